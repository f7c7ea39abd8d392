package grade

// Forest is a sum of trees whose nodes at one depth all ask the same question.
type Forest struct {
	Base    float32
	Feature []uint16 // treeDepth of them for each tree
	Cut     []uint8  // right when the bin is greater
	Leaf    []float32

	trees []tree
}

// tree is the questions of a tree, from its root on.
type tree struct {
	cuts    uint64 // a byte for each, raised by overBin
	feature [treeDepth]uint16
}

const (
	treeDepth = 5
	leaves    = 1 << treeDepth
)

// bins are the features of a reply, each as the number of its bin. There is room for a power
// of two, so that the trees need not look whether a feature's number is too large.
type bins [binRoom]uint8

const (
	binRoom = 512
	_       = uint(binRoom - featureCount) // it must not be less
)

func (f *Forest) prepare() {
	f.trees = make([]tree, len(f.Leaf)/leaves)
	for t := range f.trees {
		for d := range treeDepth {
			f.trees[t].feature[d] = f.Feature[t*treeDepth+d]
			f.trees[t].cuts |= uint64(f.Cut[t*treeDepth+d]+overBin) << (8 * d)
		}
	}
}

// sound reports that there is an answer to every question and a leaf for every answer.
func (f *Forest) sound() bool {
	questions := len(f.Leaf) / leaves * treeDepth
	if len(f.Leaf)%leaves != 0 || len(f.Feature) != questions || len(f.Cut) != questions {
		return false
	}
	for i := range questions {
		if int(f.Feature[i]) >= featureCount || f.Cut[i] >= overBin {
			return false
		}
	}
	return true
}

// Cuts and bins are below overBin, so that all bins of a tree can be taken from their raised
// cuts at once: a byte has that bit left where the bin is not greater than the cut.
const (
	overBin  = 0x80
	overBins = 0x80_80808080
	// gather brings the lowest bits of five bytes side by side, from the 32nd bit on.
	gather = 1<<32 | 1<<25 | 1<<18 | 1<<11 | 1<<4
)

// estimate is the forest's value, and the sum of its trees with even numbers less
// that of the odd ones, which says how far two halves of the forest are apart.
func (f *Forest) estimate(b *bins) (value, apart float64) {
	var mine, others float64 // of the trees with numbers like this one's, and of the others
	trees, leaf := f.trees, f.Leaf
	for len(trees) > 0 && len(leaf) >= leaves {
		t := &trees[0]
		at := uint64(b[t.feature[0]%binRoom]) | uint64(b[t.feature[1]%binRoom])<<8 | uint64(b[t.feature[2]%binRoom])<<16 |
			uint64(b[t.feature[3]%binRoom])<<24 | uint64(b[t.feature[4]%binRoom])<<32
		k := (^(t.cuts - at) & overBins >> 7 * gather) >> 32 % leaves
		mine, others = others, mine+float64(leaf[:leaves][k])
		trees, leaf = trees[1:], leaf[leaves:]
	}
	even, odd := mine, others
	if len(f.trees)%2 == 1 {
		even, odd = odd, even
	}
	return float64(f.Base) + even + odd, even - odd
}
