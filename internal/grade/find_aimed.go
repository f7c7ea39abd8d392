package grade

import "spar/internal/text"

// notAtBuyer reports that a threat or a hard word is not for the buyer: what they are told to
// do to somebody else, or to us ("then sue them", "let the haulier pay for it"), and what is
// said of people who are not in the room. Pressure and insult are at the person spoken to.
func (s *scan) notAtBuyer(move Move, m match) bool {
	cl := s.clause(s.line.Words[m.first].Clause)
	if move == Insult {
		return s.ofOthers(cl, m)
	}
	if w := &s.line.Words[m.last-1]; w.Norm == "dock" && len(s.sit.byStem[w.Stem]) > 0 {
		return true // where ships are spoken of it is a place
	}
	harm := -1
	for i := m.first; i < m.last; i++ {
		if harms[s.at(i)] {
			harm = i
		}
	}
	if harm < 0 {
		return false
	}
	for i := cl.First; i < harm; i++ {
		switch s.at(i) {
		case "i", "we", "our", "my", "or":
			return s.wouldToo(i) // "I would sue" sides with the buyer; "we will sue" is a threat
		}
	}
	switch s.at(harm) {
	case "sue", "suing", "court":
		return s.at(harm+1) != "you"
	case "lawsuit", "lawyers", "legal":
		return false
	}
	// what comes to somebody: theirs unless "you" stands before it
	for i := cl.First; i <= harm; i++ {
		if t := s.at(i); t == "you" || t == "your" || t == "yours" || t == "yourself" {
			return false
		}
	}
	return s.ofThird(cl.First, harm)
}

// letsOthers reports a sentence that hands something to somebody else: "let the haulier pay".
func (s *scan) letsOthers() bool {
	for _, cl := range s.line.Clauses {
		i := cl.First
		for i < cl.Last && s.at(i) != "let" && leadsIn[s.at(i)] {
			i++
		}
		if s.at(i) != "let" {
			continue
		}
		if t := s.at(i + 1); t == "him" || t == "her" || t == "them" || t == "the" && !theOffer[s.at(i+2)] {
			return true
		}
	}
	return false
}

// harms are deeds and troubles that somebody gets.
var harms = plainSet(`sue suing lawsuit lawyers legal trouble dock pay explain explaining crazy mad court`)

// wouldToo reports "I would" at word i: what the speaker would do in the buyer's place.
func (s *scan) wouldToo(i int) bool {
	return (s.at(i) == "i" || s.at(i) == "we") && s.at(i+1) == "would" && s.at(i+2) != "not"
}

// ofThird reports somebody who is not in the talk among the words: "they", "the farmers".
func (s *scan) ofThird(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "they", "he", "she", "them", "him", "let":
			return true
		case "the":
			if i+1 < last && content(s.line.Words[i+1]) && !theOffer[s.at(i+1)] {
				return true
			}
		}
	}
	return false
}

// theOffer are things behind "the" that are no people.
var theOffer = plainSet(`price offer deal slot quote contract thing question answer idea ask number discount place`)

// ofOthers reports a hard word said of somebody who is neither the buyer nor theirs.
func (s *scan) ofOthers(cl text.Clause, m match) bool {
	f, l := s.sentence(m.first)
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "you", "your", "yours", "yourself", "yourselves", "this", "that":
			return false
		}
	}
	for i := cl.First; i < m.last; i++ {
		switch s.at(i) {
		case "they", "he", "she", "whoever":
			return !s.knownPerson(f)
		case "the":
			if w := s.line.Words[min(i+1, len(s.line.Words)-1)]; content(w) && !theOffer[w.Norm] && !s.theirs(w.Stem) && i+1 < m.first {
				return true
			}
		}
	}
	return false
}

// knownPerson reports one of the buyer's people named before or in the sentence that begins
// at first: then "he" is theirs.
func (s *scan) knownPerson(first int) bool {
	for i := 0; i < len(s.line.Words) && s.line.Words[i].Sentence <= s.line.Words[first].Sentence; i++ {
		if s.theirs(s.line.Words[i].Stem) {
			return true
		}
	}
	return false
}

// theirs reports a word that names one of the people of the situation.
func (s *scan) theirs(stem string) bool {
	for _, t := range s.sit.byStem[stem] {
		switch s.sit.topics[t.topic].kind {
		case topicStakeholder, topicName:
			return true
		}
	}
	return false
}

// ofOneself reports a hard word that the speaker says of himself: "I'd be a fool to", "let me play
// dumb", "irresponsible of me", "a stupid mistake of ours".
func (s *scan) ofOneself(m match) bool {
	if m.last-m.first > 2 {
		return false
	}
	if t := s.at(m.last); t == "of" && (s.at(m.last+1) == "me" || s.at(m.last+1) == "us") || s.at(m.last+1) == "of" && (s.at(m.last+2) == "ours" || s.at(m.last+2) == "mine") {
		return true
	}
	f, _ := s.sentence(m.first)
	for i := m.first - 1; i >= max(f, m.first-4); i-- {
		switch t := s.at(i); t {
		case "a", "an", "be", "am", "is", "was", "were", "would", "really", "such", "the", "play", "quite":
		case "me", "us", "i", "we":
			return i > f && s.at(i-1) == "let" || s.at(i+1) == "would" || s.at(i+1) == "am" || s.at(i+1) == "was" || s.at(i+1) == "were"
		default:
			return false
		}
	}
	return false
}
