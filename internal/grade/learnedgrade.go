package grade

import "spar/internal/text"

// view is a reply as rules and model see it, before it is weighed.
type view struct {
	p    *prepared
	m    *Model
	line *text.Line
	f    *findings
	j    *judged
	toks []token
	of   []int32
	// by segment
	words, letters []sums
}

// newView reads a reply.
func newView(p *prepared, m *Model, reply string) *view {
	v := &view{p: p, m: m, line: text.Parse(clip(reply))}
	v.f = find(p, v.line)
	v.j = judge(p, v.line, v.f)
	v.toks = tokens(v.line, v.f.Roles)
	v.of = make([]int32, len(v.toks))
	n := segments(v.toks, v.of)
	v.words, v.letters = make([]sums, n), make([]sums, n)
	var buf [768]occurrence
	for _, o := range wordGrams(buf[:0], v.toks, v.of, p.ground, v.f, m.common) {
		m.Words.add(&v.words[o.segment], o.hash)
	}
	for _, o := range charGrams(buf[:0], v.toks, v.of) {
		m.Letters.add(&v.letters[o.segment], o.hash)
	}
	return v
}

// weigh estimates the whole reply; the bounds of the rubric hold.
func (v *view) weigh() guess {
	var x [featureCount]float32
	describe(x[:], v.toks, v.p.ground)
	describeFindings(x[:], v.p, v.toks, v.f, &v.j.expected)
	words, letters := total(v.words), total(v.letters)
	g := v.m.guess(x[:], &words, &letters)
	bound(v.j, &g.expected)
	return g
}
