package grade

import "spar/internal/text"

// find_haggle.go reads how people haggle over a price in a chat: short lines, bare figures,
// few full stops. "90 is lowest", "can't go under 7.9", "could you come up to 71?" each put a
// lower price on the table; "way too low" keeps the one that stands.

// hagglePhrases name a price of ours below the one asked, as the last we would take or as one
// the buyer should come up to; gTooLow calls the buyer's figure too little.
var hagglePhrases = []phraseSet{
	{gNames, `
		@counter is|would_be|was .. final|lowest|last|bottom|bottom_line|best|minimum|floor|limit|least
		lowest|least|minimum|floor|bottom|rock-bottom .. is|be|at|around|about|probably @counter
		lowest|least|last|bottom|minimum ..4 take|go|do|accept|sell ..3 @counter
		bottom line ..2 @counter
		@counter ..1 bottom|final|firm|minimum
		@counter and ..3 final|last|bottom|lowest|limit
		not .. lower|below|under|less|beneath|cheaper than? @counter
		no lower|less|cheaper than @counter
		nothing under|below|less_than @counter
		come|go|get|move|step|bump up .. @counter
		you .. come|go|get|move to ..2 @counter
		can|could|would|will you ..2 do|go|manage|swing|handle|pay|give|offer ..2 @counter
		would|will|can|could you ..1 take|buy|have|accept|want it|them|this|that? for|at @counter
		chance|way you .. do|go|pay|come|manage .. @counter
		hoping|looking|thinking|asking .. for|around|about|at|of|like|to_get|closer_to .. @counter
		hoping|looking|thinking|asking @counter
		am .. around|about|near|closer|nearer to? @counter
		let|letting it|them|her|him|this|that|these .. go ..1 for|at @counter
		let|letting you .. have|take it|them|her|him|this|that|these .. for|at @counter
		sell|selling|part|parting .. for|at @counter
		willing|happy|prepared|ready|able to .. take|accept|sell|let .. @counter
		yours .. for|at @counter
		take ..2 @counter
		make it|that @counter
		@counter ..1 and .. have a? deal
		@counter .. it is yours
		if we|i can|could ..1 do|make|say|agree|settle .. @counter
		^^ @counter but|if|when|with|once|provided|without|since|so|because
		^^ @ask if|when|but|once|provided|without
		but @counter i|we can|could|would|will
		you get|have it|them|us|me? for? @counter
	`},
	{gTooLow, `
		too low|little|small $
		too low|little|small for|to
		too low|little|small man|mate|sorry|bro|dude|pal|buddy|friend|thanks|thx
		way|far|bit|little|rather|pretty|very|quite|really|awfully|much|so low|small
		way|far|bit|little|rather|pretty|very|quite|really|awfully|much too .. low|little|small
		low ball|lowball|lowballing
		lowball|lowballing
		insult|insulting|joke|robbery|ridiculous|laughable|unreasonable
		out of .. range|reach|question
		i|we need|want ..1 more|higher $
		less than .. i|we .. paid|want|need|hoping|hoped|looking|mind
		come|go up .. bit|little|some|more|higher $
		come|go up|higher $
		come|go any|a_bit|a_little|much higher
		closer|nearer to .. @price|asking|listed|list|@list
	`},
}

// The rules' names. What they find is not outvoted by trees: a price named in so many words
// is one, however the rest of the line sounds.
const (
	byHaggling    = "haggle"
	tooLow        = "too-low"
	standingPrice = "standing"
)

// findTooLow finds the buyer's figure called too little, which keeps the price where it is.
func findTooLow(s *scan) {
	if !s.sit.deal.asked || !s.sit.hasPrice() || s.haggled() {
		return
	}
	s.saysAgain()
	if n := len(s.line.Words); s.sit.deal.tooLow && n > 0 && n <= fewWords && s.known[0].class&bitYes != 0 && !s.anyGiven(0, n) {
		s.add(Hold, 0, 1, 0.7, tooLow) // "Is that too low?" - "Yes."
	}
	for _, m := range s.by[gTooLow] {
		sc := s.scope(m.first, m.last)
		if sc.Any(text.Reported|text.Hypothetical|text.Condition) || sc.Any(text.Negated) && s.at(m.first) != "come" && s.at(m.first) != "go" {
			continue
		}
		up := s.at(m.first) == "come" || s.at(m.first) == "go"
		if sc.Any(text.Question) && !up {
			continue
		}
		if up && !s.toBuyer(m.first) || !up && !s.ofFigure(m) {
			continue
		}
		s.add(Hold, m.first, m.last, 0.8, tooLow)
	}
}

// saysAgain finds the price that we named before said again and nothing else: "as I said,
// 3,000", "3,000 is where I stay".
func (s *scan) saysAgain() {
	for i, n := range s.line.Numbers[:min(mostFigures, len(s.line.Numbers))] {
		w := s.line.Words[n.Word]
		if s.Roles[i]&roleCounter == 0 || s.Roles[i]&roleAsk != 0 || !s.standing(n) || w.Scope.Any(notGiven|text.Condition|text.Question) {
			continue
		}
		f, l := s.sentence(n.Word)
		again := l-f <= 4
		for k := f; k < l; k++ {
			switch s.at(k) {
			case "said", "still", "again", "stay", "stays", "stand", "stands", "told":
				again = true
			}
			if k != n.Word && s.known[k].class&(roleAsk|roleCounter) != 0 {
				again = false
				break
			}
		}
		if again {
			s.add(Hold, f, l, 0.7, standingPrice)
		}
	}
}

// toBuyer reports that the verb at word i is said to the buyer: "can you come up a bit".
func (s *scan) toBuyer(i int) bool {
	f, _ := s.sentence(i)
	for k := i - 1; k >= max(f, i-6); k-- {
		switch s.at(k) {
		case "you":
			return true
		case "i", "we":
			return false
		}
	}
	return false
}

// ofFigure reports that what is called low is the buyer's figure, and not a roof or a stock:
// the figure itself, an offer or a word that points at it stands before it in the clause.
func (s *scan) ofFigure(m match) bool {
	f := s.clause(s.line.Words[m.first].Clause).First
	if m.first-f <= 1 {
		return true // "way too low"
	}
	for i := f; i < m.first; i++ {
		if s.known[i].class&(roleAsk|roleMoney|roleSmall) != 0 || s.line.Words[i].Number >= 0 && s.known[i].class&(roleSpell|roleTime) == 0 {
			return true
		}
		switch s.at(i) {
		case "that", "it", "this", "offer", "bid", "price", "number", "figure", "which":
			return true
		case "your":
			n := s.at(i + 1)
			return n == "offer" || n == "bid" || n == "price" || n == "number" || n == "figure"
		}
	}
	switch s.at(m.first) {
	case "insult", "insulting", "joke", "robbery", "ridiculous", "laughable", "unreasonable":
		return s.at(m.first-1) == "an" || s.at(m.first-1) == "a" || s.at(m.first-1) == "is"
	case "closer", "nearer", "less", "lowball", "low", "out":
		return true
	}
	return false
}

// haggleGives finds a lower price of ours named while haggling.
func (s *scan) haggleGives() {
	if !s.sit.deal.asked || !s.sit.hasPrice() {
		return
	}
	for _, m := range s.by[gNames] {
		i := s.counterIn(m)
		if i < 0 || s.standing(s.line.Numbers[s.line.Words[i].Number]) {
			continue
		}
		w := s.line.Words[i]
		if w.Scope.Any(text.Condition) && s.at(m.first) != "if" || w.Scope.Any(text.Reported) && !s.mustCome(m.first) || w.Quoted || s.othersName(m) {
			continue
		}
		if w.Scope.Any(text.Hypothetical) && s.at(m.first) != "you" && !s.toBuyer(m.first) {
			continue // "you would need to come up to 3,000" is how people say it
		}
		if w.Scope.Any(text.Negated) && !s.negates(m.first, m.last) {
			continue // "I don't sell for 40", "never let it go for 40"
		}
		s.give(give{first: m.first, last: m.last, concession: -1, why: byHaggling})
	}
}

// mustCome reports "you need to" or "you would have to" right before word i: what they need
// is our price there, and nothing they said.
func (s *scan) mustCome(i int) bool {
	return s.at(i-1) == "to" && (s.at(i-2) == "need" || s.at(i-2) == "have") && s.toBuyer(i)
}

// counterIn is the word of the match that is a price between the two sides', or -1.
func (s *scan) counterIn(m match) int {
	for i := m.last - 1; i >= m.first; i-- {
		if n := s.line.Words[i].Number; n >= 0 && s.Roles[n]&(roleCounter|roleAsk) != 0 && s.Roles[n]&(rolePercent|roleList|roleTime) == 0 {
			return i
		}
	}
	return -1
}

// standing reports a figure that we named before in this talk: saying it again gives nothing.
func (s *scan) standing(n text.Number) bool {
	for _, o := range s.sit.deal.said {
		if near(o, n.Value) {
			return true
		}
	}
	return false
}

// dropStanding takes back what only says again the price that we named before: "as I said,
// 3,000". It keeps that price.
func (s *scan) dropStanding() {
	if len(s.sit.deal.said) == 0 {
		return
	}
	kept := s.gives[:0]
	for _, g := range s.gives {
		again, other := false, g.free || g.why == "accept" || g.why == "yes"
		for i := g.first; i < g.last; i++ {
			n := s.line.Words[i].Number
			if n < 0 || s.Roles[n]&(roleCounter|roleAsk) == 0 {
				continue
			}
			if s.Roles[n]&roleAsk == 0 && s.standing(s.line.Numbers[n]) {
				again = true
			} else {
				other = true
			}
		}
		if again && !other {
			s.add(Hold, g.first, g.last, 0.7, standingPrice)
			continue
		}
		kept = append(kept, g)
	}
	s.gives = kept
}

// othersName reports a figure that somebody else would take or pay.
func (s *scan) othersName(m match) bool {
	f := s.clause(s.line.Words[m.first].Clause).First
	for i := m.first - 1; i >= max(f, m.first-6); i-- {
		switch s.at(i) {
		case "i", "we", "you":
			return false
		case "they", "he", "she", "somebody", "someone", "others", "people", "shops", "stores", "rivals", "dealers", "another", "other":
			return true
		}
	}
	return false
}
