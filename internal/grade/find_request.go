package grade

import "spar/internal/text"

// requestPhrases are questions put as a request: "please explain it to me", "tell me which
// of the two leaks".
var requestPhrases = []phraseSet{
	{gRequest, `
		tell|show|teach me|us .. who|what|which|where|how|why|when|whose|whether
		^ please explain
		tell|give|send me|us .. name|names|address
		explain .. to me|us
		explain me|us
		help me|us understand|see
		walk|talk me|us through
		i|we would? want|need|like|love to know|understand|hear|learn|see .. who|what|which|where|how|why|when|whose
		i am wondering|curious .. who|what|which|where|how|why|when|whose
		i wonder who|what|which|where|how|why|when|whose
	`},
}

// findRequest finds what is asked of the buyer without a question mark. What leaves the
// terms to them asks nothing: "tell me what you want to pay".
func findRequest(s *scan) {
	for _, m := range s.by[gRequest] {
		if s.scope(m.first, m.last).Any(text.Negated | text.Reported | text.Condition | text.Hypothetical | text.Question) {
			continue
		}
		if b := s.at(m.first - 1); b == "you" || b == "they" || b == "he" || b == "she" || b == "to" || b == "i" || b == "we" || b == "let" {
			continue
		}
		if s.leavesTerms(m.last) {
			continue
		}
		s.add(Question, m.first, max(m.last, s.clauseEnd(m.first)), 0.7, byRequest)
	}
}

// byRequest names the rule of a question put as a request.
const byRequest = "request"

// leavesTerms reports that what is asked for, from word i on, is what the buyer would like
// or decides.
func (s *scan) leavesTerms(i int) bool {
	for k := i; k < min(i+4, len(s.line.Words)) && s.line.Words[k].Break < text.Comma; k++ {
		switch s.at(k) {
		case "want", "wish", "like", "prefer", "decide", "decided", "choose", "suits", "works", "pay", "spend", "had", "have", "need":
			for b := i; b < k; b++ {
				if s.at(b) == "you" {
					return true
				}
			}
		}
	}
	return false
}
