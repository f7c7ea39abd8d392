package grade

// desk is what all readings of one reply share: what was found out about its segments, and
// room that the next reading uses again.
type desk struct {
	sums segmentSums
	// The reading of the whole reply, its features and their bins.
	whole     *view
	wholeX    [featureCount]float32
	wholeBins bins

	// What is left of the reply when stretches are taken out.
	toks, some  []token
	of, segment []int32
	touched     []bool
	parts       []weighed
	lin, told   [][targets]float64
	grams       []occurrence
	list        []finding
	phrases     []match
	overlaps    []overlap
	terms       []Term
	x           [featureCount]float32
}

func newDesk(m *Model) *desk {
	return &desk{wholeBins: m.absent}
}

// sort puts the features x in their bins. Most are as they are in the whole reply.
func (d *desk) sort(v *view, g *guess) {
	v.m.bins(&g.bin, d.x[:], d.wholeX[:], &d.wholeBins)
	if g == &d.whole.guess {
		d.wholeX, d.wholeBins = d.x, g.bin
	}
}
