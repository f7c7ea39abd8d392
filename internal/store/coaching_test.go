package store

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// said is a view of ann with one attempt of one reply.
func said(t *testing.T, s *Store) *Store {
	t.Helper()
	ann := s.For("ann")
	say(t, ann, begin(t, ann, "a1", "x"), "Ann's")
	return ann
}

func testCoachMarks(t *testing.T, open func() *Store) {
	s := open()
	ann := said(t, s)
	blind := CoachMark{"a1", 1, "cora", 0, "unsure", `{"levels":{}}`, "", noon}
	changed := CoachMark{"a1", 1, "cora", 1, "unsure", `{}`, nasty, noon.Add(time.Hour)}
	other := CoachMark{"a1", 1, "dan", 0, "sample", `{}`, "", noon}
	for _, m := range []CoachMark{blind, changed, other} {
		if isNew, err := ann.AddCoachMark(t.Context(), m); !isNew || err != nil {
			t.Fatalf("%v, %v", isNew, err)
		}
	}
	again := blind
	again.Marks = `{"seen":"the machine's"}`
	if isNew, err := open().For("ann").AddCoachMark(t.Context(), again); isNew || err != nil {
		t.Errorf("what was marked blind was written over: %v, %v", isNew, err)
	}
	for _, wrong := range []CoachMark{{"a1", 2, "cora", 0, "", "{}", "", noon}, {"a2", 1, "cora", 0, "", "{}", "", noon}} {
		if _, err := ann.AddCoachMark(t.Context(), wrong); !errors.Is(err, ErrNotFound) {
			t.Errorf("marks of nothing: %v", err)
		}
	}
	if _, err := s.For("bob").AddCoachMark(t.Context(), CoachMark{"a1", 1, "eve", 0, "", "{}", "", noon}); !errors.Is(err, ErrNotFound) {
		t.Errorf("through another's view: %v", err)
	}
	want := []CoachMark{blind, changed, other}
	for _, v := range []*Store{ann, open().Everyone()} {
		if got, err := v.CoachMarks(t.Context()); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if got, err := s.For("bob").CoachMarks(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("bob sees %v, %v", got, err)
	}
	if _, err := s.write.ExecContext(t.Context(), `UPDATE coach_marks SET reason = 'none' WHERE round = 1`); err != nil {
		t.Fatal(err)
	}
	if _, err := ann.CoachMarks(t.Context()); !errors.Is(err, ErrCorrupt) {
		t.Errorf("a reason that was changed: %v", err)
	}
}

func testShares(t *testing.T, open func() *Store) {
	s := open()
	ann := said(t, s)
	whole, reply := Share{"a1", 0, noon}, Share{"a1", 1, noon.Add(time.Second)}
	for _, h := range []Share{whole, reply, whole} {
		if err := ann.AddShare(t.Context(), h); err != nil {
			t.Fatal(err)
		}
	}
	for name, err := range map[string]error{
		"no line":      ann.AddShare(t.Context(), Share{"a1", 2, noon}),
		"another's":    s.For("bob").AddShare(t.Context(), whole),
		"the keeper's": s.AddShare(t.Context(), whole),
		"no attempt":   ann.AddShare(t.Context(), Share{"a2", 0, noon}),
	} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if was, err := s.For("bob").DropShare(t.Context(), "a1", 0); was || err != nil {
		t.Errorf("another's taken back: %v, %v", was, err)
	}
	if got, err := open().Everyone().Shares(t.Context()); err != nil || !reflect.DeepEqual(got, []Share{whole, reply}) {
		t.Errorf("%+v, %v", got, err)
	}
	for n, want := range []bool{true, false} {
		if was, err := ann.DropShare(t.Context(), "a1", 0); was != want || err != nil {
			t.Errorf("taken back, %d: %v, %v", n, was, err)
		}
	}
	if got, err := ann.Shares(t.Context()); err != nil || !reflect.DeepEqual(got, []Share{reply}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func testDisputes(t *testing.T, open func() *Store) {
	s := open()
	ann := said(t, s)
	one := Dispute{ID: "d1", Attempt: "a1", Seq: 1, Dimension: "value", Note: nasty, Created: noon}
	two := Dispute{ID: "d2", Attempt: "a1", Seq: 1, Dimension: "advance", Note: "n", Created: noon.Add(time.Second)}
	for _, d := range []Dispute{one, two, one} {
		if err := ann.AddDispute(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	twice := one
	twice.ID = "d3"
	if err := open().For("ann").AddDispute(t.Context(), twice); !errors.Is(err, ErrExists) {
		t.Errorf("a second open one: %v", err)
	}
	if err := s.For("bob").AddDispute(t.Context(), twice); !errors.Is(err, ErrNotFound) {
		t.Errorf("another's: %v", err)
	}
	how := Settlement{noon.Add(time.Hour), "cora", 3, "it names " + nasty}
	for range 2 {
		got, err := ann.SettleDispute(t.Context(), "d1", how)
		if one.Settlement = how; err != nil || got != one {
			t.Fatalf("%+v, %v", got, err)
		}
	}
	how.Level = 1
	if _, err := ann.SettleDispute(t.Context(), "d1", how); !errors.Is(err, ErrConflict) {
		t.Errorf("settled otherwise: %v", err)
	}
	if _, err := s.For("bob").SettleDispute(t.Context(), "d2", how); !errors.Is(err, ErrNotFound) {
		t.Errorf("settled through another's view: %v", err)
	}
	if err := ann.AddDispute(t.Context(), twice); err != nil {
		t.Errorf("after it was settled it may be disputed once more: %v", err)
	}
	if was, err := ann.DropDispute(t.Context(), "d1"); was || err != nil {
		t.Errorf("a settled one was taken back: %v, %v", was, err)
	}
	if was, err := ann.DropDispute(t.Context(), "d2"); !was || err != nil {
		t.Errorf("not taken back: %v, %v", was, err)
	}
	if got, err := open().Everyone().Disputes(t.Context()); err != nil || !reflect.DeepEqual(got, []Dispute{one, twice}) {
		t.Errorf("%+v, %v", got, err)
	}
	// Nothing of it outlives the attempt.
	if _, err := ann.AddCoachMark(t.Context(), CoachMark{"a1", 1, "cora", 0, "", "{}", "", noon}); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(ann.AddShare(t.Context(), Share{"a1", 1, noon}), ann.Delete(t.Context(), "a1")); err != nil {
		t.Fatal(err)
	}
	marks, err1 := s.Everyone().CoachMarks(t.Context())
	shares, err2 := s.Everyone().Shares(t.Context())
	disputes, err3 := s.Everyone().Disputes(t.Context())
	if err := errors.Join(err1, err2, err3); err != nil || len(marks)+len(shares)+len(disputes) != 0 {
		t.Errorf("left of a deleted attempt: %v %v %v, %v", marks, shares, disputes, err)
	}
}

func TestADamagedDisputeIsFound(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir()+"/spar.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ann := said(t, s)
	if err := ann.AddDispute(t.Context(), Dispute{ID: "d1", Attempt: "a1", Seq: 1, Dimension: "value", Note: "n", Created: noon}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(t.Context(), `UPDATE disputes SET level = 4`); err != nil {
		t.Fatal(err)
	}
	if _, err := ann.Disputes(t.Context()); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), "d1") {
		t.Errorf("%v", err)
	}
}
