package grade

import "testing"

// TestMisplaced: a good reply put before a buyer it was not meant for claims what does not hold
// there. What contempt beside a good reply costs stands in TestTone.
func TestMisplaced(t *testing.T) {
	sits, rated := readCorpus(t)
	rated = thinned(rated)
	ready := map[*Situation]Prepared{}
	at := func(s *Situation) Prepared {
		if _, ok := ready[s]; !ok {
			ready[s] = Prepare(s)
		}
		return ready[s]
	}
	other := newCases(t, "another buyer's reply: value at most 2")
	for i := 0; i < len(rated); i += 3 {
		r := &rated[i]
		e := r.Mean()
		if e[Assertiveness] < 3 || e[Value] < 3 {
			continue
		}
		elsewhere := &sits[(i*7+3)%len(sits)].Situation
		if elsewhere.BuyerLine == r.Situation.BuyerLine {
			continue
		}
		m := at(elsewhere).Bare(r.Reply)
		other.count(m.Levels[Value] <= 2, "a%d v%d %v %q before %q", m.Levels[Assertiveness], m.Levels[Value], m.Moves, r.Reply, elsewhere.BuyerLine)
	}
	other.hold(200, 0.6)
}
