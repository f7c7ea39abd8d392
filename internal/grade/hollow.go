package grade

import (
	"iter"
	"slices"

	"spar/internal/text"
)

// hollow.go knows sentences that are not praised for how they are put, and those that speak past
// the person.

// hollow reports a stretch in which nothing is said that could raise the dimension by how it is
// put: a pitch, the step left to the buyer, something sent, something that costs nothing.
func (t *trial) hollow(d Dimension, s text.Span) bool {
	f, l := t.wordsOf(s)
	if f >= l {
		return true
	}
	if t.pitches(f, l) || t.settled.has(Pressure) && d != Advance && d != Reframe {
		return true
	}
	asks := t.v.line.Words[f].Scope.Any(text.Question)
	switch d {
	case Advance:
		if t.noStep(&finding{Move: NextStep, First: f, Last: l}) {
			return true
		}
	case Connection:
		return t.sellsOn(f, l) || asks && t.minutes(f, l)
	case Reframe:
		return asks && l-f < fewAloud || t.sellsOn(f, l)
	case Value:
		if asks && l-f < fewAloud {
			return true
		}
	}
	for _, m := range t.v.f.Phrases {
		if (m.group == gLeaves || m.group == gProbe) && m.first >= f && m.last <= l {
			return true
		}
	}
	return d <= Value && (t.costsNothing(f, l) || t.sendsSomething(f, l))
}

// minutes reports some minutes of theirs asked for.
func (t *trial) minutes(first, last int) bool {
	return slices.ContainsFunc(t.v.line.Words[first:last], func(x text.Word) bool { return x.Norm == "minutes" || x.Norm == "minute" || x.Norm == "moment" })
}

// lessPolite are the units without those that are only polite ("I understand.", "Perfect!"), where
// others are left: what yields is what comes behind.
func (t *trial) lessPolite(units []int) []int {
	rest := slices.DeleteFunc(slices.Clone(units), func(i int) bool {
		f, l := t.wordsOf(t.tried[i].span)
		return l-f <= 4 && f < l && politely[t.v.line.Words[f].Norm] || l-f <= 3 && slices.Contains(t.tried[i].moves, Acknowledge) || l-f <= 8 && f < l && t.v.line.Words[f].Norm == "no" && at(t.v.line.Words, f+1) == "problem"
	})
	if len(rest) == 0 {
		return units
	}
	return rest
}

// politely are the first words of what is only polite.
var politely = plainSet(`perfect great good wonderful super nice thanks thank understood sounds excellent lovely hello hi`)

// wordsOf are the words in the stretch.
func (t *trial) wordsOf(s text.Span) (first, last int) {
	w := t.v.line.Words
	first, _ = slices.BinarySearchFunc(w, s.Start, func(x text.Word, at int) int { return x.Start - at })
	last = first
	for last < len(w) && w[last].End <= s.End {
		last++
	}
	return first, last
}

// sendsSomething reports something offered to be sent, with no day to it: "I can send you the list".
func (t *trial) sendsSomething(first, last int) bool {
	w := t.v.line.Words
	for i := first; i+3 < last; i++ {
		if (w[i].Norm == "i" || w[i].Norm == "we") && (w[i+1].Norm == "can" || w[i+1].Norm == "could") && (w[i+2].Norm == "send" || w[i+2].Norm == "mail" || w[i+2].Norm == "email") {
			for k := i + 3; k < last; k++ {
				if pointInTimeAt(t.v.line, k) || w[k].Norm == "today" || w[k].Norm == "tonight" || w[k].Norm == "tomorrow" || w[k].Norm == "now" {
					return false
				}
			}
			return true
		}
	}
	return false
}

// sellsOn reports a sentence that turns from the person to the sale: "Looking forward, a new
// envelope would be 29,000".
func (t *trial) sellsOn(first, last int) bool {
	w := t.v.line.Words
	turned := false
	for i := first; i < last; i++ {
		switch next := at(w, i+1); w[i].Norm {
		case "looking":
			turned = turned || i <= first+1 && next == "forward" && w[i].Break != text.NoBreak
		case "moving":
			turned = turned || i <= first+1 && (next == "on" || next == "forward")
		case "anyway", "meanwhile":
			turned = turned || i <= first+1
		}
	}
	return turned && (t.anyKnown(first, last, bitPrice|roleList) || slices.ContainsFunc(w[first:last], func(x text.Word) bool { return x.Number >= 0 || sold[x.Norm] }))
}

var sold = plainSet(`offer offers package product products model order quote season new contract includes`)

// sentencesIn goes through the sentences of the reply, as ranges of words.
func (t *trial) sentencesIn() iter.Seq2[int, int] {
	return func(yield func(first, last int) bool) {
		at := scan{line: t.v.line}
		for i := 0; i < len(t.v.line.Words); {
			f, l := at.sentence(i)
			if i = l; !yield(f, l) {
				return
			}
		}
	}
}

// spanOf is the stretch from word first to the word before last.
func (t *trial) spanOf(first, last int) text.Span {
	return text.Span{Start: t.v.line.Words[first].Start, End: t.v.line.Words[last-1].End}
}

// warmer are the sentences that speak to the person without a word of the buyer's line in them,
// beside the units found already.
func (t *trial) warmer(units []int) []int {
	for f, l := range t.sentencesIn() {
		s := t.spanOf(f, l)
		if l-f < 3 || !t.speaksToThem(s) && !t.echoes(s) {
			continue
		}
		if i := t.unit(s, Connection, Raises); i >= 0 && len(units) < mostSentences && !slices.Contains(units, i) {
			units = append(units, i)
		}
	}
	return units
}

// warmest is the first of the units, by how much they move connection when they are simply taken
// out, without which the rest read anew is worth less; two are read. Of a single sentence it is that.
func (t *trial) warmest(units []int) []int {
	if len(units) == 1 && t.alone(t.tried[units[0]].span) {
		return units
	}
	t.byDelta(units, Connection, 1)
	for _, i := range units[:min(2, len(units))] {
		if t.whole[Connection]-t.less([]int{i}, Connection) >= leastDeep {
			return []int{i}
		}
	}
	return nil
}

// echoes reports a stretch with a word of the buyer's line.
func (t *trial) echoes(s text.Span) bool {
	return slices.ContainsFunc(t.v.f.Overlaps, func(o overlap) bool {
		return o.Kind == topicBuyerLine && spansWithin(o.Spans, s.Start, s.End) > 0
	})
}

// pastThem is the sentence of a reply that hears little by which it speaks past the person: what
// the thing has, what else could be sold, work asked of a client whom we failed. It is cited only
// where the rest is worth more without it.
func (t *trial) pastThem() []int {
	best, most := -1, leastDeep
	for f, l := range t.sentencesIn() {
		s := t.spanOf(f, l)
		if !t.pitches(f, l) && !t.sellsOn(f, l) && !t.asksProof(&finding{First: f, Last: l}) || t.alone(s) {
			continue
		}
		i := t.unit(s, Connection, Lowers)
		if i < 0 {
			continue
		}
		if by := t.less([]int{i}, Connection) - t.whole[Connection]; by >= most {
			best, most = i, by
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}
