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
	outputs     = int(dimensions) + toneTargets // what the trees estimate
)

var tones = [toneTargets]Tone{Passive, Neutral, Assertive, Aggressive}

// Model is what was learned. It is made by the fitting command and never changed.
type Model struct {
	Vocabulary     []uint64
	Words, Letters Linear
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

	common Vocabulary
}

// Linear weighs sequences: a vector of the weights of those that occur, divided by
// its length, times one column for each target.
type Linear struct {
	Hash   []uint64 // sorted
	Weight []uint16 // in 1/4096
	Scale  [targets]float32
	Column []int8 // targets of them for each hash

	slots []uint32 // open table of index+1
	mask  uint64
}

// Forest is a sum of trees whose nodes at one depth all ask the same question.
type Forest struct {
	Base    float32
	Feature []uint16 // treeDepth of them for each tree
	Cut     []uint8  // right when the bin is greater
	Leaf    []float32
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
}

func (l *Linear) prepare() {
	size := 1
	for size < 2*len(l.Hash) {
		size *= 2
	}
	l.slots = make([]uint32, size)
	l.mask = uint64(size - 1)
	for i, h := range l.Hash {
		k := h & l.mask
		for l.slots[k] != 0 {
			k = (k + 1) & l.mask
		}
		l.slots[k] = uint32(i) + 1
	}
}

// find is the index of the sequence, or -1.
func (l *Linear) find(h uint64) int {
	for k := h & l.mask; l.slots[k] != 0; k = (k + 1) & l.mask {
		if i := l.slots[k] - 1; l.Hash[i] == h {
			return int(i)
		}
	}
	return -1
}

// sums are the weighted columns of a stretch of text, exact and in whole numbers,
// so that stretches can be added and taken away again.
type sums struct {
	column [targets]int64
	square int64
}

func (l *Linear) add(s *sums, h uint64) {
	i := l.find(h)
	if i < 0 {
		return
	}
	w := int64(l.Weight[i])
	s.square += w * w
	c := l.Column[i*targets : i*targets+targets]
	for t, v := range c {
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

// bins puts each feature in its bin.
func (m *Model) bins(dst []uint8, x []float32) {
	for f, cuts := range m.FeatureCuts {
		v := x[f]
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
	for t, n := 0, len(f.Leaf)/leaves; t < n; t++ {
		feature := f.Feature[t*treeDepth : t*treeDepth+treeDepth : t*treeDepth+treeDepth]
		cut := f.Cut[t*treeDepth : t*treeDepth+treeDepth : t*treeDepth+treeDepth]
		k := uint32(0)
		for d := range treeDepth {
			k |= uint32(int32(cut[d])-int32(bin[feature[d]])) >> 31 << d
		}
		half[t&1] += float64(f.Leaf[t*leaves+int(k)])
	}
	return float64(f.Base) + half[0] + half[1], half[0] - half[1]
}
