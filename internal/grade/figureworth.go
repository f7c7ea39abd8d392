package grade

import (
	"strings"

	"spar/internal/text"
)

// figureworth.go says which figures may be shown as figures of the buyer's own.

// worthCounting reports a figure that says what something is worth to the buyer, costs them or
// holds: money, a part, a span of time, pieces, how often. A day, an hour, a year and a few
// people or things measure nothing.
func (v *view) worthCounting(x *finding) bool {
	if x.Last-x.First > 3 { // a stretch that the model chose: any figure in it
		for i := x.First; i < x.Last; i++ {
			if v.line.Words[i].Number >= 0 && v.worthAt(i) {
				return true
			}
		}
		return false
	}
	return v.worthAt(x.First)
}

// worthAt reports such a figure at word i.
func (v *view) worthAt(i int) bool {
	w := v.line.Words
	if w[i].Number < 0 {
		return false
	}
	n := v.line.Numbers[w[i].Number]
	next, before := at(w, i+1), at(w, i-1)
	if n.Value <= 1 && n.Kind != text.Percent {
		return false // "costs nothing"
	}
	switch n.Kind {
	case text.Money, text.Percent:
		return true
	case text.Duration:
		switch before {
		case "in", "within", "every", "next", "last", "this":
			return false
		}
		for k := i + 1; k < min(i+3, len(w)); k++ {
			switch w[k].Norm {
			case "before", "ago", "later", "from":
				return false
			}
		}
		return true
	case text.Plain:
		switch {
		case weighedIn[n.Unit]:
			return true
		case rate[next] || rate[at(w, i+2)] || before == "every" || (next == "of" || next == "in") && i+2 < len(w) && w[i+2].Number >= 0:
			return true
		case (next == "a" || next == "an" || next == "each" || next == "every") && i+2 < len(w):
			return true
		case n.Value >= 1900 && n.Value < 2100 && n.Value == float64(int(n.Value)) && !strings.ContainsAny(w[i].Text, ".,"):
			return false
		}
		return n.Value > fewThings
	}
	return false
}

// weighedIn are units of a quantity, as they are written at a figure.
var weighedIn = plainSet(`x kg km g t ml l cm m mm`)

// fewThings is how many one sees at a glance: they count somebody or something, and prove nothing.
const fewThings = 12

// rate are the words behind a figure that make it one of how often or how much.
var rate = plainSet(`times per percent pieces tons tonnes kilos kilo kg litres liters metres meters hours minutes days nights weeks pages against instead out points`)
