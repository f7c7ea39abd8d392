package play

// The seed chooses wordings through a hash of our own, so that an attempt replays
// alike on every machine and Go release.

// Mix makes a new seed out of a seed and a number: the same two give the same one on
// every machine, and neighbours give seeds that have nothing in common.
func Mix(seed, n uint64) uint64 { return mix(seed ^ mix(n)) }

// Choose is one of 0 to n-1 by a seed and the number of the choice. n must be above 0.
func Choose(seed, choice uint64, n int) int { return int(Mix(seed, choice) % uint64(n)) }

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators", 2014): every bit of x sways every bit out.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// place hashes the name of a place in the scenario (FNV-1a, 64 bits).
func place(names ...string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, name := range names {
		for i := range len(name) {
			h = (h ^ uint64(name[i])) * 0x100000001b3
		}
		h = (h ^ 0xff) * 0x100000001b3 // so that "ab","c" is not "a","bc"
	}
	return h
}

// wording chooses one of the texts for a place by the seed, and the next one in
// turn at every further visit (counted from 1), so that no wording comes back before
// all were heard. It is "" when there are none.
func wording(texts []string, seed uint64, visit int, names ...string) string {
	if len(texts) == 0 {
		return ""
	}
	n := uint64(len(texts))
	return texts[(mix(seed^place(names...))%n+uint64(max(visit, 1)-1))%n]
}
