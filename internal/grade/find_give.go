package grade

import (
	"math"
	"slices"

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

// findGives finds what is given, in the order price, number, acceptance, things.
func findGives(s *scan) {
	for _, g := range s.stanceGives {
		if f, l := s.sentence(g.first); !s.doubted(f, l) && !s.stateHold(f, l) {
			s.give(g)
		}
	}
	s.priceGives()
	s.haggleGives()
	s.figureGives()
	if s.sit.deal.asked {
		s.accepts()
	}
	s.freebies()
	s.kindGives()
	s.sameYes()
	s.dropStanding()
	s.dropEntitled()
	if s.Haggled = s.haggled(); s.Haggled {
		s.gives = nil
	}
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

// sameYes takes back a yes whose sentence goes on to say what is given: "OK, no charge" is
// one gift. A yes to a figure stands beside another thing.
func (s *scan) sameYes() {
	kept := s.gives[:0]
	for i, g := range s.gives {
		said := false
		for k, o := range s.gives {
			said = said || k != i && o.free && s.line.Words[o.first].Sentence == s.line.Words[g.first].Sentence
		}
		if said && !g.free && g.percent == 0 && (g.why == "accept" || g.why == "yes") {
			continue
		}
		kept = append(kept, g)
	}
	s.gives = kept
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

// bareNumbers finds a figure that is itself the answer, in a sentence of hardly more
// words: "Twelve." "180?" "Fine, 5%." The buyer's own figure needs a yes beside it,
// since saying it back is how people hear it.
func (s *scan) bareNumbers() {
	if s.has(Defer) {
		return
	}
	for i, n := range s.line.Numbers {
		part := s.Roles[i]&roleSmall != 0 && s.sit.deal.partOff(n.Value)
		if s.Roles[i]&(roleAsk|roleCounter) == 0 && !part || n.Kind == text.Duration {
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
			case "on", "about":
				no = no || j < n.Word && j > f
			case "heard", "noted", "asks", "your", "everybody", "another", "is", "first", "was", "got", "you", "why", "hear":
				no = true
			}
			yes = yes || j < n.Word && s.known[j].class&bitYes != 0
		}
		asked := w.Scope.Any(text.Question)
		if !no && (yes && !asked || (part || s.Roles[i]&roleCounter != 0) && s.sit.deal.asked && l-f <= 3) {
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
		if s.byRule(Hold, askDenied) && !s.figureAmong(f, l) {
			continue // "a thousand bars, gladly. Discount not."
		}
		if s.at(m.first-1) == "hope" || (s.at(m.first) == "guess" || s.at(m.first) == "suppose") && s.at(m.last) == "not" || s.saidOfYou(m.first) || s.at(m.first) == "why" && (s.at(m.last) == "you" || s.at(m.last) == "ask" || s.at(m.last) == "try") || s.stateHold(f, l) && !s.ownNegation(m) || s.denied(m, gAccept) && !s.ownNegation(m) && (s.at(m.first) != "if" || s.at(m.last-1) != "so") || s.anyIn(gNotOffer, f, l) || s.otherThing(m, l) {
			continue
		}
		if s.sit.deal.plain && (s.known[m.first].class&bitYes != 0 || s.at(m.first) == "of") && !s.figureAmong(f, l) {
			continue // what is said yes to is a fact
		}
		if s.line.Words[m.first].Scope.Any(text.Question) && s.at(m.first) != "why" && s.at(m.first) != "where" || s.othersCan(m) {
			continue
		}
		s.give(give{first: m.first, last: m.last, concession: -1, why: "accept"})
	}
	if len(s.gives) > 0 || s.has(Manager) || s.has(Hold) || len(s.line.Words) > 6 && !s.plainYes() {
		return
	}
	if s.sit.deal.plain || s.sit.deal.tooLow || s.letsGo() {
		return // what is said yes to is a fact, or that the talk goes on without it
	}
	for _, m := range s.by[gAcceptWeak] {
		w := s.line.Words[m.first]
		if m.first == 0 && !w.Scope.Any(notGiven|text.Question) && !s.asksAnything() {
			s.give(give{first: m.first, last: m.last, concession: -1, why: "yes", weak: true})
			return
		}
	}
}

// letsGo reports that we propose to leave the matter: "ok, let's drop it".
func (s *scan) letsGo() bool {
	for i := 0; i+3 < len(s.line.Words); i++ {
		if v := s.at(i + 2); s.at(i) == "let" && s.at(i+1) == "us" && (v == "drop" || v == "forget" || v == "leave") && (s.at(i+3) == "it" || s.at(i+3) == "that") {
			return true
		}
	}
	return false
}

// othersCan reports "can do that" said of somebody else: "Fennel can do that".
func (s *scan) othersCan(m match) bool {
	f := s.clause(s.line.Words[m.first].Clause).First
	if s.at(m.first) != "can" || m.first == f {
		return false
	}
	p := m.first - 1
	return s.at(p) != "i" && s.at(p) != "we" && s.known[p].class&bitYes == 0 && s.known[p].small&inGrammar == 0
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
	case "but":
		return s.at(i+1) != "you" // "your lucky day, but you have to fetch it"
	case "show", "explain", "walk", "talk", "look", "take", "come", "see", "sit", "put", "send", "go", "call", "help", "meet", "run", "share", "tell", "have", "wait", "answer", "discuss", "bring", "what", "about", "why", "how", "because", "thursday", "print", "split":
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
			if x.why == byHaggling {
				old.why = x.why
			}
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
	if x.percent == 0 && (x.why == "accept" || x.why == "yes") && len(s.sit.deal.percent) > 0 && !s.otherUnit(x.first) {
		x.percent = s.sit.deal.percent[0]
	}
}

// otherUnit reports that the sentence says yes to a figure of the buyer's that is no money:
// "ok, 9 is fine" where they asked for nine weeks.
func (s *scan) otherUnit(first int) bool {
	f, l := s.sentence(first)
	for i := f; i < l; i++ {
		if n := s.line.Words[i].Number; n >= 0 && slices.Contains(s.sit.deal.counts, s.line.Numbers[n].Value) {
			return true
		}
	}
	return false
}

// cutOf is what part of the price an amount with "off" behind it gives up, in percent.
func (s *scan) cutOf(n text.Number) float64 {
	if n.Kind == text.Percent || len(s.sit.deal.list) == 0 || !s.cutBehind(n, s.clause(s.line.Words[n.Word].Clause)) {
		return 0
	}
	if r := ratio(n, s.sit.deal.list[0]); r > 0 && r < 0.5 {
		return exact(r)
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

// between reports that a cut of percent lies near the middle between nothing and what the
// buyer asks for. Between two prices people count more closely than between percentages:
// "3 of the 5" is felt as half, 760 between 705 and 800 is a counter-offer like any other.
func (s *scan) between(percent float64) bool {
	d := &s.sit.deal
	switch {
	case len(d.percent) > 0:
		ask := d.percent[0]
		return percent >= 0.38*ask && percent <= 0.68*ask
	case len(d.target) > 0 && len(d.list) > 0:
		ask := 100 * (1 - d.target[0]/d.list[0])
		return percent >= 0.45*ask && percent <= 0.55*ask
	}
	return false
}
