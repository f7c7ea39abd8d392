package practice

import (
	"reflect"
	"testing"
	"time"

	"spar/internal/store"
)

// TestADeletedAttemptComesBackWhole: what was said, what was typed and not sent, and
// what was written about it.
func TestADeletedAttemptComesBackWhole(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	other := w.talked(p)
	a := w.talked(p)
	if err := p.Remark(t.Context(), a.ID, 2, "Fine, take 5% off.", "I was being ironic."); err != nil {
		t.Fatal(err)
	}
	if err := p.Remark(t.Context(), other.ID, 2, "Fine, take 5% off.", "Not here."); err != nil {
		t.Fatal(err)
	}
	b := w.begin(p)
	w.say(p, b, "The price stays where it is.")
	if err := p.SaveDraft(t.Context(), b, "half a sen"); err != nil {
		t.Fatal(err)
	}
	if err := p.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := export(t, p)
	for _, id := range []string{a.ID, b.ID} {
		gone, err := p.Remove(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if export(t, p) == before {
			t.Fatalf("%s is not deleted", id)
		}
		if err := p.BringBack(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		if got := export(t, p); got != before {
			t.Errorf("%s came back as\n%s\nand was\n%s", id, got, before)
		}
	}
	if got := w.resume(p, b.ID); got.Draft != "half a sen" {
		t.Errorf("the draft is %q", got.Draft)
	}
	if _, err := p.Remove(t.Context(), "nobody"); err == nil {
		t.Error("an attempt that is not there was removed")
	}
}

// TestWhatCoachesWroteComesBackToo: marks, what was shared, disputes open and settled, and
// the attempt's place in a drill.
func TestWhatCoachesWroteComesBackToo(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	ctx, at := t.Context(), time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	a, err := p.Begin(ctx, "long-talk", BeginOptions{Run: &Run{Drill: "spring", Plan: "sha256:aa", Phase: "baseline", N: 1}})
	if err != nil {
		t.Fatal(err)
	}
	w.say(p, a, "The price stays where it is.")
	mark := store.CoachMark{Attempt: a.ID, Seq: 1, Coach: "cora", Chosen: "sample", Marks: `{"levels":{"value":1}}`, Created: at}
	change := mark
	change.Round, change.Reason = 1, "I had missed the number."
	_, err = p.store.AddCoachMark(ctx, mark)
	if err == nil {
		_, err = p.store.AddCoachMark(ctx, change)
	}
	for _, seq := range []int{0, 1} {
		if err == nil {
			err = p.store.AddShare(ctx, store.Share{Attempt: a.ID, Seq: seq, Created: at})
		}
	}
	for _, dim := range []string{"value", "advance"} {
		if err == nil {
			err = p.store.AddDispute(ctx, store.Dispute{ID: dim, Attempt: a.ID, Seq: 1, Dimension: dim, Note: "It was a number.", Created: at})
		}
	}
	if err == nil {
		_, err = p.store.SettleDispute(ctx, "value", store.Settlement{Settled: at.Add(time.Hour), By: "cora", Level: 3, Why: "So it was."})
	}
	if err != nil {
		t.Fatal(err)
	}
	look := func() []any {
		t.Helper()
		marks, err1 := p.store.CoachMarks(ctx)
		shares, err2 := p.store.Shares(ctx)
		disputes, err3 := p.store.Disputes(ctx)
		runs, err4 := p.store.Runs(ctx, "")
		if err1 != nil || err2 != nil || err3 != nil || err4 != nil {
			t.Fatal(err1, err2, err3, err4)
		}
		return []any{marks, shares, disputes, runs}
	}
	before := look()
	gone, err := p.Remove(ctx, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if now := look(); reflect.DeepEqual(now, before) {
		t.Fatal("nothing was deleted")
	}
	for range 2 {
		if err := p.BringBack(ctx, gone); err != nil {
			t.Fatal(err)
		}
		if now := look(); !reflect.DeepEqual(now, before) {
			t.Errorf("it came back as\n%+v\nand was\n%+v", now, before)
		}
	}
}
