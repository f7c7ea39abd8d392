package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/rehearse"
	"spar/internal/scenario"
)

// Effort is what an ended talk kept, and what it took.
type Effort struct {
	// Turns are the replies that were typed, second tries too; Words their words,
	// between spaces. Minutes is the time from line to line, a gap longer than
	// mostPause counted as that.
	Turns   int     `json:"turns"`
	Words   int     `json:"words"`
	Minutes float64 `json:"minutes"`
	// Kept is the part of the list price that a won talk kept, 0 for one that is open
	// or lost: nothing is sold yet. Price and Lifetime are what that is in money, of
	// the list price and of what the account is worth over its life; 0 where the
	// scenario has none.
	Kept     float64 `json:"kept"`
	Price    float64 `json:"price,omitempty"`
	Lifetime float64 `json:"lifetime,omitempty"`
	Currency string  `json:"currency,omitempty"`
	// Outcome is how the talk ended: without a deal no price is kept.
	Outcome scenario.Outcome `json:"outcome"`
	// Own is what one's own talks usually take; nil where there are too few.
	Own *Usual `json:"own_median"`
	// Before is on how many earlier talks there is something to go by.
	Before int `json:"before"`
}

// Usual are medians over N of one's own ended talks, this one left out.
type Usual struct {
	N       int     `json:"n"`
	Turns   float64 `json:"turns"`
	Words   float64 `json:"words"`
	Minutes float64 `json:"minutes"`
	Kept    float64 `json:"kept"`
}

const (
	// mostPause is the longest gap between two lines that counts as time spent: what
	// is longer was spent on something else.
	mostPause = 3 * time.Minute
	// leastBefore is on how many talks a median must rest to be shown.
	leastBefore = 5
	// mostBefore is how many of the newest talks the medians look at.
	mostBefore = 50
)

// NewEffort sums up an ended attempt beside the medians of the talks before; nil while
// it goes on.
func NewEffort(a *practice.Attempt, before []*practice.Attempt) *Effort {
	e := effort(a)
	if e == nil {
		return nil
	}
	var turns, words, minutes, kept []float64
	for _, b := range before {
		if b.ID == a.ID {
			continue
		}
		if o := effort(b); o != nil {
			turns, words = append(turns, float64(o.Turns)), append(words, float64(o.Words))
			minutes, kept = append(minutes, o.Minutes), append(kept, o.Kept)
		}
	}
	e.Before = len(turns)
	if e.Before >= leastBefore {
		e.Own = &Usual{N: e.Before, Turns: median(turns), Words: median(words), Minutes: median(minutes), Kept: median(kept)}
	}
	return e
}

func effort(a *practice.Attempt) *Effort {
	end := ended(a.Events)
	if end == nil {
		return nil
	}
	e := &Effort{Currency: a.Scenario.Offer.Currency, Outcome: end.Outcome}
	for _, ev := range a.Events {
		if m, ok := ev.(play.Marked); ok {
			e.Turns++
			e.Words += len(strings.Fields(m.Reply))
		}
	}
	e.Minutes = minutesOf(a.Times)
	if end.Outcome == scenario.Won {
		e.Kept = 1
		if l := NewLedger(a.Scenario.Offer, play.Ledger(a.Events)); l.Price > 0 {
			e.Kept, e.Price = l.Now/l.Price, l.Now
		}
		if account := a.Scenario.Account; account != nil {
			e.Lifetime = account.LifetimeValue * e.Kept
		}
	}
	return e
}

// minutesOf is the time from line to line, a gap longer than mostPause counted as that.
func minutesOf(times []time.Time) float64 {
	var sum float64
	for i := 1; i < len(times); i++ {
		sum += min(max(times[i].Sub(times[i-1]), 0), mostPause).Minutes()
	}
	return sum
}

// median is the middle of the values, of an even number the mean of the two middle ones.
func median(values []float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return rehearse.Quantile(sorted, 0.5)
}

// EffortRow is one figure of an effort beside the own median, "" where there is none.
type EffortRow struct{ Name, Here, Usual string }

// Rows are the figures as they are shown.
func (e Effort) Rows() []EffortRow {
	own := func(format func(Usual) string) string {
		if e.Own == nil {
			return ""
		}
		return format(*e.Own)
	}
	plain := func(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") }
	kept := scenario.Percent(100 * e.Kept)
	if e.Price > 0 {
		kept += " (" + scenario.Money(e.Price, e.Currency) + ")"
	}
	switch e.Outcome {
	case scenario.Lost:
		kept = "no deal"
	case scenario.Open:
		kept = "no deal yet"
	}
	rows := []EffortRow{{"price kept", kept, own(func(u Usual) string { return scenario.Percent(100 * u.Kept) })}}
	if e.Lifetime > 0 {
		rows = append(rows, EffortRow{"the account's life", scenario.Money(e.Lifetime, e.Currency), ""})
	}
	rows = append(rows,
		EffortRow{"replies typed", fmt.Sprint(e.Turns), own(func(u Usual) string { return plain(u.Turns) })},
		EffortRow{"words typed", fmt.Sprint(e.Words), own(func(u Usual) string { return plain(u.Words) })},
		EffortRow{"minutes", fmt.Sprintf("%.1f", e.Minutes), own(func(u Usual) string { return fmt.Sprintf("%.1f", u.Minutes) })})
	if e.Price > 0 && e.Minutes >= 0.1 {
		rows = append(rows, EffortRow{"price kept a minute", scenario.Money(float64(int(e.Price/e.Minutes)), e.Currency), ""})
	}
	return rows
}

// Beside says what the medians rest on, or why there are none.
func (e Effort) Beside() string {
	if e.Own == nil {
		return fmt.Sprintf("Your own medians are shown from %d earlier talks on; there %s so far.", leastBefore, areSo(e.Before))
	}
	return fmt.Sprintf("Medians over your %d earlier talks, all buyers. A gap of more than %d minutes counts as %d.", e.Own.N, int(mostPause.Minutes()), int(mostPause.Minutes()))
}

func areSo(n int) string {
	if n == 1 {
		return "is 1"
	}
	return fmt.Sprintf("are %d", n)
}
