package grade

import (
	"encoding/binary"
	"slices"
	"testing"
)

// TestJointTableFinds finds hashes that differ in their upper half alone, or in their
// lower half alone, each at its own place, and none that was not put in.
func TestJointTableFinds(t *testing.T) {
	var list []uint64
	for n := range uint64(400) {
		list = append(list, n*0x9e3779b97f4a7c15, n<<40|1, n<<1|1<<60)
	}
	slices.Sort(list)
	var hashes []byte
	for _, h := range list {
		hashes = binary.LittleEndian.AppendUint64(hashes, h)
	}
	var x jointTable
	x.build(hashes)
	for i, h := range list {
		if got := x.find(h); got != i {
			t.Fatalf("%#x stands at %d, found at %d", h, i, got)
		}
		if got := x.find(h ^ 1<<59); got != -1 {
			t.Fatalf("%#x was never put in and is found at %d", h^1<<59, got)
		}
	}
}

// TestGroundKnowsPairsOfEveryFact finds two neighbouring words of each fact, not of the last
// one alone.
func TestGroundKnowsPairsOfEveryFact(t *testing.T) {
	g := newGround(&Situation{Facts: []string{"Two knees hurt in spring", "The corridor is narrow", "A closed hall earns nothing"}})
	for _, pair := range []string{"knees hurt", "narrow corridor", "closed hall"} {
		toks := lex(pair)
		has := g.pairs[join(toks[0].stem, toks[1].stem)]&(1<<inFacts) != 0
		if want := pair != "narrow corridor"; has != want {
			t.Errorf("%q: found %v, want %v", pair, has, want)
		}
	}
}
