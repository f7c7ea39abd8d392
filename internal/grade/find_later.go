package grade

import "spar/internal/text"

// findLater finds the answer promised for later: an answer of ours (a straight answer,
// a yes or a no, the number, "that"), a word of order, and the work that comes first
// (the scope, the plan, what is needed), within one sentence or two.
func findLater(s *scan) {
	if !s.sit.deal.asked || s.has(Defer) || s.has(Manager) {
		return
	}
	for i := 0; i < len(s.line.Words); {
		f, l := s.sentence(i)
		i = l
		if s.later(f, l) {
			s.add(Defer, f, l, 0.8, "later")
			return
		}
		if l < len(s.line.Words) && l-f <= 14 {
			if _, e := s.sentence(l); e-f <= 34 && s.later(f, e) {
				s.add(Defer, f, e, 0.7, "later")
				return
			}
		}
	}
}

// later reports the three parts among words first to last, with nothing given there.
func (s *scan) later(first, last int) bool {
	answer, work, order := -1, -1, -1
	for i := first; i < last; i++ {
		w := s.line.Words[i]
		if w.Scope.Any(text.Reported | text.Hypothetical) {
			continue
		}
		switch t := w.Norm; {
		case answer < 0 && s.ourAnswer(i, last):
			answer = i
		case workWords[t] || workWords[w.Stem] || (t == "what" && (s.at(i+1) == "is" || s.at(i+1) == "you" || s.at(i+1) == "has" || s.at(i+1) == "goes" || s.at(i+1) == "needs")):
			if work < 0 || i-work > 1 {
				work = i
			}
		}
		if s.orders(i, first, last) {
			order = i
		}
	}
	if answer < 0 || order < 0 || work < 0 && !s.timeAfter(first, last) {
		return false
	}
	for _, g := range []group{gGive, gOfferNumber, gAccept, gExchange} {
		for _, m := range s.by[g] {
			if m.first >= first && m.last <= last && !s.line.Words[m.first].Scope.Any(notGiven) && (g == gExchange || s.wePromise(m.first, m.last)) {
				return false
			}
		}
	}
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "they", "he", "she", "customer", "everyone", "everybody", "somebody", "cheap":
			return false
		}
	}
	return true
}

// ourAnswer reports that word i is the answer that is owed: a noun for it, our telling
// or answering, or the price as the thing to be talked of.
func (s *scan) ourAnswer(i, last int) bool {
	switch s.at(i) {
	case "answer":
		return s.answersYou(i)
	case "tell", "say":
		if s.at(i) == "say" && s.at(i+1) != "anything" && s.at(i+1) != "yes" {
			return false
		}
		for j := i - 1; j >= max(0, i-3); j-- {
			if s.at(j) == "i" || s.at(j) == "we" {
				return s.at(i+1) == "you" || s.at(i) == "say"
			}
		}
	case "yes":
		return s.at(i+1) == "or" && (s.at(i+2) == "no" || s.at(i+3) == "no")
	case "straight", "honest":
		return s.at(i-1) == "you" || s.at(i-1) == "be" && s.at(i-2) == "will" || s.at(i-1) == "it"
	case "come", "circle", "get", "return":
		return (s.at(i+1) == "back" || s.at(i+1) == "to") && s.subject(i, min(i+6, last))
	case "talk", "discuss", "settle":
		return s.subject(i, min(i+5, last))
	case "wait", "park", "shelve":
		return s.aboutAsk(max(0, i-4), min(i+4, last))
	case "hang", "hold":
		n := s.at(i + 1)
		return n == "on" || n == "that" || n == "onto" || s.subject(i, min(i+5, last))
	case "price", "number", "numbers", "money", "discount":
		// "scope now and money later"
		return s.at(i+1) == "later" || s.at(i+1) == "after" || s.at(i+1) == "second" || s.at(i+1) == "last" || s.at(i+1) == "afterwards"
	}
	return false
}

// answersYou reports that the answer at word i is ours to the buyer: a verb of which we
// are the subject, or a thing that the buyer gets.
func (s *scan) answersYou(i int) bool {
	for j := max(0, i-7); j < min(i+3, len(s.line.Words)); j++ {
		switch s.at(j) {
		case "them", "they", "him", "her", "customers", "ring", "if", "can", "cannot":
			return false
		}
	}
	if n := s.at(i + 1); n == "you" || n == "that" || n == "it" || n == "properly" || n == "straight" {
		return true
	}
	for j := max(0, i-6); j < i; j++ {
		if t := s.at(j); (t == "you" || t == "promise") && s.at(i+1) != "for" {
			return true
		}
	}
	return false
}

// orders reports that word i puts one thing before another.
func (s *scan) orders(i, first, last int) bool {
	switch s.at(i) {
	case "after", "afterwards", "once", "until", "till", "before", "later", "last", "till's", "meanwhile":
		return true
	case "then":
		return i > first
	case "when", "until's":
		return i > first
	case "first":
		// "first we finish", "but first, what's in", "let us first", "scope first"
		return s.at(i+1) != "place" && s.at(i-1) != "the" && s.at(i-1) != "at"
	case "soon":
		return s.at(i-1) == "as"
	case "end":
		return s.at(i-1) == "the" && (s.at(i-2) == "at" || s.at(i-2) == "till" || s.at(i-2) == "until")
	case "minute", "moment", "minutes":
		return s.at(i-1) == "a" || s.at(i-1) == "in"
	case "second":
		return i+1 >= last || s.line.Words[i+1].Break > text.NoBreak
	}
	return false
}

// timeAfter reports a later time named among the words.
func (s *scan) timeAfter(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "end", "then", "tomorrow", "meeting", "call", "later":
			return true
		}
		if s.known[i].class&(roleTime|roleSpell) != 0 {
			return true
		}
	}
	return false
}

// workWords are what has to be settled before a price can be talked of.
var workWords = wordSet(`scope plan rollout requirement requirements need needs needed detail details list seats agreed agree settled settle clear sorted nailed nail pinned pin frozen freeze
	finish finished finalise finalize finalised finalized buying live day-one setup spec specification shape size picture project deployment implementation value problem
	fit outcome users sites team people timeline schedule design pilot test rest order together through`)
