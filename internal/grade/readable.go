package grade

import (
	"slices"

	"spar/internal/text"
)

// readable.go widens a stretch to what can be read by itself: a coach who sees "21" or "and a
// half" underlined has to look for what is meant.

const (
	fewAloud  = 5  // fewer words are joined to the clause beside them
	mostAloud = 22 // and no clause is joined beyond so many
	oneBreath = 18 // a sentence of so many words is cited whole
	bargain   = 24 // a trade of so many words is one stretch: what is given and what comes back
)

// leaningOn begin a clause that hangs on the one before it.
var leaningOn = plainSet(`because which who whom whose than as that when while until unless where if so or nor for to with`)

// readable is the stretch of whole clauses around s that can be read by itself.
func (v *view) readable(s text.Span) text.Span {
	s = v.wholeClauses(s)
	cs := v.line.Clauses
	first, _ := slices.BinarySearchFunc(cs, s.Start, func(c text.Clause, at int) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	last := first
	for last+1 < len(cs) && cs[last+1].Start < s.End {
		last++
	}
	if first >= len(cs) {
		return s
	}
	for {
		words := cs[last].Last - cs[first].First
		head := v.line.Words[cs[first].First].Norm
		before := first > 0 && cs[first-1].Sentence == cs[first].Sentence && cs[last].Last-cs[first-1].First <= mostAloud
		after := last+1 < len(cs) && cs[last+1].Sentence == cs[last].Sentence && cs[last+1].Last-cs[first].First <= mostAloud
		tail := after && (leaningOn[v.line.Words[cs[last+1].First].Norm] || v.opensCondition(cs[last+1]) && cs[last+1].Last-cs[last+1].First <= fewAloud ||
			cs[last+1].Last-cs[last+1].First < fewAloud-1 && (last+2 >= len(cs) || cs[last+2].Sentence != cs[last].Sentence))
		hangs := leaningOn[head] || head == "and" && words <= fewAloud+2
		switch {
		case before && (hangs || words < fewAloud && !after):
			first--
		case after && (tail || words < fewAloud && !v.movesItself(cs[last+1], s) || first == last && v.opensCondition(cs[first])):
			last++
		case before && words < fewAloud:
			first--
		default:
			for k := first; k <= last; k++ {
				s = s.Join(cs[k].Span)
			}
			return s
		}
	}
}

// movesItself reports a clause that makes a move of its own, apart from s: "OK, 5% it is, but
// let me ask" gives first and hides then.
func (v *view) movesItself(c text.Clause, s text.Span) bool {
	for i := range v.f.List {
		f := &v.f.List[i]
		if f.Span.Start >= c.Start && f.Span.End <= c.End && f.Span.Start >= s.End && f.Move != Hedge && f.Move != Quantified {
			return true
		}
	}
	return false
}

// opensCondition reports a clause that says no more than when something holds.
func (v *view) opensCondition(c text.Clause) bool {
	switch v.line.Words[c.First].Norm {
	case "if", "when", "once", "unless", "before", "until":
		return true
	}
	return false
}

// wholeSentence is the sentences that s touches, where each has so many words at most.
func (v *view) wholeSentence(s text.Span, most int) text.Span {
	cs := v.line.Clauses
	k, _ := slices.BinarySearchFunc(cs, s.Start, func(c text.Clause, at int) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	for until := s.End; k < len(cs) && cs[k].Start < until; {
		f, l := k, k
		for f > 0 && cs[f-1].Sentence == cs[k].Sentence && cs[k].First-cs[f].First <= most {
			f--
		}
		for l+1 < len(cs) && cs[l+1].Sentence == cs[k].Sentence {
			l++
		}
		if cs[l].Last-cs[f].First <= most {
			s = s.Join(cs[f].Span).Join(cs[l].Span)
		}
		k = l + 1
	}
	return s
}

// wordsIn is how many words lie in the stretch.
func (v *view) wordsIn(s text.Span) (n int) {
	for i := range v.line.Words {
		if w := &v.line.Words[i]; s.Start <= w.Start && w.End <= s.End {
			n++
		}
	}
	return n
}

// withTail takes in the sentence behind s where it is two or three words that say nothing alone:
// "The wood is not the thing. The days are."
func (v *view) withTail(s text.Span) text.Span {
	for k := range v.line.Clauses {
		c := &v.line.Clauses[k]
		if c.Start < s.End {
			continue
		}
		alone := k+1 == len(v.line.Clauses) || v.line.Clauses[k+1].Sentence != c.Sentence
		if k > 0 && alone && v.line.Clauses[k-1].Sentence != c.Sentence && c.Last-c.First > 1 && c.Last-c.First <= 3 && !v.line.Words[c.First].Scope.Any(text.Question) {
			return s.Join(c.Span)
		}
		return s
	}
	return s
}
