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
					if at := &c.labels[d][e.effect.index()]; d != Reframe || *at != Insight {
						*at = e.move // a view is told before the figure that proves it
					}
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

// widen takes a stretch into one of the same move that it crosses, so that none is cited inside
// another; false where there is none.
func (t *trial) widen(s text.Span, m Move) bool {
	for i := range t.tried {
		c := &t.tried[i]
		if c.span != s && c.span.Start < s.End && s.Start < c.span.End && slices.Contains(c.moves, m) && c.alike(m) {
			both := c.span.Join(s)
			if t.v.wordsIn(both) > bargain {
				return true // a sentence that runs on: its clause says it
			}
			if slices.ContainsFunc(t.tried, func(o candidate) bool { return o.span == both && o.span != c.span }) {
				t.put(both, true, m)
				return true
			}
			c.span = both
			return true
		}
	}
	return false
}

// alike reports a stretch whose moves are all told by whole clauses, or all by the word, as m is.
func (c *candidate) alike(m Move) bool {
	return !slices.ContainsFunc(c.moves, func(o Move) bool { return wordByWord[o] != wordByWord[m] })
}

// strongSegment is a segment and how strong its strongest words are.
type strongSegment struct {
	span text.Span
	most float64
}

// candidates are the stretches to try: what the rules found, and each segment.
func (t *trial) candidates() {
	v := t.v
	for i := range t.settled.List[:min(len(t.settled.List), mostFound)] {
		x := &t.settled.List[i]
		if x.Span.Len() > 0 && x.Move != Evasive && x.Move != Nonsense && len(t.tried) < mostTried-2 && !v.countsNothing(x) && !v.coveredBy(x) && !t.misnamed(x) && t.settled.has(named(x)) {
			if span := t.cited(x); !t.widen(span, named(x)) {
				t.put(span, true, named(x))
			}
		}
	}
	t.elsewhere()
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
			span := t.aloud(v.readable(s.span), "")
			v.desk.moves = t.withFigure(t.movesIn(v.desk.moves[:0], span), span)
			t.put(span, false, v.desk.moves...)
		}
	}
	for i := range t.tried {
		t.tried[i].labelled()
	}
}

// named is the move that a finding is cited for: the request turned over by a question holds,
// and yet it is a question that stands there.
func named(x *finding) Move {
	if x.Move == Hold && x.Rule == "questions-ask" {
		return Question
	}
	return x.Move
}

// wordByWord are the moves that single words make: only these are cited. All else is cited by
// whole clauses, a figure too, since half a clause says nothing aloud.
var wordByWord = map[Move]bool{Hedge: true, Apology: true, Commodity: true}

// aloud widens a stretch to its sentence where that is short and nothing in it costs a level: a
// trade in it wants what comes back, and half a thought convinces nobody. What costs something
// is cited as closely as it can be read.
func (t *trial) aloud(s text.Span, m Move) text.Span {
	switch {
	case m == Trade:
		return t.v.wholeSentence(s, bargain)
	case costly(m):
		return s
	}
	whole := t.v.wholeSentence(s, oneBreath)
	for i := range t.settled.List {
		if x := &t.settled.List[i]; costly(x.Move) && x.Span.Start < whole.End && whole.Start < x.Span.End {
			return s
		}
	}
	if m == Insight || m == "" {
		return t.v.withTail(whole)
	}
	return whole
}

// warm reports a move by which the person is spoken to: it is cited as closely as it can be read.
func warm(m Move) bool {
	return m == Acknowledge || m == Apology || m == Recall || m == OwnFault
}

// costly reports a move that lowers a dimension.
func costly(m Move) bool {
	for i := range effects {
		if effects[i].move == m && effects[i].effect == Lowers {
			return true
		}
	}
	return false
}

// cited is the stretch that is cited for a finding.
func (t *trial) cited(x *finding) text.Span {
	v := t.v
	if !wordByWord[x.Move] {
		if warm(x.Move) || x.Move == Insult || x.Move == Pressure {
			return v.wholeClauses(x.Span)
		}
		return t.aloud(v.readable(x.Span), x.Move)
	}
	w, first, last := v.line.Words, x.First, x.Last
	for last > first+1 && trailing[w[last-1].Norm] {
		last--
	}
	s := w[first].Span
	for i := first + 1; i < last; i++ {
		s = s.Join(w[i].Span)
	}
	return s
}

// trailing are words with which a phrase's row may end and no citation.
var trailing = plainSet(`and or of has for the a to`)

// within reports one of the moves found among words first to last.
func (f *findings) within(first, last int, moves ...Move) bool {
	for i := range f.List {
		if x := &f.List[i]; x.First < last && first < x.Last && slices.Contains(moves, x.Move) {
			return true
		}
	}
	return false
}

// countsNothing reports a figure that is a name ("ward 3", "gate two") and measures nothing.
func (v *view) countsNothing(x *finding) bool {
	if x.Move != Quantified || x.Last != x.First+1 || x.First == 0 {
		return false
	}
	w := v.line.Words
	n := w[x.First].Number
	return n >= 0 && v.line.Numbers[n].Kind == text.Plain && v.line.Numbers[n].Unit == "" && numberedThings[w[x.First-1].Norm]
}

// numberedThings are what is told apart by a number.
var numberedThings = plainSet(`ward gate room shift line site phase building floor hall bay dock unit number platform terminal door lane aisle machine press pump tank page block house class`)

// coveredBy reports a word that is cited with more around it: a hedge inside words that put
// the answer off or give it away, "quality" inside "premium quality".
func (v *view) coveredBy(x *finding) bool {
	if x.Move != Hedge && x.Move != Commodity {
		return false
	}
	for i := range v.f.List {
		o := &v.f.List[i]
		inside := o.First <= x.First && x.Last <= o.Last
		switch {
		case x.Move == Hedge && inside && (o.Move == Manager || o.Move == Unconditional):
			return true
		case o.Move == x.Move && o.First < x.First && x.First < o.Last:
			return true
		}
	}
	return false
}

// wholeClauses is the stretch from the beginning of the first clause that s touches to the
// end of the last.
func (v *view) wholeClauses(s text.Span) text.Span {
	cs := v.line.Clauses
	first, _ := slices.BinarySearchFunc(cs, s.Start, func(c text.Clause, at int) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	for first > 0 && first < len(cs) && v.goesOn(first) {
		first--
	}
	for k := first; k < len(cs) && (cs[k].Start < s.End || v.goesOn(k)); k++ {
		s = s.Join(cs[k].Span)
	}
	return s
}

// goesOn reports a clause that is the second half of who is meant: "can Mia | and I stand
// there?", "put Tom | and you in a room".
func (v *view) goesOn(k int) bool {
	if k == 0 {
		return false
	}
	c, before, w := v.line.Clauses[k], v.line.Clauses[k-1], v.line.Words
	if before.Sentence != c.Sentence || c.Last-c.First < 2 || w[c.First].Norm != "and" || w[c.First].Break != text.NoBreak || !whoComes[w[c.First+1].Norm] {
		return false
	}
	if c.First+2 >= c.Last || betweenPeople[w[c.First+2].Norm] {
		return true
	}
	switch w[before.First].Norm {
	case "can", "could", "shall", "should", "would", "will", "may", "might":
		return before.Last-before.First <= 3
	}
	return false
}

// betweenPeople are the words behind the second of two people that are no verb of theirs.
var betweenPeople = plainSet(`in on at to for with into over round around together both by this next`)

// movesIn appends the moves found inside a stretch and settled for the whole to out, in text order.
func (t *trial) movesIn(out []Move, s text.Span) []Move {
	v, looked := t.v, 0
	for i := range t.settled.List {
		x := &t.settled.List[i]
		if m := named(x); s.Start <= x.Span.Start && x.Span.End <= s.End && !slices.Contains(out, m) && t.settled.has(m) && !v.countsNothing(x) {
			if looked++; looked > mostFound {
				break // each is held against its sentence
			}
			if !t.misnamed(x) {
				out = append(out, m)
			}
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
