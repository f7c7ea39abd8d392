package grade

import (
	"slices"

	"spar/internal/text"
)

// attribute.go finds the words that a level rests on. Nothing is cited because a rule
// says so: a stretch is cited as raising a dimension only if the estimate falls when
// it is taken out, and all that are cited together are tried together.

// How many stretches are tried, so that the time stays in proportion to the length;
// the least fall and the least rise that count, and the least for a stretch that no rule speaks for.
const (
	mostTried       = 7
	mostFound       = 32 // so many findings are looked at, since each is held against its sentence
	leastGift       = -0.5
	leastRaise      = 0.02
	leastLeaning    = 0.01
	leastLower      = 0.25
	leastRaiseAlone = 0.2
	surelyRaises    = 0.35 // alone and falling this far in the quick trial, it needs no second one
	surelyTogether  = 0.45 // the same for several, and for what lowers
	// From this estimate on a level rests on something that is there, so words are cited
	// for it even where no rule named them.
	restsOnWords = 2.5
	// From this one on what a rule heard may be cited for it, if it counts at all.
	leansOnWords = 1.5
)

// trial are the stretches of a reply that are tried, and what came of it.
type trial struct {
	v       *view
	whole   *Expected
	settled *findings
	tried   []candidate
	// What is left without several stretches, not read anew and read anew.
	several []lessSeveral
	anew    []rereading
	// Gifts that are named for a dimension without their absence raising it.
	unproved []unproved
}

// lessSeveral is what is left without the stretches with these bits.
type lessSeveral struct {
	stretches uint16
	rest      guess
}

// rereading is the same read anew.
type rereading struct {
	stretches uint16
	rest      *view
}

// begin makes the trial ready for another reply; it keeps its room.
func (t *trial) begin(v *view, whole *Expected, settled *findings) {
	*t = trial{v: v, whole: whole, settled: settled, tried: t.tried[:0], several: t.several[:0], anew: t.anew[:0], unproved: t.unproved[:0]}
	t.candidates()
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
// Of a stretch only the moves count that the whole reply is told to make; settled holds them.
func (v *view) evidence(whole *Expected, settled *findings) []Evidence {
	out := []Evidence{}
	t := &v.desk.trial
	t.begin(v, whole, settled)
	for _, d := range Dimensions() {
		for _, effect := range [...]Effect{Raises, Lowers} {
			chosen := t.showable(t.confirm(d, effect), d, effect)
			if len(chosen) == 0 && t.owes(d, effect) {
				chosen = t.showable(t.deepest(d, effect), d, effect)
			}
			for _, i := range chosen {
				c := &t.tried[i]
				move, _ := c.label(d, effect) // "" where no move names it: how it is put
				out = append(out, Evidence{Span: c.span, Dimension: d, Move: move, Effect: effect})
			}
		}
	}
	out = t.borneOut(out)
	harm := slices.Clone(out)
	out = slices.DeleteFunc(out, func(e Evidence) bool {
		return (e.Move == "" || e.Move == NextStep || e.Move == Question) && e.Effect == Raises && slices.ContainsFunc(harm, func(o Evidence) bool {
			return o.Effect == Lowers && (e.Move == "" || yielding[o.Move]) && o.Start < e.End && e.Start < o.End
		})
	})
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

// showable are those of the chosen stretches that may stand underlined for the effect.
func (t *trial) showable(chosen []int, d Dimension, effect Effect) []int {
	return slices.DeleteFunc(chosen, func(i int) bool {
		c := &t.tried[i]
		move, _ := c.label(d, effect)
		return t.shy(d, effect, move) || t.silent(d, effect, move, c.span) ||
			effect == Raises && (t.asksLeave(d, move, c.span) || t.amidHarm(c.span) || t.excuses(c.span, move))
	})
}

// yielding are the moves whose words are not praised as a step or a question as well.
var yielding = map[Move]bool{Unconditional: true, Discount: true, Halfway: true, Manager: true, Pressure: true, Insult: true}

// borneOut drops a gift that is named for a dimension although its absence would not raise it,
// where the same words do raise another when they are gone: there they are cited.
func (t *trial) borneOut(cited []Evidence) []Evidence {
	proved := func(e *Evidence) bool {
		return e.Effect == Lowers && !slices.Contains(t.unproved, unproved{e.Span, e.Dimension})
	}
	return slices.DeleteFunc(cited, func(e Evidence) bool {
		return e.Effect == Lowers && !proved(&e) && slices.ContainsFunc(cited, func(o Evidence) bool { return o.Span == e.Span && proved(&o) })
	})
}

// unproved is a gift that is named for a dimension without its absence raising it.
type unproved struct {
	span text.Span
	on   Dimension
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
	if effect == Raises && d <= Reframe && whole >= restsOnWords && len(chosen) > 0 {
		chosen = append(chosen, t.strong(d, chosen)...)
	}
	if len(chosen) == 0 {
		chosen = t.together(d, effect)
	}
	if len(chosen) == 0 && effect == Raises && whole >= restsOnWords {
		chosen = t.costliest(d)
	}
	if len(chosen) == 0 && (effect == Raises && whole >= leansOnWords || effect == Lowers && whole <= restsOnWords) {
		chosen = t.leaning(d, effect)
	}
	// A stretch that holds another one with the same move says less than that one.
	all := slices.Clone(chosen)
	chosen = slices.DeleteFunc(chosen, func(i int) bool {
		for _, k := range all {
			if k == i || !tried[k].found {
				continue
			}
			outer, _ := tried[i].label(d, effect)
			inner, _ := tried[k].label(d, effect)
			if !tried[i].found && outer == inner && tried[i].span.Start < tried[k].span.End && tried[k].span.Start < tried[i].span.End {
				return true // a segment that crosses what a rule found
			}
			if !covers(tried[i].span, tried[k].span) {
				continue
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
			t.unproved = append(t.unproved, unproved{tried[chosen[0]].span, d})
			break // named all the same: it is the reason of the level
		}
		chosen = chosen[:len(chosen)-1]
	}
	return chosen
}

// strong are the stretches without a move of their own whose absence costs the dimension as much
// as a good move does: a view or a refusal in words of one's own.
func (t *trial) strong(d Dimension, named []int) (chosen []int) {
	for i := range t.tried {
		c := &t.tried[i]
		if slices.ContainsFunc(named, func(k int) bool { return c.span.Start < t.tried[k].span.End && t.tried[k].span.Start < c.span.End }) {
			continue
		}
		if _, spoken := c.label(d, Raises); !spoken && !c.found && !t.hollow(d, c.span) && !slices.ContainsFunc(c.moves, costly) && t.delta(i, d) >= surelyRaises {
			chosen = append(chosen, i)
		}
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
	for i := range t.several {
		if s := &t.several[i]; s.stretches == key {
			return s.rest.level(d)
		}
	}
	t.several = append(t.several, lessSeveral{stretches: key})
	g := &t.several[len(t.several)-1].rest
	t.v.without(g, spans)
	return g.level(d)
}

// less is the estimate of what is left without the chosen stretches, read anew.
func (t *trial) less(chosen []int, d Dimension) float64 {
	spans, key := t.spans(chosen)
	for i := range t.anew {
		if t.anew[i].stretches == key {
			return t.anew[i].rest.level(d)
		}
	}
	v := viewOf(t.v.desk, t.v.p, t.v.m, taken(t.v.line.Typed, spans), t.v.j.strung)
	v.weigh()
	v.settlePrice()
	if o := &t.v.opening; !o.yields || !slices.ContainsFunc(spans, func(s text.Span) bool { return s.Start < o.span.End && o.span.Start < s.End }) {
		v.opening = opening{read: true, yields: o.yields, last: o.last} // as before
	}
	t.anew = append(t.anew, rereading{key, v})
	return v.level(d)
}

// leaning is the stretch in which a rule heard a move that speaks for the effect and whose
// absence moves the dimension most, however little: where several do the same work, none of them
// is missed for much.
func (t *trial) leaning(d Dimension, effect Effect) []int {
	sign := 1.0
	if effect == Lowers {
		sign = -1
	}
	best, most := -1, leastLeaning
	for i := range t.tried {
		c := &t.tried[i]
		if _, spoken := c.label(d, effect); !spoken || !c.found || c.gift() {
			continue
		}
		if by := sign * t.delta(i, d); by >= most {
			best, most = i, by
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// costliest is the one segment whose absence costs the dimension most, if it costs enough.
func (t *trial) costliest(d Dimension) []int {
	best := -1
	for i := range t.tried {
		if c := &t.tried[i]; !c.found && !c.gift() && !t.hollow(d, c.span) && t.v.wordsIn(c.span) >= 3 && !t.silent(d, Raises, c.labels[d][0], c.span) && t.delta(i, d) >= leastRaiseAlone && (best < 0 || t.delta(i, d) > t.delta(best, d)) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

func covers(a, b text.Span) bool { return a.Start <= b.Start && b.End <= a.End && a != b }
