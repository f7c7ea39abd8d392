package grade

import "spar/internal/text"

// buyerPhrases are how buyers ask for a concession; they are read in buyers' lines only.
var buyerPhrases = []phraseSet{
	{gAsksPrice, `
		knock|take|get|need|want|do|drop|shave|cut|find|give|see|show .. @pct|percent|half
		@pct .. less|off|cheaper|under|lower|below|better
		another @pct
		best|better|lower|last|final|lowest|sharpest|keenest|rock-bottom price|rate|figure|number|deal|offer|quote|terms
		best you can|could|will do|offer
		@off on? the? price
		discount|discounts|reduction|cheaper|rebate|markdown|haggle|bargain
		match|beat|undercut it|that|them|this|their|these|those
		unless you match
		@price|budget|ceiling|limit|cap .. fixed|is|only|cut|stops|ends|was
		budget
		not a penny|cent|dollar|euro|pound more
		we|i have .. @num .. you want
		throw|thrown|throwing .. in
		include|included|add|added|put .. for free|nothing|it_in
		for free|nothing
		free of charge
		on the house
		at no|without extra|charge|cost
		do|move|give .. on the? price|rate|fee|cost|number
		what .. do .. price|number|rate
		what can|could|will you do for
		what .. you do .. for me|us
		do something|anything|better .. price|me|us|rate|number|here|there
		find me|us something|some|a
		twice|double|triple|three_times the|what price|they|we
		start at minus
		@num under|below|less_than|cheaper_than you|yours|your
		too expensive|dear|much|high|pricey|steep|rich
		bit|little|rather|very|so|pretty|quite|way expensive|dear|high|pricey|steep
		is|are|looks|seems|feels|sounds expensive|dear|pricey|steep
		more expensive|than
		overpriced|extortionate
		cash .. no invoice
		what is the price then
		call it @num
		make it @num
		say @num .. and|then
		just give me your best
		without the markup
		come down
		come|go|get|bring lower|under|down
		go|going any lower
		your price|rate|fee|quote|number|figure is|are|has|needs .. too|high|to|over|above
		over|above|beyond|outside our|my|the|what .. budget|limit|ceiling|pay|afford
		per cent under|less|below
		better price|deal|rate|offer
		nothing off
		something|anything|bit|little|some|touch|money|@money|@num|lot off
		sharpen your|the
		two more seats
		@pct and i|we will|would|sign|can
		can|could not pay|afford|stretch|spend|justify
		afford
		all i|we have|got
		is all i|we|there
		no|not .. more than @money|@num
		only pay|have|get|spend|approve @money|@num
		pay you @money|@num
		for @money|@num .. sign|deal|today|yours|order|take
		@money|@num .. sign|deal .. today|now|tomorrow
		price|rate|cost|fee|charge .. go|goes|going|went|gone up
		waive|waived|scrap
		room in|on|for .. price|number|rate|that|negotiation|manoeuvre|maneuver
		wiggle room
		flexible|flexibility|movement|leeway on|in|with
		sweeten
		goodwill|gesture|concession|concessions
		meet|meeting .. in the middle|half|halfway|midway
		split|splitting .. difference
		round .. down|off
		last year~ price|rate|fee
		same price|rate .. as
		save me|us @num|@money|@pct|something|a_bit
		quote|offer|bid|proposal|price from .. @num|@money|@pct
		have .. quote|quotes|offer|offers|bid .. @num|@money|less|cheaper|lower
		others|everyone|everybody|suppliers|they .. give|gave|gives|giving|found|find .. me|us|something|@pct|off
		costs|costing|charging|charge .. too|more|less|half
		price|rate|number|quote|figure .. lower|down|better|sharper|move|moves|budge|problem|issue
		talk about|to_me_about .. price|terms|number|money
		prove|know you want .. business
	`},
}

// aboutPrice are the competencies whose scenes turn on the price.
var aboutPrice = plainSet(`discount halfway price-only scope-creep`)

// readAsking says whether the buyer asks for a concession, now or still from earlier in
// the talk, and whether their line offers the middle.
func readAsking(sit *Situation, buyer *text.Line, list []float64) (asked, halved bool) {
	now, halved := asksIn(buyer, list)
	if now || aboutPrice[sit.Competency] {
		return true, halved
	}
	for i := len(sit.History) - 1; i >= 0; i-- {
		if was, _ := asksIn(text.Parse(sit.History[i].Buyer), list); was {
			return !turned(buyer), halved
		}
	}
	return false, halved
}

// asksIn reads one line of a buyer.
func asksIn(l *text.Line, list []float64) (asks, halved bool) {
	book := lexicon()
	roles := func(n int) uint64 {
		switch l.Numbers[n].Kind {
		case text.Percent:
			return rolePercent | roleNumber
		case text.Money:
			return roleMoney | roleNumber
		case text.Clock, text.Date, text.Day, text.Duration:
			return roleTime
		}
		return roleNumber
	}
	for _, m := range book.match(nil, l, book.know(nil, nil, l, roles)) {
		switch m.group {
		case gAsksPrice:
			asks = true
		case gMiddle:
			if w := l.Words[m.first].Norm; w == "meet" || w == "split" || w == "call" || w == "you" || w == "halfway" || w == "middle" || w == "midpoint" || w == "each" {
				asks, halved = true, true
			}
		}
	}
	return asks || figureAsked(l, list), halved
}

// figureAsked reports a percentage in the buyer's line, where a price is at stake, beside
// words of wanting or signing: "it says 5%. Find me that by Friday"; or an amount a
// little below the price.
func figureAsked(l *text.Line, list []float64) bool {
	if len(list) == 0 {
		return false
	}
	figure := false
	for _, n := range l.Numbers {
		figure = figure || n.Kind == text.Percent && n.Value > 0 && n.Value <= 30
		if n.Kind != text.Money && (n.Kind != text.Plain || n.Unit != "") {
			continue
		}
		for _, v := range list {
			if r := ratio(n, v); r < 0.995 && (r >= 0.7 || r >= 0.2 && bidBefore(l, n)) {
				return true
			}
		}
	}
	if !figure {
		return false
	}
	for _, w := range l.Words {
		if wanting[w.Norm] {
			return true
		}
	}
	return false
}

var wanting = plainSet(`find get need want sign signature off less sheet order save saving savings target knock give show bring`)

// plainQuestion reports a buyer's line whose last sentence asks whether something is so ("does
// it come with the box?"), to which a yes grants nothing; low, one that asks whether their
// own figure is too little, to which a yes refuses it.
func plainQuestion(l *text.Line) (plain, low bool) {
	n := len(l.Words)
	if n == 0 || !l.Words[n-1].Scope.Any(text.Question) {
		return false, false
	}
	f := n - 1
	for f > 0 && l.Words[f-1].Sentence == l.Words[n-1].Sentence {
		f--
	}
	for f < n-1 && opensWith[l.Words[f].Norm] {
		f++
	}
	switch l.Words[f].Norm {
	case "when", "where", "who", "which":
		return true, false
	}
	for i := f; i < n; i++ {
		w := &l.Words[i]
		if i+1 < n && w.Norm == "too" && (l.Words[i+1].Norm == "low" || l.Words[i+1].Norm == "little") {
			return false, true
		}
		if w.Number >= 0 && l.Numbers[w.Number].Kind == text.Money || agreeable[w.Norm] {
			return false, false
		}
	}
	tag := l.Words[n-1].Norm
	return asksFact[l.Words[f].Norm] || tag == "right" || tag == "correct", false
}

// agreeable are words of a question that a yes would agree to something by; asksFact begin one
// that asks how things are.
var (
	agreeable = plainSet(`ok fine possible accept agree agreed deal willing flexible price cost included include free extra too also that you we me negotiate negotiable less lower off
		room take give do could can would will works work reasonable fair enough`)
	asksFact  = plainSet(`is are was were has have had does did any what which when where who how`)
	opensWith = plainSet(`ok great and so but well hmm hi hello yes cool nice awesome thanks then oh`)
)

// turned reports a buyer's line that has gone on to something else: it asks who, when,
// how or where, and names no terms. "So? Yes or no?" has not.
func turned(l *text.Line) bool {
	open := false
	for _, c := range l.Clauses {
		w := l.Words[c.First]
		if !w.Scope.Any(text.Question) {
			continue
		}
		for i := c.First; i < min(c.First+3, c.Last); i++ {
			switch l.Words[i].Norm {
			case "who", "when", "where", "how", "what", "which", "why":
				open = true
			}
		}
	}
	return open
}
