package grade

import "sort"

// grams.go turns a reply into the word and letter sequences that the linear part
// of the model weighs. Words that belong to one situation only are replaced by the
// part they play in it, so that what is learned holds in other situations: a
// number by its kind and where it is from, a name by whose it is, a rare word by
// whether the situation holds it.

const (
	roleBase   = 0x5eed0001
	pairSalt   = 0x2b
	tripleSalt = 0x3c
	lastSalt   = 0x4d
	firstSalt  = 0x5e
	skipSalt   = 0x6f
	charSalt   = 0x70
	askSalt    = 0x81
	moveSalt   = 0xb4
	phraseSalt = 0xc5
	scopeSalt  = 0xa3
	endSalt    = 0x92
)

// role is the hash that stands for a token that is known.
func role(t *token) uint64 {
	switch t.kind {
	case markToken:
		return join(roleBase, t.stem)
	case numberToken:
		r := uint64(t.how)<<8 | uint64(t.unit)<<4 | t.role<<16
		switch {
		case t.bits&(1<<inBuyerLine) != 0:
			r |= 1
		case t.bits&(1<<inOffer) != 0:
			r |= 2
		case t.bits != 0:
			r |= 3
		}
		return join(roleBase+1, r)
	}
	if t.own {
		return t.stem
	}
	switch {
	case t.named&namesBuyer != 0:
		return join(roleBase+2, 1)
	case t.named&namesPerson != 0:
		return join(roleBase+2, 2)
	case t.named&namesOne != 0:
		return join(roleBase+2, 3)
	case t.bits&(1<<inBuyerLine) != 0:
		return join(roleBase+2, 4)
	case t.bits&(1<<inInsight|1<<inFacts) != 0:
		return join(roleBase+2, 5)
	case t.bits != 0:
		return join(roleBase+2, 6)
	}
	return join(roleBase+2, 7)
}

// occurrence is one sequence of words or letters and the segment of the reply that
// its last word stands in.
type occurrence struct {
	hash    uint64
	segment int32
}

// maxSegments is how many segments a reply is cut into at most; what follows
// counts with the last.
const maxSegments = 48

// segment numbers the stretches of the reply that are weighed by themselves: its
// sentences, and where one runs on, its clauses. It returns how many there are.
func segments(toks []token, of []int32) int {
	n, words := int32(0), 0
	for i := range toks {
		if i > 0 {
			cut := toks[i].sentence != toks[i-1].sentence || words >= 9 && toks[i].clause != toks[i-1].clause
			if cut && words >= 2 && n < maxSegments-1 {
				n++
				words = 0
			}
		}
		if toks[i].kind != markToken {
			words++
		}
		of[i] = n
	}
	return int(n) + 1
}

// wordGrams appends the reply's word sequences to dst; its tokens are known.
func wordGrams(dst []occurrence, toks []token, of []int32, f *findings) []occurrence {
	if len(toks) == 0 {
		return dst
	}
	last := lastSentence(toks)
	var r1, r2 uint64 // the two before
	for i := range toks {
		t := &toks[i]
		r, k := t.hash, of[i]
		put := func(h uint64) { dst = append(dst, occurrence{h, k}) }
		put(r)
		if t.scope != 0 && t.kind == wordToken {
			put(join(join(r, uint64(t.scope)), scopeSalt))
		}
		if i < 3 {
			put(join(r, firstSalt))
		}
		p := join(join(r1, r), pairSalt)
		put(p)
		if t.sentence == last {
			put(join(r, lastSalt))
			put(join(p, lastSalt))
		}
		if i > 1 {
			put(join(join(r2, join(r1, r)), tripleSalt))
			put(join(join(r2, r), skipSalt))
		}
		if i == len(toks)-1 {
			put(join(r, endSalt))
		}
		r1, r2 = r, r1
	}
	return findingGrams(dst, toks, of, f)
}

// findingGrams appends what the rules found: each finding with its reason and what
// it stands under, each phrase, and each phrase with the one before it.
func findingGrams(dst []occurrence, toks []token, of []int32, f *findings) []occurrence {
	at := func(first int) int32 {
		// tokens hold marks besides words, so the token is at first or later
		k := sort.Search(len(toks), func(i int) bool { return int(toks[i].word) >= first })
		return of[min(k, len(of)-1)]
	}
	for i := range f.List {
		x := &f.List[i]
		h := join(join(hashText(string(x.Move)), hashText(x.Rule)), moveSalt)
		k := at(x.First)
		dst = append(dst, occurrence{h, k}, occurrence{join(h, uint64(x.Scope)), k})
	}
	var before uint64
	keys := groupKeys()
	for _, m := range f.Phrases {
		h := join(keys[m.group], phraseSalt)
		k := at(m.first)
		dst = append(dst, occurrence{h, k}, occurrence{join(before, h), k})
		if s := toks[min(sort.Search(len(toks), func(i int) bool { return int(toks[i].word) >= m.first }), len(toks)-1)].scope; s != 0 {
			dst = append(dst, occurrence{join(h, uint64(s)+1), k})
		}
		before = h
	}
	return dst
}

// charGrams appends the sequences of four and five letters within and across the
// words of the reply.
func charGrams(dst []occurrence, toks []token, of []int32) []occurrence {
	var window uint64
	n := 0
	for i := range toks {
		t := &toks[i]
		if t.kind != wordToken {
			window, n = '#', 1
			continue
		}
		for j := -1; j < len(t.text); j++ {
			c := byte(' ')
			if j >= 0 {
				c = t.text[j]
			}
			window = (window<<8 | uint64(c)) & 0xffffffffff
			if n++; n >= 4 {
				dst = append(dst, occurrence{join(window&0xffffffff, charSalt), of[i]})
			}
			if n >= 5 {
				dst = append(dst, occurrence{join(window, charSalt+1), of[i]})
			}
		}
	}
	return dst
}
