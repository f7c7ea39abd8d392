package store

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"
)

// beginRun begins attempt id as the n-th run of a small drill.
func beginRun(t *testing.T, s *Store, id string, n int) error {
	t.Helper()
	a, text, line := sample(id, "one")
	a.Kind = "drill"
	return s.BeginRun(t.Context(), a, text, `{"turn":0}`, line, Run{Drill: "midyear", Plan: "sha256:dd", Phase: "baseline", N: n})
}

func testRuns(t *testing.T, open func() *Store) {
	s := open()
	ann, bob := s.For("ann"), s.For("bob")
	begin(t, ann, "a-talk", "one")
	for _, err := range []error{beginRun(t, ann, "a1", 1), beginRun(t, ann, "a1", 1), beginRun(t, ann, "a2", 2), beginRun(t, bob, "b1", 1)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := beginRun(t, ann, "a3", 2); !errors.Is(err, ErrConflict) {
		t.Errorf("the second run was begun twice: %v", err)
	}
	if _, err := ann.Load(t.Context(), "a3"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a run that was not begun left an attempt: %v", err)
	}
	a1 := load(t, ann, "a1").Attempt
	a1 = say(t, ann, a1, "no")
	runs, err := open().For("ann").Runs(t.Context(), "midyear")
	if err != nil || len(runs) != 2 {
		t.Fatalf("%+v, %v", runs, err)
	}
	want := Run{Attempt: "a1", Person: "ann", Drill: "midyear", Plan: "sha256:dd", Phase: "baseline", Scenario: "one", N: 1, Started: noon}
	if runs[0].Run != want || !reflect.DeepEqual(runs[0].Attempt, a1) || runs[1].N != 2 {
		t.Errorf("%+v\n%+v", runs[0], want)
	}
	if runs, err := ann.Runs(t.Context(), "another"); err != nil || len(runs) != 0 {
		t.Errorf("runs of another drill: %+v, %v", runs, err)
	}
	if runs, err := s.Everyone().Runs(t.Context(), ""); err != nil || len(runs) != 3 {
		t.Errorf("everybody's runs: %+v, %v", runs, err)
	}
	// An attempt that came from elsewhere finds its place, unless it is taken.
	begin(t, bob, "b2", "one")
	for _, r := range []Run{{Attempt: "b2", Drill: "midyear", Phase: "baseline", Scenario: "one", N: 2, Started: noon},
		{Attempt: "b2", Drill: "midyear", Phase: "retest", Scenario: "one", N: 1, Started: noon}} {
		if err := bob.AddRun(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if runs, err := bob.Runs(t.Context(), "midyear"); err != nil || len(runs) != 2 || runs[1].Phase != "baseline" {
		t.Errorf("%+v, %v", runs, err)
	}
	if err := ann.Delete(t.Context(), "a1"); err != nil {
		t.Errorf("a run cannot be deleted: %v", err)
	}
	if runs, err := ann.Runs(t.Context(), ""); err != nil || len(runs) != 1 || runs[0].Attempt.ID != "a2" {
		t.Errorf("after deleting one: %+v, %v", runs, err)
	}
}

// testRunRace begins the same run from many places at once: one of them wins.
func testRunRace(t *testing.T, open func() *Store) {
	const many = 6
	var wg sync.WaitGroup
	errs := make([]error, many)
	for i := range many {
		s := open().For("ann")
		wg.Go(func() { errs[i] = beginRun(t, s, "a"+string(rune('0'+i)), 1) })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, ErrConflict):
			t.Error(err)
		}
	}
	if runs, err := open().For("ann").Runs(t.Context(), "midyear"); err != nil || len(runs) != 1 || won != 1 {
		t.Errorf("%d won, %d runs: %v", won, len(runs), err)
	}
}

func testDrills(t *testing.T, open func() *Store) {
	s := open()
	put := func(id, body string, at time.Time) {
		t.Helper()
		if err := s.For("ann").PutDrill(t.Context(), Drill{ID: id, Title: nasty, Body: []byte(body), Added: at}); err != nil {
			t.Fatal(err)
		}
	}
	put("midyear", "one\xff", noon)
	put("autumn", "two", noon.Add(time.Hour))
	put("midyear", "three", noon.Add(2*time.Hour))
	all, err := open().For("bob").Drills(t.Context())
	want := Drill{ID: "midyear", Title: nasty, Digest: Digest([]byte("three")), Body: []byte("three"), Added: noon.Add(2 * time.Hour)}
	if err != nil || len(all) != 2 || !reflect.DeepEqual(all[0], want) || all[1].ID != "autumn" {
		t.Fatalf("%+v, %v", all, err)
	}
	if err := s.DropDrill(t.Context(), "midyear", noon); err != nil {
		t.Fatal(err)
	}
	if err := s.DropDrill(t.Context(), "midyear", noon); !errors.Is(err, ErrNotFound) {
		t.Errorf("dropped twice: %v", err)
	}
	if all, err := s.Drills(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	put("midyear", "four", noon)
	if all, err := s.Drills(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("put back: %+v, %v", all, err)
	}
}
