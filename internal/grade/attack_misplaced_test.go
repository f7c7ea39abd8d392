package grade

import "testing"

// hostile is said beside a good reply. It is not among the words that the fit or the rules
// were made with.
var hostile = []string{
	"Are your ears painted on?",
	"I have met doorstops with more sense.",
	"Sign tonight, or tomorrow you pay double.",
	"Somebody above you should know how you treat suppliers, and I have his number.",
	"Honestly, you are a disgrace to this trade.",
	"Stop blubbering and decide.",
	"This is why nobody likes to work with you.",
	"Keep it up and we drop you like a stone.",
}

// TestMisplaced: a good reply put before a buyer it was not meant for claims what does not hold
// there, and with contempt beside it a good reply leads nobody.
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
	rude := newCases(t, "contempt beside a good reply: the lead falls")
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
		p := at(r.Situation)
		alone, said := p.Bare(r.Reply), hostile[i%len(hostile)]
		m = p.Bare(r.Reply + " " + said)
		rude.count(m.Levels[Assertiveness] < alone.Levels[Assertiveness], "a%d %v %q", m.Levels[Assertiveness], m.Moves, said)
	}
	other.hold(200, 0.6)
	rude.hold(200, 0.12) // what attacks in words of its own is hardly heard yet
}
