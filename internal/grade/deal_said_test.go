package grade

import "testing"

// TestFigureOnASheet holds that a price is asked for wherever the buyer names the figure
// they must bring home, and that sums and fighting for the client give nothing.
func TestFigureOnASheet(t *testing.T) {
	sit := marta()
	sit.BuyerLine = "There is one line left on my sheet and it says 5%. Find me that by Friday."
	p := prepare(sit)
	for _, c := range []struct{ reply, want string }{
		{"I could do 2%.", "discount unconditional"},
		{"Maybe 2%?", "discount unconditional"},
		{"5% of $48,000 is $2,400, saved once.", "-discount -unconditional"},
		{"A 5% reduction is $2,400 a year.", "-discount -unconditional"},
		{"I'll take it up inside.", "-manager"},
		{"If we settle it this week I'll add a training day.", "trade -unconditional"},
		{"Half of the way from 84 to 70 is still seven off.", "-halfway -discount"},
	} {
		if m := gradePrepared(p, c.reply); !does(m.Moves, c.want) {
			t.Errorf("%q: want %s, got %v", c.reply, c.want, m.Moves)
		}
	}
	m := gradePrepared(p, "If we settle it this week I'll add a training day.")
	if len(m.Terms) != 1 || m.Terms[0].For != "If we settle it this week" {
		t.Errorf("terms %+v", m.Terms)
	}
}
