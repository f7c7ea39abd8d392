package report

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// traitCase is one labelled reply: which side of a trait it shows, "no" or "none" for
// neither.
type traitCase struct{ trait, at, label, reply string }

func traitCases(t *testing.T) ([]traitCase, map[string]*grade.Situation) {
	t.Helper()
	src, err := os.ReadFile("testdata/traits-situations.json")
	if err != nil {
		t.Fatal(err)
	}
	situations := map[string]*grade.Situation{}
	if err := json.Unmarshal(src, &situations); err != nil {
		t.Fatal(err)
	}
	if src, err = os.ReadFile("testdata/traits-cases.tsv"); err != nil {
		t.Fatal(err)
	}
	var all []traitCase
	for i, line := range strings.Split(strings.TrimSpace(string(src)), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 4 || situations[f[1]] == nil {
			t.Fatalf("line %d: %q", i+1, line)
		}
		all = append(all, traitCase{f[0], f[1], f[2], f[3]})
	}
	return all, situations
}

// A side of a trait is shown only where at least 0.8 of the labelled replies in which it
// is found are labelled with it, over ten findings or more. The log tells all figures.
func TestTraitsAreShownWhereTheyArePrecise(t *testing.T) {
	cases, situations := traitCases(t)
	for _, trait := range Traits() {
		n := 0
		for _, c := range cases {
			if c.trait == trait.ID {
				n++
			}
		}
		if n != 50 {
			t.Errorf("%s has %d cases, want 50", trait.ID, n)
		}
		for _, side := range trait.Sides {
			found, right, labelled := 0, 0, 0
			var wrong []string
			for _, c := range cases {
				if c.trait != trait.ID {
					continue
				}
				marks := grade.Grade(situations[c.at], c.reply)
				m, _, ok := side.finds(heardReply{&marks, situations[c.at].BuyerLine, c.reply})
				if c.label == side.ID {
					labelled++
				}
				if !ok {
					continue
				}
				found++
				if c.label == side.ID {
					right++
				} else {
					wrong = append(wrong, string(m)+": "+c.reply)
				}
			}
			precision := float64(right) / float64(max(found, 1))
			t.Logf("%s, %s: precision %.2f (%d of %d), recall %.2f (of %d), shown %v; wrong:\n\t%s", trait.ID, side.ID,
				precision, right, found, float64(right)/float64(labelled), labelled, side.Shown, strings.Join(wrong, "\n\t"))
			if often := float64(right)/float64(labelled) >= leastRecall; side.Often != often {
				t.Errorf("%s, %s is found in %d of %d; that a reply missed it may be said: %v", trait.ID, side.ID, right, labelled, side.Often)
			}
			if side.Shown && (precision < leastPrecision || found < leastFound) {
				t.Errorf("%s, %s is shown with a precision of %.2f over %d findings", trait.ID, side.ID, precision, found)
			}
		}
	}
}

// Not observed is kept apart from missed: a scene that does not call for a trait holds
// nothing against the trainee.
func TestNotObservedIsNoFailing(t *testing.T) {
	sc := &scenario.Scenario{Beats: []scenario.Beat{
		{ID: "calm", Lines: []string{"Good morning."}, Models: []string{"Good morning."}},
		{ID: "fault", Lines: []string{"Your invoice was wrong and my people were paid late."},
			Models: []string{"That was our mistake, and I'm sorry. I have corrected it.", "We got it wrong. That's our fault, I apologise."}},
	}}
	state := func(beat string, moves ...grade.Move) Habit {
		ev := play.Marked{Turn: 1, Beat: beat, Reply: "That was our mistake.", Marks: grade.Marks{Moves: moves}}
		for _, h := range Habits(sc, []play.Event{ev}) {
			if h.Trait == "owns-fault" {
				return h
			}
		}
		t.Fatal("the trait is not shown")
		return Habit{}
	}
	if h := state("calm"); h.State != NotObserved || len(h.Missed) != 0 {
		t.Errorf("nothing called for it: %+v", h)
	}
	if h := state("fault"); h.State != Missed || len(h.Missed) != 1 {
		t.Errorf("it was called for and not done: %+v", h)
	}
	if h := state("fault", grade.OwnFault); h.State != Observed || len(h.Seen) != 1 || len(h.Missed) != 0 || !h.Seen[0].Builder {
		t.Errorf("it was called for and done: %+v", h)
	}
	if h := state("calm", grade.OwnFault); h.State != Observed {
		t.Errorf("it was done without a call: %+v", h)
	}
}

// Taking up is using the buyer's own words of content, not the words that all lines share
// and not the line itself.
func TestTakingUpCountsWordsOfContent(t *testing.T) {
	const line = "Your invoice was wrong two months in a row and my people were paid late."
	for reply, want := range map[string]int{
		"Two wrong invoices, and your people waited.":  2, // wrong, invoice
		"You and I would have done that in a day.":     0,
		"The invoices were late, wrong, late and late": 3,
		"Our service is the best there is.":            0,
	} {
		if got := sharedContent(line, reply); got != want {
			t.Errorf("%q shares %d words of content, want %d", reply, got, want)
		}
	}
	parrot := heardReply{&grade.Marks{Moves: []grade.Move{grade.Parrot}, Levels: grade.Levels{2, 2, 2, 2, 2}}, line, line}
	if _, _, ok := takesUp(parrot); ok {
		t.Error("the line repeated counts as taken up")
	}
}

// What is found too seldom is never held against a reply.
func TestWhatIsSeldomFoundIsNotMissed(t *testing.T) {
	beat := scenario.Beat{ID: "other", Lines: []string{"Is yours the right one for us?"},
		Models: []string{"For twelve people you're better off with Ticketjar, at 9 a month.", "We're too big for you. You're better off with Ticketjar, it numbers the chairs."}}
	sc := &scenario.Scenario{Beats: []scenario.Beat{beat}}
	state := func(reply string) Habit {
		for _, h := range Habits(sc, []play.Event{play.Marked{Turn: 1, Beat: "other", Reply: reply}}) {
			if h.Trait == "recommends-other" {
				return h
			}
		}
		t.Fatal("the trait is not shown")
		return Habit{}
	}
	if h := state("Ours is the one, sign here."); h.State != NotFound || len(h.Missed) != 0 {
		t.Errorf("%+v", h)
	}
	if h := state("Fair question. You would be better off with the smaller one from your dealer. Shall I call him?"); h.State != Observed ||
		!strings.Contains(h.Seen[0].Words, "better off with the smaller one") || strings.Contains(h.Seen[0].Words, "call him") {
		t.Errorf("%+v", h)
	}
	if h := state("You think you would be better off with the smaller one. You would not."); h.State == Observed {
		t.Errorf("what the buyer thinks counts as said: %+v", h)
	}
}

// A way of pushing that is denied, or only supposed, pushes nothing.
func TestPushingIsSaidPlainly(t *testing.T) {
	for reply, want := range map[string]bool{
		"Lovely. Can you sign today?":                    true,
		"The offer runs out on Monday.":                  true,
		"Please don't sign today.":                       false,
		"I'm not asking for an order this week.":         false,
		"You say the price goes up on Friday. It stays.": false,
		"What would change by Friday?":                   false,
	} {
		if got := closes.plainly(reply) != ""; got != want {
			t.Errorf("%q pushes: %v", reply, got)
		}
	}
}
