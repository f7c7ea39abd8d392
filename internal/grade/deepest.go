package grade

import (
	"cmp"
	"slices"

	"spar/internal/text"
)

// deepest.go finds words for a level that rests on something and for which no stretch with a
// move of its own was found: the sentence whose absence, read anew, moves the estimate most.
// It is cited by how it is put. A trainee who is told "level 3" and shown no word learns nothing.

const (
	// At how many sentences that is looked for, and how many are read anew.
	mostSentences = 8
	mostRead      = 3
	// How far the estimate must move, read anew.
	leastDeep    = 0.02
	leastDeepLow = 0.06
	// So many words of a single sentence are underlined as a whole where they give way.
	shortRetreat = 14
	// A sentence of so many words is looked at as one where it presses somewhere.
	mostStretch = 40
	// Room for the bits that stand for stretches.
	mostStretches = 16
)

// owes reports a level that rests on something in the reply, so that words are to be cited: a
// middle one or more where the lead and the worth are concerned, a good one elsewhere; and for
// what lowers, a lead or a worth given away.
func (t *trial) owes(d Dimension, effect Effect) bool {
	f := t.settled
	if f.has(Nonsense) || f.has(Parrot) || t.v.j.strung > 0 || slices.Contains(f.Notes, NoteLanguage) || slices.Contains(f.Notes, NoteInstruction) {
		return false
	}
	level := t.level(d)
	if effect == Lowers {
		return d <= Value && level <= 1 || d == Value && level == 2 && f.has(Commodity) || d == Connection && (level <= 1 && (f.has(Pressure) || f.has(Insult)) || level <= 2)
	}
	return level > 2 || level == 2 && d <= Value && !f.has(Evasive)
}

// silent reports a green stretch without a move that may not be shown: a middle level is one by
// absence as often as not, and what hears nobody is praised by its moves or not at all, unless
// it takes up a word of the buyer's.
func (t *trial) silent(d Dimension, effect Effect, m Move, s text.Span) bool {
	if m != "" || effect != Raises {
		return false
	}
	heard := t.level(Connection)
	return t.level(d) <= 2 || heard == 0 || heard == 1 && (t.settled.has(Pressure) || t.settled.has(Insult) || !t.echoes(s))
}

// level is the level of the whole reply on the dimension.
func (t *trial) level(d Dimension) int { return t.v.m.Levels[d].Level(t.whole[d]) }

// asksLeave reports some minutes of theirs asked for, which leads nobody: the step counts, the lead does not.
func (t *trial) asksLeave(d Dimension, m Move, s text.Span) bool {
	if d != Assertiveness || m != Question && m != "" {
		return false
	}
	f, l := t.wordsOf(s)
	if f >= l || !t.v.line.Words[f].Scope.Any(text.Question) || !t.minutes(f, l) {
		return false
	}
	head := t.v.line.Words[f].Norm
	return head == "would" || head == "do" || head == "could" || head == "may" || head == "have"
}

// shy reports a citation that would praise words of a reply that gives way: the step and the
// question of one that yields follow the buyer, and understanding said on the way out is none.
func (t *trial) shy(d Dimension, effect Effect, m Move) bool {
	if effect == Lowers {
		return false
	}
	yields := t.level(Assertiveness) <= 1
	switch {
	case !yields:
		return false
	case d == Assertiveness:
		return m == NextStep || m == Question || m == ""
	case d == Connection && (m == Acknowledge || m == Recall):
		f := t.settled
		return t.level(Value) <= 1 && t.level(d) <= 2 && !f.has(OwnFault) && !f.has(Apology) && !f.has(RecommendOther)
	}
	return false
}

// amidHarm reports a stretch of a sentence that presses or insults: nothing in it is praised.
func (t *trial) amidHarm(s text.Span) bool {
	s = t.v.wholeSentence(s, mostStretch)
	for i := range t.settled.List {
		if x := &t.settled.List[i]; (x.Move == Pressure || x.Move == Insult) && x.Span.Len() > 0 && x.Span.Start < s.End && s.Start < x.Span.End {
			return true
		}
	}
	return false
}

// deepest is the sentence whose absence moves the dimension most, or as many of them as it
// takes; of a single sentence its clauses are tried for what lowers, and for what raises it is
// cited whole: without it nothing is left.
func (t *trial) deepest(d Dimension, effect Effect) []int {
	if d == Connection && effect == Lowers && !t.settled.has(Pressure) && !t.settled.has(Insult) {
		return t.pastThem()
	}
	units := t.sentences(d, effect)
	units = slices.DeleteFunc(units, func(i int) bool {
		move, _ := t.tried[i].label(d, effect)
		return t.silent(d, effect, move, t.tried[i].span)
	})
	if len(units) == 0 {
		if d == Connection && effect == Raises {
			return t.warmest(t.warmer(nil))
		}
		return nil
	}
	single := len(units) == 1 && t.alone(t.tried[units[0]].span)
	if single && effect == Raises {
		return units
	}
	if effect == Raises {
		if found := t.readAnew(units, d, effect); found != nil || d != Connection {
			return found
		}
		return t.warmest(t.warmer(units))
	}
	if found := t.blamed(d); found != nil || t.level(d) > 1 || d > Value {
		return found
	}
	if single {
		if parts := t.clausesOf(d); len(parts) > 1 {
			if found := t.readAnew(parts, d, effect); found != nil {
				return found
			}
		}
		return t.retreat(units, d)
	}
	units = t.lessPolite(units)
	if found := t.readAnew(slices.Clone(units), d, effect); found != nil {
		return found
	}
	return t.retreat(units, d)
}

// retreat are the words of a short reply that gives the lead away and does nothing else, where
// taking them out leaves no more: it is low by the whole of it, and its last words say so that
// are not only polite.
func (t *trial) retreat(units []int, d Dimension) []int {
	if d != Assertiveness || t.level(d) > 1 || len(t.v.line.Words) < 3 || len(t.v.line.Words) > shortRetreat || slices.ContainsFunc(merits, t.settled.has) {
		return nil
	}
	best, most := -1, leastGift
	for _, i := range units {
		if by := -t.delta(i, d); by >= most {
			best, most = i, by
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// blamed are the words of a move that the rubric itself says lowers the dimension, and without
// which the rest, read anew, is worth more, however little.
func (t *trial) blamed(d Dimension) []int {
	var named []int
	for i := range t.tried {
		if _, ok := t.tried[i].label(d, Lowers); ok && t.tried[i].found {
			named = append(named, i)
		}
	}
	for _, i := range named[:min(len(named), mostRead)] {
		if t.less([]int{i}, d) > t.whole[d] {
			return []int{i}
		}
	}
	if len(named) > 1 && t.less(named, d) > t.whole[d] {
		return named
	}
	return nil
}

// merits are moves that a retreat does not make.
var merits = []Move{Hold, Trade, Defer, Insight, Quantified, Question, NextStep, OwnFault, RecommendOther, AskFeedback, AskReferral, Evasive}

// readAnew is the first of the units, by how much they move the estimate when they are simply
// taken out, without which the rest read anew is worth less, or more; and as many as it takes.
func (t *trial) readAnew(units []int, d Dimension, effect Effect) []int {
	sign, least := 1.0, leastDeep
	if effect == Lowers {
		sign, least = -1, leastDeepLow
	}
	t.byDelta(units, d, sign)
	units = units[:min(len(units), mostRead)]
	best, most := -1, least
	for _, i := range units {
		if by := sign * (t.whole[d] - t.less([]int{i}, d)); by >= most {
			best, most = i, by
		}
	}
	if best >= 0 {
		return []int{best}
	}
	for n := 2; n <= len(units) && effect == Raises; n++ {
		some := slices.Clone(units[:n])
		slices.Sort(some)
		if t.whole[d]-t.less(some, d) >= least {
			return some
		}
	}
	return nil
}

// byDelta puts first the units that move the estimate most when they are simply taken out.
func (t *trial) byDelta(units []int, d Dimension, sign float64) {
	slices.SortStableFunc(units, func(a, b int) int { return cmp.Compare(sign*t.delta(b, d), sign*t.delta(a, d)) })
}

// alone reports a stretch outside which the reply has no word.
func (t *trial) alone(s text.Span) bool {
	for i := range t.v.line.Words {
		if w := &t.v.line.Words[i]; w.Start < s.Start || w.End > s.End {
			return false
		}
	}
	return true
}

// sentences are the reply's sentences that may be cited for the effect, as stretches to try.
func (t *trial) sentences(d Dimension, effect Effect) (units []int) {
	cs := t.v.line.Clauses
	for k := 0; k < len(cs); {
		s := cs[k].Span
		n := k + 1
		for n < len(cs) && (cs[n].Sentence == cs[n-1].Sentence || effect == Raises && cs[n-1].Last-cs[k].First < 3) {
			s = s.Join(cs[n].Span)
			n++
		}
		bare := cs[n-1].Last-cs[k].First < 3 && t.v.line.Words[cs[k].First].Scope.Any(text.Question)
		k = n
		if bare || d == Connection && effect == Raises && !t.takesUp(s) || d == Advance && cs[len(cs)-1].Sentence-cs[n-1].Sentence >= mostSentences {
			continue // a step stands where a reply ends
		}
		if i := t.unit(s, d, effect); i >= 0 && len(units) < mostSentences {
			units = append(units, i)
		}
	}
	return units
}

// settledIn reports a move settled for the whole inside the stretch.
func (t *trial) settledIn(s text.Span, moves ...Move) bool {
	return slices.ContainsFunc(t.settled.List, func(x finding) bool {
		return slices.Contains(moves, x.Move) && s.Start <= x.Span.Start && x.Span.End <= s.End
	})
}

// takesUp reports a stretch that takes up what the buyer said, or names a person of the situation.
func (t *trial) takesUp(s text.Span) bool {
	for _, o := range t.v.f.Overlaps {
		if o.Kind == topicStakeholder && o.Names > 0 && spansWithin(o.Spans, s.Start, s.End) > 0 || o.Kind == topicBuyerLine && spansWithin(o.Spans, s.Start, s.End) > 1 {
			return true
		}
	}
	return false
}

// speaksToThem reports a stretch that says you or yours, or names a person of the situation.
func (t *trial) speaksToThem(s text.Span) bool {
	for i := range t.v.line.Words {
		w := &t.v.line.Words[i]
		if s.Start > w.Start || w.End > s.End {
			continue
		}
		switch w.Norm {
		case "you", "your", "yours", "yourself":
			return true
		}
	}
	return t.takesUp(s)
}

// clausesOf are the clauses that may be cited as lowering the dimension.
func (t *trial) clausesOf(d Dimension) (units []int) {
	for _, c := range t.v.line.Clauses {
		if c.Last-c.First < 3 {
			continue
		}
		if i := t.unit(t.v.readable(c.Span), d, Lowers); i >= 0 && !slices.Contains(units, i) && len(units) < mostSentences {
			units = append(units, i)
		}
	}
	return units
}

// unit is the place of a stretch among those tried; -1 where a move in it has the other effect
// on the dimension, or where what is warm or firm in it would be blamed.
func (t *trial) unit(s text.Span, d Dimension, effect Effect) int {
	if effect == Raises && t.hollow(d, s) || effect == Lowers && d == Value && t.v.p.failed && t.settledIn(s, NextStep) {
		return -1
	}
	found := t.movesIn(nil, s)
	for _, m := range found {
		switch {
		case effect == Lowers && t.shy(Connection, Raises, m):
			continue // understanding on the way out
		case effect == Lowers && warm(m):
			return -1
		}
		for i := range effects {
			e := &effects[i]
			if e.move == m && e.effect != effect && (slices.Contains(e.on, d) || e.effect == Raises && m != Question && m != NextStep) {
				return -1
			}
		}
	}
	for i := range t.tried {
		if t.tried[i].span == s {
			return i
		}
	}
	if len(t.tried) >= mostStretches {
		return -1
	}
	t.put(s, false, found...)
	c := &t.tried[len(t.tried)-1]
	c.labelled()
	return len(t.tried) - 1
}
