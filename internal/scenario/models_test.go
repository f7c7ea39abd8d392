package scenario

import (
	"testing"

	"spar/internal/grade"
)

// TestGivingAwayIsFoundInAPart grades every reply of the library as a whole and as check
// does, sentence by sentence: what the grader finds in the whole, check must not overlook.
func TestGivingAwayIsFoundInAPart(t *testing.T) {
	whole, missed := 0, 0
	for name, src := range shipped(t) {
		s, _ := Decode(name, src)
		if s.Offer.Price == 0 {
			continue
		}
		prepared := grade.Prepare(&grade.Situation{Offer: s.Situation(&s.Beats[0]).Offer})
		var replies []string
		for _, b := range s.Beats {
			replies = append(replies, b.Models...)
		}
		for _, p := range s.Proofs {
			if p.Kind != "gaming" {
				replies = append(replies, p.Reply)
			}
		}
		for _, reply := range replies {
			marks := prepared.Bare(reply)
			gives, found := marks.Has(grade.Unconditional) || marks.Has(grade.Halfway), givesAway(func() grade.Prepared { return prepared }, reply, s.Offer.Price)
			if found && !gives {
				t.Errorf("%s: check finds more than the grader in %q", name, reply)
			}
			if gives {
				whole++
				if !found {
					missed++
					t.Logf("%s: overlooked in %q", name, reply)
				}
			}
		}
	}
	t.Logf("%d of %d overlooked", missed, whole)
	// Some of these give nothing away: the grader, told of the offer alone, reads them so.
	if whole < 30 || missed > whole/3 {
		t.Errorf("%d of %d replies that give price away are overlooked", missed, whole)
	}
}
