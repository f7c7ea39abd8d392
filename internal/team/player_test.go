package team_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
)

// playOut says the same until the talk is over.
func (w *world) playOut(t *testing.T, a *practice.Attempt, reply string) *practice.Attempt {
	t.Helper()
	for i := 0; !a.State.Done(); i++ {
		if i > 40 {
			t.Fatalf("%s does not end", a.Scenario.ID)
		}
		w.clock.at = w.clock.at.Add(30 * time.Second)
		if _, err := w.Say(context.Background(), a, reply); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

const giveIn = "Fine, I can give you the discount, no problem, whatever you need."

func TestPlayGoesOnWhereItStopped(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	pl := readSmall(t).For(w.Practice)
	at := team.Place{Phase: scenario.Baseline, Scenario: "quarter-end"}
	a, err := pl.Play(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Say(ctx, a, "The price stays, and here is why."); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Again(ctx, a); !errors.Is(err, practice.ErrStrict) {
		t.Errorf("a baseline lets a turn be taken back: %v", err)
	}
	if _, err := w.Help(ctx, a); !errors.Is(err, practice.ErrStrict) {
		t.Errorf("a baseline helps: %v", err)
	}
	again, err := pl.Play(ctx, at) // as after a kill
	if err != nil || again.ID != a.ID || again.State.Turn != 1 || again.State.Beat != a.State.Beat || again.Run == nil || !again.Run.Strict {
		t.Fatalf("it does not go on where it stopped: %+v, %v", again, err)
	}
	w.playOut(t, again, giveIn)
	var not *team.NotNowError
	if _, err := pl.Play(ctx, at); !errors.As(err, &not) || not.Why != "no attempt is left" {
		t.Errorf("a second attempt of one: %v", err)
	}
	if _, err := pl.Play(ctx, team.Place{Phase: scenario.Practise, Scenario: "five-percent"}); !errors.As(err, &not) {
		t.Errorf("practice before the baseline is finished: %v", err)
	}
	if _, err := pl.Play(ctx, team.Place{Phase: scenario.Baseline, Scenario: "nowhere"}); !errors.As(err, &not) {
		t.Errorf("a scenario that is not in the plan: %v", err)
	}
	s, err := pl.Standing(ctx)
	if err != nil || s.Phases[0].Finished != 1 || s.Next == nil || s.Next.Scenario != "not-for-us" {
		t.Errorf("%+v, %v", s, err)
	}
	// The library's last and best leave it out; what is due and history do not.
	if cards, err := w.Library(ctx); err != nil {
		t.Error(err)
	} else {
		for _, c := range cards {
			if c.Last != nil {
				t.Errorf("%s has a last result by a drill", c.ID)
			}
		}
	}
	if replies, err := w.Replies(ctx); err != nil || len(replies) == 0 {
		t.Errorf("the drill's replies are not among all: %v", err)
	}
}

func TestPlayCountsLateRepliesAndKeepsToTheDates(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	pl := readSmall(t).For(w.Practice)
	for _, id := range []string{"quarter-end", "not-for-us"} {
		a, err := pl.Play(ctx, team.Place{Phase: scenario.Baseline, Scenario: id})
		if err != nil {
			t.Fatal(err)
		}
		w.playOut(t, a, giveIn)
	}
	at := team.Place{Phase: scenario.Practise, Scenario: "five-percent"}
	a, err := pl.Play(ctx, at)
	if err != nil || a.Limit != 90*time.Second || a.Run.Strict {
		t.Fatalf("practice has 90 seconds a reply and helps: %+v, %v", a, err)
	}
	w.clock.at = w.clock.at.Add(91 * time.Second)
	if _, err := w.Say(ctx, a, giveIn); err != nil {
		t.Fatal(err)
	}
	s, err := pl.Standing(ctx)
	if err != nil || s.Item(at).Tries[0].Late != 1 {
		t.Fatalf("a late reply is not told: %+v, %v", s.Item(at), err)
	}
	// The drill closes while the attempt is open: it is kept, and not gone on with.
	w.clock.at = time.Date(2026, 7, 3, 16, 0, 0, 0, time.UTC)
	var not *team.NotNowError
	if _, err := pl.Play(ctx, at); !errors.As(err, &not) {
		t.Errorf("it goes on after closing: %v", err)
	}
	if list, err := w.Unfinished(ctx); err != nil || len(list) != 1 || list[0].Kind != practice.Drill {
		t.Errorf("it is not kept: %+v, %v", list, err)
	}
}

func TestDrillSurvivesExportAndImport(t *testing.T) {
	ctx := context.Background()
	w, other := newWorld(t), newWorld(t)
	pl := readSmall(t).For(w.Practice)
	a, err := pl.Play(ctx, team.Place{Phase: scenario.Baseline, Scenario: "quarter-end"})
	if err != nil {
		t.Fatal(err)
	}
	w.playOut(t, a, giveIn)
	carry(t, w, other)
	was, err := pl.Standing(ctx)
	if err != nil {
		t.Fatal(err)
	}
	other.clock.at = w.clock.at
	is, err := readSmall(t).For(other.Practice).Standing(ctx)
	if err != nil || list(is.Phases) != list(was.Phases) {
		t.Errorf("%v\nwas %+v\nis  %+v", err, was.Phases, is.Phases)
	}
}

func TestTwoSessionsBeginOneAttempt(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	first, second := readSmall(t).For(w.Practice), readSmall(t).For(w.Practice)
	at := team.Place{Phase: scenario.Baseline, Scenario: "quarter-end"}
	a, err := first.Play(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	b, err := second.Play(ctx, at)
	if err != nil || a.ID != b.ID {
		t.Errorf("two attempts where one is allowed: %v", err)
	}
	// Both looked before either began: the store refuses the second.
	run := *a.Run
	if _, err := w.Begin(ctx, "quarter-end", practice.BeginOptions{Run: &run}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("the same run is begun twice: %v", err)
	}
}
