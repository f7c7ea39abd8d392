package tui

import (
	"fmt"

	"spar/internal/play"
	"spar/internal/report"
	"spar/internal/scenario"
)

// dealCard is what is at stake: the offer, what was given and what came back, and how
// the buyer stands. It is drawn in a column of width.
func dealCard(l look, t talk, width int) []string {
	o := t.sc.Offer
	out := []string{l.muted.on("AT STAKE")}
	out = append(out, flow(width, run{o.Item, l.plain})...)
	if o.Price > 0 {
		out = append(out, l.strong.on(one(width, l, run{price(o), l.plain})))
		if off := discount(t.state.Ledger); off > 0 {
			out = append(out, flow(width, run{fmt.Sprintf("now %s (%s%s)",
				priceNow(o, off), l.sign.minus, scenario.Percent(off)), l.bad})...)
		}
	}
	out = append(out, "", l.muted.on("GIVEN "+l.sign.arrow+" GOT"))
	out = append(out, ledgerLines(l, o, t.state.Ledger, width)...)
	out = append(out, "", l.muted.on(one(width, l, run{upper(firstName(t.sc.Buyer.Name)), l.plain})))
	out = append(out, gauge(l, "trust", t.state.Trust, width), gauge(l, "patience", t.state.Patience, width))
	out = append(out, "", l.muted.on("YOU PRACTISE"))
	return append(out, flow(width, run{t.sc.Skill, l.plain})...)
}

// price is the list price as one says it.
func price(o scenario.Offer) string {
	s := scenario.Money(o.Price, o.Currency)
	if o.Per != "" {
		s += " a " + o.Per
	}
	return s
}

// discount is the percentage of the list price that stands given up.
func discount(ledger []play.Entry) float64 {
	var sum float64
	for _, e := range ledger {
		sum += e.Percent
	}
	return sum
}

// ledgerLines tell of every concession what it was, what came back and what it costs.
func ledgerLines(l look, o scenario.Offer, ledger []play.Entry, width int) []string {
	if len(ledger) == 0 {
		return flow(width, run{"nothing yet", l.plain})
	}
	var out []string
	for _, e := range ledger {
		gave, got := report.Sides(e)
		k := l.good
		if got == "" {
			got, k = "nothing", l.bad
		}
		out = append(out, flow(width, run{gave + " ", l.plain},
			run{l.sign.arrow + " " + got, k}, run{costOf(l, o, e), l.muted})...)
	}
	return out
}

// costOf is what an entry takes off price and profit; "" for nothing.
func costOf(l look, o scenario.Offer, e play.Entry) string {
	s := ""
	if e.Cost > 0 {
		s = " " + l.sign.minus + scenario.Money(e.Cost, o.Currency)
	}
	if e.ProfitLost > 0 {
		s += fmt.Sprintf(", %s of the profit", scenario.Percent(e.ProfitLost*100))
	}
	return s
}

// gauge is a value of 0 to 10 with its name and a bar.
func gauge(l look, name string, value, width int) string {
	k := l.accent
	if value <= 2 {
		k = l.bad
	}
	label := fmt.Sprintf("%-9s%2d ", name, value)
	if width < 22 {
		return label
	}
	return label + bar(l, value, 10, k)
}

// priceNow is the price of which so many percent were given away.
func priceNow(o scenario.Offer, off float64) string {
	return scenario.Money(o.Price*(1-off/100), o.Currency)
}

// dealStrip is the card on one line, for a terminal that has no room for a column.
func dealStrip(l look, t talk, width int) string {
	o := t.sc.Offer
	s := o.Item
	if o.Price > 0 {
		s = scenario.Money(o.Price, o.Currency)
		if off := discount(t.state.Ledger); off > 0 {
			s += " " + l.sign.minus + scenario.Percent(off)
		}
	}
	room := func(tail string) int { return width - len([]rune(tail)) }
	tail := fmt.Sprintf(" %s trust %d %s patience %d", l.sign.dot, t.state.Trust, l.sign.dot, t.state.Patience)
	if off := discount(t.state.Ledger); o.Price > 0 && off > 0 && len([]rune(s)) > room(tail) {
		s = priceNow(o, off) // what it is now, rather than half of what it was
	}
	return one(room(tail), l, run{s, l.strong}) + l.muted.on(tail)
}
