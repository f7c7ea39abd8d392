package team

import (
	"errors"
	"strings"
	"testing"

	"spar/internal/practice"
	"spar/internal/schedule"
	"spar/internal/store"
	"spar/scenarios"
)

// holdPlan is a drill of two scenarios that ship.
const holdPlan = `format: 1
title: Hold it
skills: [{ id: hold, name: Hold the price, moves: [hold] }]
baseline:
  scenarios: [{ scenario: quarter-end, skill: hold }]
practice:
  attempts: 2
  scenarios: [{ scenario: five-percent, skill: hold }]
`

// planOf reads holdPlan under a name, changed by the pairs.
func planOf(t *testing.T, id string, pairs ...string) *Drill {
	t.Helper()
	d, problems := ReadDrill(id+".yaml", []byte(strings.NewReplacer(pairs...).Replace(holdPlan)), practice.New(nil, scenarios.Files, practice.Options{}))
	if d == nil {
		t.Fatal(problems)
	}
	return d
}

// TestDrillsArePublished puts a drill on the list, in place of another plan, off it and on
// it again; everybody who listens is told, and nothing is lost unasked.
func TestDrillsArePublished(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		ctx := t.Context()
		_, coach, trainee := staffed(t, a)
		told, err := a.GivenChanged(ctx)
		if err != nil {
			t.Fatal(err)
		}
		lib := practice.New(a.store.For(trainee.ID), scenarios.Files, practice.Options{})
		listed := func() int {
			t.Helper()
			all, err := Drills(ctx, lib)
			if err != nil {
				t.Fatal(err)
			}
			return len(all)
		}
		var denied *DeniedError
		var ask *AskError
		if _, err := a.AddDrill(ctx, trainee, planOf(t, "spring"), true); !errors.As(err, &denied) {
			t.Errorf("a trainee publishes: %v", err)
		}
		if done, err := a.AddDrill(ctx, coach, planOf(t, "spring"), false); err != nil || done != (Publishing{}) || listed() != 1 {
			t.Fatalf("%+v, %v", done, err)
		}
		if id := <-told; id != "spring" {
			t.Errorf("told %q", id)
		}
		goal := schedule.Goal{Aim: schedule.Aims()[0], Period: schedule.Periods()[0], Target: 3}
		if err := a.AssignGoal(ctx, coach, trainee.ID, goal, "Ruth"); err != nil {
			t.Fatal(err)
		}
		if aim := <-told; aim != string(goal.Aim) {
			t.Errorf("told %q of a goal", aim)
		}
		if done, err := a.AddDrill(ctx, coach, planOf(t, "spring"), false); err != nil || !done.Same {
			t.Errorf("the same again: %+v, %v", done, err)
		}
		if _, err := planOf(t, "spring").For(lib).Play(ctx, Place{"baseline", "quarter-end"}); err != nil {
			t.Fatal(err)
		}
		// Another plan that keeps the place of what was played.
		dated := planOf(t, "spring", "format: 1", "format: 1\ncloses: 2036-01-01T08:00Z")
		if done, err := a.AddDrill(ctx, coach, dated, false); err != nil || !done.Replaced || done.Left != 0 || done.Played != (Played{1, 1, 1}) {
			t.Errorf("%+v, %v", done, err)
		}
		// And one that does not.
		moved := planOf(t, "spring", "quarter-end", "standing-twelve")
		if _, err := a.AddDrill(ctx, coach, moved, false); !errors.As(err, &ask) || !strings.Contains(ask.What, "1 of 1 attempts") {
			t.Errorf("%v", err)
		}
		if plans, err := a.Plans(ctx); err != nil || string(plans[0].Body) != string(dated.Src) {
			t.Errorf("it was published unasked: %v", err)
		}
		if done, err := a.AddDrill(ctx, coach, moved, true); err != nil || done.Left != 1 {
			t.Errorf("%+v, %v", done, err)
		}
		// Off the list.
		if _, err := a.RemoveDrill(ctx, trainee, "spring", true); !errors.As(err, &denied) {
			t.Errorf("a trainee takes it off: %v", err)
		}
		if _, err := a.RemoveDrill(ctx, coach, "spring", false); !errors.As(err, &ask) || listed() != 1 {
			t.Errorf("off the list while it is played: %v", err)
		}
		if p, err := a.RemoveDrill(ctx, coach, "spring", true); err != nil || p.Attempts != 1 || listed() != 0 {
			t.Errorf("%+v, %v", p, err)
		}
		if _, err := a.RemoveDrill(ctx, coach, "spring", true); !errors.As(err, &ask) {
			t.Errorf("off the list twice: %v", err)
		}
		if runs, err := a.store.Everyone().Runs(ctx, "spring"); err != nil || len(runs) != 1 || runs[0].Attempt.Status != store.StatusOpen {
			t.Errorf("what was played: %+v, %v", runs, err)
		}
		ever, err := a.PlansEver(ctx)
		if err != nil || len(ever) != 1 || ever[0].Gone.IsZero() {
			t.Fatalf("%+v, %v", ever, err)
		}
		if done, err := a.AddDrill(ctx, coach, moved, false); err != nil || done.Same || done.Replaced || listed() != 1 {
			t.Errorf("back: %+v, %v", done, err)
		}
		for _, want := range []string{"spring", "spring", "spring", "spring"} {
			if id := <-told; id != want {
				t.Errorf("told %q", id)
			}
		}
	})
}
