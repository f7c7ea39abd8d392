package report

import (
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
}

// NewLedger sums up what stands on the table.
func NewLedger(offer scenario.Offer, entries []play.Entry) Ledger {
	l := Ledger{Entries: entries, Price: offer.Price, Currency: offer.Currency, Per: offer.Per}
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
