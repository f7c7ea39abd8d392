package grade

import "spar/internal/text"

// notgiven.go tells words that sound like giving and give nothing: denied, supposed,
// asked about, asked for, reckoned aloud, or said of somebody else.

// haggledPhrases are what only a buyer says: the one who signs, pays, and tells the other to
// come down.
var haggledPhrases = []phraseSet{
	{gBuyerSays, `
		i sign|buy
		i will|would|could|can sign
		i take out my pen
		give me half|@pct|@num ..1 off
		give me @pct|half
		^ take @pct|half|@num ..1 off and i|we
		you come down
		throw|chuck it|them|that in and i|we
		chuck in the
		match their|it|that|them .. and i|we will|would|sign|stop
		what do i pay
		i|we pay you
		i would take it with
		if you gave|give|throw|threw me|us ..3 @num|@pct|off|discount|half|that|it|something|cheaper|better|less
		if you gave|give|come|came|throw|threw|took six|down|in|off|half|@num|@pct
		you gave|give me that|one|half|@pct
		i tell the whole
		you are giving .. away
		say the line
		i lose a little
		that one costs you nothing
		unless you|u take|give|come|drop
		do it for @num and throw|chuck|add
		would @num be something
		you lose a little
		i will put up with
	`},
}

// haggled reports a buyer's own words.
func (s *scan) haggled() bool {
	for _, m := range s.by[gBuyerSays] {
		if !s.line.Words[m.first].Quoted && !s.scope(m.first, m.last).Any(text.Reported) {
			return true
		}
	}
	return false
}

// notGiven are the scopes in which words of giving give nothing.
const notGiven = text.Negated | text.Reported | text.Hypothetical

// denied reports a phrase that gives nothing: negated, reported, supposed, questioned
// or said of what the buyer or a rival does.
func (s *scan) denied(m match, g group) bool {
	if s.onlySayable(m.first) || g == gGive && s.alreadyCut(m) {
		return true
	}
	if t := s.at(m.last - 1); g == gGive && s.at(m.last-2) == "drop" && (t == "it" || t == "that") && (s.at(m.last-3) == "us" || s.at(m.last-3) == "just") {
		return true // "ok, let's drop it"
	}
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
	if g == gOfferNumber && s.at(m.last-1) == "is" && s.at(m.last-2) == "it" && !s.endsBargain(m.last) {
		return true
	}
	if g == gOfferNumber && (s.reckonsGain(m) || s.echoed(m, f, l)) || g == gGive && s.bringsPaper(m) {
		return true
	}
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
		o := s.clause(c).First
		if t := s.at(o); t == "and" || t == "but" || t == "so" {
			o++
		}
		switch s.at(o) {
		case "why", "where", "who", "which", "when", "does", "did", "is", "do", "was", "whose", "whom":
			return true
		}
	}
	return false
}

// alreadyCut reports a price called reduced as it stands: "349 is already a reduced price".
func (s *scan) alreadyCut(m match) bool {
	for i := max(0, m.first-3); i < m.last; i++ {
		if s.at(i) == "already" {
			return true
		}
	}
	return m.first > 0 && s.at(m.first) == "come" && s.at(m.first-1) == "have" // "I've come down once"
}

// onlySayable reports words that could be said and are not: "I could say take the five".
func (s *scan) onlySayable(i int) bool {
	f := s.clause(s.line.Words[i].Clause).First
	for k := i - 1; k > max(f, i-7); k-- {
		if p := s.at(k - 1); s.at(k) == "say" && (p == "could" || p == "can" || p == "might") {
			return s.at(k-2) == "i" || s.at(k-2) == "we"
		}
	}
	return false
}

// reckonsGain reports a figure supposed in order to say what it would save or cost: "let's
// say you save 2,400".
func (s *scan) reckonsGain(m match) bool {
	for i := m.first + 1; i < m.last; i++ {
		switch s.at(i) {
		case "save", "saves", "saved", "lose", "loses", "cost", "costs", "spend", "waste":
			return true
		}
	}
	return false
}

// echoed reports the buyer's figure said back as a question before something else is said.
func (s *scan) echoed(m match, f, l int) bool {
	return l-f <= 3 && l < len(s.line.Words) && s.known[m.first].class&roleAsk != 0 && s.line.Words[m.first].Scope.Any(text.Question)
}

// bringsPaper reports that what we bring are figures to look at, and no lower price.
func (s *scan) bringsPaper(m match) bool {
	for i := m.first; i+1 < m.last; i++ {
		if s.at(i) == "bring" {
			n := s.at(m.last - 1)
			return m.last-i <= 3 && (n == "numbers" || n == "figures" || n == "quotes" || n == "invoices") && s.at(m.last) != "down"
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
		if q := s.at(i - 2); s.at(i-1) == "at" && (q == "land" || q == "settle" || q == "end" || q == "close") {
			return false
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
	if t := s.at(m.first + 1); m.last == m.first+2 && (t == "win" || t == "won") {
		return false // "tell procurement they won"
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
		if x.Move == Defer && m.group == gGiveVague && x.First <= m.first && m.last <= x.Last {
			return true // "first the hour, then we look at the price again"
		}
		if (x.Move == Hold || x.Move == Defer) && (x.Clause == c && x.First <= m.last || x.First >= m.first && x.First < m.last) && m.first < x.Last {
			return true
		}
	}
	return false
}
