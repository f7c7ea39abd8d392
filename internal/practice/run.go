package practice

import (
	"context"
	"errors"

	"spar/internal/scenario"
	"spar/internal/store"
)

// Drill is the kind of an attempt that belongs to a drill. It counts as an ordinary talk
// does in what is due and in progress; the library's last and best results leave it out.
const Drill = "drill"

// Run is the place of an attempt in a drill. It is stored in the attempt's first line, so
// that exports carry it, and beside it, so that a drill's attempts are found.
type Run struct {
	Drill string `json:"drill"` // the drill's id
	Plan  string `json:"plan"`  // digest of the plan that it was begun under
	Phase string `json:"phase"`
	N     int    `json:"n"` // which attempt at this scenario in this phase, from 1
	// Strict is set where the drill measures: no turn is taken back and no help is given.
	Strict bool `json:"strict,omitempty"`
}

// ErrStrict means that a turn was to be taken back, or help was asked for, where a drill
// measures.
var ErrStrict = errors.New("this part of the drill measures where you stand: no help, and no second try")

func (r *Run) strict() bool { return r != nil && r.Strict }

func (r *Run) row() store.Run {
	return store.Run{Drill: r.Drill, Plan: r.Plan, Phase: r.Phase, N: r.N}
}

// Ran is an attempt of a drill as it stands.
type Ran struct {
	Run
	Summary
	Person string // whose it is; "" on a laptop
}

// Runs are the attempts at a drill, in the order in which they were begun; "" is of all
// drills.
func (p *Practice) Runs(ctx context.Context, drill string) ([]Ran, error) {
	rows, err := p.store.Runs(ctx, drill)
	if err != nil {
		return nil, err
	}
	all := make([]Ran, len(rows))
	for i, r := range rows {
		all[i] = Ran{
			Run:     Run{Drill: r.Drill, Plan: r.Plan, Phase: r.Phase, N: r.N},
			Summary: summary(r.Attempt), Person: r.Person,
		}
	}
	return all, nil
}

// summary is what lists tell of an attempt.
func summary(a store.Attempt) Summary {
	return Summary{
		ID: a.ID, Kind: a.Kind, Scenario: a.Scenario, Title: a.Title, Status: a.Status,
		Started: a.Started, Updated: a.Updated, Ended: a.Ended,
		Ending: a.Ending, Outcome: scenario.Outcome(a.Outcome),
		Score: a.Score, Rests: a.Rests, Turns: a.Turns, Damaged: a.Damaged,
	}
}

// noteRun notes the place in a drill of an attempt that was imported.
func (p *Practice) noteRun(ctx context.Context, whole *store.Whole) error {
	run := originOf(whole.Lines).Run
	if whole.Kind != Drill || run == nil {
		return nil
	}
	row := run.row()
	row.Attempt, row.Scenario, row.Started = whole.ID, whole.Scenario, whole.Started
	return p.store.AddRun(ctx, row)
}
