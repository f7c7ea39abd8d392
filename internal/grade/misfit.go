package grade

import "spar/internal/text"

// misfit reports that the scene says of the offer that it does not fit this buyer: there the
// honest word is the craft, and whoever sends the buyer elsewhere gives nothing away.
func (p *prepared) misfit() bool {
	if p.sit.Competency == "wrong-fit" {
		return true
	}
	if tellsMisfit(text.Parse(p.sit.Context)) {
		return true
	}
	for _, f := range p.sit.Facts {
		if tellsMisfit(text.Parse(f)) {
			return true
		}
	}
	return false
}

// tellsMisfit reports a scene's own word that the offer does not fit. What the buyer only
// thinks counts where the scene says that they are right.
func tellsMisfit(l *text.Line) bool {
	at := func(i int) string {
		if i < len(l.Words) {
			return l.Words[i].Norm
		}
		return ""
	}
	thinks, tooMuch := -1, -1
	for i := range l.Words {
		here := l.Words[i].Sentence
		switch at(i) {
		case "thinks", "believes", "says", "said", "if", "fears":
			thinks = here
		case "too":
			if t := at(i + 2); (at(i+1) == "much" || at(i+1) == "big" || at(i+1) == "large" || at(i+1) == "small") && t == "for" {
				if thinks != here {
					return true
				}
				tooMuch = here
			}
		case "not":
			if at(i+1) == "fit" && thinks != here && (at(max(0, i-1)) == "does" || at(max(0, i-1)) == "do") {
				return true
			}
		case "right":
			if tooMuch >= 0 && here == tooMuch+1 && at(max(0, i-1)) == "is" {
				return true
			}
		case "fits", "suits":
			if at(i+1) == "better" && thinks != here {
				return true
			}
		}
	}
	return false
}

// sendsAway finds the honest word in forms of its own, where the scene says that the offer does
// not fit: too much for you, don't buy mine, take the van, the small one is enough.
func (s *scan) sendsAway() {
	if !s.sit.misfits {
		return
	}
	for _, cl := range s.line.Clauses {
		for i := cl.First; i < cl.Last; i++ {
			if s.line.Words[i].Scope.Any(text.Question | text.Condition | text.Reported | text.Hypothetical) {
				continue
			}
			if s.callsUnfit(i, cl) || s.advisesAgainst(i) || s.sendsTo(i, cl) || s.callsEnough(i, cl) {
				s.add(RecommendOther, cl.First, cl.Last, 0.8, "misfit")
				break
			}
		}
	}
}

// callsUnfit reports words that say at word i that it does not fit: "too heavy for your hill",
// "not on that hill", "it does not fit".
func (s *scan) callsUnfit(i int, cl text.Clause) bool {
	a, b := s.at(i+1), s.at(i+2)
	switch s.at(i) {
	case "too":
		return !s.line.Words[i].Scope.Any(text.Negated) && i+1 < cl.Last && measures[a]
	case "not":
		switch a {
		case "fit", "suit", "pull", "for":
			return a != "for" || b == "you" || b == "your" || b == "this" || b == "that"
		case "on", "in", "up", "with", "here", "there":
			return i <= cl.First+1 && s.line.Words[cl.First].Sentence == s.line.Words[i].Sentence
		case "need":
			return s.at(i-1) == "do" && s.at(i-2) == "you"
		case "right":
			return b == "for" || s.at(i+3) == "for"
		}
	}
	return false
}

// measures are what a thing can be too much of.
var measures = plainSet(`big much large small heavy weak long short wide narrow dear expensive strong slow tall low high hot cold loud fast little few`)

// advisesAgainst reports at word i a buyer told not to buy: "don't sign", "I would not buy it".
func (s *scan) advisesAgainst(i int) bool {
	if s.at(i) != "not" {
		return false
	}
	switch s.at(i + 1) {
	case "buy", "sign", "order", "take", "get", "pay":
	default:
		return false
	}
	for k := i + 2; k < min(i+6, len(s.line.Words)); k++ {
		switch s.at(k) {
		case "yet", "now", "today", "before", "until", "till":
			return false // "don't sign yet" slows down, and sends nobody away
		}
	}
	switch s.at(i - 1) {
	case "do":
		return i == 1 || s.line.Words[i-1].Break > text.NoBreak || s.at(i-2) == "so" || s.at(i-2) == "please" || s.at(i-2) == "then"
	case "would":
		return s.at(i-2) == "i"
	}
	return false
}

// sendsTo reports at word i an order to take something that is not the offer: "take the van",
// "stay with the biscuit tin".
func (s *scan) sendsTo(i int, cl text.Clause) bool {
	if i > cl.First && s.line.Words[i].Break == text.NoBreak && !leadsIn[s.at(i-1)] && s.at(i-1) != "then" && s.at(i-1) != "rather" && s.at(i-1) != "better" {
		return false
	}
	switch s.at(i) {
	case "take", "share", "use", "buy", "borrow", "rent", "keep", "go", "stay", "stick", "try", "ask", "choose":
	default:
		return false
	}
	for k := i + 1; k < min(i+5, cl.Last); k++ {
		w := &s.line.Words[k]
		switch w.Norm {
		case "theirs", "his", "hers":
			return true
		case "it", "mine", "ours", "this", "me", "us":
			return false
		}
		if !carries(w) {
			continue
		}
		known := false
		for _, t := range s.sit.byStem[w.Stem] {
			switch s.sit.topics[t.topic].kind {
			case topicOffer, topicConcession:
				return false
			case topicFact, topicContext, topicBuyerLine, topicStakeholder:
				known = true
			}
		}
		if known {
			return true
		}
	}
	return false
}

// callsEnough reports at word i that something smaller, or another's, is enough or better.
func (s *scan) callsEnough(i int, cl text.Clause) bool {
	if s.line.Words[i].Scope.Any(text.Negated) {
		return false
	}
	switch s.at(i) {
	case "enough", "plenty":
	case "better":
		return s.at(i-1) == "is" || s.at(i-1) == "are" || s.at(i-1) == "fits" || s.at(i-1) == "be"
	case "all":
		return s.at(i+1) == "you" && s.at(i+2) == "need"
	case "right":
		return s.at(i+1) == "one" && s.at(cl.First) != "it" && s.at(i-1) == "the" && cl.First < i-2 && !ours[s.at(cl.First)] && s.at(cl.First) != "of"
	default:
		return false
	}
	for k := cl.First; k < i; k++ {
		switch s.at(k) {
		case "small", "smaller", "cheap", "cheaper", "simple", "simpler", "little", "other", "free", "theirs", "his", "hers":
			return true
		}
	}
	return false
}
