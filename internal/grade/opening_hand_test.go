package grade

import "testing"

// TestHandFirst holds that a hand on what was asked is not taken back by good sentences behind it.
func TestHandFirst(t *testing.T) {
	p := prepare(fivePercent())
	const good = " In the pilot approvals fell from nine days to two, and the late fees were $3,100 a month. Thursday at ten with Martin?"
	for opening, gives := range map[string]bool{
		"Deal.": true, "Done.": true, "Agreed.": true, "You got it.": true, "You have it.": true, "You win.": true,
		"Deal?": false, "Fine.": false, "Understood.": false, "Fair.": false, "You asked.": false, "Deal? Not at five.": false, "Done deals are rare.": false,
	} {
		m := gradePrepared(p, opening+good)
		if low := m.Levels[Assertiveness] <= 1 && m.Levels[Value] <= 1; low != gives {
			t.Errorf("%q with a good sentence behind it: %v", opening, m.Levels)
		}
	}
}
