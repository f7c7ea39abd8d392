package play

import (
	"math"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/text"
)

// The ledger holds what stands on the table.
//
// A price offered is absolute: "5%" and later "8%" is 8% in all, not 13%, unless the
// words say that it comes on top. What was given for nothing cannot be taken back,
// so a later and lower price is not booked. What was offered in trade is replaced by
// the next price: five percent for a three-year term that then becomes five percent
// for nothing is one entry, and its return is lost.

// book adds a term to the ledger and returns the entry, or false where the term puts
// nothing on the table that was not there already.
func book(ledger []Entry, t grade.Term, offer scenario.Offer, turn int) ([]Entry, Entry, bool) {
	e := Entry{Turn: turn, What: t.What, For: t.For, Concession: t.Concession}
	if e.Concession < 0 || e.Concession >= len(offer.Concessions) {
		e.Concession = -1
	}
	percent := t.Percent
	if math.IsNaN(percent) {
		percent = 0
	}
	percent = min(max(percent, 0), 100)
	if percent > 0 && !onTop(t.What) {
		percent -= given(ledger)
		if percent <= 0 {
			return ledger, Entry{}, false
		}
	}
	e.Percent = percent
	e.Cost = percent / 100 * offer.Price
	e.ProfitLost = profitLost(percent, offer.Margin)

	kept := ledger[:0:0]
	for _, old := range ledger {
		if !sameThing(old, e) {
			kept = append(kept, old)
			continue
		}
		if old.For == "" || (text.Fold(old.For) == text.Fold(e.For) && old.Percent == e.Percent) {
			return ledger, Entry{}, false
		}
		e.Replaces = old.Turn
	}
	return append(kept, e), e, true
}

// sameThing reports whether the new entry speaks of what the old one spoke of.
// Price given for nothing was taken off the new percentage before, so that only a
// traded price can be the same thing.
func sameThing(old, e Entry) bool {
	switch {
	case e.Percent > 0:
		return old.Percent > 0 && old.For != "" && !onTop(e.What)
	case old.Percent > 0:
		return false
	case e.Concession >= 0 || old.Concession >= 0:
		return old.Concession == e.Concession
	}
	return text.Fold(old.What) == text.Fold(e.What)
}

// onTop reports whether the words of a concession add to what stands.
func onTop(what string) bool {
	folded := " " + text.Fold(what) + " "
	return slices.ContainsFunc([]string{" another ", " further ", " extra ", " additional ", " more ", " on top "},
		func(w string) bool { return strings.Contains(folded, w) })
}

// given is the percentage of the price given for nothing.
func given(ledger []Entry) float64 {
	var sum float64
	for _, e := range ledger {
		if e.For == "" {
			sum += e.Percent
		}
	}
	return sum
}

// profitLost is the part of the profit that a discount takes. Of a price p with the
// margin m the profit is p*m; a discount of d percent costs p*d/100 and nothing gets
// cheaper to make, so d/100/m of the profit is gone: five percent off at a margin of
// thirty is a sixth. It is 0 where the margin is not known.
func profitLost(percent, margin float64) float64 {
	if margin <= 0 {
		return 0
	}
	return percent / 100 / margin
}

// Ledger is what stands on the table after these events: entries that were replaced
// or belonged to a turn taken back are left out. Oldest first.
func Ledger(events []Event) []Entry {
	var now, before []Entry
	for _, ev := range events {
		switch ev := ev.(type) {
		case Marked: // every reply has one, before what it gave
			before = slices.Clone(now)
		case Gave:
			if ev.Entry.Replaces != 0 {
				now = slices.DeleteFunc(slices.Clone(now), func(old Entry) bool { return sameThing(old, ev.Entry) })
			}
			now = append(now, ev.Entry)
		case Undone:
			now = before
		}
	}
	return now
}
