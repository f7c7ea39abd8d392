package practice

import (
	"errors"
	"reflect"
	"testing"

	"spar/internal/play"
)

// A fork stands where the turn was to be answered, survives quitting and the way to
// another machine, leaves what it came from alone, and stays out of bests.
func TestAForkIsKeptAndKeptOutOfAverages(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	w.say(p, a, "OK, five percent it is.")
	if _, err := p.Again(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	w.say(p, a, "The price stays, because it saves you a day a week.")
	line := a.State.Line
	w.say(p, a, "OK, take five percent off then.")
	before := shape(t, a)

	f, err := p.Fork(t.Context(), a.ID, 2)
	if err != nil {
		t.Fatal(err)
	}
	if f.State.Line != line || f.State.Turn != 1 || f.State.Turns[0].Reply != "The price stays, because it saves you a day a week." {
		t.Errorf("the fork stands at %q after %+v", f.State.Line, f.State.Turns)
	}
	if f.Forked == nil || *f.Forked != (Forked{a.ID, 2}) || f.Kind != Informed {
		t.Errorf("forked from %+v, kind %q", f.Forked, f.Kind)
	}
	if got, want := play.Standing(f.Events)[0].Marks, play.Standing(a.Events)[0].Marks; !reflect.DeepEqual(got, want) {
		t.Errorf("the reply before was marked anew: %+v, was %+v", got, want)
	}
	w.say(p, f, "It stays. What would it buy you?")
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}

	p = w.open()
	if got := w.resume(p, f.ID); shape(t, got) != shape(t, f) || *got.Forked != *f.Forked {
		t.Errorf("after quitting\n%s\nwas\n%s", shape(t, got), shape(t, f))
	}
	if got := w.resume(p, a.ID); shape(t, got) != before {
		t.Errorf("the attempt it came from has changed:\n%s\nwas\n%s", shape(t, got), before)
	}
	there := w.machine()
	if done := take(t, there, export(t, p)); done.New != 2 || len(done.Bad) != 0 {
		t.Errorf("taken elsewhere: %+v", done)
	}
	if got, err := there.Resume(t.Context(), f.ID); err != nil || *got.Forked != *f.Forked {
		t.Errorf("elsewhere: %+v, %v", got, err)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 || h.Replayed != 2 {
		t.Errorf("checked: %+v, %v", h, err)
	}
	talks, left, err := p.Talks(t.Context(), a.Started, 0)
	if err != nil || left != 0 || len(talks) != 1 || talks[0].ID != a.ID {
		t.Errorf("%d talks, %d left out, %v", len(talks), left, err)
	}
	replies, err := p.Replies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range replies {
		if r.Attempt == f.ID && r.Counts {
			t.Errorf("turn %d of the fork counts", r.Turn)
		}
	}
}

func TestAForkOfATurnThatIsNotThere(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	w.say(p, a, "The price stays.")
	for _, turn := range []int{0, 2, -1} {
		if _, err := p.Fork(t.Context(), a.ID, turn); !errors.Is(err, play.ErrNoTurn) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if all, err := p.History(t.Context(), 0); err != nil || len(all) != 1 {
		t.Errorf("%d attempts, %v", len(all), err)
	}
}
