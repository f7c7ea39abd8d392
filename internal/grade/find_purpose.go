package grade

import "spar/internal/text"

// findPurpose finds the ask turned over: a question that opens with what, where, why,
// how or which and is about the request itself or what it is for. The buyer's figure
// said back beside it is how people show that they heard it, so nothing is given.
func findPurpose(s *scan) {
	if !s.sit.deal.asked {
		return
	}
	mentioned := false
	for c := 0; c < len(s.line.Clauses); {
		cl := s.clause(c)
		from, to := cl.First, cl.Last
		end := c + 1
		for end < len(s.line.Clauses) && s.clause(end).Sentence == cl.Sentence {
			to = s.clause(end).Last
			end++
		}
		if w := s.asksWhat(from, to); w >= 0 && !s.notAsked(w) && s.aboutPurpose(w, from, to, mentioned) {
			s.add(Question, w, to, 0.8, "purpose")
			s.add(Hold, w, to, 0.6, "questions-ask")
			s.purpose = append(s.purpose, [2]int{from, to})
		}
		mentioned = mentioned || s.namesAsk(from, to)
		c = end
	}
}

// namesAsk reports the buyer's figure, a discount or the price among the words.
func (s *scan) namesAsk(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|bitOff|bitPrice|rolePercent) != 0 || s.at(i) == "ask" || s.at(i) == "request" {
			return true
		}
	}
	return false
}

// asksWhat is the question word of the sentence that opens one of its clauses or
// follows words that invite an answer ("tell me what", "may I know why"), or -1.
func (s *scan) asksWhat(first, last int) int {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "what", "where", "why", "how", "which", "who":
		default:
			continue
		}
		p := i - 1
		for p >= first && s.line.Words[p+1].Break == text.NoBreak && leadsIn[s.at(p)] {
			p--
		}
		if s.knowsAlready(i) {
			continue
		}
		opens := p < first || s.line.Words[p+1].Break > text.NoBreak || s.line.Words[i].Clause != s.line.Words[max(p, 0)].Clause
		if !opens && !(s.line.Words[i].Scope.Any(text.Question) && i-first < 8) {
			continue
		}
		if s.at(i) == "what" && (s.at(i+1) == "if" || s.at(i+1) == "i" || s.at(i+1) == "we") || s.at(i) == "how" && s.at(i+1) == "about" || s.at(i) == "which" && i > first && !s.line.Words[i].Scope.Any(text.Question) {
			continue
		}
		return i
	}
	return -1
}

// knowsAlready reports that the question word at word i opens what we have understood and
// not what we ask: "I can see why you ask".
func (s *scan) knowsAlready(i int) bool {
	if w := s.at(i); w != "why" && w != "where" {
		return false
	}
	if v := s.at(i - 1); v != "see" && v != "know" && v != "get" && v != "understand" || s.line.Words[i].Scope.Any(text.Question) {
		return false
	}
	p := s.at(i - 2)
	return p == "i" || p == "we" || (p == "can" || p == "do" || p == "totally") && (s.at(i-3) == "i" || s.at(i-3) == "we")
}

// leadsIn are the words that may stand before an opening question word.
var leadsIn = plainSet(`so and but ok then now well right just or with from on for of by to tell me us help understand explain say curious about know see let may i can could you
	wondering exactly please walk through show at in like would want love`)

// aboutPurpose reports that the question beginning at word w is about the request and
// not about how it may be met: it names the request or points back to it, and asks what
// it does, what it is for or where it comes from.
func (s *scan) aboutPurpose(w, first, last int, mentioned bool) bool {
	named := s.namesAsk(first, last)
	back := false
	purpose := 0
	you := false
	for i := w + 1; i < last; i++ {
		t := s.at(i)
		switch t {
		case "it", "that", "this", "them", "money", "saving":
			back = true
		case "you", "your", "u":
			you = true
		case "i", "we", "us":
			// "what would you need from us", "how can I" ask something else
			if t != "us" && i <= w+2 {
				return false
			}
		case "say", "sound", "sounds", "suit", "take", "sign", "need":
			if s.at(w) == "what" && (t == "take" && s.at(i+1) != "care" || t == "need" && i > w+1) || s.at(w) == "how" || t == "say" && s.at(w) == "what" && s.at(i-1) == "you" {
				return false
			}
		}
		if purposeWords[t] || purposeWords[s.line.Words[i].Stem] {
			purpose++
		}
	}
	short := last-w <= 3 && (s.at(w) == "what" && (s.at(w+1) == "for" || s.at(w+2) == "for") || s.at(w) == "why")
	if short {
		return named || mentioned
	}
	if s.at(w) == "why" || s.at(w) == "which" {
		purpose++
	}
	switch {
	case purpose == 0:
		return false
	case named:
		return true
	case mentioned:
		return back || you || s.at(w) != "who"
	}
	return back && you && first == 0
}

// purposeWords are what a request can be for: what it does, changes, reaches, solves.
var purposeWords = wordSet(`buy buys get gets give gives do does mean means achieve go goes help helps serve purpose change changes difference solve solves fix fixes
	feel matter matters allow allows let lets enable enables possible serves for behind reason worth use used spend rescue gain win prove show shows aid better
	different save bring land make makes cover pay towards unlock free based care come from account number figure land end put look looks work improve accomplish accomplishes meet meets need benefit expecting trying settle good fund covering bringing sort`)

// mentionOnly reports a give that only says the figure back in a reply that goes on to
// ask what it is for.
func (s *scan) mentionOnly(first int) bool {
	for _, q := range s.purpose {
		if first < q[1] {
			f, l := s.sentence(first)
			if f >= q[0] && first < q[1] {
				return true
			}
			if q[0]-l > 12 {
				continue
			}
			return !s.wePromise(f, l)
		}
	}
	return false
}

// wePromise reports that we say in the sentence that we can or will, or a plain yes to
// the figure that goes on to do something about it.
func (s *scan) wePromise(first, last int) bool {
	me := false
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "i", "we", "let":
			me = true
		case "done", "deal", "agreed", "yours":
			return true
		case "it":
			if s.at(i+1) == "is" {
				return true
			}
		}
		if me && s.known[i].class&(bitCan|bitGive) != 0 {
			return true
		}
	}
	return false
}
