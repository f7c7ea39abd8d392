package store

import (
	"reflect"
	"testing"
)

func testGoals(t *testing.T, open func() *Store) {
	s := open()
	put := func(person, aim string, target int) {
		t.Helper()
		g := Goal{Person: person, Aim: aim, Period: "week", Target: target, Since: "2026-03-02", Given: nasty, Created: noon}
		if err := s.For("coach").PutGoal(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	wants := func(person string, want ...Goal) {
		t.Helper()
		got, err := open().For(person).Goals(t.Context())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("of %q: %+v, %v; want %+v", person, got, err, want)
		}
	}
	goal := func(person, aim string, target int) Goal {
		return Goal{Person: person, Aim: aim, Period: "week", Target: target, Since: "2026-03-02", Given: nasty, Created: noon}
	}
	put("", "sessions", 3)
	put("ann", "moves", 20)
	put("ann", "moves", 25)
	wants("ann", goal("", "sessions", 3), goal("ann", "moves", 25))
	wants("bob", goal("", "sessions", 3))
	wants("") // a laptop's own person
	put("ann", "sessions", 5)
	wants("ann", goal("ann", "moves", 25), goal("ann", "sessions", 5))
	if all, err := s.Everyone().Goals(t.Context()); err != nil || len(all) != 3 {
		t.Errorf("all: %+v, %v", all, err)
	}
	put("ann", "sessions", 0)
	put("", "sessions", 0)
	put("", "sessions", 0)
	wants("ann", goal("ann", "moves", 25))
	wants("bob")
}
