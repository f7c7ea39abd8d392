package grade

import "spar/internal/text"

// givesGround reports a phrase of hearing that only gives way: "maybe you're right" with
// nothing of ours behind it, a goodbye, an excuse where we failed. Nobody is understood by that.
func (s *scan) givesGround(m match) bool {
	switch s.at(m.first) {
	case "no":
		return s.at(m.first+1) == "wonder" && !s.saidOfSomebody(m.last)
	case "of":
		return s.line.Words[m.last-1].Break > text.NoBreak // "of course, you know best"
	}
	if s.sit.failed && s.excused(m) {
		return true
	}
	if s.stands() {
		return false
	}
	return s.halfGranted(m) || s.takesLeave()
}

// stands reports anything of ours that holds against the buyer's view, or leads on.
func (s *scan) stands() bool {
	for i := range s.List {
		switch x := &s.List[i]; x.Move {
		case Question, Insight, Quantified, Hold, Trade, Defer, OwnFault, AskFeedback, RecommendOther:
			return true
		case NextStep:
			if x.Strength >= 0.7 {
				return true
			}
		}
	}
	return false
}

// halfGranted reports a word that grants by halves in the clause of the phrase: "maybe",
// "I guess". "Maybe you're right to go" feels with them.
func (s *scan) halfGranted(m match) bool {
	cl := s.clause(s.line.Words[m.first].Clause)
	for i := cl.First; i < min(cl.Last, m.last+1); i++ {
		switch s.at(i) {
		case "maybe", "perhaps", "probably", "possibly", "guess", "suppose", "might", "could":
			return s.at(m.last) != "to" && s.at(m.last-1) != "to"
		}
	}
	return false
}

// takesLeave reports words by which somebody leaves the field: the last sentence says goodbye,
// begs pardon for the call, or calls the buyer the one who knows.
func (s *scan) takesLeave() bool {
	for i := range s.line.Words {
		a, b := s.at(i+1), s.at(i+2)
		switch s.at(i) {
		case "bother", "disturb", "disturbing", "bothering", "bothered", "disturbed":
			return true
		case "nice", "good", "great", "lovely":
			if a == "day" || a == "evening" || a == "weekend" || a == "morning" && s.at(i-1) == "a" || a == "luck" {
				return true
			}
		case "best":
			if s.at(i-1) == "the" && s.at(i-2) == "all" || s.at(i-1) == "know" || i >= 2 && s.at(i-2) == "know" {
				return true
			}
		case "another":
			if a == "time" || a == "day" {
				return true
			}
		case "expert", "bye", "goodbye":
			return true
		case "nothing":
			if (a == "i" || a == "we") && (b == "can" || b == "could") {
				return true
			}
		case "not":
			if a == "for" && b == "you" {
				return true
			}
		case "it":
			// "then it is the milk": the buyer's view said back as ours
			if (a == "is" || a == "must") && s.line.Words[i].Break != text.Ask && s.adopts(i+1) && s.afterGrant(i) {
				return true
			}
		case "its":
			if a == "the" && s.adopts(i+1) && s.afterGrant(i) {
				return true
			}
		case "could", "might", "may":
			// "could be", "could well be", which contracts to "we will"
			if (i == 0 || s.line.Words[i].Break > text.NoBreak || s.at(i-1) == "it" || s.at(i-1) == "that") && (a == "be" || a == "well" || b == "be" || s.at(i+3) == "be") {
				return true
			}
		case "luck", "wish":
			if a == "with" || a == "you" {
				return true
			}
		case "never":
			if a == "mind" {
				return true
			}
		case "better":
			if a == "than" && (b == "me" || b == "i" || b == "us" || b == "we") {
				return true
			}
		case "crossed":
			if s.at(i-1) == "fingers" {
				return true
			}
		}
	}
	return false
}

// afterGrant reports that nothing but small words of joining, or a break, stands before word i.
func (s *scan) afterGrant(i int) bool {
	return i == 0 || s.line.Words[i].Break > text.NoBreak || s.at(i-1) == "then" || s.at(i-1) == "and" || s.at(i-1) == "so"
}

// adopts reports that a word of the buyer's line stands behind word i in its clause, not
// negated: the buyer's own view, said back as ours.
func (s *scan) adopts(i int) bool {
	cl := s.clause(s.line.Words[i].Clause)
	for k := i; k < cl.Last; k++ {
		if s.line.Words[k].Scope.Any(text.Negated) {
			return false
		}
		for _, t := range s.sit.byStem[s.line.Words[k].Stem] {
			if s.sit.topics[t.topic].kind == topicBuyerLine {
				return true
			}
		}
	}
	return false
}

// excused reports a "but" behind the phrase, where something of ours failed and nothing in
// the reply says sorry or owns it.
func (s *scan) excused(m match) bool {
	if s.has(OwnFault) || s.has(Apology) {
		return false
	}
	for i := m.last; i < min(m.last+14, len(s.line.Words)); i++ {
		switch s.at(i) {
		case "but", "however", "though", "although":
			return true
		}
	}
	return false
}

// saidOfSomebody reports a person right behind: "no wonder you", "no wonder Hanna".
func (s *scan) saidOfSomebody(i int) bool {
	for k := i; k < min(i+3, len(s.line.Words)); k++ {
		switch s.at(k) {
		case "you", "your", "he", "she", "they", "people", "everybody", "everyone", "nobody":
			return true
		}
		if s.namesPerson(k) {
			return true
		}
	}
	return false
}

// namesPerson reports a name at word k that the situation knows, and that is not the buyer's.
func (s *scan) namesPerson(k int) bool {
	if s.line.Words[k].Number >= 0 {
		return false
	}
	named := false
	for _, t := range s.sit.byStem[s.line.Words[k].Stem] {
		switch s.sit.topics[t.topic].kind {
		case topicName:
			return false
		case topicStakeholder, topicContext:
			named = named || t.name
		default:
			if !t.name {
				return false // "Milk cooperative" is no name where milk is the matter
			}
		}
	}
	return named
}

// personal reports that a wish has to do with somebody's own life, and not with the business
// in hand: kin, a day of theirs, a name that the situation knows.
func (s *scan) personal(first, last int) bool {
	for k := first; k < last; k++ {
		if ofLife[s.at(k)] || s.namesPerson(k) {
			return true
		}
	}
	return false
}

// ofLife are people and days of somebody's own.
var ofLife = plainSet(`family kids kid children child daughter son wife husband mother father mum dad mom sister brother uncle aunt cousin nephew niece grandson granddaughter baby exam exams wedding surgery operation marathon race graduation birthday christening funeral knee hip leg arm holiday holidays vacation trip harvest confirmation driving dog cat horse`)
