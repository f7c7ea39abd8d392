package grade

import "spar/internal/text"

// view is a reply as rules and model see it, before it is weighed.
type view struct {
	p              *prepared
	m              *Model
	line           *text.Line
	f              *findings
	j              *judged
	toks           []token
	of             []int32 // segment by token
	words, letters []sums  // of each segment
	left           leftover
}

// leftover is room for what is left of a reply when stretches are taken out; it is
// used again for the next try.
type leftover struct {
	toks, some     []token
	of, segment    []int32
	touched        []bool
	words, letters []sums
	grams          []occurrence
	list           []finding
	phrases        []match
	overlaps       []overlap
	terms          []Term
	x              [featureCount]float32
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
	v.sum(v.toks, v.of, v.f, v.words, v.letters)
	return v
}

// sum adds the sequences of the tokens to the sums of their segments.
func (v *view) sum(toks []token, of []int32, f *findings, words, letters []sums) {
	if cap(v.left.grams) == 0 {
		v.left.grams = make([]occurrence, 0, 16*len(toks)+64)
	}
	v.left.grams = wordGrams(v.left.grams[:0], toks, of, v.p.ground, f, v.m.common)
	for _, o := range v.left.grams {
		v.m.Words.add(&words[o.segment], o.hash)
	}
	v.left.grams = charGrams(v.left.grams[:0], toks, of)
	for _, o := range v.left.grams {
		v.m.Letters.add(&letters[o.segment], o.hash)
	}
}

// weigh estimates the whole reply; the bounds of the rubric hold.
func (v *view) weigh(forests int) guess {
	return v.estimate(v.toks, v.f, v.j, v.words, v.letters, forests)
}

func (v *view) estimate(toks []token, f *findings, j *judged, words, letters []sums, forests int) guess {
	x := &v.left.x
	clear(x[:])
	describe(x[:], toks, v.p.ground)
	describeFindings(x[:], v.p, toks, f, &j.expected)
	g := v.m.guess(x[:], words, letters, forests)
	bound(j, &g)
	return g
}

// without estimates the reply less some stretches of it, given as spans of the typed
// text in order. What the rules found there is gone; the rest is not read anew.
func (v *view) without(cut []text.Span) Expected {
	inside := func(s text.Span) bool {
		for _, c := range cut {
			if s.Start < c.End && c.Start < s.End {
				return true
			}
		}
		return false
	}
	l := &v.left
	l.toks, l.of = l.toks[:0], l.of[:0]
	l.touched = append(l.touched[:0], make([]bool, len(v.words))...)
	for i := range v.toks {
		if v.toks[i].kind != markToken && inside(v.toks[i].Span) {
			l.touched[v.of[i]] = true
			continue
		}
		l.toks, l.of = append(l.toks, v.toks[i]), append(l.of, v.of[i])
	}
	f := *v.f
	f.List, f.Phrases, f.Overlaps, f.Terms = l.list[:0], l.phrases[:0], l.overlaps[:0], l.terms[:0]
	for i := range v.f.List {
		if !inside(v.f.List[i].Span) {
			f.List = append(f.List, v.f.List[i])
		}
	}
	for _, m := range v.f.Phrases {
		if !inside(v.line.Words[m.first].Span) {
			f.Phrases = append(f.Phrases, m)
		}
	}
	for i := range v.f.Terms {
		if !inside(v.f.Terms[i].Span) {
			f.Terms = append(f.Terms, v.f.Terms[i])
		}
	}
	for _, o := range v.f.Overlaps {
		gone := 0
		for _, s := range o.Spans {
			if inside(s) {
				gone++
			}
		}
		if gone < len(o.Spans) {
			left := float64(len(o.Spans)-gone) / float64(len(o.Spans))
			o.Weight *= left
			o.Words = int(float64(o.Words)*left + 0.5)
			o.Numbers = int(float64(o.Numbers)*left + 0.5)
			f.Overlaps = append(f.Overlaps, o)
		}
	}
	l.list, l.phrases, l.overlaps, l.terms = f.List, f.Phrases, f.Overlaps, f.Terms
	v.rest(&f)
	j := judge(v.p, v.line, &f)
	return v.estimate(l.toks, &f, j, l.words, l.letters, int(dimensions)).expected
}

// rest sums what is left: segments that lost words are summed anew.
func (v *view) rest(f *findings) {
	l := &v.left
	l.words, l.letters = append(l.words[:0], v.words...), append(l.letters[:0], v.letters...)
	for k, t := range l.touched {
		if t {
			l.words[k], l.letters[k] = sums{}, sums{}
		}
	}
	l.some, l.segment = l.some[:0], l.segment[:0]
	for i := range l.toks {
		if l.touched[l.of[i]] && l.toks[i].kind != markToken {
			l.some, l.segment = append(l.some, l.toks[i]), append(l.segment, l.of[i])
		}
	}
	if len(l.some) > 0 {
		part := *f
		part.List, part.Phrases = nil, nil
		v.sum(l.some, l.segment, &part, l.words, l.letters)
	}
}
