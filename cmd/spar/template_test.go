package main

import (
	"testing"

	"spar/internal/play"
	"spar/internal/scenario"
)

// TestTemplatesAreWonByTheirOwnModels plays each template with its model replies, as a
// coach does first, and with a buyer who is given everything.
func TestTemplatesAreWonByTheirOwnModels(t *testing.T) {
	for _, tmpl := range scenario.Templates() {
		t.Run(tmpl.ID, func(t *testing.T) {
			src, err := scenario.New(tmpl.ID, "mine", scenario.Answers{})
			if err != nil {
				t.Fatal(err)
			}
			sc, problems := scenario.Decode("mine.yaml", src)
			if sc == nil {
				t.Fatal(problems)
			}
			model := func(st play.State) string { return sc.Beat(st.Beat).Models[0] }
			if got := ending(t, sc, model); got != scenario.Won {
				t.Errorf("its model replies end it %s", got)
			}
			weak := func(st play.State) string { return "Sorry, whatever you like, I don't mind, let me know." }
			if got := ending(t, sc, weak); got == scenario.Won {
				t.Error("a reply that yields in everything wins")
			}
		})
	}
}

// ending plays a talk with the replies that say gives and tells how it ends.
func ending(t *testing.T, sc *scenario.Scenario, say func(play.State) string) scenario.Outcome {
	t.Helper()
	st, _ := play.Begin(sc, 1)
	for range 50 {
		if st.Done() {
			return st.Outcome(sc)
		}
		var err error
		if st, _, err = play.Step(sc, st, say(st)); err != nil {
			t.Fatal(err)
		}
	}
	t.Fatal("the talk does not end")
	return ""
}
