package grade

import (
	"slices"

	"spar/internal/text"
)

// view is a reply as rules and model see it.
type view struct {
	p       *prepared
	m       *Model
	line    *text.Line
	f       *findings
	j       *judged
	toks    []token
	of      []int32   // segment by token
	parts   []weighed // the sequences of each segment
	all     weighed
	lin     [][targets]float64 // linear estimates of each segment
	guess   guess
	opening opening
	desk    *desk

	// Room for the above, used again for another reading.
	typed                 text.Line
	found, voted, settled findings
	worth                 judged
}

// newView reads a reply.
func newView(d *desk, p *prepared, m *Model, reply string) *view {
	v := viewOf(d, p, m, reply, unread)
	v.weigh()
	return v
}

// unread is for a reply of which it is not known how surely it was strung together.
const unread = -1

// viewOf reads a reply, or a part of one of which it is known whether it was strung. What
// the trees and the rubric say of it comes with weigh.
func viewOf(d *desk, p *prepared, m *Model, reply string, strung int) *view {
	v := d.view()
	v.p, v.m, v.desk, v.line, v.f, v.j = p, m, d, &v.typed, &v.found, &v.worth
	v.opening = opening{gifts: v.opening.gifts[:0]}
	d.reader.Read(v.line, clip(reply))
	d.find(v.f, p, v.line)
	v.j.strung = strung
	v.toks = tokens(v.toks[:0], v.line, v.f.Roles, v.f.known)
	p.ground.know(v.toks, m.common)
	if strung == unread {
		d.joiner.toks = jointTokens(d.joiner.toks[:0], v.toks)
		v.j.strung = m.Joints.strung(&d.joiner, d.joiner.toks)
	}
	if v.j.strung > 0 {
		v.f.Notes = append(v.f.Notes, NoteStrung)
	}
	v.of = room(v.of, len(v.toks))
	n := segments(v.toks, v.of)
	v.parts, v.lin = room(v.parts, n), room(v.lin, n)
	v.sum(v.toks, v.of, v.f, v.parts)
	v.all = weighed{}
	for k := range v.parts {
		v.all.plus(&v.parts[k], 1)
		v.lin[k] = m.linear(&v.parts[k])
	}
	return v
}

// weigh makes the guess at the reply ready.
func (v *view) weigh() {
	strung := v.j.strung
	v.j.judge(v.p, v.line, v.f)
	v.j.strung = strung
	v.estimate(&v.guess, v.toks, v.f, v.j, &v.all, v.parts, v.lin)
	if !v.guess.elsewhere() {
		v.f.Notes = slices.DeleteFunc(v.f.Notes, func(n Note) bool { return n == NoteOffTopic })
	}
}

// sum adds the sequences of the tokens to the sums of their segments.
func (v *view) sum(toks []token, of []int32, f *findings, parts []weighed) {
	d := v.desk
	if cap(d.grams) == 0 {
		d.grams = make([]occurrence, 0, 16*len(toks)+64)
	}
	d.grams = wordGrams(d.grams[:0], toks, of, f)
	n := len(d.grams)
	d.grams = charGrams(d.grams, toks, of)
	d.sums.add(v.m, d.grams[:n], d.grams[n:], parts)
}

// estimate makes the guess at a reply ready; the bounds of the rubric hold.
func (v *view) estimate(g *guess, toks []token, f *findings, j *judged, all *weighed, parts []weighed, lin [][targets]float64) {
	l := v.desk
	x := l.x[:]
	clear(x)
	describe(x, toks, v.p.ground)
	describeFindings(x, v.p, toks, f, &j.expected)
	l.told = l.told[:0]
	for k := range parts {
		if !parts[k].empty() {
			l.told = append(l.told, lin[k])
		}
	}
	whole := v.m.linear(all)
	v.m.guess(g, x, &whole, l.told)
	l.sort(v, g)
	bound(j, g)
}

// level is the estimate of a dimension. What the reply opens with counts only here,
// since it takes another reading.
func (v *view) level(d Dimension) float64 {
	e := v.guess.level(d)
	if d > Value || e <= worthTrying || !v.yielded() {
		return e
	}
	v.guess.yield(v.opening.last)
	return v.guess.level(d)
}

// without is the guess at the reply less some stretches of it, given as spans of the
// typed text in order, and whether what the reply opens with still stands. What the
// rules found in the stretches is gone; the rest is not read anew.
func (v *view) without(g *guess, cut []text.Span) {
	inside := func(s text.Span) bool {
		for _, c := range cut {
			if s.Start < c.End && c.Start < s.End {
				return true
			}
		}
		return false
	}
	l := v.desk
	l.toks, l.of = l.toks[:0], l.of[:0]
	l.touched = room(l.touched, len(v.parts))
	gone := false
	for i := range v.toks {
		if v.toks[i].kind != markToken && inside(v.toks[i].Span) {
			l.touched[v.of[i]], gone = true, true
			continue
		}
		l.toks, l.of = append(l.toks, v.toks[i]), append(l.of, v.of[i])
		if n := len(l.toks); gone && n > 1 {
			v.p.ground.knowPair(&l.toks[n-2], &l.toks[n-1])
			gone = false
		}
	}
	f := &l.left
	v.less(f, inside)
	all := v.rest(f)
	j := &l.judged
	j.judge(v.p, v.line, f)
	j.strung = v.j.strung
	v.estimate(g, l.toks, f, j, &all, l.parts, l.lin)
	if v.opening.yields && !inside(v.opening.span) {
		g.yield(v.opening.last)
	}
}

// less is what was found outside the stretches, put into f.
func (v *view) less(f *findings, inside func(text.Span) bool) {
	l := v.desk
	*f = *v.f
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
}

// rest sums what is left: segments that lost words are summed anew.
func (v *view) rest(f *findings) (all weighed) {
	l := v.desk
	l.parts, l.lin = append(l.parts[:0], v.parts...), append(l.lin[:0], v.lin...)
	all = v.all
	for k, t := range l.touched {
		if t {
			all.plus(&v.parts[k], -1)
			l.parts[k] = weighed{}
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
		v.sum(l.some, l.segment, &part, l.parts)
	}
	for k, t := range l.touched {
		if t {
			all.plus(&l.parts[k], 1)
			l.lin[k] = v.m.linear(&l.parts[k])
		}
	}
	return all
}
