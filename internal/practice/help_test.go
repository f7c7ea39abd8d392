package practice

import (
	"errors"
	"testing"

	"spar/internal/play"
)

// Help is stored before it is shown, takes nothing of what is typed, and is seen in the
// history, after quitting and on another machine.
func TestHelpIsRecordedAndTakesNothing(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	if err := p.SaveDraft(t.Context(), a, "The price"); err != nil {
		t.Fatal(err)
	}
	for step := 1; step <= play.HelpSteps; step++ {
		p.KeepDraft(a, "The price stays")
		events, err := p.Help(t.Context(), a)
		if err != nil || len(events) != 1 || events[0] != play.Event(play.Helped{Turn: 1, Beat: a.State.Beat, Step: step}) {
			t.Fatalf("step %d: %+v, %v", step, events, err)
		}
		if a.Draft != "The price stays" {
			t.Errorf("after help the draft is %q", a.Draft)
		}
	}
	if _, err := p.Help(t.Context(), a); !errors.Is(err, play.ErrNoMoreHelp) {
		t.Errorf("a fourth step: %v", err)
	}
	if err := p.Close(t.Context()); err != nil { // writes the draft that was only kept
		t.Fatal(err)
	}
	p = w.open()
	got := w.resume(p, a.ID)
	if got.Draft != "The price stays" || got.State.Helped != play.HelpSteps {
		t.Errorf("after quitting: draft %q, helped %d", got.Draft, got.State.Helped)
	}
	w.say(p, got, "The price stays, because it saves you a day a week.")
	if got.State.Helped != 0 {
		t.Error("help with a line that was answered stands with the next one")
	}
	if all, err := p.History(t.Context(), 0); err != nil || len(all) != 1 || all[0].Help != 3 || all[0].Turns != 1 {
		t.Errorf("history: %+v, %v", all, err)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 || h.Replayed != 1 {
		t.Errorf("checked: %+v, %v", h, err)
	}
	there := w.machine()
	if done := take(t, there, export(t, p)); done.New != 1 {
		t.Errorf("taken elsewhere: %+v", done)
	}
}

// The draft that is already on the disk goes along with the help, in one transaction.
func TestHelpCarriesTheStoredDraft(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	if err := p.SaveDraft(t.Context(), a, "Half a thought"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Help(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if got := w.resume(w.open(), a.ID); got.Draft != "Half a thought" {
		t.Errorf("seen from elsewhere the draft is %q", got.Draft)
	}
}
