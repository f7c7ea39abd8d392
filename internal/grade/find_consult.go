package grade

import "spar/internal/text"

// findConsult puts the put-off together from its parts: somebody of ours above, and
// beside them a verb of asking, an approval that is still to come, or a decision that
// is theirs.
func findConsult(s *scan) {
	for j := range s.line.Words {
		if !s.above(j) {
			continue
		}
		w := s.line.Words[j]
		if w.Scope.Any(text.Reported) || w.Scope.Any(text.Hypothetical) && !w.Scope.Any(text.Condition) {
			continue
		}
		cl := s.clause(w.Clause)
		for _, look := range []func(text.Clause, int) int{s.verbBefore, s.approvalBeside, s.decides} {
			if i := look(cl, j); i >= 0 {
				s.add(Manager, min(i, j), max(i, j)+1, 0.9, "consults")
				break
			}
		}
	}
}

// above reports that word j is somebody of ours with more to say: a boss who is not the
// buyer's, or words for those upstairs.
func (s *scan) above(j int) bool {
	if s.known[j].class&bitOff != 0 {
		return false
	}
	switch s.at(j) {
	case "upstairs", "higher-ups", "higherups", "powers":
		return true
	case "senior", "higher", "seniority":
		if s.at(j-1) == "more" || s.at(j-1) == "someone" || s.at(j-1) == "somebody" || s.at(j+1) == "up" {
			return true
		}
	case "board", "committee", "desk", "founder", "founders", "ops":
		return s.at(j-1) == "my" || s.at(j-1) == "our" || s.at(j-2) == "my" || s.at(j-2) == "our"
	case "above":
		return s.at(j-1) == "is" && s.at(j+1) == "me" || s.at(j-1) == "people" || s.at(j-1) == "those" || s.at(j-1) == "someone"
	}
	if s.known[j].class&bitBoss == 0 || s.at(j) == "head" && s.at(j+1) != "office" && s.at(j+1) != "of" {
		return false
	}
	for i := j - 1; i >= max(0, j-3); i-- {
		t := s.at(i)
		if notMyBoss[t] || t == "you" {
			return false
		}
		if t == "my" || t == "our" {
			return true
		}
		if t == "the" || t == "a" {
			return !s.buyersRole(j)
		}
		if s.line.Words[i+1].Break > text.NoBreak {
			break
		}
	}
	switch s.at(j) {
	case "finance", "hq", "headquarters", "management", "legal":
		return true
	case "head":
		return s.at(j+1) == "office"
	}
	return false
}

// buyersRole reports that the situation gives the boss's title to the buyer's side.
func (s *scan) buyersRole(j int) bool {
	st := s.line.Words[j].Stem
	for i := range s.sit.topics {
		if t := &s.sit.topics[i]; t.kind == topicStakeholder || t.kind == topicName {
			if _, ok := t.stems[st]; ok {
				return true
			}
		}
	}
	return false
}

// verbBefore is a verb of going upstairs in the clause before the person at word j, or -1.
func (s *scan) verbBefore(cl text.Clause, j int) int {
	for i := j - 1; i >= max(cl.First, j-8); i-- {
		w := s.line.Words[i]
		switch w.Norm {
		case "that":
			if p := s.at(i - 1); !consulting[p] && !carrying[p] && !consultingNow[p] {
				return -1
			}
			continue
		case "and", "so", "but", "which", "you", "your":
			return -1
		}
		live := consulting[w.Norm] || consultingNow[w.Norm] && s.going(cl, i) || consulted[w.Norm] && s.untilThen(i) || carrying[w.Norm] && s.carries(i, j)
		if !live || w.Scope.Any(text.Negated|text.Reported) && s.at(i-1) != "without" {
			continue
		}
		if w.Scope.Any(text.Hypothetical) || !s.mine(cl, i) || s.at(i-1) == "you" || s.bringsIn(j) {
			return -1
		}
		// "Talk to the manager at one of those": an order to the buyer.
		if i == cl.First && !consultingNow[w.Norm] && !s.anyWord(text.Clause{First: i, Last: j}, "my", "our") && (s.at(j-1) == "the" || j == i+1) {
			return -1
		}
		return i
	}
	return -1
}

// going reports that the gerund at word i is said of us, now or next.
func (s *scan) going(cl text.Clause, i int) bool {
	if i == cl.First || s.at(i-1) == "without" || s.at(i-1) == "after" || s.at(i-1) == "am" || s.at(i-1) == "be" || s.at(i-1) == "of" || s.at(i-1) == "by" {
		return true
	}
	return false
}

// carries reports that what the verb at word i takes along to the person at word j is
// the request, and not somebody or something else.
func (s *scan) carries(i, j int) bool {
	to, what := false, s.at(i) == "go" || s.at(i) == "going" || s.at(i) == "word"
	for k := i + 1; k < j; k++ {
		switch s.at(k) {
		case "to", "past", "with", "by", "through", "from":
			to = true
		case "it", "this", "that", "request", "number", "ask", "case", "one", "back":
			what = true
		}
		if s.known[k].class&(roleAsk|roleSmall|bitPrice|bitOff) != 0 {
			what = true
		}
	}
	return to && what
}

// bringsIn reports that the person at word j is brought to the buyer, which is help:
// "ask our director to call you", "my boss to the meeting".
func (s *scan) bringsIn(j int) bool {
	for k := j + 1; k < min(j+5, len(s.line.Words)); k++ {
		switch s.at(k) {
		case "to":
			switch s.at(k + 1) {
			case "call", "join", "come", "ring", "meet", "walk", "write", "show", "the", "sit", "speak", "your", "explain":
				return true
			}
		case "joins", "comes", "along", "write":
			return true
		}
	}
	return false
}

// approvalBeside is a word of approval in the clause of the person at word j that is
// still to be had, or -1.
func (s *scan) approvalBeside(cl text.Clause, j int) int {
	at, wanted := -1, false
	for i := max(cl.First, j-8); i < min(cl.Last, j+6); i++ {
		t := s.at(i)
		if approval[t] || (t == "ok" || t == "okay" || t == "yes" || t == "nod" || t == "answer") && i > cl.First && (s.at(i-1) == "an" || s.at(i-1) == "a" || s.at(i-1) == "the" || i == j+1) ||
			t == "signed" && s.at(i+1) == "off" || t == "say" && s.at(i+1) == "so" || t == "sign" && s.at(i+1) == "off" || t == "green" && s.at(i+1) == "light" || t == "go" && s.at(i+1) == "ahead" {
			at = i
		}
		switch t {
		case "need", "needs", "get", "require", "requires", "wait", "waiting", "ask", "request", "without", "have", "has", "takes", "await", "pending", "got", "seek", "subject", "want":
			wanted = true
		}
	}
	if at < 0 || !wanted || s.line.Words[at].Scope.Any(text.Reported|text.Hypothetical) {
		return -1
	}
	if s.line.Words[at].Scope.Any(text.Negated) && !s.anyWord(cl, "without", "can") {
		return -1
	}
	return at
}

var approval = plainSet(`approval permission sign-off signoff authorization authorisation authority go-ahead blessing say-so clearance consent approve approved signature`)

// anyWord reports one of the words in the clause.
func (s *scan) anyWord(cl text.Clause, any ...string) bool {
	for i := cl.First; i < cl.Last; i++ {
		for _, a := range any {
			if s.at(i) == a {
				return true
			}
		}
	}
	return false
}

// decides is the verb by which the person at word j decides, or -1; what passes through
// or over them counts too.
func (s *scan) decides(cl text.Clause, j int) int {
	for k := j + 1; k < min(cl.Last, j+7); k++ {
		switch s.at(k) {
		case "decide", "decides", "approve", "approves", "sign", "signs", "authorize", "authorizes", "agree", "agrees", "allow", "allows", "sets", "wear", "okays", "clear", "clears", "bless":
			if s.line.Words[k].Scope.Any(text.Negated) && !s.line.Words[k].Scope.Any(text.Condition) {
				return -1
			}
			if t := s.at(k); (t == "sign" || t == "signs") && s.at(k+1) != "off" && s.at(k+1) != "it" && s.at(k+1) != "this" {
				continue
			}
			return k
		}
	}
	for k := max(cl.First, j-6); k < j; k++ {
		if s.at(k) == "by" && (decided[s.at(k-1)] || s.at(k-1) == "off" && s.at(k-2) == "signed") {
			return k - 1
		}
		if s.at(k) == "for" && handed[s.at(k-1)] && !s.anyWord(cl, "not") {
			return k - 1
		}
		if (s.at(k) == "through" || s.at(k) == "past") && k > 0 && (s.at(k-1) == "go" || s.at(k-1) == "goes" || s.at(k-1) == "get" || s.at(k-1) == "going") {
			return k
		}
		if s.at(k) == "to" && (s.at(k-1) == "go" || s.at(k-1) == "goes") && (s.at(k-2) == "to" || s.at(k-2) == "must" || s.at(k-2) == "that") {
			return k
		}
	}
	return -1
}

var (
	decided       = plainSet(`decided approved authorized authorised cleared agreed granted released controlled`)
	handed        = plainSet(`question one matter decision call job something that it`)
	consulting    = plainSet(`ask check speak talk consult phone ring call text email clear discuss confirm escalate square run refer raise verify clarify chat`)
	consultingNow = plainSet(`asking checking speaking talking consulting phoning ringing calling clearing discussing confirming escalating running raising`)
	consulted     = plainSet(`asked checked spoken talked consulted cleared discussed confirmed`)
	carrying      = plainSet(`take taking bring put putting pass passing go going push pushing send get word fight float flag kick`)
)

// untilThen reports that the asking is still to come: "once I've spoken to".
func (s *scan) untilThen(i int) bool {
	switch s.at(s.clause(s.line.Words[i].Clause).First) {
	case "once", "when", "until", "till", "after", "before", "as":
		return true
	}
	return false
}
