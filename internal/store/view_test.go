package store

import (
	"errors"
	"reflect"
	"testing"
	"time"
)

// testViews: what one person has is for another as if it were not there, by every
// method that takes an attempt's id.
func testViews(t *testing.T, open func() *Store) {
	s := open()
	ann, bob := s.For("ann"), s.For("bob")
	a := say(t, ann, begin(t, ann, "a1", "x"), "Ann's")
	a.Person = "ann"
	if err := ann.SaveDraft(t.Context(), "a1", 1, "half", noon); err != nil {
		t.Fatal(err)
	}
	if _, err := ann.AddRemark(t.Context(), Remark{"r1", "a1", 1, "n", noon}); err != nil {
		t.Fatal(err)
	}
	if _, err := ann.AddRegrades(t.Context(), []Regrade{{"a1", 1, "g", "2", "{}", noon}}); err != nil {
		t.Fatal(err)
	}
	before := load(t, ann, "a1")
	after, state, line := next(before.Attempt, "Bob's")
	first, text, begun := sample("a1", "x")
	begun.ID = "other"
	for _, other := range []*Store{bob, s, s.For("ann/x"), bob.For("an")} {
		for name, err := range map[string]error{
			"Load":        second(other.Load(t.Context(), "a1")),
			"Append":      other.Append(t.Context(), after, state, line),
			"Begin":       other.Begin(t.Context(), first, text, "{}", begun),
			"SaveDraft":   other.SaveDraft(t.Context(), "a1", 1, "mine now", noon),
			"Abandon":     other.Abandon(t.Context(), "a1", noon),
			"Delete":      other.Delete(t.Context(), "a1"),
			"AddRemark":   second(other.AddRemark(t.Context(), Remark{"r2", "a1", 1, "n", noon})),
			"AddRegrades": second(other.AddRegrades(t.Context(), []Regrade{{"a1", 1, "h", "2", "{}", noon}})),
		} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("%s through %q: %v", name, other.Whose(), err)
			}
		}
		if _, err := other.Merge(t.Context(), before); !errors.Is(err, ErrConflict) {
			t.Errorf("Merge through %q: %v", other.Whose(), err)
		}
		if was, err := other.DropRemark(t.Context(), "r1"); was || err != nil {
			t.Errorf("DropRemark: %v, %v", was, err)
		}
		seesNothing(t, other)
	}
	// The line that was stored is not told to be there either.
	if err := bob.Append(t.Context(), before.Attempt, before.State, before.Lines[1]); !errors.Is(err, ErrNotFound) {
		t.Errorf("the same line sent by somebody else: %v", err)
	}
	if got := load(t, ann, "a1"); !reflect.DeepEqual(got, before) || got.Person != "ann" {
		t.Errorf("touched: %+v", got)
	}
	if list, err := s.Everyone().List(t.Context(), Which{}); err != nil || len(list) != 1 || list[0].Person != "ann" || list[0].Damaged {
		t.Errorf("everyone: %+v, %v", list, err)
	}
	if err := s.Everyone().Abandon(t.Context(), "a1", noon); err == nil {
		t.Error("the view of everyone wrote")
	}
	// A row that passes to somebody else behind our back does not match its seal.
	if _, err := s.write.ExecContext(t.Context(), `UPDATE attempts SET person = 'bob'`); err != nil {
		t.Fatal(err)
	}
	if _, err := bob.Load(t.Context(), "a1"); !errors.Is(err, ErrCorrupt) {
		t.Errorf("a row that was given away: %v", err)
	}
}

// seesNothing demands that nothing of anybody is in the lists of a view.
func seesNothing(t *testing.T, s *Store) {
	t.Helper()
	list, err1 := s.List(t.Context(), Which{})
	open, err2 := s.List(t.Context(), Which{Status: StatusOpen, Scenario: "x", Limit: 3})
	last, best, err3 := s.Bests(t.Context(), "talk")
	helped, err4 := s.Helped(t.Context())
	remarks, err5 := s.Remarks(t.Context())
	regrades, err6 := s.Regrades(t.Context())
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		t.Fatal(err)
	}
	if n := len(list) + len(open) + len(last) + len(best) + len(helped) + len(remarks) + len(regrades); n != 0 {
		t.Errorf("%q sees %d things of somebody else", s.Whose(), n)
	}
}

func second[T any](_ T, err error) error { return err }

// testOwn: calls, settings and what was worked out are each person's.
func testOwn(t *testing.T, open func() *Store) {
	s := open()
	for _, who := range []string{"", "ann", "bob"} {
		v := s.For(who)
		if err := errors.Join(v.SetSetting(t.Context(), "k", "of "+who), v.PutDerived(t.Context(), "d", Derived{"key", "m", "of " + who})); err != nil {
			t.Fatal(err)
		}
		if _, err := v.LogCalls(t.Context(), Calls{ID: "c" + who, Day: "2026-03-02", N: 1, Created: noon}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.For("bob").DropCalls(t.Context(), "cann"); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"", "ann", "bob"} {
		v := open().For(who)
		value, err1 := v.Setting(t.Context(), "k")
		derived, err2 := v.Derived(t.Context(), "d")
		calls, err3 := v.Calls(t.Context())
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if value != "of "+who || len(derived) != 1 || derived["key"].Body != "of "+who || len(calls) != 1 || calls[0].ID != "c"+who || calls[0].Person != who {
			t.Errorf("%q has %q, %v, %v", who, value, derived, calls)
		}
	}
	if calls, err := s.Everyone().Calls(t.Context()); err != nil || len(calls) != 3 {
		t.Errorf("everyone's calls: %v, %v", calls, err)
	}
	if err := s.For("ann").Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Setting(t.Context(), "k"); err != nil {
		t.Errorf("closing a view closed the store: %v", err)
	}
}

func testNotify(t *testing.T, open func() *Store) {
	one := open()
	two := one
	if one.server != nil {
		two = open() // another server of the same database
	}
	heard, err := one.Listen(t.Context(), "board")
	if err != nil {
		t.Fatal(err)
	}
	other, err := one.Listen(t.Context(), "Other \"channel\"")
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range []string{"first", nasty} {
		if err := two.Notify(t.Context(), "board", note); err != nil {
			t.Fatal(err)
		}
		if got := hear(t, heard); got != note {
			t.Errorf("heard %q, want %q", got, note)
		}
	}
	if err := two.Notify(t.Context(), "Other \"channel\"", "x"); err != nil {
		t.Fatal(err)
	}
	if got := hear(t, other); got != "x" {
		t.Errorf("on the other channel %q", got)
	}
	if one.server == nil { // another process on the same file
		if err := open().Notify(t.Context(), "board", "from elsewhere"); err != nil {
			t.Fatal(err)
		}
		if got := hear(t, heard); got != "" {
			t.Errorf("of another process %q is heard", got)
		}
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	if _, open := <-heard; open {
		t.Error("something is heard from a closed store")
	}
	if _, err := one.Listen(t.Context(), "board"); err == nil {
		t.Error("a closed store listens")
	}
}

// hear is the next note, within a time in which it must come.
func hear(t *testing.T, from <-chan string) string {
	t.Helper()
	select {
	case note := <-from:
		return note
	case <-time.After(60 * time.Second):
		t.Fatal("nothing was heard")
		return ""
	}
}
