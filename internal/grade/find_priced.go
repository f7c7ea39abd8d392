package grade

import "spar/internal/text"

// find_priced.go reads what is said to happen at the buyer's figure: "for twelve hundred you do
// the taping yourself" sells it for work of theirs, "for twelve hundred I stay at home" and
// "under eighty it won't be" keep the price.

// figureBehind is a figure of the buyer's or of ours between the two behind a preposition at
// word i ("for 1,200", "at about nine"), or -1.
func (s *scan) figureBehind(i int) int {
	switch s.at(i) {
	case "for", "at", "with", "under", "below":
	default:
		return -1
	}
	for k := i + 1; k < min(i+4, len(s.line.Words)); k++ {
		if s.known[k].class&(roleAsk|roleCounter) != 0 && s.known[k].class&(roleList|roleTime|roleSpell) == 0 {
			return k
		}
		if !beforeFigure[s.at(k)] {
			return -1
		}
	}
	return -1
}

var beforeFigure = plainSet(`the your that only just about around even such a`)

// findPriced finds the trade and the refusal that begin with the figure.
func findPriced(s *scan) {
	if !s.sit.deal.asked || !s.sit.hasPrice() || s.haggled() {
		return
	}
	for i := range s.line.Words {
		fig := s.figureBehind(i)
		if fig < 0 || s.line.Words[i].Scope.Any(notGiven|text.Question|text.Condition) || !s.leadsClause(i) {
			continue
		}
		_, l := s.sentence(i)
		if stop := s.workFor(fig+1, l); stop > 0 && !s.has(Trade) && s.at(i) != "under" && s.at(i) != "below" {
			s.dropOver(i, stop)
			s.add(Trade, i, stop, 0.8, "their-work")
			s.clearTraded(i, stop)
			s.payTerm(i, stop, fig, stop-1)
			continue
		}
		if stop := s.notFor(i, fig+1, l); stop > 0 {
			s.add(Hold, i, stop, 0.8, "not-at-that")
		}
	}
}

// leadsClause reports that word i opens its clause but for small words.
func (s *scan) leadsClause(i int) bool {
	for k := s.clause(s.line.Words[i].Clause).First; k < i; k++ {
		if s.known[k].class&bitYes == 0 && !beforeOrders[s.at(k)] && s.at(k) != "not" {
			return false
		}
	}
	return true
}

// workFor is the end of what they have to do for the figure, told from word i on, or 0: "you
// have to move the furniture", "you bring the van".
func (s *scan) workFor(i, l int) int {
	if i >= l || s.at(i) != "you" || s.scope(i, l).Any(notGiven|text.Question) {
		return 0
	}
	for k := i + 1; k < min(i+5, l); k++ {
		if sentAway[s.at(k)] {
			return 0
		}
	}
	if !s.asksOfYou(i+1, l, true) {
		return 0
	}
	return l
}

// sentAway are deeds behind a figure that send the buyer to somebody else or to nothing.
var sentAway = plainSet(`go ask find look wait call talk try pray come drive travel buy get dream search see speak shop`)

// notFor is the end of an outcome that nobody wants at the figure, told from word i on, or 0.
func (s *scan) notFor(prep, i, l int) int {
	end := min(i+7, l)
	under := s.at(prep) == "under" || s.at(prep) == "below"
	for k := i; k < end; k++ {
		w := &s.line.Words[k]
		switch t := s.at(k); {
		case w.Scope.Any(text.Question | text.Condition):
			return 0
		case agrees[t] || s.known[k].class&bitYes != 0:
			return 0
		case under && t == "not":
			return l
		case t == "not" && (s.at(k-1) == "need" || s.at(k-1) == "must") && s.at(i) == "you":
			return l
		case (s.at(i) == "i" || s.at(i) == "we") && k == i+1 && keepsIt[t] && w.Scope&text.Negated == 0 && s.keptFromThem(k, l):
			return l
		}
	}
	return 0
}

// agrees are verbs behind a "not" that say yes: "under 80 I wouldn't argue".
var agrees = plainSet(`argue complain refuse mind object hesitate problem`)

// keepsIt are what a seller does in place of selling at such a figure.
var keepsIt = plainSet(`stay keep eat drink burn sleep close shut starve lose sit lie pay`)

// keptFromThem reports that the keeping is not for them: "I keep it for you", "I stay with you".
func (s *scan) keptFromThem(k, l int) bool {
	for j := k; j < l; j++ {
		switch s.at(j) {
		case "you", "your", "reserve", "until", "till":
			return false
		}
	}
	return true
}
