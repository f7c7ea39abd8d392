package grade

import (
	"strings"

	"spar/internal/text"
)

// findBarter puts a trade together from its parts, whatever the words between: the
// buyer's figure, a thing that is worth something to us (a longer term, money sooner,
// more volume, a name to show), and a word that ties the two.
func findBarter(s *scan) {
	if !s.sit.deal.asked || s.has(Trade) {
		return
	}
	for i := 0; i < len(s.line.Words); {
		f, l := s.sentence(i)
		i = l
		ask := s.offeredAsk(f, l)
		if ask < 0 || s.anyIn(gOther, f, l) {
			continue // "take theirs at 160 if you've ten people" sends the buyer to another
		}
		ret := s.returnAt(f, l)
		if ret >= 0 && s.courtesy(f, l) {
			continue
		}
		if ret < 0 || !s.tied(f, l, ask, ret) {
			continue
		}
		first, last := min(ask, ret), max(ask, ret)+1
		s.add(Trade, first, last, 0.8, "barter")
		s.clearTraded(f, l)
		s.payTerm(f, l, ask, ret)
	}
}

// offeredAsk is a figure of a cut in the sentence that is neither refused nor supposed,
// or -1. "You want five, I want three years" reports the ask and offers it at once.
func (s *scan) offeredAsk(first, last int) int {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|roleCounter|rolePercent) == 0 || s.known[i].class&(roleList|roleSpell) != 0 {
			continue
		}
		sc := s.line.Words[i].Scope
		if sc.Any(text.Negated|text.Hypothetical) || s.othersGive(match{first: i, last: i + 1}) {
			continue
		}
		return i
	}
	if s.known[first].class&bitYes != 0 && s.at(first+1) != "or" && last-first <= 10 && s.line.Words[first].Scope == 0 {
		return first // "Sure, for a three-year commitment"
	}
	for _, g := range s.gives {
		if g.first >= first && g.last <= last && !g.free {
			return g.first
		}
	}
	return -1
}

// returnAt is the word in the sentence that names something worth having back, or -1.
func (s *scan) returnAt(first, last int) int {
	for i := first; i < last; i++ {
		w := s.line.Words[i]
		if w.Scope.Any(text.Negated|text.Hypothetical) && !w.Scope.Any(text.Condition) {
			continue
		}
		if n := w.Number; n >= 0 && s.known[i].class&roleSpell != 0 {
			switch num := s.line.Numbers[n]; num.Unit {
			case "year", "month", "quarter":
				if num.Unit != "year" || num.Value > 1 {
					return i
				}
			}
			continue
		}
		switch w.Norm {
		case "commitment", "commit":
			if p := s.at(i - 1); p != "our" && s.at(i-2) != "our" {
				return i
			}
		case "multi", "multiyear", "upfront", "prepay", "prepayment", "prepaid", "deposit", "reference", "testimonial", "referral", "longer", "volume", "volumes", "forecast", "sites", "exclusivity", "exclusive", "exclusively":
			return i
		case "term", "contract":
			if i > first && s.at(i-1) != "the" && s.at(i-1) != "your" {
				return i
			}
		case "advance", "front":
			if s.at(i-1) == "in" || s.at(i-1) == "up" {
				return i
			}
		case "study":
			if s.at(i-1) == "case" {
				return i
			}
		case "seats", "licenses", "units", "users":
			if s.moreOf(first, i) {
				return i
			}
		}
	}
	return -1
}

// courtesy reports a give dressed up as a gesture: terms and commitments named in it
// are ours or past, and buy nothing.
func (s *scan) courtesy(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "gesture", "goodwill", "partnership", "because", "trust", "remembered":
			return true
		}
	}
	return false
}

// moreOf reports that the things at word i are added or counted anew: "sixty seats",
// "add the Dayton seats".
func (s *scan) moreOf(first, i int) bool {
	for j := max(first, i-5); j < i; j++ {
		switch s.at(j) {
		case "add", "more", "extra", "another", "additional", "to", "take":
			return true
		}
		if n := s.line.Words[j].Number; n >= 0 && j == i-1 && !s.sit.deal.isKnown(s.line.Numbers[n].Value) {
			return true
		}
	}
	return false
}

// tied reports a word that makes the one the price of the other.
func (s *scan) tied(first, last, ask, ret int) bool {
	a, b := min(ask, ret), max(ask, ret)
	if strings.Contains(s.line.Typed[s.line.Words[a].Start:s.line.Words[b].End], "=") {
		return true
	}
	// "Give me three years, I'll give you 5%"
	if ret < ask && (s.at(first+1) == "me" || s.at(first+1) == "us" || s.known[first].class&bitSign != 0) {
		for i := ret; i < ask; i++ {
			if s.at(i) == "i" || s.at(i) == "we" {
				return true
			}
		}
	}
	for i := first; i < ret; i++ {
		switch s.at(i) {
		case "if", "when", "once", "provided", "providing", "against", "only", "unless", "given", "assuming", "case", "long", "day", "moment", "condition", "return", "exchange", "way", "subject":
			return true
		case "for", "with", "on", "via":
			if ret-i <= 4 {
				return true
			}
		case "you", "your":
			if ret-i <= 5 && (ask > ret || i > ask || s.at(first) == "you") {
				return true
			}
		case "want", "need":
			if i > 0 && (s.at(i-1) == "i" || s.at(i-1) == "we" || i > 1 && s.at(i-1) == "would" && (s.at(i-2) == "i" || s.at(i-2) == "we")) {
				return true
			}
		}
	}
	for i := ret; i < ask; i++ {
		switch s.at(i) {
		case "get", "gets", "buys", "earns", "makes", "brings", "unlocks", "means", "and", "then", "that":
			return true
		}
	}
	return false
}

// findConditional finds an offer of ours that hangs on an act of theirs in the same
// sentence: "if you place the year I'd go to 45 days".
func findConditional(s *scan) {
	if !s.sit.deal.asked || s.has(Trade) {
		return
	}
	for c := range s.line.Clauses {
		cl := s.clause(c)
		w := s.line.Words[cl.First]
		if !w.Scope.Any(text.Condition) || w.Scope.Any(text.Hypothetical|text.Reported) || s.whatIf(c) || s.hollow(cl) || s.scope(cl.First, cl.Last).Any(text.Negated) {
			continue
		}
		for o := max(0, c-2); o < min(len(s.line.Clauses), c+3); o++ {
			main := s.clause(o)
			if o == c || main.Sentence != cl.Sentence || !s.promises(main) {
				continue
			}
			s.add(Trade, min(cl.First, main.First), max(cl.Last, main.Last), 0.7, "conditional")
			s.clearTraded(s.sentence(cl.First))
			s.hangTerm(main, cl)
			return
		}
	}
}

// hangTerm writes into the ledger what main offers for what the condition asks, or adds
// the return to the line that stands there.
func (s *scan) hangTerm(main, condition text.Clause) {
	back := s.line.Text(s.span(condition.First, condition.Last))
	sp := s.span(main.First, main.Last)
	for i := range s.Terms {
		if t := &s.Terms[i]; t.Start < sp.End && sp.Start < t.End {
			t.For = back
			return
		}
	}
	s.Terms = append(s.Terms, Term{Span: sp, Concession: s.concession(main.First, main.Last), What: s.line.Text(sp), For: back})
}

// promises reports a clause in which we say that we can or will give, add or hold.
func (s *scan) promises(cl text.Clause) bool {
	if s.scope(cl.First, cl.Last).Any(text.Negated | text.Question | text.Reported | text.Condition) {
		return false
	}
	me := false
	for i := cl.First; i < cl.Last; i++ {
		w := &s.line.Words[i]
		me = me || s.sit.deal.kind && content(*w) && s.sit.deal.things[w.Stem] && s.comesAlong(i+1, cl.Last)
		switch s.at(i) {
		case "i", "we":
			me = true
		case "she", "he", "it", "they", "that":
			me = me || s.sit.deal.kind && s.comesAlong(i+1, cl.Last)
		case "in", "included", "comes", "come", "free", "yours", "along", "goes", "works":
			if me {
				return true
			}
		case "give", "add", "hold", "put", "go", "split", "bring", "throw", "include", "start", "lock", "freeze", "extend", "waive", "match", "do", "take", "credit", "cover", "knock", "drop", "offer", "run", "move", "get":
			if me {
				return true
			}
		}
	}
	return false
}

// comesAlong reports that what stands before word i is said to come with the rest: "the towels
// are in", "she comes".
func (s *scan) comesAlong(i, last int) bool {
	switch s.at(i) {
	case "is", "are":
		n := s.at(i + 1)
		return i+1 < last && (n == "in" || n == "included" || n == "yours" || n == "free")
	case "comes", "come", "goes", "works":
		return true
	}
	return false
}

// payTerm writes the return into the term of the sentence, or makes a term of it.
func (s *scan) payTerm(first, last, ask, ret int) {
	cl := s.clause(s.line.Words[ret].Clause)
	back := s.line.Text(s.span(cl.First, cl.Last))
	from, to := s.line.Words[first].Start, s.line.Words[last-1].End
	for i := range s.Terms {
		if t := &s.Terms[i]; t.Start >= from && t.End <= to {
			t.For = back
			return
		}
	}
	sp := s.line.Words[ask].Span
	t := Term{Span: sp, Concession: -1, What: s.line.Text(sp), For: back}
	if n := s.line.Words[ask].Number; n >= 0 {
		t.Percent = s.sit.deal.percentOf(s.line.Numbers[n], s.Roles[n])
	}
	s.Terms = append(s.Terms, t)
}
