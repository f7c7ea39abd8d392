package grade

import "spar/internal/text"

// token is one word, number or mark of a text, as the learned model reads it. Its
// span is in bytes of the text as typed.
type token struct {
	text.Span
	stem     uint64 // hash of the word's stem, of the mark, or of the number's kind
	num      float64
	text     string // the word in one spelling; "" for a mark
	kind     tokenKind
	unit     text.Kind
	mark     text.Break
	scope    text.Scope
	role     uint64 // what a number is in the deal
	small    smallness
	cap      bool  // typed with a capital letter, not first in its sentence
	word     int32 // index in the line's words; of a mark, the word after it
	sentence int16
	clause   int16
	inSituation
}

// inSituation is what a token is in a situation and among the words that are learned;
// it is looked up once (see ground.know), since evidence reads the tokens many times.
type inSituation struct {
	hash  uint64 // stands for the token in sequences
	sense uint64 // bits of the senses of the word
	facts uint64 // bits of the facts the word stands in
	bits  uint16 // bits of the sources the word stands in; of a number, where it is from
	how   uint8  // of a number, how it is known
	named uint8  // bits
	pair  uint8  // bits of the sources that have the token after the one before it
	own   bool   // the word keeps its own name: it is common to many situations
}

// The bits of what a word names.
const (
	namesBuyer = 1 << iota
	namesOne
	namesPerson
	saysLittle
)

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	markToken
)

// hashText is FNV-1a over the bytes.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// join mixes hashes into one that depends on their order.
func join(a, b uint64) uint64 {
	h := (a ^ (b + 0x9e3779b97f4a7c15 + a<<6 + a>>2)) * 0xff51afd7ed558ccd
	return h ^ h>>33
}

const (
	markBase   = 0x6d61726b
	numberBase = 0x6e756d62
)

// tokens appends a parsed line's tokens to out, with the marks between the words. roles
// are by number of the line and ks what is known of its words, or nil.
func tokens(out []token, l *text.Line, roles []uint64, ks []known) []token {
	if out == nil {
		out = make([]token, 0, len(l.Words)+len(l.Words)/4+4)
	}
	loud := shouted(l.Typed)
	for i := range l.Words {
		w := &l.Words[i]
		t := token{Span: w.Span, word: int32(i), text: w.Norm, scope: w.Scope, sentence: int16(min(w.Sentence, 1<<14)), clause: int16(min(w.Clause, 1<<14))}
		if i > 0 && w.Break != text.NoBreak {
			p := &out[len(out)-1]
			out = append(out, token{Span: text.Span{Start: p.End, End: w.Start}, kind: markToken, mark: w.Break, word: int32(i),
				stem: join(markBase, uint64(w.Break)), sentence: p.sentence, clause: p.clause})
		}
		if w.Number >= 0 {
			n := &l.Numbers[w.Number]
			t.kind, t.num, t.unit = numberToken, n.Value, n.Kind
			t.stem = join(numberBase, uint64(n.Kind))
			if roles != nil {
				t.role = roles[w.Number]
			}
		} else {
			if ks != nil {
				k := &ks[i]
				t.stem, t.small, t.sense = k.hash, k.small, k.sense
				if k.stop {
					t.named = saysLittle
				}
			} else {
				t.stem, t.small = hashText(w.Stem), listed[w.Norm]
			}
			c := l.Typed[w.Start]
			t.cap = !loud && 'A' <= c && c <= 'Z' && i > 0 && w.Break < text.Stop
		}
		out = append(out, t)
	}
	if n := len(out); n > 0 {
		// what stands behind the last word
		end := text.Stop
		if out[n-1].scope.Has(text.Question) {
			end = text.Ask
		}
		p := out[n-1]
		out = append(out, token{Span: text.Span{Start: p.End, End: p.End}, kind: markToken, mark: end, word: int32(len(l.Words)),
			stem: join(markBase, uint64(end)), sentence: p.sentence, clause: p.clause})
	}
	return out
}

// shouted reports a line typed in capitals throughout, in which they name nobody.
func shouted(typed string) bool {
	for i := 0; i < len(typed); i++ {
		if 'a' <= typed[i] && typed[i] <= 'z' {
			return false
		}
	}
	return true
}

func lex(typed string) []token { return tokens(nil, text.Parse(typed), nil, nil) }
