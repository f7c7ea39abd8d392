package play

import (
	"spar/internal/grade"
	"spar/internal/scenario"
)

// Event is something that happened in an attempt. The set is closed: Said, Marked,
// Gave, Shifted, Moved, Undone, Helped and Ended.
type Event interface{ event() }

// Said is a line spoken by the buyer or typed by the trainee. Aside is true where the
// buyer answers a question from what they know or reacts on the way to the next beat.
type Said struct {
	Beat  string `json:"beat"`
	Buyer bool   `json:"buyer"`
	Text  string `json:"text"`
	Aside bool   `json:"aside,omitempty"`
}

// Marked holds what the reply of turn Turn (from 1) got in beat Beat, and which
// dimensions that beat grades. Counts is false for a reply that is kept out of
// averages: copied, or said before in this attempt.
type Marked struct {
	Turn   int               `json:"turn"`
	Beat   string            `json:"beat"`
	Reply  string            `json:"reply"`
	Grades []grade.Dimension `json:"grades"`
	Marks  grade.Marks       `json:"marks"`
	Counts bool              `json:"counts"`
	Retry  bool              `json:"retry,omitempty"`
}

// Gave is a new line of the ledger. Where Entry.Replaces is not 0 the line takes the
// place of earlier ones; Ledger works out what stands.
type Gave struct {
	Turn  int   `json:"turn"`
	Entry Entry `json:"entry"`
}

// Shifted says what the reply did to the buyer: the values now, and the change.
type Shifted struct {
	Trust         int `json:"trust"`
	Patience      int `json:"patience"`
	TrustDelta    int `json:"trust_delta"`
	PatienceDelta int `json:"patience_delta"`
}

// Moved says where the reply led: from a beat to another one or to an ending, and by
// which lead (its index in the beat; the last one is the fallback). Lead is -1 where
// no lead chose the way: the buyer's patience ran out, or MaxTurns was reached.
type Moved struct {
	From string `json:"from"`
	To   string `json:"to"`
	Lead int    `json:"lead"`
}

// Undone says that the turn Turn was taken back to be tried again. The buyer's line
// is not said a second time: it waits in the State that comes with this event.
type Undone struct {
	Turn int    `json:"turn"`
	Beat string `json:"beat"`
}

// Helped says that help was asked for while turn Turn waited for its reply, and which
// step of it was shown: 1 to HelpSteps.
type Helped struct {
	Turn int    `json:"turn"`
	Beat string `json:"beat"`
	Step int    `json:"step"`
}

// Ended says that the talk is over and how.
type Ended struct {
	Ending  string           `json:"ending"`
	Outcome scenario.Outcome `json:"outcome"`
	Title   string           `json:"title"`
	Why     string           `json:"why"`
}

func (Said) event()    {}
func (Marked) event()  {}
func (Gave) event()    {}
func (Shifted) event() {}
func (Moved) event()   {}
func (Undone) event()  {}
func (Helped) event()  {}
func (Ended) event()   {}

// Entry is one line of the give/get ledger: what was given, what came back for it,
// and what it costs. Percent is of the list price, beyond what stood before; Cost is
// in the offer's currency; ProfitLost is the part of the profit given up (see
// profitLost): above 1 the deal loses money, 0 where the scenario has no margin.
type Entry struct {
	Turn       int     `json:"turn"`
	What       string  `json:"what"`
	For        string  `json:"for,omitempty"`
	Percent    float64 `json:"percent,omitempty"`
	Cost       float64 `json:"cost,omitempty"`
	ProfitLost float64 `json:"profit_lost,omitempty"`
	Concession int     `json:"concession"` // index in the offer's concessions, or -1
	// Replaces is the turn of the earlier entry that this one takes the place of: a
	// trade that was then given for nothing, or for something else. 0 for none.
	Replaces int `json:"replaces,omitempty"`
}
