package store

import (
	"errors"
	"reflect"
	"testing"
)

func testDerived(t *testing.T, open func() *Store) {
	s := open()
	a, b := Derived{"a", "one", nasty}, Derived{"b", "one", "{}"}
	if err := s.PutDerived(t.Context(), "replies", a, b); err != nil {
		t.Fatal(err)
	}
	b.MadeFrom, b.Body = "two", "[1]"
	if err := s.PutDerived(t.Context(), "replies", b); err != nil {
		t.Fatal(err)
	}
	if err := s.PutDerived(t.Context(), "calls", Derived{"a", "one", "other"}); err != nil {
		t.Fatal(err)
	}
	got, err := open().Derived(t.Context(), "replies")
	if want := map[string]Derived{"a": a, "b": b}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	// A bit has flipped: the row is as good as not there.
	if _, err := s.write.ExecContext(t.Context(), s.rebind(`UPDATE derived SET body = '[2]' WHERE key = 'b'`)); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Derived(t.Context(), "replies"); err != nil || len(got) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func testCalls(t *testing.T, open func() *Store) {
	s := open()
	first, second := Calls{"c1", "2026-03-02", 4, nasty, noon}, Calls{"c2", "2026-03-01", 9, "", noon}
	for _, c := range []Calls{second, first} {
		if isNew, err := s.LogCalls(t.Context(), c); err != nil || !isNew {
			t.Fatalf("%v, %v", isNew, err)
		}
	}
	if isNew, err := s.LogCalls(t.Context(), Calls{ID: "c1", N: 90}); err != nil || isNew {
		t.Errorf("logged twice: %v, %v", isNew, err)
	}
	if got, err := open().Calls(t.Context()); err != nil || !reflect.DeepEqual(got, []Calls{first, second}) {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.DropCalls(t.Context(), "c2"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(t.Context(), s.rebind(`UPDATE calls SET n = 5`)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Calls(t.Context()); !errors.Is(err, ErrCorrupt) {
		t.Errorf("changed behind its back: %v", err)
	}
}
