package play

import (
	"errors"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// A beat that is played alone knows what its author wrote as said before.
func TestABeatAloneKnowsWhatWasSaid(t *testing.T) {
	sc := &scenario.Scenario{Beats: []scenario.Beat{
		{ID: "a", Lines: []string{"First."}},
		{ID: "b", Lines: []string{"And then?"}, SoFar: []grade.Turn{{Buyer: "Good morning.", Reply: "Good morning to you."}}},
	}}
	st, events, err := BeginAt(sc, 1, "b")
	if err != nil || st.Beat != "b" || st.Line != "And then?" || st.Turn != 0 || len(st.Turns) != 1 || st.Turns[0].Reply != "Good morning to you." {
		t.Errorf("stands at %+v, %v", st, err)
	}
	if len(events) != 3 || events[2] != Event(Said{Beat: "b", Buyer: true, Text: "And then?"}) {
		t.Errorf("events: %+v", events)
	}
	whole, _ := Begin(sc, 1)
	if first, _, err := BeginAt(sc, 1, ""); err != nil || first.Line != whole.Line || first.Beat != "a" {
		t.Errorf("without a beat: %+v, %v", first, err)
	}
	if _, _, err := BeginAt(sc, 1, "c"); !errors.Is(err, ErrForeign) {
		t.Errorf("a beat that is not there: %v", err)
	}
}
