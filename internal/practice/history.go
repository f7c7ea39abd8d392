package practice

import (
	"context"
	"slices"
	"time"

	"spar/internal/scenario"
	"spar/internal/store"
)

// Summary is one attempt in a list.
type Summary struct {
	ID       string
	Kind     string
	Scenario string // the scenario's id
	Title    string // as it was when the attempt began
	Status   store.Status
	Started  time.Time
	Updated  time.Time
	Ended    time.Time // zero while it is open
	Ending   string
	Outcome  scenario.Outcome
	Score    float64 // mean level so far
	Rests    int     // how many levels Score rests on
	Turns    int     // replies that stand
	Help     int     // how often help was asked for; only History counts it
	// Empty is true where nothing was done since it began, and nothing is typed: the last only
	// History knows. A list of what was done can go without it.
	Empty bool
	// Set are the trainee's own values; nil for none.
	Set map[string]string
	// Damaged is true when what is stored of it is not what was written: its figures
	// are not to be relied on, and it cannot be resumed.
	Damaged bool
}

// Unfinished lists the attempts that can be gone on with, last touched first.
func (p *Practice) Unfinished(ctx context.Context) ([]Summary, error) {
	list, err := p.summaries(ctx, store.Which{Status: store.StatusOpen})
	// A warm-up that was broken off is over: its two minutes are.
	return slices.DeleteFunc(list, func(s Summary) bool { return s.Kind == WarmUp }), err
}

// History lists all attempts, last touched first; limit 0 is no limit.
func (p *Practice) History(ctx context.Context, limit int) ([]Summary, error) {
	list, err := p.summaries(ctx, store.Which{Limit: limit})
	if err != nil {
		return nil, err
	}
	helped, err := p.store.Helped(ctx)
	if err != nil {
		return nil, err
	}
	drafted, err := p.store.Drafted(ctx)
	for i := range list {
		list[i].Help = helped[list[i].ID]
		list[i].Empty = list[i].Empty && !drafted[list[i].ID] && !p.typed(list[i].ID)
	}
	return list, err
}

func (p *Practice) summaries(ctx context.Context, w store.Which) ([]Summary, error) {
	rows, err := p.store.List(ctx, w)
	if err != nil {
		return nil, err
	}
	list := make([]Summary, len(rows))
	for i, a := range rows {
		list[i] = summary(a)
	}
	return list, nil
}
