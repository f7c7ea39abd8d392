package tui

import (
	"context"
	"slices"

	"spar/internal/practice"
	"spar/internal/report"
)

// today tells what the home screen shows above its list: what to do today, the goals,
// and what is being lost. On the very first run it tells only what a coach asks for.
func (f *plainFace) today(ctx context.Context, cards []practice.Card) error {
	s, err := f.p.Standing(ctx)
	if err != nil || s.Silent() {
		return err
	}
	f.line("%s", report.TodayLine(s))
	if at := slices.IndexFunc(cards, func(c practice.Card) bool { return s.Today.Place != nil && c.ID == s.Today.Place.Scenario }); at >= 0 {
		f.line("It is number %d below.", at+1)
	}
	for _, t := range s.Tallies {
		f.line("%s.", report.UpperFirst(report.GoalLine(t)))
	}
	for _, d := range s.Declines {
		f.line("%s.", report.UpperFirst(report.DeclineLine(d)))
	}
	f.gap()
	return nil
}
