package practice

import (
	"context"
	"slices"
	"time"

	"spar/internal/schedule"
)

// Standing is where a trainee stands today: what is due and where, what is being lost,
// and how far the goals have got. It follows from what is stored and the clock alone.
type Standing struct {
	Now     time.Time
	Replies []schedule.Reply
	Cards   []schedule.Card
	Places  []schedule.Place
	// Due are all skills that are due; Today is the one session to play.
	Due      []schedule.Task
	Today    schedule.Session
	Declines []schedule.Decline
	Goals    Goals
	Tallies  []schedule.Tally
	// FreeDay is true on a day on which nothing is asked.
	FreeDay bool
}

// Silent reports whether nothing is to be told of it: who has not practised yet is asked
// for nothing but what a coach gave them, and whoever turned goals and reminders off, for
// nothing at all.
func (s Standing) Silent() bool {
	given := slices.ContainsFunc(s.Tallies, func(t schedule.Tally) bool { return t.Given != "" })
	return s.Goals.Off || len(s.Replies) == 0 && !given
}

// Standing works out where the trainee stands now.
func (p *Practice) Standing(ctx context.Context) (Standing, error) {
	s := Standing{Now: p.opts.Now()}
	// The library first: what its scenarios call for is worked out beside each other, and
	// most replies are to them.
	err := p.Learn(ctx)
	if err != nil {
		return s, err
	}
	if s.Replies, err = p.Replies(ctx); err != nil {
		return s, err
	}
	for i := range s.Replies { // days fall as they do where the trainee is
		s.Replies[i].At = s.Replies[i].At.In(s.Now.Location())
	}
	if s.Places, err = p.Places(ctx, s.Replies); err != nil {
		return s, err
	}
	if s.Goals, err = p.Goals(ctx); err != nil {
		return s, err
	}
	calls, err := p.logged(ctx)
	if err != nil {
		return s, err
	}
	s.Cards = schedule.Cards(s.Replies, s.Now.Location())
	s.Due = schedule.Due(s.Cards, s.Places, s.Now)
	s.Today = schedule.Today(s.Cards, s.Places, s.Now)
	s.Declines = schedule.Declines(s.Cards, s.Now)
	s.FreeDay = s.Goals.Free.On(s.Now)
	given, err := p.given(ctx)
	if err != nil {
		return s, err
	}
	for _, g := range append(given, s.Goals.Goals...) {
		s.Tallies = append(s.Tallies, g.Count(s.Replies, calls, s.Goals.Free, s.Now))
	}
	return s, nil
}
