package grade

import (
	"math"
	"slices"

	"spar/internal/text"
)

// deal is what stands between buyer and seller in numbers when the reply is typed.
type deal struct {
	list    []float64       // the seller's prices
	rate    float64         // the seller's price where it is a percentage, else 0
	percent []float64       // the cut the buyer asks for, in percent of the list price
	target  []float64       // the amount the buyer wants to pay
	saving  []float64       // the amount the buyer wants off
	said    []float64       // the figures that we named earlier in the talk
	counts  []float64       // figures of the buyer's line that count something else than money
	known   []float64       // every other figure of the situation: facts, context
	asked   bool            // the buyer's line asks for a concession
	halved  bool            // the buyer's line offers the middle
	plain   bool            // the buyer's line ends in a question about a plain fact
	tooLow  bool            // the buyer asks whether their figure is too little
	dared   bool            // the buyer's line doubts that we keep to it: "you can't stay at 48!"
	spoken  bool            // the buyer's line speaks of terms, or asks for a concession
	kind    bool            // the buyer's line asks for a thing, and not for money
	named   bool            // the buyer's line says so in words of asking for a thing
	things  map[string]bool // stems of what the buyer asks for beside or in place of money
}

// Roles that a number of the reply can play in the deal. They are the first classes
// of the lexicon.
const (
	roleNumber  uint64 = 1 << iota // any number but a day or a clock
	rolePercent                    // a percentage
	roleMoney                      // an amount with its sign
	roleList                       // the seller's own price
	roleAsk                        // the buyer's figure: cut, target or saving
	roleCounter                    // a price or a cut between the two
	roleTime                       // a day, a date, a clock
	roleSpell                      // a duration
	roleSmall                      // a bare number that may be a percentage
)

var roleNames = []string{"num", "pct", "money", "list", "ask", "counter", "time", "dur", "small"}

// newDeal reads the deal out of the situation.
func newDeal(sit *Situation, buyer *text.Line) deal {
	d := deal{}
	for _, n := range text.Parse(sit.Offer.Price).Numbers {
		if n.Kind == text.Money || n.Kind == text.Plain && n.Value >= 1 && n.Unit == "" {
			d.list = append(d.list, n.Value)
		}
		if n.Kind == text.Percent && d.rate == 0 {
			d.rate = n.Value
		}
	}
	if len(d.list) == 0 && d.rate == 0 {
		d.list = firstAmount(text.Parse(sit.Offer.Price))
	}
	if d.rate > 0 && len(d.list) == 0 {
		d.list = append(d.list, d.rate) // a fee of twenty percent: fifteen is what they would pay
	}
	d.asked, d.halved = readAsking(sit, buyer, d.list)
	d.readThings(sit, buyer)
	d.plain, d.tooLow = plainQuestion(buyer)
	d.dared = dares(buyer)
	d.spoken = d.asked
	for _, w := range buyer.Words {
		d.spoken = d.spoken || priceTalk[w.Norm]
	}
	d.readOurs(buyer)
	d.readAsk(buyer)
	d.readHalf(buyer)
	d.halved = d.halved || d.namesMiddle()
	for _, h := range sit.History {
		d.readAsk(text.Parse(h.Buyer))
		for _, n := range text.Parse(h.Reply).Numbers {
			d.said = append(d.said, n.Value)
		}
	}
	if d.asked && len(d.percent)+len(d.target) == 0 {
		d.readBrief(text.Parse(sit.Context))
	}
	for _, p := range d.percent {
		for _, v := range d.list {
			d.target = append(d.target, v*(1-p/100))
			d.saving = append(d.saving, v*p/100)
		}
	}
	for _, off := range d.saving {
		for _, v := range d.list {
			if off < v*0.6 {
				d.target = append(d.target, v-off)
			}
		}
	}
	for _, s := range append([]string{sit.Context, sit.Insight}, sit.Facts...) {
		for _, n := range text.Parse(s).Numbers {
			d.known = append(d.known, n.Value)
		}
	}
	for _, s := range sit.Offer.Concessions {
		for _, n := range text.Parse(s).Numbers {
			d.known = append(d.known, n.Value)
		}
	}
	return d
}

// firstAmount is the first plain number of a price whose currency we do not know: "9,600 tugrik".
func firstAmount(l *text.Line) []float64 {
	for _, n := range l.Numbers {
		if n.Kind == text.Plain && n.Value > 0 {
			return []float64{n.Value}
		}
	}
	return nil
}

// dares reports a buyer who doubts that we stand to it: "you can't seriously stay at 48",
// "you don't mean that", "you won't lose this over five percent".
func dares(l *text.Line) bool {
	for i := 0; i+2 < len(l.Words); i++ {
		if l.Words[i].Norm != "you" || l.Words[i+2].Norm != "not" {
			continue
		}
		switch l.Words[i+1].Norm {
		case "can", "could", "will", "would", "do", "are":
		default:
			continue
		}
		for k := i + 3; k < min(i+8, len(l.Words)); k++ {
			if doubted[l.Words[k].Norm] {
				return true
			}
		}
	}
	return false
}

// doubted are what a buyer says we cannot be doing when they ask us to give in.
var doubted = plainSet(`stay stick charge ask want insist mean serious seriously refuse expect hold lose walk demand keep stand`)

// namesMiddle reports that the buyer names two figures, one of them the middle between
// the other and the price.
func (d *deal) namesMiddle() bool {
	for _, a := range d.target {
		if d.middle(a) {
			return true
		}
	}
	return false
}

// middle reports an amount halfway between the price and a figure of the buyer's.
func (d *deal) middle(amount float64) bool {
	for _, v := range d.list {
		for _, t := range d.target {
			if t < amount && math.Abs(amount-(v+t)/2) <= 0.01*v && v-amount > 0.02*v {
				return true
			}
		}
	}
	return false
}

// ratio is a typed number against a price, taking "186" for 186,000 where the price
// is so much larger, and cents for a price per piece; 0 where they do not compare.
func ratio(n text.Number, price float64) float64 {
	if price <= 0 || n.Value <= 0 {
		return 0
	}
	r := n.Value / price
	if r < 0.005 && !n.Scaled && (price >= 5000 || price >= 1000 && n.Value != math.Trunc(n.Value)) {
		r *= 1000
	}
	if n.Worded && n.Kind == text.Plain && n.Unit == "" && n.Value >= 11 && n.Value < 100 && n.Value == math.Trunc(n.Value) && math.Mod(n.Value, 10) != 0 && r > 0.007 && r < 0.0101 {
		r *= 100 // "fifty-eight" of a price of 6,300
	}
	if n.Worded && n.Kind == text.Plain && n.Unit == "" && price < 100 && r > 40 && r < 101 {
		r /= 100 // "twelve fifty a head" of 14.50
	}
	if r > 20 && price < 1 && n.Value < 100 {
		r /= 100
	}
	return r
}

func near(a, b float64) bool { return math.Abs(a-b) <= 0.004*math.Max(math.Abs(a), math.Abs(b)) }

// roles are the class bits of one number of the reply.
func (d *deal) roles(l *text.Line, i int) uint64 {
	n := l.Numbers[i]
	switch n.Kind {
	case text.Clock, text.Date, text.Day:
		return roleTime
	case text.Duration:
		return roleNumber | roleSpell
	}
	if d.oclock(l, n) {
		return roleTime
	}
	bits := roleNumber
	if n.Kind == text.Percent {
		bits |= rolePercent
	}
	if n.Kind == text.Money {
		bits |= roleMoney
	}
	if d.rate > 0 && n.Value == d.rate && (n.Kind == text.Percent || n.Kind == text.Plain && n.Unit == "") {
		return bits | roleList
	}
	if d.isAsk(n) || d.theAsk(l, n) {
		return bits | roleAsk
	}
	// What follows tells a count of things ("14 hotels") from a figure.
	counts := n.Kind == text.Plain && n.Unit != "" && n.Value == math.Trunc(n.Value) && !offered(l, n) &&
		(n.Value < 100 || n.Word+1 >= len(l.Words) || plural(l.Words[n.Word+1].Norm))
	for _, v := range d.list {
		switch r := ratio(n, v); {
		case counts && r != 1, n.Kind == text.Percent && d.rate == 0:
		case near(r, 1):
			return bits | roleList
		case r >= 0.45 && r < 0.996 && !d.isKnown(n.Value):
			bits |= roleCounter
		}
	}
	if n.Kind == text.Percent && n.Value > 0 && n.Value < 50 && !d.isKnown(n.Value) {
		bits |= roleCounter
	}
	if n.Kind == text.Plain && !counts && !(n.Worded && n.Value == 1) && n.Value > 0 && n.Value <= 30 && d.asked && d.upTo(n.Value) && !slices.Contains(d.counts, n.Value) {
		bits |= roleSmall
	}
	if n.Kind == text.Plain && n.Unit == "" && bits&roleCounter == 0 && d.asked && d.partOff(n.Value) {
		bits |= roleSmall
	}
	return bits
}

// partOff reports a part of the amount that they want off: "fifty" where they said a hundred.
func (d *deal) partOff(v float64) bool {
	for _, s := range d.saving {
		if len(d.percent) == 0 && v < s && v >= 0.25*s && v > 2 {
			return true
		}
	}
	return false
}

// offered reports a word of offering right before a bare number, which then is a price
// whatever follows: "I could do 3,900 final".
func offered(l *text.Line, n text.Number) bool {
	if i := n.Word + 1; i < len(l.Words) && behindPrice[l.Words[i].Norm] {
		return true
	}
	if n.Word == 0 || n.Value < 100 {
		return false
	}
	switch l.Words[n.Word-1].Norm {
	case "do", "say", "make", "call", "took", "accept", "did", "maybe", "around", "about":
		return true
	}
	return false
}

// behindPrice are words that follow a bare price where a thing counted would stand: "840
// bottom line", "45 cash".
var behindPrice = plainSet(`bottom cash final firm flat tops max maximum min minimum total even obo today tonight tomorrow delivered`)

// oclock reports a bare hour: "Thursday at 2", "at 10 tomorrow".
func (d *deal) oclock(l *text.Line, n text.Number) bool {
	if n.Kind != text.Plain || n.Value > 24 || n.Word == 0 {
		return false
	}
	if afterDay(l, n.Word) {
		return true
	}
	if p := l.Words[n.Word-1].Norm; p != "at" && p != "by" && p != "before" && p != "around" && p != "till" {
		return false
	}
	for _, i := range [...]int{n.Word - 3, n.Word - 2, n.Word + 1, n.Word + 2} {
		if i >= 0 && i < len(l.Words) && l.Words[i].Number >= 0 && l.Numbers[l.Words[i].Number].Kind == text.Day {
			return true
		}
	}
	for i := n.Word - 2; i >= max(0, n.Word-5) && n.Value <= 12 && len(d.list) > 0 && d.list[0] >= 100; i-- {
		if meeting[l.Words[i].Norm] {
			return true
		}
	}
	return false
}

// afterDay reports a bare number right behind a day that counts nothing: "thu 11 then", not
// "Thursday 11 people come".
func afterDay(l *text.Line, word int) bool {
	b := l.Words[word-1]
	if l.Words[word].Break != text.NoBreak || b.Norm != "tomorrow" && b.Norm != "tonight" && (b.Number < 0 || l.Numbers[b.Number].Kind != text.Day) {
		return false
	}
	if word+1 == len(l.Words) {
		return true
	}
	w := l.Words[word+1]
	return w.Break > text.NoBreak || behindHour[w.Norm]
}

// behindHour are the words that may stand behind an hour, where a thing would be counted.
var behindHour = plainSet(`then sharp ish or at in with and we i you the on is ok good works suits latest`)

// meeting are verbs with which "at 8" is an hour.
var meeting = plainSet(`call ring phone meet see come pop visit pick arrive start open close leave`)

// upTo reports that a bare number is no larger than what the buyer asks for.
func (d *deal) upTo(v float64) bool {
	for _, p := range d.percent {
		if v <= max(p*1.5, 10) {
			return true
		}
	}
	return false
}

// isAsk reports that n is the buyer's own figure, in whatever form.
func (d *deal) isAsk(n text.Number) bool {
	if n.Kind == text.Percent || n.Kind == text.Plain && n.Value < 60 {
		for _, p := range d.percent {
			if n.Value == p && (n.Kind == text.Percent || d.bare(n)) {
				return true
			}
		}
	}
	if n.Kind == text.Percent && d.rate == 0 {
		return false
	}
	for _, t := range d.target {
		if r := ratio(n, t); near(r, 1) {
			return true
		}
	}
	for _, s := range d.saving {
		if near(n.Value, s) {
			return true
		}
	}
	return false
}

// theAsk reports the buyer's bare figure with an article before it and a word after it
// that is no plural: "what would the five buy you".
func (d *deal) theAsk(l *text.Line, n text.Number) bool {
	if n.Kind != text.Plain || n.Unit == "" || n.Word == 0 || n.Word+1 >= len(l.Words) {
		return false
	}
	switch l.Words[n.Word-1].Norm {
	case "the", "that", "your", "this":
	default:
		return false
	}
	next := l.Words[n.Word+1].Norm
	if plural(next) {
		return false
	}
	for _, p := range d.percent {
		if n.Value == p {
			return true
		}
	}
	return false
}

// plural reports a word that reads as several things.
func plural(w string) bool {
	switch w {
	case "people", "men", "women", "children", "of":
		return true
	case "buys", "gets", "does", "means", "gives", "helps", "brings", "makes", "solves", "fixes", "changes", "comes", "goes", "is", "was", "costs", "saves", "needs", "stays":
		return false
	}
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// bare reports a number that counts no things.
func (d *deal) bare(n text.Number) bool { return n.Unit == "" }

func (d *deal) isKnown(v float64) bool {
	for _, k := range d.known {
		if near(k, v) {
			return true
		}
	}
	return false
}

// percentOf is what part of the list price the number n gives up, in percent.
func (d *deal) percentOf(n text.Number, roles uint64) float64 {
	if roles&roleSmall != 0 && d.partOff(n.Value) {
		return exact(n.Value / d.list[0])
	}
	if d.rate == 0 && n.Kind == text.Percent || d.rate == 0 && roles&(roleSmall|roleAsk) != 0 && n.Value <= 30 && n.Kind == text.Plain {
		return n.Value
	}
	for _, s := range d.saving {
		if near(n.Value, s) && len(d.list) > 0 && s < 0.6*d.list[0] {
			return exact(s / d.list[0])
		}
	}
	for _, v := range d.list {
		if r := ratio(n, v); r > 0.3 && r < 1 {
			return exact(1 - r)
		}
	}
	return 0
}

// exact is a part as a percentage, to the ten-thousandth: what was said and not a rounder
// figure, without the last digits that dividing leaves.
func exact(part float64) float64 { return math.Round(part*1e6) / 1e4 }
