package grade

import "spar/internal/text"

// named.go says which findings may be shown under the name of their move. What the model hears
// or a phrase begins counts for the levels; what a trainee reads beside underlined words has to
// be borne out by those words.

// misnamed reports a finding whose words do not bear its name.
func (t *trial) misnamed(x *finding) bool {
	if t.heardOnly(x) {
		return true
	}
	switch x.Move {
	case Hold:
		return t.keepsNothing(x) || named(x) == Question && !x.Scope.Any(text.Question)
	case Quantified:
		f, l := t.sentenceOf(x)
		return !t.v.worthCounting(x) || t.pitches(f, l)
	case Insight:
		return t.showsNothing(x)
	case NextStep:
		return t.noStep(x)
	case Question:
		return t.asksProof(x) || t.settled.has(Pressure)
	case Acknowledge:
		return t.formula(x)
	case Trade:
		return t.loose(x)
	case Manager:
		return t.v.p.failed && x.Rule == "manager" && !t.anyKnown(x.First, x.Last, bitBoss)
	case RecommendOther:
		return x.Rule == "misfit" && t.hedged(x)
	}
	return false
}

// heardOnly reports a move that the model heard and no rule read, in a stretch without the words
// for it: a hold without a refusal, a figure without a number, a view put as a question. It
// counts for the levels, and cannot be shown under that name.
func (t *trial) heardOnly(x *finding) bool {
	if x.Rule != "words" {
		return false
	}
	v, w := t.v, t.v.line.Words
	switch x.Move {
	case Hold:
		was := t.any(x, func(i int) bool { return wasWords[w[i].Norm] })
		return !t.any(x, func(i int) bool {
			return !was && w[i].Scope.Any(text.Negated) && !t.any(x, func(k int) bool { return k < i && othersAct[w[k].Norm] && at(w, k+1) != "must" }) || v.f.known[i].class&(bitPrice|roleList|bitStay) != 0
		})
	case Quantified:
		return !t.any(x, func(i int) bool { return w[i].Number >= 0 })
	case Insight:
		return t.any(x, func(i int) bool { return w[i].Scope.Any(text.Question) }) || v.f.within(x.First, x.Last, Trade, NextStep, Hold, Defer, Unconditional)
	case Question:
		asks := scan{findings: v.f, line: v.line}
		return !t.any(x, func(i int) bool {
			return w[i].Scope.Any(text.Question) && !asks.notAsked(v.line.Clauses[w[i].Clause].First)
		})
	case Halfway:
		return !t.any(x, func(i int) bool { return w[i].Number >= 0 || middleWords[w[i].Norm] })
	case Defer:
		return pointInTimeAt(v.line, x.First) || !t.any(x, func(i int) bool { return laterWords[w[i].Norm] })
	}
	return false
}

var (
	// wasWords tell what was, and keep nothing.
	wasWords = plainSet(`was were had did sent got came went forgot lost missed took`)
	// othersAct are who else does or sees something: nothing of ours is kept by it.
	othersAct   = plainSet(`you he she they`)
	middleWords = plainSet(`half halfway middle split meet between both each midway difference us`)
	laterWords  = plainSet(`later aside side back first then after afterwards until till wait waits before when last once park parked leave keep hold rest end come`)
)

// any reports a word of the finding of which is holds.
func (t *trial) any(x *finding, is func(i int) bool) bool {
	for i := x.First; i < x.Last; i++ {
		if is(i) {
			return true
		}
	}
	return false
}

// anyKnown reports one of the classes among the words.
func (t *trial) anyKnown(first, last int, class uint64) bool {
	for i := first; i < last; i++ {
		if t.v.f.known[i].class&class != 0 {
			return true
		}
	}
	return false
}

// pointInTimeAt reports a day or an hour at word i.
func pointInTimeAt(l *text.Line, i int) bool {
	n := l.Words[i].Number
	return n >= 0 && pointInTime(l.Numbers[n].Kind)
}

// sentenceOf is the range of words of the sentence in which the finding begins.
func (t *trial) sentenceOf(x *finding) (first, last int) {
	return (&scan{line: t.v.line}).sentence(x.First)
}

// hedged reports words in the sentence that take it back.
func (t *trial) hedged(x *finding) bool {
	f, l := t.sentenceOf(x)
	for i := f; i < l; i++ {
		switch t.v.line.Words[i].Norm {
		case "maybe", "perhaps", "possibly", "somehow", "hmm":
			return true
		}
	}
	return false
}

// loose reports terms that bind nobody: "maybe not impossible, if it's paid in advance or so".
func (t *trial) loose(x *finding) bool {
	f, l := t.sentenceOf(x)
	w := t.v.line.Words
	for i := f; i < l; i++ {
		if w[i].Norm == "or" && i+1 < l && (w[i+1].Norm == "so" || w[i+1].Norm == "something") && t.hedged(x) || w[i].Norm == "impossible" && t.hedged(x) {
			return true
		}
	}
	return false
}

// keepsNothing reports words of refusal by which no price and no position is kept: what was,
// what others do not do, what one would not like, a talk that is broken off.
func (t *trial) keepsNothing(x *finding) bool {
	w := t.v.line.Words
	f, l := t.sentenceOf(x)
	if t.settled.within(f, l, Manager) {
		return true
	}
	ours := x.Rule != "not-given"
	for i := t.v.line.Clauses[w[x.First].Clause].First; i < x.Last; i++ {
		ours = ours || w[i].Norm == "i" || w[i].Norm == "we" || w[i].Norm == "my" || w[i].Norm == "our" || t.v.f.known[i].class&(bitPrice|roleList|roleAsk) != 0
	}
	if !ours {
		return true
	}
	for i := x.First; i < min(x.Last+3, l); i++ {
		if w[i].Norm != "not" && w[i].Norm != "will" {
			continue
		}
		next, then := at(w, i+1), at(w, i+2)
		switch {
		case w[i].Norm == "not" && (at(w, i-1) == "was" || at(w, i-1) == "were") && at(w, i-2) != "i" && at(w, i-2) != "we":
			return true // "it wasn't for the price"
		case w[i].Norm == "not" && at(w, i-1) == "would" && (next == "like" || next == "love" || next == "be" && (then == "happy" || then == "glad")):
			return true // "I'd not like to go down with it"
		case next == "be" && (then == "part" || then == "any" && at(w, i+3) == "part" || then == "a" && at(w, i+3) == "part" || then == "having" || then == "spoken" || then == "talked" || then == "lectured" || then == "involved"):
			return true // "I won't be any part of it"
		}
	}
	return false
}

// at is the normal form of word i, "" outside.
func at(w []text.Word, i int) string {
	if i < 0 || i >= len(w) {
		return ""
	}
	return w[i].Norm
}

// showsNothing reports a view that is none: a step with its day, a fault owned, ourselves praised.
func (t *trial) showsNothing(x *finding) bool {
	f, l := t.sentenceOf(x)
	if t.settled.within(f, l, OwnFault, Apology) {
		return true
	}
	steps := 0
	for i := range t.settled.List {
		if o := &t.settled.List[i]; o.Move == NextStep && o.First >= f && o.Last <= l {
			steps = max(steps, o.Last-o.First)
		}
	}
	return 2*steps > l-f || t.pitches(f, l) || t.costsNothing(f, l)
}

// costsNothing reports an errand of ours with its day, said to be free: "one letter this week, costs nothing".
func (t *trial) costsNothing(first, last int) bool {
	w := t.v.line.Words
	for i := first; i+1 < last; i++ {
		if (w[i].Norm == "costs" || w[i].Norm == "cost") && w[i+1].Norm == "nothing" {
			return true
		}
	}
	return false
}

// pitches reports a sentence that says what we are, make or have, and nothing of the buyer.
func (t *trial) pitches(first, last int) bool {
	w := t.v.line.Words
	i := first
	for i < last && leadsInto[w[i].Norm] {
		i++
	}
	switch at(w, i) {
	case "we":
		i++
	case "our":
		for i += 2; i < last && i < first+5 && !pitchVerbs[w[i].Norm]; i++ {
		}
	case "it":
		if !featureVerbs[at(w, i+1)] {
			return false // "it's paper"
		}
		i++
	default:
		return false
	}
	for i < last && (w[i].Norm == "also" || w[i].Norm == "only" || w[i].Norm == "just") {
		i++
	}
	if i >= last || !pitchVerbs[w[i].Norm] || w[i].Scope.Any(text.Negated) {
		return false
	}
	if w[i].Norm == "are" || w[i].Norm == "is" {
		if !boasts[at(w, i+1)] {
			return false // "we are ready to look at it again"
		}
	}
	for k := first; k < last; k++ {
		switch w[k].Norm {
		case "you", "your", "yours", "than", "instead", "because", "yesterday":
			return false
		}
	}
	return !t.takesUp(t.spanOf(first, last))
}

// boasts are the words behind "we are" that praise or present us.
var boasts = plainSet(`a an the one proud known tested made certified leading specialised specialized passionate experienced family based not actually`)

// featureVerbs are what a thing has, told of it.
var featureVerbs = plainSet(`has comes includes exports offers features supports weighs runs`)

// pitchVerbs are what a pitch says that we or the thing do.
var pitchVerbs = plainSet(`are is fix make build do offer sell measure provide deliver install have has use supply features supports weighs print bind clean run produce specialise specialize serve work stand stands can includes include comes exports offers fits repair rent hire`)
