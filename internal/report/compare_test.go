package report

import (
	"strings"
	"testing"

	"spar/internal/practice"
	"spar/internal/scenario"
)

// Both ways are set beside each other from the turn on in which they differ; what
// changed is told from their events.
func TestCompareTellsWhatTheOtherWayChanged(t *testing.T) {
	sc := shipped(t, "five-percent")
	was := exported(t, sc, nil, "Yes, I can do 5%.", "Fine, another 5% off and the training day is free.")
	was.ID = "first"
	var models []string
	for _, id := range []string{"ask", "press", "halfway", "close"} {
		models = append(models, sc.Beat(id).Models[0])
	}
	now := exported(t, sc, nil, models...)
	if NewCompare(was, now) != nil {
		t.Error("an attempt that is no fork was compared")
	}
	now.Forked = &practice.Forked{Attempt: "first", Turn: 1}
	c := NewCompare(was, now)
	if c.Was.Ended == nil || c.Was.Ended.ID != "bled" || c.Now.Ended == nil || c.Now.Ended.Outcome != scenario.Won {
		t.Fatalf("endings: %+v, %+v", c.Was.Ended, c.Now.Ended)
	}
	if len(c.Turns) <= 2 || c.Turns[0].Was.Reply != "Yes, I can do 5%." || c.Turns[0].Now.Reply != models[0] || c.Turns[2].Was != nil {
		t.Errorf("turns: %+v", c.Turns)
	}
	var out strings.Builder
	if err := c.Text(&out, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		InformedNote, "first way: had ended", "Ending: was lost, Three numbers in one afternoon; now won,",
		"Price: was $43,200, now $48,000; profit lost was 33.3%, now 0%.", "Value: was 0.0 over 2 replies, now ",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	now.Forked.Turn = 2
	if c := NewCompare(was, now); c.Turn != 2 || c.Turns[0].Was.Turn != 2 {
		t.Errorf("from turn 2: %+v", c.Turns[0])
	}
}
