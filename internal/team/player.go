package team

import (
	"context"
	"errors"
	"fmt"
	"time"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
)

// Player is a person in a drill.
type Player struct {
	*Drill
	p *practice.Practice
}

// For is the person of p in the drill.
func (d *Drill) For(p *practice.Practice) *Player { return &Player{d, p} }

// Practice is whose attempts the player's are.
func (pl *Player) Practice() *practice.Practice { return pl.p }

// Standing is how far the person is now.
func (pl *Player) Standing(ctx context.Context) (Standing, error) {
	tries, err := pl.tries(ctx)
	if err != nil {
		return Standing{}, err
	}
	return pl.Stand(tries, pl.p.Now()), nil
}

// tries are the person's attempts at the drill, the oldest first.
func (pl *Player) tries(ctx context.Context) ([]Try, error) {
	runs, err := pl.p.Runs(ctx, pl.ID)
	if err != nil {
		return nil, err
	}
	tries := make([]Try, len(runs))
	for i, r := range runs {
		tries[i] = tryOf(r)
		ph := pl.PhaseOf(tries[i].Phase)
		if ph == nil || r.Turns == 0 || r.Damaged || ph.ReplyWithin == 0 && !tries[i].overran(ph, pl.p.Now()) {
			continue
		}
		if err := tries[i].timed(ctx, pl.p); err != nil {
			return nil, err
		}
	}
	return tries, nil
}

// overran reports whether the attempt took longer than its phase allows, as far as can be
// said without its lines.
func (t Try) overran(ph *scenario.Phase, now time.Time) bool {
	return ph.AttemptWithin > 0 && t.Took(now) > time.Duration(ph.AttemptWithin)*time.Second
}

// timed reads of the attempt's lines how many replies were late, and how long the database
// was away.
func (t *Try) timed(ctx context.Context, p *practice.Practice) error {
	a, err := p.Resume(ctx, t.Attempt)
	var broken *practice.BrokenError
	switch {
	case errors.Is(err, store.ErrCorrupt), errors.As(err, &broken):
		t.Damaged = true
		return nil
	case err != nil:
		return err
	}
	t.Away = a.Away
	for _, took := range a.Took {
		if took.Late(a.Limit) {
			t.Late++
		}
	}
	return nil
}

// tryOf is a run as a standing takes it.
func tryOf(r practice.Ran) Try {
	return Try{
		Attempt: r.ID, Phase: scenario.PhaseID(r.Phase), Item: r.Scenario, Plan: r.Plan, N: r.N,
		Status: r.Status, Started: r.Started, Ended: r.Ended, Score: r.Score, Rests: r.Rests, Turns: r.Turns,
		Outcome: r.Outcome, Damaged: r.Damaged,
	}
}

// PhaseOf is the phase of that id; nil where the plan has none.
func (d *Drill) PhaseOf(id scenario.PhaseID) *scenario.Phase {
	for _, ph := range d.Phases() {
		if ph.ID == id {
			return ph
		}
	}
	return nil
}

// NotNowError says that something of a drill cannot be played now, and why.
type NotNowError struct {
	Title, Why string
}

func (e *NotNowError) Error() string {
	return fmt.Sprintf("%q cannot be played now: %s", e.Title, e.Why)
}

// Hint says where to look.
func (e *NotNowError) Hint() string { return "the drill's screen tells what can be played, and when" }

// Play goes on with the attempt that is under way at a place, or begins the next one. The
// error is *NotNowError where the plan does not allow it now, or store.ErrConflict where
// the attempt was begun elsewhere in the meantime.
func (pl *Player) Play(ctx context.Context, at Place) (*practice.Attempt, error) {
	s, err := pl.Standing(ctx)
	if err != nil {
		return nil, err
	}
	it := s.Item(at)
	switch {
	case it == nil:
		return nil, &NotNowError{at.Scenario, "it is not in this phase of the drill"}
	case it.Why != "":
		return nil, &NotNowError{it.Title, it.Why}
	}
	if t := it.Playing(); t != nil {
		return pl.p.Resume(ctx, t.Attempt)
	}
	ph := pl.PhaseOf(at.Phase)
	n := 1
	for _, t := range it.Tries { // an attempt that was deleted leaves its number free
		n = max(n, t.N+1)
	}
	return pl.p.Begin(ctx, at.Scenario, practice.BeginOptions{
		Limit: time.Duration(ph.ReplyWithin) * time.Second,
		// A drill is the same for all: nobody's buyer remembers an earlier episode.
		Strangers: true,
		Run: &practice.Run{Drill: pl.ID, Plan: pl.Digest, Phase: string(at.Phase), N: n,
			Strict: at.Phase != scenario.Practise},
	})
}
