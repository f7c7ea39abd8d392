package practice

import (
	"strings"
	"testing"
	"time"

	"spar/internal/schedule"
	"spar/internal/store"
)

// TestGoalsThatWereGivenStandBesideOnesOwn gives a goal to a person of a team and looks
// where they stand: it is counted, and says who gave it.
func TestGoalsThatWereGivenStandBesideOnesOwn(t *testing.T) {
	w := newWorld(t)
	team := w.open()
	for _, g := range []store.Goal{
		{Person: "ann", Aim: "sessions", Period: "week", Target: 2, Since: "2026-03-02", Given: "Ruth", Created: w.now},
		{Person: "", Aim: "moves", Period: "week", Target: 9, Since: "2026-03-02", Given: "Ruth", Created: w.now},
	} {
		if err := team.store.PutGoal(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	ann := New(team.store.For("ann"), w.lib, Options{Now: func() time.Time { w.now = w.now.Add(time.Second); return w.now }})
	if err := ann.SetGoals(t.Context(), Goals{}.Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 1})); err != nil {
		t.Fatal(err)
	}
	w.say(ann, w.begin(ann), "The price stays, because of the two years of service in it.")
	s, err := ann.Standing(t.Context())
	if err != nil || len(s.Tallies) != 3 {
		t.Fatalf("%+v, %v", s.Tallies, err)
	}
	given := 0
	for _, tally := range s.Tallies {
		if tally.Given == "Ruth" {
			given++
		}
		if tally.Aim == schedule.Sessions && tally.Done != 1 {
			t.Errorf("%+v", tally)
		}
	}
	if given != 2 || s.Tallies[2].Given != "" {
		t.Errorf("given ones first: %+v", s.Tallies)
	}
	kept, err := ann.Goals(t.Context())
	if err != nil || len(kept.Goals) != 1 || strings.Contains(kept.Goals[0].Given, "Ruth") {
		t.Errorf("what was given is kept as one's own: %+v, %v", kept, err)
	}
	if s, err := team.Standing(t.Context()); err != nil || len(s.Tallies) != 0 {
		t.Errorf("a laptop's own person was given goals: %+v, %v", s.Tallies, err)
	}
	// Somebody who enrols later and has not practised yet is told of the team's goal, and
	// where there is none, or goals are off, of nothing.
	zoe := team.On(team.store.For("zoe"))
	if s, err := zoe.Standing(t.Context()); err != nil || len(s.Tallies) != 1 || s.Tallies[0].Given != "Ruth" || s.Silent() {
		t.Errorf("a newcomer: %+v, %v", s.Tallies, err)
	}
	if err := zoe.SetGoals(t.Context(), Goals{Off: true}); err != nil {
		t.Fatal(err)
	}
	for _, p := range []*Practice{zoe, w.open()} {
		if s, err := p.Standing(t.Context()); err != nil || !s.Silent() {
			t.Errorf("not silent: %+v, %v", s, err)
		}
	}
}
