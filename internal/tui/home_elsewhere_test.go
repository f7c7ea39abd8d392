package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"spar/internal/practice"
	"spar/internal/store"
)

// TestWhatWasBegunElsewhereGoesOn: a talk whose scenario is not in the library was a file or of a
// pack; it is offered all the same, once, and goes on with its own text.
func TestWhatWasBegunElsewhereGoesOn(t *testing.T) {
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	files := oak(t)
	there := practice.New(st, testLibrary(t, files), practice.Options{Now: clock})
	if err := there.SetSetting(t.Context(), tourSeen, "yes"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		a, err := there.Begin(t.Context(), "oak-table", practice.BeginOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := there.Say(t.Context(), a, "The price stays: an empty seat costs you 40 euros a day."); err != nil {
			t.Fatal(err)
		}
	}
	files = map[string]string{"walnut-table.yaml": strings.ReplaceAll(files["oak-table.yaml"], "The oak table", "The walnut table")}
	here := practice.New(st, testLibrary(t, files), practice.Options{Now: clock})
	d := newDriver(t, here, 120, 40)
	d.shows("GO ON WHERE YOU STOPPED", "The oak table", "turn 2", "not in this library")
	offered := 0
	for _, it := range d.r.top().(library).items() {
		if it.on {
			offered++
		}
	}
	if offered != 1 {
		t.Errorf("%d attempts at one scenario are offered", offered)
	}
	d.typeIn("walnut")
	d.lacks("The oak table")
	d.press("esc")
	d.typeIn("oak")
	d.shows("The oak table")
	d.press("enter")
	if s := d.stage(); s.talk.id == "" || len(s.talk.state.Turns) != 1 {
		t.Errorf("it goes on with %+v", s.talk)
	}
}
