package practice

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// withAccount puts the shipped episodes with the captain into the world's library.
func withAccount(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	for _, id := range []string{"captain-1-a-bead", "captain-2-fifteenth-of-august", "captain-3-six-boats"} {
		src, err := os.ReadFile("../../scenarios/" + id + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		w.lib[id+".yaml"] = &fstest.MapFile{Data: src}
	}
	return w
}

// through plays the replies from the beginning of a scenario, which must end.
func (w *world) through(p *Practice, id string, replies ...string) *Attempt {
	w.t.Helper()
	a, err := p.Begin(w.t.Context(), id, BeginOptions{})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, reply := range replies {
		w.say(p, a, reply)
	}
	if !a.State.Done() {
		w.t.Fatalf("%s stands in %s", id, a.State.Beat)
	}
	return a
}

var (
	givesPrice = []string{
		"For a friend I can go down to €20,600, with the Marigo in it.",
		"No, that's where it stops, I won't add the Petros. The price stays where it is now.",
		"They didn't break in August; a wheel for nine euros dried out in January because nobody turned it, and that was €10,800.",
		"Three hours with a good sea, six with a bad one, and the box comes on the first of May. On Monday the twelfth I begin. Agreed?",
	}
	givesNothing = []string{
		"A friend pays the price and gets something that the stranger doesn't. The lay-up stays in the €22,000, but I'll leave you a box on the island with everything that fails in August.",
		"The Petros and the Eleni didn't break in August; a wheel for nine euros dried out in January because nobody turned it. That was €10,800 on the quay. It happens while they sleep.",
		"With a good sea three hours, with a bad one six, and I ring you and say which it is. The box is there from the first of May, and on Monday the twelfth I turn the first engine. Is that a bead?",
	}
)

// What was given in the first episode is asked for again in the third, by its sum and in
// the words it was given in; the attempt is stored with it and replays to the same, here
// and on another machine, whatever is played later.
func TestTheFirstGiftIsAskedForAgain(t *testing.T) {
	w := withAccount(t)
	p := w.open()
	first := w.through(p, "captain-1-a-bead", givesPrice...)

	third, err := p.Begin(t.Context(), "captain-3-six-boats", BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if line := third.State.Line; third.State.Beat != "friend-again" || !strings.Contains(line, scenario.Money(third.Scenario.Account.Memory[0].Sum(), "EUR")) ||
		!strings.Contains(line, "For a friend I can go down to €20,600, with the Marigo in it") {
		t.Errorf("in %s the captain asks: %q", third.State.Beat, line)
	}
	e := third.Scenario.Account.Memory[0]
	if e.Attempt != first.ID || e.Ending != "clicked" || e.Promise != scenario.KeptPromise && e.Promise != scenario.OpenPromise || len(e.Promises) == 0 {
		t.Errorf("remembered of the first: %+v", e)
	}
	w.say(p, third, "I won't do it six times. You've had two summers without a day on the quay, at €5,400 a day.")

	// Played again without a gift, the first episode is remembered otherwise; what has
	// begun goes on as it began.
	w.through(p, "captain-1-a-bead", givesNothing...)
	again, err := p.Begin(t.Context(), "captain-3-six-boats", BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if again.State.Beat != "empty-place" {
		t.Errorf("after a first November without a gift it opens in %s: %q", again.State.Beat, again.State.Line)
	}
	if got := w.resume(p, third.ID); shape(t, got) != shape(t, third) || got.Scenario.Account.Memory[0].Attempt != first.ID {
		t.Errorf("resumed with another memory: %+v", got.Scenario.Account.Memory)
	}
	if f, err := p.Fork(t.Context(), third.ID, 1); err != nil || f.State.Line != third.Events[0].(play.Said).Text {
		t.Errorf("a fork begins with %q, %v", f.State.Line, err)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) > 0 || h.Replayed != h.Attempts {
		t.Errorf("%+v, %v", h, err)
	}
	there := w.machine()
	if done := take(t, there, export(t, p)); len(done.Bad) > 0 || export(t, there) != export(t, p) {
		t.Errorf("taken elsewhere: %+v", done)
	}
}

// Whoever has met the captain before, or wants to play as if they had not, gets the past
// that the file tells.
func TestWithoutAPastTheFilesOwnHolds(t *testing.T) {
	w := withAccount(t)
	p := w.open()
	look := func(name string, o BeginOptions) {
		t.Helper()
		a, err := p.Begin(t.Context(), "captain-3-six-boats", o)
		if err != nil {
			t.Fatal(err)
		}
		if a.State.Beat != "friend-again" || strings.Contains(a.State.Line, "{") || a.Scenario.Account.Memory[0].Attempt != "" ||
			!strings.Contains(a.Scenario.Account.Memory[0].Tells, "one winter lay-up for nothing") {
			t.Errorf("%s: in %s: %q; %+v", name, a.State.Beat, a.State.Line, a.Scenario.Account.Memory)
		}
	}
	look("nothing was played", BeginOptions{})
	open, err := p.Begin(t.Context(), "captain-1-a-bead", BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	w.say(p, open, givesPrice[0])
	look("the first was not played to its end", BeginOptions{})
	ended := w.through(p, "captain-1-a-bead", givesNothing...)
	look("as strangers", BeginOptions{Strangers: true})
	if err := p.Delete(t.Context(), ended.ID); err != nil {
		t.Fatal(err)
	}
	look("the talk was deleted", BeginOptions{})
}

// A talk with the answer known is no past.
func TestAForkIsNotRemembered(t *testing.T) {
	w := withAccount(t)
	p := w.open()
	first := w.through(p, "captain-1-a-bead", givesPrice...)
	f, err := p.Fork(t.Context(), first.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, reply := range givesNothing {
		w.say(p, f, reply)
	}
	sc, err := p.Recalled(t.Context(), "captain-3-six-boats")
	if err != nil || sc.Account.Memory[0].Attempt != first.ID {
		t.Errorf("remembered %+v, %v", sc.Account.Memory, err)
	}
}

// What came of a promise in the second episode is known in the third.
func TestAPromiseThatWasLetFall(t *testing.T) {
	w := withAccount(t)
	p := w.open()
	w.through(p, "captain-1-a-bead", givesNothing...)
	second, err := p.Begin(t.Context(), "captain-2-fifteenth-of-august", BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, reply := range []string{"Let me ask my manager about that first.", "There were a lot of factors. Let me ask my manager.",
		"I'd have to ask my manager about that.", "We'll certainly try our best.", "No, I think that's everything."} {
		if !second.State.Done() {
			w.say(p, second, reply)
		}
	}
	if !second.State.Done() {
		t.Fatalf("it stands in %s", second.State.Beat)
	}
	rows, err := p.store.List(t.Context(), store.Which{Status: store.StatusEnded})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	third, err := p.Begin(t.Context(), "captain-3-six-boats", BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if m := third.Scenario.Account.Memory; m[0].Promise != scenario.BrokenPromise || m[1].Attempt != second.ID {
		t.Errorf("%+v", m)
	}
	if line := third.Scenario.Beat("two-strings").Lines[0]; !strings.Contains(line, "on Monday the twelfth I turn the first engine") {
		t.Errorf("the promise is not held up: %q", line)
	}
}
