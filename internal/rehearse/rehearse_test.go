package rehearse

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// shop is a small scenario about five percent, with what a test adds under it.
func shop(t *testing.T, more string) *scenario.Scenario {
	t.Helper()
	return read(t, shopText+more)
}

func read(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	sc, problems := scenario.Decode("shop.yaml", []byte(text))
	if sc == nil {
		t.Fatal(problems)
	}
	sc, err := sc.Fill(nil)
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

const shopText = `format: 1
title: Five off
skill: holding the price
difficulty: easy
minutes: 3
brief: You sell forty seats of Tally to Dana for $48,000 a year.
offer:
  item: forty seats of Tally
  price: 48000
  currency: USD
  margin: 0.3
  concessions: [two training days]
buyer:
  name: Dana Whitlock
  role: operations director
  temper: dry
  wants: something to show on Friday
  trust: 4
  patience: 6
  knows:
    - { about: [friday], trust: 3, says: The quarter closes then., deflect: It is a date. }
facts:
  - late fees cost Corbel about $3,100 a month
  - approvals fell from nine days to two in the pilot
insight: The late fees come from waiting for signatures, so every week of haggling costs more than the discount saves.
stakeholders:
  - { who: "Martin, CFO", concern: late fees, message: "$3,100 a month stops" }
beats:
  - id: ask
    buyer: Knock five percent off and I'll sign by Friday.
    aim: Hold.
    models: ["I won't take five percent off, Dana, because $3,100 a month in late fees is what this stops. Shall we sit down with Martin on Thursday at ten and fix the start date?"]
    leads:
      - { when: { any: [unconditional] }, to: more }
      - { when: { all: [hold], at-least: { value: 3 } }, to: signed }
      - { to: parked }
  - id: more
    buyer: Then you can do ten percent.
    aim: Stop giving.
    models: ["Ten percent won't happen, Dana. Five stands if you sign for three years."]
    leads:
      - { when: { any: [unconditional] }, to: bled }
      - { to: parked }
endings:
  - { id: signed, outcome: won, title: Signed, says: Send it over., why: You held. }
  - { id: parked, outcome: open, title: Parked, says: Next month then., why: Nothing moved. }
  - { id: bled, outcome: lost, title: Bled, says: A pleasure., why: You gave ten. }
`

const gives = "OK, 5% it is, I'll change the quote."

// codes are the findings' codes with their beats, without the proofs that are lacking.
func codes(r Result) []string {
	var all []string
	for _, f := range r.Findings {
		if f.Code != ProofLacking {
			all = append(all, strings.TrimSpace(string(f.Code)+" "+f.Beat))
		}
	}
	return all
}

// fails is Failed for a scenario to which it may be said that proofs are lacking.
func fails(r Result) bool {
	r.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return f.Code == ProofLacking })
	return r.Failed()
}

// TestAScenarioWithoutProofsIsNotFit has none at all, then some, then all that it needs.
func TestAScenarioWithoutProofsIsNotFit(t *testing.T) {
	r := Rehearse(shop(t, ""), Options{})
	if !r.Failed() || len(r.Findings) != 1 || !strings.Contains(r.Findings[0].Message, "there are no proofs") {
		t.Errorf("without proofs: %+v", r.Findings)
	}
	proofs := "proofs:\n"
	for i, kind := range proofKinds {
		proofs += "  - { beat: ask, kind: " + kind + ", reply: \"" + gives + "\" }\n"
		r = Rehearse(shop(t, proofs), Options{})
		lacks := 2 // both beats lack something until ask has all four
		if i == len(proofKinds)-1 {
			lacks = 1
		}
		if !r.Failed() || len(r.Findings) != lacks || r.Findings[0].Code != ProofLacking {
			t.Errorf("up to %s: %+v", kind, r.Findings)
		}
	}
	if r = Rehearse(shop(t, proofs+strings.ReplaceAll(strings.TrimPrefix(proofs, "proofs:\n"), "beat: ask", "beat: more")), Options{}); r.Failed() {
		t.Errorf("with all of them: %+v", r.Findings)
	}
}

func TestAProofThatHolds(t *testing.T) {
	r := Rehearse(shop(t, `proofs:
  - { beat: ask, kind: weak, reply: "`+gives+`", has: [unconditional], has-not: [hold], at-most: { value: 0 } }
`), Options{})
	if len(r.Proofs) != 1 || len(r.Proofs[0].Missed) != 0 || fails(r) {
		t.Errorf("%+v\n%+v", r.Proofs, r.Findings)
	}
}

func TestAProofThatMisses(t *testing.T) {
	r := Rehearse(shop(t, `proofs:
  - { beat: ask, kind: strong, reply: "`+gives+`", has: [hold], has-not: [unconditional], at-least: { value: 3 } }
`), Options{})
	missed := r.Proofs[0].Missed
	if len(missed) != 3 {
		t.Fatalf("missed %+v", missed)
	}
	if missed[0].Want != "has hold" || !strings.Contains(missed[0].Got, "unconditional") {
		t.Errorf("first: %+v", missed[0])
	}
	if missed[1].Want != "has not unconditional" || !strings.Contains(strings.Join(missed[1].Words, " "), "lowers (unconditional)") {
		t.Errorf("second, with the words it rests on: %+v", missed[1])
	}
	if missed[2].Want != "value at least 3" || missed[2].Got != "value 0" || missed[2].Why == "" {
		t.Errorf("third, with the reason: %+v", missed[2])
	}
	if !r.Failed() || !slices.Contains(codes(r), "proof-missed ask") {
		t.Errorf("findings %v", codes(r))
	}
}

func TestADisputedProofIsCountedButDoesNotFail(t *testing.T) {
	disputed := `  - { beat: ask, kind: strong, reply: "` + gives + `", has: [hold], disputed: she means it ironically }
`
	r := Rehearse(shop(t, "proofs:\n"+disputed), Options{})
	if n, of, tooMany := Disputed([]Result{r}); n != 1 || of != 1 || tooMany {
		t.Errorf("disputed %d of %d, too many %v", n, of, tooMany)
	}
	if fails(r) {
		t.Errorf("findings %+v", r.Findings)
	}
	r = Rehearse(shop(t, "proofs:\n"+disputed+disputed), Options{})
	if !slices.Contains(codes(r), "dispute-many") || !r.Failed() {
		t.Errorf("two of two disputed: %v", codes(r))
	}
}

func TestADisputeThatIsSettled(t *testing.T) {
	r := Rehearse(shop(t, `proofs:
  - { beat: ask, kind: weak, reply: "`+gives+`", has: [unconditional], disputed: the grader does not see it }
`), Options{})
	if !slices.Contains(codes(r), "dispute-settled ask") || fails(r) {
		t.Errorf("findings %v", codes(r))
	}
}

func TestLackingProofs(t *testing.T) {
	r := Rehearse(shop(t, `proofs:
  - { beat: ask, kind: weak, reply: "`+gives+`" }
`), Options{})
	var messages []string
	for _, f := range r.Findings {
		if f.Code == ProofLacking {
			messages = append(messages, f.Beat+": "+f.Message)
		}
	}
	want := []string{"ask: no proof of the kind strong, hard, gaming", "more: no proof of the kind strong, weak, hard, gaming"}
	if !reflect.DeepEqual(messages, want) {
		t.Errorf("%q", messages)
	}
}

func TestTranscripts(t *testing.T) {
	tests := []struct{ name, yaml, missed string }{
		{"fits", `{ name: gives in, replies: ["` + gives + `", "Fine, 10% then, have it."], ends: bled }`, ""},
		{"elsewhere", `{ name: x, replies: ["` + gives + `", "Fine, 10% then, have it."], ends: parked }`, `it ends in "bled" instead of "parked"`},
		{"too few", `{ name: x, replies: ["` + gives + `"], ends: bled }`, `after its last reply it stands in beat "more" instead of the ending "bled"`},
		{"too many", `{ name: x, replies: ["` + gives + `", "Fine, 10% then, have it.", "Hm."], ends: bled }`, "it ends after 2 of 3 replies"},
	}
	for _, tt := range tests {
		r := Rehearse(shop(t, "transcripts:\n  - "+tt.yaml+"\n"), Options{})
		got := r.Transcripts[0]
		if got.Missed != tt.missed || fails(r) != (tt.missed != "") {
			t.Errorf("%s: %q, findings %v", tt.name, got.Missed, codes(r))
		}
		if !reflect.DeepEqual(got.Path, []string{"ask", "more"}[:len(got.Path)]) || len(got.Path) == 0 {
			t.Errorf("%s: path %v", tt.name, got.Path)
		}
	}
}

func TestTheSearchFindsAWayToEverything(t *testing.T) {
	sc := shop(t, "")
	c := cover(pasts(sc), newMemory(), newTally(sc), nil, true)
	for _, b := range c.Branches {
		if b.Way == nil {
			t.Errorf("no way to lead %d of %s", b.Lead, b.Beat)
			continue
		}
		st, events := play.Begin(sc, 0)
		for _, step := range b.Way.Steps {
			if step.Beat != st.Beat || step.Buyer != st.Line {
				t.Errorf("the way says %s: %q, the talk is at %s: %q", step.Beat, step.Buyer, st.Beat, st.Line)
			}
			var err error
			if st, events, err = play.Step(sc, st, step.Reply); err != nil {
				t.Fatal(err)
			}
		}
		moved := slices.ContainsFunc(events, func(ev play.Event) bool {
			return ev == play.Moved{From: b.Beat, To: b.To, Lead: b.Lead}
		})
		if !moved {
			t.Errorf("the way to lead %d of %s does not lead there", b.Lead, b.Beat)
		}
	}
	if got := c.Line(); got != "2/2 beats, 5/5 branches, 3/3 endings" {
		t.Error(got)
	}
}

func TestWhatCannotBeReachedIsSaid(t *testing.T) {
	text := strings.Replace(shopText, "any: [unconditional] }, to: bled", "any: [unconditional], trust: { at-least: 10 }, patience: { at-most: 0 } }, to: bled", 1)
	sc, problems := scenario.Decode("shop.yaml", []byte(text))
	if sc == nil {
		t.Fatal(problems)
	}
	r := Rehearse(sc, Options{Trainees: 12})
	// Patience running out takes the first lost ending, so "bled" itself may be come to.
	if !slices.Contains(codes(r), "not-reached more") {
		t.Errorf("findings %v", codes(r))
	}
}

func TestTraineesAreTheSameForTheSameSeed(t *testing.T) {
	sc := shop(t, "")
	one, same, other := train(pasts(sc), Options{Trainees: 12, Seed: 1}), train(pasts(sc), Options{Trainees: 12, Seed: 1, Workers: 5}), train(pasts(sc), Options{Trainees: 12, Seed: 2})
	if !reflect.DeepEqual(one, same) {
		t.Error("the same seed made other trainees, or it matters how many play at a time")
	}
	if reflect.DeepEqual(one, other) {
		t.Error("another seed made the same trainees")
	}
}

func TestSeparation(t *testing.T) {
	calls := 0
	r := Rehearse(shop(t, ""), Options{Trainees: 120, Seed: 1, Progress: func(done, of int) {
		if calls++; done != calls || of != 120 {
			t.Errorf("progress %d of %d at call %d", done, of, calls)
		}
	}})
	if calls != 120 || r.Coverage.Talks != 120 {
		t.Errorf("%d calls, %d talks", calls, r.Coverage.Talks)
	}
	for _, k := range r.Separation.Kinds {
		if k.Talks != 20 || k.Low > k.Median || k.Median > k.High {
			t.Errorf("%+v", k)
		}
	}
	for _, p := range r.Separation.Pairs {
		if p.Must && !p.Enough() {
			t.Errorf("%+v", p)
		}
	}
}

func TestCompare(t *testing.T) {
	tests := []struct {
		challengers, others []float64
		beats, gap          float64
		enough              bool
	}{
		{[]float64{3, 4}, []float64{1, 2}, 1, 2, true},
		{[]float64{2, 2}, []float64{2, 2}, 0, 0, false},
		{[]float64{3}, []float64{2.5, 2.5, 2.5}, 1, 0.5, false},
		{[]float64{4, 4, 4, 1}, []float64{1.5}, 0.75, 2.5, false},
		{nil, []float64{1}, 0, 0, false},
	}
	for _, tt := range tests {
		p := compare(tt.challengers, tt.others, Bully)
		if p.Beats != tt.beats || p.Gap != tt.gap || p.Enough() != tt.enough || !p.Must {
			t.Errorf("%v against %v: %+v", tt.challengers, tt.others, p)
		}
	}
	if compare(nil, nil, Staller).Must {
		t.Error("the staller need not be beaten")
	}
	found := separationFindings(Separation{Pairs: []PairResult{{Kind: Bully, Beats: 0.8, Gap: 2, Must: true}, {Kind: Staller}}})
	if len(found) != 1 || !found[0].Fails || found[0].Code != NotSeparated {
		t.Errorf("findings %+v", found)
	}
}

// library are the shipped scenarios with their defaults.
func library(tb testing.TB) []*scenario.Scenario {
	tb.Helper()
	files, err := filepath.Glob("../../scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatal("no scenarios found", err)
	}
	var all []*scenario.Scenario
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		sc, problems := scenario.Decode(f, src)
		if sc == nil {
			tb.Fatal(problems)
		}
		if sc, err = sc.Fill(nil); err != nil {
			tb.Fatal(err)
		}
		all = append(all, sc)
	}
	return all
}

func TestTheRealGraderIsUsed(t *testing.T) {
	sc := shop(t, `proofs:
  - { beat: more, kind: weak, reply: "`+gives+`" }
`)
	sit := sc.Situation(sc.Beat("more"))
	if got := Rehearse(sc, Options{}).Proofs[0].Marks; !reflect.DeepEqual(got, grade.Grade(&sit, gives)) {
		t.Errorf("marks %+v", got)
	}
}

// BenchmarkLibrary rehearses every shipped scenario without trainees.
func BenchmarkLibrary(b *testing.B) {
	all := library(b)
	for b.Loop() {
		for _, sc := range all {
			Rehearse(sc, Options{})
		}
	}
}
