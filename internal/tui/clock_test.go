package tui

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// The clock counts down, then over; it sends nothing and takes nothing away.
func TestTheClockOfATimedTalk(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	d := newDriver(t, p, 80, 24)
	d.press("enter", "enter")
	s := d.stage()
	s.until = clock().Add(90 * time.Second)
	for _, c := range []struct {
		after time.Duration
		want  string
		over  bool
	}{{0, "1:30 left", false}, {31 * time.Second, "0:59 left", false}, {90 * time.Second, "0:00 left", false}, {95 * time.Second, "0:05 over", true}, {10 * time.Minute, "8:30 over", true}} {
		s.now = clock().Add(c.after)
		if got, over := s.clockText(); got != c.want || over != c.over {
			t.Errorf("after %v: %q, %v", c.after, got, over)
		}
	}
	asked := 0
	k := d.r.kit
	k.desk = &desk{p: p, after: func(in time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		if in == time.Second {
			asked++
		}
		return func() tea.Msg { return then(clock()) }
	}}
	next, cmd := s.ticked(k)
	if asked != 1 || cmd == nil || next.(stage).now != clock() {
		t.Error("a timed stage does not go on ticking")
	}
	s.until = time.Time{}
	s.clocking = true
	if next, cmd := s.ticked(d.r.kit); cmd != nil || next.(stage).clocking {
		t.Error("a stage that is not timed ticks")
	}
	if got, _ := s.clockText(); got != "" {
		t.Errorf("a stage that is not timed shows %q", got)
	}
}

// A warm-up goes through its lines and tells how they went; a small library has few.
func TestAWarmUpGoesThroughItsLines(t *testing.T) {
	for _, size := range sizes {
		files := oak(t)
		files["pine-table.yaml"] = files["oak-table.yaml"]
		d := newDriver(t, openPractice(t, testLibrary(t, files)), size[0], size[1])
		d.run(d.r.kit.desk.warmUp())
		d.typeIn("It stays at 2,400: an empty seat costs you 40 a day. Shall we measure the door on Monday?")
		d.press("enter")
		d.shows("the next one")
		d.press("enter")
		if w := d.stage().talk.warm; w == nil || w.at != 1 || len(w.got) != 1 {
			t.Fatalf("on the stage stands %+v", w)
		}
		d.press("ctrl+t")
		d.shows("warm-up goes on")
		d.typeIn("OK, 10% off.")
		d.press("enter")
		d.shows("how it went")
		d.press("enter")
		d.shows("Warmed up")
		fits(t, d.r)
		d.press("enter")
		if len(d.r.stack) != 1 {
			t.Errorf("%d screens are open", len(d.r.stack))
		}
	}
}

// Escape leaves a warm-up after the line at hand, and tells how those went that were answered.
func TestEnoughOfAWarmUp(t *testing.T) {
	files := oak(t)
	files["pine-table.yaml"], files["ash-table.yaml"] = files["oak-table.yaml"], files["oak-table.yaml"]
	d := newDriver(t, openPractice(t, testLibrary(t, files)), 100, 30)
	d.run(d.r.kit.desk.warmUp())
	d.typeIn("It stays at 2,400: an empty seat costs you 40 a day. Shall we measure the door on Monday?")
	d.press("enter")
	d.shows("enter the next one", "esc that is enough")
	d.press("esc")
	w, ok := d.r.top().(warmDone)
	if !ok || len(w.of.got) != 1 || len(w.of.picks) != 1 {
		t.Fatalf("there is %T, %+v", d.r.top(), w.of)
	}
	d.shows("Warmed up")
	d.press("enter")
	if len(d.r.stack) != 1 {
		t.Errorf("%d screens are open", len(d.r.stack))
	}
}
