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
	moves []Move // what the rules found in it
	found bool   // by a rule; otherwise a segment
	rest  guess  // at what is left when it is taken out
	read  bool   // whether that was looked at
}

// label is the move in the stretch that the rubric says has this effect on the
// dimension. A stretch without one is not cited: that the estimate leans on its words
// is no reason that a trainee could learn from.
func (c *candidate) label(d Dimension, effect Effect) (Move, bool) {
	for _, m := range c.moves {
		if speaksFor(m, d, effect) {
			return m, true
		}
	}
	return "", false
}

// plain names what raises a dimension where no rule found the words and the estimate
// stands on them all the same.
var plain = Per[Move]{Assertiveness: Hold, Value: Hold, Reframe: Insight, Connection: Acknowledge, Advance: NextStep}

// How many stretches are tried, so that the time stays in proportion to the length;
// the least fall and the least rise that count, and the least for a stretch that no rule speaks for.
const (
	mostTried       = 7
	leastGift       = -0.5
	leastRaise      = 0.05
	leastLower      = 0.25
	leastRaiseAlone = 0.2
	surelyRaises    = 0.35 // alone and falling this far in the quick trial, it needs no second one
	surelyTogether  = 0.45 // the same for several, and for what lowers
	// From this estimate on a level rests on something that is there, so words are cited
	// for it even where no rule named them.
	restsOnWords = 2.5
)

// trial are the stretches of a reply that are tried, and what came of it.
type trial struct {
	v     *view
	whole *Expected
	tried []candidate
	// What is left without the stretches with these bits, not read anew and read anew.
	several map[uint16]*guess
	anew    map[uint16]*view
}

// delta is by how much the estimate falls when a stretch is taken out.
func (t *trial) delta(i int, d Dimension) float64 {
	c := &t.tried[i]
	if !c.read {
		c.read = true
		t.v.without(&c.rest, []text.Span{c.span})
	}
	return t.whole[d] - c.rest.level(d)
}

// evidence are the words behind the levels, in text order. Moves that rest on what is
// absent (evasive, nonsense) cite no words.
func (v *view) evidence(whole *Expected) []Evidence {
	out := []Evidence{}
	t := trial{v: v, whole: whole, tried: v.candidates()}
	for _, d := range Dimensions() {
		for _, effect := range [...]Effect{Raises, Lowers} {
			for _, i := range t.confirm(d, effect) {
				c := &t.tried[i]
				move, ok := c.label(d, effect)
				if !ok {
					move = plain[d]
				}
				out = append(out, Evidence{Span: c.span, Dimension: d, Move: move, Effect: effect})
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
				for _, m := range c.moves {
					if m == Unconditional { // says more than that the price moves
						out[i].moves = slices.Insert(out[i].moves, 0, m)
					} else if !slices.Contains(out[i].moves, m) {
						out[i].moves = append(out[i].moves, m)
					}
				}
				return
			}
		}
		out = append(out, c)
	}
	for i := range v.f.List {
		x := &v.f.List[i]
		if x.Span.Len() > 0 && x.Move != Evasive && x.Move != Nonsense && len(out) < mostTried-2 {
			put(candidate{span: x.Span, moves: []Move{x.Move}, found: true})
		}
	}
	// The segments with the strongest words first.
	type seg struct {
		span text.Span
		most float64
	}
	segs := make([]seg, len(v.lin))
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
			for d, e := range v.lin[k][:dimensions] {
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
			put(candidate{span: s.span, moves: v.movesIn(s.span)})
		}
	}
	return out
}

// movesIn are the moves found inside a stretch, in text order.
func (v *view) movesIn(s text.Span) []Move {
	var out []Move
	for i := range v.f.List {
		x := &v.f.List[i]
		if s.Start <= x.Span.Start && x.Span.End <= s.End && !slices.Contains(out, x.Move) {
			out = append(out, x.Move)
		}
	}
	return out
}

// least is how far the estimate must move for the stretch to be cited. What gives
// price away is cited for almost any: in a short reply little is left without it that
// could be better.
func (c *candidate) least(effect Effect) float64 {
	switch {
	case effect == Raises && c.found:
		return leastRaise
	case effect == Raises:
		return leastRaiseAlone
	case c.gift():
		return leastGift
	}
	return leastLower
}

// gift reports a stretch in which price is given away or put off.
func (c *candidate) gift() bool {
	return slices.ContainsFunc(c.moves, func(m Move) bool {
		return m == Unconditional || m == Discount || m == Halfway || m == Manager
	})
}

// taken is the typed text without the spans.
func taken(typed string, cut []text.Span) string {
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
	return string(rest)
}

// confirm chooses the stretches to cite for an effect on a dimension, and drops the
// weakest until the estimate moves the right way when all of them are taken out.
func (t *trial) confirm(d Dimension, effect Effect) []int {
	sign := 1.0
	if effect == Lowers {
		sign = -1
	}
	tried, whole := t.tried, t.whole[d]
	var chosen []int
	for i := range tried {
		_, spoken := tried[i].label(d, effect)
		if spoken && sign*t.delta(i, d) >= tried[i].least(effect) {
			chosen = append(chosen, i)
		}
	}
	if len(chosen) == 0 {
		chosen = t.together(d, effect)
	}
	if len(chosen) == 0 && effect == Raises && whole >= restsOnWords {
		chosen = t.costliest(d)
	}
	// A stretch that holds another one with the same move says less than that one.
	all := slices.Clone(chosen)
	chosen = slices.DeleteFunc(chosen, func(i int) bool {
		for _, k := range all {
			if k == i || !tried[k].found || !covers(tried[i].span, tried[k].span) {
				continue
			}
			outer, _ := tried[i].label(d, effect)
			inner, _ := tried[k].label(d, effect)
			if outer == Trade && inner == Trade {
				continue // what comes back for it belongs to it
			}
			if inner == outer || 2*sign*t.delta(k, d) >= sign*t.delta(i, d) {
				return true
			}
		}
		return false
	})
	slices.SortStableFunc(chosen, func(a, b int) int {
		x, y := sign*t.delta(a, d), sign*t.delta(b, d)
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return a - b
	})
	for len(chosen) > 1 || len(chosen) == 1 && (effect == Lowers || t.delta(chosen[0], d) < surelyRaises) {
		if quick := sign * (whole - t.quick(chosen, d)); quick >= surelyTogether {
			break
		}
		if sign*(whole-t.less(chosen, d)) > 0 {
			break
		}
		if len(chosen) == 1 && tried[chosen[0]].gift() {
			break // named all the same: it is the reason of the level
		}
		chosen = chosen[:len(chosen)-1]
	}
	return chosen
}

// together are the stretches that say the same move more than once, so that the
// estimate stands until the last of them is gone.
func (t *trial) together(d Dimension, effect Effect) []int {
	sign := 1.0
	if effect == Lowers {
		sign = -1
	}
	whole := t.whole[d]
	if sign*(whole-restsOnWords) < 0 {
		return nil // a low level raised by nothing, a high one lowered by nothing
	}
	for _, row := range effects {
		var all []int
		for i := range t.tried {
			if m, ok := t.tried[i].label(d, effect); ok && m == row.move && t.tried[i].found {
				all = append(all, i)
			}
		}
		if len(all) > 1 && sign*(whole-t.less(all, d)) >= leastRaise {
			return all
		}
	}
	return nil
}

// spans are the chosen stretches, and a number that stands for them.
func (t *trial) spans(chosen []int) (spans []text.Span, key uint16) {
	for _, i := range chosen {
		key |= 1 << i
		spans = append(spans, t.tried[i].span)
	}
	return spans, key
}

// quick is the estimate of what is left without the chosen stretches, not read anew.
func (t *trial) quick(chosen []int, d Dimension) float64 {
	if len(chosen) == 1 {
		return t.whole[d] - t.delta(chosen[0], d)
	}
	spans, key := t.spans(chosen)
	g := t.several[key]
	if g == nil {
		g = &guess{}
		t.v.without(g, spans)
		if t.several == nil {
			t.several = map[uint16]*guess{}
		}
		t.several[key] = g
	}
	return g.level(d)
}

// less is the estimate of what is left without the chosen stretches, read anew.
func (t *trial) less(chosen []int, d Dimension) float64 {
	spans, key := t.spans(chosen)
	v := t.anew[key]
	if v == nil {
		if t.anew == nil {
			t.anew = map[uint16]*view{}
		}
		v = viewOf(t.v.p, t.v.m, taken(t.v.line.Typed, spans), t.v.j.strung, t.v.desk)
		v.settlePrice()
		if o := &t.v.opening; !o.yields || !slices.ContainsFunc(spans, func(s text.Span) bool { return s.Start < o.span.End && o.span.Start < s.End }) {
			v.opening = opening{read: true, yields: o.yields, last: o.last} // as before
		}
		t.anew[key] = v
	}
	return v.level(d)
}

// costliest is the one segment whose absence costs the dimension most, if it costs enough.
func (t *trial) costliest(d Dimension) []int {
	best := -1
	for i := range t.tried {
		if c := &t.tried[i]; !c.found && !c.gift() && t.delta(i, d) >= leastRaiseAlone && (best < 0 || t.delta(i, d) > t.delta(best, d)) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
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
