package scenario

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// later is the tests' base file as the third meeting, with more put below its keys.
func later(t *testing.T, pairs ...string) string {
	t.Helper()
	base := minimal(t)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(base, pairs[i]) {
			t.Fatalf("the base does not hold %q", pairs[i])
		}
		base = strings.Replace(base, pairs[i], pairs[i+1], 1)
	}
	return base + `account:
  client: Adler
  episode: 3
  past:
    - { episode: 1, tells: "You gave her {ask} of {price}.", given: "all right, {ask} off", percent: 5, sum: 2400, ended: bled, promised: I'll ring on Friday }
    - { episode: 2, tells: You held., ended: signed }
`
}

const openingLine = "      - I want {ask} off, then you have my signature.\n"

func filledFor(t *testing.T, src string, memory ...Episode) *Scenario {
	t.Helper()
	s, problems := Check("later.yaml", []byte(src))
	for _, p := range problems {
		t.Errorf("%s (hint: %s)", p, p.Hint)
	}
	if s == nil {
		t.FailNow()
	}
	s, err := s.FillFor(nil, memory)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsRememberedIsSaid(t *testing.T) {
	src := later(t, openingLine, openingLine+`    remembers:
      - when: { episode: 1, percent: { at-least: 10 } }
        buyer: "{account.1.percent}, {account.1.sum}: \"{account.1.given}\". And you said, {account.1.promised}."
`, "brief: >\n", "brief: >\n  Last time she had {account.1.given}, {account.sum}, and it ended {account.2.ended}.\n")
	alone := filledFor(t, src)
	if !strings.Contains(alone.Brief, "Last time she had all right, 5% off, $2,400, and it ended signed.") || len(alone.Beats[0].Lines) != 2 {
		t.Errorf("without a past: %q, %q", alone.Brief, alone.Beats[0].Lines)
	}
	if got := alone.Account.Memory; got[0].Tells != "You gave her 5% of $48,000." || got[0].Promise != OpenPromise || got[1].Promise != NoPromise {
		t.Errorf("the file's past: %+v", got)
	}
	met := filledFor(t, src, Episode{Number: 1, Currency: "EUR", Title: "Bled", Promises: []string{"x", "I'll be {there}  at\nnine."},
		Gifts: []Gift{{What: "5% then", Percent: 5, Sum: 100}, {What: "well, {price} ten", Percent: 10, Sum: 200}, {What: "the bag"}}})
	if got := met.Beats[0].Lines; len(got) != 1 || got[0] != `15%, €300: "well, {price} ten". And you said, I'll be {there} at nine.` {
		t.Errorf("remembered: %q", got)
	}
	if !strings.Contains(met.Brief, "Last time she had well, {price} ten, €300, and it ended signed.") {
		t.Errorf("the brief: %q", met.Brief)
	}
	// Filled again with other values, the memory stays; asked for a memory, the values do.
	again, err := met.Fill(map[string]string{"item": "nine chairs"})
	if err != nil || again.Account.Memory[0].Percent() != 15 || !strings.Contains(again.Brief, "You sell nine chairs") {
		t.Errorf("%+v, %v", again.Account.Memory, err)
	}
	if again, err = again.Remembering(nil); err != nil || again.Account.Memory[0].Percent() != 5 || !strings.Contains(again.Brief, "You sell nine chairs") {
		t.Errorf("%+v, %v", again.Account.Memory, err)
	}
	same(t, alone)
}

func TestWithNothingToRememberNothingIsSaid(t *testing.T) {
	s := filledFor(t, later(t, "brief: >\n", "brief: >\n  It was {account.1.given}, {account.1.sum}, {account.1.percent}.\n"), Episode{Number: 1})
	if !strings.Contains(s.Brief, "It was nothing, nothing, nothing.") {
		t.Errorf("%q", s.Brief)
	}
}

func TestConditionsOnThePast(t *testing.T) {
	kind := Episode{Gifts: []Gift{{What: "a bag"}}}
	five := Episode{Gifts: []Gift{{Percent: 3}, {Percent: 2}}, Ending: "bled", Promise: KeptPromise}
	for _, c := range []struct {
		when Remembered
		e    Episode
		want bool
	}{
		{Remembered{}, Episode{}, true},
		{Remembered{Gave: GaveNothing}, Episode{}, true},
		{Remembered{Gave: GaveSomething}, Episode{}, false},
		{Remembered{Gave: GaveSomething}, kind, true},
		{Remembered{Gave: GaveNothing}, kind, false},
		{Remembered{Percent: Bounds{AtLeast: bound(0.1)}}, kind, false},
		{Remembered{Percent: Bounds{AtLeast: bound(5)}}, five, true},
		{Remembered{Percent: Bounds{AtMost: bound(4.9)}}, five, false},
		{Remembered{Ended: []string{"signed", "bled"}}, five, true},
		{Remembered{Ended: []string{"signed"}}, five, false},
		{Remembered{Promise: KeptPromise, Gave: GaveSomething}, five, true},
		{Remembered{Promise: BrokenPromise}, five, false},
	} {
		if got := c.when.holds(c.e); got != c.want {
			t.Errorf("%+v of %+v: %v", c.when, c.e, got)
		}
	}
}

func TestTheTalkOpensByThePast(t *testing.T) {
	src := later(t, "  - id: more\n", "  - id: more\n    opens: { episode: 1, gave: nothing }\n")
	if s := filledFor(t, src); s.Opening().ID != "ask" {
		t.Errorf("as the file tells it, it opens with %s", s.Opening().ID)
	}
	if s := filledFor(t, src, Episode{Number: 1}); s.Opening().ID != "more" {
		t.Errorf("after nothing was given it opens with %s", s.Opening().ID)
	}
	if s := filledFor(t, src, Episode{Number: 3}); s.Opening().ID != "ask" {
		t.Error("an episode that is not before this one is remembered")
	}
}

// A later talk shows what became of a promise.
func TestWhatBecameOfAPromise(t *testing.T) {
	made := Episode{Number: 1, Promises: []string{"I'll ring"}}
	for asked, want := range map[Promise]Promise{"": OpenPromise, KeptPromise: KeptPromise, BrokenPromise: BrokenPromise} {
		s := filledFor(t, later(t), made, Episode{Number: 2, Asked: asked})
		if got := s.Account.Memory[0].Promise; got != want {
			t.Errorf("asked %q: %q", asked, got)
		}
	}
}

// What can never hold is told, whichever key it stands under; what can is not.
func TestPastsThatCannotBe(t *testing.T) {
	lead := func(conditions ...string) []string {
		out := "    leads:\n"
		for i, c := range conditions {
			out += fmt.Sprintf("      - when: { account: { episode: 1, %s } }\n        to: %s\n", c, []string{"later", "signed", "bled"}[i%3])
		}
		return []string{"    leads:\n      - when: { given:", out + "      - when: { given:"}
	}
	line := func(condition string) []string {
		return []string{openingLine, openingLine + "    remembers: [{ when: { episode: 1, " + condition + " }, buyer: So. }]\n"}
	}
	for _, c := range []struct {
		name  string
		pairs []string
		want  string
	}{
		{"something", lead("gave: something"), ""},
		{"both kinds, and then nothing is left", lead("gave: something", "gave: nothing"), CodeShadowed},
		{"by percent", lead("percent: { at-least: 5 }", "percent: { at-least: 2 }", "gave: something"), ""},
		{"the wide one first", lead("gave: something", "percent: { at-least: 2 }"), CodeShadowed},
		{"nothing and five percent", lead("gave: nothing, percent: { at-least: 5 }"), CodeNeverTaken},
		{"low above high", line("percent: { at-least: 5, at-most: 4 }"), CodeNeverTaken},
		{"an ending", line("ended: [bled]"), ""},
		{"kept", line("promise: kept"), ""},
		{"of the newest, nobody knows yet", []string{openingLine, openingLine + "    remembers: [{ when: { episode: 2, promise: kept }, buyer: So. }]\n"}, CodeNeverTaken},
		{"this one", []string{openingLine, openingLine + "    remembers: [{ when: { episode: 3, gave: nothing }, buyer: So. }]\n"}, CodeEpisode},
		{"the first opens anyway", []string{"  - id: ask\n", "  - id: ask\n    opens: { episode: 1, gave: nothing }\n"}, CodeNeverTaken},
		{"no default", []string{"brief: >\n", "brief: >\n  She said {account.2.promised}.\n"}, CodeNoPast},
		{"a small thing has none", []string{"brief: >\n", "brief: >\n  You knew {account.small}.\n"}, CodeNoPast},
		{"no such thing", []string{"brief: >\n", "brief: >\n  She had {account.1.gift}.\n"}, CodePlaceholder},
		{"an episode to come", []string{"brief: >\n", "brief: >\n  She had {account.4.given}.\n"}, CodeEpisode},
	} {
		_, problems := Check("later.yaml", []byte(later(t, c.pairs...)))
		told := false
		for _, p := range problems {
			told = told || p.Code == c.want
			if p.Code != c.want && p.Code != CodeOnePlace {
				t.Errorf("%s: %s", c.name, p)
			}
		}
		if c.want != "" && !told {
			t.Errorf("%s: %s is not told", c.name, c.want)
		}
	}
}

// Every past that the conditions tell apart is listed once, and the file's own is the first.
func TestTheWorldsTellConditionsApart(t *testing.T) {
	s := filledFor(t, later(t, openingLine, openingLine+`    remembers:
      - { when: { episode: 1, percent: { at-least: 10 } }, buyer: So much. }
      - { when: { episode: 1, gave: something }, buyer: Something. }
      - { when: { episode: 2, ended: [bled] }, buyer: You bled. }
`))
	heard := map[string]int{}
	for i, memory := range s.Worlds() {
		other, err := s.Remembering(memory)
		if err != nil {
			t.Fatal(err)
		}
		heard[strings.Join(other.Beats[0].Lines, "|")]++
		if i == 0 && memory != nil {
			t.Error("the first is not the file's own")
		}
	}
	if len(heard) != 4 || heard["You bled."] != 1 || heard["So much."] == 0 || heard["Something."] == 0 {
		t.Errorf("heard: %v", heard)
	}
}

func TestTooManyWorldsAreNotJudged(t *testing.T) {
	var lines strings.Builder
	for i := range 20 {
		fmt.Fprintf(&lines, "      - { when: { episode: %d, gave: nothing, ended: [e%d, f%d], promise: none }, buyer: Line %d. }\n", i%2+1, i, i, i)
	}
	s := filledFor(t, later(t, openingLine, openingLine+"    remembers:\n"+lines.String()))
	if got := len(s.Worlds()); got != mostWorlds {
		t.Errorf("%d worlds", got)
	}
}

func TestEpisodesAreHeldAgainstEachOther(t *testing.T) {
	file := func(name, src string) File {
		s, problems := Check(name, []byte(src))
		if s == nil {
			t.Fatal(problems)
		}
		return File{Name: name, Src: []byte(src), Scenario: s}
	}
	first := file("first.yaml", minimal(t)+"account: { client: adler, episode: 1 }\n")
	good := file("third.yaml", later(t))
	if got := slices.Concat(Episodes([]File{good, first})...); got != nil {
		t.Errorf("%v", got)
	}
	twin := file("twin.yaml", minimal(t)+"account: { client: Adler, episode: 1 }\n")
	bad := file("third.yaml", strings.Replace(later(t), "ended: bled", "ended: bleed", 1))
	got := slices.Concat(Episodes([]File{first, twin, bad})...)
	if len(got) != 2 || got[0].File != "twin.yaml" || got[1].File != "third.yaml" || got[1].Line < 80 || !strings.Contains(got[1].Hint, `"bled"`) {
		t.Errorf("%v", got)
	}
}
