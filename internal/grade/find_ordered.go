package grade

import "spar/internal/text"

// humourPhrases are conditions that only let the other have their will.
var humourPhrases = []phraseSet{
	{gHumour, `
		if that|this|it is .. what you|it want|need|takes|wants|like
		if that|this|it is .. all it takes
		if that|this|it gets|brings|gives|makes|helps|settles|does|closes
		if you must|insist|really want|wish|like
		if it|that has to be
		if i must|have_to
		if we must|have_to
	`},
}

// findOrdered finds giving in as an order: "take 5% off then", "knock five off and we're
// done", "call it 8,600", "have it for 38". The buyer is told to put down what they asked
// for. What an order says on decides: "and we're done" consents, "and you still have the
// queue" only supposes the cut, "and the second site goes too" takes something for it.
func findOrdered(s *scan) {
	if !s.sit.deal.asked || s.haggled() {
		return
	}
	for c := range s.line.Clauses {
		cl := s.clause(c)
		at := s.orderAt(cl)
		if at < 0 {
			continue
		}
		if p := s.at(at - 1); p == "say" || p == "could" || p == "can" {
			continue // "I could say take the five"
		}
		end, cut := s.orderedCut(at), true
		if end < 0 {
			end, cut = s.orderedPrice(at), false
		}
		if end < 0 || s.scope(at, end).Any(notGiven|text.Condition) {
			continue
		}
		_, l := s.sentence(at)
		switch on := s.goesOn(end, l); {
		case on == consents:
			s.stanceGives = append(s.stanceGives, give{first: at, last: end, concession: -1, why: asOrder})
		case on == supposesOnly && cut:
			s.supposed = append(s.supposed, [2]int{at, l})
		case on == takesBack && cut:
			s.supposed = append(s.supposed, [2]int{at, l})
			s.add(Trade, at, l, 0.7, "less-for-less")
		}
	}
}

// findHumoured finds the buyer humoured with their figure: "still, if that's what you want, 5%
// off and we're done". The condition asks for nothing, so the figure behind it stands.
func findHumoured(s *scan) {
	if !s.sit.deal.asked || s.haggled() {
		return
	}
	for c := 0; c+1 < len(s.line.Clauses); c++ {
		cl, next := s.clause(c), s.clause(c+1)
		if next.Sentence != cl.Sentence || !s.line.Words[cl.First].Scope.Any(text.Condition) && s.at(cl.First) != "if" || !s.anyIn(gHumour, cl.First, min(cl.Last+2, next.Last)) {
			continue
		}
		i := next.First
		for i < next.Last && beforeOrders[s.at(i)] {
			i++
		}
		if i >= next.Last || s.known[i].class&(roleAsk|roleCounter) == 0 || s.known[i].class&(roleTime|roleSpell|roleList) != 0 || s.scope(i, next.Last).Any(text.Negated|text.Question|text.Reported) {
			continue
		}
		if _, l := s.sentence(i); s.goesOn(s.overTail(i+1, l), l) == consents {
			s.stanceGives = append(s.stanceGives, give{first: i, last: s.overTail(i+1, l), concession: -1, why: asOrder})
		}
	}
}

// asOrder names a give that is put as an order.
const asOrder = "ordered"

// isOrdered reports words of a give that is put as an order: nothing in them is put off.
func (s *scan) isOrdered(first, last int) bool {
	for i := range s.stanceGives {
		if g := &s.stanceGives[i]; g.why == asOrder && g.first < last && first < g.last {
			return true
		}
	}
	return false
}

// beforeOrders are the words that may stand before an order in its clause.
var beforeOrders = plainSet(`then so well just please ok fine right alright sure yes yeah okay go on ahead and now go let us but oh ah`)

// orderAt is the word of the clause that an order could begin with, or -1.
func (s *scan) orderAt(cl text.Clause) int {
	i := cl.First
	for i < cl.Last && beforeOrders[s.at(i)] {
		i++
	}
	if i >= cl.Last {
		return -1
	}
	return i
}

// The verbs of cutting. The second set means other things as often ("take a look", "drop
// by"), and needs a word of cutting beside the figure.
var (
	cutOrders  = plainSet(`knock shave lop strike deduct subtract slice chop trim slash`)
	cutPerhaps = plainSet(`take drop cut lower reduce remove put bring get write mark scratch cross`)
)

// orderedCut is the end of an order at word i to take a figure off, or -1.
func (s *scan) orderedCut(i int) int {
	sure := cutOrders[s.at(i)]
	if !sure && !cutPerhaps[s.at(i)] {
		return -1
	}
	_, l := s.sentence(i)
	for j := i + 1; j < min(i+7, l); j++ {
		switch s.at(j) {
		case "i", "we", "you", "they", "and", "if", "not":
			return -1
		}
		c := s.known[j].class
		if c&(roleAsk|roleSmall|roleCounter|rolePercent|roleMoney) == 0 && !s.partOfPrice(j) || c&(roleList|roleTime|roleSpell) != 0 {
			continue
		}
		off := sure
		for k := i + 1; k < min(j+3, l); k++ {
			switch s.at(k) {
			case "off", "less", "from", "down":
				off = off || k != j+1 || s.at(k) != "off" || s.at(k+1) != "the" || s.at(k+2) != "table"
			case "by", "to":
				off = off || k == j-1
			}
		}
		if s.at(j+1) == "off" && s.at(j+2) == "the" && s.at(j+3) == "table" || !off {
			return -1
		}
		if n := s.line.Words[j].Number; n >= 0 && s.line.Numbers[n].Kind == text.Plain && s.line.Numbers[n].Unit != "" && c&roleAsk == 0 && s.at(j+1) != "off" {
			return -1 // "cut two visits from the list"
		}
		return s.overTail(j+1, l)
	}
	return -1
}

// overTail is the end of the words that belong to the figure before word i.
func (s *scan) overTail(i, l int) int {
	for i < l && cutTail[s.at(i)] && (s.line.Words[i].Break == text.NoBreak) {
		i++
	}
	return i
}

var cutTail = plainSet(`off less down from the total price bill order quote invoice it of on then for you off percent each all sheet paper contract rate fee cash`)

// orderedPrice is the end of an order at word i to put a figure as the price, or -1.
func (s *scan) orderedPrice(i int) int {
	_, l := s.sentence(i)
	j := i + 1
	it := func() bool {
		switch s.at(j) {
		case "it", "that", "them", "this", "both", "one", "me", "us", "him", "her":
			j++
			return true
		}
		return false
	}
	skip := func(any ...string) bool {
		for _, w := range any {
			if s.at(j) == w {
				j++
				return true
			}
		}
		return false
	}
	ok := false
	switch s.at(i) {
	case "call", "make":
		ok = it()
	case "say":
		ok = true
	case "put", "pencil", "mark", "write":
		it()
		skip("down")
		ok = skip("for", "at", "in") || s.at(i) == "write"
	case "take", "have", "get", "grab", "collect", "fetch", "pick":
		ok = it() && (skip("up", "home") || true) && skip("for", "at")
	case "come":
		for j < min(i+6, l) && s.at(j) != "for" {
			j++
		}
		ok = skip("for")
	case "shake", "settle":
		skip("hands")
		ok = skip("on", "at", "for")
	case "done", "sold", "yours", "gone", "deal", "agreed":
		ok = skip("at", "for", "on")
	case "bring":
		it()
		ok = true
	default:
		return -1
	}
	skip("the", "your", "a", "even", "for", "at")
	if !ok || j >= l {
		return -1
	}
	n := s.line.Words[j].Number
	if n < 0 || s.known[j].class&(roleAsk|roleCounter) == 0 || s.known[j].class&(roleList|roleTime|roleSpell) != 0 {
		return -1
	}
	if x := s.line.Numbers[n]; x.Kind == text.Percent || x.Value < 60 && x.Kind == text.Plain && s.at(j+1) != "off" && !s.amount(x) {
		if s.at(j+1) != "off" && s.at(j+1) != "less" && s.at(i) != "put" && s.at(i) != "say" && s.at(i) != "done" && s.at(i) != "shake" {
			return -1
		}
	}
	if s.at(i) == "bring" && !s.anyWord(text.Clause{First: j, Last: l}, "take", "yours", "get", "collect", "gone") {
		return -1
	}
	return s.overTail(j+1, l)
}

// partOfPrice reports a bare number at word i that is a part of the price with "off" behind
// it: "knock 800 off".
func (s *scan) partOfPrice(i int) bool {
	n := s.line.Words[i].Number
	return n >= 0 && s.at(i+1) == "off" && s.cutOf(s.line.Numbers[n]) > 0
}

// amount reports a number that compares with the price itself: "have it for 38".
func (s *scan) amount(n text.Number) bool {
	for _, v := range s.sit.deal.list {
		if r := ratio(n, v); r > 0.45 && r < 1 {
			return true
		}
	}
	return false
}

// What an order's sentence goes on to say.
type sequel int

const (
	consents sequel = iota
	supposesOnly
	takesBack
	saysElse
)

// goesOn is what the sentence says from word i on, behind the order.
func (s *scan) goesOn(i, l int) sequel {
	if i >= l {
		return consents
	}
	tied := false
	for i < l && (s.at(i) == "and" || s.at(i) == "then") {
		tied = true
		i++
	}
	if i >= l {
		return consents
	}
	rest := text.Clause{First: i, Last: l}
	switch {
	case s.agrees(i, l):
		return consents
	case !tied && s.line.Words[i].Break == text.NoBreak:
		return saysElse
	case s.takesOut(i, l):
		return takesBack
	case tied && s.anyWord(rest, "you", "who", "what", "nobody", "everybody", "there", "that", "they", "next"):
		return supposesOnly
	case !tied:
		return consents // a name, a please, another thought
	}
	return saysElse
}

// agrees reports that what follows the order consents: "and we're done", "and send it".
func (s *scan) agrees(i, l int) bool {
	switch s.at(i) {
	case "send", "sign", "move", "be", "leave", "come", "done", "let", "print", "get", "go", "ship", "let's", "everybody", "everyone", "both", "onwards", "finished", "close", "please", "thanks", "forget":
		return s.at(i) != "let" || s.at(i+1) != "me"
	case "it", "that":
		return s.at(i+1) == "is" && s.anyWord(text.Clause{First: i, Last: min(l, i+5)}, "yours", "gone", "deal", "done", "sold", "settled", "over", "it", "that", "finished", "sorted", "fine")
	case "i", "we":
		if s.anyWord(text.Clause{First: i, Last: min(l, i+5)}, "done", "good", "happy", "settled", "finished", "sorted", "deal", "there", "fine", "quits", "square", "set", "in") {
			return true
		}
		return (s.at(i+1) == "will" || s.at(i+1) == "can" || s.at(i+1) == "shall") && s.anyWord(text.Clause{First: i, Last: min(l, i+4)}, "send", "sign", "print", "draft", "leave", "start", "go", "redo", "deliver", "forget", "close", "get", "start")
	case "you":
		return s.anyWord(text.Clause{First: i, Last: min(l, i+5)}, "deal") || s.at(i+1) == "can" || s.at(i+1) == "sign"
	}
	return false
}

// takesOut reports that something is taken out of the offer for what goes off the price.
func (s *scan) takesOut(i, l int) bool {
	for k := i; k < l; k++ {
		switch s.at(k) {
		case "knock", "take", "drop", "strike", "pull", "cut", "skip", "leave", "keep":
			if k > i && (s.at(k-1) == "i" || s.at(k-1) == "we" || s.at(k-1) == "will") {
				return true
			}
		case "goes", "comes", "falls", "drops":
			if n := s.at(k + 1); n == "too" || n == "out" || n == "as" || n == "away" || n == "with" || n == "" {
				return true
			}
		case "out":
			if s.at(k-1) == "is" || s.at(k-1) == "are" {
				return true
			}
		}
	}
	return false
}
