package grade

import "spar/internal/text"

// opening.go holds that what is given away stays given away. Whoever begins with "Deal,
// she'll be delighted" has given in, however many good sentences follow; and beside them
// the words that gave in weigh less and less, and the rules that hear a plain yes no
// longer find it alone.

// opening is what a reply gives away before the rest is said.
type opening struct {
	read   bool // it was looked for
	yields bool
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
	givingAtAll = 0.2
)

// yielded reports that the reply gives in before the rest is said.
func (v *view) yielded() bool {
	if v.opening.read {
		return v.opening.yields
	}
	v.opening.read = true
	if v.guess.gives < givingAtAll {
		return false
	}
	for _, s := range openings(v.line) {
		o := newView(v.p, v.m, v.line.Typed[:s.End])
		if o.j.yields(&o.guess) {
			v.opening.yields, v.opening.span = true, s
			for _, x := range o.f.List {
				if x.Move == Discount || x.Move == Unconditional || x.Move == Halfway {
					v.opening.gifts = append(v.opening.gifts, x)
				}
			}
			return true
		}
	}
	return false
}

// openings are the first sentence and the first two, if something follows.
func openings(l *text.Line) []text.Span {
	var out []text.Span
	for i := fewestOpening; i < len(l.Words) && len(out) < mostOpening; i++ {
		if l.Words[i].Sentence != l.Words[i-1].Sentence {
			out = append(out, text.Span{Start: l.Words[0].Start, End: l.Words[i].Start})
		}
	}
	return out
}

// yields reports an opening that gives something for nothing: a rule found it and the
// words bear it out, or the words alone leave nothing standing.
func (j *judged) yields(g *guess) bool {
	if j.has(Unconditional) || j.has(Halfway) {
		return g.gives > givingFound
	}
	return g.gives > givingAlone && max(g.level(Assertiveness), g.level(Value)) < yieldedBelow
}

// yieldedMost is what giving in leaves of the headline dimensions: little, or where the
// rest holds or asks for something back, no more than the middle.
func (j *judged) yieldedMost() float64 {
	if j.has(Trade) || j.has(Hold) {
		return 1.9
	}
	return 1.1
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
