package grade

import "spar/internal/text"

// exchangePhrases are whole trades in themselves, whatever is given: a condition that
// commits the buyer with an offer of ours beside it, or what we ask back named as such.
var exchangePhrases = []phraseSet{
	{gExchange, `
		in return|exchange
		for that i|we would|will|need|want|expect|ask .. need|want|ask|expect|like|you
		from you i|we want|need|would
		what i|we .. ask|want|need .. back|return
		ask|asking|want|need|like back
		one ask in return
		^ you take|bring|add|pay|order|book|carry|collect ..7 and you get|have
		^ take|order|book @num .. and|then it|its|that|each|they is|are? ..1 @counter|@ask
		what i|we would|will? need|want|ask|like|take ..1 for @ask|@counter|@pct|that is
		for @ask|@counter|@pct|that i|we would|will? ..1 need|want|expect|ask|have_to_have
		for @ask|@counter|@pct|that .. have|need|want to see|get|have
		@ask|@counter|@pct needs|costs|takes|wants you|your|the|a|another|two|three|something
		price of @ask|@counter|@pct|that is
		against a @dur|signature|signed|commitment|firm|forecast
		against your|a|an|the .. signature|commitment|order|term|forecast
		provided|providing .. you|that|your|the|we|volumes|signed|order
		subject to|strictly .. signature|order|execution|signing|receipt|term
		on condition
		only|if if .. sign|signed
		if|once|when .. you|helen|we|it|they|u sign|signs|signed|commit|commits|order|orders|place|prepay|extend|renew|confirm|confirms|pay|paid|take|give|bring|introduce|move|put|drop|let .. i|we will|can|could|would|am|might
		what i|we can do .. if you .. sign|commit|order|take|place|pay
		i|we will|can|could|would|might .. if|once|when|provided you|helen|we|it|u .. sign|signs|signed|commit|order|place|prepay|extend|renew|confirm|pay|paid|take|bring|introduce|move|move|drop|start|keep
		could|can|would|will|may|might .. if .. @dur|upfront|prepaid|paid|signed
		^ sign|commit|pay|put|order|bring|add|start|prepay .. and|then i|we ..2 @ask|@counter|give|take|shave|split|clear|hold|include|throw|waive|credit|knock|lock|match
		^ give us|me .. and|then i|we ..2 @ask|@counter|give|take|shave|split|clear|hold|include|throw|waive|credit|knock|lock|match
		^ sign .. and @ask|five|@counter|half
		@dur ..1 instead .. and i|we
		two|three years .. and i|we will
		so long as you
		get .. sign|signed|signature .. in return
		no signature .. no
		without .. those .. stays
		have to be @dur
		swap .. for
		you .. want|need|get .. i|we .. want|need|get @dur|signature|commitment|order|term|contract|money|reference
		only on|with|for|against a|an|the ..4 contract|term|deal|commitment|order|agreement|plan|prepayment
		but only|on|for|with .. @dur|contract|commitment
		the only way .. @ask|five .. is|if
		the way to @ask|@off .. is
		fair exchange|trade|swap
		would want the? money|payment .. front|upfront|advance
		if .. want|wants|like|likes .. i|we need|want|ask .. @dur|signature|commitment|order|term|contract|reference|signed|years
		if .. sign|signs|signed|commit|commits|book|books|renew|renews for|until @dur|two|three|four|five ..4 he|she|they|you get|gets|have
		if .. sign|signs|signed|commit|commits|book|books|renew|renews for|until @dur|two|three|four|five ..6 in it|there
		if .. sign|signs|signed|commit|commits|book|books|renew|renews for|until @dur|two|three|four|five ..6 is|are included|in|free|yours
	`},
	{gShrink, `
		@num ..1 instead of|not|rather .. @num
		@ask|@counter when|once you|we do|take|get|have|add .. as_well|too|also
		for @ask|@counter you would|will? get|have ..4 one|only|just|half|without|less|fewer|smaller|small|not
		take out .. and it|price|total|fee|bill|you
		that|it|this|which takes @num off
		take|leave|strip|drop .. out .. and|comes|price|quote|drops|falls|bill
		take .. out .. your own
		take something|part ..1 out ..1 instead
		smaller job
		fee|price|total|bill .. follows|shrinks|drops|falls|comes|come down? by|with|if|when|itself
		total|quote|price|bill|fee comes|drops|falls|goes down
		job shrinks|gets smaller
		list|scope|order .. can shrink
		what .. comes out
		what can .. come|come down .. is what
		what is in it .. can
		can move .. is
		@num inside .. at|for|@money
		at @counter .. can|could|would .. do
		yes|yeah|ok|sure|fine ..2 minus|without the|your|our
		skip|drop|cut|remove|leave .. and .. price|total|it|bill .. drops|falls|comes|goes|is
		cheaper|smaller|shorter|lighter plan|package|option|scope|version
		fewer .. days|seats|visits|drawings|pages|items
		visits .. go from
		cut the list|scope
		keep your .. you save
		what would|could .. come|leave out
		what .. do without
	`},
}

// notTraded are returns that are worth nothing: a promise to think of us one day.
var notTraded = []string{"promise", "someday", "word"}

// findExchange finds trades that stand without a price being cut: a cheaper thing
// against a commitment, or less money for less work.
func findExchange(s *scan) {
	if s.has(Trade) {
		return
	}
	if !s.sit.deal.asked && len(s.gives) == 0 && !s.sit.hasPrice() {
		return
	}
	for _, m := range s.by[gExchange] {
		sc := s.scope(m.first, m.last)
		if (sc.Any(text.Reported) && s.at(m.first) != "you") || sc.Any(text.Hypothetical) || s.line.Words[m.first].Scope.Any(text.Negated) && s.at(m.first) != "no" && s.at(m.first) != "without" {
			continue
		}
		f, l := s.sentence(m.first)
		if s.hollowAt(f, l) {
			continue
		}
		if !s.sit.deal.asked && !s.anyIn(gGive, f, l) && !s.anyIn(gFreebie, f, l) && !s.anyIn(gReturnHard, f, l) && s.concession(f, l) < 0 {
			continue
		}
		s.add(Trade, m.first, m.last, 0.8, "exchange")
		s.clearTraded(f, l)
	}
	if !s.sit.deal.asked {
		return
	}
	for _, m := range s.by[gShrink] {
		if s.scope(m.first, m.last).Any(text.Reported | text.Hypothetical) {
			continue
		}
		f, l := s.sentence(m.first)
		if s.onlySupposed(f, l) {
			continue
		}
		if s.known[m.first].class&(roleNumber) != 0 && !s.speaksOfAsk(f, l) && !s.money(f, l) {
			continue // two counts compared, and no price beside them
		}
		s.add(Trade, m.first, m.last, 0.7, "less-for-less")
		s.clearTraded(f, l)
	}
}

// money reports an amount or a counter price among the words.
func (s *scan) money(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleMoney|roleCounter|roleList) != 0 {
			return true
		}
		switch s.at(i) {
		case "lower", "less", "under", "cheaper", "price", "saves", "save":
			return true
		}
	}
	return false
}

// clearTraded takes back what was called a gift in the sentence of a trade, or in the
// one before it.
func (s *scan) clearTraded(first, last int) {
	kept := s.List[:0]
	for _, x := range s.List {
		if (x.Move == Discount || x.Move == Unconditional) && x.First < last && x.Last > max(0, first-12) {
			continue
		}
		kept = append(kept, x)
	}
	s.List = kept
}

// hollowAt reports a condition among the words that asks for nothing.
func (s *scan) hollowAt(first, last int) bool {
	if s.anyIn(gEmptyIf, first, last) {
		return true
	}
	for i := first; i < last; i++ {
		for _, w := range notTraded {
			if s.at(i) == w {
				return true
			}
		}
	}
	return false
}
