package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// spokento.go tells small things that speak to a person, which the floors of bounds.go grant.

// mostSaid is how many words such a reply may have: in a longer one they are an aside.
const mostSaid = 20

// asksAfter reports a reply of a few words that asks how they are or how what they have is
// doing, where no lower price is asked for.
func (j *judged) asksAfter() bool {
	w := j.line.Words
	if j.p.deal.asked || len(w) > mostSaid {
		return false
	}
	for i := 0; i+2 < len(w); i++ {
		if w[i].Norm != "how" {
			continue
		}
		a, b := w[i+1].Norm, w[i+2].Norm
		be := func(t string) bool { return t == "are" || t == "is" || t == "does" || t == "do" || t == "did" }
		who := func(t string) bool {
			return t == "you" || t == "it" || t == "things" || t == "everything" || t == "she" || t == "he" || t == "they"
		}
		switch {
		case be(a) && who(b) && (i+3 == len(w) || w[i+3].Norm == "doing" || w[i+3].Norm == "getting" || w[i+3].Norm == "going" || w[i+3].Break > text.NoBreak), who(a) && be(b):
			return true
		case be(a) && (b == "the" || b == "your"):
			return i+5 >= len(w) || w[len(w)-1].Norm == "doing" || w[len(w)-1].Norm == "going"
		}
	}
	return false
}

// saysSo reports a reply of a few words to a question that says that it is about selling, and
// neither hedges nor begs pardon.
func (j *judged) saysSo() bool {
	if j.p.deal.asked || len(j.line.Words) > mostSaid || !saysTrade(j.line) || slices.ContainsFunc(costs, j.has) {
		return false
	}
	return strings.Contains(j.p.sit.BuyerLine, "?")
}

// letsHangUp reports a reply of a few words that tells the buyer they may hang up.
func (j *judged) letsHangUp() bool {
	w := j.line.Words
	if len(w) > mostSaid || j.has(Insult) || j.has(Pressure) {
		return false
	}
	for i := 1; i+1 < len(w); i++ {
		if w[i].Norm != "hang" || w[i+1].Norm != "up" {
			continue
		}
		for k := max(0, i-3); k < i; k++ {
			if t := w[k].Norm; t == "can" || t == "may" || t == "then" || t == "after" || t == "that" {
				return true
			}
		}
	}
	return false
}
