package report

import (
	"strings"
	"testing"

	"spar/internal/play"
)

// Help goes from the move to its shape to a model reply, and a model reply is never
// shown before it is asked for.
func TestHelpGoesInSteps(t *testing.T) {
	sc := shipped(t, "five-percent")
	for _, b := range sc.Beats {
		for visit := 1; visit <= 2; visit++ {
			all := AidFor(sc, b.ID, visit, play.HelpSteps)
			if len(all) != play.HelpSteps || all[2].Text != b.Models[(visit-1)%len(b.Models)] {
				t.Fatalf("%s: %+v", b.ID, all)
			}
			for step := 1; step < play.HelpSteps; step++ {
				some := AidFor(sc, b.ID, visit, step)
				if len(some) != step {
					t.Errorf("%s, step %d: %+v", b.ID, step, some)
				}
				for _, a := range some {
					if a.Text == "" || strings.Contains(a.Text, b.Models[0]) {
						t.Errorf("%s, step %d gives %q", b.ID, step, a.Text)
					}
				}
			}
		}
	}
	if AidFor(sc, "ask", 1, 0) != nil || AidFor(sc, "no such beat", 1, 3) != nil {
		t.Error("help that nobody asked for")
	}
}

func TestTheDebriefTellsOfHelp(t *testing.T) {
	sc, events := talk(t)
	events = append([]play.Event{events[0], play.Helped{Turn: 1, Beat: "ask", Step: 1}, play.Helped{Turn: 1, Beat: "ask", Step: 2}}, events[1:]...)
	d := NewDebrief(sc, events)
	if d.Turns[0].Help != 2 || d.Turns[1].Help != 0 {
		t.Errorf("help: %d and %d", d.Turns[0].Help, d.Turns[1].Help)
	}
	var out strings.Builder
	if err := d.Text(&out, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Help was asked for on 1 of 2 turns.", "    With help: the move and its shape\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
