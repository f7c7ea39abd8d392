package grade

import (
	"math"
	"slices"

	"spar/internal/text"
)

// attribute.go finds the words that a level rests on. Nothing is cited because a rule
// says so: a stretch is cited as raising a dimension only if the estimate falls when
// it is taken out, and all that are cited together are tried together.

// candidate is a stretch that may be cited.
type candidate struct {
	span  text.Span
	move  Move
	delta Expected // by how much the estimate falls when it is taken out
	found bool     // by a rule; otherwise a segment
}

// How many stretches are tried, so that the time stays in proportion to the length;
// the least fall and the least rise that count, and the least for a stretch that no rule speaks for.
const (
	mostTried       = 7
	leastGift       = -0.5
	leastRaise      = 0.05
	leastLower      = 0.25
	leastRaiseAlone = 0.2
	leastLowerAlone = 0.4
)

// evidence are the words behind the levels, in text order. Moves that rest on what is
// absent (evasive, nonsense) cite no words.
func (v *view) evidence(whole *Expected) []Evidence {
	out := []Evidence{}
	tried := v.candidates()
	for i := range tried {
		c := &tried[i]
		e := v.without([]text.Span{c.span})
		for d := range e {
			c.delta[d] = whole[d] - e[d]
		}
	}
	memo := map[uint16]Expected{}
	for _, d := range Dimensions() {
		for _, effect := range [...]Effect{Raises, Lowers} {
			for _, c := range v.confirm(tried, d, effect, whole[d], memo) {
				out = append(out, Evidence{Span: c.span, Dimension: d, Move: c.move, Effect: effect})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Evidence) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return a.End - b.End
		}
		return int(a.Dimension) - int(b.Dimension)
	})
	return out
}

// candidates are the stretches to try: what the rules found, and each segment.
func (v *view) candidates() []candidate {
	var out []candidate
	put := func(c candidate) {
		for i := range out {
			if out[i].span == c.span {
				if c.move == Unconditional {
					out[i] = c // says more than that the price moves
				}
				return
			}
		}
		out = append(out, c)
	}
	for i := range v.f.List {
		x := &v.f.List[i]
		if x.Span.Len() > 0 && x.Move != Evasive && x.Move != Nonsense && len(out) < mostTried-2 {
			put(candidate{span: x.Span, move: x.Move, found: true})
		}
	}
	// The segments with the strongest words first.
	type seg struct {
		span text.Span
		most float64
	}
	segs := make([]seg, len(v.words))
	for i, t := range v.toks {
		if t.kind == markToken {
			continue
		}
		s := &segs[v.of[i]].span
		if s.Len() == 0 {
			*s = t.Span
		} else {
			*s = s.Join(t.Span)
		}
	}
	if len(segs) > mostTried-len(out) {
		for k := range segs {
			lin := v.m.linear(&v.words[k], &v.letters[k])
			for d, e := range lin[:dimensions] {
				segs[k].most = max(segs[k].most, math.Abs(e-float64(v.m.Bias[d])))
			}
		}
	}
	slices.SortStableFunc(segs, func(a, b seg) int {
		switch {
		case a.most > b.most:
			return -1
		case a.most < b.most:
			return 1
		}
		return 0
	})
	for _, s := range segs {
		if len(out) < mostTried && s.span.Len() > 0 {
			put(candidate{span: s.span, move: v.moveIn(s.span)})
		}
	}
	return out
}

// moveIn is the first move found inside a stretch, or "".
func (v *view) moveIn(s text.Span) Move {
	for i := range v.f.List {
		x := &v.f.List[i]
		if s.Start <= x.Span.Start && x.Span.End <= s.End {
			return x.Move
		}
	}
	return ""
}

// least is how far the estimate must move for the stretch to be cited. What gives
// price away is cited for almost any: in a short reply little is left without it that
// could be better.
func (c *candidate) least(d Dimension, effect Effect) float64 {
	spoken := c.found && speaksFor(c.move, d, effect)
	switch {
	case effect == Raises && spoken:
		return leastRaise
	case effect == Raises:
		return leastRaiseAlone
	case spoken && c.gift():
		return leastGift
	case spoken:
		return leastLower
	}
	return leastLowerAlone
}

// gift reports a stretch in which price is given away or put off.
func (c *candidate) gift() bool {
	return c.move == Unconditional || c.move == Discount || c.move == Halfway || c.move == Manager
}

// afresh grades what is left when the spans are taken out of the typed text.
func (v *view) afresh(cut []text.Span) Expected {
	typed := v.line.Typed
	rest := make([]byte, 0, len(typed))
next:
	for i := range len(typed) {
		for _, c := range cut {
			if c.Start <= i && i < c.End {
				continue next
			}
		}
		rest = append(rest, typed[i])
	}
	g := newView(v.p, v.m, string(rest)).weigh(int(dimensions))
	return g.expected
}

// confirm chooses the stretches to cite for an effect on a dimension, and drops the
// weakest until the estimate moves the right way when all of them are taken out.
func (v *view) confirm(tried []candidate, d Dimension, effect Effect, whole float64, memo map[uint16]Expected) []candidate {
	sign := 1.0
	if effect == Lowers {
		sign = -1
	}
	var chosen []int
	for i := range tried {
		if sign*tried[i].delta[d] >= tried[i].least(d, effect) {
			chosen = append(chosen, i)
		}
	}
	// A stretch that holds another one says less than that one.
	chosen = slices.DeleteFunc(chosen, func(i int) bool {
		for _, k := range chosen {
			if k != i && tried[k].found && covers(tried[i].span, tried[k].span) && 2*sign*tried[k].delta[d] >= sign*tried[i].delta[d] {
				return true
			}
		}
		return false
	})
	slices.SortStableFunc(chosen, func(a, b int) int {
		x, y := sign*tried[a].delta[d], sign*tried[b].delta[d]
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return a - b
	})
	for len(chosen) > 1 || len(chosen) == 1 && effect == Lowers {
		key := uint16(0)
		var spans []text.Span
		for _, i := range chosen {
			key |= 1 << i
			spans = append(spans, tried[i].span)
		}
		e, ok := memo[key]
		if !ok {
			e = v.afresh(spans)
			memo[key] = e
		}
		if sign*(whole-e[d]) > 0 {
			break
		}
		if len(chosen) == 1 && tried[chosen[0]].gift() {
			break // named all the same: it is the reason of the level
		}
		chosen = chosen[:len(chosen)-1]
	}
	var out []candidate
	for _, i := range chosen {
		out = append(out, tried[i])
	}
	return out
}

func covers(a, b text.Span) bool { return a.Start <= b.Start && b.End <= a.End && a != b }

// speaksFor reports whether the rubric says that the move has this effect.
func speaksFor(m Move, d Dimension, effect Effect) bool {
	for i := range effects {
		if e := &effects[i]; e.move == m && e.effect == effect && slices.Contains(e.on, d) {
			return true
		}
	}
	return false
}
