package practice

import (
	"regexp"
	"testing"
	"time"
)

func TestIDsSortByTimeAndDoNotMeet(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	// RFC 9562's own example of version 7 was made at this moment.
	moment := time.UnixMilli(0x017F22E279B0)
	if got := NewID(moment); got[:13] != "017f22e2-79b0" || !form.MatchString(got) {
		t.Errorf("%s is no UUID of version 7 of that time", got)
	}
	seen, last := map[string]bool{}, ""
	for i := range 1000 {
		id := NewID(moment.Add(time.Duration(i) * time.Millisecond))
		if id <= last || seen[id] {
			t.Fatalf("%s after %s", id, last)
		}
		seen[id], last = true, id
		if twin := NewID(moment.Add(time.Duration(i) * time.Millisecond)); twin == id {
			t.Fatalf("twice %s", id)
		}
	}
}

// TestTheClockJumps: what was said stays in its order whatever the clock does.
func TestTheClockJumps(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	for _, jump := range []time.Duration{-60 * 365 * 24 * time.Hour, 120 * 365 * 24 * time.Hour, -70 * 365 * 24 * time.Hour} {
		w.now = w.now.Add(jump) // also to before 1970
		w.say(p, a, "The price stays, and it is "+w.now.Format("2006")+".")
		if got := w.resume(p, a.ID); shape(t, got) != shape(t, a) {
			t.Errorf("in %d: resumed\n%s\nplayed\n%s", w.now.Year(), shape(t, got), shape(t, a))
		}
	}
	there := w.machine()
	if done := take(t, there, export(t, p)); done.New != 1 || export(t, there) != export(t, p) {
		t.Errorf("taken elsewhere: %+v", done)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 {
		t.Errorf("%+v, %v", h, err)
	}
}
