package grade

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// TestForestsLeadWhereTheirTreesDo asks every forest question by question as well: the sums
// are the same to the last bit.
func TestForestsLeadWhereTheirTreesDo(t *testing.T) {
	m, chance := learned(), rand.New(rand.NewPCG(3, 5))
	for k := range m.Forests {
		for range 20 {
			var b bins
			for f := range featureCount {
				b[f] = uint8(chance.IntN(len(m.FeatureCuts[f]) + 1))
			}
			value, apart := m.Forests[k].estimate(&b)
			if v, a := askEach(&m.Forests[k], &b); v != value || a != apart {
				t.Fatalf("forest %d: %v and %v, question by question %v and %v", k, value, apart, v, a)
			}
		}
	}
}

// askEach walks each tree from its root to a leaf.
func askEach(f *Forest, b *bins) (value, apart float64) {
	var half [2]float64
	for t := range f.trees {
		leaf := 0
		for d := range treeDepth {
			if q := t*treeDepth + d; b[f.Feature[q]] > f.Cut[q] {
				leaf |= 1 << d
			}
		}
		half[t%2] += float64(f.Leaf[t*leaves+leaf])
	}
	return float64(f.Base) + half[0] + half[1], half[0] - half[1]
}

// TestIndexFindsWhatIsThere looks up every sequence of the model, and others that it has not.
func TestIndexFindsWhatIsThere(t *testing.T) {
	for _, l := range []*Linear{&learned().Words, &learned().Letters} {
		there := map[uint64]bool{}
		for i := range l.rows {
			h := binary.LittleEndian.Uint64(l.hash[8*i:])
			there[h] = true
			if at := l.find(h); at != i {
				t.Fatalf("sequence %d is found at %d", i, at)
			}
		}
		for h := range there {
			for _, other := range []uint64{h + 1, h ^ 1<<40, h << 1, join(h, 7)} {
				at := l.find(other)
				if at < 0 || there[other] {
					continue
				}
				if found := binary.LittleEndian.Uint64(l.hash[8*at:]); found>>20 != other>>20 {
					t.Fatalf("%x is not there, and %x is found for it", other, found)
				}
			}
		}
	}
	for _, h := range []uint64{0, 1, 1 << 63, ^uint64(0)} {
		var none index
		none.build(nil)
		if none.find(h) >= 0 {
			t.Errorf("%x is found in nothing", h)
		}
	}
}
