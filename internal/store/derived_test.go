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
	first, second := Calls{ID: "c1", Day: "2026-03-02", N: 4, Note: nasty, Created: noon}, Calls{ID: "c2", Day: "2026-03-01", N: 9, Created: noon}
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

func testRemarks(t *testing.T, open func() *Store) {
	s := open()
	say(t, s, begin(t, s, "a1", "x"), "one")
	r := Remark{"r1", "a1", 1, nasty, noon}
	for i, want := range []bool{true, false} {
		if isNew, err := s.AddRemark(t.Context(), r); err != nil || isNew != want {
			t.Errorf("time %d: %v, %v", i, isNew, err)
		}
	}
	if _, err := s.AddRemark(t.Context(), Remark{ID: "r2", Attempt: "a1", Seq: 2, Created: noon}); !errors.Is(err, ErrNotFound) {
		t.Errorf("about a line that is not there: %v", err)
	}
	if got, err := open().Remarks(t.Context()); err != nil || !reflect.DeepEqual(got, []Remark{r}) {
		t.Errorf("%+v, %v", got, err)
	}
	if was, err := s.DropRemark(t.Context(), "r1"); err != nil || !was {
		t.Errorf("%v, %v", was, err)
	}
	if was, err := s.DropRemark(t.Context(), "r1"); err != nil || was {
		t.Errorf("dropped twice: %v, %v", was, err)
	}
	if _, err := s.AddRemark(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(t.Context(), "a1"); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Remarks(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("left of a deleted attempt: %+v, %v", got, err)
	}
}

func testRegrades(t *testing.T, open func() *Store) {
	s := open()
	say(t, s, begin(t, s, "a1", "x"), "one")
	if err := s.PutDerived(t.Context(), "replies", Derived{"a1", "old", "[]"}); err != nil {
		t.Fatal(err)
	}
	r := Regrade{"a1", 1, "sha256:bb", "2", `{"levels":{}}`, noon}
	for i, want := range []int{1, 0} {
		if added, err := s.AddRegrades(t.Context(), []Regrade{r}); err != nil || added != want {
			t.Errorf("time %d: %d, %v", i, added, err)
		}
	}
	if kept, err := s.Derived(t.Context(), "replies"); err != nil || len(kept) != 0 {
		t.Errorf("worked out from the old marks: %+v, %v", kept, err)
	}
	second := r
	second.Grader = "sha256:cc"
	if _, err := s.AddRegrades(t.Context(), []Regrade{second, {Attempt: "a1", Seq: 9}}); !errors.Is(err, ErrNotFound) {
		t.Errorf("of a line that is not there: %v", err)
	}
	if got, err := open().Regrades(t.Context()); err != nil || !reflect.DeepEqual(got, []Regrade{r}) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := s.write.ExecContext(t.Context(), s.rebind(`UPDATE regrades SET marks = '{}'`)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Regrades(t.Context()); !errors.Is(err, ErrCorrupt) {
		t.Errorf("changed behind its back: %v", err)
	}
}
