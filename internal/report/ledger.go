package report

import (
	"fmt"
	"strconv"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
)

// Ledger is what was given and what came back for it, with its sums.
type Ledger struct {
	Entries []play.Entry `json:"entries"`
	// Price is the list price in major units of Currency, 0 where none is at stake.
	Price    float64 `json:"price,omitempty"`
	Currency string  `json:"currency,omitempty"`
	Per      string  `json:"per,omitempty"`
	// ForNothing and Traded are percentages of the list price.
	ForNothing float64 `json:"for_nothing"`
	Traded     float64 `json:"traded"`
	// Cost is what all entries take off the price; Now is the price after it.
	Cost float64 `json:"cost"`
	Now  float64 `json:"now,omitempty"`
	// ProfitLost is the part of the profit given up (discount / margin): above 1 the
	// deal loses money. 0 where the scenario has no margin.
	ProfitLost float64 `json:"profit_lost,omitempty"`
	// Margin is the part of the list price that is profit, 0 where it is not known.
	Margin float64 `json:"margin,omitempty"`
	// Alarm is nil where the concessions give no reason for one.
	Alarm *Alarm `json:"alarm"`
}

// Alarm says that concessions grow: that something was given for nothing on more than
// one turn, or that a step down in price was no smaller than the step before.
type Alarm struct {
	// Free are the turns on which something was given for nothing.
	Free []int `json:"free"`
	// Steps are the turns of the two steps in price of which the second is no smaller,
	// From and To the steps in percent of the list price; 0 where there are none.
	Steps [2]int  `json:"steps"`
	From  float64 `json:"from,omitempty"`
	To    float64 `json:"to,omitempty"`
}

// alarm looks through what stands on the table, oldest first.
func alarm(entries []play.Entry) *Alarm {
	var a Alarm
	var last play.Entry
	for _, e := range entries {
		if e.For == "" && (len(a.Free) == 0 || a.Free[len(a.Free)-1] != e.Turn) {
			a.Free = append(a.Free, e.Turn)
		}
		if e.Percent <= 0 {
			continue
		}
		if last.Percent > 0 && e.Turn > last.Turn && e.Percent >= last.Percent {
			a.Steps, a.From, a.To = [2]int{last.Turn, e.Turn}, last.Percent, e.Percent
		}
		last = e
	}
	if len(a.Free) < 2 && a.To == 0 {
		return nil
	}
	return &a
}

// Text says why there is an alarm, in a sentence or two.
func (a Alarm) Text() string {
	var parts []string
	if a.To > 0 {
		parts = append(parts, fmt.Sprintf("Your steps in price do not shrink: %s on turn %d, %s more on turn %d.",
			scenario.Percent(a.From), a.Steps[0], scenario.Percent(a.To), a.Steps[1]))
	}
	if len(a.Free) > 1 {
		turns := make([]string, len(a.Free))
		for i, t := range a.Free {
			turns[i] = strconv.Itoa(t)
		}
		parts = append(parts, fmt.Sprintf("You gave for nothing on turns %s: each gift says that asking works.", listed(turns)))
	}
	return strings.Join(parts, " ")
}

// ReturnNamed is what a concession brought where its own words name it and cannot be cut.
const ReturnNamed = "a return that it names itself"

// Sides are what was given and what came back for it, "" for nothing. A trade that no
// figure tells apart has the same words on both sides: they are cut where the condition
// begins, so that nobody reads one sentence twice.
func Sides(e play.Entry) (gave, got string) {
	if e.For == "" || e.For != e.What {
		return e.What, e.For
	}
	for _, begins := range []string{" if ", " once ", " when ", " provided ", " as long as ", " in return for ", " in exchange for ", " against "} {
		if i := strings.Index(e.What, begins); i > 0 {
			return strings.TrimRight(e.What[:i], " ,;"), e.What[i+1:]
		}
	}
	if condition, rest, found := strings.Cut(e.What, ", "); found && strings.HasPrefix(strings.ToLower(condition), "if ") {
		return rest, condition
	}
	return e.What, ReturnNamed
}

// NewLedger sums up what stands on the table.
func NewLedger(offer scenario.Offer, entries []play.Entry) Ledger {
	l := Ledger{Entries: entries, Price: offer.Price, Currency: offer.Currency, Per: offer.Per, Margin: offer.Margin, Alarm: alarm(entries)}
	if entries == nil {
		l.Entries = []play.Entry{}
	}
	for _, e := range entries {
		if e.For == "" {
			l.ForNothing += e.Percent
		} else {
			l.Traded += e.Percent
		}
		l.Cost += e.Cost
		l.ProfitLost += e.ProfitLost
	}
	l.Now = max(l.Price-l.Cost, 0)
	return l
}
