package grade

import (
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

// argues is how well a fact serves as an argument: 0 for what a rival asks, 1 for our own price
// and for a plain size, 2 for what somebody does or suffers, 3 where it tells of money or a loss.
func argues(sit *Situation, fact string) int {
	l := text.Parse(fact)
	money := false
	for _, n := range l.Numbers {
		money = money || n.Kind == text.Money
	}
	worth := 1
	for i := range l.Words {
		w := &l.Words[i]
		switch {
		case money && rivalSays[w.Norm]:
			return 0
		case losing[w.Stem] || losing[w.Norm]:
			worth = 3
		case worth < 2 && tellsDeed(w):
			worth = 2
		}
	}
	switch {
	case tellsPrice(l.Numbers, text.Parse(sit.Offer.Price).Numbers):
		return 1
	case money && worth > 1:
		return 3
	}
	return worth
}

// rivalSays are words beside a sum of money that is somebody else's price.
var rivalSays = plainSet(`offers offered offer quotes quoted bids bid rival rivals competitor cheaper`)

// losing are words of a loss, by stem.
var losing = plainSet(`lost lose cost fail stop stood broke broken crack wait miss close shut late complaint short blanket sick dead died injur`)

// tellsDeed reports a verb that a fact is told with.
func tellsDeed(w *text.Word) bool {
	switch w.Norm {
	case "is", "are", "was", "were", "has", "had", "have", "can", "does", "did", "run", "runs", "come", "comes", "came", "take", "takes", "took", "keeps", "asks", "meets", "records", "makes", "saves", "needs", "goes", "went", "sit", "sits", "stand", "stands":
		return true
	}
	return strings.HasSuffix(w.Norm, "ed") && len(w.Norm) > 4
}

// tellsPrice reports a sum of money among the numbers that is the price.
func tellsPrice(nums, price []text.Number) bool {
	for _, n := range nums {
		for _, p := range price {
			if n.Kind == text.Money && n.Value > 2 && near(n.Value, p.Value) {
				return true
			}
		}
	}
	return false
}

// bears is the fact not yet used that has most to do with the insight and what the buyer
// said; "" when none has.
func (j *judged) bears(figure bool) string {
	best, at := 0.0, -1
	for i := range j.p.sit.Facts {
		if !j.free(i) || figure && !j.p.measured[i] {
			continue
		}
		if b := j.p.bearing[i] + nearReply*float64(j.saidOf(i)); b > best {
			best, at = b, i
		}
	}
	if at < 0 || best < leastBearing {
		return ""
	}
	return trimmed(j.p.sit.Facts[at])
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
			if span.Len() <= 110 && !strings.ContainsAny(l.Text(span), "()") {
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
var trouble = plainSet(`afraid fear worry worried worries scared nervous trouble lose lost losing tired hate cannot broke broken fail failed angry ashamed fool alone old sick ill dying die dead hurt pain stopped late wrong danger dangerous closed hungry cold noise noisy complain complaint blame crack cracks waiting wasted silly stupid terrible worst struggle mess disaster break breaks`)

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

// said quotes the first sentence of the buyer's line that is short enough, says something and
// is not taken up in the reply, after the given words; "" when there is none.
func (j *judged) said(before string) string {
	if q := j.unsaid(); q != "" {
		return before + q
	}
	return ""
}

// leftUnsaid reports a sentence of the buyer's that could be taken up and is not.
func (j *judged) leftUnsaid() bool { return j.unsaid() != "" }

func (j *judged) unsaid() string {
	l := j.p.buyer
	for i := 0; i < len(l.Words); {
		first, last, contents := i, i, 0
		for last < len(l.Words) && l.Words[last].Sentence == l.Words[first].Sentence {
			if content(l.Words[last]) {
				contents++
			}
			last++
		}
		i = last
		if span := l.Words[first].Span.Join(l.Words[last-1].Span); contents >= 2 && span.Len() <= 90 && !strings.ContainsAny(l.Text(span), "()") && !j.takenUp(l.Words[first:last]) {
			return quotedWhole(l.Text(span))
		}
	}
	return ""
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
