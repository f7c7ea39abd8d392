package text

// clauses cuts the words into sentences and clauses. A clause ends at any mark
// stronger than nothing and before a linking word that begins a new predicate.
func (l *Line) clauses() {
	sentence := 0
	for i := range l.Words {
		w := &l.Words[i]
		starts := i == 0
		if i > 0 {
			if w.Break >= Stop && !l.joined(i) {
				sentence++
				starts = true
			} else if w.Break >= Comma || l.links(i) || l.answers(l.Clauses[len(l.Clauses)-1].First, i) {
				starts = true
			}
		}
		if starts {
			l.Clauses = append(l.Clauses, Clause{Span: w.Span, First: i, Sentence: sentence})
		}
		c := len(l.Clauses) - 1
		w.Clause, w.Sentence = c, sentence
		l.Clauses[c].Last = i + 1
		l.Clauses[c].End = max(l.Clauses[c].End, w.End)
	}
}

// joined reports a full stop that is no end: "a.m." or "no." inside a figure.
func (l *Line) joined(i int) bool {
	if l.Words[i].Break != Stop {
		return false
	}
	switch l.Words[i-1].Text {
	case "mr", "mrs", "ms", "dr", "st", "e.g", "i.e", "approx", "inc", "vs":
		return true
	}
	return false
}

// links reports whether word i begins a clause without a mark before it.
func (l *Line) links(i int) bool {
	w := l.at(i)
	next := l.at(i + 1)
	switch w {
	case "but", "because", "unless", "although", "though", "whereas", "provided", "providing", "however":
		return true
	case "if":
		return l.at(i-1) != "as" && l.at(i-1) != "what" && l.at(i-1) != "even" && l.at(i-1) != "only"
	case "even", "only", "what":
		return next == "if"
	case "when", "once", "while", "till", "until", "before", "after", "since":
		return subject[next] || verbForm(next)
	case "and", "so", "or", "then":
		return subject[next] || next == "then" || next == "please" || next == "if" || aux[next] && subject[l.at(i+2)]
	case "as":
		return next == "long" || next == "soon"
	case "in":
		return (next == "return" || next == "exchange") && i > 0
	case "assuming", "supposing":
		return true
	}
	return false
}

// answers reports that word i begins what follows from an if-clause that was typed
// without its comma: "if you sign for three years | I can do 5%".
func (l *Line) answers(first, i int) bool {
	if i-first < 3 {
		return false
	}
	switch l.at(first) {
	case "if", "when", "once", "provided", "unless", "assuming", "were", "should", "had", "whenever", "as", "the", "every":
		if !l.conditional(first, i) && l.at(first) != "when" && l.at(first) != "once" {
			return false
		}
	default:
		return false
	}
	switch l.at(i - 1) {
	case "what", "that", "which", "who", "how", "where", "when", "if", "why", "than", "as", "and", "or", "think", "say", "because", "whatever", "like", "price", "way":
		return false
	}
	switch l.at(i) {
	case "i", "we":
		return true
	case "you", "it", "that", "there", "they":
		next := l.at(i + 1)
		return next == "would" || next == "will" || next == "can" || next == "get" || next == "is" || next == "could" || next == "stop" || next == "start"
	case "then":
		return true
	}
	return false
}

func (l *Line) at(i int) string {
	if i < 0 || i >= len(l.Words) {
		return ""
	}
	return l.Words[i].Norm
}

// verbForm reports a participle after a linking word ("when signed", "once agreed").
func verbForm(s string) bool {
	switch s {
	case "signed", "agreed", "done", "settled", "talking", "signing", "answering":
		return true
	}
	return false
}

// subject are the words that begin a clause of their own after "and" or "so".
var subject = map[string]bool{
	"i": true, "we": true, "you": true, "they": true, "he": true, "she": true, "it": true, "that": true, "this": true, "there": true,
	"let": true, "my": true, "our": true, "your": true, "who": true, "what": true, "nobody": true, "everyone": true,
}

// aux are the verbs that stand before the subject in a question.
var aux = map[string]bool{
	"can": true, "could": true, "would": true, "will": true, "shall": true, "should": true, "do": true, "does": true, "did": true, "is": true,
	"are": true, "was": true, "were": true, "have": true, "has": true, "may": true, "might": true, "am": true, "had": true,
}
