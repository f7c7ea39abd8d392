// Package play says what happens next: (scenario, state, line) -> (state, events).
// It is pure: no files, clock, chance or log. The seed is part of the state, so
// replaying an attempt is a function of its lines.
package play

import (
	"maps"
	"slices"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// State is where an attempt stands. It is a value that can be saved as JSON and
// gone on from, whatever was upgraded since. Step never changes the State it is
// given.
type State struct {
	Seed     uint64  `json:"seed"`
	Beat     string  `json:"beat"` // "" once ended
	Ending   string  `json:"ending,omitempty"`
	Turn     int     `json:"turn"` // replies that stand, so far
	Trust    int     `json:"trust"`
	Patience int     `json:"patience"`
	Ledger   []Entry `json:"ledger,omitempty"` // what stands: a replaced entry is gone
	// Turns is what was said, oldest first: the history that the grader is given.
	Turns []Exchange `json:"turns,omitempty"`
	// Visits counts how often each beat has been played.
	Visits map[string]int `json:"visits,omitempty"`
	// Told are the indices of what the buyer knows and has answered; Deflected of
	// what they were asked and would not say yet.
	Told      []int `json:"told,omitempty"`
	Deflected []int `json:"deflected,omitempty"`
	// Line is the buyer's line that waits for a reply.
	Line string `json:"line"`
	// Before is the state before the last reply, so that the turn can be tried
	// again; nil when there is none. A Before has no Before of its own.
	Before *State `json:"before,omitempty"`
	// Helped is the step of help that was shown for the line that waits; 0 for none.
	Helped int `json:"helped,omitempty"`
	// Retrying is true while the turn that was taken back has not been answered.
	Retrying bool `json:"retrying,omitempty"`
}

// Exchange is one buyer line and the reply to it.
type Exchange struct {
	Beat  string `json:"beat"`
	Buyer string `json:"buyer"`
	Reply string `json:"reply"`
}

// Done reports whether the attempt has ended.
func (s State) Done() bool { return s.Ending != "" }

// Outcome is how the ended attempt ended; "" while it goes on.
func (s State) Outcome(sc *scenario.Scenario) scenario.Outcome {
	for _, e := range sc.Endings {
		if e.ID == s.Ending {
			return e.Outcome
		}
	}
	return ""
}

// Given is the percentage of the list price given for nothing in return so far.
func (s State) Given() float64 { return given(s.Ledger) }

// Discount is the percentage of the list price that stands offered, whether or not
// something came back for it.
func (s State) Discount() float64 {
	var sum float64
	for _, e := range s.Ledger {
		sum += e.Percent
	}
	return sum
}

// history is what the grader is told of the turns before this one.
func (s State) history() []grade.Turn {
	turns := make([]grade.Turn, len(s.Turns))
	for i, t := range s.Turns {
		turns[i] = grade.Turn{Buyer: t.Buyer, Reply: t.Reply}
	}
	return turns
}

// next is a copy that can be changed without touching s, and that remembers s.
func (s State) next() State {
	before := s
	before.Before = nil
	s.Before = &before
	s.Retrying = false
	s.Helped = 0
	s.Ledger = slices.Clone(s.Ledger)
	s.Turns = slices.Clone(s.Turns)
	s.Told = slices.Clone(s.Told)
	s.Deflected = slices.Clone(s.Deflected)
	s.Visits = maps.Clone(s.Visits)
	return s
}
