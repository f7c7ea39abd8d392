package schedule

import (
	"testing"
	"time"
	_ "time/tzdata"
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

// TestADayWithoutAMidnight: in Chile and in Cuba the clocks go forward at midnight, and
// the day begins at one.
func TestADayWithoutAMidnight(t *testing.T) {
	for zone, sunday := range map[string]string{"America/Santiago": "2026-09-06", "America/Havana": "2026-03-08", "Africa/Cairo": "2026-04-24"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		now, err := time.ParseInLocation("2006-01-02 15:04", sunday+" 15:00", loc)
		if err != nil {
			t.Fatal(err)
		}
		if got := Day(now).Format("2006-01-02 15:04"); got != sunday+" 01:00" {
			t.Errorf("%s: the day begins at %s", zone, got)
		}
		if got := DayAfter(now.AddDate(0, 0, -3), 3); !got.Equal(Day(now)) {
			t.Errorf("%s: three days after it begins at %s", zone, got)
		}
		if got := DayAfter(now, 1).Format("2006-01-02 15:04"); got != now.AddDate(0, 0, 1).Format(time.DateOnly)+" 00:00" {
			t.Errorf("%s: the next day begins at %s", zone, got)
		}
		c := Card{Last: now, Memory: Memory{Stability: 4}}
		if got, want := c.DueOn().Format(time.DateOnly), now.AddDate(0, 0, 4).Format(time.DateOnly); got != want || Days(now, c.DueOn()) != 4 {
			t.Errorf("%s: due on %s, want %s", zone, got, want)
		}
		for _, p := range Periods() {
			for at := now.AddDate(0, 0, -8); at.Before(now.AddDate(0, 0, 9)); at = at.AddDate(0, 0, 1) {
				from, to := p.Bounds(at)
				tally := Goal{Period: p, Aim: Sessions, Target: 1000}.Count(nil, nil, Free{}, at)
				if want := Days(at, to); tally.Left != want {
					t.Errorf("%s, %s of %s: %d days left, want %d", zone, p, at.Format(time.DateOnly), tally.Left, want)
				}
				if want := 1000 * Days(from, at) / Days(from, to); tally.Even != want {
					t.Errorf("%s, %s of %s: an even pace of %d, want %d", zone, p, at.Format(time.DateOnly), tally.Even, want)
				}
			}
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
