package grade

import (
	"slices"

	"spar/internal/text"
)

// excuses.go knows what denies a fault or only explains it.

// excuses reports a stretch that denies a fault or, where something of ours went wrong, tells how
// it came about in a reply that neither owns it nor does anything: nothing in it is praised.
func (t *trial) excuses(s text.Span, m Move) bool {
	w := t.v.line.Words
	whole := t.v.wholeSentence(s, mostStretch)
	for i := 1; i+1 < len(w); i++ {
		if w[i].Start < whole.Start || w[i].End > whole.End || w[i].Norm != "not" {
			continue
		}
		next, on := w[i+1].Norm, false
		if next == "on" && i+2 < len(w) {
			next, on = w[i+2].Norm, true // "that is not on us"
		}
		switch next {
		case "us", "me", "ours", "mine":
			if on || t.v.p.failed {
				return true // elsewhere "not mine and not theirs" compares
			}
		case "to":
			if i+2 < len(w) && w[i+2].Norm == "blame" {
				return true
			}
		case "our", "my":
			if i+2 < len(w) && (w[i+2].Norm == "fault" || w[i+2].Norm == "mistake" || w[i+2].Norm == "doing" || w[i+2].Norm == "department" || w[i+2].Norm == "problem") {
				return true
			}
		}
	}
	if !t.v.p.failed || m != "" && m != Hold && m != Insight {
		return false
	}
	return !slices.ContainsFunc([]Move{OwnFault, Apology, Acknowledge, NextStep, Question, RecommendOther, Recall}, t.settled.has) && !t.speaksToThem(s) && !t.dated(s)
}

// dated reports a stretch with a day, an hour or a span of time in it: what is done, and not how
// it came about.
func (t *trial) dated(s text.Span) bool {
	f, l := t.wordsOf(s)
	for i := f; i < l; i++ {
		w := &t.v.line.Words[i]
		switch w.Norm {
		case "tonight", "tomorrow", "now", "today":
			return true
		}
		if pointInTimeAt(t.v.line, i) {
			return true
		}
	}
	return false
}
