package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"spar/internal/schedule"
	"spar/internal/store"
)

// goalsKey is the setting under which the goals are kept.
const goalsKey = "goals"

// Goals are what a trainee set out to do. Without any set there are none: nobody is
// given a goal that they did not choose.
type Goals struct {
	// Off is true where goals, forecasts and reminders are not to be shown at all.
	Off   bool            `json:"off,omitempty"`
	Goals []schedule.Goal `json:"goals,omitempty"`
	Free  schedule.Free   `json:"free"`
}

// Goals reads the goals.
func (p *Practice) Goals(ctx context.Context) (Goals, error) {
	var g Goals
	kept, err := p.store.Setting(ctx, goalsKey)
	if err != nil || kept == "" {
		return g, err
	}
	if err := json.Unmarshal([]byte(kept), &g); err != nil {
		return Goals{}, fmt.Errorf("the goals that are kept: %w", err)
	}
	return g, nil
}

// given are the goals that somebody gave the trainee, as they stand before one's own.
func (p *Practice) given(ctx context.Context) ([]schedule.Goal, error) {
	rows, err := p.store.Goals(ctx)
	var all []schedule.Goal
	for _, g := range rows {
		all = append(all, schedule.Goal{Period: schedule.Period(g.Period), Aim: schedule.Aim(g.Aim), Target: g.Target, Since: g.Since, Given: g.Given})
	}
	return all, err
}

// IsGiven reports whether a coach has given the person, or the whole team, a goal.
func (p *Practice) IsGiven(ctx context.Context) (bool, error) {
	all, err := p.given(ctx)
	return len(all) > 0, err
}

// SetGoals keeps g in place of the goals before. A goal that is new begins today.
func (p *Practice) SetGoals(ctx context.Context, g Goals) error {
	g.Goals = slices.Clone(g.Goals)
	for i := range g.Goals {
		if g.Goals[i].Since == "" {
			g.Goals[i].Since = p.opts.Now().Format(time.DateOnly)
		}
	}
	body, err := json.Marshal(g)
	if err != nil {
		return fmt.Errorf("the goals: %w", err)
	}
	return p.store.SetSetting(ctx, goalsKey, string(body))
}

// Set adds a goal, or replaces the one of its period and aim; a target of 0 takes it away.
func (g Goals) Set(goal schedule.Goal) Goals {
	g.Goals = slices.DeleteFunc(slices.Clone(g.Goals), func(o schedule.Goal) bool {
		return o.Period == goal.Period && o.Aim == goal.Aim
	})
	if goal.Target > 0 {
		g.Goals = append(g.Goals, goal)
	}
	slices.SortFunc(g.Goals, func(a, b schedule.Goal) int {
		if a.Period != b.Period {
			return slices.Index(schedule.Periods(), a.Period) - slices.Index(schedule.Periods(), b.Period)
		}
		return slices.Index(schedule.Aims(), a.Aim) - slices.Index(schedule.Aims(), b.Aim)
	})
	return g
}

// LogCalls keeps n real prospecting calls of the day of on.
func (p *Practice) LogCalls(ctx context.Context, n int, on time.Time, note string) error {
	_, err := p.store.LogCalls(ctx, store.Calls{
		ID: p.opts.NewID(), Day: on.Format(time.DateOnly), N: n, Note: storable(note), Created: p.opts.Now(),
	})
	return err
}

// ErrNoCalls means that there are no logged calls to take back.
var ErrNoCalls = errors.New("no calls are logged")

// UnlogCalls takes the calls back that were logged last, and says how many they were
// and of which day (2006-01-02).
func (p *Practice) UnlogCalls(ctx context.Context) (n int, day string, err error) {
	all, err := p.store.Calls(ctx)
	if err != nil {
		return 0, "", err
	}
	if len(all) == 0 {
		return 0, "", ErrNoCalls
	}
	last := all[len(all)-1]
	return last.N, last.Day, p.store.DropCalls(ctx, last.ID)
}

// logged are the calls as goals count them.
func (p *Practice) logged(ctx context.Context) ([]schedule.Calls, error) {
	rows, err := p.store.Calls(ctx)
	if err != nil {
		return nil, err
	}
	var all []schedule.Calls
	for _, c := range rows {
		day, err := time.ParseInLocation(time.DateOnly, c.Day, p.opts.Now().Location())
		if err != nil {
			return nil, fmt.Errorf("the day of logged calls: %w", err)
		}
		all = append(all, schedule.Calls{Day: day, N: c.N})
	}
	return all, nil
}
