package practice

import (
	"testing"
	"time"
)

// A timed reply is timed from when its line was heard, not from the reply before, and
// the times are the same after quitting and from an export.
func TestATimedReplyIsTimedFromWhenItsLineWasHeard(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a, err := p.Begin(t.Context(), "long-talk", BeginOptions{Limit: 90 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	hear := func(after time.Duration) {
		w.now = w.now.Add(after)
		if err := p.Heard(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	hear(10 * time.Second)
	w.now = w.now.Add(29 * time.Second) // every look at the clock takes a second more
	w.say(p, a, "The price stays, because it saves you a day a week.")
	if err := p.SaveDraft(t.Context(), a, "Half a "); err != nil {
		t.Fatal(err)
	}
	hear(5 * time.Minute) // reading the marks
	if got := w.resume(p, a.ID); got.Draft != "Half a " {
		t.Errorf("hearing the line took the draft away: %q", got.Draft)
	}
	w.now = w.now.Add(59 * time.Second)
	a = w.resume(p, a.ID) // quitting in between stops no clock, and help none either
	if _, err := p.Help(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	a = w.resume(p, a.ID)
	w.now = w.now.Add(59 * time.Second)
	w.say(p, a, "It stays. What would it buy you?")
	for name, got := range map[string]*Attempt{"played": a, "resumed": w.resume(p, a.ID)} {
		if len(got.Took) != 2 || got.Limit != 90*time.Second {
			t.Fatalf("%s: %+v, limit %v", name, got.Took, got.Limit)
		}
		if s := got.Took[0].Took.Round(time.Second); s < 30*time.Second || s > 32*time.Second || got.Took[0].Late(got.Limit) {
			t.Errorf("%s: turn 1 took %v", name, s)
		}
		if s := got.Took[1].Took.Round(time.Second); s < 120*time.Second || s > 124*time.Second || !got.Took[1].Late(got.Limit) || got.Took[1].Turn != 2 {
			t.Errorf("%s: turn %d took %v", name, got.Took[1].Turn, s)
		}
	}
	there := w.machine()
	if done := take(t, there, export(t, p)); done.New != 1 || len(done.Bad) != 0 {
		t.Errorf("taken elsewhere: %+v", done)
	}
	if got, err := there.Resume(t.Context(), a.ID); err != nil || got.Limit != a.Limit || len(got.Took) != 2 {
		t.Errorf("elsewhere: %v, %+v, %v", got.Limit, got.Took, err)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 || h.Replayed != 1 {
		t.Errorf("checked: %+v, %v", h, err)
	}
}

func TestHearingIsNotStoredWhereNothingIsTimed(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	if err := p.Heard(t.Context(), a); err != nil || len(a.Times) != 1 {
		t.Errorf("%d lines, %v", len(a.Times), err)
	}
}

// A warm-up beat is kept, is offered to nobody, and stays out of averages and bests.
func TestAWarmUpIsKeptAndNotOffered(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	picks, err := p.WarmUpPicks(t.Context(), 3)
	if err != nil || len(picks) != 1 || picks[0].Scenario != "long-talk" { // the library has one scenario
		t.Fatalf("%+v, %v", picks, err)
	}
	a, err := p.Begin(t.Context(), picks[0].Scenario, BeginOptions{Alone: picks[0].Beat})
	if err != nil || a.State.Beat != picks[0].Beat || a.Kind != WarmUp {
		t.Fatalf("%+v, %v", a, err)
	}
	if open, err := p.Unfinished(t.Context()); err != nil || len(open) != 0 {
		t.Errorf("offered: %+v, %v", open, err)
	}
	w.say(p, a, "The price stays, because it saves you a day a week.")
	if err := p.CloseWarmUp(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if talks, _, err := p.Talks(t.Context(), time.Time{}, 0); err != nil || len(talks) != 0 {
		t.Errorf("%d talks, %v", len(talks), err)
	}
	if all, err := p.History(t.Context(), 0); err != nil || len(all) != 1 || all[0].Kind != WarmUp {
		t.Errorf("history: %+v, %v", all, err)
	}
	replies, err := p.Replies(t.Context())
	if err != nil || len(replies) != 1 || !replies[0].Alone || len(replies[0].Reviews()) == 0 {
		t.Errorf("replies: %+v, %v; it is practice, and no talk", replies, err)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 || h.Replayed != 1 {
		t.Errorf("checked: %+v, %v", h, err)
	}
}
