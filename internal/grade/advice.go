package grade

import (
	"math"
	"slices"
	"strings"

	"spar/internal/text"
)

// advice.go chooses what an advice may name: a fact that bears on the matter, a worry that the
// buyer spoke of.

// bearings says of each fact how much it has to do with what is talked about: its words shared
// with the insight and the buyer's line, the rarer the more. A fact that tells our own price
// proves no view and has none.
func (p *prepared) bearings() []float64 {
	out := make([]float64, len(p.sit.Facts))
	price := text.Parse(p.sit.Offer.Price)
	for i := range p.topics {
		own := &p.topics[i]
		if own.kind != topicFact || tellsPrice(own.nums, price.Numbers) {
			continue
		}
		for k := range p.topics {
			t := &p.topics[k]
			if t.kind != topicInsight && t.kind != topicBuyerLine {
				continue
			}
			for st, w := range t.stems {
				if _, shared := own.stems[st]; shared {
					out[own.index] += float64(int(4*w+0.5)) / 4 // whole quarters add up alike in any order
				}
			}
		}
	}
	return out
}

// bears is the fact not yet used that has most to do with the insight and what the buyer
// said; "" when none has.
func (j *judged) bears(figure bool) string {
	best, at := 0.0, -1
	for i := range j.p.sit.Facts {
		if !j.fits(i, figure) || j.named(i) {
			continue
		}
		if b := j.bearing(i); b > best {
			best, at = b, i
		}
	}
	if at < 0 || best < leastBearing {
		return ""
	}
	return j.p.facts[at]
}

// bearing is how much a fact has to do with what is talked about, the reply's own words among it.
func (j *judged) bearing(fact int) float64 {
	return j.p.bearing[fact] + nearReply*float64(j.saidOf(fact))
}

// fact is the fact of the situation, not used in the reply, that argues best here: by what it
// tells and by how much it has to do with what is talked about; one with a figure if figure is
// set; "" when there is none. An earlier one is taken before an equal, so that authors can order
// their facts.
func (j *judged) fact(figure bool) string {
	best, at := math.Inf(-1), -1
	for i := range j.p.sit.Facts {
		if !j.fits(i, figure) {
			continue
		}
		again := 0.0
		if j.named(i) {
			again = 3 // sooner any other than the same twice
		}
		if b := float64(j.p.argues[i]) - again + min(j.bearing(i), mostBearing)/2 - float64(i)/4; b > best {
			best, at = b, i
		}
	}
	if at < 0 {
		return ""
	}
	return j.p.facts[at]
}

// named reports a fact that the advice for an earlier dimension has named.
func (j *judged) named(fact int) bool { return fact < 64 && j.spent&(1<<fact) != 0 }

// mostBearing is the bearing beyond which a fact is no nearer: the insight often repeats one.
const mostBearing = 4

// fits reports a fact that an advice may name, and one whose figure argues if figure is set.
func (j *judged) fits(fact int, figure bool) bool {
	if j.p.repairs[fact] && (j.p.moment.hours || j.p.moment.owed) {
		return false // what can still be done is the step, and no argument
	}
	return j.free(fact) && !j.p.presses[fact] && !j.p.theirs[fact] && (!figure || j.p.measured[fact] && j.p.argues[fact] > 1)
}

// nearReply is what a word of a fact counts that the reply itself speaks of: half as much as one
// of the buyer's.
const nearReply = 0.5

// saidOf is how many words of a fact the reply takes up.
func (j *judged) saidOf(fact int) int {
	for _, o := range j.f.Overlaps {
		if o.Kind == topicFact && o.Index == fact {
			return o.Words
		}
	}
	return 0
}

// leastBearing is one word of its own, or two that stand in several places.
const leastBearing = 1

// free reports a fact that may be named: not used in the reply, and no fault of ours.
func (j *judged) free(fact int) bool {
	return !j.p.faulty[fact] && j.p.argues[fact] > 0 && !j.used(topicFact, fact) && !j.figured(fact)
}

// worry is the sentence of the buyer's line in which they speak of a concern of their own and
// which the reply does not take up, and whether it weighs on them; "" when there is none.
func (j *judged) worry() (sentence string, heavy bool) {
	l := j.p.buyer
	best, from, to := 0, 0, 0
	for i := 0; i < len(l.Words); {
		last := i
		for last < len(l.Words) && l.Words[last].Sentence == l.Words[i].Sentence {
			last++
		}
		if n := worried(l.Words[i:last]); n > best && !j.takenUp(l.Words[i:last]) {
			span := l.Words[i].Span.Join(l.Words[last-1].Span)
			if span.Len() <= 110 && !aside(l, span) {
				best, from, to = n, span.Start, span.End
			}
		}
		i = last
	}
	if best < leastWorry {
		return "", false
	}
	return quotedWhole(l.Typed[from:to]), best > leastWorry
}

// leastWorry is one word of trouble.
const leastWorry = 2

// worried counts what makes a sentence of the buyer's a worry: words of trouble, and that it is
// theirs. A wish about the price is none.
func worried(w []text.Word) int {
	n, contents, own := 0, 0, false
	for i := range w {
		switch t := w[i].Norm; {
		case t == "discount" || t == "percent" || t == "price" || t == "cheaper" || w[i].Scope.Any(text.Question):
			return 0
		case trouble[t] || trouble[w[i].Stem]:
			n += 2
		case t == "i" || t == "my" || t == "we" || t == "our" || t == "us" || t == "me":
			own = true
		}
		if carries(&w[i]) {
			contents++
		}
	}
	if contents < 2 {
		return 0
	}
	if own && n > 0 {
		n++
	}
	return n
}

// trouble are words in which people tell what weighs on them.
var trouble = plainSet(`afraid fear worry worried worries scared nervous trouble lose lost losing tired cannot broke broken fail failed angry ashamed fool alone old sick ill dying die dead hurt pain stopped late wrong danger dangerous closed hungry noise noisy complain complaint blame crack cracks waiting wasted silly stupid terrible worst struggle mess disaster break breaks`)

// takenUp reports that the reply says two of the sentence's words, or its only one.
func (j *judged) takenUp(sentence []text.Word) bool {
	said, all := 0, 0
	for i := range sentence {
		if !carries(&sentence[i]) {
			continue
		}
		all++
		if slices.ContainsFunc(j.line.Words, func(w text.Word) bool { return w.Stem == sentence[i].Stem }) {
			said++
		}
	}
	return said >= 2 || said > 0 && all <= 2
}

// unsaid is the sentence of the buyer's line that tells most of them, is short enough to be
// quoted and is not taken up in the reply; "" when there is none. What they ask off the price is
// to be answered, and not to be taken up.
func (j *judged) unsaid() string {
	least := 0.0
	if j.p.moment.haggles {
		least = leastClaim // "the coffee is not negotiable" is no concern
	}
	return j.sentence(func(w *text.Word) float64 {
		switch {
		case asksOff[w.Norm], w.Number >= 0 && sum(j.p.buyer.Numbers[w.Number].Kind):
			return -2
		case trouble[w.Norm] || trouble[w.Stem]:
			return 1.5
		case w.Norm == "my" || w.Norm == "i" || w.Norm == "our" || w.Norm == "we" || w.Norm == "us" || w.Norm == "me", j.p.shared(w):
			return 0.5
		}
		return 0
	}, least)
}

// leastClaim is what a sentence weighs beside a demand that still says something of theirs.
const leastClaim = 0.6

// challenge is the sentence of the buyer's line that asks most for a position: what they deny,
// ask or demand.
func (j *judged) challenge() string {
	return j.sentence(func(w *text.Word) float64 {
		switch {
		case asksOff[w.Norm], w.Norm == "no" || w.Norm == "not" || w.Norm == "never" || w.Norm == "nobody" || w.Norm == "nothing" || w.Norm == "why":
			return 1
		case w.Scope.Any(text.Question | text.Negated):
			return 0.3
		case j.p.shared(w), w.Number >= 0:
			return 0.5
		}
		return 0
	}, -1)
}

// aside reports words in brackets: what the buyer does, and not what they say; and words
// of which half stand in quotation marks.
func aside(l *text.Line, s text.Span) bool {
	before := l.Typed[:s.Start]
	return strings.ContainsAny(l.Text(s), "()") || strings.Count(l.Text(s), `"`)%2 == 1 || strings.Count(before, "(") > strings.Count(before, ")")
}

// sum reports a sum or a share.
func sum(k text.Kind) bool { return k == text.Money || k == text.Percent }

// asksOff are words of a request about the price.
var asksOff = plainSet(`discount percent price cheaper less free match off half two-thirds`)

// shared reports a word that the insight or a fact holds as well.
func (p *prepared) shared(w *text.Word) bool {
	return slices.ContainsFunc(p.byStem[w.Stem], func(t stemTopic) bool {
		k := p.topics[t.topic].kind
		return k == topicInsight || k == topicFact
	})
}

// sentence quotes the sentence of the buyer's line whose words weigh most, of those that say
// something, are short enough and are not taken up in the reply; one that weighs less than least
// is passed over. Of equals the first.
func (j *judged) sentence(weight func(*text.Word) float64, least float64) string {
	l := j.p.buyer
	best, found := least, ""
	for i := 0; i < len(l.Words); {
		first, last, contents, weighs := i, i, 0, 0.0
		for ; last < len(l.Words) && l.Words[last].Sentence == l.Words[first].Sentence; last++ {
			if w := &l.Words[last]; carries(w) || w.Number >= 0 {
				contents++
				weighs += 0.1
			}
			weighs += weight(&l.Words[last])
		}
		i = last
		span := l.Words[first].Span.Join(l.Words[last-1].Span)
		if contents < 2 || span.Len() > 110 || aside(l, span) || j.takenUp(l.Words[first:last]) {
			continue
		}
		if weighs > best || weighs == best && found == "" {
			best, found = weighs, quotedWhole(l.Text(span))
		}
	}
	return found
}

// manyDecide reports a moment about others who must agree: a buyer who speaks of the board or
// of one of their people.
func (j *judged) manyDecide() bool {
	switch j.p.sit.Competency {
	case "consensus", "authority":
		return true
	}
	for i := range j.p.buyer.Words {
		w := &j.p.buyer.Words[i]
		if deciders[w.Norm] {
			return true
		}
		for _, t := range j.p.byStem[w.Stem] {
			if t.name && j.p.topics[t.topic].kind == topicStakeholder {
				return true
			}
		}
	}
	return false
}

// deciders are those whom a buyer names who does not decide alone.
var deciders = plainSet(`board committee council boss director colleagues partners shareholders chairman chairwoman everybody everyone managers`)
