package grade

import "testing"

// TestRecitedFacts hands in two facts of each scene as they stand: value 2 at most. The same with a point
// made of them is held by nothing of this.
func TestRecitedFacts(t *testing.T) {
	f := theField(t)
	tails := []string{"", " That is all I know.", " Over to you.", " Those are the figures.", " True story."}
	c := newCases(t, "recited facts")
	for i := range f.sits {
		s := &f.sits[i]
		for k, tail := range tails {
			a, b := s.Facts[k%len(s.Facts)], s.Facts[(k+1)%len(s.Facts)]
			reply := a + ". " + b + "." + tail
			m := gradePrepared(f.ready[s.Beat], reply)
			c.count(m.Levels[Value] <= 2, "%s v%d %v %q", s.Beat, m.Levels[Value], m.Moves, reply)
		}
	}
	c.hold(200, 0.7)

	p := prepare(fivePercent())
	d := newDesk(learned())
	defer d.leave()
	for reply, recites := range map[string]bool{
		"In the pilot, approvals fell from nine days to two. They paid $3,100 a month in late fees.":                           true,
		"Purchase approvals fell from nine days to two in the pilot. Late-payment fees, $3,100 a month. Over to you.":          true,
		"Your approvals fell from nine days to two in the pilot, and the late fees were $3,100 a month.":                       false,
		"Approvals fell from nine days to two in the pilot, so the $3,100 a month of late fees end.":                           false,
		"They paid $3,100 a month in late fees. 5% is $2,400 a year, less than one month.":                                     false,
		"Approvals fell from nine days to two in the pilot. What would two days have done to the $3,100 of late fees a month?": false,
		"I hold the price.": false,
	} {
		if got := newView(d, p, learned(), reply).j.recites(); got != recites {
			t.Errorf("recites %v: %q", got, reply)
		}
	}
}
