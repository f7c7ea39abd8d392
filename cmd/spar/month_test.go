package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/store"
	"spar/scenarios"
)

// trainee practises for a month: seeded, with a clock of its own, on the scenarios that
// ship. It gets better with every session, gives without asking for anything in return
// more often than not, and goes away for the fourth week.
type trainee struct {
	t    *testing.T
	p    *practice.Practice
	now  time.Time
	rng  *rand.Rand
	said int
	path string
}

// monthBegins is a Monday.
var monthBegins = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

func newTrainee(t *testing.T, path string) *trainee {
	t.Helper()
	st, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	tr := &trainee{t: t, now: monthBegins, rng: rand.New(rand.NewPCG(2026, 3)), path: path}
	ids := 0
	tr.p = practice.New(st, scenarios.Files, practice.Options{
		Now:     func() time.Time { return tr.now },
		NewID:   func() string { ids++; return fmt.Sprintf("id-%05d", ids) },
		NewSeed: func() uint64 { return 5 },
	})
	t.Cleanup(func() { tr.p.Close(context.Background()) })
	return tr
}

func (tr *trainee) standing() practice.Standing {
	tr.t.Helper()
	s, err := tr.p.Standing(tr.t.Context())
	if err != nil {
		tr.t.Fatal(err)
	}
	return s
}

// session plays the scenario of today to its end, or leaves after some replies.
func (tr *trainee) session(skill float64, most int) {
	tr.t.Helper()
	today := tr.standing().Today
	if today.Place == nil {
		tr.t.Fatal("there is nothing to practise")
	}
	if tr.now.Hour() != 8 {
		tr.t.Fatalf("the clock is at %s", tr.now)
	}
	a, err := tr.p.Begin(tr.t.Context(), today.Place.Scenario, practice.BeginOptions{})
	if err != nil {
		tr.t.Fatal(err)
	}
	for range most {
		if a.State.Done() {
			return
		}
		tr.now = tr.now.Add(70 * time.Second)
		if _, err := tr.p.Say(tr.t.Context(), a, tr.reply(a, skill)); err != nil {
			tr.t.Fatal(err)
		}
	}
}

// reply is a reply in the trainee's own words: good ones more often the higher the skill.
func (tr *trainee) reply(a *practice.Attempt, skill float64) string {
	sc := a.Scenario
	fact := strings.TrimSuffix(sc.Facts[tr.said%len(sc.Facts)], ".")
	tr.said++
	pick := func(from ...string) string { return from[tr.rng.IntN(len(from))] }
	hold := "It stays as I said"
	if sc.Offer.Price > 0 {
		hold = "The price stays at " + scenario.Money(sc.Offer.Price, sc.Offer.Currency)
	}
	switch x := tr.rng.Float64(); {
	case x < skill:
		return fmt.Sprintf("%s. %s, and that is what this is about. %s", hold, fact,
			pick("Who besides you has to agree to it, and can we sit down with them on Thursday at ten?",
				"Shall we look at that together on Tuesday at nine, with whoever signs?",
				"What would have to be true by Friday for you to say yes?"))
	case x < skill+0.15:
		return fmt.Sprintf("%s. I can add %s if you sign by the end of March. %s.", hold, pick("a training day", "a second visit"), fact)
	case x < skill+0.45:
		return fmt.Sprintf("Fine, number %d for you: I can take %d%% off, no strings attached.", tr.said, 2+tr.rng.IntN(6))
	}
	return fmt.Sprintf("I understand, that is %s. Maybe I could ask my manager about it, attempt %d.", pick("fair", "a good point", "hard"), tr.said)
}

// month practises for three weeks, three days a week; the fourth it is away.
func (tr *trainee) month() (seen []sat) {
	tr.t.Helper()
	goals := practice.Goals{Free: schedule.Free{Weekdays: []time.Weekday{time.Saturday, time.Sunday}}}
	for _, g := range []schedule.Goal{
		{Period: schedule.Week, Aim: schedule.Sessions, Target: 3}, {Period: schedule.Month, Aim: schedule.MovesTried, Target: 60},
		{Period: schedule.Month, Aim: schedule.Exercises, Target: 4}, {Period: schedule.Quarter, Aim: schedule.CallsMade, Target: 120},
	} {
		goals = goals.Set(g)
	}
	if err := tr.p.SetGoals(tr.t.Context(), goals); err != nil {
		tr.t.Fatal(err)
	}
	for day := range 21 {
		tr.now = monthBegins.AddDate(0, 0, day)
		week, weekday := day/7, tr.now.Weekday()
		if weekday != time.Monday && weekday != time.Wednesday && weekday != time.Friday {
			continue
		}
		stand := tr.standing()
		seen = append(seen, sat{tr.now, stand.Today, len(stand.Due)})
		tr.session(0.25+0.15*float64(week), 12)
		if weekday == time.Friday {
			if err := tr.p.LogCalls(tr.t.Context(), 6+week, tr.now, "the harbour list"); err != nil {
				tr.t.Fatal(err)
			}
		}
	}
	return seen
}

// sat is what was seen at the beginning of a session.
type sat struct {
	at    time.Time
	today schedule.Session
	due   int
}

// TestAMonthOfPractice: schedules, goals and declines are sensible, and every figure that
// is shown can be worked out from the exported events. SPAR_MONTH=folder keeps the
// database there, to look at.
func TestAMonthOfPractice(t *testing.T) {
	dir := t.TempDir()
	if keep := os.Getenv("SPAR_MONTH"); keep != "" {
		dir = keep
	}
	tr := newTrainee(t, filepath.Join(dir, "spar.db"))
	seen := tr.month()

	t.Run("what is due comes back elsewhere", func(t *testing.T) {
		asked := 0
		for _, s := range seen {
			for _, task := range s.today.Tasks {
				asked++
				if task.Card.Scenario == s.today.Place.Scenario {
					t.Errorf("on %s %s comes back where it was: %s", s.at.Format(time.DateOnly), task.Card.Skill, task.Card.Scenario)
				}
			}
		}
		if len(seen) != 9 || asked < 9 {
			t.Errorf("%d sessions, in which %d due skills were asked for", len(seen), asked)
		}
		for i := 1; i < len(seen); i++ {
			if seen[i].today.Place.Scenario == seen[i-1].today.Place.Scenario {
				t.Errorf("%s twice in a row", seen[i].today.Place.Scenario)
			}
		}
	})
	figures(t, tr, "after three weeks")

	tr.now = monthBegins.AddDate(0, 0, 18)
	before := tr.standing()
	tr.now = monthBegins.AddDate(0, 0, 27) // a week away
	after := tr.standing()
	t.Run("what is not practised declines", func(t *testing.T) {
		if len(after.Due) <= len(before.Due) {
			t.Errorf("%d are due, before the week away %d", len(after.Due), len(before.Due))
		}
		if len(after.Declines) == 0 {
			t.Error("no decline is seen after a week away")
		}
		for _, d := range after.Declines {
			if d.Replies < schedule.ForecastFrom || d.Now >= d.Then {
				t.Errorf("%+v", d)
			}
		}
		for i, c := range after.Cards {
			if now, then := c.Recall(after.Now), c.Recall(before.Now); now >= then {
				t.Errorf("%s: forecast %v after a week away, %v before", after.Cards[i].Skill, now, then)
			}
		}
	})
	t.Run("what goes well waits longer", func(t *testing.T) {
		for _, c := range after.Cards {
			clean := float64(c.Reviews-c.Lapses) / float64(c.Reviews)
			if c.Reviews >= 5 && clean == 0 && c.Wait() > 2 {
				t.Errorf("%s never came and waits %d days", c.Skill, c.Wait())
			}
			if c.Reviews >= 3 && clean == 1 && c.Wait() < 7 {
				t.Errorf("%s always came and waits %d days", c.Skill, c.Wait())
			}
		}
	})
	t.Run("goals", func(t *testing.T) {
		for week, done := range []int{3, 3, 3, 0} {
			tr.now = monthBegins.AddDate(0, 0, 7*week+6)
			for _, g := range tr.standing().Tallies {
				if g.Aim == schedule.Sessions && (g.Done != done || g.Left != 0 || g.Even != 3) {
					t.Errorf("week %d: %+v", week, g)
				}
			}
		}
	})
	tr.now = monthBegins.AddDate(0, 0, 27)
	figures(t, tr, "after a week away")
	tr.session(0.8, 4)
	figures(t, tr, "after coming back")
	s := tr.standing()
	t.Logf("%d replies, %d cards, %d due, %d declines", len(s.Replies), len(s.Cards), len(s.Due), len(s.Declines))
}
