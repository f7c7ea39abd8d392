package grade

import (
	"slices"
	"strings"
	"testing"

	"spar/internal/text"
)

func parse(s string) *text.Line { return text.Parse(s) }

// fivePercent is the scene of a discount asked for with a deadline.
func fivePercent() *Situation {
	return &Situation{
		Context:      "You sell Tally at $1,200 per seat per year; the quote is 40 seats for $48,000. Approvals fell from nine days to two in the pilot.",
		Offer:        Offer{Item: "40 seats of Tally", Price: "$48,000 per year", Currency: "USD", Concessions: []string{"an extra onboarding session for the Dayton branch", "a 24-month price lock in writing", "quarterly instead of annual payment"}},
		Facts:        []string{"In the pilot, purchase approvals fell from nine days to two", "They paid about $3,100 a month in late-payment fees last year", "A 5% reduction is $2,400 a year"},
		Insight:      "The late fees come from waiting for signatures, so every month spent on negotiating costs more than the discount being asked for.",
		Stakeholders: []string{"Martin, CFO: wants the late fees gone before year end"},
		BuyerName:    "Dana Whitlock", BuyerRole: "operations director", Competency: "discount",
		BuyerLine: "Look, knock five percent off and I'll sign by Friday. You know how it is, I have to show that I got something.",
	}
}

// TestWant reads the table: a reply, then the moves it must make and, after a minus,
// those it must not make. A missing or surplus move fails.
func TestWant(t *testing.T) {
	p := prepare(fivePercent())
	for row := range strings.SplitSeq(wants, "\n") {
		if row = strings.TrimSpace(row); row == "" {
			continue
		}
		reply, want, ok := strings.Cut(row, " => ")
		if !ok {
			t.Fatalf("bad row %q", row)
		}
		m := gradePrepared(p, reply)
		for w := range strings.FieldsSeq(want) {
			not := strings.HasPrefix(w, "-")
			id, known := ParseMove(strings.TrimPrefix(w, "-"))
			if !known {
				t.Fatalf("no move %q in %q", w, row)
			}
			if slices.Contains(m.Moves, id) == not {
				t.Errorf("%q: want %s, got %v", reply, w, m.Moves)
			}
		}
	}
}

const wants = `
	I can do 5% if you sign for three years => trade -unconditional
	I can do 5% => discount unconditional -trade -hold
	OK, 5% it is => discount unconditional
	no way I'd say no to that => discount unconditional -hold
	I can't do 5% => hold -discount -unconditional
	You asked for 5%; what would it buy you? => hold question -discount -unconditional
	If I dropped the price you'd rightly wonder what it was worth => hold -discount -unconditional
	Let me ask my manager about the 5 => manager -discount -unconditional
	Fair ask. Let's leave the number till we've settled scope, then I'll give you a straight answer => defer -discount -unconditional -manager
`
