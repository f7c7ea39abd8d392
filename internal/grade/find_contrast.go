package grade

import "spar/internal/text"

// find_contrast.go reads refusals that say no by setting one thing against another: "coffee
// yes, five percent no", "your budget says 700, your floors say 780", "she costs 400 and she's
// worth it" of what was asked for nothing, "I could take it off with one call. I won't."

// The rules' names.
const (
	askDenied  = "ask-denied"
	charged    = "charged"
	setAgainst = "set-against"
	unwilling  = "unwilling"
)

// findContrast finds the price kept by contrast.
func findContrast(s *scan) {
	if !s.sit.deal.asked || s.haggled() {
		return
	}
	s.deniesAsk()
	s.couldAndWill()
	s.soonerElse()
	s.endsOnPrice()
	for f := 0; f < len(s.line.Words); {
		_, l := s.sentence(f)
		if s.sit.deal.kind && s.chargesThing(f, l) {
			s.add(Hold, f, l, 0.8, charged)
		}
		if s.setsAgainst(f, l) {
			s.add(Hold, f, l, 0.8, setAgainst)
		}
		f = l
	}
}

// deniesAsk finds the request with a no behind it and nothing more: "five percent no".
func (s *scan) deniesAsk() {
	for i := 1; i < len(s.line.Words); i++ {
		switch s.at(i) {
		case "no", "not", "nope", "never", "nah":
		default:
			continue
		}
		if i+1 < len(s.line.Words) && s.line.Words[i+1].Break < text.Comma && s.at(i+1) != "sorry" && s.at(i+1) != "but" {
			continue
		}
		if k := s.known[i-1].class; k&(roleAsk|bitOff|bitPrice) == 0 || k&(roleList|roleTime) != 0 || s.line.Words[i].Break >= text.Stop || s.line.Words[i].Scope.Any(text.Condition|text.Reported|text.Question) {
			continue
		}
		s.add(Hold, i-1, i+1, 0.9, askDenied)
	}
}

// couldAndWill finds what we could do and say that we will not: "Taking it off is easy, so I
// won't", "I could knock it off. I'm not going to." The cut is only supposed.
func (s *scan) couldAndWill() {
	for c := 1; c < len(s.line.Clauses); c++ {
		cl := s.clause(c)
		if cl.Last < len(s.line.Words) && s.line.Words[cl.Last].Break < text.Stop || !s.bareRefusal(cl) {
			continue
		}
		f, _ := s.sentence(cl.First)
		if f == cl.First && f > 0 {
			f, _ = s.sentence(f - 1)
		}
		if f == cl.First || !s.anyWord(text.Clause{First: f, Last: cl.First}, "could", "easy", "easily", "simple", "quick", "tempting", "tempted", "can", "might", "would") {
			continue
		}
		s.supposed = append(s.supposed, [2]int{f, cl.Last})
		s.add(Hold, cl.First, cl.Last, 0.9, unwilling)
	}
}

// soonerElse finds what we would do before we gave in: "I'd take the file back before I take
// ten off it".
func (s *scan) soonerElse() {
	for c := 1; c < len(s.line.Clauses); c++ {
		cl, main := s.clause(c), s.clause(c-1)
		if s.at(cl.First) != "before" || main.Sentence != cl.Sentence || s.at(cl.First+1) != "i" && s.at(cl.First+1) != "we" || s.giveVerb(cl) < 0 {
			continue
		}
		if s.at(main.First) != "i" && s.at(main.First) != "we" || s.at(main.First+1) != "would" && s.at(main.First+1) != "will" || s.anyWord(main, workBefore...) {
			continue
		}
		s.supposed = append(s.supposed, [2]int{main.First, cl.Last})
		s.add(Hold, main.First, cl.Last, 0.8, unwilling)
	}
}

// endsOnPrice finds the price asked as the last word of the reply, with no other figure in play
// before it: "it's mint and 450", "they stay together, 420"; and "my hour is my hour".
func (s *scan) endsOnPrice() {
	n := len(s.line.Words)
	if n == 0 {
		return
	}
	f, _ := s.sentence(n - 1)
	if n-f <= 9 && n-f >= 5 && (s.at(f) == "my" || s.at(f) == "our") && s.at(f) == s.at(f+3) && s.at(f+1) == s.at(f+4) && s.at(f+2) == "is" {
		s.add(Hold, f, n, 0.7, setAgainst)
	}
	if s.known[n-1].class&roleList == 0 || s.scope(f, n).Any(text.Question|text.Negated|text.Condition|text.Hypothetical|text.Reported) || s.anyGiven(0, n-1) || s.loosens(0, n-1) {
		return
	}
	switch s.at(n - 2) {
	case "and", "still", "is", "firm", "at", "stays", "remains", "for":
	default:
		if s.line.Words[n-1].Break < text.Comma {
			return
		}
	}
	if !s.anyWord(text.Clause{First: f, Last: n}, "instead", "from", "was", "were", "under", "below") {
		s.add(Hold, max(f, n-6), n, 0.7, "list-last")
	}
}

// bareRefusal reports a clause that says we will not, and stops there.
func (s *scan) bareRefusal(cl text.Clause) bool {
	i := cl.First
	for i < cl.Last && (s.at(i) == "so" || s.at(i) == "but" || s.at(i) == "and" || s.at(i) == "still") {
		i++
	}
	if i+2 >= cl.Last || s.at(i) != "i" && s.at(i) != "we" || s.at(i+2) != "not" {
		return false
	}
	switch s.at(i + 1) {
	case "will", "would", "am", "are", "do", "shall":
	default:
		return false
	}
	for i += 3; i < cl.Last; i++ {
		switch s.at(i) {
		case "going", "gonna", "to", "do", "it", "that", "though", "want", "about", "sorry", "and":
		default:
			return false
		}
	}
	return true
}

// workBefore are the verbs of what has to come first: then the answer is put off, not refused.
var workBefore = []string{"have", "need", "want", "like", "love", "see", "know", "look", "talk", "ask", "hear", "show", "measure", "check", "count", "speak", "finish", "first", "walk", "tell", "read", "think"}

// chargesThing reports a sentence that puts a price on what the buyer asked for nothing:
// "the second photographer is a second invoice", "she costs 400".
func (s *scan) chargesThing(f, l int) bool {
	if s.scope(f, l).Any(text.Question | text.Condition | text.Hypothetical | text.Reported) {
		return false
	}
	subject, verb := false, -1
	for i := f; i < l && verb < 0; i++ {
		w := &s.line.Words[i]
		if w.Scope.Any(text.Negated) {
			return false
		}
		switch w.Norm {
		case "she", "he", "it", "that", "they", "those", "these", "one", "hers", "his", "theirs":
			subject = true
		case "stays", "remains", "stay", "remain":
			if subject && i > f && (i+1 >= l || s.line.Words[i+1].Break > text.NoBreak) {
				return true // "the visit stays"
			}
		case "costs", "cost", "is", "are", "comes", "goes", "runs", "has", "have":
			if subject && i > f {
				verb = i
			}
		}
		if n := w.Number; n >= 0 && subject && i > f && s.sit.deal.things[s.line.Words[i-1].Stem] && s.line.Numbers[n].Kind == text.Money && s.known[i].class&(roleAsk|roleList|roleCounter) == 0 {
			return true // "coffee's 9 euros a head"
		}
		subject = subject || content(*w) && s.sit.deal.things[w.Stem]
	}
	if verb < 0 {
		return false
	}
	for i := verb; i < min(verb+6, l); i++ {
		w := &s.line.Words[i]
		if w.Scope.Any(text.Negated) || s.known[i].class&bitFree != 0 || w.Norm == "nothing" {
			return false
		}
	}
	for i := verb + 1; i < min(verb+6, l); i++ {
		n := s.line.Words[i].Number
		if n >= 0 && (s.at(i+1) == "a" || s.at(i+1) == "an" || s.at(i+1) == "per" || s.at(i+1) == "each") && s.known[i].class&(roleTime|roleSpell|roleAsk) == 0 {
			return true // "it's on the list at 9 a head"
		}
		if n >= 0 && i == verb+1 && s.line.Numbers[n].Kind == text.Plain && s.line.Numbers[n].Unit == "" && s.line.Numbers[n].Value >= 20 && s.known[i].class&(roleAsk|roleTime) == 0 {
			return true // "the fence is 900"
		}
		if n >= 0 && i-verb <= 3 && s.line.Numbers[n].Kind != text.Percent && s.known[i].class&(roleTime|roleSpell|roleAsk|roleList) == 0 && (s.at(verb) == "costs" || s.at(verb) == "cost" || s.known[i].class&roleMoney != 0) {
			return true
		}
		switch s.at(i) {
		case "price", "rate", "ticket", "tag":
			return s.at(i-1) == "own"
		case "invoice", "extra", "separate", "separately", "line", "bill":
			return s.at(verb) != "costs" && s.at(verb) != "cost" && s.at(verb) != "have"
		case "like", "what", "same", "as":
			if i == verb+1 || i == verb+2 && s.at(verb+1) == "the" {
				return s.at(verb) == "costs" || s.at(verb) == "cost" // "the first one costs what the others cost"
			}
		case "yours":
			return s.at(i+1) == "to" && (s.at(i+2) == "pay" || s.at(i+2) == "buy" || s.at(i+2) == "cover" || s.at(i+2) == "bring" || s.at(i+2) == "rent" || s.at(i+2) == "hire" || s.at(i+2) == "order")
		}
	}
	return false
}

// saidWhatIs reports the sum they want off told as what it is on our side: "nine hundred dollars
// is the second fitter", "the 500 is the lead".
func (s *scan) saidWhatIs(f, l int) bool {
	i := f
	if s.at(i) == "the" || s.at(i) == "your" || s.at(i) == "those" {
		i++
	}
	if i+3 >= l || s.known[i].class&roleAsk == 0 || s.known[i].class&roleList != 0 || s.at(i+1) != "is" && s.at(i+1) != "pays" && s.at(i+1) != "are" {
		return false
	}
	switch s.at(i + 2) {
	case "the", "my", "our", "a", "an", "for":
	default:
		return false
	}
	named := false
	for k := i + 3; k < l; k++ {
		w := &s.line.Words[k]
		if w.Scope.Any(notGiven|text.Question|text.Condition) || k < i+6 && plainWorth[w.Norm] || s.known[k].class&(roleCounter|roleList|bitYes|bitOff) != 0 && w.Norm != "great" {
			return false
		}
		named = named || content(*w)
	}
	return named
}

// plainWorth are words that call a sum something and do not say what it is spent on.
var plainWorth = plainSet(`lot bit fair good big small large huge tiny nice usual standard normal best most limit lowest least max maximum minimum bottom number figure deal price pity shame joke
	ask request question start middle half offer problem possibility stretch drop way thing point same right one sum amount`)

// setsAgainst reports a sentence that names the buyer's figure or another's and then ours as
// what it is: "your budget says 700, your floors say 780", "Elm is 1,750, this one is 1,900".
func (s *scan) setsAgainst(f, l int) bool {
	ask, list := -1, -1
	for i := f + 1; i+2 < l; i++ {
		if s.known[i].class&(roleAsk|roleCounter) != 0 && s.at(i-1) == "for" && (s.at(i+1) == "it" || s.at(i+1) == "that") && s.at(i+2) == "is" && !s.endsBargain(i+3) {
			return true // "for 3,400 it's sandwiches"
		}
	}
	for i := f; i < l; i++ {
		switch k := s.known[i].class; {
		case k&roleList != 0:
			list = i
		case k&(roleAsk|roleCounter|rolePercent) != 0:
			if list >= 0 {
				return false
			}
			ask = i
		}
		switch s.at(i) {
		case "i", "we", "let":
			if list < 0 && s.at(i+1) != "am" && s.at(i+1) != "are" {
				return false
			}
		case "to", "from", "was", "were", "instead", "down", "minus", "less", "off", "high", "much":
			return false
		}
	}
	if list < 0 && s.saidWhatIs(f, l) {
		return true
	}
	if ask < 0 || list < ask || s.scope(f, l).Any(text.Question|text.Negated|text.Condition|text.Reported) {
		return false
	}
	switch s.at(list - 1) {
	case "us", "we", "me", "mine", "ours", "say", "says", "is", "are", "am", "cost", "costs", "at", "means", "mean", "need", "needs", "take", "takes", "for":
		return true
	}
	return false
}
