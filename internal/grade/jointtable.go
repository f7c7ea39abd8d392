package grade

import "encoding/binary"

// jointTable finds the rows of joints by an open table of their places in a sorted list of
// hashes.
type jointTable struct {
	hashes []byte
	slots  []uint32 // the place+1, 0 for none
}

// build makes the table of hashes, 8 bytes each.
func (x *jointTable) build(hashes []byte) {
	n := len(hashes) / 8
	size := 1
	for size <= 2*n {
		size *= 2
	}
	x.hashes, x.slots = hashes, make([]uint32, size)
	for i := range n {
		k := x.first(binary.LittleEndian.Uint64(hashes[8*i:]))
		for x.slots[k] != 0 {
			k = (k + 1) & (size - 1)
		}
		x.slots[k] = uint32(i) + 1
	}
}

// first is where a hash is looked for first.
func (x *jointTable) first(h uint64) int { return int((h ^ h>>32) & uint64(len(x.slots)-1)) }

// find is the place of the hash in the list that the table was built of, or -1.
func (x *jointTable) find(h uint64) int {
	for k := x.first(h); ; k = (k + 1) & (len(x.slots) - 1) {
		i := int(x.slots[k]) - 1
		if i < 0 || binary.LittleEndian.Uint64(x.hashes[8*i:]) == h {
			return i
		}
	}
}
