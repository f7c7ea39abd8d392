package grade

import "encoding/binary"

// jointTable finds joints by an open table of their places. Beside each place stands the
// upper half of its hash: that tells hashes apart without a look at the list. It does not
// tell apart joints that differ in their kind alone, where they come to lie side by side in a
// crowded part of the table; the weights and the cut were learned with it as it is.
type jointTable struct {
	slots []slot
	mask  uint64
}

type slot struct{ upper, at uint32 } // at is the place+1, 0 for none

// build makes the table of hashes, 8 bytes each.
func (x *jointTable) build(hashes []byte) {
	n := len(hashes) / 8
	size := 1
	for size < 2*n {
		size *= 2
	}
	x.slots = make([]slot, size)
	x.mask = uint64(size - 1)
	for i := range n {
		h := binary.LittleEndian.Uint64(hashes[8*i:])
		k := h & x.mask
		for x.slots[k].at != 0 {
			k = (k + 1) & x.mask
		}
		x.slots[k] = slot{uint32(h >> 32), uint32(i) + 1}
	}
}

// find is the place of the hash in the list that the table was built of, or -1.
func (x *jointTable) find(h uint64) int {
	for k := h & x.mask; ; k = (k + 1) & x.mask {
		s := x.slots[k]
		if s.at == 0 || s.upper == uint32(h>>32) {
			return int(s.at) - 1
		}
	}
}
