package grade

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"spar/internal/text"
)

// A phrase is a habit of speech written as one row of words:
//
//	let me ask|check|phone .. @boss
//
// A word stands for itself in its normal spelling; word~ for every form with its
// stem; a|b for either, of_two for an alternative of several words; word? may be missing; @class is one of the lexicon's classes
// or number roles; .. lets up to three words pass within the sentence, ..7 up to
// seven; ^ and $ are the clause's edges, ^^ the sentence's first word. Phrases are
// compiled once into one index by their first word, so that a reply pays only for
// phrases that begin with a word it holds, not for all of them.
type phrase struct {
	group  group
	elems  []elem
	source string
	needs  [2]sieve // of which the line must have something, behind the first word
}

// sieve is a set of words, stems and classes, in which others may be by mistake: the
// classes' bits, and two words of bits of the ids. Most phrases need a word that the line
// has nowhere, and are not tried.
type sieve struct{ classes, words, stems uint64 }

func (s *sieve) put(k known) {
	s.classes |= k.class
	if k.word != 0 {
		s.words |= 1 << (k.word & 63)
	}
	if k.stem != 0 {
		s.stems |= 1 << (k.stem & 63)
	}
}

// holds reports that the line may have something of what is needed.
func (s *sieve) holds(need *sieve) bool {
	return s.classes&need.classes|s.words&need.words|s.stems&need.stems != 0
}

// need is what an element looks for.
func (e *elem) need() (s sieve) {
	s.classes = e.classes
	for _, id := range e.words {
		s.words |= 1 << (id & 63)
	}
	for _, id := range e.stems {
		s.stems |= 1 << (id & 63)
	}
	return s
}

type elem struct {
	words   []int32 // ids of normal forms
	stems   []int32 // ids of stems
	classes uint64
	gap     int // up to so many words may pass before it
	opt     bool
	start   bool // must begin its clause
	first   bool // must begin its sentence
	end     bool // must end its clause
}

// group is a set of phrases that mean the same to a rule.
type group uint16

// match is a phrase found: words first to last, exclusive.
type match struct {
	group       group
	phrase      int32
	first, last int
}

// phrasebook holds all phrases, indexed.
type phrasebook struct {
	phrases []phrase
	words   map[string]int32
	stems   map[string]int32
	classes map[string]uint64 // class bits of a normal form
	stemCls map[string]uint64 // class bits of a stem
	byNorm  map[string]known  // id and classes of a normal form
	byForm  map[string]known  // id and classes of a stem
	byWord  [][]int32
	byStem  [][]int32
	byClass [64][]int32
}

// known is what the phrasebook knows of one word of a line.
type known struct {
	word, stem int32
	class      uint64
	small      smallness
}

func (b *phrasebook) id(m map[string]int32, s string) int32 {
	if n, ok := m[s]; ok {
		return n
	}
	n := int32(len(m) + 1)
	m[s] = n
	return n
}

// newPhrasebook compiles classes and phrases; a bad row is a programmer's mistake
// that the tests meet at once, so it panics with the row.
func newPhrasebook(classes []class, sets []phraseSet) *phrasebook {
	b := &phrasebook{words: map[string]int32{}, stems: map[string]int32{}, classes: map[string]uint64{}, stemCls: map[string]uint64{}}
	names := map[string]uint64{}
	for i, r := range roleNames {
		names[r] = 1 << i
	}
	for i, c := range classes {
		bit := uint64(1) << (len(roleNames) + i)
		if bit == 0 || names[c.name] != 0 {
			panic("grade: too many classes or twice the same: " + c.name)
		}
		names[c.name] = bit
		for w := range strings.FieldsSeq(c.words) {
			if s, ok := strings.CutSuffix(w, "~"); ok {
				b.stemCls[text.Stem(s)] |= bit
			} else {
				b.classes[w] |= bit
			}
		}
	}
	for _, set := range sets {
		for row := range strings.SplitSeq(set.rows, "\n") {
			if row = strings.TrimSpace(row); row == "" {
				continue
			}
			for _, one := range spread(row) {
				for _, es := range b.compile(one, names) {
					b.phrases = append(b.phrases, phrase{group: set.group, elems: es, source: row})
				}
			}
		}
	}
	b.index()
	return b
}

// spread writes a row with alternatives of several words ("for_now|till") out as one
// row for each of them and one for the single words.
func spread(row string) []string {
	fs := strings.Fields(row)
	for i, f := range fs {
		if !strings.Contains(f, "_") {
			continue
		}
		var single, out []string
		for alt := range strings.SplitSeq(f, "|") {
			if strings.Contains(alt, "_") {
				out = append(out, with(fs, i, strings.ReplaceAll(alt, "_", " ")))
			} else {
				single = append(single, alt)
			}
		}
		if len(single) > 0 {
			out = append(out, with(fs, i, strings.Join(single, "|")))
		}
		var all []string
		for _, o := range out {
			all = append(all, spread(o)...)
		}
		return all
	}
	return []string{row}
}

// with is the row with its word i replaced.
func with(fs []string, i int, w string) string {
	c := append([]string(nil), fs...)
	c[i] = w
	return strings.Join(c, " ")
}

// compile reads one row. An optional first word gives two phrases, so that every
// phrase begins with a word that must be there.
func (b *phrasebook) compile(row string, names map[string]uint64) [][]elem {
	var es []elem
	gap, start, first := 0, false, false
	for f := range strings.FieldsSeq(row) {
		switch {
		case f == "^":
			start = true
			continue
		case f == "^^":
			start, first = true, true
			continue
		case f == "$":
			es[len(es)-1].end = true
			continue
		case strings.HasPrefix(f, ".."):
			gap = 3
			if n, err := strconv.Atoi(f[2:]); err == nil {
				gap = n
			}
			continue
		}
		e := elem{gap: gap, start: start, first: first}
		gap, start, first = 0, false, false
		f, e.opt = strings.CutSuffix(f, "?")
		for alt := range strings.SplitSeq(f, "|") {
			switch {
			case strings.HasPrefix(alt, "@"):
				bit, ok := names[alt[1:]]
				if !ok {
					panic(fmt.Sprintf("grade: no class %s in %q", alt, row))
				}
				e.classes |= bit
			case strings.HasSuffix(alt, "~"):
				e.stems = append(e.stems, b.id(b.stems, text.Stem(strings.TrimSuffix(alt, "~"))))
			default:
				e.words = append(e.words, b.id(b.words, alt))
			}
		}
		es = append(es, e)
	}
	if len(es) > 0 && es[0].opt {
		without := append([]elem(nil), es[1:]...)
		without[0].start = without[0].start || es[0].start
		without[0].first = without[0].first || es[0].first
		es[0].opt = false
		if without[0].opt {
			panic(fmt.Sprintf("grade: two optional words begin %q", row))
		}
		return [][]elem{es, without}
	}
	return [][]elem{es}
}

func (b *phrasebook) index() {
	b.byNorm, b.byForm = map[string]known{}, map[string]known{}
	for w, id := range b.words {
		b.byNorm[w] = known{word: id, class: b.classes[w]}
	}
	for w, c := range b.classes {
		b.byNorm[w] = known{word: b.words[w], class: c}
	}
	for s, id := range b.stems {
		b.byForm[s] = known{stem: id, class: b.stemCls[s]}
	}
	for s, c := range b.stemCls {
		b.byForm[s] = known{stem: b.stems[s], class: c}
	}
	b.byWord = make([][]int32, len(b.words)+1)
	b.byStem = make([][]int32, len(b.stems)+1)
	for i := range b.phrases {
		p := &b.phrases[i]
		e := p.elems[0]
		everything := sieve{^uint64(0), ^uint64(0), ^uint64(0)}
		p.needs = [2]sieve{everything, everything}
		n := 0
		for k := len(p.elems) - 1; k > 0 && n < len(p.needs); k-- {
			if !p.elems[k].opt {
				p.needs[n] = p.elems[k].need()
				n++
			}
		}
		for _, w := range e.words {
			b.byWord[w] = append(b.byWord[w], int32(i))
		}
		for _, s := range e.stems {
			b.byStem[s] = append(b.byStem[s], int32(i))
		}
		for c := e.classes; c != 0; c &= c - 1 {
			k := bits.TrailingZeros64(c)
			b.byClass[k] = append(b.byClass[k], int32(i))
		}
	}
}

// know looks the words of a line up and appends what it knows to out; roles gives the class
// bits of a number.
func (b *phrasebook) know(out []known, l *text.Line, roles func(number int) uint64) []known {
	for i := range l.Words {
		w := &l.Words[i]
		k, form := b.byNorm[w.Norm], b.byForm[w.Stem]
		k.stem = form.stem
		k.class |= form.class
		k.small = listed[w.Norm]
		if w.Number >= 0 {
			k.class |= roles(w.Number)
		}
		out = append(out, k)
	}
	return out
}

// match appends every phrase in the line to out, in the order of its first word.
func (b *phrasebook) match(out []match, l *text.Line, ks []known) []match {
	var has sieve
	for _, k := range ks {
		has.put(k)
	}
	for i, k := range ks {
		if k.word != 0 {
			out = b.try(out, l, ks, &has, i, b.byWord[k.word])
		}
		if k.stem != 0 {
			out = b.try(out, l, ks, &has, i, b.byStem[k.stem])
		}
		for c := k.class; c != 0; c &= c - 1 {
			out = b.try(out, l, ks, &has, i, b.byClass[bits.TrailingZeros64(c)])
		}
	}
	return out
}

func (b *phrasebook) try(out []match, l *text.Line, ks []known, has *sieve, i int, phrases []int32) []match {
	for _, p := range phrases {
		one := &b.phrases[p]
		if !has.holds(&one.needs[0]) || !has.holds(&one.needs[1]) {
			continue
		}
		es := one.elems
		if !b.is(l, ks, i, &es[0]) {
			continue // its clause does not begin here
		}
		if last := b.fits(l, ks, i+1, es[1:]); last > 0 {
			out = append(out, match{b.phrases[p].group, p, i, last})
		}
	}
	return out
}

// fits is the end of the words that es matches from word i on, i being after the
// phrase's first word, or -1. Gaps are short and phrases too, so trying all ways
// stays cheap.
func (b *phrasebook) fits(l *text.Line, ks []known, i int, es []elem) int {
	if len(es) == 0 {
		return i
	}
	e := &es[0]
	for skip := 0; skip <= e.gap && i+skip < len(ks); skip++ {
		at := i + skip
		if l.Words[at].Sentence != l.Words[i-1].Sentence {
			break // a phrase never runs on into the next sentence
		}
		if b.is(l, ks, at, e) {
			if last := b.fits(l, ks, at+1, es[1:]); last > 0 {
				return last
			}
		}
	}
	if e.opt {
		return b.fits(l, ks, i, es[1:])
	}
	return -1
}

// is reports whether word i is what e asks for.
func (b *phrasebook) is(l *text.Line, ks []known, i int, e *elem) bool {
	w := &l.Words[i]
	if e.start && i > 0 && l.Words[i-1].Clause == w.Clause {
		return false
	}
	if e.first && i > 0 && l.Words[i-1].Sentence == w.Sentence {
		return false
	}
	if e.end && i+1 < len(ks) && l.Words[i+1].Clause == w.Clause {
		return false
	}
	k := ks[i]
	if k.class&e.classes != 0 {
		return true
	}
	if k.word != 0 {
		for _, id := range e.words {
			if id == k.word {
				return true
			}
		}
	}
	if k.stem != 0 {
		for _, id := range e.stems {
			if id == k.stem {
				return true
			}
		}
	}
	return false
}
