package grade

import (
	"math"
	"slices"
	"strings"

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
		if x.Span.Len() > 0 && x.Move != Evasive && x.Move != Nonsense && len(t.tried) < mostTried-2 && !v.countsNothing(x) && !v.coveredBy(x) && !v.heardOnly(x) {
			t.put(v.cited(x), true, named(x))
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
			span := v.wholeClauses(s.span)
			v.desk.moves = v.movesIn(v.desk.moves[:0], span)
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

// plainly is the move by which a stretch without one is cited for a dimension; false where it
// would be called what it is not: that the estimate leans on words makes no hold of them.
func (v *view) plainly(d Dimension, c *candidate) (Move, bool) {
	m := plain[d]
	if m != Hold {
		return m, true
	}
	for i := range v.line.Words {
		if w := &v.line.Words[i]; c.span.Start <= w.Start && w.End <= c.span.End && w.Scope.Any(text.Question) {
			return Question, d == Assertiveness
		}
	}
	return m, false
}

// wordByWord are the moves that single words make: only these are cited, and a figure where
// a sum is. All else is cited by whole clauses, since half a clause says nothing aloud.
var wordByWord = map[Move]bool{Hedge: true, Apology: true, Commodity: true, Quantified: true}

// cited is the stretch that is cited for a finding.
func (v *view) cited(x *finding) text.Span {
	if !wordByWord[x.Move] {
		return v.wholeClauses(x.Span)
	}
	w, first, last := v.line.Words, x.First, x.Last
	for last > first+1 && trailing[w[last-1].Norm] {
		last--
	}
	if x.Move == Quantified && last+1 < len(w) && w[last-1].Number >= 0 && w[last+1].Number >= 0 && (w[last].Norm == "of" || w[last].Norm == "in") && w[last+1].Sentence == w[first].Sentence {
		last += 2
	}
	// "three of five" is one figure
	if x.Move == Quantified && first >= 2 && w[first].Number >= 0 && w[first-2].Number >= 0 && (w[first-1].Norm == "of" || w[first-1].Norm == "in") {
		first -= 2
	}
	if x.Move == Quantified && last < len(w) && v.counted(last) {
		last++
	}
	s := w[first].Span
	for i := first + 1; i < last; i++ {
		s = s.Join(w[i].Span)
	}
	return s
}

// counted reports that word i is what the figure before it counts: a thing of the situation,
// or a word that can be one ("61 plates", "38 hrs").
func (v *view) counted(i int) bool {
	w := &v.line.Words[i]
	if v.line.Words[i-1].Number < 0 || w.Break != text.NoBreak || !content(*w) {
		return false
	}
	return len(v.p.byStem[w.Stem]) > 0 || strings.HasSuffix(w.Norm, "s") && !strings.HasSuffix(w.Norm, "ss")
}

// trailing are words with which a phrase's row may end and no citation.
var trailing = plainSet(`and or of has for the a to`)

// heardOnly reports a hold that trees heard and no rule read, in a stretch without a word that
// holds: it counts for the levels, and cannot be shown.
func (v *view) heardOnly(x *finding) bool {
	if x.Move != Hold || x.Rule != "words" {
		return false
	}
	for i := x.First; i < x.Last; i++ {
		if v.line.Words[i].Scope.Any(text.Negated) || v.f.known[i].class&(bitPrice|roleList|bitStay) != 0 {
			return false
		}
	}
	return true
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

// movesIn appends the moves found inside a stretch to out, in text order.
func (v *view) movesIn(out []Move, s text.Span) []Move {
	for i := range v.f.List {
		x := &v.f.List[i]
		if m := named(x); s.Start <= x.Span.Start && x.Span.End <= s.End && !slices.Contains(out, m) && !v.countsNothing(x) && !v.heardOnly(x) {
			out = append(out, m)
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
