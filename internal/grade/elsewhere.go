package grade

import (
	"slices"

	"spar/internal/text"
)

// elsewhere.go looks for the words of a move that the model hears and that was put on a sentence
// which does not bear its name.

// elsewhere tries the sentence that bears the name of a view best, and the clause with a figure of
// worth, where what was found under that name cannot be shown.
func (t *trial) elsewhere() {
	for _, m := range [...]Move{Insight, Quantified, NextStep} {
		if !t.settled.has(m) || t.shown(m) || len(t.tried) >= mostTried-2 {
			continue
		}
		if first, last := t.bearing(m); first < last {
			s := t.spanOf(first, last)
			if m == Quantified {
				s = t.aloud(t.v.readable(s), m)
			}
			if !t.widen(s, m) {
				t.put(s, true, m)
			}
		}
	}
}

// shown reports a stretch to be tried under the name.
func (t *trial) shown(m Move) bool {
	for i := range t.tried {
		for _, o := range t.tried[i].moves {
			if o == m {
				return true
			}
		}
	}
	return false
}

// withFigure adds the figure to the moves of a stretch with a sum of money or a part in it that is
// neither our price nor theirs, where the reply as a whole proves by figures.
func (t *trial) withFigure(out []Move, s text.Span) []Move {
	if !t.settled.has(Quantified) || slices.Contains(out, Quantified) || slices.ContainsFunc(out, costly) {
		return out
	}
	f, l := t.wordsOf(s)
	for i := f; i < l; i++ {
		w := &t.v.line.Words[i]
		if w.Number < 0 || t.v.f.Roles[w.Number]&(roleAsk|roleList|roleTime|roleCounter|roleSmall) != 0 || w.Scope.Any(text.Question|text.Hypothetical) {
			continue
		}
		if n := &t.v.line.Numbers[w.Number]; (n.Kind == text.Money || n.Kind == text.Percent || n.Value >= 1000) && t.v.worthAt(i) && !t.pitches(f, l) {
			return append(out, Quantified)
		}
	}
	return out
}

// bearing is the range of words that bears the name of the move best; empty where none does.
func (t *trial) bearing(m Move) (first, last int) {
	w := t.v.line.Words
	if m == Quantified {
		for i := range w {
			if w[i].Number >= 0 && t.v.f.Roles[w[i].Number]&(roleAsk|roleList|roleTime|roleCounter) == 0 && !w[i].Scope.Any(text.Question|text.Hypothetical) && t.v.worthAt(i) {
				if f, l := (&scan{line: t.v.line}).sentence(i); !t.pitches(f, l) {
					return i, i + 1
				}
			}
		}
		return 0, 0
	}
	if m == NextStep {
		return t.appointed()
	}
	asks, best := scan{line: t.v.line, findings: t.v.f}, 4
	for f, l := range t.sentencesIn() {
		if l-f < 5 || l-f > mostStretch || w[f].Scope.Any(text.Question) || t.showsNothing(&finding{Move: Insight, First: f, Last: l}) || t.ofOurs(f) || t.settled.within(f, l, Hold, Trade, Defer, Unconditional, Manager, Hedge) {
			continue
		}
		if k := asks.factWords(f, l) + t.contrasts(f, l); k > best {
			best, first, last = k, f, l
		}
	}
	return first, last
}

// appointed is the last sentence that opens with a day and has an hour beside it: "Friday at four,
// when the reading room has closed".
func (t *trial) appointed() (first, last int) {
	w := t.v.line.Words
	asks := scan{line: t.v.line, findings: t.v.f}
	for f, l := range t.sentencesIn() {
		if k := asks.timeEnd(f, l); k > f && asks.clocked(f, k) && !w[f].Scope.Any(text.Negated|text.Reported|text.Hypothetical|text.Condition) && !asks.past(f, l) {
			first, last = f, l
		}
	}
	return first, last
}

// ofOurs reports a sentence that opens with what one of us does.
func (t *trial) ofOurs(first int) bool {
	for i := first; i < min(first+3, len(t.v.line.Words)); i++ {
		if n := t.v.line.Words[i].Norm; n == "i" || n == "we" || n == "let" || n == "let_us" {
			return true
		}
	}
	return false
}

// contrasts counts the words of cause and contrast, twice each.
func (t *trial) contrasts(first, last int) (n int) {
	for i := first; i < last; i++ {
		switch t.v.line.Words[i].Norm {
		case "because", "so", "nobody", "never", "without", "not", "only", "than", "but", "instead":
			n += 2
		}
	}
	return n
}
