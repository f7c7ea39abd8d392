package rehearse

import (
	"reflect"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// TestMemoryIsTheGradersOwn holds what is remembered against the grader, for every beat
// of a scenario under two lines and two pasts, asked for twice.
func TestMemoryIsTheGradersOwn(t *testing.T) {
	sc := shop(t, "")
	m := newMemory()
	for range 2 {
		for i := range sc.Beats {
			for _, line := range []string{sc.Beats[i].Lines[0], "Then you can do ten percent."} {
				for _, past := range [][]grade.Turn{nil, {{Buyer: "Hello.", Reply: gives}}} {
					sit := sc.Situation(&sc.Beats[i])
					sit.BuyerLine, sit.History = line, past
					for _, reply := range []string{gives, sc.Beats[0].Models[0]} {
						want, first := grade.Grade(&sit, reply), grade.Prepare(&sit).Bare(reply)
						got := m.grade(&sit, reply)
						got.Evidence, got.Why, got.Missing = nil, grade.Texts{}, grade.Texts{} // as it may know them
						if !reflect.DeepEqual(got, first) {
							t.Errorf("%s, %q after %d turns, %q: %+v instead of %+v", sc.Beats[i].ID, line, len(past), reply, got, first)
						}
						if got := m.explained(&sit, reply); !reflect.DeepEqual(got, want) {
							t.Errorf("%s, %q after %d turns, %q: %+v instead of %+v", sc.Beats[i].ID, line, len(past), reply, got, want)
						}
					}
				}
			}
		}
	}
	// Both beats under their own line and the other's, where those differ, and both pasts.
	if want := 3 * 2; len(m.moments) != want {
		t.Errorf("%d moments were prepared, want %d", len(m.moments), want)
	}
}

// TestNothingIsGradedTwice plays a transcript under every seed: where the buyer says the
// same each time, each of its replies is graded once.
func TestNothingIsGradedTwice(t *testing.T) {
	sc := shop(t, "transcripts:\n  - { name: gives in, replies: [\""+gives+"\", \"Fine, 10% then, have it.\"], ends: bled }\n")
	m := newMemory()
	if all := transcripts(sc, m); len(all) != 1 || all[0].Missed != "" {
		t.Fatalf("%+v", all)
	}
	if len(m.known) != 2 {
		t.Errorf("%d replies were graded, want 2", len(m.known))
	}
	proof := scenario.Proof{Beat: "ask", Kind: "weak", Reply: gives}
	sc.Proofs = []scenario.Proof{proof, proof}
	proofs(sc, m)
	if len(m.known) != 2 {
		t.Errorf("with the proofs %d replies were graded, want 2", len(m.known))
	}
}
