package grade

import (
	"sync"

	"spar/internal/text"
)

// desk is what all readings of one reply share: what was found out about its segments and
// words, and room. It is used again for the next reply; nothing that was graded points
// into it.
type desk struct {
	reader *text.Reader
	words  map[string]known
	sums   segmentSums
	scan   scan
	topics []overlap
	hits   []topicHit
	weight []float64

	// The readings so far, and of the whole reply its features and their bins.
	views     []*view
	used      int
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
	left        findings
	judged      judged

	joiner joiner
	trial  trial
	segs   []strongSegment
	moves  []Move
}

// desks are used again, since clearing a table takes less time than setting a new one.
var desks = sync.Pool{New: func() any { return &desk{reader: text.NewReader(), words: map[string]known{}} }}

// newDesk is a desk for a reply that the model will read.
func newDesk(m *Model) *desk {
	d := desks.Get().(*desk)
	d.sums.keys, d.sums.weighed = d.sums.keys[:0], d.sums.weighed[:0]
	d.used, d.whole = 0, nil
	clear(d.wholeX[:])
	d.wholeBins = m.absent
	return d
}

// leave hands the desk on to the next reply.
func (d *desk) leave() { desks.Put(d) }

// view is room for one more reading.
func (d *desk) view() *view {
	if d.used == len(d.views) {
		d.views = append(d.views, &view{})
	}
	v := d.views[d.used]
	d.used++
	if d.used == 1 {
		d.whole = v
	}
	return v
}

// sort puts the features x in their bins. Most are as they are in the whole reply.
func (d *desk) sort(v *view, g *guess) {
	v.m.bins(&g.bin, d.x[:], d.wholeX[:], &d.wholeBins)
	if g == &d.whole.guess {
		d.wholeX, d.wholeBins = d.x, g.bin
	}
}

// room is n zero values in the room that s has.
func room[T any](s []T, n int) []T {
	s = append(s[:0], make([]T, n)...)
	return s
}
