package grade

import "spar/internal/text"

// namedstep.go says which steps, requests and words of hearing may be shown under their names.

// noStep reports what sounds like a step and is none to say yes to: what they pay for, an
// ultimatum about a place of ours, a price made nice, a request put aside.
func (t *trial) noStep(x *finding) bool {
	if t.settled.has(Pressure) || t.asksProof(x) {
		return true
	}
	w := t.v.line.Words
	f, l := t.sentenceOf(x)
	if x.Last-x.First < fewAloud && t.longerStep(x, f, l) {
		return true
	}
	if x.Rule == "plan" && !x.Scope.Any(text.Question) && !t.plans(f, l) && !t.orders(f) {
		return true // "her report is due on the 10th"
	}
	for i := f; i < l; i++ {
		next := at(w, i+1)
		switch w[i].Norm {
		case "otherwise":
			return t.threatens(i, l)
		case "or":
			if next == "else" {
				return true
			}
		case "you", "they", "he", "she":
			if paysFor[next] && !t.plans(i+2, l) {
				return true
			}
		case "see":
			if (next == "how" || next == "what" || next == "if" || next == "whether") && t.plans(i+2, min(i+4, l)) && t.settled.has(Acknowledge) {
				return true // "see how we can meet you"
			}
		case "nice", "special", "sharp":
			if next == "price" || next == "offer" || next == "quote" {
				return true
			}
		case "aside":
			return i < x.Last && t.settled.has(Defer)
		case "side":
			if i < x.Last && at(w, i-1) == "one" && at(w, i-2) == "to" {
				return true
			}
		}
	}
	return false
}

// longerStep reports a step in the same sentence that says more: "so let's do this, I bring the form".
func (t *trial) longerStep(x *finding, first, last int) bool {
	for i := range t.settled.List {
		if o := &t.settled.List[i]; o.Move == NextStep && o.First >= first && o.Last <= last && o.First >= x.Last && o.Last-o.First > x.Last-x.First {
			return true
		}
	}
	return false
}

// paysFor are verbs of what a buyer pays for or has, which nobody does on a day.
var paysFor = plainSet(`pay pays paying buy buys bought paid`)

// plans reports among the words somebody of ours who does something.
func (t *trial) plans(first, last int) bool {
	for i := first; i < last; i++ {
		switch t.v.line.Words[i].Norm {
		case "i", "we", "us", "me", "shall", "let", "let_us", "our", "my", "can", "could", "will":
			return true
		}
	}
	return false
}

// orders reports a sentence that opens with what is to be done.
func (t *trial) orders(first int) bool {
	w := t.v.line.Words
	for first < len(w) && leadsInto[w[first].Norm] {
		first++
	}
	return steered[at(w, first)] || meets[at(w, first)] || deeds[at(w, first)]
}

// steered are orders beside the deeds one is arranged for.
var steered = plainSet(`give take ask have get keep hold let tell say pick choose sign make leave swap count`)

// threatens reports behind an "otherwise" at word i something of ours that is gone then.
func (t *trial) threatens(i, last int) bool {
	for k := i + 1; k < last; k++ {
		w := &t.v.line.Words[k]
		switch w.Norm {
		case "not", "no", "gone", "lose", "lost", "nobody", "never", "else":
			return true
		}
	}
	return false
}

// asksProof reports photographs, forms and numbers asked of a client whom something of ours failed:
// they have to work for what we did.
func (t *trial) asksProof(x *finding) bool {
	if !t.v.p.failed {
		return false
	}
	f, l := t.sentenceOf(x)
	w, theirs := t.v.line.Words, false
	for i := f; i < l; i++ {
		switch {
		case provesIt[w[i].Norm]:
			return theirs
		case asksOf[w[i].Norm]:
			theirs = at(w, i-1) != "i" && at(w, i-1) != "we" && (i < 2 || at(w, i-2) != "i" && at(w, i-2) != "we")
		}
	}
	return false
}

var (
	asksOf   = plainSet(`send submit fill upload provide forward email mail attach give complete file open raise write describe`)
	provesIt = plainSet(`photo photos picture pictures image images form forms ticket complaint proof evidence receipt receipts screenshot screenshots video footage`)
)

// formula reports words of hearing that hear nothing: "I understand perfectly", "thanks for your interest".
func (t *trial) formula(x *finding) bool {
	w := t.v.line.Words
	f, l := t.sentenceOf(x)
	for i := x.First; i < min(x.Last+5, l); i++ {
		switch w[i].Norm {
		case "perfectly", "completely", "totally", "fully", "absolutely":
			return !t.takesUp(t.spanOf(f, l))
		case "interest", "enquiry", "inquiry", "message", "feedback", "patience", "call", "email", "mail":
			if t := at(w, x.First); t == "thank" || t == "thanks" || t == "appreciate" {
				return true
			}
		}
	}
	return false
}
