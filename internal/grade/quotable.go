package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// quotable.go chooses the words of a reply that an advice may quote, and what it may take for said.

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
		if slices.ContainsFunc(j.line.Words[x.First:x.Last], func(w text.Word) bool { return asksOff[w.Norm] || givesAway[w.Norm] }) {
			continue // what should not be given needs no day and hour
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
// A question for who or when asks to be told.
func (j *judged) asksAgreement() bool {
	w := j.line.Words
	if len(w) == 0 || !strings.HasSuffix(strings.TrimRight(j.line.Typed, " )\"”"), "?") {
		return false
	}
	for i := range w {
		if w[i].Sentence == w[len(w)-1].Sentence && asksFor[w[i].Norm] {
			return false
		}
	}
	return w[len(w)-1].Scope.Any(text.Question)
}

// asksFor are the words of a question that asks to be told.
var asksFor = plainSet(`who what when where which why how whose`)

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
