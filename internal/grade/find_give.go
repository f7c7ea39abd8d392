package grade

import "spar/internal/text"

// givePhrases offer or take a lower price.
var givePhrases = []phraseSet{
	{gGive, `
		@me @can .. @give|do|go|get|come|make|stretch|manage|live|sign|settle|work|run|find|call|take|send|lose|accept|agree|say|honor|approve|have|put .. @ask|@counter|@small|@pct|half
		@me @can .. @give|do|get|come|make|find|take|sort|sharpen .. @off|cheaper|lower|less|down
		@can @give|do|go|get|come .. @ask|@counter|@small|@pct
		@me .. @give .. @price .. by|to|down
		@me @give|do .. @ask|@counter|@pct
		@me @give .. it|them|this|that you for @ask|@counter
		@can .. match|beat .. it|that|them|@price|@ask|@counter|their|this
		@can match
		@me match|beat .. it|that|them
		match|matching .. fine|ok|possible|course
		@me .. @give .. @price
		revise|revised|adjust|adjusted|new|updated|reduced|lower|amended|discounted|better .. @price|offer|quote|paperwork|contract|order|schedule|list|proposal|invoice|version|to @ask|@counter|coming|over|sheet
		@can .. come|meet|bring|get|go .. down
		come|bring|bringing|coming .. down to|a|some|little
		knock|knocked|shave|trim|take|taken|lop|slice .. off
		take|put|knock|have|get .. @ask|@counter|@pct .. off
		i will|can lower|reduce|drop|cut|discount|adjust|revise
		let us|me make|say|do|call .. @ask|@counter|@pct|five
		allow me to .. revise|reduce|lower|offer
		prepared|willing|happy|able to .. reduce|lower|drop|offer|go|do|give|move|discount .. @ask|@counter|@off|@price
		some|bit|little room|flexibility|movement
		put down .. @ask|@counter
		@ask|@counter|@pct|@small off is|it|the|then|that|from|every|for|sounds|would
		make .. @price|number|it .. work|right|come|what you|happen
		discount .. approved|applied
		already .. approved|applied .. @pct|@off
		@off of? @ask|@counter|@pct
		@pct @off
		better price|rate|deal for you
		for less
		reduce .. a? little|bit
		happy|glad|pleased to .. discount|reduce|match
		charge .. less
		half price|fee|rate|off
		at half
		cheaper than .. current|whatever
		cheaper for you
	`},
	{gOfferNumber, `
		how|what about .. @ask|@counter|@small|@pct
		what if .. @ask|@counter|@small|@pct|down|cheaper|half
		say|call .. @ask|@counter|@small
		let us say|call .. @ask|@counter|@small
		shall|should|could|can we .. @ask|@counter|@small
		would .. @counter|@ask|@small|@pct .. do|work|help|swing|ok|okay|be|suit|get
		could|can|might|would .. do|be|go|go to|live|stretch|manage|fly .. @counter|@ask|@small|@pct
		@counter|@ask|@pct might|could|would be possible|ok|fine|work|fly
		@ask|@counter|@small|@pct it is
		make|made it @ask|@counter|@small|@pct
		@ask|@counter then
		i|we|id @soft? .. around|about|roughly|near|to @counter
		land|end|ending .. around|about|at|on|up .. @counter
		meet|meeting you at @counter|@ask
		@counter|@ask and we
		@counter|@ask all in|and
		get .. signed|approved .. @counter|@ask
		put .. down .. @ask|@counter|@small
		@counter|@ask|@pct .. is fine|ok|okay|doable|possible|agreed|acceptable|alright
		@counter|@ask|@pct|@small fine|ok|works|done|agreed
		fine|ok|okay|done|agreed|sure|deal|yes|accept|accepted|alright @ask|@counter|@pct
		do|live with|for|at @ask|@counter
		do @ask|@counter|@pct
		go|goes|come|comes|down to @ask|@counter
		minus @ask|@small|@counter
		@ask|@pct|@counter off
		take @ask|@counter|@pct|@money off
		take the? @ask|@counter
		have the? @ask|@counter|five
		the? @ask is yours
		give .. the? @ask|@pct|@counter
		just @counter
		i .. take|accept @ask|@counter
		@counter|@ask for|in cash
		just do the? @ask|five
		as low as
		no|nothing less than @counter
		start at @ask|@small
		put @counter
		make that @counter
		agreed at @counter|@ask
		at @counter|@ask with
	`},
	{gAccept, `
		can|could|would|will|would|going not .. say|saying no to
		not .. say|saying no to
		no way .. say no
		no reason not
		not .. see|reason why not
		why not
		not .. refuse|argue|object|turn .. down
		you have .. got it|yourself|a deal
		you .. got .. deal
		you win|are the boss
		deal $
		it is a deal
		^ done $
		^ done deal
		^ consider it done|sorted|agreed
		^ agreed $
		^ accepted $
		^ sold $
		matched
		works|work for me|us
		i|we can live with|make
		let us do it|that|this|the @ask
		let us do it|that|this
		go on then
		go ahead .. then
		^ deal
		i|we accept|agree
		i|we can|will|could do|make|manage|arrange that|it|this
		happy|glad to do|agree|accept|help|oblige
		happy to
		whatever .. works|takes|best|you|it|suits|say|number|want|need
		if .. what it takes
		we suppose|guess have to
		that works
		that is fine|ok|okay|no problem|doable|agreed|acceptable|alright|reasonable|fair
		^ sounds good|great|fair|fine $
		consider .. done
		get it|this over the line
		i will sort|fix|make|adjust|send|do|redo|change|amend|update .. it|that|for you|contract|paperwork|quote|invoice|order|number|revised|new .. my|today|now|over|accordingly|end|tonight|afternoon|right|away
		your wish
		you make the rules
		tell me .. what|which|number|figure .. @price|need|want|number|adapt|show
		name your price
		we have margin
		where do i sign
		drive a hard
		no problem .. at all
		not a problem
		absolutely
		^ of? course $
		will do
		@ask sounds|is|seems good|great|fair|fine|ok|okay|reasonable|alright
		middle|halfway is|sounds|works|would fine|fair|good|ok|okay|me|us|be
		middle .. fine|fair
		halfway fair
		twist .. arm
		twisted .. arm
		consider yourself
		as you wish|like|say|want
		fair enough .. you
		right you are
		understood sir
	`},
	{gAcceptWeak, `
		^^ ok|fine|sure|yes|yeah|alright|done|deal|agreed|certainly|absolutely|gladly|understood|great|good|perfect|right|cool
		^ ok|fine|sure|yes|yeah|alright
	`},
	{gWhatever, `
		you decide
		up to you
		your call|choice|decision
		let me know
	`},
	{gGiveVague, `
		do|find|manage|arrange|work|sort|see .. something|anything .. price|off|rate|cost|discount|for you|on
		something|bit|little|touch|some|anything|money off
		something .. on .. price|rate|fee|cost|day
		sharpen .. pencil|price|number|figure
		come|move|go|shuffle|budge|flex .. bit|little|towards|some|somewhat|some way .. down|lower|towards|price|way|you
		move .. price|number
		room on|in|to .. price|rate|move
		bit of room
		be flexible
		flexible on
		look at|into .. price|discount|reduction|rate|lower|something
		look .. at .. small reduction|discount
		small|modest|one-off|one|token|special|little|minor discount|reduction|gesture|cut
		work something|it out
		wiggle room
		special price|rate|deal|offer
		get .. price|it|number|cost .. down|lower
		bring .. price|it|number|cost .. down|lower
		make it cheaper|easier on
		play with .. number|spreadsheet|price
		some|any kind of discount
		price .. negotiable|flexible|open
		open to .. negotiate|negotiation|discount
		goodwill .. price|discount|alignment|reduction
		at|for a? lower|reduced|cheaper|better price|rate|cost
		keep|make|get it|the|that? price|cost|rate? cheap|low|cheaper|lower
	`},
	{gNotOffer, `
		what would|does|do|will .. @ask|@off|it .. buy|get|change|do|solve|mean|give|prove|fix
		where .. @ask .. come|from
		what .. @ask .. ten|percent|of|for|off what
		is it the? @ask|price|money
		@ask of what
		why @ask
		how .. get to @ask
		worth more than
		more than .. @ask
		@ask .. is worth|costs|would|buys|saves|does|will not
		costs you
		against|beside|than|behind|versus|instead .. @ask
		you .. at @ask
		between .. @ask
		price match
	`},
}

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
}

// bad are the scopes in which a give gives nothing.
const notGiven = text.Negated | text.Reported | text.Hypothetical

// findGives finds what is given, in the order price, number, acceptance, things.
func findGives(s *scan) {
	if s.sit.deal.asked || s.sit.hasPrice() {
		s.priceGives()
	}
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
			s.add(Unconditional, g.first, g.last, 1, g.why)
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
			x := give{first: m.first, last: m.last, concession: -1, why: "price", vague: g == gGiveVague}
			if !s.priceWord(m) && !x.vague {
				continue
			}
			s.give(x)
		}
	}
	s.bareNumbers()
}

// denied reports a phrase that gives nothing: negated, reported, supposed, questioned
// or said of what the buyer or a rival does.
func (s *scan) denied(m match, g group) bool {
	sc := s.scope(m.first, m.last)
	if s.line.Words[m.last-1].Scope.Any(notGiven) || sc.Any(text.Reported|text.Hypothetical) && s.at(m.first) != "what" {
		return true
	}
	if sc.Any(text.Negated) && g != gAccept {
		return true
	}
	f, l := s.sentence(m.first)
	if s.anyIn(gNotOffer, f, l) && !s.line.Words[m.first].Scope.Any(text.Consequent) {
		return true
	}
	for i := max(f, m.first-3); i < m.first; i++ {
		switch s.at(i) {
		case "they", "he", "she", "who", "rival", "others", "competitor", "somebody":
			return true
		}
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

// holdCovers reports a hold in the same clause that begins before the match.
func (s *scan) holdCovers(m match, c int) bool {
	for _, x := range s.List {
		if (x.Move == Hold || x.Move == Defer) && x.Clause == c && x.First <= m.last && m.first < x.Last {
			return true
		}
	}
	return false
}

// priceWord reports that the match speaks of the price and not of something else that
// can be cut, dropped or matched.
func (s *scan) priceWord(m match) bool {
	const figure = roleAsk | roleCounter | roleSmall | rolePercent
	for i := m.first; i < m.last; i++ {
		if s.known[i].class&(figure|classBit("price")|classBit("off")) != 0 {
			return true
		}
		switch s.at(i) {
		case "match", "matched", "matching", "beat", "cheaper", "lower", "less", "down", "half", "discount", "paperwork", "low", "five":
			return true
		}
	}
	return false
}

// bareNumbers finds a figure that is itself the answer: "Twelve." "180?" "2,040 a day".
func (s *scan) bareNumbers() {
	for i, n := range s.line.Numbers {
		if s.Roles[i]&(roleAsk|roleCounter) == 0 || s.Roles[i]&roleList != 0 {
			continue
		}
		w := s.line.Words[n.Word]
		if w.Scope.Any(notGiven) || w.Scope.Any(text.Condition) {
			continue
		}
		c := s.clause(w.Clause)
		f, l := s.sentence(n.Word)
		if s.stateHold(f, l) || s.anyIn(gNotOffer, f, l) || s.anyIn(gDefer, f, l) {
			continue
		}
		if c.Last-c.First <= 3 && s.Roles[i]&(roleAsk|roleCounter) != 0 && s.line.Numbers[i].Kind != text.Duration && s.affirmed(f, n.Word) {
			s.give(give{first: n.Word, last: n.Word + 1, concession: -1, why: "figure"})
		}
	}
}

// affirmed reports that the words before a bare figure in its sentence, if any, agree
// or offer it.
func (s *scan) affirmed(from, word int) bool {
	for i := from; i < word; i++ {
		k := s.known[i].class
		if k&(classBit("yes")|classBit("soft")) != 0 {
			return true
		}
		switch s.at(i) {
		case "then", "so", "make", "say", "call", "do", "just", "at", "for", "go", "take":
			return true
		case "your", "you", "the", "that", "heard", "noted", "hear", "not":
			return false
		}
	}
	return s.sit.deal.asked
}

// accepts finds the buyer's ask agreed to.
func (s *scan) accepts() {
	if s.has(Defer) || s.has(Hold) && len(s.gives) == 0 {
		return
	}
	for _, m := range s.by[gAccept] {
		f, l := s.sentence(m.first)
		if s.denied(m, gAccept) && !s.ownNegation(m) || s.anyIn(gNotOffer, f, l) || s.otherThing(m, l) {
			continue
		}
		if s.line.Words[m.first].Scope.Any(text.Question) && s.at(m.first) != "why" && s.at(m.first) != "where" {
			continue
		}
		s.give(give{first: m.first, last: m.last, concession: -1, why: "accept"})
	}
	if len(s.gives) > 0 || s.has(Manager) || len(s.line.Words) > 12 {
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
		if n < 0 || s.Roles[n]&roles == 0 {
			continue
		}
		x.percent = s.sit.deal.percentOf(s.line.Numbers[n], s.Roles[n])
		if s.Roles[n]&roleAsk == 0 {
			for _, p := range s.sit.deal.percent {
				x.between = x.between || x.percent > 0 && x.percent < p*0.97
			}
			if len(s.sit.deal.percent) == 0 && len(s.sit.deal.target) > 0 && len(s.sit.deal.list) > 0 {
				x.between = x.between || x.percent > 0 && x.percent < 100*(1-s.sit.deal.target[0]/s.sit.deal.list[0])-0.3
			}
		} else if s.sit.deal.halved {
			x.between = true
		}
	}
	if x.percent == 0 && x.why == "accept" && len(s.sit.deal.percent) > 0 {
		x.percent = s.sit.deal.percent[0]
	}
}
