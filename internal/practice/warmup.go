package practice

import (
	"context"
	"errors"
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/store"
)

// WarmUp is the kind of a single beat that is answered alone. It is kept, what is due
// goes by it, and it is kept out of averages: a beat out of its talk is easier or harder
// than in it.
const WarmUp = "warm-up"

// Pick is a beat to warm up on.
type Pick struct{ Scenario, Title, Beat string }

// WarmUpPicks chooses n beats of n scenarios: those that call for what is due first,
// the rest by chance. They are opening beats and beats whose author wrote what was said
// before; there may be fewer than n in a small library.
func (p *Practice) WarmUpPicks(ctx context.Context, n int) ([]Pick, error) {
	cards, err := p.Library(ctx)
	if err != nil {
		return nil, err
	}
	s, err := p.Standing(ctx)
	if err != nil {
		return nil, err
	}
	calls, err := p.calls(ctx)
	if err != nil {
		return nil, err
	}
	var all []candidate
	for _, c := range cards {
		if c.Scenario == nil {
			continue
		}
		w, err := calls.ofScenario(c.Scenario)
		if err != nil {
			return nil, err
		}
		for i, b := range c.Scenario.Beats {
			if i == 0 || len(b.SoFar) > 0 {
				all = append(all, candidate{Pick{c.ID, c.Scenario.Title, b.ID}, w.Beats[b.ID].All, b.Grades})
			}
		}
	}
	seed := p.opts.NewSeed()
	var picks []Pick
	for i := range n {
		var fits, rest []candidate
		for _, c := range all {
			switch {
			case slices.ContainsFunc(picks, func(k Pick) bool { return k.Scenario == c.Scenario }):
			case i < len(s.Due) && c.calls(s.Due[i].Card.Skill):
				fits = append(fits, c)
			default:
				rest = append(rest, c)
			}
		}
		if len(fits) == 0 {
			fits = rest
		}
		if len(fits) > 0 {
			picks = append(picks, fits[play.Choose(seed, uint64(i), len(fits))].Pick)
		}
	}
	return picks, calls.keep(ctx)
}

// candidate is a beat with what it calls for.
type candidate struct {
	Pick
	all    []grade.Move
	grades []grade.Dimension
}

func (c candidate) calls(skill schedule.Skill) bool {
	if skill.IsMove() {
		return slices.Contains(c.all, grade.Move(skill))
	}
	return slices.Contains(c.grades, skill.Dimension())
}

// ofScenario is what a scenario calls for, worked out where it is not known yet.
func (c *callList) ofScenario(sc *scenario.Scenario) (wants, error) {
	if w, ok := c.p.shelf.callsOf(sc.Digest); ok {
		return w, nil
	}
	return c.add(sc, sc.Digest)
}

// CloseWarmUp ends a beat that was answered alone: it is kept and not offered again.
func (p *Practice) CloseWarmUp(ctx context.Context, a *Attempt) error {
	err := p.Abandon(ctx, a.ID)
	if errors.Is(err, store.ErrConflict) && a.State.Done() {
		return nil // the reply ended its talk
	}
	return err
}
