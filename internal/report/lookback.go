package report

import (
	"context"
	"time"

	"spar/internal/practice"
)

// LookBack is the debrief of an attempt with all that a debrief can hold: what has to be
// played again to be known (the deciding turn), the buyer's report card, and the effort
// beside the trainee's own talks. It takes as long as grading some dozen replies.
func LookBack(ctx context.Context, p *practice.Practice, a *practice.Attempt) (Debrief, error) {
	d := NewDebrief(a.Scenario, a.Events)
	d.Deciding = Decide(a.Scenario, a.State.Seed, a.Events)
	d.Card = NewCard(a.Scenario, a.Events)
	d.Habits = Habits(a.Scenario, a.Events)
	before, _, err := p.Talks(ctx, time.Time{}, mostBefore)
	if err != nil {
		return d, err
	}
	d.Effort = NewEffort(a, before)
	return d, nil
}
