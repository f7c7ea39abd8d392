package grade

import "spar/internal/text"

// halfwayPhrases name the middle.
var halfwayPhrases = []phraseSet{
	{gMiddle, `
		meet|meeting .. in the middle|half|halfway|midway
		meet|meeting .. halfway|midway
		meet|meeting in|at middle
		@counter .. in the? middle|between
		like|about|roughly|exactly|right|bang the? middle|midpoint
		meet|meeting .. half way
		split|splitting|share .. difference|gap|fifty
		could|can|if|let_us|shall|would|what_if ..1 split it|that|this
		halfway $
		halfway is|then|it|works|sounds|fine|ok|would|and|on
		go|go for|come|went halfway
		go|come half way
		middle ground
		^ in the middle
		middle is|sounds|feels|fine|works|then|it|for|and
		go|come|going to the midpoint
		midpoint and|then|is|works|it
		take the midpoint
		fifty fifty
		half the gap|difference
		half yours
		half each
		each .. half|swallow~
		you pay half and
		third of the way
		50 50
		find .. middle
		somewhere in between|middle
		somewhere in the middle
		find each other
		gap|difference|way .. in two|half
		cut .. gap .. two|half
		go|going|come halves
		down|up the middle
		split the change
		give @num .. i|we give @num
		you come up .. i|we come down
		i|we come down .. you come up
		@num each side|way
		each side
		half .. yours .. half .. mine
		in between .. mine|theirs|two
		some to you .. half
		you walk the rest
		half help|each|then
		for half $
		say half
		call it @num
		you have|want @num .. you|we|i want|have @num
		we have @num you
	`},
}

// findHalfway finds the middle offered or taken, or a price between the two sides'.
func findHalfway(s *scan) {
	if s.haggled() {
		return
	}
	for _, m := range s.by[gMiddle] {
		first := s.at(m.first)
		if first == "call" || first == "you" && s.at(m.last-1) != "half" && s.at(m.last-1) != "rest" || first == "we" && s.at(m.first+1) == "have" || !s.sit.deal.asked && !s.sit.hasPrice() {
			continue // read in the buyer's line only
		}
		if s.at(m.last-1) == "middle" && s.at(m.last) == "of" && s.at(m.last+1) != "it" || s.scope(m.first, m.last).Any(text.Negated|text.Reported|text.Hypothetical) {
			continue
		}
		f, l := s.sentence(m.first)
		if s.stateHold(m.first, l) || s.refusedIn(f, m.first) || s.questioned(m.first, m.last) {
			continue
		}
		s.add(Halfway, m.first, m.last, 1, "middle")
	}
	for _, g := range s.gives {
		if s.kindHalf && g.why == "kind" && !g.traded {
			s.add(Halfway, g.first, g.last, 0.8, "part")
		}
		if g.between && !g.free && !g.traded {
			s.add(Halfway, g.first, g.last, 0.8, "between")
		}
	}
	if s.has(Halfway) && len(s.gives) == 0 && s.sit.deal.asked && !s.has(Trade) && !s.has(Hold) && !s.has(Defer) {
		for _, x := range s.List {
			if x.Move == Halfway {
				g := give{first: x.First, last: x.Last, why: "middle", concession: -1, between: true}
				s.give(g)
				s.Terms = append(s.Terms, s.term(&g))
				s.add(Discount, x.First, x.Last, 0.9, "middle")
				s.add(Unconditional, x.First, x.Last, 0.9, "middle")
			}
		}
	}
}

// refusedIn reports a hold by refusal among words first to last; that we stand at the list
// price ("I'm at 186") comes before most offers of the middle.
func (s *scan) refusedIn(first, last int) bool {
	for _, x := range s.List {
		if x.Move == Hold && x.First >= first && x.Last <= last && x.Rule != "hold" {
			return true
		}
	}
	return false
}

// questioned reports words that question the middle instead of offering it: "halfway
// between what?", "the middle moves with whoever starts lower".
func (s *scan) questioned(first, last int) bool {
	f, l := s.sentence(first)
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "moves", "whoever", "truly", "another", "would", "why", "feels", "anchor", "arithmetic", "assumes", "both", "song", "opened", "down", "breaker", "you're":
			if s.at(i) == "would" && i > first || s.at(i) == "both" && i > last || s.at(i) == "down" && (i >= first && i < last || s.at(i+1) == "the") || s.at(i) == "you're" && i < first {
				continue
			}
			if s.at(i) == "feels" && (s.scope(first, last).Any(text.Consequent) || s.namesLess(f, l)) {
				continue
			}
			return true
		}
	}
	return false
}

// stateHold reports a hold among words first to last.
func (s *scan) stateHold(first, last int) bool {
	for _, x := range s.List {
		if x.Move == Hold && x.First >= first && x.Last <= last {
			return true
		}
	}
	return false
}
