package grade

import (
	"math"

	"spar/internal/text"
)

// give is one thing the reply puts on the table.
type give struct {
	first, last int
	why         string
	free        bool    // a thing for nothing, not a price
	percent     float64 // of the list price, 0 when not said
	between     bool    // a figure between the two sides
	concession  int     // index in the offer's list, or -1
	vague       bool
	traded      bool
	forSpan     text.Span
	cheap       bool // less for less: scope comes out with the money
	weak        bool
	via         string // what made it a trade
	weakly      bool   // under a condition that asks for hardly anything
}

// bad are the scopes in which a give gives nothing.
const notGiven = text.Negated | text.Reported | text.Hypothetical

// findGives finds what is given, in the order price, number, acceptance, things.
func findGives(s *scan) {
	for _, g := range s.stanceGives {
		if f, l := s.sentence(g.first); !s.doubted(f, l) && !s.stateHold(f, l) {
			s.give(g)
		}
	}
	s.priceGives()
	s.figureGives()
	if s.sit.deal.asked {
		s.accepts()
	}
	s.freebies()
	for i := range s.gives {
		s.markReturn(&s.gives[i])
	}
	for i := range s.gives {
		g := &s.gives[i]
		s.Terms = append(s.Terms, s.term(g))
		switch {
		case g.traded:
			continue // the rule for trades says so
		case g.free:
			if g.concession >= 0 {
				continue // from the offer's own list: cheaper than price
			}
			s.add(Discount, g.first, g.last, 0.8, g.why)
			s.add(Unconditional, g.first, g.last, 0.8, g.why)
		default:
			s.add(Discount, g.first, g.last, 1, g.why)
			if !g.weakly {
				s.add(Unconditional, g.first, g.last, 1, g.why)
			}
		}
	}
}

// priceGives finds prices and cuts that are offered in so many words.
func (s *scan) priceGives() {
	for _, g := range []group{gGive, gOfferNumber, gGiveVague} {
		for _, m := range s.by[g] {
			if s.denied(m, g) {
				continue
			}
			if s.has(Defer) && g == gOfferNumber || !s.sit.deal.asked && !s.explicit(m) {
				continue
			}
			x := give{first: m.first, last: m.last, concession: -1, why: "price", vague: g == gGiveVague}
			s.give(x)
		}
	}
	s.bareNumbers()
}

// explicit reports a price or a cut named in so many words. Where the buyer asked for
// no concession, figures and "something for you" are about other things.
func (s *scan) explicit(m match) bool {
	for i := m.first; i < min(m.last+2, len(s.line.Words)); i++ {
		if c := s.known[i].class; c&roleCounter != 0 && s.sit.hasPrice() || c&roleCounter != 0 && c&roleMoney != 0 {
			return true
		}
		switch s.at(i) {
		case "discount", "discounts", "reduction", "off", "cheaper", "price", "lower", "half", "rate", "fee", "match", "waive", "incentive", "beat":
			return true
		}
	}
	return false
}

// denied reports a phrase that gives nothing: negated, reported, supposed, questioned
// or said of what the buyer or a rival does.
func (s *scan) denied(m match, g group) bool {
	sc := s.scope(m.first, m.last)
	if !s.whatIf(s.line.Words[m.first].Clause) && (s.line.Words[m.last-1].Scope.Any(notGiven) && s.at(m.first) != "not" || sc.Any(text.Reported|text.Hypothetical)) {
		return true
	}
	if sc.Any(text.Negated) && g != gAccept && s.at(m.first) != "not" {
		return true
	}
	// Inside an if-clause nothing is given yet, but "what if I did it for 900?" offers.
	if w := s.line.Words[m.first]; w.Scope.Any(text.Condition) && !s.whatIf(w.Clause) {
		return true
	}
	f, l := s.sentence(m.first)
	if s.doubted(f, l) || s.handedUp(m) || s.demanded(m) || s.otherCount(m) || s.reckons(m) {
		return true
	}
	if s.anyIn(gNotOffer, f, l) && !s.line.Words[m.first].Scope.Any(text.Consequent) {
		return true
	}
	if s.othersGive(m) || g == gGiveVague && sc.Any(text.Question) && s.at(f) == "and" && s.at(l-1) == "too" {
		return true
	}
	c := s.line.Words[m.first].Clause
	if s.stateHold(m.first, m.last) || s.holdCovers(m, c) {
		return true
	}
	// Asked of the buyer: "would 5% get it signed?" offers, "why 5%?" does not.
	if sc.Any(text.Question) {
		switch s.at(s.clause(c).First) {
		case "why", "where", "who", "which", "when", "does", "did", "is", "do", "was", "whose", "whom":
			return true
		}
	}
	return false
}

// reckons reports a sum done aloud, or a part of the way only spoken of: "5% of $48,000 is
// $2,400", "half of the way is still seven". Nobody gives anything in it.
func (s *scan) reckons(m match) bool {
	cl := s.clause(s.line.Words[m.first].Clause)
	figures, is := 0, false
	for i := cl.First; i < cl.Last; i++ {
		switch s.at(i) {
		case "i", "we", "let", "me", "you", "yours", "fine", "ok", "done", "agreed", "works":
			return false
		case "is", "are", "makes", "equals", "means", "comes", "costs":
			is = is || i > cl.First && i+1 < cl.Last
		case "way":
			if s.at(i-1) == "the" {
				figures += 2
			}
		}
		if s.known[i].class&(rolePercent|roleMoney|roleAsk|roleCounter) != 0 {
			figures++
		}
	}
	return is && figures >= 2
}

// saidOfYou reports that the buyer is the subject of the verb at word i: "you lowered the
// price", "you're not saying no". What they can have or keep is still ours to give.
func (s *scan) saidOfYou(i int) bool {
	if t := s.at(i); t == "you" || t == "have" || t == "your" || t == "get" || t == "got" || t == "keep" || t == "twisted" || t == "win" || s.line.Words[i].Number >= 0 {
		return false
	}
	f := s.clause(s.line.Words[i].Clause).First
	for j := i - 1; j >= max(f, i-4); j-- {
		switch s.at(j) {
		case "you":
			return j == f || s.at(j-1) == "and" || s.at(j-1) == "but" || s.at(j-1) == "if" || s.at(j-1) == "then"
		case "are", "do", "did", "not", "can", "could", "would", "will", "just", "still", "never":
		default:
			return false
		}
	}
	return false
}

// otherCount reports that the only figure of the match is an hour or counts things: "by
// 4, are you OK", "we could bring it to three" after "340 invoices".
func (s *scan) otherCount(m match) bool {
	for i := m.first; i < m.last; i++ {
		if n := s.line.Words[i].Number; n >= 0 && i == m.first && s.at(i-1) == "by" && s.line.Numbers[n].Kind == text.Plain {
			return true
		}
		if s.known[i].class&roleSmall == 0 || s.known[i].class&(roleAsk|rolePercent) != 0 {
			continue
		}
		if p := s.at(i - 1); p == "by" || p == "before" || p == "at" && s.known[i].class&roleCounter == 0 {
			return true
		}
	}
	return false
}

// othersGive reports a cut that somebody else made or makes: the nearest who before it
// in its clause is neither we nor nobody.
func (s *scan) othersGive(m match) bool {
	f := s.clause(s.line.Words[m.first].Clause).First
	if s.saidOfYou(m.first) {
		return true
	}
	for i := m.last - 1; i >= f; i-- {
		switch s.at(i) {
		case "i", "we", "let", "me", "us", "my", "our":
			return false
		case "they", "he", "she", "who", "rival", "others", "competitor", "somebody", "someone", "competitors", "rivals", "people", "shops",
			"colleague", "predecessor", "supplier", "suppliers", "firm", "firms", "vendor", "vendors", "seller", "sellers", "anybody", "anyone":
			return true
		case "everyone", "everybody":
			if i < m.first {
				return true
			}
		}
	}
	return false
}

// demanded reports a cut that is asked for instead of given: an order to us ("knock
// five off"), "you can throw in", "I need another 4% off".
func (s *scan) demanded(m match) bool {
	cl := s.clause(s.line.Words[m.first].Clause)
	if w := s.at(cl.First); w == "then" || w == "so" || w == "please" || w == "just" {
		cl.First++
	}
	if m.first == cl.First {
		switch s.at(m.first) {
		case "knock", "match", "beat", "throw", "drop", "cut", "lower", "reduce":
			return true
		}
	}
	if p := s.at(m.first - 1); m.first-1 == cl.First && (p == "knock" || p == "drop" || p == "cut" || p == "shave") {
		return true
	}
	for i := m.first - 1; i >= max(cl.First, m.first-5); i-- {
		switch s.at(i) {
		case "need", "needs", "want", "wants":
			return s.at(i+1) != "to"
		case "i", "we", "let":
			return false
		case "you":
			n := s.at(i + 1)
			return (n == "can" || n == "could" || n == "should" || n == "must" || n == "surely") && s.at(i+2) != "have" && s.at(i+2) != "keep"
		}
	}
	return false
}

// handedUp reports a cut that is only named as what somebody above must approve.
func (s *scan) handedUp(m match) bool {
	for _, x := range s.List {
		if x.Move != Manager {
			continue
		}
		if x.First <= m.first && m.first < x.Last {
			return true
		}
		// In one sentence with the put-off, what may come of it is not given yet.
		if s.line.Words[x.First].Sentence == s.line.Words[m.first].Sentence && !s.wePromise(m.first, m.last) && !s.welcome(m) {
			return true
		}
		for i := m.last - 1; i >= max(0, m.first-3); i-- {
			if s.at(i) == "whether" || s.at(i) == "if" {
				return true
			}
		}
	}
	return false
}

// welcome reports a word of consent in the match.
func (s *scan) welcome(m match) bool {
	for i := m.first; i < m.last; i++ {
		if s.known[i].class&bitYes != 0 || s.at(i) == "acceptable" {
			return true
		}
	}
	return false
}

// whatIf reports a clause that offers in the form of a supposition.
func (s *scan) whatIf(c int) bool {
	f := s.clause(c).First
	return s.at(f) == "what" || s.at(f-1) == "what" || s.at(f) == "say" || s.at(f) == "suppose" && s.at(f-1) == "but"
}

// holdCovers reports a hold in the same clause that begins before the match.
func (s *scan) holdCovers(m match, c int) bool {
	for _, x := range s.List {
		if (x.Move == Hold || x.Move == Defer) && x.Clause == c && x.First <= m.last && m.first < x.Last {
			return true
		}
	}
	return false
}

// bareNumbers finds a figure that is itself the answer, in a sentence of hardly more
// words: "Twelve." "180?" "Fine, 5%." The buyer's own figure needs a yes beside it,
// since saying it back is how people hear it.
func (s *scan) bareNumbers() {
	if s.has(Defer) {
		return
	}
	for i, n := range s.line.Numbers {
		if s.Roles[i]&(roleAsk|roleCounter) == 0 || n.Kind == text.Duration {
			continue
		}
		w := s.line.Words[n.Word]
		if w.Scope.Any(notGiven | text.Condition) {
			continue
		}
		f, l := s.sentence(n.Word)
		if l-f > 5 || s.stateHold(f, l) || s.anyIn(gNotOffer, f, l) || s.anyIn(gDefer, f, l) {
			continue
		}
		yes, no := false, false
		for j := f; j < l; j++ {
			switch s.at(j) {
			case "heard", "noted", "asks", "your", "everybody", "another", "is", "first", "was", "got", "you", "why", "hear":
				no = true
			}
			yes = yes || j < n.Word && s.known[j].class&bitYes != 0
		}
		asked := w.Scope.Any(text.Question)
		if !no && (yes && !asked || s.Roles[i]&roleCounter != 0 && s.sit.deal.asked && l-f <= 3) {
			s.give(give{first: n.Word, last: n.Word + 1, concession: -1, why: "figure"})
		}
	}
}

// accepts finds the buyer's ask agreed to.
func (s *scan) accepts() {
	if s.has(Defer) {
		return
	}
	for _, m := range s.by[gAccept] {
		f, l := s.sentence(m.first)
		if s.at(m.first-1) == "hope" || (s.at(m.first) == "guess" || s.at(m.first) == "suppose") && s.at(m.last) == "not" || s.saidOfYou(m.first) || s.at(m.first) == "why" && (s.at(m.last) == "you" || s.at(m.last) == "ask" || s.at(m.last) == "try") || s.stateHold(f, l) && !s.ownNegation(m) || s.denied(m, gAccept) && !s.ownNegation(m) || s.anyIn(gNotOffer, f, l) || s.otherThing(m, l) {
			continue
		}
		if s.line.Words[m.first].Scope.Any(text.Question) && s.at(m.first) != "why" && s.at(m.first) != "where" {
			continue
		}
		s.give(give{first: m.first, last: m.last, concession: -1, why: "accept"})
	}
	if len(s.gives) > 0 || s.has(Manager) || s.has(Hold) || len(s.line.Words) > 6 && !s.plainYes() {
		return
	}
	for _, m := range s.by[gAcceptWeak] {
		w := s.line.Words[m.first]
		if m.first == 0 && !w.Scope.Any(notGiven|text.Question) && !s.asksAnything() {
			s.give(give{first: m.first, last: m.last, concession: -1, why: "yes", weak: true})
			return
		}
	}
}

// plainYes reports that the first sentence is a yes and nothing else.
func (s *scan) plainYes() bool {
	f, l := s.sentence(0)
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "oh", "well", "then", "go", "on", "ah", "ha":
		default:
			if s.known[i].class&bitYes == 0 {
				return false
			}
		}
	}
	return l-f <= 4
}

// ownNegation reports that the match carries a negation that it takes back itself.
func (s *scan) ownNegation(m match) bool {
	if s.line.Words[m.first].Scope.Any(text.Reported | text.Hypothetical) {
		return false
	}
	for i := m.first; i < m.last; i++ {
		if w := s.at(i); w == "no" || w == "not" {
			return !s.line.Words[m.last-1].Scope.Any(text.Negated) || w == "not" && s.at(i-1) == "why"
		}
	}
	return false
}

// otherThing reports that what is agreed to is named and is not the price: "happy to
// show you", "I can do that Thursday call".
func (s *scan) otherThing(m match, end int) bool {
	i := m.last
	if i >= end {
		return false
	}
	switch s.at(i) {
	case "show", "explain", "walk", "talk", "look", "take", "come", "see", "sit", "put", "send", "go", "call", "help", "meet", "run", "share", "tell", "have", "wait", "answer", "discuss", "bring", "what", "about", "why", "how", "because", "but", "thursday", "print", "split":
		return true
	}
	return false
}

// asksAnything reports a question in the reply.
func (s *scan) asksAnything() bool {
	for i := range s.line.Words {
		if s.line.Words[i].Scope.Any(text.Question) {
			return true
		}
	}
	return false
}

// give notes one more thing given, once for the same words.
func (s *scan) give(x give) {
	if s.mentionOnly(x.first) {
		return
	}
	const figure = roleAsk | roleCounter | roleSmall | rolePercent
	for i := range s.gives {
		if old := &s.gives[i]; x.first < old.last && old.first < x.last {
			old.first, old.last = min(old.first, x.first), max(old.last, x.last)
			old.free = old.free && x.free
			old.vague = old.vague && x.vague
			if old.concession < 0 {
				old.concession = x.concession
			}
			s.figure(old, figure)
			return
		}
	}
	s.figure(&x, figure)
	s.gives = append(s.gives, x)
}

// figure reads the figure among the words of a give.
func (s *scan) figure(x *give, roles uint64) {
	for i := x.first; i < x.last; i++ {
		n := s.line.Words[i].Number
		if n < 0 {
			continue
		}
		if s.Roles[n]&roles == 0 {
			if x.percent == 0 && !x.free {
				x.percent = s.cutOf(s.line.Numbers[n])
			}
			continue
		}
		x.percent = s.sit.deal.percentOf(s.line.Numbers[n], s.Roles[n])
		if x.percent == 0 {
			x.percent = s.cutOf(s.line.Numbers[n])
		}
		if s.Roles[n]&roleAsk == 0 {
			x.between = x.between || s.between(x.percent) || s.midway(n)
		} else if s.sit.deal.halved {
			x.between = true
		}
	}
	if s.sit.deal.halved && (x.why == "accept" || x.why == "yes") {
		x.between = true
	}
	if x.percent == 0 && (x.why == "accept" || x.why == "yes") && len(s.sit.deal.percent) > 0 {
		x.percent = s.sit.deal.percent[0]
	}
}

// cutOf is what part of the price an amount with "off" behind it gives up, in percent.
func (s *scan) cutOf(n text.Number) float64 {
	if n.Kind == text.Percent || len(s.sit.deal.list) == 0 || !s.cutBehind(n, s.clause(s.line.Words[n.Word].Clause)) {
		return 0
	}
	if r := ratio(n, s.sit.deal.list[0]); r > 0 && r < 0.5 {
		return math.Round(r*1000) / 10
	}
	return 0
}

// midway reports a figure of ours that is the middle between the price and another figure
// of the reply: "you're at 19.8, I'm at 23.6, shall we shake on 21.7".
func (s *scan) midway(n int) bool {
	d := &s.sit.deal
	for _, v := range d.list {
		r := ratio(s.line.Numbers[n], v)
		for i, o := range s.line.Numbers[:min(mostFigures, len(s.line.Numbers))] {
			if i == n || s.Roles[i]&(roleCounter|roleAsk) == 0 || r <= 0 {
				continue
			}
			if q := ratio(o, v); q > 0 && q < r && math.Abs(r-(1+q)/2) <= 0.01 {
				return true
			}
		}
	}
	return false
}

// between reports that a cut of percent lies well between nothing and what the buyer
// asks for. Where the buyer named no figure, a cut of a part of the price counts.
func (s *scan) between(percent float64) bool {
	d := &s.sit.deal
	ask := 0.0
	switch {
	case len(d.percent) > 0:
		ask = d.percent[0]
	case len(d.target) > 0 && len(d.list) > 0:
		ask = 100 * (1 - d.target[0]/d.list[0])
	default:
		return false
	}
	return percent >= 0.3*ask && percent <= 0.8*ask
}
