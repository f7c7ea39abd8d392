package grade

import (
	"math"
	"slices"

	"spar/internal/text"
)

// candidate.go chooses the stretches of a reply that may be cited.

// candidate is a stretch that may be cited.
type candidate struct {
	span   text.Span
	moves  []Move // what the rules found in it
	labels [dimensions][2]Move
	found  bool  // by a rule; otherwise a segment
	rest   guess // at what is left when it is taken out
	read   bool  // whether that was looked at
}

// label is the move in the stretch that the rubric says has this effect on the
// dimension. A stretch without one is not cited: that the estimate leans on its words
// is no reason that a trainee could learn from.
func (c *candidate) label(d Dimension, effect Effect) (Move, bool) {
	m := c.labels[d][effect.index()]
	return m, m != ""
}

// labelled looks the labels up; of several moves the first stands.
func (c *candidate) labelled() {
	c.labels = [dimensions][2]Move{}
	for k := len(c.moves) - 1; k >= 0; k-- {
		for i := range effects {
			if e := &effects[i]; e.move == c.moves[k] {
				for _, d := range e.on {
					c.labels[d][e.effect.index()] = e.move
				}
			}
		}
	}
}

// put adds a stretch to be tried, or its moves to the same one.
func (t *trial) put(span text.Span, found bool, moves ...Move) {
	for i := range t.tried {
		c := &t.tried[i]
		if c.span != span {
			continue
		}
		for _, m := range moves {
			if m == Unconditional { // says more than that the price moves
				c.moves = slices.Insert(c.moves, 0, m)
			} else if !slices.Contains(c.moves, m) {
				c.moves = append(c.moves, m)
			}
		}
		return
	}
	if len(t.tried) < cap(t.tried) {
		t.tried = t.tried[:len(t.tried)+1]
	} else {
		t.tried = append(t.tried, candidate{})
	}
	c := &t.tried[len(t.tried)-1]
	c.span, c.found, c.read, c.moves = span, found, false, append(c.moves[:0], moves...)
}

// strongSegment is a segment and how strong its strongest words are.
type strongSegment struct {
	span text.Span
	most float64
}

// candidates are the stretches to try: what the rules found, and each segment.
func (t *trial) candidates() {
	v := t.v
	for i := range v.f.List {
		x := &v.f.List[i]
		if x.Span.Len() > 0 && x.Move != Evasive && x.Move != Nonsense && len(t.tried) < mostTried-2 {
			t.put(x.Span, true, x.Move)
		}
	}
	// The segments with the strongest words first.
	segs := room(v.desk.segs, len(v.lin))
	v.desk.segs = segs
	for i := range v.toks {
		t := &v.toks[i]
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
	if len(segs) > mostTried-len(t.tried) {
		for k := range segs {
			for d, e := range v.lin[k][:dimensions] {
				segs[k].most = max(segs[k].most, math.Abs(e-float64(v.m.Bias[d])))
			}
		}
	}
	slices.SortStableFunc(segs, func(a, b strongSegment) int {
		switch {
		case a.most > b.most:
			return -1
		case a.most < b.most:
			return 1
		}
		return 0
	})
	for _, s := range segs {
		if len(t.tried) < mostTried && s.span.Len() > 0 {
			v.desk.moves = v.movesIn(v.desk.moves[:0], s.span)
			t.put(s.span, false, v.desk.moves...)
		}
	}
	for i := range t.tried {
		t.tried[i].labelled()
	}
}

// movesIn appends the moves found inside a stretch to out, in text order.
func (v *view) movesIn(out []Move, s text.Span) []Move {
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

// speaksFor reports whether the rubric says that the move has this effect.
func speaksFor(m Move, d Dimension, effect Effect) bool {
	for i := range effects {
		if e := &effects[i]; e.move == m && e.effect == effect && slices.Contains(e.on, d) {
			return true
		}
	}
	return false
}
