package practice

import (
	"slices"
	"testing"

	"spar/internal/schedule"
)

// TestGoalsStandByPeriodAndAim: whatever the order in which they were set, the shorter period
// comes first, and within it the aims in the order in which they are offered. There is one of
// each, and one without a target is none.
func TestGoalsStandByPeriodAndAim(t *testing.T) {
	goal := func(p schedule.Period, a schedule.Aim, n int) schedule.Goal {
		return schedule.Goal{Period: p, Aim: a, Target: n}
	}
	first := Goals{}.Set(goal(schedule.Quarter, schedule.Sessions, 9)).Set(goal(schedule.Week, schedule.CallsMade, 7)).
		Set(goal(schedule.Month, schedule.Sessions, 5)).Set(goal(schedule.Week, schedule.Sessions, 3))
	want := []schedule.Goal{
		goal(schedule.Week, schedule.Sessions, 3), goal(schedule.Week, schedule.CallsMade, 7),
		goal(schedule.Month, schedule.Sessions, 5), goal(schedule.Quarter, schedule.Sessions, 9),
	}
	if !slices.Equal(first.Goals, want) {
		t.Errorf("they stand as %+v", first.Goals)
	}
	changed := first.Set(goal(schedule.Week, schedule.CallsMade, 8)).Set(goal(schedule.Month, schedule.Sessions, 0))
	if got := []schedule.Goal{want[0], goal(schedule.Week, schedule.CallsMade, 8), want[3]}; !slices.Equal(changed.Goals, got) {
		t.Errorf("changed, they stand as %+v", changed.Goals)
	}
	if !slices.Equal(first.Goals, want) {
		t.Errorf("changing a copy changed what it was made from: %+v", first.Goals)
	}
}
