package grade

import "spar/internal/text"

// find_entitled.go tells what the customer has a right to from what is given: a yes to a
// repair under warranty, or to what the contract holds, is no gift.

// entitledPhrases say that it is theirs already.
var entitledPhrases = []phraseSet{
	{gEntitled, `
		under|in|within|by|on your|the|its|full? warranty|guarantee|contract|cover|policy|agreement|plan|law
		under|in|within|by|on warranty|guarantee|contract|law
		warranty|guarantee|contract|policy|agreement|plan|law|statute|terms .. covers|says|gives|includes|provides|promises|pays|obliges|requires|demands|has|holds
		entitled to
		your good? right
		covered by|under|for|in
		is|are covered
		you have .. right to
		you have .. paid for it|that|this|them
		already paid for
		already in your|the contract|price|plan|agreement
		owe|owed you that|this|it
		owe|owed it|that|this to you
	`},
}

// entitled reports that the reply says the customer has a right to what they ask.
func (s *scan) entitled() bool {
	for _, m := range s.by[gEntitled] {
		sc := s.scope(m.first, m.last)
		if sc.Any(text.Negated|text.Hypothetical|text.Condition|text.Question) || s.lapsed(m) {
			continue
		}
		return true
	}
	return false
}

// lapsed reports that the right is over, or that more of it is given than there was.
func (s *scan) lapsed(m match) bool {
	f, l := s.sentence(m.first)
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "out", "outside", "over", "expired", "ended", "lapsed", "ran", "past", "beyond", "longer", "extend", "extended", "extra", "anyway", "though", "although", "even":
			return true
		}
	}
	return false
}

// dropEntitled takes back what only grants a right. A lower price is never one.
func (s *scan) dropEntitled() {
	if s.Entitled = s.entitled(); !s.Entitled {
		return
	}
	kept := s.gives[:0]
	for _, g := range s.gives {
		if g.free || g.percent == 0 && !s.figureAmong(g.first, g.last) && (g.why == "accept" || g.why == "yes") {
			continue
		}
		kept = append(kept, g)
	}
	s.gives = kept
}

// figureAmong reports a figure in play among the words.
func (s *scan) figureAmong(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|roleCounter|rolePercent|roleMoney|roleSmall) != 0 {
			return true
		}
	}
	return false
}
