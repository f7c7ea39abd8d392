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
