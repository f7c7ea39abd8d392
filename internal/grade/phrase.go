package grade

import (
	"fmt"
	"slices"
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
	group group
	elems []elem
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
	phraseIndex
}

// known is what the phrasebook knows of one word of a line.
type known struct {
	word, stem int32
	class      uint64
	hash       uint64 // of the stem
	sense      uint64 // bits of the senses of the word
	small      smallness
	stop       bool // it says nothing of what a text is about
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
					b.phrases = append(b.phrases, phrase{group: set.group, elems: es})
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
	b.build(b.phrases, len(b.words), len(b.stems))
}

// know looks the words of a line up and appends what it knows to out; roles gives the class
// bits of a number. What is known of a word is the same in every line: memory, unless it is
// nil, keeps it for the next one.
func (b *phrasebook) know(out []known, memory map[string]known, l *text.Line, roles func(number int) uint64) []known {
	out = slices.Grow(out, len(l.Words))
	for i := range l.Words {
		w := &l.Words[i]
		if w.Number >= 0 {
			k := b.word(w.Norm, w.Stem)
			k.class |= roles(w.Number)
			out = append(out, k)
			continue
		}
		k, ok := memory[w.Norm]
		if !ok {
			k = b.word(w.Norm, w.Stem)
			if memory != nil && len(w.Norm) <= longestKept {
				if len(memory) >= mostKept {
					clear(memory)
				}
				memory[w.Norm] = k
			}
		}
		out = append(out, k)
	}
	return out
}

// A memory keeps so many words at most, then it begins anew, and none that is very long.
const (
	mostKept    = 1 << 14
	longestKept = 24
)

// word is what is known of a word by its normal form and its stem.
func (b *phrasebook) word(norm, stem string) known {
	k, form := b.byNorm[norm], b.byForm[stem]
	k.stem = form.stem
	k.class |= form.class
	k.hash = hashText(stem)
	said := words().known[k.hash]
	k.sense, k.stop = said.class, said.stop
	k.small = listed[norm]
	if plainWords[norm] || plainWords[stem] {
		k.small |= isPlain
	}
	return k
}
