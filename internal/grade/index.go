package grade

import "encoding/binary"

// index finds the place of a hash in a sorted list of hashes. The list is cut into buckets
// by the upper bits of the hashes; a tag of 32 further bits stands for each hash, those of a
// bucket side by side, so that a look is one at the bucket's beginning and one at a few tags. Both
// tables stay in the processor's own cache, where a table of the hashes would not.
type index struct {
	first []uint32 // of each bucket, and one more
	tag   []uint32 // of each hash
	bits  uint     // how many upper bits name the bucket
}

// perBucket is how many hashes share a bucket, about.
const perBucket = 4

// build makes the index of sorted hashes, 8 bytes each.
func (x *index) build(hashes []byte) {
	n := len(hashes) / 8
	x.bits = 1
	for n>>x.bits > perBucket {
		x.bits++
	}
	x.first = make([]uint32, 1<<x.bits+1)
	x.tag = make([]uint32, n)
	next := uint64(0) // the first bucket of which the beginning is not known
	for i := range n {
		h := binary.LittleEndian.Uint64(hashes[8*i:])
		for b := h >> (64 - x.bits); next <= b; next++ {
			x.first[next] = uint32(i)
		}
		x.tag[i] = uint32(h << x.bits >> 32)
	}
	for ; next < uint64(len(x.first)); next++ {
		x.first[next] = uint32(n)
	}
}

// find is the place of the hash in the list that the index was built of, or -1. Bucket and
// tag are more than 44 bits of the hash, so that another one is taken for it about never.
func (x *index) find(h uint64) int {
	b := h >> (64 - x.bits)
	tag := uint32(h << x.bits >> 32)
	for i := x.first[b]; i < x.first[b+1]; i++ {
		if x.tag[i] == tag {
			return int(i)
		}
	}
	return -1
}
