package practice

import "testing"

// TestWhoOnlyLookedInIsEmpty: an attempt is empty until something is typed in it, sent or not.
func TestWhoOnlyLookedInIsEmpty(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	looked, said, drafted := w.begin(p), w.begin(p), w.begin(p)
	w.say(p, said, "The price stays.")
	if err := p.SaveDraft(t.Context(), drafted, "half a"); err != nil {
		t.Fatal(err)
	}
	look := func(when string) {
		t.Helper()
		all, err := p.History(t.Context(), 0)
		if err != nil || len(all) != 3 {
			t.Fatalf("%+v, %v", all, err)
		}
		for _, s := range all {
			if want := s.ID == looked.ID; s.Empty != want {
				t.Errorf("%s: attempt %s: empty %v, want %v", when, s.ID, s.Empty, want)
			}
		}
	}
	look("typed just now")
	if err := p.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("written")
	p = w.open()
	look("opened again")
}
