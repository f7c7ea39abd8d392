package grade

import (
	"math"

	"spar/internal/text"
)

// readBrief reads the buyer's figure out of the context where the talk itself names
// none: "she wants 4% off", "the other quote is 9 percent lower".
func (d *deal) readBrief(l *text.Line) {
	for _, n := range l.Numbers {
		if n.Kind != text.Percent || n.Value <= 0 || n.Value >= 40 {
			continue
		}
		for i := max(0, n.Word-6); i < min(len(l.Words), n.Word+7); i++ {
			if cutWords[l.Words[i].Norm] && l.Words[i].Sentence == l.Words[n.Word].Sentence {
				d.percent = append(d.percent, n.Value)
				break
			}
		}
	}
}

var cutWords = plainSet(`off less discount discounts lower cheaper reduction below under rebate ask asks asked cut`)

// priceTalk are the words by which a buyer's line turns to terms without asking for less.
var priceTalk = plainSet(`terms conditions`)

// readAsk reads the figures of a buyer's line.
func (d *deal) readAsk(buyer *text.Line) {
	for _, n := range buyer.Numbers {
		if n.Kind == text.Duration || n.Kind == text.Plain && n.Unit != "" && plural(n.Unit) {
			d.counts = append(d.counts, n.Value)
		}
		if n.Kind != text.Percent && n.Word+1 < len(buyer.Words) && buyer.Words[n.Word+1].Norm == "off" && len(d.list) > 0 && n.Value >= 20 && n.Value >= d.list[0]/3 && n.Value < 2*d.list[0] {
			d.saving = append(d.saving, n.Value) // off a year or a month of what is priced by the day
			continue
		}
		if n.Kind == text.Plain && n.Unit == "" && len(d.list) > 0 && amountOff(buyer, n) && n.Value >= 0.01*d.list[0] && n.Value <= 0.4*d.list[0] {
			d.saving = append(d.saving, n.Value) // "knock a hundred off"
			continue
		}
		switch {
		case n.Kind == text.Plain && n.Unit == "" && n.Value < 20 && n.Value == math.Trunc(n.Value) && len(d.list) > 0 && d.inThousands(buyer, n):
			d.target = append(d.target, 1000*n.Value) // "the Lyceum said nine", of 9,800
		case d.rate > 0 && (n.Kind == text.Percent || n.Kind == text.Plain && n.Unit == "") && n.Value < d.rate && n.Value > 0.4*d.rate:
			d.target = append(d.target, n.Value)
		case n.Kind == text.Percent && n.Value > 0 && n.Value < 60:
			d.percent = append(d.percent, n.Value)
		case n.Kind == text.Plain && n.Value >= 2 && n.Value <= 30 && d.asked && n.Worded && d.minus(buyer, n):
			d.percent = append(d.percent, n.Value)
		case n.Kind == text.Plain && n.Word+1 < len(buyer.Words) && far[buyer.Words[n.Word+1].Norm]:
			// "I live 80 miles from you" is no price
		case n.Kind == text.Money || n.Kind == text.Plain && (n.Value >= 20 || n.Value >= 1 && n.Value != math.Trunc(n.Value)):
			for _, v := range d.list {
				if r := ratio(n, v); r > 0.4 && r < 0.995 {
					d.target = append(d.target, v*r)
				}
			}
			if len(d.list) > 0 && n.Value <= 0.4*d.list[0] && n.Value > 0.1*d.list[0] && bidBefore(buyer, n) {
				d.target = append(d.target, n.Value)
			} else if n.Kind == text.Money && len(d.list) > 0 && n.Value < d.list[0]/3 {
				d.saving = append(d.saving, n.Value)
			}
		}
	}
}

// amountOff reports a word of cutting right behind an amount.
func amountOff(l *text.Line, n text.Number) bool {
	for i := n.Word + 1; i < min(n.Word+3, len(l.Words)); i++ {
		if l.Words[i].Sentence != l.Words[n.Word].Sentence {
			return false
		}
		if w := l.Words[i].Norm; w == "off" || w == "cheaper" {
			return true
		}
	}
	return false
}

// inThousands reports a bare small figure that is a price in thousands, a little below ours, with
// a word of bidding right before it.
func (d *deal) inThousands(l *text.Line, n text.Number) bool {
	v := d.list[0]
	if r := 1000 * n.Value / v; v < 5000 || r < 0.7 || r > 0.995 {
		return false
	}
	if n.Word == 0 {
		return true
	}
	p := l.Words[n.Word-1]
	if p.Sentence != l.Words[n.Word].Sentence {
		return true
	}
	switch p.Norm {
	case "do", "said", "says", "say", "for", "at", "to", "is", "call", "make", "it", "offered", "quoted", "pay", "under", "wants", "want":
		return true
	}
	return false
}

// bidBefore reports a word of bidding right before an amount: "would you take $50", "I can do
// 40". It is what they would pay, however low.
func bidBefore(l *text.Line, n text.Number) bool {
	for i := n.Word - 1; i >= max(0, n.Word-3); i-- {
		switch l.Words[i].Norm {
		case "take", "accept", "offer", "pay", "for", "spend", "give", "do", "bid":
			return l.Words[i].Sentence == l.Words[n.Word].Sentence
		case "off", "me", "another":
			return false
		}
	}
	return false
}

// far are measures that no price is in.
var far = plainSet(`mile miles km kilometres kilometers metres meters feet inches people years hours minutes`)

// minus reports "minus ten" before a bare number.
func (d *deal) minus(l *text.Line, n text.Number) bool {
	return n.Word > 0 && l.Words[n.Word-1].Norm == "minus"
}
