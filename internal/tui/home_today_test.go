package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/schedule"
	"spar/internal/store"
)

// practised is a practice with a clock that can be set, two forms of one scenario, and
// six talks at the first of them, the last one won.
func practised(t *testing.T) (*practice.Practice, *time.Time) {
	t.Helper()
	files := oak(t)
	files["walnut-table.yaml"] = strings.ReplaceAll(files["oak-table.yaml"], "The oak table", "The walnut table")
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	now, ids := clock(), 0
	p := practice.New(st, testLibrary(t, files), practice.Options{
		Now: func() time.Time { return now }, NewSeed: func() uint64 { return 1 },
		NewID: func() string { ids++; return fmt.Sprintf("attempt-%03d", ids) },
	})
	t.Cleanup(func() { p.Close(context.Background()) })
	for i := range 6 {
		now = clock().AddDate(0, 0, i)
		a, err := p.Begin(t.Context(), "oak-table", practice.BeginOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; !a.State.Done(); n++ {
			reply := fmt.Sprintf("No. The price stays at 2,400, day %d and %d: an empty seat costs you 40 a day. Shall we measure on Monday at nine?", i, n)
			if _, err := p.Say(t.Context(), a, reply); err != nil {
				t.Fatal(err)
			}
		}
	}
	return p, &now
}

func TestTheFirstRunAsksNothing(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	d.lacks("TODAY")
}

func TestTodayIsOneLineAndOneKey(t *testing.T) {
	p, now := practised(t)
	*now = now.AddDate(0, 3, 0)
	d := newDriver(t, p, 120, 40)
	d.shows("TODAY", "due", "enter start today's", "DUE, AND TRAINED HERE", "memory model", "forecast")
	d.press("enter")
	if b, ok := d.r.top().(brief); !ok || b.card.ID != "walnut-table" {
		t.Fatalf("enter opens %T; what is due comes back in the other form", d.r.top())
	}
	d.press("esc")
	d.typeIn("oak")
	d.lacks("TODAY")
	d.press("esc")
	d.shows("TODAY")

	g := practice.Goals{Free: schedule.Free{Weekdays: []time.Weekday{now.Weekday()}}}.Set(
		schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 3})
	if err := p.SetGoals(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	d = newDriver(t, p, 120, 40)
	d.shows("A free day", "sessions this week: 0 of 3")
	g.Off = true
	if err := p.SetGoals(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	newDriver(t, p, 120, 40).lacks("TODAY")
}

// Whoever waits for more than a second is told what for, and nobody else.
func TestALongWaitForTodayIsTold(t *testing.T) {
	p, _ := practised(t)
	d := newDriver(t, p, 80, 24)
	d.send(longMsg{})
	d.lacks("Working out")
	h := d.r.top().(library)
	h.reckoning = true
	d.r.stack[0] = h
	d.send(longMsg{})
	d.shows("Working out what is due")
}

// What was begun comes first, and the chosen row stays chosen when the rest arrives.
func TestTodayComesAfterWhatWasBegun(t *testing.T) {
	p, now := practised(t)
	*now = now.AddDate(0, 0, 1)
	if _, err := p.Begin(t.Context(), "oak-table", practice.BeginOptions{}); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, p, 120, 40)
	h := d.r.top().(library)
	if items := h.items(); !items[0].on || !items[1].today {
		t.Fatalf("%+v", items)
	}
	h.standing = practice.Standing{}
	h.at = 2
	was, _ := h.chosen()
	known, err := p.Standing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	h, _ = h.stood(standingMsg{of: known})
	if is, _ := h.chosen(); is.card.ID != was.card.ID || is.today || h.at != 3 {
		t.Errorf("row %d, %+v, was %+v", h.at, is, was)
	}
}

// stands is where somebody stands, made by hand, so that the picture does not change
// with the grader.
func stands(d *driver) practice.Standing {
	d.t.Helper()
	now := clock()
	card := func(s schedule.Skill, days int) schedule.Card {
		return schedule.Card{Skill: s, Memory: schedule.Memory{Stability: 4, Difficulty: 5}, Last: now.AddDate(0, 0, -days),
			Scenario: "elsewhere", Reviews: 4, Replies: 11}
	}
	s := practice.Standing{Now: now, Replies: []schedule.Reply{{}}, Cards: []schedule.Card{card("trade", 30), card("next-step", 12), card("value", 4)}}
	s.Places = []schedule.Place{{Scenario: "oak-table", Title: "The oak table", Minutes: 3, All: []grade.Move{grade.Trade, grade.NextStep}, Grades: grade.Dimensions()}}
	s.Due = schedule.Due(s.Cards, s.Places, now)
	s.Today = schedule.Today(s.Cards, s.Places, now)
	s.Declines = schedule.Declines(s.Cards, now)
	for i, g := range []schedule.Goal{
		{Period: schedule.Week, Aim: schedule.Sessions, Target: 3}, {Period: schedule.Month, Aim: schedule.MovesTried, Target: 40},
		{Period: schedule.Quarter, Aim: schedule.CallsMade, Target: 120},
	} {
		t := g.Count(nil, nil, schedule.Free{}, now)
		t.Done = []int{3, 12, 30}[i]
		s.Tallies = append(s.Tallies, t)
	}
	return s
}

func TestHomeScreen(t *testing.T) {
	show := func(d *driver) { d.send(standingMsg{of: stands(d)}) }
	inEverySize(t, "home", show)
	inEverySize(t, "home-no-color", show, "TERM=xterm-256color", "NO_COLOR=1")
}

// The plain face says the same.
func TestPlainSaysWhatTodayIsFor(t *testing.T) {
	p, now := practised(t)
	*now = now.AddDate(0, 3, 0)
	g := practice.Goals{}.Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 3})
	if err := p.SetGoals(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	out := playPlain(t, p, "\n", PlainOptions{Interactive: true})
	holds(t, out, `Today: "The walnut table", 3 minutes. Due: `, "It is number 2 below.", "Sessions this week: 0 of 3",
		"the memory model forecasts", "(6 replies).", "Whom do you want to meet?")
	g.Off = true
	if err := p.SetGoals(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if out := playPlain(t, p, "\n", PlainOptions{Interactive: true}); strings.Contains(out, "Today") {
		t.Errorf("switched off, and said all the same:\n%s", out)
	}
}

// TestANewcomerIsToldOfTheTeamsGoal: who has not practised yet is asked for nothing but what
// a coach gave them.
func TestANewcomerIsToldOfTheTeamsGoal(t *testing.T) {
	lib := testLibrary(t, oak(t))
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "team.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	zoe := practice.New(st.For("zoe"), lib, practice.Options{})
	sitting := newDriver(t, zoe, 120, 40)
	sitting.lacks("TODAY")
	goal := store.Goal{Aim: "sessions", Period: "week", Target: 3, Since: zoe.Now().Format(time.DateOnly), Given: "Ruth"}
	if err := st.PutGoal(t.Context(), goal); err != nil {
		t.Fatal(err)
	}
	newDriver(t, zoe, 120, 40).shows("TODAY", "given by Ruth, sessions this week: 0 of 3")
	// And who sits there already is told when word comes.
	sitting.lacks("TODAY")
	sitting.send(givenStaleMsg{})
	sitting.shows("TODAY", "given by Ruth, sessions this week: 0 of 3")
}
