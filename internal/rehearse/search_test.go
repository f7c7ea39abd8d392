package rehearse

import (
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
)

func TestWithoutTraineesBranchesAreNotLookedFor(t *testing.T) {
	sc := shop(t, "")
	few, all := Rehearse(sc, Options{}), Rehearse(sc, Options{Trainees: 1})
	if few.Coverage.Searched || !all.Coverage.Searched {
		t.Error("what was looked for is told wrongly")
	}
	for _, c := range []Coverage{few.Coverage, all.Coverage} {
		for _, p := range append(c.Beats, c.Endings...) {
			if !p.Reached() {
				t.Errorf("no way to %s", p.ID)
			}
		}
	}
	if n, of := reachedOf(all.Coverage.Branches); n != of {
		t.Errorf("%d of %d branches", n, of)
	}
	for _, f := range few.Findings {
		if f.Code == NotReached {
			t.Errorf("a branch that was not looked for is a finding: %+v", f)
		}
	}
}

func TestALeadThatNeedsAMoveGetsIt(t *testing.T) {
	// Nothing in the file insults the buyer; the search picks somebody who does.
	text := strings.Replace(shopText, "      - { to: parked }\n", "      - { when: { any: [insult] }, to: walked }\n      - { to: parked }\n", 1)
	text = strings.Replace(text, "endings:\n", "endings:\n  - { id: walked, outcome: lost, title: Walked, says: Goodbye., why: You were rude. }\n", 1)
	sc, problems := scenario.Decode("shop.yaml", []byte(text))
	if sc == nil {
		t.Fatal(problems)
	}
	c := cover(pasts(sc), newMemory(), newTally(sc), nil, true)
	for _, b := range c.Branches {
		if b.To == "walked" && !b.Reached() {
			t.Error("nobody was found who insults the buyer")
		}
	}
}

func TestWouldTake(t *testing.T) {
	two := 2.0
	leads := []scenario.Lead{
		{When: scenario.When{Any: []grade.Move{grade.Hold}, Trust: scenario.Bounds{AtMost: &two}}},
		{When: scenario.When{Any: []grade.Move{grade.Hold}}},
		{When: scenario.When{AtLeast: map[grade.Dimension]int{grade.Value: 3}}},
		{},
	}
	var value grade.Marks
	value.Levels[grade.Value] = 3
	tests := []struct {
		m    grade.Marks
		want [4]bool
	}{
		{grade.Marks{Moves: []grade.Move{grade.Hold}}, [4]bool{true, true, false, false}},
		{value, [4]bool{false, false, true, false}},
		{grade.Marks{}, [4]bool{false, false, false, true}},
	}
	for _, tt := range tests {
		for i, want := range tt.want {
			if got := wouldTake(leads, i, &tt.m); got != want {
				t.Errorf("moves %v, value %d, lead %d: %v", tt.m.Moves, tt.m.Levels[grade.Value], i, got)
			}
		}
	}
}

// TestALeadThatAsksForOneThingAloneGetsIt has a beat that none of the habits leads to:
// they never stop at praise of themselves that is firm.
func TestALeadThatAsksForOneThingAloneGetsIt(t *testing.T) {
	text := strings.Replace(shopText, "      - { to: parked }\n", "      - { when: { any: [commodity], at-least: { assertiveness: 2 } }, to: walked }\n      - { to: parked }\n", 1)
	text = strings.Replace(text, "endings:\n", "endings:\n  - { id: walked, outcome: lost, title: Walked, says: Goodbye., why: You praised yourself. }\n", 1)
	for _, e := range Rehearse(read(t, text), Options{}).Coverage.Endings {
		if !e.Reached() {
			t.Errorf("no way to %s", e.ID)
		}
	}
}

// TestPlainRepliesCanBeFilled holds that no wording names a slot that does not exist.
func TestPlainRepliesCanBeFilled(t *testing.T) {
	slots := fill(shop(t, ""))
	for _, wording := range plainly() {
		if said := newTrainee(slots, Builder, 1).filled(wording, slots); !slots.fits(wording) || strings.ContainsAny(said, "{}") {
			t.Errorf("%q becomes %q", wording, said)
		}
	}
}
