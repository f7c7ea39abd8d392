package tui

import (
	"testing"

	"spar/internal/practice"
	"spar/internal/report"
)

// From the debrief one goes back to a turn, answers it differently, and both ways stand
// beside each other in the debrief of the other way.
func TestForkFromTheDebrief(t *testing.T) {
	for _, size := range sizes {
		p := openPractice(t, testLibrary(t, oak(t)))
		d := newDriver(t, p, size[0], size[1])
		d.press("enter", "enter")
		first := d.stage().talk.id
		playOut(d, "OK, 10% off it is.", "You are an idiot.", "Only an idiot would haggle. You are a joke.", "Idiot.")
		d.press("tab", "left", "left", "left", "left") // to the first turn
		d.shows("Turn 1")
		d.press("f")
		if got := d.stage().talk; got.forked == nil || *got.forked != (practice.Forked{Attempt: first, Turn: 1}) || got.state.Turn != 0 {
			t.Fatalf("on the stage stands %+v", got.forked)
		}
		if size[0] >= 80 {
			d.shows("another way from turn 1")
		}
		playOut(d, "You are an idiot.", "Only an idiot would haggle. You are a joke.", "Idiot.", "You fool.")
		d.shows("WHAT CHANGED")
		fits(t, d.r)
		d.press("pgdown")
		if size[0] == 120 {
			d.shows("THE FIRST WAY", "THE OTHER WAY", "OK, 10% off it is.", report.InformedNote)
		}
	}
}

// playOut says replies until the debrief is on the screen.
func playOut(d *driver, replies ...string) {
	d.t.Helper()
	for _, r := range replies {
		d.typeIn(r)
		d.press("enter", "enter")
		if _, over := d.r.top().(debrief); over {
			return
		}
	}
	d.t.Fatalf("after %d replies %s is on the screen", len(replies), d.r.top().name())
}
