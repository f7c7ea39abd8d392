package grade

import "spar/internal/text"

// What the fitting command needs to see of a reply.

// Reading is a reply as the learned model sees it before it is weighed.
type Reading struct {
	// Features are FeatureCount numbers; those from PlainFeatures on are left to
	// the linear estimates.
	Features []float32
	// Words and Letters are its sequences, in order, by segment.
	Words, Letters [][]uint64

	j *judged // for the rubric's bounds
}

// The sizes that the fitting command works with.
const (
	FeatureCount  = featureCount
	PlainFeatures = plainFeatures
	Targets       = targets
	Outputs       = outputs
	TreeDepth     = treeDepth
	Smoothing     = smoothing
	WeightOne     = weightOne
	MinorTarget   = toneAt // the first target that is no level
	FlagTarget    = flagAt
)

// Tones lists the tones in the order of the model's targets.
func Tones() []Tone { return append([]Tone(nil), tones[:]...) }

// Vocabulary is the set of stems that are common to many situations.
type Vocabulary map[uint64]bool

func (v Vocabulary) common(stem uint64) bool {
	return v[stem] || words().stop[stem] || words().class[stem] != 0
}

// Stems are the hashes of the stems of a reply's words, in order.
func Stems(reply string) []uint64 {
	var out []uint64
	for _, t := range lex(reply) {
		if t.kind == wordToken {
			out = append(out, t.stem)
		}
	}
	return out
}

// Grounds reads replies to one situation.
type Grounds struct{ p *prepared }

// NewGrounds makes a situation ready.
func NewGrounds(s *Situation) Grounds { return Grounds{prepare(s)} }

// Read reads one reply; v says which words keep their own name.
func (g Grounds) Read(reply string, v Vocabulary) Reading {
	line := text.Parse(clip(reply))
	f := find(g.p, line)
	toks := tokens(line, f.Roles)
	r := Reading{Features: make([]float32, featureCount)}
	describe(r.Features, toks, g.p.ground)
	r.j = judge(g.p, line, f)
	describeFindings(r.Features, g.p, toks, f, &r.j.expected)
	of := make([]int32, len(toks))
	n := segments(toks, of)
	r.Words, r.Letters = make([][]uint64, n), make([][]uint64, n)
	for _, o := range wordGrams(nil, toks, of, g.p.ground, f, v) {
		r.Words[o.segment] = append(r.Words[o.segment], o.hash)
	}
	for _, o := range charGrams(nil, toks, of) {
		r.Letters[o.segment] = append(r.Letters[o.segment], o.hash)
	}
	return r
}

// Estimate is what the model makes of a reading: the expected levels, how far two
// halves of the forest are apart on each, and the estimate of each tone.
func (m *Model) Estimate(r Reading) (expected, apart Expected, tone [toneTargets]float64) {
	w, l := make([]sums, len(r.Words)), make([]sums, len(r.Words))
	for k := range w {
		for _, h := range r.Words[k] {
			m.Words.add(&w[k], h)
		}
		for _, h := range r.Letters[k] {
			m.Letters.add(&l[k], h)
		}
	}
	x := append([]float32(nil), r.Features...)
	g := m.guess(x, w, l, outputs)
	bound(r.j, &g)
	return g.expected, g.apart, g.tones
}

// Linears fills the features of a reading from PlainFeatures on: the linear estimates
// of the whole and of the segments. x has FeatureCount numbers.
func (m *Model) Linears(x []float32, r Reading) {
	w, l := make([]sums, len(r.Words)), make([]sums, len(r.Words))
	for k := range w {
		for _, h := range r.Words[k] {
			m.Words.add(&w[k], h)
		}
		for _, h := range r.Letters[k] {
			m.Letters.add(&l[k], h)
		}
	}
	allWords, allLetters := total(w), total(l)
	for t, v := range m.linear(&allWords, &allLetters) {
		x[plainFeatures+t] = float32(v)
	}
	m.describeSegments(x[plainFeatures+targets:], w, l)
}

// Found reports whether the rules found the move.
func (r *Reading) Found(m Move) bool { return r.j.f.has(m) }
