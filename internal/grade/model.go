package grade

import "math"

// What the model estimates, in the order of its targets: the five levels (less 2),
// how likely each tone is, and how likely each of the rubric's flags.
const (
	toneTargets = 4
	flagTargets = 15
	targets     = int(dimensions) + toneTargets + flagTargets
	toneAt      = int(dimensions)
	flagAt      = toneAt + toneTargets
	pricedCount = 7
	outputs     = int(dimensions) + toneTargets + pricedCount // what the trees estimate
	pricedAt    = int(dimensions) + toneTargets
)

// priced are the moves that give a price away, trade it, put it off or keep it. Trees of their
// own say how likely each is, from replies that are flagged with nothing else.
var priced = [pricedCount]Move{Unconditional, Discount, Trade, Halfway, Manager, Defer, Hold}

var tones = [toneTargets]Tone{Passive, Neutral, Assertive, Aggressive}

// Model is what was learned. It is made by the fitting command and never changed.
type Model struct {
	Vocabulary     []uint64
	Words, Letters Linear
	Joints         Joints
	Bias           [targets]float32
	// Cuts are, for each feature, the values at which one bin becomes the next.
	FeatureCuts [][]float32
	Forests     [outputs]Forest
	Levels      [dimensions]Cuts
	// ToneBias is added to the estimate of each tone before the largest is taken.
	ToneBias [toneTargets]float32
	// Doubt holds for each dimension the half width about a cut inside which a
	// level is not to be relied on, and the disagreement between the two halves
	// of the forest above which it is not.
	Doubt [dimensions][2]float32
	// Flags hold for each of the rubric's flags the least estimate at which a move
	// that a rule found is kept, and at which one that none found is added.
	Flags [flagTargets][2]float32
	// Priced are the same two for each of the priced moves.
	Priced [pricedCount][2]float32

	common Vocabulary
}

// Linear weighs sequences: a vector of the weights of those that occur, divided by
// its length, times one column for each target.
type Linear struct {
	Hash   []uint64 // sorted
	Weight []uint16 // in 1/4096
	Scale  [targets]float32
	Column []int8 // targets of them for each hash

	rows []row
	index
}

// row is a sequence's weight and columns side by side, so that it lies in one line of
// the processor's cache.
type row struct {
	column [targets]int8
	weight uint16
	_      [6]byte
}

// index finds hashes by an open table of their places. Beside each place stands the
// upper half of its hash: that tells hashes apart without a look at the list.
type index struct {
	slots []slot
	mask  uint64
}

type slot struct{ upper, at uint32 } // at is the place+1, 0 for none

// Forest is a sum of trees whose nodes at one depth all ask the same question.
type Forest struct {
	Base    float32
	Feature []uint16 // treeDepth of them for each tree
	Cut     []uint8  // right when the bin is greater
	Leaf    []float32

	// nodes are feature and cut of each depth of each tree side by side, feature<<8|cut.
	nodes [][treeDepth]uint32
}

const (
	treeDepth = 5
	leaves    = 1 << treeDepth
	smoothing = 60 // keeps very short texts from weighing too much
	weightOne = 4096
)

// Prepare builds what is not in the file; it is called once, before the first use.
func (m *Model) Prepare() {
	m.common = make(Vocabulary, len(m.Vocabulary))
	for _, h := range m.Vocabulary {
		m.common[h] = true
	}
	m.Words.prepare()
	m.Letters.prepare()
	m.Joints.build(m.Joints.Hash)
	for k := range m.Forests {
		m.Forests[k].prepare()
	}
}

func (f *Forest) prepare() {
	f.nodes = make([][treeDepth]uint32, len(f.Leaf)/leaves)
	for t := range f.nodes {
		for d := range treeDepth {
			f.nodes[t][d] = uint32(f.Feature[t*treeDepth+d])<<8 | uint32(f.Cut[t*treeDepth+d])
		}
	}
}

func (x *index) build(hash []uint64) {
	size := 1
	for size < 2*len(hash) {
		size *= 2
	}
	x.slots = make([]slot, size)
	x.mask = uint64(size - 1)
	for i, h := range hash {
		k := h & x.mask
		for x.slots[k].at != 0 {
			k = (k + 1) & x.mask
		}
		x.slots[k] = slot{uint32(h >> 32), uint32(i) + 1}
	}
}

// find is the place of the hash in the list that the index was built of, or -1.
func (x *index) find(h uint64) int {
	for k := h & x.mask; ; k = (k + 1) & x.mask {
		s := x.slots[k]
		if s.at == 0 || s.upper == uint32(h>>32) {
			return int(s.at) - 1
		}
	}
}

// prepare builds what is not in the file.
func (l *Linear) prepare() {
	l.build(l.Hash)
	l.rows = make([]row, len(l.Hash))
	for i := range l.rows {
		l.rows[i].weight = l.Weight[i]
		copy(l.rows[i].column[:], l.Column[i*targets:])
	}
}

// sums are the weighted columns of a stretch of text, exact and in whole numbers,
// so that stretches can be added and taken away again.
type sums struct {
	column [targets]int64
	square int64
}

// add weighs one sequence.
func (l *Linear) add(s *sums, h uint64) { l.addAt(s, l.find(h)) }

// addAt weighs the sequence at a place of the list, or none for -1.
func (l *Linear) addAt(s *sums, i int) {
	if i < 0 {
		return
	}
	r := &l.rows[i]
	w := int64(r.weight)
	s.square += w * w
	for t, v := range &r.column {
		s.column[t] += w * int64(v)
	}
}

// estimate adds the linear estimate of the targets to out. No product is added in
// one step, since some machines would round that differently.
func (l *Linear) estimate(out *[targets]float64, s *sums) {
	norm := 1 / math.Sqrt(float64(s.square)/(weightOne*weightOne)+smoothing) / weightOne
	for t := range out {
		v := float64(s.column[t]) * float64(l.Scale[t])
		out[t] += float64(v * norm)
	}
}

// bins puts each feature in its bin. Where x is as in an earlier reading, of which the
// features and bins are given, its bin is as well.
func (m *Model) bins(dst []uint8, x, before []float32, binsBefore []uint8) {
	for f, cuts := range m.FeatureCuts {
		v := x[f]
		if before != nil && before[f] == v {
			dst[f] = binsBefore[f]
			continue
		}
		lo, hi := 0, len(cuts)
		for lo < hi {
			mid := (lo + hi) / 2
			if v <= cuts[mid] {
				hi = mid
			} else {
				lo = mid + 1
			}
		}
		dst[f] = uint8(lo)
	}
}

// estimate is the forest's value, and the sum of its trees with even numbers less
// that of the odd ones, which says how far two halves of the forest are apart.
func (f *Forest) estimate(bin []uint8) (value, apart float64) {
	var half [2]float64
	bins := (*[featureCount]uint8)(bin)
	for t := range f.nodes {
		k := uint32(0)
		for d, n := range &f.nodes[t] {
			k |= (n&0xff - uint32(bins[n>>8])) >> 31 << d
		}
		half[t&1] += float64(f.Leaf[t*leaves+int(k)])
	}
	return float64(f.Base) + half[0] + half[1], half[0] - half[1]
}
