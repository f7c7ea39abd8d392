package grade

import "spar/internal/text"

// freePhrases give a thing away.
var freePhrases = []phraseSet{
	{gFreebie, `
		throw|throwing|chuck|chucking|toss|pop .. in
		@me|it|them|this|that|training|days|in|month|year for free
		@me|it|that|this|training for nothing
		free of charge
		@free month|months|week|weeks|year|trial|training|setup|installation|upgrade|sample|pilot|storage|support|case|delivery|cheques|shipping|return|seat|seats|license|day|days|session|extension
		@dur ..1 free
		month|months|weeks|year|quarter|day|days .. free
		free for @dur|a|the|another|six|three
		at no .. cost|charge
		no|without charge|fee .. for|until|this|whatsoever|the|now|months
		no charge
		on the house
		waive|waiving .. @price|the|it|that|charge|callout|setup|for
		not .. charge|bill|invoice you|it|for|that|the|this
		not .. bill it|that|the|this
		lose it in|on
		knock .. lot off
		our treat
		as a gift
		include|add .. free|no|for
		complimentary
		@me .. absorb|swallow|eat .. cost|it|charge
		leave|leaving|skip|skipping|forget|drop|dropping ..1 out|off? the|my|our ..2 charge|fee|surcharge|call-out|callout ..3 for|of? @thing|hanging|delivery|travel|you
		i|we could|can|will|would|might ..1 leave|skip|drop out|off? the|my|our ..2 charge|fee|surcharge|call-out|callout
		absorbed within|by|in
		not cost you
		gratis
		free it is
		have|take|get it|them|that|these|those|both|one .. free
		have|take|get .. for nothing|free|gratis
		for|at the price of @num|one|two
		take|leave|strike|cross|put .. off the|your invoice|bill|order|quote
		on me|us $
		@me will|would stand|buy|treat you
		costs|cost you nothing
		on me|us again|this|then|and|but|for
		gift|gifting you .. the|a|it|that|first|one|two
		@me .. @free @free? breakfast|voucher|vouchers|parking|drinks|meals|lunch|visits|hours|places|copies|boxes|parts|rooms|tickets|cleaning|cleanings|repairs|coffee|transport
		docks|kit|lot|extras|rest are|is|come|comes free
	`},
	{gRemedy, `
		refund~
		credit~ .. back|account|note
		at our expense|cost
		air freight
		replace~
		make .. good
	`},
}

// findFree is part of findGives: things given for nothing. A remedy for a fault of
// ours is no gift, nor is what the offer holds anyhow.
func (s *scan) freebies() {
	for _, m := range s.by[gFreebie] {
		w := s.line.Words[m.first]
		own := s.at(m.first) == "no" || s.at(m.first) == "not" || s.at(m.first) == "without" || s.at(m.first) == "at"
		sc := s.scope(m.first, m.last)
		if sc.Any(text.Reported|text.Hypothetical) && !s.whatIf(w.Clause) && !sc.Any(text.Question) || w.Scope.Any(text.Negated) && !own || s.holdCovers(m, w.Clause) {
			continue
		}
		if s.at(m.last) == "nothing" || (!s.sit.deal.asked && s.sit.sit.Competency != "after-hours" && !s.gift(m) || s.sit.recovery()) && !s.ofTheOffer(m) {
			continue
		}
		if f, l := s.sentence(m.first); s.smallOffer(m) || s.atFullPrice(m.last, l) || w.Scope.Any(text.Question) && s.at(f) == "was" && s.past(f, l) {
			continue
		}
		if own && s.line.Words[m.first].Clause != s.line.Words[m.last-1].Clause {
			continue // "60% doesn't change | and we bill that"
		}
		if own && m.first > 0 && s.line.Words[m.first-1].Scope.Any(text.Negated) {
			continue
		}
		if !s.sit.deal.named && s.ownsUp(s.clause(w.Clause), m) {
			continue // "that is on us", of a fault
		}
		if !s.firstPerson(m) || s.demanded(m) {
			continue
		}
		s.give(give{first: m.first, last: m.last, free: true, concession: s.concession(m.first, m.last), why: "free"})
	}
	s.listed()
}

// atFullPrice reports that what is thrown in comes with the price unmoved: "the cables too, for
// the full asking price".
func (s *scan) atFullPrice(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&roleList != 0 || s.at(i) == "asking" && s.at(i+1) == "price" || s.at(i) == "full" && s.known[min(i+1, last-1)].class&bitPrice != 0 {
			return true
		}
	}
	return false
}

// ofTheOffer reports that what is free is what is for sale, or a stretch of it. An
// hour's talk or a look at the site is no concession.
func (s *scan) ofTheOffer(m match) bool {
	for i := max(0, m.first-3); i < min(m.last+3, len(s.line.Words)); i++ {
		switch s.at(i) {
		case "month", "months", "year", "years", "trial", "pilot", "weeks", "installation", "setup", "upgrade", "case", "delivery", "cheques", "storage", "call-out", "callout", "training", "seats":
			return true
		}
		if w := s.line.Words[i]; w.Number >= 0 && s.line.Numbers[w.Number].Kind == text.Duration && s.line.Numbers[w.Number].Unit != "minute" && s.line.Numbers[w.Number].Unit != "hour" {
			return true
		}
	}
	return false
}

// gift reports that we say we will do or let them have the thing, and that it is more
// than a little of our time.
func (s *scan) gift(m match) bool {
	f, l := s.sentence(m.first)
	promised := false
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "minute", "minutes", "hour", "hours", "coffee", "call", "look", "visit", "chat", "sample", "samples", "survey", "quote", "estimate", "advice", "test", "demo", "trial", "report", "audit", "check", "review", "try", "copy":
			return false
		case "i", "we":
			switch s.at(i + 1) {
			case "will", "would", "can", "could", "shall":
				promised = promised || i < m.last
			}
		case "have", "take":
			promised = promised || i == f
		}
	}
	return promised && s.sit.hasPrice()
}

// smallOffer reports a little of our time or a look at the thing, named in the sentence
// beside nothing that was asked for: "what you can have for nothing is the test".
func (s *scan) smallOffer(m match) bool {
	f, l := s.sentence(m.first)
	small := false
	for i := f; i < l; i++ {
		w := &s.line.Words[i]
		if content(*w) && s.sit.deal.things[w.Stem] {
			return false
		}
		switch w.Norm {
		case "test", "look", "demo", "chat", "coffee", "advice", "survey", "estimate", "audit", "sample", "visit":
			small = true
		}
	}
	return small
}

// firstPerson reports that we give the thing: I or we stands before it in the
// sentence with a word of giving, or it is offered in a question.
func (s *scan) firstPerson(m match) bool {
	f, l := s.sentence(m.first)
	me := false
	for i := f; i < l; i++ {
		k := s.known[i].class
		if k&bitMe != 0 {
			me = true
		}
		if k&bitCan != 0 && s.at(i) != "going" && me {
			return true
		}
		switch s.at(i) {
		case "give", "throw", "include", "add", "waive", "offer", "chuck", "do", "get", "would", "how", "accept", "have", "gave", "maybe", "let":
			return true
		}
	}
	return m.last-m.first > 1 && l-f < 8 && !s.has(Hold)
}

// recovery reports a situation in which we owe the client something.
func (p *prepared) recovery() bool {
	switch p.sit.Competency {
	case "recovery":
		return true
	}
	return false
}

// concession is which of the offer's cheaper concessions the sentence around words
// first to last takes up, or -1.
func (s *scan) concession(first, last int) int {
	f, l := s.sentence(first)
	best, at := 0.0, -1
	for i := range s.sit.topics {
		t := &s.sit.topics[i]
		if t.kind != topicConcession {
			continue
		}
		if w := s.taken(t, f, max(l, last)); w > best {
			best, at = w, t.index
		}
	}
	if best < 0.45 {
		return -1
	}
	return at
}

// taken is which share of a topic's words and quantities stand in words first to last.
func (s *scan) taken(t *topic, first, last int) float64 {
	sum, all := 0.0, float64(len(t.stems))+0.5*float64(len(t.nums))
	if all == 0 {
		return 0
	}
	seen := map[string]bool{}
	for i := first; i < last; i++ {
		w := s.line.Words[i]
		if w.Number >= 0 && t.holds(s.line.Numbers[w.Number]) {
			sum += 0.5
		}
		if _, ok := t.stems[w.Stem]; ok && !seen[w.Stem] {
			seen[w.Stem] = true
			sum++
		}
	}
	return sum / all
}

// listed finds concessions of the offer's own list that the reply offers.
func (s *scan) listed() {
	if !s.sit.deal.asked && !s.sit.hasPrice() {
		return
	}
	for _, t := range s.sit.topics {
		if t.kind != topicConcession {
			continue
		}
		for c := range s.line.Clauses {
			cl := s.clause(c)
			if s.taken(&t, cl.First, cl.Last) < 0.5 || !s.offers(cl) {
				continue
			}
			s.give(give{first: cl.First, last: cl.Last, free: true, concession: t.index, why: "listed"})
			break
		}
	}
}

// offers reports a clause in which we offer something.
func (s *scan) offers(c text.Clause) bool {
	if s.scope(c.First, c.Last).Any(text.Negated | text.Reported | text.Hypothetical | text.Condition) {
		return false
	}
	me := false
	for i := c.First; i < c.Last; i++ {
		if s.at(i) == "i" || s.at(i) == "we" || s.at(i) == "let" {
			me = true
		}
		k := s.known[i].class
		if me && k&(bitCan|bitGive) != 0 {
			return true
		}
	}
	return false
}
