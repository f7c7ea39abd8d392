package report

import (
	"strings"
	"testing"

	"spar/internal/rehearse"
)

// rehearsed is a result with something of everything, and hostile text in it.
func rehearsed() rehearse.Result {
	return rehearse.Result{
		ID: "shop", Title: "Five\x1b[2J off",
		Proofs: []rehearse.ProofResult{
			{Number: 1, Beat: "ask", Kind: "weak"},
			{Number: 2, Beat: "ask", Kind: "strong", Reply: "No\u202e deal",
				Missed: []rehearse.Miss{{Want: "value at least 3", Got: "value 2", Words: []string{`"No" raises (hold)`}, Why: "it holds without a reason"}}},
			{Number: 3, Beat: "ask", Kind: "hard", Reply: "Ha", Disputed: "she means it",
				Missed: []rehearse.Miss{{Want: "has hold", Got: "moves: none"}}},
		},
		Transcripts: []rehearse.TranscriptResult{{}, {Missed: "it ends elsewhere"}},
		Coverage: rehearse.Coverage{
			Talks:    1,
			Searched: true,
			Beats:    []rehearse.Place{{ID: "ask", Times: 3}},
			Branches: []rehearse.Branch{{Beat: "ask", Lead: 0, To: "won", Way: &rehearse.Way{Steps: []rehearse.WayStep{{Beat: "ask", Buyer: "Well?", Reply: "We\x07 hold."}}}}},
			Endings:  []rehearse.Place{{ID: "won"}},
		},
		Separation: &rehearse.Separation{
			Kinds: []rehearse.KindResult{{Kind: rehearse.Bully, Talks: 10, Median: 0.5, High: 1, Ends: map[string]int{"lost": 2, "won": 8, "": 1}}},
			Pairs: []rehearse.PairResult{{Kind: rehearse.Bully, Beats: 0.85, Gap: 1.25, Must: true}},
		},
		Findings: []rehearse.Finding{
			{Code: rehearse.ProofMissed, Beat: "ask", Message: "told with its words", Fails: true},
			{Code: rehearse.NotReached, Message: "no way to won", Hint: "make it wider", Fails: true},
			{Code: rehearse.ProofLacking, Beat: "ask", Message: "no gaming", Hint: "add one"},
		},
	}
}

func TestRehearsalText(t *testing.T) {
	var b strings.Builder
	if err := RehearsalText(&b, []rehearse.Result{rehearsed()}, false, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	want := `shop: Five off
  proofs        1 of 3 hold, 1 disputed
  transcripts   1 of 2 end where they must
  reached       1/1 beats, 1/1 branches, 0/1 endings, by 1 talk and a search
  trainees      talks  score  (middle 80%)  endings
    bully          10    0.5    0.0 to 1.0   won 8, lost 2, no ending 1
    challenger before bully in 85% of pairs, by 1.2 levels (it must be 90% and 1.0)
  error: proof-missed [ask]: proof 2, strong
    “No deal”
    must be: value at least 3; is: value 2
      "No" raises (hold)
      It holds without a reason.
    hint: ` + rehearse.ProofHint + `
  disputed [ask]: proof 3, hard: she means it
  error: not-reached: no way to won
    hint: make it wider
  note: proof-lacking [ask]: no gaming
    hint: add one
  nobody came to lead 1 of ask, to won, by themselves; this leads there:
    buyer: Well?
    you:   We hold.

Rehearsed: 1. Fit to be published: 0.
To be mended first: shop.
Disputed proofs: 1 of 3; one may always be.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestRehearsalTextWithAll(t *testing.T) {
	var b strings.Builder
	if err := RehearsalText(&b, []rehearse.Result{rehearsed()}, true, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"    beat ask                 3\n", "      lead 1 to won           0\n", "    ending won               0\n",
		"  disputed [ask]: proof 3, hard: she means it\n    “Ha”\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}
