package grade

// segmentsums.go remembers what segments weigh. Evidence reads a reply several times with
// stretches taken out, and most of its segments hold the same sequences each time. They
// are told by two sums over the hashes of their sequences, 128 bits in all, so that a
// segment is taken for another one about never.

// segmentSums are the segments weighed so far for one reply.
type segmentSums struct {
	keys    []segmentKey
	weighed []weighed
	now     []segmentKey // of the segments at hand
	fresh   []bool
	found   []foundAt
}

// foundAt is a sequence's place in the model, and the segment of its last word.
type foundAt struct{ at, segment int32 }

type segmentKey struct{ a, b uint64 }

// mostSegments is how many segments are remembered, so that looking them up stays cheap.
const mostSegments = 256

// put takes one more sequence into the key; their order does not matter, as it does not in
// a sum.
func (k *segmentKey) put(h uint64) {
	k.a += h * 0x9e3779b97f4a7c15
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	k.b += h ^ h>>32
}

// add adds the sequences of words and letters to the parts they stand in.
func (s *segmentSums) add(m *Model, words, letters []occurrence, parts []weighed) {
	s.now = append(s.now[:0], make([]segmentKey, len(parts))...)
	s.fresh = append(s.fresh[:0], make([]bool, len(parts))...)
	for _, o := range words {
		s.now[o.segment].put(o.hash)
	}
	for _, o := range letters {
		s.now[o.segment].put(^o.hash)
	}
	for k := range parts {
		if s.now[k] == (segmentKey{}) {
			continue
		}
		if i := s.find(s.now[k]); i >= 0 {
			parts[k].plus(&s.weighed[i], 1)
		} else {
			s.fresh[k] = true
		}
	}
	s.weigh(&m.Words, words, parts, func(w *weighed) *sums { return &w.words })
	s.weigh(&m.Letters, letters, parts, func(w *weighed) *sums { return &w.letters })
	for k := range parts {
		if s.fresh[k] && len(s.keys) < mostSegments {
			s.keys = append(s.keys, s.now[k])
			s.weighed = append(s.weighed, parts[k])
		}
	}
}

// find is the place of a segment weighed before, or -1.
func (s *segmentSums) find(k segmentKey) int {
	for i := range s.keys {
		if s.keys[i] == k {
			return i
		}
	}
	return -1
}

// weigh adds the sequences of the segments that are new. All are looked up first, and then
// summed: that way the processor waits for many of them at once.
func (s *segmentSums) weigh(l *Linear, grams []occurrence, parts []weighed, of func(*weighed) *sums) {
	s.found = s.found[:0]
	for _, o := range grams {
		if s.fresh[o.segment] {
			if at := l.find(o.hash); at >= 0 {
				s.found = append(s.found, foundAt{int32(at), o.segment})
			}
		}
	}
	var sum summer
	for i, f := range s.found {
		if i > 0 && (f.segment != s.found[i-1].segment || sum.rows == mostRows) {
			sum.flush(of(&parts[s.found[i-1].segment]))
		}
		sum.add(&l.rows[f.at])
	}
	if n := len(s.found); n > 0 {
		sum.flush(of(&parts[s.found[n-1].segment]))
	}
}
