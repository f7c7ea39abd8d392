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

// DrillChannel is where it is told that an attempt of a drill began or ended: the drill's id.
const DrillChannel = "spar_drill"

// tellDrill tells those who watch a board. What they miss they see when they look again.
func (p *Practice) tellDrill(ctx context.Context, r *Run) {
	if r != nil {
		_ = p.store.Notify(ctx, DrillChannel, r.Drill)
	}
}

// Ran is an attempt of a drill as it stands.
type Ran struct {
	Run
	Summary
	Person string // whose it is; "" on a laptop
	Seq    int    // number of its last line
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
			Summary: summary(r.Attempt), Person: r.Person, Seq: r.Attempt.Seq,
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
		Set: a.Params, Empty: a.Seq == 0 && !a.Damaged,
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

// Whose is the person whose practice it is; "" on a laptop.
func (p *Practice) Whose() string { return p.store.Whose() }

// Plans are the plans of drills on the list, the newest first.
func (p *Practice) Plans(ctx context.Context) ([]store.Drill, error) { return p.store.Drills(ctx) }

// KeepPlan puts the plan of a drill on the list.
func (p *Practice) KeepPlan(ctx context.Context, id, title string, src []byte) error {
	return p.store.PutDrill(ctx, store.Drill{ID: id, Title: title, Body: src, Added: p.opts.Now()})
}
