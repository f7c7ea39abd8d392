package grade

import (
	"slices"
	"sort"

	"spar/internal/text"
)

// opening.go holds that what is given away stays given away. Whoever begins with "Deal,
// she'll be delighted" has given in, however many good sentences follow, and so has who
// ends with "but ok, you get your discount". Beside good sentences the words that gave in
// weigh less and less, and the rules that hear a plain yes may no longer find it.

// opening is what a reply gives away in its first sentences, or its last one.
type opening struct {
	read   bool // it was looked for
	yields bool
	last   bool // in the last sentence: nothing can take that back
	span   text.Span
	gifts  []finding // what the rules find in it by itself
}

const (
	// How many sentences an opening has at most, and how many words at least.
	mostOpening   = 2
	fewestOpening = 2
	// worthTrying is the estimate of the whole from which openings are read.
	worthTrying = 1.5
	// An opening gives in when its better headline estimate is below yieldedBelow and
	// the one of giving for nothing above givingAlone; or above givingFound where a
	// rule found it.
	yieldedBelow = 0.6
	givingAlone  = 0.3
	givingFound  = 0.5
	// Where no segment of the whole comes near that, none gives in by itself.
	givingAtAll = 0.25
)

// yielded reports that the reply gives in before the rest is said, or in the end.
func (v *view) yielded() bool {
	if v.opening.read {
		return v.opening.yields
	}
	v.opening.read = true
	if v.guess.gives < givingAtAll {
		return false
	}
	spans := openings(v.line)
	for _, s := range spans {
		o := viewOf(v.desk, v.p, v.m, v.line.Typed[s.Start:s.End], v.j.strung)
		if !o.couldYield() {
			continue
		}
		if o.weigh(); !o.j.yields(&o.guess) {
			continue
		}
		v.opening.yields, v.opening.span, v.opening.last = true, s, s.Start > spans[0].Start
		before := sort.Search(len(v.line.Words), func(i int) bool { return v.line.Words[i].Start >= s.Start })
		for _, x := range o.f.List {
			if x.Move == Discount || x.Move == Unconditional || x.Move == Halfway {
				x.Span = text.Span{Start: x.Span.Start + s.Start, End: x.Span.End + s.Start}
				x.First, x.Last = x.First+before, x.Last+before
				v.opening.gifts = append(v.opening.gifts, x)
			}
		}
		return true
	}
	return false
}

// couldYield reports that a segment speaks enough of giving for nothing; the trees and the
// rubric need not be asked where none does.
func (v *view) couldYield() bool {
	for k := range v.lin {
		if !v.parts[k].empty() && float64(float32(v.lin[k][givesTarget])) > givingAlone {
			return true
		}
	}
	return false
}

// shakesHands reports a price asked for and a first sentence that is nothing but the hand on it: "Deal.",
// "You got it." Whoever holds the price after that, or asks for something back, has not meant it so.
func (j *judged) shakesHands() bool {
	w := j.line.Words
	if !j.p.deal.asked || len(w) < 2 || j.has(Hold) || j.has(Trade) || j.has(Defer) || w[0].Scope.Any(text.Question|text.Reported|text.Condition) {
		return false
	}
	end := 1
	for end < len(w) && w[end].Sentence == w[0].Sentence {
		end++
	}
	if end > 3 || end == len(w) {
		return false
	}
	switch said := [3]string{w[0].Norm, w[min(1, end-1)].Norm, w[end-1].Norm}; {
	case end == 1:
		return said[0] == "deal" || said[0] == "done" || said[0] == "sold" || said[0] == "granted" || said[0] == "agreed"
	case said[0] == "you":
		return said[1] == "win" && end == 2 || (said[1] == "got" || said[1] == "have") && said[2] == "it"
	}
	return false
}

// openings are the first sentence and the first two, if something follows, and then the
// last one.
func openings(l *text.Line) []text.Span {
	var out []text.Span
	last := 0
	for i := fewestOpening; i < len(l.Words); i++ {
		if !begins(l, i) {
			continue
		}
		if len(out) < mostOpening {
			out = append(out, text.Span{Start: l.Words[0].Start, End: l.Words[i].Start})
		}
		last = i
	}
	if last > 0 && !slices.ContainsFunc(l.Words[last:], others) {
		out = append(out, text.Span{Start: l.Words[last].Start, End: len(l.Typed)})
	}
	return out
}

// begins reports that a sentence begins at word i, behind another. Whoever types "ok 15% it is
// But then tell me" has ended one as well: a small word has a capital and no mark before it.
func begins(l *text.Line, i int) bool {
	w := &l.Words[i]
	if w.Sentence != l.Words[i-1].Sentence {
		return true
	}
	return w.Break == text.NoBreak && w.Start+1 < w.End && listed[w.Norm]&inGrammar != 0 &&
		capital(l.Typed[w.Start]) && !capital(l.Typed[w.Start+1]) && l.Typed[w.Start+1] != '\'' && !capital(l.Typed[l.Words[i-1].Start])
}

func capital(c byte) bool { return 'A' <= c && c <= 'Z' }

// others reports a word that is somebody else's, which a sentence read by itself does
// not show.
func others(w text.Word) bool { return w.Quoted || w.Scope.Any(text.Reported) }

// yields reports an opening that gives something for nothing: a rule found it and the
// words bear it out, or the words alone leave nothing standing.
func (j *judged) yields(g *guess) bool {
	if j.has(Unconditional) || j.has(Halfway) {
		return g.gives > givingFound
	}
	return g.gives > givingAlone && max(g.level(Assertiveness), g.level(Value)) < yieldedBelow
}

// yieldedMost is what giving in at the end leaves of the headline dimensions.
const yieldedMost = 1.1

// yield holds estimates to what giving in leaves: in the end hardly anything, and at the
// beginning the middle, since "ok, 15" may be said before the answer begins.
func (g *guess) yield(last bool) {
	most := middle
	if last {
		most = yieldedMost
	}
	holdTo(&g.most, &Expected{most, most, 4, 4, 4})
}

// keepOpening puts what the opening gives away among the findings, where the rules no
// longer find it in the whole.
func (v *view) keepOpening() {
	for _, x := range v.opening.gifts {
		if !v.f.has(x.Move) {
			v.f.List = append(v.f.List, x)
		}
	}
}
