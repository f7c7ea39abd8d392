package grade

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
	// absent are the bins of features that are all 0, as most are in most replies.
	absent bins
}

// Prepare builds what is not in the file; it is called once, before the first use.
func (m *Model) Prepare() {
	m.common = make(Vocabulary, len(m.Vocabulary))
	for _, h := range m.Vocabulary {
		m.common[h] = true
	}
	m.Words.prepare()
	m.Letters.prepare()
	m.Joints.Prepare()
	m.bins(&m.absent, make([]float32, featureCount), nil, nil)
	for k := range m.Forests {
		m.Forests[k].prepare()
	}
}

// bins puts each feature in its bin. Where x is as in another reading, of which the
// features and bins are given, its bin is as well.
func (m *Model) bins(dst *bins, x, other []float32, otherBins *bins) {
	for f, cuts := range m.FeatureCuts {
		v := x[f]
		if other != nil && other[f] == v {
			dst[f] = otherBins[f]
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
