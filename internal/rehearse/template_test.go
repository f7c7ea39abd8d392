package rehearse

import (
	"testing"

	"spar/internal/scenario"
)

// TestTemplatesAreFitToBePublished rehearses what "scenario new" writes, with the usual
// answers and with others: a coach begins with a file in which nothing is to be mended.
func TestTemplatesAreFitToBePublished(t *testing.T) {
	for _, tmpl := range scenario.Templates() {
		for _, a := range []scenario.Answers{{}, {Price: 3100, Per: scenario.Once, Currency: "EUR", Name: "Ana Lima", Company: "Lima"}} {
			src, err := scenario.New(tmpl.ID, "mine", a)
			if err != nil {
				t.Fatal(err)
			}
			sc, problems := scenario.Check("mine.yaml", src)
			if len(problems) > 0 {
				t.Fatalf("%s: %v", tmpl.ID, problems)
			}
			r := Rehearse(sc, Options{})
			for _, f := range r.Findings {
				t.Errorf("%s, %+v: %s: %s", tmpl.ID, a, f.Beat, f.Message)
			}
			if len(r.Proofs) < 8 {
				t.Errorf("%s has %d proofs", tmpl.ID, len(r.Proofs))
			}
		}
	}
}
