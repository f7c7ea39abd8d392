package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// argues.go says what a fact is worth as an argument, and to whom.

// argues is how well a fact serves as an argument: 0 for what a rival asks, for our own price,
// for what a thing costs to buy and for the sum that is asked off, 1 for a plain size, 2 for what somebody does or suffers, 3 where it tells of money or a loss.
func argues(sit *Situation, fact string, misfits bool) int {
	l := text.Parse(fact)
	money, percent := 0, false
	for _, n := range l.Numbers {
		if n.Kind == text.Money {
			money++
		}
		percent = percent || n.Kind == text.Percent
	}
	worth := 1
	deed := false
	for i := range l.Words {
		w := &l.Words[i]
		switch {
		case money > 0 && rivalSays[w.Norm], w.Norm == "difference":
			return 0
		case (losing[w.Stem] || losing[w.Norm]) && (i == 0 || l.Words[i-1].Norm != "no") || money > 0 && gaining[w.Norm]:
			worth = 3
		case worth < 2 && tellsDeed(w):
			worth = 2
		}
		deed = deed || tellsDeed(w) && !equals[w.Norm]
	}
	switch {
	case tellsPrice(l.Numbers, text.Parse(sit.Offer.Price).Numbers):
		return 0
	case worth == 3 || money == 0 && !limits(l):
		return worth
	case ofOffer(sit, l):
		return 0
	case misfits:
		return 3
	case percent && !deed && len(l.Words) <= 8:
		return 0 // "15% is €3,744"
	case priceOf(l, deed), limits(l), shares(l):
		return 0
	}
	return 3
}

// priceOf reports a fact that says only what something costs to buy: "a robot costs €3,900".
// What it costs somebody, or every month, is more.
func priceOf(l *text.Line, deed bool) bool {
	costs := false
	for i := range l.Words {
		switch t := l.Words[i].Norm; {
		case t == "costs" || t == "cost" || equals[t]:
			costs = true
		case suffers[t]:
			return false
		case (t == "a" || t == "per" || t == "each") && i+1 < len(l.Words) && (l.Words[i+1].Norm == "year" || l.Words[i+1].Norm == "month" || l.Words[i+1].Norm == "week" || l.Words[i+1].Norm == "day"):
			return slices.ContainsFunc(l.Words, func(w text.Word) bool { return w.Norm == "is" || w.Norm == "are" }) // "the contract is €410 a month"
		}
	}
	return costs && !deed
}

// limits reports a fact that tells up to what sum somebody may sign.
func limits(l *text.Line) bool {
	for i := range l.Words {
		switch l.Words[i].Norm {
		case "sign", "signs", "approves", "approve":
			return true
		}
	}
	return false
}

// shares reports a fact that tells what each of them would pay: that is our price in parts.
func shares(l *text.Line) bool {
	return len(l.Words) > 2 && l.Words[0].Norm == "each" && (l.Words[2].Norm == "pays" || l.Words[1].Norm == "pays")
}

// ofOffer reports a fact that tells what the offer itself costs, in whatever sum: "after the
// grant the sign costs her €13,650".
func ofOffer(sit *Situation, l *text.Line) bool {
	item := text.Parse(sit.Offer.Item)
	for i := range l.Words {
		switch l.Words[i].Norm {
		case "costs", "cost":
			return i > 0 && slices.ContainsFunc(item.Words, func(w text.Word) bool { return carries(&w) && w.Stem == l.Words[i-1].Stem })
		}
	}
	// "snow stand-by €2,600 a year"
	return len(l.Words) > 0 && !slices.ContainsFunc(l.Words, func(w text.Word) bool { return tellsDeed(&w) }) &&
		slices.ContainsFunc(item.Words, func(w text.Word) bool { return carries(&w) && w.Stem == l.Words[0].Stem })
}

var (
	// equals are the words of a plain sum.
	equals = plainSet(`is are was were would be come comes came cost costs`)
	// suffers are those who bear a cost.
	suffers = plainSet(`her him them us you it buyer customer club court school firm house family patient hospital city town farm guests owners`)
	// gaining are words of a gain beside a sum of money.
	gaining = plainSet(`bonus more fetched saves saved save saving fewer gained earns earned penalty fine refunds claims`)
)

// rivalSays are words beside a sum of money that is somebody else's price.
var rivalSays = plainSet(`offers offered offer quotes quoted bids bid rival rivals competitor cheaper against`)

// losing are words of a loss, by stem.
var losing = plainSet(`lost lose fail stop stood broke broken crack wait miss close shut late complaint short blanket sick dead died injur`)

// tellsDeed reports a verb that a fact is told with.
func tellsDeed(w *text.Word) bool {
	switch w.Norm {
	case "is", "are", "was", "were", "has", "had", "have", "can", "does", "did", "run", "runs", "come", "comes", "came", "take", "takes", "took", "keeps", "asks", "meets", "records", "makes", "saves", "needs", "goes", "went", "sit", "sits", "stand", "stands":
		return true
	}
	return strings.HasSuffix(w.Norm, "ed") && len(w.Norm) > 4
}

// tellsPrice reports a sum of money among the numbers that is the price.
func tellsPrice(nums, price []text.Number) bool {
	for _, n := range nums {
		for _, p := range price {
			if n.Value <= 2 || n.Kind != text.Money && (n.Kind != text.Plain || n.Value < 100) {
				continue
			}
			if near(n.Value, p.Value) {
				return true
			}
			for _, k := range nums { // "64 agents at US$390"
				if (k.Kind == text.Plain || k.Kind == text.Duration) && k.Value > 1 && near(k.Value*n.Value, p.Value) {
					return true
				}
			}
		}
	}
	return false
}

// measured reports a fact with a figure that says how much, and not only when.
func measured(fact string) bool {
	l := text.Parse(fact)
	for _, n := range l.Numbers {
		switch n.Kind {
		case text.Clock, text.Date, text.Day:
		case text.Plain:
			if n.Word+1 < len(l.Words) && months[l.Words[n.Word+1].Norm] || n.Word > 0 && months[l.Words[n.Word-1].Norm] {
				continue
			}
			if n.Value > 2 && (n.Value < 1900 || n.Value > 2100) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

var months = plainSet(`january february march april may june july august september october november december`)

// ourFailing reports a fact that tells how something of ours failed. What it cost in money
// is the buyer's, however it came about.
func ourFailing(fact string) bool {
	l := text.Parse(fact)
	for _, n := range l.Numbers {
		if n.Kind == text.Money {
			return false
		}
	}
	for i := range l.Words {
		if ofFailing[l.Words[i].Norm] {
			return true
		}
	}
	return false
}

// tellsCost reports a fact that tells a sum of money lost.
func tellsCost(fact string) bool {
	l := text.Parse(fact)
	money, cost := false, false
	for _, n := range l.Numbers {
		money = money || n.Kind == text.Money
	}
	for i := range l.Words {
		switch l.Words[i].Stem {
		case "cost", "lost", "lose", "overtim", "paid", "damag", "postpon", "back", "taken", "home":
			cost = true
		}
	}
	return money && cost
}

// ofFailing are the words of a cause that lies with us.
var ofFailing = plainSet(`our ours we us nobody forgot forgotten missed failed mistake wrong cause caused overlooked mistyped misread unchecked not never`)
