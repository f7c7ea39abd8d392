package schedule

import (
	"testing"
	"time"
)

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		p             Period
		now, from, to string
	}{
		{Week, "2026-03-02", "2026-03-02", "2026-03-09"}, // a Monday
		{Week, "2026-03-08", "2026-03-02", "2026-03-09"}, // its Sunday
		{Month, "2026-02-28", "2026-02-01", "2026-03-01"},
		{Month, "2026-12-31", "2026-12-01", "2027-01-01"},
		{Quarter, "2026-03-31", "2026-01-01", "2026-04-01"},
		{Quarter, "2026-11-22", "2026-10-01", "2027-01-01"},
	} {
		now, err := time.Parse(time.DateOnly, c.now)
		if err != nil {
			t.Fatal(err)
		}
		from, to := c.p.Bounds(now.Add(23 * time.Hour))
		if from.Format(time.DateOnly) != c.from || to.Format(time.DateOnly) != c.to {
			t.Errorf("%s of %s: %s to %s", c.p, c.now, from, to)
		}
	}
}

func TestTriesCountAndNotOnlyPasses(t *testing.T) {
	lost, won := said("halfway", day(2), false), said("bolt", day(3), true)
	copied := said("copied", day(3), true)
	copied.Counts = false
	warm := said("warm-up", day(4), true)
	warm.Alone = true
	cold := said("gatekeeper", day(8), true)
	cold.Prospecting = true
	late := won // the same attempt goes on in the next week
	late.At = day(9)
	old := said("old", day(1), true) // Sunday before
	replies := []Reply{late, lost, won, copied, warm, cold, old}
	calls := []Calls{{day(3), 4}, {day(8), 2}, {day(9), 7}}
	for aim, want := range map[Aim]int{Sessions: 3, MovesTried: 4, Exercises: 1, CallsMade: 6} {
		got := Goal{Period: Week, Aim: aim, Target: 5}.Count(replies, calls, Free{}, day(5))
		if got.Done != want {
			t.Errorf("%s: %d, want %d", aim, got.Done, want)
		}
	}
	if got := (Goal{Period: Month, Aim: Sessions, Target: 5}).Count(replies, nil, Free{}, day(5)).Done; got != 4 {
		t.Errorf("in the month: %d", got)
	}
}

func TestFreeDaysAskNothing(t *testing.T) {
	free := Free{Weekdays: []time.Weekday{time.Saturday, time.Sunday}, Dates: []string{"2026-03-04"}}
	g := Goal{Period: Week, Aim: Sessions, Target: 4}
	for day0, want := range map[int]struct{ even, left int }{2: {0, 4}, 4: {2, 2}, 5: {2, 2}, 7: {4, 0}} {
		got := g.Count(nil, nil, free, day(day0))
		if got.Even != want.even || got.Left != want.left {
			t.Errorf("on the %d.: even %d, left %d; want %+v", day0, got.Even, got.Left, want)
		}
	}
	if !free.On(day(4)) || !free.On(day(7)) || free.On(day(5)) {
		t.Error("the wrong days are free")
	}
	g.Since = "2026-03-05"
	if got := g.Count(nil, nil, free, day(6)); got.Even != 2 || got.Left != 1 {
		t.Errorf("set on the 5.: %+v", got)
	}
	all := Free{Weekdays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}}
	if got := g.Count(nil, nil, all, day(5)); got.Even != 0 || got.Left != 0 {
		t.Errorf("every day free: %+v", got)
	}
}
