package practice

import (
	"context"
	"slices"
	"time"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// Places are the scenarios of the library that can be played, with what they call for
// and when they were last practised according to replies.
func (p *Practice) Places(ctx context.Context, replies []schedule.Reply) ([]schedule.Place, error) {
	playable, calls, err := p.learned(ctx)
	if err != nil {
		return nil, err
	}
	played := map[string]time.Time{}
	for _, r := range replies {
		played[r.Scenario] = r.At // they are in order
	}
	var places []schedule.Place
	for _, sc := range playable {
		w, err := calls.ofScenario(sc)
		if err != nil {
			return nil, err
		}
		at := schedule.Place{Scenario: sc.ID, Title: sc.Title, Difficulty: sc.Difficulty, Minutes: sc.Minutes, Played: played[sc.ID]}
		for i := range sc.Beats {
			called := w.Beats[sc.Beats[i].ID]
			at.All, at.Some = union(at.All, called.All), union(at.Some, called.Some)
			at.Grades = union(at.Grades, sc.Beats[i].Grades)
		}
		places = append(places, at)
	}
	return places, calls.keep(ctx)
}

// learned are the scenarios of the library that can be played, and what they call for,
// worked out where it was not known.
func (p *Practice) learned(ctx context.Context) ([]*scenario.Scenario, *callList, error) {
	cards, err := catalogue(p.lib, p.read)
	if err != nil {
		return nil, nil, err
	}
	calls, err := p.calls(ctx)
	if err != nil {
		return nil, nil, err
	}
	var playable []*scenario.Scenario
	for _, c := range cards {
		if c.Scenario != nil {
			playable = append(playable, c.Scenario)
		}
	}
	return playable, calls, calls.learn(ctx, playable)
}

// Learn works out what the scenarios of the library call for and keeps it, for everybody:
// a server does so before somebody waits for it.
func (p *Practice) Learn(ctx context.Context) error {
	_, calls, err := p.learned(ctx)
	if err != nil {
		return err
	}
	return calls.keep(ctx)
}

// union adds to list what it does not hold yet.
func union[T grade.Move | grade.Dimension](list, more []T) []T {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}
