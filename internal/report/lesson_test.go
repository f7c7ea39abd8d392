package report

import (
	"strings"
	"testing"

	"spar/internal/grade"
)

func TestTheLevelToLiftIsAHeadlineOne(t *testing.T) {
	m := grade.Marks{Levels: grade.Levels{3, 2, 0, 0, 0}, Missing: grade.Texts{"a", "v", "r", "c", "n"}}
	if l := LiftOf(&m, grade.Dimensions()); l == nil || l.Dimension != grade.Value || l.Do != "v" || l.Level != 2 {
		t.Errorf("to lift first: %+v", l)
	}
	m.Levels[0], m.Levels[1] = 4, 4
	if l := LiftOf(&m, nil); l == nil || l.Dimension != grade.Reframe {
		t.Errorf("with both headlines at 4: %+v", l)
	}
	m.Levels = grade.Levels{4, 4, 4, 4, 4}
	if l := LiftOf(&m, nil); l != nil {
		t.Errorf("at level 4 everywhere there is %+v to lift", l)
	}
}

// Both ends of the needle lose; the middle is firm and listening.
func TestNeedleHasTwoSides(t *testing.T) {
	for name, c := range map[string]struct {
		m    grade.Marks
		want Needle
	}{
		"surrenders":      {grade.Marks{Tone: grade.Passive}, -3},
		"yields":          {grade.Marks{Tone: grade.Passive, Levels: grade.Levels{1}}, -2},
		"neutral":         {grade.Marks{Tone: grade.Neutral, Levels: grade.Levels{2}}, -1},
		"calm, no lead":   {grade.Marks{Tone: grade.Neutral}, -2},
		"firm and warm":   {grade.Marks{Tone: grade.Assertive, Levels: grade.Levels{4, 4, 2, 4, 3}}, 0},
		"firm, talks by":  {grade.Marks{Tone: grade.Assertive, Levels: grade.Levels{3, 3, 2, 1, 3}}, 1},
		"firm, presses":   {grade.Marks{Tone: grade.Assertive, Levels: grade.Levels{3, 3, 2, 3}, Moves: []grade.Move{grade.Pressure}}, 1},
		"aggressive":      {grade.Marks{Tone: grade.Aggressive}, 2},
		"insults as well": {grade.Marks{Tone: grade.Aggressive, Moves: []grade.Move{grade.Insult}}, 3},
	} {
		if got := NeedleOf(c.m); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	if got := Needle(-3).dial() + " / " + Needle(0).dial() + " / " + Needle(9).dial(); got !=
		"passive *--|--- aggressive / passive ---*--- aggressive / passive ---|--* aggressive" {
		t.Errorf("drawn %s", got)
	}
}

// The words that counted are named in the debrief, unless the marks stand above it.
func TestWordsThatCountedAreNamedOnce(t *testing.T) {
	sc := shipped(t, "five-percent")
	d := NewDebrief(sc, played(t, sc, "Yes, I can do 5%."))
	for above, want := range map[bool]int{false: 1, true: 0} {
		var out strings.Builder
		if err := d.Text(&out, TextOptions{MarksAbove: above}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "gives for nothing, lowers"); got != want {
			t.Errorf("with the marks above %v they are named %d times:\n%s", above, got, out.String())
		}
	}
}
