package grade

// Forest is a sum of trees whose nodes at one depth all ask the same question.
type Forest struct {
	Base    float32
	Feature []uint16 // treeDepth of them for each tree
	Cut     []uint8  // right when the bin is greater
	Leaf    []float32

	// trees are feature and cut of each depth of each tree side by side, feature<<8|cut.
	trees []tree
}

type tree [treeDepth]uint32

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
			f.trees[t][d] = uint32(f.Feature[t*treeDepth+d])<<8 | uint32(f.Cut[t*treeDepth+d])
		}
	}
}

// leaf is the number of the leaf that the tree leads to.
func (t *tree) leaf(b *bins) uint32 {
	return (right(t[0], b) | right(t[1], b)<<1 | right(t[2], b)<<2 | right(t[3], b)<<3 | right(t[4], b)<<4) % leaves
}

// right is 1 where the feature's bin is greater than the cut; there is nothing to guess for
// the processor.
func right(n uint32, b *bins) uint32 { return (n&0xff - uint32(b[n>>8%binRoom])) >> 31 }

// estimate is the forest's value, and the sum of its trees with even numbers less
// that of the odd ones, which says how far two halves of the forest are apart.
func (f *Forest) estimate(b *bins) (value, apart float64) {
	var even, odd float64
	trees, leaf := f.trees, f.Leaf
	for len(trees) >= 2 && len(leaf) >= 2*leaves {
		even += float64(leaf[trees[0].leaf(b)])
		odd += float64(leaf[leaves+trees[1].leaf(b)])
		trees, leaf = trees[2:], leaf[2*leaves:]
	}
	if len(trees) > 0 {
		even += float64(leaf[trees[0].leaf(b)])
	}
	return float64(f.Base) + even + odd, even - odd
}
