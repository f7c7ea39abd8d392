package grade

import "spar/internal/text"

// halfwayPhrases name the middle.
var halfwayPhrases = []phraseSet{
	{gMiddle, `
		meet .. in the? middle|half|halfway|half-way|midway
		meet .. halfway|midway
		meet .. half way
		split .. difference|gap|fifty|50
		halfway
		half way
		middle ground
		in the middle
		middle is|sounds|feels|fine|works
		the middle then|it
		midpoint
		mid point
		fifty fifty
		half the gap|difference
		third of the way
		go|come half
		50 50
		find .. middle
		somewhere in between|the middle
		call it @num
		you have|want @num .. you|we|i want|have @num
	`},
}

// findHalfway finds the middle offered or taken, or a price between the two sides'.
func findHalfway(s *scan) {
	for _, m := range s.by[gMiddle] {
		first := s.at(m.first)
		if first == "call" || first == "you" {
			continue // read in the buyer's line only
		}
		if s.scope(m.first, m.last).Any(text.Negated | text.Reported | text.Hypothetical) {
			continue
		}
		f, l := s.sentence(m.first)
		if s.stateHold(f, l) || s.questioned(m.first, m.last) {
			continue
		}
		s.add(Halfway, m.first, m.last, 1, "middle")
	}
	for _, g := range s.gives {
		if g.between && !g.free {
			s.add(Halfway, g.first, g.last, 0.8, "between")
		}
	}
	if s.has(Halfway) && len(s.gives) == 0 && s.sit.deal.asked && !s.has(Trade) && !s.has(Hold) && !s.has(Defer) {
		for _, x := range s.List {
			if x.Move == Halfway {
				s.give(give{first: x.First, last: x.Last, why: "middle"})
			}
		}
	}
}

// questioned reports words that question the middle instead of offering it: "halfway
// between what?", "the middle moves with whoever starts lower".
func (s *scan) questioned(first, last int) bool {
	f, l := s.sentence(first)
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "between", "moves", "whoever", "would", "why", "feels", "sounds", "isn", "anchor", "arithmetic", "if":
			if s.at(i) == "would" && i > first {
				return false
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
