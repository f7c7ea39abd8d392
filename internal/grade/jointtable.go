package grade

import "encoding/binary"

// jointTable finds joints by an open table of their places. Beside each place stands a tag
// that tells hashes apart without a look at the list: the upper bits of the hash, and its
// kind in the lowest, since joints of the same words differ in their kind alone.
type jointTable struct {
	slots []slot
	mask  uint64
}

type slot struct{ tag, at uint32 } // at is the place+1, 0 for none

// tagOf is the tag of a hash.
func tagOf(h uint64) uint32 { return uint32(h>>32)&^jointMask | uint32(h&jointMask) }

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
		x.slots[k] = slot{tagOf(h), uint32(i) + 1}
	}
}

// find is the place of the hash in the list that the table was built of, or -1.
func (x *jointTable) find(h uint64) int {
	tag := tagOf(h)
	for k := h & x.mask; ; k = (k + 1) & x.mask {
		s := x.slots[k]
		if s.at == 0 || s.tag == tag {
			return int(s.at) - 1
		}
	}
}
