package grade

import "spar/internal/text"

// tradePhrases name what comes back for a concession, and conditions that name nothing.
var tradePhrases = []phraseSet{
	{gReturn, `
		if|when|once|provided|unless|assuming|as .. you|we|helen|it .. @sign
		if|when|once|provided .. you .. take|give|bring|add|introduce|move|put|drop|leave|let|make|come|go|have|send|share|keep|start|do|get
		if .. signed|signature|commitment|upfront|advance|contract|order|deposit|reference
		if|when|once|provided .. signature|payment|order|term|contract|deposit .. is|comes|lands|in
		if it|this|we .. @dur|two|three
		if .. @dur
		if .. by|before|on @time
		signed by|before|on|this|today|tomorrow @time?
	`},
	{gReturnHard, `
		in return
		strictly to
		commitment|term|contract|agreement|order|period of @dur|two|three|four|five
		@dur|years|commitment from you
		on our|the|a .. @dur ..1 plan|term|contract|deal|agreement
		you .. give|let|bring|add|take us
		otherwise .. @list|price|stays|stands|same|full|not|rate|no
		in exchange
		in trade
		as a swap
		for that|which|this i|we would|need|want|expect|ask|get
		against a|the|your|@dur|signature|payment|term|delivery|collection|cash|prepayment|order|two|three|an
		no .. no @pct|@ask|@counter|discount|deal
		by leaving|dropping|cutting|taking|skipping|moving|going|doing|spreading|phasing
		on .. condition|footing
		provided|providing
		as long as
		only if|when
		unless you
		but i|we would|need|want .. signature|sign|commit|upfront|term|years|order|reference|all
		for|on|with|over|in a @dur ..1 term|contract|commitment|agreement|deal|plan|order
		@dur ..1 term|contract|commitment|agreement|deal|renewal
		for two|three|four|five years|yrs
		two|three|four years instead|rather|not
		@dur ..1 instead
		subject to .. @sign|term|payment|order
		would have to be @dur
		would|will|you have to .. two|three|prepay|upfront
		would|will you sign|commit|order|go .. today|this|now|if|by
		prepay|prepaid|prepayment
		paid|pay|payment|cash|money|invoice .. front|upfront|advance|order|early|prompt
		with your|a signature
		sign .. and|then i|we|you
		you have|need to ..3 pick|haul|collect|fetch|load
		but you have|need|got to
		but then you
		picked|collected|fetched up? by|before|on|this|today|tomorrow
		you must ..1 pick|haul|collect|fetch|load
		has|have|needs to be cash|picked|collected|paid
		cash only
		for a|an|your|the year~|order|season|contract|signature|reference ..1 order|contract|signature|commitment|subscription
		half|all|everything paid
		pick|picked|picking it|them|that|this up yourself|today|tonight|tomorrow
		^ sign|commit|order|take|give|pay|move|make .. and i|we|you|@ask|@counter
		if .. all six|sites|in one
		not otherwise
		case study
		reference call|customer|client
		named reference
		in writing .. and|before
		your name|signature on .. by|before|on
		swap
		trade
		give .. get
	`},
	{gCounterIf, `
		instead of
		fewer
		smaller
		less scope
		take|taking|leave|leaving|drop|pull|cut .. out
		take|takes .. off
		without the
		not six|five
		part|half of it
		bring .. scope|spec|size .. down
		@num not @num
	`},
	{gEmptyIf, `
		if that|it|this|which|you helps|help|suits|works|gets|makes|matters|like|want|wish|prefer|insist|say|must|are happy
		if it .. easier|over|help|keeps|makes
		if that .. what|takes|done|across|over
		if .. what it takes
		if .. need|have to
		if money|budget .. tight|problem
		if we|i have|must
		if you are|were .. happy|okay|interested|not sure
		if possible
		if it|that|this .. get|gets|got|would|could .. signed|done|across|over|moving|going
		if .. helps
		if you think
		if you .. really
		if you stay $
		if you stay with|loyal|happy|a
		if .. promise to think
		if not
		if .. sure
		if you have|need|are .. concerned|worried|short|tight|struggling
		if .. past|over .. line|worry|them|finance|committee
		if .. your|his|her|the .. manager|boss .. ok|happy
		when you put|ask|say|smile|look it|that|so|nicely|like|this|me
	`},
	{gScopeCut, `
		take|taking|leave|leaving|drop|dropping|pull|strip .. out
		for the .. alone|only $
		yes .. minus|without|less the|your|our
		less for less
		@num instead of @num
		@num not @num
		@num rather than @num
		fewer
		smaller
		@counter|@ask ..1 without|minus the|my|our|a|any
		@counter|@ask for the .. @list for the
		laminate
		scope .. down|smaller|less
		comes|come|drops|goes down by|with
		without .. commissioning|installation|training
		do the|your|it|that|them themselves|yourself|yourselves|own
		your own people|fitters|staff|team|analyst
		every other|second
		once .. instead|not|rather .. twice|weekly|@num
		instead of|not twice|weekly|daily|both
		for @ask|@counter .. just|only|without|minus|no
		@ask|@counter ..4 just|only the|a|one|two
		just the .. no
		can .. in it can|change
	`},
}

// markReturn decides whether a give is made for something: a condition that names a
// real return in its own sentence or in the one beside it, or scope that goes with it.
func (s *scan) markReturn(g *give) {
	f, l := s.sentence(g.first)
	if s.returnIn(g, f, l, false) || f > 0 && s.returnBeside(g, f-1) || l < len(s.line.Words) && s.returnBeside(g, l) {
		g.traded = true
		return
	}
	if !g.free && s.scopeCut(f, l) {
		g.traded, g.cheap = true, true
		g.via = "cut"
	}
	if s.paidBefore(g) || s.demandBehind(g) {
		g.traded = true
		return
	}
	g.weakly = s.weakCondition(f, l)
}

// weakCondition reports a condition that asks something of the buyer, if only a promise
// or a decision: too little for a trade, and yet not nothing.
func (s *scan) weakCondition(first, last int) bool {
	for c := s.line.Words[first].Clause; c <= s.line.Words[last-1].Clause; c++ {
		cl := s.clause(c)
		if !s.line.Words[cl.First].Scope.Any(text.Condition) || s.whatIf(c) || s.anyIn(gEmptyIf, cl.First, cl.Last) {
			continue
		}
		if s.at(cl.First+1) == "you" && s.anyWord(cl, "promise", "decide", "put", "word", "recommend", "choose", "confirm", "keep", "think") {
			return true
		}
	}
	return false
}

func (s *scan) returnBeside(g *give, word int) bool {
	f, l := s.sentence(word)
	return s.returnIn(g, f, l, true)
}

// returnIn looks for a return among words first to last; beside is true for another
// sentence than the give's, where only plain words of exchange count.
func (s *scan) returnIn(g *give, first, last int, beside bool) bool {
	sets := []group{gReturnHard, gReturn}
	if !beside && s.realCondition(g, first, last) || g.why != asOrder && s.orderFirst(g, first, last) {
		return true
	}
	for _, set := range sets {
		for _, m := range s.by[set] {
			if m.first < first || m.last > last || s.empty(m, first, last) {
				continue
			}
			if set == gReturnHard && m.first >= g.first && m.last <= g.last && !g.free {
				// the words of the give itself are no return, unless a term is named
				if !s.holdsSpell(m) {
					continue
				}
			}
			sc := s.scope(m.first, m.last)
			if sc.Any(text.Reported) && !sc.Any(text.Condition) || s.asksNothing(g, m, beside) {
				continue
			}
			if set == gReturn && s.line.Words[m.first].Clause != s.line.Words[m.last-1].Clause {
				continue
			}
			if beside && set == gReturn && !s.line.Words[m.first].Scope.Any(text.Condition) {
				continue
			}
			g.forSpan = s.span(m.first, s.clauseEnd(m.last-1))
			g.via = "return"
			return true
		}
	}
	return false
}

// asksNothing reports words that look like a return and are none: a condition that asks
// for nothing of the buyer, the length of what is given, when it is given, or a try.
func (s *scan) asksNothing(g *give, m match, beside bool) bool {
	w := s.line.Words[m.first]
	switch s.at(m.first) {
	case "if", "when", "once", "provided", "unless", "assuming", "as":
		if w.Scope.Any(text.Condition) && s.hollow(s.clause(w.Clause)) {
			return true
		}
		if (s.at(m.first) == "when" || s.at(m.first) == "once") && (g.free || beside || w.Scope.Any(text.Question) && stopped[s.at(m.first+1)]) {
			return true // "5,000 works, when can you come"
		}
		if beside {
			cl := s.clause(w.Clause)
			for i := cl.First; i < cl.Last; i++ {
				if s.known[i].class&(bitSign|roleSpell) != 0 {
					return false
				}
			}
			return true
		}
	case "for":
		return g.free && s.known[m.last-1].class&roleSpell != 0
	case "you", "your":
		if s.at(m.last-1) == "us" {
			n := s.at(m.last + 1)
			return n == "try" || n == "chance" || n == "call" || n == "shout" || n == "ring"
		}
	}
	return false
}

// realCondition reports a condition in the give's sentence that asks for something.
func (s *scan) realCondition(g *give, first, last int) bool {
	for c := s.line.Words[first].Clause; c <= s.line.Words[last-1].Clause; c++ {
		cl := s.clause(c)
		w := s.line.Words[cl.First]
		for k := c + 1; k < len(s.line.Clauses) && s.clause(k).Sentence == cl.Sentence && s.at(s.clause(k).First) == "and" && cl.Last-cl.First < 3 && w.Scope.Any(text.Condition); k++ {
			cl.Last = s.clause(k).Last // "if you | and your husband scrape it"
		}
		if !w.Scope.Any(text.Condition) || cl.Last-cl.First < 3 || s.whatIf(c) || g.first >= cl.First && g.first < cl.Last {
			continue
		}
		if s.hollow(cl) {
			continue
		}
		g.forSpan = s.span(cl.First, cl.Last)
		g.via = "condition"
		return true
	}
	return false
}

// hollow reports a condition that asks for nothing of the other side: "if that helps",
// "if it gets it over the line", "if you like".
func (s *scan) hollow(cl text.Clause) bool {
	switch s.at(cl.First + 1) {
	case "they", "he", "she":
		if s.anyWord(cl, "come", "comes", "take", "takes", "pay", "pays", "book", "books", "share", "join", "switch", "bring", "collect", "move") {
			return false
		}
		return !s.anyWord(cl, "sign", "signed", "signature", "order", "commitment")
	case "anything", "something", "that", "this":
		return !s.anyWord(cl, "sign", "signed", "signature", "order", "commitment")
	case "it":
		if n := s.at(cl.First + 2); n == "is" || n == "was" || n == "says" {
			for i := cl.First; i < cl.Last; i++ {
				if s.known[i].class&roleTime != 0 || s.line.Words[i].Number >= 0 && s.known[i].class&(roleAsk|roleCounter|roleMoney|rolePercent) == 0 {
					return false // "if it's the Tuesday", "if it's sixty"
				}
			}
			return !s.anyWord(cl, "sign", "signed", "signature", "order", "commitment", "paid", "prepaid", "years", "months", "two", "three")
		}
	}
	for _, w := range notTraded {
		if s.anyWord(cl, w) {
			return true
		}
	}
	if s.anyIn(gEmptyIf, cl.First, cl.Last) || s.anyIn(gEmptyIf, cl.First, min(cl.Last+3, len(s.line.Words))) {
		return true
	}
	for i := cl.First; i < cl.Last; i++ {
		switch s.at(i) {
		case "sign", "signed", "settle", "close", "commit", "order", "pay", "take", "give", "gives", "bring", "add", "put", "drop", "come", "move", "make", "sends", "renew", "extend", "confirm", "switch", "prepay", "upgrade", "upfront", "advance", "lets", "let", "introduce", "film", "drops", "comes", "go", "goes", "signature", "contract", "volumes", "term", "include", "agree", "reference", "payment", "join", "shorten", "place", "leave", "buy", "book", "share", "send", "open", "swap", "keep", "sort", "collect", "dropped", "gave", "committed", "recommend", "host", "allow", "release", "accept", "publish",
			"pick", "picked", "haul", "load", "fetch", "drive", "transport", "remove", "dismantle":
			return false
		case "stay", "remain":
			if n := s.at(i + 1); n == "until" || n == "till" || n == "for" || n == "through" {
				return false
			}
		case "meet":
			if !s.money(cl.First, cl.Last) && !s.anyWord(cl, "half", "halfway", "middle", "at") {
				return false // "if you meet me in Fremont"
			}
		}
		if s.known[i].class&roleSpell != 0 {
			return false
		}
	}
	for i := cl.First + 1; i < min(cl.First+3, cl.Last); i++ {
		switch s.at(i) {
		case "you", "your", "the", "we":
			// Somebody is to do something that is no mere liking or being.
			return s.stative(cl)
		}
	}
	return true
}

// stative reports a condition that only says how the other side feels or stands.
func (s *scan) stative(cl text.Clause) bool {
	for i := cl.First + 1; i < cl.Last; i++ {
		if p, n := s.at(i-1), s.at(i+1); s.at(i) == "get" && (p == "we" || p == "i") && n != "it" && n != "that" && n != "this" && n != "to" && i+1 < cl.Last {
			return false // "if we get all five roles"
		}
		switch s.at(i) {
		case "is", "are", "am", "was", "were", "be", "want", "wants", "like", "likes", "think", "feel", "feels", "need", "needs", "prefer", "wish", "ask", "asked", "say", "said", "insist", "look", "know", "have", "had", "has", "helps", "help", "matters", "worry", "got", "get", "see", "compare", "wonder", "find", "call", "hear", "remember", "still", "works", "suits", "can", "could", "must", "really", "decide", "forward", "show", "stay", "cancel", "meant", "wait", "win":
			return true
		}
	}
	return cl.Last-cl.First < 4
}

// orderFirst reports a return put first as an order: "Pay the year up front and I
// will take four off", "Put Carlisle on the same order, and I can ...".
func (s *scan) orderFirst(g *give, first, last int) bool {
	for c := s.line.Words[first].Clause; c <= s.line.Words[min(g.first, last-1)].Clause; c++ {
		if at := max(first, s.clause(c).First); s.ordersBuyer(at) && s.thenGives(g, at, last) {
			return true
		}
	}
	return false
}

// ordersBuyer reports an order to the buyer to do something for us at word i.
func (s *scan) ordersBuyer(i int) bool {
	next := s.at(i + 1)
	switch s.at(i) {
	case "give":
		if next == "me" || next == "us" {
			for k := i + 2; k < min(i+5, len(s.line.Words)); k++ {
				if favours[s.at(k)] {
					return false
				}
			}
		}
		return true
	case "let":
		return next != "me" && !ourDoing[s.at(i+2)]
	case "half":
		return next == "with"
	case "take":
		switch next {
		case "the", "your", "that", "those", "my", "our":
			i++ // "take the five": it is theirs
		}
		return s.known[min(i+1, len(s.known)-1)].class&(roleAsk|roleCounter) == 0
	}
	if s.at(i) == "make" && (next == "it" || next == "that") {
		return false
	}
	return ordered[s.at(i)] && next != "me" && next != "us"
}

// ordered are verbs of what a buyer may do in return; favours are what a seller asks for
// politely; ourDoing follows "let's", which orders nobody.
var (
	ordered = plainSet(`pick haul pay put sign commit take bring add order prepay extend renew introduce move make book include agree send be buy place host lend
		write recommend switch keep leave drop share open join confirm guarantee promise name release publish film collect fetch accept allow double
		throw swap trade`)
	favours  = plainSet(`minute second sec moment call chance number figure reason day hour tick ring shout bell break idea go week hand`)
	ourDoing = plainSet(`get say do go look meet leave make call split settle keep talk see start be have take agree shake put not just`)
)

// thenGives reports that the give follows what stands at word i, tied to it.
func (s *scan) thenGives(g *give, i, last int) bool {
	for k := i + 2; k < last; k++ {
		if w := s.at(k); (w == "and" || w == "then" || w == "for") && k < g.last-1 || s.line.Words[k].Break == text.Comma && g.first >= k && (w == "i" || w == "we") {
			if g.first > i || g.last > k {
				g.forSpan = s.span(i, k)
				g.via = "order"
				return true
			}
		}
	}
	return false
}

func (s *scan) holdsSpell(m match) bool {
	for i := m.first; i < m.last; i++ {
		if s.known[i].class&roleSpell != 0 {
			return true
		}
	}
	return false
}

// empty reports a condition that asks for nothing: "if that helps".
func (s *scan) empty(m match, first, last int) bool {
	for _, e := range s.by[gEmptyIf] {
		if e.first >= first && e.last <= last && e.first >= m.first-1 && e.first <= m.first+1 {
			return true
		}
	}
	return false
}

func (s *scan) scopeCut(first, last int) bool {
	for _, m := range s.by[gScopeCut] {
		if m.first >= first && m.last <= last && !s.line.Words[m.first].Scope.Any(text.Reported) {
			if s.known[m.first].class&(rolePercent|roleMoney|roleCounter|roleAsk) != 0 && !s.anyWord(text.Clause{First: m.first, Last: m.last}, "without", "minus") {
				continue // "15% instead of 20" compares two prices
			}
			if s.at(m.last-1) == "by" && s.known[min(m.last, len(s.known)-1)].class&(roleAsk|roleCounter|rolePercent|roleMoney) != 0 {
				continue // "come down by 5%" cuts the price, not the work
			}
			return true
		}
	}
	return false
}

func (s *scan) clauseEnd(i int) int { return s.clause(s.line.Words[i].Clause).Last }

func (s *scan) span(first, last int) text.Span {
	sp := s.line.Words[first].Span
	for i := first + 1; i < last; i++ {
		sp = sp.Join(s.line.Words[i].Span)
	}
	return sp
}

// findTrades names the trades among the gives, and scope given up for a lower price.
func findTrades(s *scan) {
	for i := range s.gives {
		if g := &s.gives[i]; g.traded {
			s.add(Trade, g.first, g.last, 1, g.why+"/"+g.via)
		}
	}
}

// term is the ledger's line for a give.
func (s *scan) term(g *give) Term {
	t := Term{Span: s.span(g.first, g.last), Concession: g.concession}
	t.What = s.line.Text(t.Span)
	if g.forSpan.Len() > 0 {
		t.For = s.line.Text(g.forSpan)
	}
	if !g.free {
		t.Percent = g.percent
	}
	return t
}
