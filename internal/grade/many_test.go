package grade

import (
	"reflect"
	"testing"
)

// TestBareMarksAreTheMarks holds the short way against the whole one.
func TestBareMarksAreTheMarks(t *testing.T) {
	situations, replies := corpus(t)
	for i, r := range thinned(replies) {
		if i%10 != 0 {
			continue // a tenth of them is enough to show a way that forgets something
		}
		p := Prepare(situations[r.Beat])
		want := p.Grade(r.Text)
		want.Evidence, want.Why, want.Missing = nil, Texts{}, Texts{}
		if got := p.Bare(r.Text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v instead of %+v", r.Text, got, want)
		}
	}
}

// TestGivesIsWhatTheMarksSay holds the question by itself against the marks, in the
// situation of each reply and in one of which only the offer is known.
func TestGivesIsWhatTheMarksSay(t *testing.T) {
	situations, replies := corpus(t)
	gave := 0
	for i, r := range thinned(replies) {
		if i%4 != 0 {
			continue
		}
		sit := situations[r.Beat]
		for _, p := range []Prepared{Prepare(sit), Prepare(&Situation{Offer: sit.Offer})} {
			m := p.Bare(r.Text)
			want := m.Has(Unconditional) || m.Has(Halfway)
			if got := p.Gives(r.Text); got != want {
				t.Errorf("%q: %v, and the marks are %v", r.Text, got, m.Moves)
			}
			if want {
				gave++
			}
		}
	}
	if gave < 20 {
		t.Errorf("only %d replies give price away: that shows little", gave)
	}
}
