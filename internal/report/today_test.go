package report

import (
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/schedule"
)

func task(s schedule.Skill, overdue int, place *schedule.Place) schedule.Task {
	return schedule.Task{Card: schedule.Card{Skill: s, Scenario: "halfway"}, Overdue: overdue, Place: place}
}

func TestTodayLine(t *testing.T) {
	bolt := &schedule.Place{Scenario: "bolt", Title: "A bolt\x1b[31m is a\nbolt", Minutes: 7}
	tasks := []schedule.Task{task("trade", 2, bolt), task("next-step", 0, bolt)}
	for want, s := range map[string]practice.Standing{
		`Today: "A bolt is a bolt", 7 minutes. Due: trade and next step.`:   {Today: schedule.Session{Place: bolt, Tasks: tasks}},
		`Today: "A bolt is a bolt", 7 minutes. New to you: figures.`:        {Today: schedule.Session{Place: bolt, Fresh: "quantified"}},
		`Nothing is due today. Longest ago: "A bolt is a bolt", 7 minutes.`: {Today: schedule.Session{Place: bolt}},
		`A free day: nothing is asked of you. Due when you are back: trade and next step.`: {Today: schedule.Session{Place: bolt},
			Due: tasks, FreeDay: true},
		`There is no scenario here to practise with.`: {},
	} {
		if got := TodayLine(s); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestLinesOfToday(t *testing.T) {
	bolt := &schedule.Place{Scenario: "bolt", Title: "A bolt", Minutes: 7}
	same := task("trade", 1, bolt)
	same.Same = true
	for want, got := range map[string]string{
		`trade, due for 3 days: "A bolt" (bolt), last time in halfway`:                  DueLine(task("trade", 3, bolt)),
		`trade, due for 1 day: "A bolt" again (bolt), the only one here that trains it`: DueLine(same),
		`value, due today: no scenario here trains it`:                                  DueLine(task("value", 0, nil)),
		`trade: the memory model forecasts 71% today, 95% a day after you last practised it 12 days ago (7 replies)`: DeclineLine(
			schedule.Decline{Skill: "trade", Then: 0.951, Now: 0.706, Days: 12, Replies: 7}),
		"trade, hold and 1 more": TaskNames([]schedule.Task{task("trade", 0, nil), task("hold", 0, nil), task("defer", 0, nil)}, 2),
		"trade":                  TaskNames([]schedule.Task{task("trade", 0, nil)}, 3), "": TaskNames(nil, 3),
		"[#####.....]": Bar(1, 2, 10), "[##########]": Bar(9, 2, 10), "[..........]": Bar(0, 2, 10),
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	now := time.Date(2026, 3, 6, 9, 0, 0, 0, time.UTC)
	g := schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 3}
	if got := GoalLine(g.Count(nil, nil, schedule.Free{}, now)); got != "sessions this week: 0 of 3 (1 at an even pace), 3 days left" {
		t.Error(got)
	}
	reached := schedule.Tally{Goal: g, Done: 4}
	if got := GoalLine(reached); got != "sessions this week: 4 of 3, reached" {
		t.Error(got)
	}
}
