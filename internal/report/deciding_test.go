package report

import (
	"os"
	"strings"
	"testing"

	"spar/internal/play"
	"spar/internal/scenario"
)

// shipped is a scenario of the library.
func shipped(t *testing.T, id string) *scenario.Scenario {
	t.Helper()
	src, err := os.ReadFile("../../scenarios/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	sc, problems := scenario.Decode(id+".yaml", src)
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

// played are the events of a talk, up to its end.
func played(t *testing.T, sc *scenario.Scenario, replies ...string) []play.Event {
	t.Helper()
	st, events := play.Begin(sc, 1)
	for _, r := range replies {
		if st.Done() {
			break
		}
		next, more, err := play.Step(sc, st, r)
		if err != nil {
			t.Fatal(err)
		}
		st, events = next, append(events, more...)
	}
	return events
}

// What the debrief says of the deciding turn is true: the talk played by hand with the
// reply put in its place ends as it says, and with the trainee's own as it did.
func TestTheDecidingTurnChangesTheEnding(t *testing.T) {
	sc := shipped(t, "five-percent")
	events := played(t, sc, "Yes, I can do 5%.", "Fine, another 5% off and the training day is free.")
	d := Decide(sc, 1, events)
	if d == nil || d.Held || d.Ended.ID != "bled" || outcomeRank(d.Would.Outcome) <= outcomeRank(d.Ended.Outcome) {
		t.Fatalf("decided by %+v", d)
	}
	st, _, err := play.Fork(sc, 1, events, d.Turn)
	if err != nil {
		t.Fatal(err)
	}
	if st, _, err = play.Step(sc, st, d.Instead); err != nil {
		t.Fatal(err)
	}
	for lent := 0; !st.Done(); lent++ {
		if st, _, err = play.Step(sc, st, sc.Beat(st.Beat).Models[0]); err != nil || lent > d.Lent {
			t.Fatalf("after %d lent replies: %v", lent, err)
		}
	}
	if st.Ending != d.Would.ID {
		t.Errorf("it ends %s, the debrief says %s", st.Ending, d.Would.ID)
	}
	var out strings.Builder
	back := NewDebrief(sc, events)
	back.Deciding = d
	if err := back.Text(&out, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The turn that decided it\n", "With it the talk ends won:", "lent by the scenario"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// A talk that a model reply would not have ended better hangs on the turn that a weak
// reply would have lost.
func TestAWonTalkHangsOnTheTurnThatHeldIt(t *testing.T) {
	sc := shipped(t, "five-percent")
	var models []string // one way through, every scene answered by its model
	for st, _ := play.Begin(sc, 1); !st.Done(); {
		models = append(models, sc.Beat(st.Beat).Models[0])
		next, _, err := play.Step(sc, st, models[len(models)-1])
		if err != nil {
			t.Fatal(err)
		}
		st = next
	}
	events := played(t, sc, models...)
	if e := ended(events); e == nil || e.Outcome != scenario.Won {
		t.Fatalf("ended %+v", e)
	}
	d := Decide(sc, 1, events)
	if d == nil || !d.Held || d.Would.Outcome == scenario.Won {
		t.Fatalf("decided by %+v", d)
	}
	if d.Instead != weakReply(sc, d.Beat) || d.Instead == "" {
		t.Errorf("put in its place: %q", d.Instead)
	}
}

func TestATalkThatGoesOnIsNotDecided(t *testing.T) {
	sc := shipped(t, "five-percent")
	if d := Decide(sc, 1, played(t, sc, "Yes, I can do 5%.")); d != nil {
		t.Errorf("decided by %+v", d)
	}
}

func TestConcessionsThatGrowGiveAnAlarm(t *testing.T) {
	gift := func(turn int, percent float64, back string) play.Entry {
		return play.Entry{Turn: turn, What: "x", For: back, Percent: percent}
	}
	for name, c := range map[string]struct {
		entries []play.Entry
		want    string
	}{
		"nothing":        {nil, ""},
		"one gift":       {[]play.Entry{gift(1, 5, "")}, ""},
		"steps shrink":   {[]play.Entry{gift(1, 5, "two years"), gift(2, 2, "a call")}, ""},
		"same again":     {[]play.Entry{gift(1, 5, "two years"), gift(3, 5, "a call")}, "5% on turn 1, 5% more on turn 3."},
		"two free":       {[]play.Entry{gift(1, 5, ""), gift(2, 0, "")}, "for nothing on turns 1 and 2:"},
		"twice one turn": {[]play.Entry{gift(1, 5, ""), gift(1, 0, "")}, ""},
	} {
		got := ""
		if a := alarm(c.entries); a != nil {
			got = a.Text()
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The title of an ending is a sentence of its own in it: one full stop, whether or not the
// author wrote one.
func TestTheOutcomeHasOneFullStop(t *testing.T) {
	for _, title := range []string{"Filed under six", "Filed under six."} {
		c := Deciding{Held: true, Would: End{Outcome: "open", Title: title}}
		if got := c.Outcome(); got != "With it the talk ends open: Filed under six. Your reply carried it." {
			t.Errorf("%q", got)
		}
	}
}
