package grade

import "spar/internal/text"

// figureGives finds a lower price or a cut by its figure, whatever the words around it:
// a figure between the two sides, or the buyer's own, that we put down as ours. Phrases
// know how people usually say it; this knows what it comes to.
func (s *scan) figureGives() {
	if s.has(Defer) {
		return
	}
	for i, n := range s.line.Numbers[:min(mostFigures, len(s.line.Numbers))] {
		roles := s.Roles[i]
		if roles&(roleTime|roleList|roleSpell) != 0 || n.Value <= 0 || s.taking(n.Word) {
			continue
		}
		m := match{first: n.Word, last: n.Word + 1}
		if s.line.Words[n.Word].Scope.Any(text.Negated|text.Hypothetical|text.Reported) || s.denied(m, gOfferNumber) {
			continue
		}
		cl := s.clause(s.line.Words[n.Word].Clause)
		switch {
		case s.cutBehind(n, cl) && roles&roleAsk == 0 && (s.sit.hasPrice() || s.sit.deal.asked):
			if s.wePut(cl, n.Word) || s.thereIs(cl, n.Word) || s.opensCut(n.Word) {
				s.give(give{first: n.Word, last: min(n.Word+2, cl.Last), concession: -1, why: "cut"})
			}
		case roles&roleAsk != 0:
			if s.wePut(cl, n.Word) || s.settledOn(n.Word, cl) || s.plainFigure(n.Word) {
				s.give(give{first: n.Word, last: n.Word + 1, concession: -1, why: "their-figure"})
			}
		case roles&roleCounter != 0 && n.Kind != text.Percent && s.sit.hasPrice():
			if s.wePut(cl, n.Word) || s.settledOn(n.Word, cl) || s.priced(n.Word, cl) || s.hangs(n.Word) || s.opensWith(n.Word) || s.namedPlainly(n.Word) {
				s.give(give{first: n.Word, last: n.Word + 1, concession: -1, why: "our-figure"})
			}
		}
	}
}

// mostFigures are looked at in a reply: each is held against its whole clause, and a reply
// with more is a table, not a sentence.
const mostFigures = 24

// taking reports that the word is already part of a give.
func (s *scan) taking(word int) bool {
	for i := range s.gives {
		if s.gives[i].first <= word && word < s.gives[i].last {
			return true
		}
	}
	return false
}

// cutBehind reports an amount or a percentage with a word of cutting right behind it:
// "three thousand off", "1,250 EUR less", "five percent under list".
func (s *scan) cutBehind(n text.Number, cl text.Clause) bool {
	if n.Kind != text.Money && n.Kind != text.Percent && (n.Kind != text.Plain || n.Unit != "" || n.Value < 2) {
		return false
	}
	for i := n.Word + 1; i < min(n.Word+6, cl.Last); i++ {
		switch s.at(i) {
		case "off", "discount", "reduction", "rebate":
			return true
		case "less", "cheaper":
			switch s.at(i + 1) {
			case "for", "on", "per", "a", "each", "if", "and", "", "you", "i", "we", "with", "then", "but", "to":
				return true
			}
			return i+1 >= cl.Last
		case "under", "below":
			return s.at(i+1) != "yours" && s.at(i+1) != "them" && s.at(i+1) != "theirs"
		case "a", "an", "each", "the", "per", "on", "for":
		default:
			if i > n.Word+3 || s.known[i].class&(roleNumber) != 0 {
				return false
			}
		}
	}
	return false
}

// puts are the verbs by which a seller sets a figure down.
var puts = plainSet(`put write bill print send sign draw make take do charge invoice give quote book get settle go accept let leave knock
	set enter change match honor honour run call drop come bring land shake live work split offer agree meet lop shave slice strike
	type price mark issue grant allow swallow stand credit return refund lose manage stretch move`)

// wePut reports that in the clause we, and nobody else, put the figure at word down, now
// or to come: "I'll write the forty-two", "we can let you have it at 38".
func (s *scan) wePut(cl text.Clause, word int) bool {
	me, act := false, false
	for i := cl.First; i < word; i++ {
		switch t := s.at(i); {
		case t == "i" || t == "we" || t == "let" && (s.at(i+1) == "us" || s.at(i+1) == "me"):
			me, act = true, false
		case t == "you" || t == "they" || t == "he" || t == "she":
			if !act {
				me = false
			}
		case spentOn[t]:
			return false
		case me && puts[t], me && t == "have" && s.at(i-1) == "you":
			act = true
		}
	}
	return me && act
}

// hangs reports a figure that opens its sentence and hangs on a condition there:
// "Forty-five, if you pay before the vessel sails".
func (s *scan) hangs(word int) bool {
	f, l := s.sentence(word)
	if word > f+2 {
		return false
	}
	for c := s.line.Words[word].Clause; c <= s.line.Words[l-1].Clause; c++ {
		cl := s.clause(c)
		if s.line.Words[cl.First].Scope.Any(text.Condition) && !s.hollow(cl) {
			return true
		}
	}
	return false
}

// opensWith reports a price of ours that the reply opens with, alone or with something beside
// it: "20, at two hundred pieces", "24 and dinner sounds good".
func (s *scan) opensWith(word int) bool {
	if word != 0 || !s.sit.deal.asked || s.line.Words[word].Scope.Any(text.Question|text.Condition) || len(s.line.Words) < 2 {
		return false
	}
	if s.line.Words[1].Break >= text.Comma {
		return true
	}
	k := 1
	if t := s.at(1); t == "each" || t == "apiece" {
		k = 2
	}
	switch s.at(k) {
	case "and", "with", "plus", "including", "incl":
		return true
	}
	return false
}

// namedPlainly reports a price of ours below the one asked in a short sentence that tells nothing
// else of it: who names such a figure to a buyer who asks for less offers it.
func (s *scan) namedPlainly(word int) bool {
	if !s.sit.deal.asked {
		return false
	}
	f, l := s.sentence(word)
	if l-f > 12 || s.scope(f, l)&(text.Question|text.Condition|notGiven) != 0 || s.stateHold(f, l) {
		return false
	}
	said := 0
	for i := f; i < l; i++ {
		w := s.at(i)
		if i < word && content(s.line.Words[i]) && s.known[i].class&bitYes == 0 {
			said++ // two words before it are a sentence about something
		}
		if said > 1 && s.at(f) != "tell" && s.at(f+1) != "tell" || spentOn[w] || toldOf[w] || i != word && s.known[i].class&(roleAsk|roleCounter|roleList) != 0 && s.line.Words[i].Number >= 0 {
			return false
		}
	}
	switch s.at(word + 1) {
	case "is", "are", "was", "would", "will", "does", "gets", "buys", "and", "or":
		return s.at(word+1) == "and" && word+2 < l && (s.at(word+2) == "i" || s.at(word+2) == "we" || s.at(word+2) == "he" || s.at(word+2) == "she" || s.at(word+2) == "they" || s.at(word+2) == "it")
	}
	return true
}

// toldOf are words of a sentence that tells of a figure, whoever's it is.
var toldOf = plainSet(`was were been had did got gets buys bought sold sells sell went ago year years before since last once used never no not nothing without
	others another other neighbour neighbor someone somebody anybody everyone elsewhere market who offered offers quote quotes charge charges charged asks worth enough plenty too
	why what how where which than more less only even still between from per people men metres meters miles hours days weeks nearly almost covers includes loss bare empty half`)

// spentOn are verbs with which a figure tells what something costs or brings.
var spentOn = plainSet(`save saves saved saving lose loses lost cost costs spend spent spends paid pays paying earn earns earned worth waste wasted quoted heard
	said asked told want wanted need needs understand know see saw read noticed hear`)

// opensCut reports an amount off that our answer opens with: "sixty flat off then".
func (s *scan) opensCut(word int) bool {
	if !s.sit.deal.asked || s.line.Words[word].Scope.Any(text.Question|text.Condition) {
		return false
	}
	f, l := s.sentence(word)
	for i := f; i < word; i++ {
		if s.known[i].class&bitYes == 0 && !beforeOrders[s.at(i)] {
			return false
		}
	}
	for i := word + 1; i < l; i++ {
		switch s.at(i) {
		case "is", "was", "would", "means", "costs", "makes", "leaves", "buys", "says", "say", "said", "asks", "wants", "they", "he", "she":
			return s.at(i) == "is" && s.at(i-1) == "it"
		case "off":
			if n := s.at(i + 1); (n == "a" || n == "an" || n == "the" || n == "your" || n == "that") && s.known[min(i+2, l-1)].class&bitPrice == 0 {
				return false // "600 off a cover that everybody loves"
			}
		}
	}
	return true
}

// thereIs reports "there's six thousand off".
func (s *scan) thereIs(cl text.Clause, word int) bool {
	for i := cl.First; i < word; i++ {
		if s.at(i) == "there" && (s.at(i+1) == "is" || s.at(i+1) == "are") || s.at(i) == "you" && (s.at(i+1) == "get" || s.at(i+1) == "have" || s.at(i+1) == "will" || s.at(i+1) == "can") || s.at(i) == "have" && i == cl.First {
			return true
		}
	}
	return false
}

// settledOn reports a figure with the words of a bargain struck right behind or before
// it: "nineteen eight it is", "forty-two then", "he has his 42", "Finished. 44,150".
func (s *scan) settledOn(word int, cl text.Clause) bool {
	if s.line.Words[word].Scope.Any(text.Question | text.Condition) {
		return false
	}
	switch a, b := s.at(word+1), s.at(word+2); {
	case a == "it" && b == "is" && s.endsBargain(word+3), a == "then" && (word+2 >= cl.Last || s.line.Words[word+2].Break > text.NoBreak), a == "final", a == "dead", a == "deal", a == "done", a == "agreed", a == "yours":
		return true
	}
	for i := max(cl.First, word-4); i < word; i++ {
		if s.at(i) == "has" && (s.at(i+1) == "his" || s.at(i+1) == "their") || s.at(i) == "have" && (s.at(i+1) == "your" || s.at(i+1) == "the") || s.at(i) == "yes" && s.at(i+1) == "to" {
			return true
		}
	}
	f, l := s.sentence(word)
	// The figure opens a sentence right behind a word of settling.
	return word == f && f > 0 && (s.known[f-1].class&bitYes != 0 || s.at(f-1) == "finished" || s.at(f-1) == "settled") && l-f <= 8
}

// endsBargain reports that nothing else is said of it from word i on: "42 it is", and not "for
// 42 it is sandwiches".
func (s *scan) endsBargain(i int) bool {
	if i >= len(s.line.Words) || s.line.Words[i].Break > text.NoBreak {
		return true
	}
	switch s.at(i) {
	case "yours", "then", "for", "and", "but", "so", "deal", "ok", "done", "mate", "sir", "if", "when", "from", "with", "all":
		return true
	}
	return false
}

// plainFigure reports a short sentence that says the buyer's figure with a word of consent
// or of carrying it out, and gives it to nobody else: "OK sir, five percent less I'm
// giving you", "So be it, five percent less".
func (s *scan) plainFigure(word int) bool {
	f, l := s.sentence(word)
	if l-f > 8 || s.scope(f, l)&(text.Question|text.Condition|notGiven) != 0 {
		return false
	}
	yes := false
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "on", "about":
			if i < word && i > f {
				return false
			}
		case "because", "started", "start", "only", "ask", "asked", "asking", "want", "wanted", "need", "like", "request", "said", "named", "hear", "heard", "understand", "is", "are", "costs", "means", "but", "why", "what":
			if s.at(i) != "is" || s.at(i+1) != "yours" && s.at(i+1) != "fine" && s.at(i+1) != "ok" && s.at(i+1) != "available" {
				return false
			}
		case "then":
			switch s.at(i + 1) {
			case "you", "they", "he", "she", "go", "find", "ask", "somebody", "someone":
				return false
			}
			yes = true
		case "less", "giving", "note", "remove", "deduct", "yours":
			yes = true
		}
		yes = yes || s.known[i].class&bitYes != 0
	}
	return yes
}

// priced reports a figure put as the price of the thing: "it's 390 a tonne", "at 28 each",
// "make it 28.50".
func (s *scan) priced(word int, cl text.Clause) bool {
	if s.line.Words[word].Scope.Any(text.Question | text.Condition) {
		return false
	}
	for i := cl.First; i < cl.Last; i++ {
		if spentOn[s.at(i)] || s.at(i) == "last" || s.at(i) == "already" {
			return false
		}
	}
	switch p, q := s.at(word-1), s.at(word-2); {
	case p == "is" && (q == "it" || q == "that" || q == "price" || q == "rate"), p == "to" && (q == "comes" || q == "drops" || q == "down" || q == "falls"),
		p == "it" && (q == "call" || q == "make"), p == "at" && (q == "yours" || q == "it" || q == "done" || q == "that"):
		return true
	}
	return false
}
