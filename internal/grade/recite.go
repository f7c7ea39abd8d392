package grade

import (
	"maps"

	"spar/internal/text"
)

// recite.go tells facts that are only told. "Seven in a thousand broke. One in twelve is spare.
// Over to you." knows the scene by heart and says nothing to this buyer: nothing follows from it,
// nobody is spoken to, and nothing is to happen.

// recitedShare is how much of what a reply says is the scene's facts, where it only recites them.
const recitedShare = 0.6

// recites reports a reply that tells facts of the scene without a point.
func (j *judged) recites() bool {
	if len(j.line.Words) < fewWords {
		return false
	}
	for i := range j.f.List {
		switch j.f.List[i].Move {
		case Question, NextStep, Trade, Defer, Hold, OwnFault, Apology, RecommendOther, AskFeedback, AskReferral:
			return false
		}
	}
	told := 0
	own := map[string]bool{}
	for _, o := range j.f.Overlaps {
		switch {
		case o.Kind == topicFact && o.Words+o.Numbers >= 2:
			told += o.Words + o.Numbers
			maps.Copy(own, j.p.joining[o.Index])
		case o.Kind == topicInsight && o.Words >= 3:
			return false
		}
	}
	all := j.f.Content + len(j.line.Numbers)
	return told > 0 && float64(told) >= recitedShare*float64(all) && !j.applies(own)
}

// applies reports a word with which somebody is spoken to, or something follows, differs or
// depends, and that is not the facts' own.
func (j *judged) applies(own map[string]bool) bool {
	w := j.line.Words
	for i := range w {
		switch n := w[i].Norm; {
		case (n == "you" || n == "your" || n == "yours") && !own[n]:
			if i == 0 || w[i-1].Norm != "to" || i+1 < len(w) && w[i+1].Sentence == w[i].Sentence {
				return true // and not "over to you"
			}
		case applying[n] && !own[n]:
			return true
		}
	}
	return false
}

// applying are words that apply what is told to somebody's case.
var applying = plainSet(`because so if mean means meant than but instead otherwise therefore which unless not no nobody never nothing without why until before once
more less every each would will could should let only just already still while when then what who how as like same for`)

// appliedIn are those of a fact.
func appliedIn(fact string) map[string]bool {
	out := map[string]bool{}
	for _, w := range text.Parse(fact).Words {
		if applying[w.Norm] || w.Norm == "you" || w.Norm == "your" {
			out[w.Norm] = true
		}
	}
	return out
}
