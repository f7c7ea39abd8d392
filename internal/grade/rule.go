package grade

import (
	"sort"

	"spar/internal/text"
)

// rule is one row of the grader: the move it finds, what it looks for, and how.
// A rule only says where a habit of speech is; what it is worth is said elsewhere.
// Rules run in the order of the list, since some need to know what others found.
type rule struct {
	Move Move
	Doc  string
	Find func(*scan)
}

// rules are all rows, in the order they run.
func rules() []rule {
	return []rule{
		{Hold, "the price or the position kept in plain words", findHold},
		{Hold, "the buyer's figure called too little", findTooLow},
		{Hold, "one thing set against another: this yes, that no", findContrast},
		{Hold, "a cut only supposed, to say what the buyer would think of it", findSupposed},
		{Question, "the request turned over: what is it for", findPurpose},
		{Discount, "giving in put as an order: take it off, call it that", findOrdered},
		{Discount, "the buyer's figure let stand to humour them", findHumoured},
		{Defer, "the price set aside for later, in words that promise to come back to it", findDefer},
		{Defer, "price and order: a word that says when, beside the request", findOrder},
		{Manager, "the answer put off to somebody above", findManager},
		{Defer, "an answer promised for later, after the work that comes first", findLater},
		{Hold, "the request refused, however often it is turned over", findStance},
		{Discount, "a lower price offered or agreed to; with nothing asked for, also unconditional", findGives},
		{Discount, "less offered to a buyer who asked for nothing", findUnasked},
		{Trade, "something given for something named", findTrades},
		{Trade, "a commitment asked for beside what is offered, or less money for less work", findExchange},
		{Trade, "the buyer's figure tied to something worth having back", findBarter},
		{Trade, "an offer of ours that hangs on an act of theirs", findConditional},
		{Trade, "a deed of theirs and one of ours, side by side", findSwap},
		{Trade, "what is said to happen at the buyer's figure", findPriced},
		{Trade, "what is wanted put first, and the price behind it", findLed},
		{Trade, "what the buyer's figure buys, told as a part of the whole", findMenu},
		{Halfway, "the middle, or a part of the way, offered or taken", findHalfway},
		{Hold, "the price kept by turning the ask over, nothing given", findHeld},
		{Hedge, "words that take back what they stand beside", findHedges},
		{Apology, "sorry, said", findApology},
		{OwnFault, "the fault named as ours", findOwnFault},
		{Commodity, "words that every rival uses", findCommodity},
		{Pressure, "false urgency, guilt or a threat", findPressure},
		{Insult, "the person attacked", findInsult},
		{Insult, "contempt and menace without a hard word", findScorn},
		{Question, "a question to the buyer that moves the sale", findQuestions},
		{Question, "what is asked of the buyer put as a request", findRequest},
		{NextStep, "a step with somebody or some time in it", findNextStep},
		{NextStep, "an appointment that opens with its time, and a deed of ours with its day behind it", findMeeting},
		{NextStep, "a plan told as it will happen, with its day and its people", findPlan},
		{Question, "the buyer asked to agree to a step", findAgreement},
		{Quantified, "a figure of this buyer's own, used for the value", findQuantified},
		{Insight, "a new way to see the buyer's business", findInsight},
		{Insight, "the buyer's word granted, and turned by another thing", findTurned},
		{Acknowledge, "the buyer's own concern taken up", findAcknowledge},
		{Recall, "a small thing known about this client", findRecall},
		{RecommendOther, "another's product named as the better fit", findRecommendOther},
		{AskFeedback, "a report card asked for", findAskFeedback},
		{AskReferral, "an introduction asked for", findAskReferral},
		{Parrot, "the buyer's own line said back", findParrot},
		{Nonsense, "no sentence at all, or another subject", findNonsense},
		{Evasive, "nothing in it answers the buyer", findEvasive},
	}
}

// finding is one place where a move was found.
type finding struct {
	Move  Move
	Span  text.Span
	First int // words of the line, Last exclusive
	Last  int
	// Clause is where it begins; Scope what it stands under.
	Clause int
	Scope  text.Scope
	// Strength is how plainly it is said, 0 to 1.
	Strength float64
	// Rule names the phrase group or the reason, for tests and features.
	Rule string
	// order is set for a step put as an order.
	order bool
}

// findings are all that the rules found in one reply.
type findings struct {
	List  []finding
	Terms []Term
	// Overlaps are what the reply takes up from the situation, by topic.
	Overlaps []overlap
	spans    []text.Span // of all overlaps
	Notes    []Note
	// Phrases are the habits of speech that the rules start from.
	Phrases []match
	// Roles are, for each number of the line, the role bits it plays in the deal.
	Roles []uint64
	// known is what the phrasebook knows of each word.
	known []known
	// Content counts the words that carry meaning; Copied is the share of the reply
	// that is a model reply's, Parroted the share that is the buyer's line.
	Content          int
	Copied, Parroted float64
	CopiedHere       bool
	// Reckoned is set where a sum is done aloud: its figures give nothing.
	Reckoned bool
	// Aside is set where a threat or a hard word is for somebody who is not spoken to.
	Aside bool
	// Entitled is set where what is granted is the customer's by right.
	Entitled bool
	// Answered is set where a sentence speaks to what the buyer said, whatever its words are.
	Answered bool
	// Haggled is set where the words are a buyer's: the one who signs and pays.
	Haggled bool
}

// has reports whether the move was found.
func (f *findings) has(m Move) bool {
	for i := range f.List {
		if f.List[i].Move == m {
			return true
		}
	}
	return false
}

// count is how often the move was found.
func (f *findings) count(m Move) int {
	n := 0
	for i := range f.List {
		if f.List[i].Move == m {
			n++
		}
	}
	return n
}

// drop takes every finding of the move back.
func (f *findings) drop(m Move) {
	kept := f.List[:0]
	for _, x := range f.List {
		if x.Move != m {
			kept = append(kept, x)
		}
	}
	f.List = kept
}

// scan is one reply on its way through the rules.
type scan struct {
	*findings
	sit   *prepared
	line  *text.Line
	by    [groups][]match
	gives []give
	// stanceGives are accepted requests that findStance found, for findGives.
	stanceGives []give
	// supposed are ranges of words in which a cut is only supposed; purpose those of
	// questions that ask what the request is for.
	supposed, purpose [][2]int
	covers            []cover
	pairs             map[[2]string]bool // of neighbouring words, for repeats
	// around is the sentence that was asked for last, and counted the one whose words of facts
	// were counted last: of a reply that is one long sentence rules ask at every word.
	around  struct{ first, last int }
	counted struct{ first, last, words int }
	// kindHalf is set where a part of the things asked for is given.
	kindHalf bool
}

// copyTo copies the findings, so that moves can be added and dropped in the copy.
func (f *findings) copyTo(to *findings) *findings {
	list, terms := to.List[:0], to.Terms[:0]
	*to = *f
	to.List, to.Terms = append(list, f.List...), append(terms, f.Terms...)
	return to
}

// find runs all rules over a parsed reply.
func find(sit *prepared, line *text.Line) *findings {
	f := &findings{}
	new(desk).find(f, sit, line)
	return f
}

// find runs all rules over a parsed reply; what f held before is gone.
func (d *desk) find(f *findings, sit *prepared, line *text.Line) {
	*f = findings{List: f.List[:0], Terms: f.Terms[:0], Overlaps: f.Overlaps[:0], spans: f.spans[:0],
		Notes: f.Notes[:0], Phrases: f.Phrases[:0], Roles: f.Roles[:0], known: f.known[:0]}
	s := &d.scan
	s.begin(f, sit, line)
	for i := range line.Numbers {
		s.Roles = append(s.Roles, sit.deal.roles(line, i))
	}
	book := lexicon()
	s.known = book.know(s.known, d.words, line, func(n int) uint64 { return s.Roles[n] })
	s.Phrases = book.match(s.Phrases, line, s.known)
	for _, m := range s.Phrases {
		s.by[m.group] = append(s.by[m.group], m)
	}
	d.takesUp(f, sit, line)
	s.copies()
	for _, r := range sit.rules {
		r.Find(s)
	}
	for _, n := range line.Numbers[:min(mostFigures, len(line.Numbers))] {
		s.Reckoned = s.Reckoned || s.reckons(match{first: n.Word, last: n.Word + 1})
	}
	s.notes()
}

// begin makes the scan ready for another reply; it keeps its room.
func (s *scan) begin(f *findings, sit *prepared, line *text.Line) {
	for g := range s.by {
		s.by[g] = s.by[g][:0]
	}
	*s = scan{findings: f, sit: sit, line: line, by: s.by, gives: s.gives[:0], stanceGives: s.stanceGives[:0],
		supposed: s.supposed[:0], purpose: s.purpose[:0], covers: s.covers, pairs: s.pairs}
	if s.pairs == nil {
		s.pairs = map[[2]string]bool{}
	}
}

// add notes a finding over words first to last.
func (s *scan) add(m Move, first, last int, strength float64, why string) {
	if first >= last || last > len(s.line.Words) {
		return
	}
	sp := s.line.Words[first].Span
	for i := first + 1; i < last; i++ {
		sp = sp.Join(s.line.Words[i].Span)
	}
	// The same words are found twice close together; looking at all that was found
	// would take time by the square of a long reply's length.
	for _, old := range s.List[max(0, len(s.List)-64):] {
		if old.Move == m && old.First <= first && last <= old.Last {
			return
		}
	}
	s.List = append(s.List, finding{
		Move: m, Span: sp, First: first, Last: last, Clause: s.line.Words[first].Clause,
		Scope: s.scope(first, last), Strength: strength, Rule: why,
	})
}

// scope is what holds of any of the words.
func (s *scan) scope(first, last int) text.Scope {
	var sc text.Scope
	for i := first; i < last; i++ {
		sc |= s.line.Words[i].Scope
	}
	return sc
}

// at is the normal form of word i, "" outside the line.
func (s *scan) at(i int) string {
	if i < 0 || i >= len(s.line.Words) {
		return ""
	}
	return s.line.Words[i].Norm
}

// clause is the words of clause c.
func (s *scan) clause(c int) text.Clause { return s.line.Clauses[c] }

// anyIn reports a match of the group that lies within words first to last.
func (s *scan) anyIn(g group, first, last int) bool {
	in := s.by[g] // in the order of their first words
	k := sort.Search(len(in), func(i int) bool { return in[i].first >= first })
	for ; k < len(in) && in[k].first < last; k++ {
		if in[k].last <= last {
			return true
		}
	}
	return false
}

// simple adds every match of a group whose words stand under none of the bad scopes.
func (s *scan) simple(m Move, g group, bad text.Scope, strength float64, why string) {
	for _, x := range s.by[g] {
		if !s.scope(x.first, x.last).Any(bad) {
			s.add(m, x.first, x.last, strength, why)
		}
	}
}

// sentence is the range of words of the sentence that word i stands in.
func (s *scan) sentence(i int) (first, last int) {
	if at := &s.around; at.first <= i && i < at.last {
		return at.first, at.last
	}
	w := s.line.Words
	first, last = i, i+1
	for first > 0 && w[first-1].Sentence == w[i].Sentence {
		first--
	}
	for last < len(w) && w[last].Sentence == w[i].Sentence {
		last++
	}
	s.around.first, s.around.last = first, last
	return first, last
}
