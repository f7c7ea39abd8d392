package scenario

import "spar/internal/grade"

// Situation is what the grader is told of the moment in which beat b is answered.
// The buyer's line is the first wording, and what was said before is the file's so_far
// or, where it has none, the opening line alone: an ask made there still stands in the
// later beats. A caller who knows what was said replaces both.
func (s *Scenario) Situation(b *Beat) grade.Situation {
	sit := grade.Situation{
		Context: s.Brief,
		Offer: grade.Offer{
			Item:        s.Offer.Item,
			Price:       s.Offer.ShownPrice(),
			Currency:    s.Offer.Currency,
			Concessions: s.Offer.Concessions,
		},
		Facts:     s.Facts,
		Insight:   s.Insight,
		BuyerName: s.Buyer.Name,
		BuyerRole: s.Buyer.Role,
		BuyerLine: b.Lines[0],
		Models:    b.Models,
		History:   b.SoFar,
	}
	if first := s.Opening(); len(b.SoFar) == 0 && first.ID != b.ID {
		sit.History = []grade.Turn{{Buyer: first.Lines[0]}}
	}
	for _, who := range s.Stakeholders {
		sit.Stakeholders = append(sit.Stakeholders, who.Who+": "+who.Concern)
	}
	for i := range s.Beats {
		if s.Beats[i].ID != b.ID {
			sit.Elsewhere = append(sit.Elsewhere, s.Beats[i].Models...)
		}
	}
	return sit
}
