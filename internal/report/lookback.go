package report

import (
	"context"
	"errors"
	"time"

	"spar/internal/practice"
	"spar/internal/store"
)

// LookBack is the debrief of an attempt with all that a debrief can hold: what has to be
// played again to be known (the deciding turn), the buyer's report card, and the effort
// beside the trainee's own talks. It takes as long as grading some dozen replies.
func LookBack(ctx context.Context, p *practice.Practice, a *practice.Attempt) (Debrief, error) {
	d := NewDebrief(a.Scenario, a.Events)
	d.Deciding = Decide(a.Scenario, a.State.Seed, a.Events)
	d.Card = NewCard(a.Scenario, a.Events)
	d.Timed = NewTimed(a)
	d.Advice = a.Advice
	d.Habits = Habits(a.Scenario, a.Events)
	before, _, err := p.Talks(ctx, time.Time{}, mostBefore)
	if err != nil {
		return d, err
	}
	if a.Forked == nil {
		d.Effort = NewEffort(a, before)
		return d, nil
	}
	was, err := p.Resume(ctx, a.Forked.Attempt)
	if errors.Is(err, store.ErrNotFound) {
		return d, nil // it was deleted since; the other way stands by itself
	}
	if err != nil {
		return d, err
	}
	d.Compare = NewCompare(was, a)
	return d, nil
}
