package play

import (
	"spar/internal/grade"
	"spar/internal/scenario"
)

// choose is the index of the first lead whose When holds; the last one is the
// fallback and holds whatever it says. A reply that was said before does not win
// twice: it takes the fallback.
func choose(leads []scenario.Lead, m *grade.Marks, st State, again bool) int {
	last := len(leads) - 1
	if again {
		return last
	}
	for i, l := range leads[:last] {
		if Holds(l.When, m, st) {
			return i
		}
	}
	return last
}

// Holds reports whether a lead's condition holds for the marks of a reply, with st
// as it is after the reply was heard and booked.
func Holds(w scenario.When, m *grade.Marks, st State) bool {
	for _, move := range w.All {
		if !m.Has(move) {
			return false
		}
	}
	for _, move := range w.None {
		if m.Has(move) {
			return false
		}
	}
	if len(w.Any) > 0 && !hasAny(m, w.Any) {
		return false
	}
	for d, level := range w.AtLeast {
		if m.Levels[d] < level {
			return false
		}
	}
	for d, level := range w.AtMost {
		if m.Levels[d] > level {
			return false
		}
	}
	return w.Account.Met() && within(w.Given, st.Given()) &&
		within(w.Trust, float64(st.Trust)) &&
		within(w.Patience, float64(st.Patience)) &&
		within(w.Visits, float64(st.Visits[st.Beat]))
}

func hasAny(m *grade.Marks, moves []grade.Move) bool {
	for _, move := range moves {
		if m.Has(move) {
			return true
		}
	}
	return false
}

// within reports whether v keeps the bounds. Half a thousandth is let go: 4.9999 of
// a price worked out from money is 5 percent to whoever wrote the bound.
func within(b scenario.Bounds, v float64) bool {
	const slack = 0.0005
	return (b.AtLeast == nil || v >= *b.AtLeast-slack) && (b.AtMost == nil || v <= *b.AtMost+slack)
}
