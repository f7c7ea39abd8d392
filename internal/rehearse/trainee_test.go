package rehearse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/text"
)

// TestRepertoires holds that every wording can be filled, is text that may be shown,
// and that every kind has enough of them to be more than one person.
func TestRepertoires(t *testing.T) {
	sc := shop(t, "")
	slots := fill(sc).heard("Take 5% off.")
	for _, kind := range Kinds() {
		parts := repertoireOf(kind)
		if len(parts[talk]) == 0 {
			t.Errorf("%s has nothing to say where nothing special happens", kind)
		}
		for m, part := range parts {
			ways := 1
			for _, wordings := range part {
				ways *= len(wordings)
				for _, w := range wordings {
					if !slots.fits(w) {
						t.Errorf("%s: %q has a slot that nothing fills", kind, w)
					}
					if text.Safe(w) != w {
						t.Errorf("%s: %q is no plain text", kind, w)
					}
				}
			}
			if part != nil && ways < 40 {
				t.Errorf("%s has %d replies in moment %d", kind, ways, m)
			}
		}
	}
}

func TestTraineesSpeakOfTheScenarioAtHand(t *testing.T) {
	for _, sc := range library(t) {
		slots := fill(sc)
		for _, kind := range Kinds() {
			tr := newTrainee(slots, kind, 7)
			said := map[string]bool{}
			for i := range 3 * len(sc.Beats) {
				b := &sc.Beats[i%len(sc.Beats)]
				reply := tr.reply(b, b.Lines[0])
				if strings.ContainsAny(reply, "{}") || reply == "" || strings.Contains(reply, "  ") {
					t.Errorf("%s, %s: %q", sc.ID, kind, reply)
				}
				said[reply] = true
			}
			if len(said) < len(sc.Beats) {
				t.Errorf("%s: the %s has only %d things to say", sc.ID, kind, len(said))
			}
			if kind == Challenger && !mentionsAny(said, sc.Facts) {
				t.Errorf("%s: the challenger told none of its facts", sc.ID)
			}
		}
	}
}

func mentionsAny(said map[string]bool, facts []string) bool {
	for reply := range said {
		if slices.ContainsFunc(facts, func(fact string) bool {
			return strings.Contains(strings.ToLower(reply), strings.ToLower(strings.TrimRight(fact, ".")))
		}) {
			return true
		}
	}
	return false
}

func TestNoFactIsToldTwiceBeforeAllWere(t *testing.T) {
	tr := newTrainee(filling{"fact": {"one", "two", "three"}}, Challenger, 3)
	var told []string
	for range 3 {
		told = append(told, tr.filled("{fact}", tr.slots))
	}
	slices.Sort(told)
	if fmt.Sprint(told) != "[one three two]" {
		t.Error(told)
	}
}

func TestNames(t *testing.T) {
	tests := []struct {
		of       func(string) string
		in, want string
	}{
		{firstName, "Dana Whitlock", "Dana"}, {firstName, "Dr. Ada Visser", "Dr. Visser"}, {firstName, "Marta", "Marta"},
		{firstName, "", "there"}, {firstName, "Ms Lee, CFO", "Ms Lee"},
		{person, "Martin, CFO", "Martin"}, {person, "plant manager", "your plant manager"}, {person, "IT manager", "your IT manager"},
		{person, "The board", "the board"}, {person, "her brother-in-law", "her brother-in-law"}, {person, "Goran Ilić", "Goran Ilić"},
	}
	for _, tt := range tests {
		if got := tt.of(tt.in); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMomentOf(t *testing.T) {
	b := &scenario.Beat{}
	owns := &scenario.Beat{Leads: []scenario.Lead{{When: scenario.When{Any: []grade.Move{grade.OwnFault}}}, {}}}
	tests := []struct {
		b    *scenario.Beat
		line string
		want moment
	}{
		{b, "Knock five percent off and I'll sign by Friday.", price},
		{b, "Your rival's quote is cheaper. Match it.", price},
		{b, "You lost my goods and the second box came damaged.", fault},
		{b, "Who is this? I'm busy, send me an email.", brush},
		{b, "Tell me how that would go.", talk},
		{owns, "Tell me how that would go.", fault},
	}
	for _, tt := range tests {
		if got := momentOf(tt.b, tt.line); got != tt.want {
			t.Errorf("%q: moment %d, want %d", tt.line, got, tt.want)
		}
	}
}

func TestTheBuyersOwnNumberIsTakenUp(t *testing.T) {
	tests := map[string]string{"Take 7.5% off.": "7.5%", "Make it ten percent.": "ten percent", "Cheaper, please.": "5%"}
	for line, want := range tests {
		if got := (filling{}).heard(line)["ask"]; len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
