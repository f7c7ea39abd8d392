package text

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
)

// Reader takes lines apart like Parse. It remembers how the words it has read are spelled
// and keeps its room, for whoever reads many lines. It serves one caller at a time, and what
// it remembers changes no line.
type Reader struct {
	folded folded
	pieces []piece
	maker  wordMaker
	words  map[string][]spelled
}

// NewReader is a reader that knows no word yet.
func NewReader() *Reader { return &Reader{words: map[string][]spelled{}} }

// spelled is a word as it comes out of a typed one: the word folded, in one spelling, and
// its stem. A typed word may be several, or none.
type spelled struct{ text, norm, stem string }

// A reader remembers so many words at most, then it begins anew, and none so long that
// remembering them is a way to fill the memory.
const (
	mostWords   = 1 << 14
	longestWord = 24
)

// readers are used again by Parse.
var readers = sync.Pool{New: func() any { return NewReader() }}

// Read takes a line apart. The line is used again: what it held before is gone.
func (r *Reader) Read(l *Line, typed string) {
	f := &r.folded
	f.fold(typed)
	*l = Line{Typed: typed, Letters: f.letters, Foreign: f.foreign, Words: l.Words[:0], Clauses: l.Clauses[:0], Numbers: l.Numbers[:0]}
	r.pieces = split(f, r.pieces[:0])
	raw := l.number(f, r.pieces)
	r.spell(l, raw)
	l.clauses()
	l.scopes()
}

// spell makes the line's words of the pieces: contractions taken apart, chat forms and
// spelling set right, the mark before each word noted.
func (r *Reader) spell(l *Line, in []piece) {
	if cap(l.Words) < len(in) {
		l.Words = make([]Word, 0, len(in)+8)
	}
	w := &r.maker
	*w = wordMaker{reader: r, line: l, f: &r.folded, in: in, stem: w.stem}
	for w.i = 0; w.i < len(in); w.i++ {
		p := in[w.i]
		switch {
		case p.number >= 0:
			w.addNumber(p)
		case p.kind == word || p.kind == digit:
			w.addWord(p)
		default:
			w.mark(p)
		}
	}
}

// spelling is how a typed word that stands for the same everywhere is spelled.
func (r *Reader) spelling(w *wordMaker, t string) []spelled {
	if known, ok := r.words[t]; ok {
		return known
	}
	remember := len(t) <= longestWord
	if remember {
		t = strings.Clone(t) // not to hold on to the whole line
	}
	var out []spelled
	if parts := contraction(t); parts != "" {
		for part := range strings.FieldsSeq(parts) {
			out = append(out, spelled{part, part, w.stemOf(part)})
		}
	} else if one := bareWord(t); one != "" {
		norm := normal(one)
		out = append(out, spelled{one, norm, w.stemOf(norm)})
	}
	if remember {
		if len(r.words) >= mostWords {
			clear(r.words)
		}
		r.words[t] = out
	}
	return out
}

// bareWord is a word without what marks a possessive or an abbreviation.
func bareWord(t string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(t, "'s"), "'"), ".")
}

// stemOf is the English stem of a normal word.
func (w *wordMaker) stemOf(norm string) string {
	if w.stem == nil {
		w.stem = snowballstem.NewEnv("")
	}
	return stemWith(w.stem, norm)
}
