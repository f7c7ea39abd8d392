package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// advice.go chooses what an advice may name: a fact that bears on the matter, a worry that the
// buyer spoke of, words of the reply that can bear to be quoted.

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
		if b := j.p.bearing[i]; b > best {
			best, at = b, i
		}
	}
	if at < 0 || best < leastBearing {
		return ""
	}
	return trimmed(j.p.sit.Facts[at])
}

// leastBearing is one word of its own, or two that stand in several places.
const leastBearing = 1

// free reports a fact that may be named: not used in the reply, and no fault of ours.
func (j *judged) free(fact int) bool {
	return !j.p.faulty[fact] && !j.used(topicFact, fact) && !j.figured(fact)
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

// most is the share of a reply above which its words are no stretch of it any more.
const most = 0.7

// stretch is the quotation where it is a stretch of the reply, and "" where it is nearly all of
// it: nobody can say "the same" without all of it.
func (j *judged) stretch(q string) string {
	if q == "" || float64(len([]rune(strings.Trim(q, "“”.")))) > most*float64(len([]rune(j.line.Typed))) {
		return ""
	}
	return q
}

// stepWords is the step as it may be quoted with "its day and hour": a deed of ours or of both,
// not asked, denied or only supposed; "" when there is none.
func (j *judged) stepWords() string {
	for i := range j.f.List {
		x := &j.f.List[i]
		if x.Move != NextStep || x.Scope.Any(text.Negated|text.Reported|text.Hypothetical|text.Condition) || x.Last-x.First < 4 || x.Last-x.First > 14 {
			continue
		}
		first := x.First
		for first < x.Last && leadsInto[j.line.Words[first].Norm] {
			first++
		}
		asked := x.Scope.Any(text.Question)
		switch w := &j.line.Words[min(first, x.Last-1)]; {
		case w.Norm == "i" || w.Norm == "we" || w.Norm == "let" || w.Norm == "let_us" || w.Norm == "you":
			if asked || supposes(j.line.Words[first:x.Last]) {
				continue
			}
		case w.Norm == "shall" || w.Norm == "can" || w.Norm == "may" || w.Norm == "could":
			if k := first + 1; k >= x.Last || j.line.Words[k].Norm != "i" && j.line.Words[k].Norm != "we" || leavesSomething(j.line.Words[first:x.Last]) {
				continue
			}
		case x.order && !asked:
		default:
			continue
		}
		return quoted(j.line.Text(x.Span))
	}
	return ""
}

// leadsInto are small words before a step.
var leadsInto = plainSet(`so and then but ok okay well now first please`)

// supposes reports a deed that is not meant to happen: "I would be working for nothing".
func supposes(w []text.Word) bool {
	return slices.ContainsFunc(w, func(x text.Word) bool {
		switch x.Norm {
		case "would", "if", "had", "did", "was", "were":
			return true
		}
		return false
	})
}

// leavesSomething reports a question whether a thing should be left out, which is no step.
func leavesSomething(w []text.Word) bool {
	return slices.ContainsFunc(w, func(x text.Word) bool {
		return x.Norm == "leave" || x.Norm == "cancel" || x.Norm == "drop" || x.Norm == "stop"
	})
}

// namesTime reports a day or an hour said with a deed of ours or of both, whether or not a rule
// heard a step in it: "I ring back 3 pm".
func (j *judged) namesTime() bool {
	w := j.line.Words
	for i := range w {
		if !j.when(i) || w[i].Scope.Any(text.Question|text.Negated|text.Hypothetical) {
			continue
		}
		meeting, past := false, false
		for k := max(0, i-9); k < min(len(w), i+9); k++ {
			if w[k].Sentence != w[i].Sentence {
				continue
			}
			switch t := w[k].Norm; {
			case meets[t]:
				meeting = true
			case t == "was" || t == "were" || t == "had" || t == "did" || t == "went" || t == "came" || t == "sent":
				past = true
			}
		}
		if meeting && !past {
			return true
		}
	}
	return false
}

// when reports a day or an hour at word i, also "3 pm" in two words.
func (j *judged) when(i int) bool {
	w := &j.line.Words[i]
	if w.Number < 0 {
		return (w.Norm == "pm" || w.Norm == "am") && i > 0 && j.line.Words[i-1].Number >= 0 || w.Norm == "noon" || w.Norm == "tomorrow"
	}
	switch j.line.Numbers[w.Number].Kind {
	case text.Clock, text.Day, text.Date:
		return true
	}
	return j.f.known[i].class&roleTime != 0
}

// meets are the deeds that are arranged for a time.
var meets = plainSet(`ring call phone come meet visit send bring show sit talk speak see drop start begin install fit deliver write collect fetch pick repair swap walk drive stand join test measure`)

// asksAgreement reports a reply that ends by asking the buyer to agree: "ok?", "deal?", "shall we?".
func (j *judged) asksAgreement() bool {
	w := j.line.Words
	return len(w) > 0 && strings.HasSuffix(strings.TrimRight(j.line.Typed, " )\"”"), "?") && w[len(w)-1].Scope.Any(text.Question)
}

// wrongName is the name by which the reply greets the buyer where that is somebody else's; ""
// when it greets nobody or the right one. Names that the situation holds may be in the room.
func (j *judged) wrongName() string {
	w := j.line.Words
	if len(w) < 2 || j.p.sit.BuyerName == "" {
		return ""
	}
	i := 0
	switch w[0].Norm {
	case "hi", "hello", "hey", "dear":
		i = 1
	case "good":
		if len(w) > 2 && (w[1].Norm == "morning" || w[1].Norm == "afternoon" || w[1].Norm == "evening" || w[1].Norm == "day") {
			i = 2
		}
	}
	if i == 0 || i < len(w) && titles[w[i].Norm] {
		i++
	}
	if i == 0 || i >= len(w) || i == 1 && titles[w[0].Norm] {
		return ""
	}
	name := j.line.Text(w[i].Span)
	if len(name) < 2 || w[i].Number >= 0 || name[0] < 'A' || name[0] > 'Z' || strings.ToUpper(name) == name || len(j.p.byStem[w[i].Stem]) > 0 {
		return ""
	}
	// A name stands by itself: a comma, a stop or nothing behind it.
	if i+1 < len(w) && w[i+1].Break == text.NoBreak || j.f.known[i].small&inGrammar != 0 || nobodyBy[w[i].Norm] {
		return ""
	}
	if strings.Contains(text.Fold(j.p.sit.Context+" "+j.p.sit.BuyerName+" "+strings.Join(j.p.sit.Stakeholders, " ")), text.Fold(name)) {
		return ""
	}
	return name
}

var (
	titles = plainSet(`mr mrs ms miss dr doctor sir madam father sister`)
	// nobodyBy are words that follow a greeting and are no names.
	nobodyBy = plainSet(`there all everyone everybody team folks guys again morning afternoon evening sir madam mate friend boss chef doctor captain thanks thank sorry yes no ok okay well`)
)
