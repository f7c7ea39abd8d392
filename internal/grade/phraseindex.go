package grade

import (
	"math/bits"

	"spar/internal/text"
)

// phraseIndex finds phrases in a line. It holds them in few bytes each: a line is searched
// for some two thousand phrases, and what is read for it should stay in the processor's
// cache.
type phraseIndex struct {
	compact []compactPhrase
	asks    []ask   // of all phrases, one after the other
	ids     []int32 // of all that is asked for, the words of each before the stems
	// The phrases that begin with a word, a stem or a class, in their order.
	byWord, byStem [][]int32
	byClass        [64][]int32
	// A phrase needs up to two words behind its first. Which phrases a word or stem can
	// serve, twice the phrase's number and one more for the second need; and of classes
	// the same in bits.
	needWord, needStem [][]int32
	needClass          [64]needs
	needNone           needs
}

type compactPhrase struct {
	group group
	elems uint16 // how many
	first int32  // of them
}

// ask is what a phrase asks for at one place.
type ask struct {
	classes      uint64
	ids          int32 // the first of them
	words, stems uint8 // how many
	gap          uint8 // up to so many words may pass before it
	edges        edges
}

type edges uint8

const (
	startsClause edges = 1 << iota
	startsSentence
	endsClause
	optional
)

// mostPhrases is how many phrases there may be; the index is refused if there are more.
const mostPhrases = 1 << 12

// needs are two sets of phrases: those of which the first and the second need is met.
type needs [2][mostPhrases / 64]uint64

func (n *needs) meet(phrase, which int) { n[which][phrase/64] |= 1 << (phrase % 64) }

// plus meets the needs that o meets; words is how many hold phrases.
func (n *needs) plus(o *needs, words int) {
	for which := range n {
		to := n[which][:words]
		for i, b := range o[which][:words] {
			to[i] |= b
		}
	}
}

// met reports that both needs of the phrase are met; join has been called.
func (n *needs) met(phrase int32) bool {
	return n[0][phrase/64%(mostPhrases/64)]>>(phrase%64)&1 != 0
}

// join leaves in the first set the phrases that are in both.
func (n *needs) join() {
	for i, b := range &n[1] {
		n[0][i] &= b
	}
}

// build indexes the phrases; words and stems are how many ids of each there are.
func (x *phraseIndex) build(phrases []phrase, words, stems int) {
	if len(phrases) > mostPhrases {
		panic("grade: more phrases than the index has room for")
	}
	x.byWord, x.byStem = make([][]int32, words+1), make([][]int32, stems+1)
	x.needWord, x.needStem = make([][]int32, words+1), make([][]int32, stems+1)
	x.compact, x.asks, x.ids = make([]compactPhrase, 0, len(phrases)), make([]ask, 0, 5*len(phrases)), make([]int32, 0, 16*len(phrases))
	for i := range phrases {
		p := &phrases[i]
		x.compact = append(x.compact, compactPhrase{p.group, uint16(len(p.elems)), int32(len(x.asks))})
		for k := range p.elems {
			x.put(&p.elems[k])
		}
		each(&p.elems[0], func(list *[]int32) { *list = append(*list, int32(i)) }, x.byWord, x.byStem, &x.byClass)
		x.note(i, p.elems)
	}
}

func (x *phraseIndex) put(e *elem) {
	a := ask{classes: e.classes, ids: int32(len(x.ids)), words: uint8(len(e.words)), stems: uint8(len(e.stems)), gap: uint8(e.gap)}
	for bit, is := range [...]bool{e.start, e.first, e.end, e.opt} {
		if is {
			a.edges |= 1 << bit
		}
	}
	x.ids = append(append(x.ids, e.words...), e.stems...)
	x.asks = append(x.asks, a)
}

// note indexes what phrase i needs behind its first word: its last two elements that may
// not be missing.
func (x *phraseIndex) note(i int, elems []elem) {
	which := 0
	for k := len(elems) - 1; k > 0 && which < 2; k-- {
		if elems[k].opt {
			continue
		}
		for _, w := range elems[k].words {
			x.needWord[w] = append(x.needWord[w], int32(2*i+which))
		}
		for _, s := range elems[k].stems {
			x.needStem[s] = append(x.needStem[s], int32(2*i+which))
		}
		for c := elems[k].classes; c != 0; c &= c - 1 {
			x.needClass[bits.TrailingZeros64(c)].meet(i, which)
		}
		which++
	}
	for ; which < 2; which++ {
		x.needNone.meet(i, which)
	}
}

// each hands the lists of all that an element can begin with to do.
func each(e *elem, do func(*[]int32), byWord, byStem [][]int32, byClass *[64][]int32) {
	for _, w := range e.words {
		do(&byWord[w])
	}
	for _, s := range e.stems {
		do(&byStem[s])
	}
	for c := e.classes; c != 0; c &= c - 1 {
		do(&byClass[bits.TrailingZeros64(c)])
	}
}

// match appends every phrase in the line to out, in the order of its first word. Most
// phrases need a word that the line has nowhere, and are not tried.
func (x *phraseIndex) match(out []match, l *text.Line, ks []known) []match {
	may := x.needNone
	var classes uint64
	for i := range ks {
		k := &ks[i]
		for _, n := range x.needWord[k.word] {
			may.meet(int(n>>1), int(n&1))
		}
		for _, n := range x.needStem[k.stem] {
			may.meet(int(n>>1), int(n&1))
		}
		classes |= k.class
	}
	for c := classes; c != 0; c &= c - 1 {
		may.plus(&x.needClass[bits.TrailingZeros64(c)], (len(x.compact)+63)/64)
	}
	may.join()
	for i := range ks {
		k := &ks[i]
		out = x.try(out, l, ks, &may, i, x.byWord[k.word])
		out = x.try(out, l, ks, &may, i, x.byStem[k.stem])
		for c := k.class; c != 0; c &= c - 1 {
			out = x.try(out, l, ks, &may, i, x.byClass[bits.TrailingZeros64(c)])
		}
	}
	return out
}

// try appends those of the phrases that begin with word i; that it is their first word is
// known, but for where it stands.
func (x *phraseIndex) try(out []match, l *text.Line, ks []known, may *needs, i int, phrases []int32) []match {
	for _, p := range phrases {
		if !may.met(p) {
			continue
		}
		c := x.compact[p]
		asks := x.asks[c.first : c.first+int32(c.elems)]
		if asks[0].edges&^optional != 0 && !placed(l, i, asks[0].edges) {
			continue
		}
		if last := x.fits(l, ks, i+1, asks[1:]); last > 0 {
			out = append(out, match{c.group, p, i, last})
		}
	}
	return out
}

// fits is the end of the words that the asks match from word i on, i being after the
// phrase's first word, or -1. Gaps are short and phrases too, so trying all ways
// stays cheap.
func (x *phraseIndex) fits(l *text.Line, ks []known, i int, asks []ask) int {
	if len(asks) == 0 {
		return i
	}
	a := &asks[0]
	for skip := 0; skip <= int(a.gap) && i+skip < len(ks); skip++ {
		at := i + skip
		if l.Words[at].Sentence != l.Words[i-1].Sentence {
			break // a phrase never runs on into the next sentence
		}
		if x.is(l, ks, at, a) {
			if last := x.fits(l, ks, at+1, asks[1:]); last > 0 {
				return last
			}
		}
	}
	if a.edges&optional != 0 {
		return x.fits(l, ks, i, asks[1:])
	}
	return -1
}

// is reports whether word i is what is asked for.
func (x *phraseIndex) is(l *text.Line, ks []known, i int, a *ask) bool {
	k := &ks[i]
	if k.class&a.classes == 0 && !x.lists(a, k) {
		return false
	}
	return a.edges&^optional == 0 || placed(l, i, a.edges)
}

// lists reports that the word or its stem is one of those asked for.
func (x *phraseIndex) lists(a *ask, k *known) bool {
	ids := x.ids[a.ids : a.ids+int32(a.words)+int32(a.stems)]
	if k.word != 0 {
		for _, id := range ids[:a.words] {
			if id == k.word {
				return true
			}
		}
	}
	if k.stem != 0 {
		for _, id := range ids[a.words:] {
			if id == k.stem {
				return true
			}
		}
	}
	return false
}

// placed reports that word i stands where it must, at an edge of its clause or sentence.
func placed(l *text.Line, i int, at edges) bool {
	w := &l.Words[i]
	if at&startsClause != 0 && i > 0 && l.Words[i-1].Clause == w.Clause {
		return false
	}
	if at&startsSentence != 0 && i > 0 && l.Words[i-1].Sentence == w.Sentence {
		return false
	}
	return at&endsClause == 0 || i+1 >= len(l.Words) || l.Words[i+1].Clause != w.Clause
}
