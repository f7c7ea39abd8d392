package grade

import "spar/internal/text"

// findOrder puts a deferral together from its parts: the price or the request, a word
// that says when ("after", "once", "last", "till"), and a verb of talking, answering or
// waiting, or the time right behind the price: "price after the plan".
func findOrder(s *scan) {
	if !s.sit.deal.asked || s.has(Defer) {
		return
	}
	for i := 0; i < len(s.line.Words); {
		f, l := s.sentence(i)
		i = l
		if s.isOrdered(f, l) || s.anyIn(gManager, f, l) || s.anyIn(gGive, f, l) || s.anyIn(gOfferNumber, f, l) && !s.talks(f, l) || s.anyIn(gExchange, f, l) || s.stateHold(f, l) && !s.talks(f, l) {
			continue
		}
		when := s.whenWord(f, l)
		if when < 0 || !s.aboutAsk(f, l) {
			continue
		}
		if s.elsewhere(f, l) {
			continue
		}
		if s.at(when) == "last" && s.longAgo(match{first: when, last: when + 1}) {
			continue // "74 cents is last year's harvest"
		}
		if s.talks(f, l) && (s.subject(max(f, when-8), min(l, when+8)) || s.at(when) == "second" || s.at(when) == "later") || s.rightBehind(f, when) {
			s.add(Defer, f, l, 0.8, "order")
			return
		}
	}
}

// elsewhere reports a sentence that orders the buyer about or speaks of others, in
// which words of order put nothing off.
func (s *scan) elsewhere(first, last int) bool {
	if last-first > 30 {
		return true
	}
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "tell", "they", "he", "she", "customer", "everyone", "everybody", "they're", "somebody", "if", "cheaper", "cheap":
			return true
		}
	}
	return false
}

// whenWord is the word in the sentence that puts things in order, or -1.
func (s *scan) whenWord(first, last int) int {
	for i := first; i < last; i++ {
		if s.line.Words[i].Scope.Any(text.Reported | text.Hypothetical) {
			continue
		}
		switch s.at(i) {
		case "after", "afterwards", "once", "until", "till", "later", "then", "last", "before", "end", "order", "meanwhile":
			return i
		case "second", "next", "third":
			if i+1 >= last || s.line.Words[i+1].Break > text.NoBreak {
				return i
			}
		case "first":
			if i == first || i+1 >= last {
				return i
			}
		case "when":
			if i > first {
				return i
			}
		}
	}
	return -1
}

// talks reports a verb of talking, answering, coming back or waiting.
func (s *scan) talks(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "talk", "discuss", "discussing", "return", "revisit", "answer", "tackle", "address", "handle", "wait", "waits", "settle", "speak", "circle", "shelve", "park", "hold", "reopen", "finish", "decide":
			if !s.line.Words[i].Scope.Any(text.Reported) {
				return true
			}
		case "come", "get", "go":
			if n := s.at(i + 1); n == "to" || n == "back" || n == "round" || n == "into" {
				return true
			}
		case "do":
			if n := s.at(i + 1); n == "it" || n == "that" || n == "price" || n == "numbers" {
				return s.at(i-1) != "can" && s.at(i-1) != "could"
			}
		case "look":
			if s.at(i+1) == "at" {
				return true
			}
		}
	}
	return false
}

// rightBehind reports the price or the request at most two words before the word of
// order: "the five after the demo", "price last".
func (s *scan) rightBehind(first, when int) bool {
	switch s.at(when) {
	case "then":
		return false // what comes behind the price in "45, then I start on Monday" is the work
	case "when", "once":
		if s.at(when+1) == "you" && ordered[s.at(when+2)] {
			return false // "a hundred off when you book all four" asks for something
		}
	case "before":
		for i := first; i < when; i++ {
			if s.at(i) == "was" || s.at(i) == "were" {
				return false // "600 was the price before the hut burned down"
			}
		}
	}
	for i := max(first, when-2); i < when; i++ {
		if s.known[i].class&(roleAsk|bitPrice|bitOff) != 0 && s.known[i].class&roleList == 0 {
			return when-first <= 4
		}
	}
	return false
}
