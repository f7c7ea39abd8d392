package grade

import "spar/internal/text"

// holdPhrases keep a price or a position. gHoldNo holds phrases that carry their own
// negation; gHold the plain ones.
var holdPhrases = []phraseSet{
	{gHold, `
		@price .. stays|stands|remains|holds
		it|that .. stays|stands|remains where|there|as|put
		@list .. as_quoted|as_is|as_it|firm|final|flat|on_the
		@price is? .. the price|rate|fee|number
		@price is .. final|firm|fixed|fair|right|correct|list
		@list .. stays|stands|remains|holds|is|it
		@stay at|on|to|with|by @list
		@stay at|on|to|with|by ..2 @price
		at|is|for|remains|be @list
		make|call|leave|keep it|that at? @list
		still @list
		my|our price|prices|rate|rates|fee|fees|quote @list
		@list today|still
		@stay where|as i|we|it|they is|am|are
		expect|try|reckon @list
		it|that is the? same price|rate|fee $
		costs what it costs
		keep your .. i|we keep my|our
		you say .. i|we say
		worth ..1 more than that|it|this|@ask|@counter
		every|everyone|everybody|all|anybody .. except|but us|me|this|ours|mine
		except on|for|with .. me|us|here|this
		on|gets|has its|her|his|their own bill|invoice
		@stay put|firm
		@me .. am|will|do @stay to|by|with it|that|this|my|our|what
		@me am|will|do ..1 @stay to|by|with it|that|this|my|our|what
		that|it|this is|are my|our price|rate|number|figure|fee|quote
		my|our answer is|stays|remains .. same|no
		i|we mean it .. @list
		it|that|we|i @stay .. @list
		@list is the|our|my|what? price|rate|fee|figure|number|it
		already .. best|lowest|sharpest .. @price|offer
		our|my best|lowest|final price|offer|rate
		is|at|already|was the best|lowest|final price|offer|rate
		already .. reduced|discounted|lowered|marked_down|bargain|steal|lowest|cheap
		same price|rate|fee .. for|everyone|every|as
		price same|stays
		holding|hold|keeping|keep .. price|rate|fee|line
		i will|would hold .. price|line
		i|we hold|stand firm|here
		standing|stand by .. price|rate|number|quote|figure|fee
		everybody|everyone|every|all .. pays|pay .. same|list
		worth .. every|the .. penny|cent|pound|euro|dollar
		list price|is list
		full price|rate|fee
		price does|is what
		priced right|fairly|correctly
		one price
		firm on
		same price as
		the? answer is .. no
		is|it|that a no
		a no on|from|to
		price already|is .. reflects|lowest
		@price is not the problem|issue|question
		refuse to
		am|are ..1 asking for? @list
		have ..1 come|gone|moved|dropped down ..1 once|already|twice
		as low as it|this|that|i|we gets|goes|can|could|will|get|go
		what .. come|comes down .. is scope|size|work|list
		as is|quoted|it stands
		@ask|@off stays|stay|remains|sits with|at me|us|home|mine
		@ask|@off stays|stay in my|our
		is|are|already priced|built|figured in
		it|that ..1 stays|stay in|on
		already ..1 went|came|gone|come|dropped|cut|lowered|reduced .. from|down|once|twice
		i|we would|had sooner sell|lose|keep|walk|take|do
		it|that is|does what a|an|it|this|the ..2 costs|cost|takes
		looked again .. same|nothing
		it|that is the same one|price|number|figure|sum|as_before $
		@ask is plenty|enough|good|fine|lots for a|an|the|two|three|half
		then i|we would|will be paying
		i|we would|will be paying you|them|him|her
		nothing in it|there that ..1 can|could go|come|move
		then he|she|they|you|somebody has|have|must|should|can|will|needs .. somebody_else|elsewhere|someone_else|another
		my|our last word|price is|stays @list
		last word is no
		still|always the right|fair|same one|price|sum|figure
		i|we ..1 gave|told|quoted|named ..2 already
		already gave|told|quoted you
		stopping|stop|staying at @list
		for @ask|@counter you|they ..1 get|buy|find it|that|one|something|a .. from|off|at|elsewhere|across|somewhere
		@ask|@counter buys|gets you a|an|the|somebody|someone
		pay|pays|paid .. like|as everyone|everybody|anyone|others|all|the_rest
		@stay with @list
		am|are|say|says|cost|costs|takes|means|need|needs @list $
		would leave|keep it|that|them|things where|as it|they|that is|are
	`},
	{gHoldNo, `
		@me can|will|do|would|could|am|are|shall not .. go|do|offer|give|take|drop|move|match|cut|lower|reduce|knock|shave|come|budge|get|agree|accept|meet|discount|split|touch|throw|include|be|negotiate|trade|change|bring|let|lowering|cutting|dropping|shaving|taking|giving|moving|matching|knocking|sell|charge|chase|copy|haggle|bid|budging|going|waive
		@me can|will|do|would|could|am|are|shall not .. see|want|have|put|make|call|start|play|work|pretend|invent .. @price|@ask|@off|@pct|@counter|less|lower|cheaper|free
		not .. on|at|for the|that|this @price|discount|@ask|@pct
		not .. @ask|@counter|@pct
		no @pct|@ask|discount|discounts|reduction|concession|concessions|movement|room|rebate|cut|haggling|deal|cheaper|freebies
		no|not .. lower|less|off|cheaper|budge|budging|wiggle
		not .. negotiable|moving|possible|happening|discounting|matching|dropping|doing|lowering|cutting|going|shaving|touching
		@price will|is|does|do not .. move|moving|moves|change|changing|changes|negotiable|budge|drop|come|go|going|bend
		not .. come|coming|go|going|get .. down|off|lower
		not match|matching|matched
		not|never .. cheapest|cheap|race
		would|will not be fair|right|doing
		not .. meet|meeting|splitting|split .. middle|difference|halfway|half
		never .. discount|@price
		@ask is|will .. not|no
		@ask would|will|do|does not ..1 pay|cover|feed|buy
		not .. free
		no extra|further|more @off
		no from|to me|us|that|@ask|the|it|@off
		say|saying no to
		no .. room|give|slack|fat|wiggle
		without .. discount
		not .. charge .. less
		@price is not .. problem|issue|question|moving
		not about|on .. @price
		nothing|none .. on|off|for .. @price|@ask
		nothing off
		not .. work for me|us
		not .. going to work|fly|happen
		will not work|fly|happen|wash
		not on the cards|menu|agenda
		not going to happen
		@off|discounting ..2 not ..3 do|work|offer|way|thing|style
		not in a|any position to .. @off|offer|reduce|discount
		not .. number|price|figure|level|something|thing|place|discount .. i|we ..1 can|could|will|would|do
		@off|@ask|@pct .. is not how|the_way|what|who|our
		^ can|will|could|would not .. budge|bend|shift|discount|lower|reduce|drop|cut|move|give|offer
		^ can|could not ..1 do|go|match|make|swing|manage ..1 that|it|this|@ask|@counter|lower|there|cheaper
		no can do
		^^ can|will|could|would not $
		^^ can|will|could|would not mate|pal|man|dude|love|sorry|friend|sir|madam|boss|bro|buddy|dear|mister $
		^^ i|we can|will|could|would not $
		^^ i|we can|will|could|would not mate|pal|man|dude|love|sorry|friend|sir|madam|boss|bro|buddy|dear|mister $
		not by? a|one|single ..1 cent|penny|euro|dollar|pound|inch|millimetre|dime
		rather lose|walk|not
		rather .. than @give
		@price is not ..1 soft|elastic|rubber|movable|loose|flexible|suggestion|opener|joke|mine
		@ask|@off accepted|included|possible|available|needed not
		there is not $
		that|it|this would|will|does|do not ..1 pay|cover|buy|feed
		there is|are no ..1 extra|free|spare|more|second
		^^ not splitting|selling|doing|dropping|going|budging|moving|changing|cutting|happening
		there is|are not one|any
		not in it|there
		i|we will|would|do not ..1 pay for
		nothing .. in it|there .. go|come|cut|move|give
		@ask|@counter ..5 but it is not ..1 mine|ours|our_price|my_price|the_price
		i|we not move|moving|moved|shift|shifting|stir|stirring|bend|bending|blink|blinking
	`},
	{gPosition, `
		@me will|can not .. blame|argue|pretend|duck
		i disagree
		not .. agree
		with respect
		that is not .. right|true|how|what|so|the
		not .. waste
	`},
}

// findHold finds the price or position kept. Where the buyer asked for nothing the
// same words keep no price, and only a plain stand counts.
func findHold(s *scan) {
	for _, m := range s.by[gHold] {
		sc := s.scope(m.first, m.last)
		if sc.Any(text.Negated|text.Hypothetical) || sc.Any(text.Condition) && !sc.Any(text.Consequent) {
			continue
		}
		if (s.sit.deal.asked || s.sit.hasPrice()) && !s.undone(m) {
			s.add(Hold, m.first, m.last, 0.8, "hold")
		}
	}
	s.boldHold()
	for _, m := range s.by[gHoldNo] {
		sc := s.line.Words[m.last-1].Scope
		if !sc.Any(text.Negated) && s.at(m.first) != "rather" {
			continue // the negation was taken back: "can't say no to that"
		}
		if sc.Any(text.Condition|text.Reported|text.Hypothetical) || s.at(m.last) == "more" && s.at(m.first) == "not" {
			continue
		}
		if n := len(s.line.Words); s.line.Words[m.last-1].Sentence == 0 && m.first == 0 && m.last < n && s.barely(m) && s.anyGiven(m.last, n) {
			continue // "I can't, you're right. 40."
		}
		if s.sit.deal.asked || s.sit.hasPrice() {
			s.add(Hold, m.first, m.last, 1, "no")
		}
	}
	if s.sit.deal.asked && len(s.line.Words) > 0 {
		w := s.line.Words
		f, l := s.sentence(0)
		if s.at(0) == "no" && !s.sit.deal.plain && w[0].Scope.Any(text.Negated) && !s.anyIn(gAccept, f, l) {
			s.add(Hold, 0, 1, 0.9, "no")
		}
		for i := 1; i < len(w); i++ {
			if w[i].Norm == "no" && w[i].Scope.Any(text.Negated) && (i+1 == len(w) || w[i+1].Break >= text.Comma) && !w[i].Scope.Any(text.Question|text.Condition|text.Reported) {
				s.add(Hold, i, i+1, 0.9, "no")
			}
		}
	}
}

// barely reports a refusal that is nothing but "can't" or "won't".
func (s *scan) barely(m match) bool {
	for i := m.first; i < min(m.first+3, m.last); i++ {
		if s.at(i) == "not" {
			return m.last-i <= 2 && i-m.first <= 2
		}
	}
	return false
}

// undone reports a price named as ours that the same breath moves, calls too high or sets
// equal to somebody else's: "it was 48, now it's 40", "48 is high, I know".
func (s *scan) undone(m match) bool {
	f, l := s.sentence(m.first)
	switch s.at(m.last - 1) {
	case "offer", "price", "rate":
		if s.known[m.first].class&roleList == 0 && s.namesLess(f, l) {
			return true // "24,000 is my final offer"
		}
	}
	for i := m.first + 1; i < l; i++ {
		switch s.at(i) {
		case "negotiate", "negotiable", "flexible", "negotiating", "haggle":
			if !s.line.Words[i].Scope.Any(text.Negated) {
				return true // "I have it listed for 220 but am willing to negotiate"
			}
		case "high", "steep", "much", "dear", "expensive":
			return i <= m.last+2 && !s.line.Words[i].Scope.Any(text.Negated)
		case "others", "theirs", "them", "they", "rivals":
			return s.at(m.first) == "same" && i <= m.last+2
		case "stay", "move", "final":
			if s.at(i-1) == "not" || s.at(i-2) == "not" {
				return true
			}
		case "now":
			for k := i; k < min(i+4, l); k++ {
				if s.known[k].class&(roleAsk|roleCounter) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// namesLess reports a price of ours below the one asked among the words.
func (s *scan) namesLess(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&roleCounter != 0 && s.known[i].class&(roleList|rolePercent) == 0 && !s.line.Words[i].Scope.Any(notGiven) {
			return true
		}
	}
	return false
}

// boldHold finds the price kept by standing to what the buyer doubts: "you can't stay at
// 48!" - "I can, and I am"; and a list price that is the whole sentence.
func (s *scan) boldHold() {
	if !s.sit.deal.asked || len(s.line.Words) == 0 {
		return
	}
	for i := range s.line.Words {
		if s.known[i].class&roleList == 0 || s.line.Words[i].Scope.Any(text.Question) {
			continue
		}
		if f, l := s.sentence(i); l-f == 1 && !s.anyGiven(0, f) && !s.anyGiven(l, len(s.line.Words)) && !s.loosens(l, len(s.line.Words)) || s.sit.deal.dared && l-f <= 2 {
			s.add(Hold, f, l, 0.7, "list-alone")
		}
	}
	if n := len(s.line.Words); n > 1 && n <= fewWords && s.known[0].class&roleList != 0 && !s.line.Words[0].Scope.Any(text.Question|text.Negated) && !s.anyGiven(1, n) && !s.undone(match{first: 0, last: 1}) {
		s.add(Hold, 0, 1, 0.7, "list-first")
	}
	if !s.sit.deal.dared {
		return
	}
	f, l := s.sentence(0)
	i := f
	for i < l && (s.known[i].class&bitYes != 0 || s.at(i) == "oh" || s.at(i) == "but" || s.at(i) == "seriously") {
		i++
	}
	if i+1 < l && (s.at(i) == "i" || s.at(i) == "we") && stands[s.at(i+1)] && (i+2 >= l || s.line.Words[i+2].Break > text.NoBreak || s.at(i+2) == "and") && l-f <= 8 &&
		!s.scope(f, l).Any(text.Negated|text.Condition|text.Question) && !s.anyGiven(f, len(s.line.Words)) {
		s.add(Hold, i, l, 0.8, "dared")
	}
}

// loosens reports a word among the words that leaves the price open again.
func (s *scan) loosens(first, last int) bool {
	for i := first; i < last; i++ {
		if loosening[s.at(i)] && !s.line.Words[i].Scope.Any(text.Negated) {
			return true
		}
	}
	return false
}

var loosening = plainSet(`less lower offer negotiable negotiate flexible discuss maybe depends room unless`)

// stands are the verbs by which one says again what is doubted.
var stands = plainSet(`can am do will would are could must`)

// anyGiven reports a figure below our price, or a word of cutting, among the words.
func (s *scan) anyGiven(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|roleCounter|bitOff) != 0 {
			return true
		}
	}
	return false
}

// hasPrice reports an offer with a price.
func (p *prepared) hasPrice() bool { return len(p.deal.list) > 0 }

// findHeld finds the price kept without a word of refusal, once it is known that
// nothing is given: the ask turned into a question ("what would five percent buy
// you?"), or a cut only supposed in order to say what it would do.
func findHeld(s *scan) {
	if !s.sit.deal.asked || len(s.gives) > 0 || s.has(Hold) || s.has(Manager) || s.has(Halfway) {
		return
	}
	for i := 0; i < len(s.line.Words); {
		f, l := s.sentence(i)
		i = l
		if s.doubted(f, l) {
			s.add(Hold, f, l, 0.7, "supposed-only")
			return
		}
	}
	for _, m := range s.by[gNotOffer] {
		f, l := s.sentence(m.first)
		if s.scope(m.first, m.last).Any(text.Question) || s.speaksOfAsk(f, l) {
			s.add(Hold, m.first, m.last, 0.6, "questions-ask")
			return
		}
	}
	for _, g := range []group{gGive, gGiveVague} {
		for _, m := range s.by[g] {
			if s.line.Words[m.first].Scope.Any(text.Hypothetical) {
				s.add(Hold, m.first, m.last, 0.6, "supposed-only")
				return
			}
		}
	}
	for i := range s.line.Words {
		w := s.line.Words[i]
		if w.Scope.Has(text.Hypothetical|text.Condition) && s.known[i].class&bitGive != 0 {
			f, l := s.sentence(i)
			if s.speaksOfAsk(f, l) {
				s.add(Hold, i, i+1, 0.6, "supposed-only")
				return
			}
		}
	}
}

// speaksOfAsk reports the price or the buyer's figure among the words.
func (s *scan) speaksOfAsk(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|rolePercent|bitPrice|bitOff) != 0 {
			return true
		}
	}
	return false
}
