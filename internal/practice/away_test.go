package practice_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/store/pgtest"
	"spar/scenarios"
)

// TestTheNextLoginGoesOn: on any server of the database, at the same beat, with the
// draft, after the first one was lost without a word. What it may still want to write
// is refused.
func TestTheNextLoginGoesOn(t *testing.T) {
	url := pgtest.URL(t)
	login := func() *practice.Practice {
		st, err := store.OpenURL(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { st.Close() })
		return practice.New(st.For("ann"), scenarios.Files, practice.Options{})
	}
	one, two := login(), login()
	a, err := one.Begin(t.Context(), "five-percent", practice.BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := one.Say(t.Context(), a, "The price stays. An empty seat costs you 900 a week."); err != nil {
		t.Fatal(err)
	}
	if err := one.SaveDraft(t.Context(), a, "And if we"); err != nil {
		t.Fatal(err)
	}
	open, err := two.Unfinished(t.Context())
	if err != nil || len(open) != 1 || open[0].ID != a.ID {
		t.Fatalf("%+v, %v", open, err)
	}
	b, err := two.Resume(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if b.State.Beat != a.State.Beat || !reflect.DeepEqual(b.State, a.State) || b.Draft != "And if we" || len(b.Events) != len(a.Events) {
		t.Errorf("on the other server at %q with %q, was at %q", b.State.Beat, b.Draft, a.State.Beat)
	}
	if _, err := two.Say(t.Context(), b, "Shorten the term and we can talk about the fee."); err != nil {
		t.Fatal(err)
	}
	if _, err := one.Say(t.Context(), a, "Something else."); !errors.Is(err, store.ErrConflict) {
		t.Errorf("the server that came back: %v", err)
	}
}

// onServer is a store on a PostgreSQL of its own, which may be stopped and started.
func onServer(t *testing.T) (*pgtest.Server, *store.Store) {
	t.Helper()
	server := pgtest.New(t)
	st, err := store.OpenURL(t.Context(), server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() }) // the server may be gone by then
	return server, st
}

// TestSayAgainIsSaidOnce: the answer to a reply is lost with the server, and the reply
// is said again until it is acknowledged.
func TestSayAgainIsSaidOnce(t *testing.T) {
	server, st := onServer(t)
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	p := practice.New(st.For("ann"), scenarios.Files, practice.Options{Now: func() time.Time { at = at.Add(time.Second); return at }})
	a, err := p.Begin(t.Context(), "five-percent", practice.BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	server.Crash(t)
	told := 0
	err = practice.Insist(t.Context(), func() error {
		_, err := p.Say(t.Context(), a, "The price stays.")
		return err
	}, func(tries int) {
		if told = tries; tries == 2 {
			server.Start(t)
		}
	})
	if err != nil || told < 2 {
		t.Fatalf("after %d tries: %v", told, err)
	}
	whole, err := st.For("ann").Load(t.Context(), a.ID)
	if err != nil || len(whole.Lines) != 2 {
		t.Fatalf("%+v, %v", whole.Lines, err)
	}
	// And it goes on: the attempt stands where the store has it.
	if _, err := p.Say(t.Context(), a, "What would an empty seat cost you?"); err != nil {
		t.Error(err)
	}
}

// TestAnOutageIsNotTheTrainees: in a drill the time for which the database was away while a
// reply waited is noted beside the reply.
func TestAnOutageIsNotTheTrainees(t *testing.T) {
	server, st := onServer(t)
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	p := practice.New(st.For("ann"), scenarios.Files, practice.Options{Now: func() time.Time { return at }})
	a, err := p.Begin(t.Context(), "five-percent", practice.BeginOptions{Run: &practice.Run{Drill: "d", Phase: "baseline", N: 1}})
	if err != nil {
		t.Fatal(err)
	}
	say := func(reply string) error { _, err := p.Say(t.Context(), a, reply); return err }
	at = at.Add(time.Minute)
	server.Stop(t)
	if err := say("The price stays."); !practice.Away(err) {
		t.Fatal(err)
	}
	at = at.Add(20 * time.Minute)
	server.Start(t)
	if err := say("The price stays."); err != nil {
		t.Fatal(err)
	}
	at = at.Add(time.Minute)
	if err := say("What would an empty seat cost you?"); err != nil {
		t.Fatal(err)
	}
	again, err := p.Resume(t.Context(), a.ID)
	if err != nil || a.Away != 20*time.Minute || again.Away != a.Away || again.State.Turn != 2 || again.Took[1].Took != time.Minute {
		t.Errorf("away for %s, and by its lines for %s, %v: %v", a.Away, again.Away, again.Took, err)
	}
	if health, err := p.Check(t.Context()); err != nil || len(health.Problems) > 0 {
		t.Errorf("%+v, %v", health, err)
	}
}

func TestInsist(t *testing.T) {
	other := errors.New("other")
	if err := practice.Insist(t.Context(), func() error { return other }, func(int) { t.Error("it waits") }); err != other {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err := practice.Insist(ctx, func() error { return store.ErrAway }, func(int) { cancel() })
	if !practice.Away(err) {
		t.Errorf("called off: %v", err)
	}
	var pauses []string
	for n := range 7 {
		pauses = append(pauses, practice.Pause(n).String())
	}
	if got := strings.Join(pauses, " "); got != "250ms 250ms 500ms 1s 2s 4s 4s" {
		t.Errorf("the pauses are %s", got)
	}
}

// TestHelpWhoseAnswerWasLost: help is asked for, its answer never comes, and the reply
// that follows goes on from it.
func TestHelpWhoseAnswerWasLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spar.db")
	st, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	p := practice.New(st, scenarios.Files, practice.Options{})
	a, err := p.Begin(t.Context(), "five-percent", practice.BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	stale := *a
	if _, err := p.Help(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	// The one that asked has heard nothing: it stands before the line, and knows its id.
	practice.Unsure(&stale, t, st)
	if _, err := p.Say(t.Context(), &stale, "The price stays."); err != nil {
		t.Fatal(err)
	}
	whole, err := st.Load(t.Context(), a.ID)
	if err != nil || len(whole.Lines) != 3 || stale.State.Turn != 1 {
		t.Errorf("%d lines, turn %d, %v", len(whole.Lines), stale.State.Turn, err)
	}
	// A reply of which the same is true is not taken in silently.
	other := stale
	if _, err := p.Say(t.Context(), &stale, "What does a seat cost you?"); err != nil {
		t.Fatal(err)
	}
	practice.Unsure(&other, t, st)
	if _, err := p.Say(t.Context(), &other, "Something else."); !errors.Is(err, store.ErrConflict) {
		t.Errorf("another reply in its place: %v", err)
	}
}
