package text

// scopes marks every word and clause with the signs it stands under. Marks are set
// clause by clause, so the work is linear.
func (l *Line) scopes() {
	for first := 0; first < len(l.Clauses); {
		last := first + 1
		for last < len(l.Clauses) && l.Clauses[last].Sentence == l.Clauses[first].Sentence {
			last++
		}
		l.questions(first, last)
		l.conditions(first, last)
		first = last
	}
	for i := range l.Clauses {
		l.reported(i)
		l.negations(i)
	}
	for i := range l.Words {
		l.Clauses[l.Words[i].Clause].Scope |= l.Words[i].Scope
	}
}

// set marks the words of clause c.
func (l *Line) set(c int, s Scope) {
	for i := l.Clauses[c].First; i < l.Clauses[c].Last; i++ {
		l.Words[i].Scope |= s
	}
}

// questions marks what is asked in the sentence of clauses first to last.
func (l *Line) questions(first, last int) {
	end := l.Clauses[last-1].Last
	marked := end < len(l.Words) && l.Words[end].Break == Ask ||
		end == len(l.Words) && l.endsAsking()
	for c := first; c < last; c++ {
		asks := l.inverted(l.Clauses[c].First, l.Clauses[c].Last)
		if asks || marked && c == last-1 {
			l.set(c, Question)
		}
	}
	if !marked || last-first > 1 && l.tagged(last-1) {
		return
	}
	// "What would it buy you, in hard money, by Friday?" asks from its first word on.
	for c := last - 1; c >= first; c-- {
		l.set(c, Question)
		if l.inverted(l.Clauses[c].First, l.Clauses[c].Last) || l.Words[l.Clauses[c].First].Break == Semi {
			break
		}
		if l.Clauses[c].Last-l.Clauses[c].First > 2 && c < last-1 {
			break
		}
	}
}

// tagged reports that clause c, behind a comma, only asks for a yes to what was said: "5% is
// what I can do, deal?"
func (l *Line) tagged(c int) bool {
	cl := l.Clauses[c]
	return cl.Last-cl.First == 1 && l.Words[cl.First].Break == Comma && tags[l.at(cl.First)]
}

var tags = map[string]bool{"deal": true, "ok": true, "right": true, "yes": true, "yeah": true, "fair": true, "agreed": true, "alright": true, "cool": true, "good": true, "eh": true, "fine": true, "done": true}

// endsAsking reports a question mark after the last word.
func (l *Line) endsAsking() bool {
	if len(l.Words) == 0 {
		return false
	}
	for i := l.Words[len(l.Words)-1].End; i < len(l.Typed); i++ {
		if l.Typed[i] == '?' {
			return true
		}
	}
	return false
}

// inverted reports that the words read as a question without its mark: a question
// word with a verb, or a verb before its subject.
func (l *Line) inverted(i, end int) bool {
	for i < end && opener[l.at(i)] {
		i++
	}
	if i >= end {
		return false
	}
	w, next := l.at(i), l.at(i+1)
	switch w {
	case "what", "which", "who", "whose", "where", "why", "how":
		if w == "what" && (next == "i" || next == "we" || next == "you" || next == "a") {
			return false // "what I can do is"
		}
		if w == "which" && i > 0 && l.Words[i].Break == Comma {
			return false // a relative clause
		}
		if w == "how" || w == "why" || w == "what" {
			return aux[next] || next == "about" || next == "much" || next == "many" || next == "not" || next == "if" || next == "come" || next == "soon" || next == "long" || aux[l.at(i+2)] && w != "why" && !subject[next]
		}
		return aux[next] || aux[l.at(i+2)] || w == "who" && i+2 < end
	}
	if !aux[w] || i+1 >= end {
		return false
	}
	if (w == "were" || w == "had" || w == "should") && subject[next] {
		return false // "were I to", "should you sign": a condition, unless a mark says otherwise
	}
	if w == "have" && next != "you" && next != "they" || w == "do" && next != "you" && next != "they" && next != "we" && next != "i" {
		return false
	}
	switch next {
	case "you", "we", "i", "they", "he", "she", "it", "that", "this", "there", "your", "the", "anyone", "anybody", "someone":
		return l.at(i+1) != "that" || w != "would"
	}
	return false
}

// opener are words that may stand before a question's first word.
var opener = map[string]bool{"so": true, "and": true, "but": true, "ok": true, "well": true, "then": true, "now": true, "right": true, "or": true, "just": true}

// conditions marks if-clauses, what follows from them, and suppositions.
func (l *Line) conditions(first, last int) {
	found := false
	for c := first; c < last; c++ {
		cl := l.Clauses[c]
		if !l.conditional(cl.First, cl.Last) {
			continue
		}
		found = true
		s := Condition
		if l.supposed(cl.First, cl.Last) {
			s |= Hypothetical
		}
		l.set(c, s)
		// The part after a comma inside the condition has no subject of its own yet.
		for c+1 < last && l.fragment(c+1) {
			c++
			l.set(c, s)
		}
	}
	if !found {
		return
	}
	for c := first; c < last; c++ {
		cl := l.Clauses[c]
		if l.Words[cl.First].Scope.Any(Condition) {
			continue
		}
		s := Consequent
		if l.hypoBeside(first, last) && l.has(cl, "would") {
			s |= Hypothetical
		}
		l.set(c, s)
	}
}

func (l *Line) has(c Clause, norm string) bool {
	for i := c.First; i < c.Last; i++ {
		if l.Words[i].Norm == norm {
			return true
		}
	}
	return false
}

func (l *Line) hypoBeside(first, last int) bool {
	for c := first; c < last; c++ {
		if l.Words[l.Clauses[c].First].Scope.Any(Hypothetical) {
			return true
		}
	}
	return false
}

// fragment reports a short clause that only goes on with the one before.
func (l *Line) fragment(c int) bool {
	cl := l.Clauses[c]
	w := l.Words[cl.First]
	if w.Break >= Semi || cl.Last-cl.First > 6 || l.conditional(cl.First, cl.Last) {
		return false
	}
	for i := cl.First; i < cl.Last; i++ {
		if subject[l.at(i)] || aux[l.at(i)] {
			return false
		}
	}
	return w.Norm == "or" || w.Norm == "and" || cl.Last-cl.First <= 2 && w.Norm != "then" && w.Norm != "ok" && w.Norm != "yes" && w.Norm != "no" && w.Norm != "deal" && w.Number < 0
}

// conditional reports that the words begin as a condition.
func (l *Line) conditional(i, end int) bool {
	for i < end && (opener[l.at(i)] || l.at(i) == "only" || l.at(i) == "even" || l.at(i) == "yes" || l.at(i) == "no") {
		i++
	}
	if i >= end {
		return false
	}
	next := l.at(i + 1)
	switch l.at(i) {
	case "if", "unless", "provided", "providing", "assuming", "supposing", "suppose", "imagine":
		return true
	case "as":
		return next == "long" || next == "soon"
	case "on":
		return next == "condition" || next == "the" && l.at(i+2) == "condition"
	case "should", "were", "had":
		return (next == "you" || next == "i" || next == "we") && l.Words[i].Scope&Question == 0
	case "say":
		return next == "i" || next == "we" || next == "you"
	case "what":
		return next == "if"
	case "the":
		return next == "moment" || next == "minute" || next == "day" || next == "second" || next == "instant"
	case "whenever":
		return true
	case "every":
		return next == "time"
	case "subject":
		return next == "to"
	}
	return false
}

// supposed reports a condition that is only supposed: a past form or "were to" after
// its subject, or a word of supposing.
func (l *Line) supposed(i, end int) bool {
	for ; i < end; i++ {
		switch l.at(i) {
		case "suppose", "supposing", "imagine":
			return true
		case "i", "we":
			return past(l.at(i+1)) || past(l.at(i+2)) && (l.at(i+1) == "just" || l.at(i+1) == "simply" || l.at(i+1) == "now" || l.at(i+1) == "only")
		case "you", "they", "he", "she":
			return false
		}
	}
	return false
}

// past reports a past form as it stands in suppositions.
func past(w string) bool {
	switch w {
	case "were", "was", "did", "gave", "took", "cut", "let", "had", "went", "came", "said", "made", "threw", "knocked", "would", "could", "just", "met", "put", "caved", "folded", "split", "shook":
		return w != "just"
	}
	return len(w) > 4 && w[len(w)-2:] == "ed" && w != "need"
}

// reported marks what clause c reports of others: what was said, asked, wanted.
func (l *Line) reported(c int) {
	cl := l.Clauses[c]
	from := -1
	for i := cl.First; i < cl.Last; i++ {
		w := l.Words[i]
		if from >= 0 && i-from >= 2 && asks[l.at(i-2)] && l.at(i-1) == "for" && aux[w.Norm] && l.at(from-1) != "" && from > cl.First && !subject[l.at(from-1)] {
			from = -1 // "the five you asked for | is yours": what is said of it is ours again
		}
		if from >= 0 || w.Quoted {
			l.Words[i].Scope |= Reported
			continue
		}
		switch {
		case other[w.Norm] && (saying[l.at(i+1)] || (aux[l.at(i+1)] || adverb[l.at(i+1)]) && saying[l.at(i+2)] && w.Norm != "who"):
			if l.inverted(cl.First, cl.Last) && w.Norm == "you" && i-cl.First <= 2 && aux[l.at(i-1)] {
				continue // "would you say", "do you need": asked, not reported
			}
			from = i
		case l.at(i+1) == "that" && (w.Norm == "heard" || w.Norm == "hear" || w.Norm == "rumor" || w.Norm == "told" && i > cl.First && (aux[l.at(i-1)] || l.at(i-1) == "been") && l.at(i-2) != "i"):
			from = i + 1
		case w.Norm == "told" && l.at(i+2) == "that" && l.at(i+1) != "me" && l.at(i+1) != "us" && l.at(i-1) != "i" && l.at(i-1) != "we":
			from = i + 2
		case w.Norm == "asking" && l.at(i+1) == "for", w.Norm == "your" && asked[l.at(i+1)]:
			from = i
		}
	}
}

var other = map[string]bool{"you": true, "they": true, "he": true, "she": true, "people": true, "buyers": true, "customers": true, "clients": true, "committee": true, "boss": true, "cfo": true, "someone": true, "everyone": true, "everybody": true, "who": true, "others": true}

var saying = map[string]bool{
	"say": true, "said": true, "says": true, "saying": true, "asked": true, "ask": true, "asking": true, "asks": true, "want": true, "wanted": true, "wants": true,
	"mentioned": true, "told": true, "need": true, "needed": true, "requested": true, "demand": true, "demanded": true, "quoted": true, "think": true, "thought": true, "suggested": true, "hoped": true, "hoping": true, "proposed": true, "called": true, "offered": true, "expect": true, "expected": true, "wish": true, "fear": true, "worry": true,
}

var asks = map[string]bool{"asked": true, "ask": true, "asking": true}

var adverb = map[string]bool{"just": true, "also": true, "only": true, "really": true, "already": true, "clearly": true, "both": true, "all": true}

var asked = map[string]bool{"ask": true, "request": true, "demand": true, "question": true, "wish": true}

// negations marks the words under a negation: from the negation to the end of its
// clause. A negated refusal ("can't say no") cancels out.
func (l *Line) negations(c int) {
	cl := l.Clauses[c]
	on := false
	for i := cl.First; i < cl.Last; i++ {
		w := l.Words[i].Norm
		switch {
		case l.refuses(i):
			on = !on
			if on {
				l.Words[i].Scope |= Negated
			}
			continue
		case negator[w] && !l.harmless(i):
			on = true
			l.Words[i].Scope |= Negated
			continue
		case (w == "rather" || w == "instead") && (l.at(i+1) == "than" || l.at(i+1) == "of"):
			on = true
		}
		if on {
			l.Words[i].Scope |= Negated
		}
	}
}

var negator = map[string]bool{
	"not": true, "no": true, "never": true, "without": true, "nor": true, "neither": true, "nothing": true, "nobody": true, "none": true, "hardly": true, "cannot": true,
	"impossible": true, "unable": true,
}

// refuses reports a word of refusing, which turns a negation over.
func (l *Line) refuses(i int) bool {
	switch l.at(i) {
	case "refuse", "decline", "refusing", "declining", "object":
		return true
	case "no":
		p := l.at(i - 1)
		return p == "say" || p == "saying" || p == "said" || p == "tell" && l.at(i+1) == "" || p == "you" && l.at(i-2) == "tell"
	case "not":
		return l.at(i-1) == "why" && i-2 >= 0 && (l.at(i-2) == "see" || l.at(i-2) == "reason")
	}
	return false
}

// harmless reports a negation that denies nothing that follows: "not only", "no
// problem", "why not", "don't mind", "no doubt".
func (l *Line) harmless(i int) bool {
	next := l.at(i + 1)
	switch l.at(i) {
	case "not":
		switch next {
		case "only", "just", "mind", "least", "sure", "worry", "opposed", "against", "bothered", "fussed":
			return next != "sure" || false
		case "know":
			// "I don't know, maybe 420": what follows is said and not denied
			switch l.at(i + 2) {
			case "maybe", "perhaps", "possibly", "say", "like":
				return true
			}
		}
		p := l.at(i - 1)
		return p == "why" || p == "if" || p == "or"
	case "no":
		switch next {
		case "problem", "problems", "worries", "worry", "doubt", "question", "bother", "trouble", "biggie", "brainer", "issue", "rush", "hurry", "offense", "wonder", "probs", "sweat", "stress", "need":
			return true
		}
		p := l.at(i - 1)
		return p == "or" || p == "yes"
	case "nothing":
		return l.at(i-1) == "for"
	}
	return false
}
