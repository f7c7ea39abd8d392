package tui

import (
	"errors"
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/schedule"
)

// aimed is a standing with a few goals, made by hand.
func aimed() practice.Standing {
	s := practice.Standing{Now: clock(), Goals: practice.Goals{Free: schedule.Free{Weekdays: []time.Weekday{time.Saturday, time.Sunday}}}}
	for _, goal := range []schedule.Goal{{Period: schedule.Week, Aim: schedule.Sessions, Target: 3}, {Period: schedule.Month, Aim: schedule.CallsMade, Target: 100}} {
		s.Goals = s.Goals.Set(goal)
		s.Tallies = append(s.Tallies, schedule.Tally{Goal: goal, Done: 2, Left: 3})
	}
	return s
}

func TestGoalsScreen(t *testing.T) {
	show := func(d *driver) {
		d.send(openMsg{goalSheet{}})
		d.send(standingMsg{of: aimed()})
	}
	inEverySize(t, "goals", show)
	inEverySize(t, "goals-no-color", show, "TERM=xterm-256color", "NO_COLOR=1")
}

// goalsOpened is a driver on the goals of somebody who never practised.
func goalsOpened(t *testing.T) (*driver, *practice.Practice) {
	t.Helper()
	p := openPractice(t, testLibrary(t, oak(t)))
	d := newDriver(t, p, 120, 40)
	d.send(keyMsg("shift+tab"))
	d.shows("Your goals", "EVERY WEEK")
	return d, p
}

func keptGoals(t *testing.T, p *practice.Practice) practice.Goals {
	t.Helper()
	g, err := p.Goals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGoalsAreSetOnTheScreen(t *testing.T) {
	d, p := goalsOpened(t)
	d.press("right", "right", "right", "left")
	d.press("down", "4", "0")
	g := keptGoals(t, p)
	if len(g.Goals) != 2 || g.Goals[0].Target != 2 || g.Goals[1].Target != 40 || g.Goals[1].Aim != schedule.MovesTried {
		t.Fatalf("%+v", g.Goals)
	}
	if g.Goals[0].Since != clock().Format(time.DateOnly) {
		t.Errorf("since %q", g.Goals[0].Since)
	}
	d.shows("40 □□□□□□□□□□ 0 done")
	d.press("0") // 400
	d.press("u", "u")
	if g := keptGoals(t, p); g.Goals[1].Target != 4 {
		t.Errorf("after two changes taken back: %+v", g.Goals)
	}
	for range 4 {
		d.press("left")
	}
	if g := keptGoals(t, p); len(g.Goals) != 1 {
		t.Errorf("a goal of nothing stays: %+v", g.Goals)
	}
	d.press("left", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u")
	if g := keptGoals(t, p); len(g.Goals) != 0 {
		t.Errorf("all taken back: %+v", g.Goals)
	}
	d.press("esc", "shift+tab", "right") // a sheet that is opened anew counts on
	if g := keptGoals(t, p); len(g.Goals) != 1 {
		t.Errorf("set on a second sheet: %+v", g.Goals)
	}
}

// to moves to the line of that name.
func (d *driver) toLine(name string) {
	d.t.Helper()
	for range 40 {
		g := d.r.top().(goalSheet)
		if g.chosen().name == name && g.chosen().goal == nil {
			return
		}
		d.press("down")
	}
	d.t.Fatalf("there is no line %q", name)
}

func TestFreeDaysAndTheSwitchAreSetOnTheScreen(t *testing.T) {
	d, p := goalsOpened(t)
	d.toLine("today")
	d.press("enter")
	d.toLine("every Saturday")
	d.press(" ")
	d.toLine("goals and reminders")
	d.press("left")
	g := keptGoals(t, p)
	if !g.Off || len(g.Free.Weekdays) != 1 || g.Free.Weekdays[0] != time.Saturday || len(g.Free.Dates) != 1 || g.Free.Dates[0] != "2026-03-02" {
		t.Fatalf("%+v", g)
	}
	d.press("left", "enter", "u", "u")
	if g := keptGoals(t, p); g.Off || len(g.Free.Weekdays) != 1 {
		t.Errorf("taken back: %+v", g)
	}
	d.press("u", "u")
	if g := keptGoals(t, p); len(g.Free.Weekdays)+len(g.Free.Dates) != 0 {
		t.Errorf("all taken back: %+v", g)
	}
}

func TestCallsAreLoggedOnTheScreen(t *testing.T) {
	d, p := goalsOpened(t)
	d.press("down", "down", "down", "9") // nine calls a week
	made := func() int {
		t.Helper()
		s, err := p.Standing(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return s.Tallies[0].Done
	}
	d.toLine("real calls today")
	d.press("enter")
	d.shows("Type how many calls you made today")
	d.press("1", "2", "enter")
	d.shows("Logged for today: 12")
	d.press("right")
	if made() != 13 {
		t.Errorf("%d calls are logged, want 13", made())
	}
	d.press("left")
	d.shows("Taken back: 1")
	d.press("left")
	if made() != 0 {
		t.Errorf("%d calls are left", made())
	}
	d.press("left")
	d.shows("no calls are logged")
}

// TestALaterChangeOfTheGoalsHolds: wishes may be carried out in any order.
func TestALaterChangeOfTheGoalsHolds(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	d := newDriver(t, p, 80, 24).r.kit.desk
	goals := func(n int) practice.Goals {
		return practice.Goals{}.Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: n})
	}
	first, second := d.keepGoals(d.change(), goals(1)), d.keepGoals(d.change(), goals(2))
	second()
	first()
	if g := keptGoals(t, p); g.Goals[0].Target != 2 {
		t.Errorf("the change before overwrote the later one: %+v", g.Goals)
	}
}

// What cannot be kept does not stay on the screen as if it were.
func TestGoalsThatAreNotKeptAreShownAsTheyAre(t *testing.T) {
	d, p := goalsOpened(t)
	d.press("right")
	g := d.r.top().(goalSheet)
	g.goals = practice.Goals{Off: true}
	d.r.stack[len(d.r.stack)-1] = g
	d.send(goalsKeptMsg{change: g.changes, err: errors.New("the disk is full")})
	d.shows("Your goals are not kept: the disk is full")
	if got, want := d.r.top().(goalSheet).goals, keptGoals(t, p); got.Off || len(got.Goals) != len(want.Goals) {
		t.Errorf("the screen has %+v, the store %+v", got, want)
	}
}
