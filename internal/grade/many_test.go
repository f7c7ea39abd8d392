package grade

import (
	"slices"
	"testing"
)

// TestMovesAloneAreThoseOfTheMarks holds the short way against the whole one.
func TestMovesAloneAreThoseOfTheMarks(t *testing.T) {
	situations, replies := corpus(t)
	for i, r := range replies {
		if i%10 != 0 {
			continue // a tenth of them is enough to show a way that forgets something
		}
		p := Prepare(situations[r.Beat])
		if got, want := p.Moves(r.Text), p.Grade(r.Text).Moves; !slices.Equal(got, want) {
			t.Errorf("%q: %v instead of %v", r.Text, got, want)
		}
	}
}
