package grade

import (
	"reflect"
	"testing"
)

// TestShortWaysAgree holds the shorter ways of asking against the marks: in the situation of
// each reply, and what it gives away also in one of which only the offer is known.
func TestShortWaysAgree(t *testing.T) {
	situations, replies := corpus(t)
	gave := 0
	for i, r := range thinned(replies) {
		if i%10 != 0 {
			continue // a tenth of them is enough to show a way that forgets something
		}
		sit := situations[r.Beat]
		p, offer := Prepare(sit), Prepare(&Situation{Offer: sit.Offer})
		want := p.Grade(r.Text)
		want.Evidence, want.Why, want.Missing = nil, Texts{}, Texts{}
		if got := p.Bare(r.Text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v instead of %+v", r.Text, got, want)
		}
		for _, ask := range []struct {
			p     Prepared
			marks Marks
		}{{p, want}, {offer, offer.Bare(r.Text)}} {
			gives := ask.marks.Has(Unconditional) || ask.marks.Has(Halfway)
			if got := ask.p.Gives(r.Text); got != gives {
				t.Errorf("%q: %v, and the marks are %v", r.Text, got, ask.marks.Moves)
			}
			if gives {
				gave++
			}
		}
	}
	if gave < 5 { // under the race detector there are few replies
		t.Errorf("only %d replies give price away: that shows little", gave)
	}
}
