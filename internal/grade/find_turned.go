package grade

import (
	"slices"

	"spar/internal/text"
)

// findTurned finds the buyer's word granted and turned in one breath: "Plugs are plugs,
// agreed. Ears aren't." What is granted is the buyer's, and a few words behind it say of
// another thing that it is not so, and stop there.
func findTurned(s *scan) {
	for c := 1; c < len(s.line.Clauses); c++ {
		cl := s.clause(c)
		if cl.Last < len(s.line.Words) && s.line.Words[cl.Last].Break < text.Comma {
			continue // something goes on about it
		}
		if !s.stopsAtNot(cl) {
			continue
		}
		f, _ := s.sentence(cl.First)
		if f == cl.First && f > 0 {
			f, _ = s.sentence(f - 1)
		}
		if cl.First-f <= fewWords+2 && s.grants(f, cl.First) {
			s.add(Insight, f, cl.Last, 0.7, byTurn)
		}
	}
}

// byTurn names the rule of a word granted and turned.
const byTurn = "turned"

// stopsAtNot reports a clause of a few words whose subject is a thing and which ends in a
// denied verb without more: "ears aren't", "the second winter doesn't".
func (s *scan) stopsAtNot(cl text.Clause) bool {
	n := cl.Last - cl.First
	if n < 3 || n > 7 || s.at(cl.Last-1) != "not" || !stopped[s.at(cl.Last-2)] || s.scope(cl.First, cl.Last).Any(text.Question|text.Condition|text.Reported) {
		return false
	}
	for i := cl.First; i < cl.Last-2; i++ {
		switch s.at(i) {
		case "i", "we", "you", "he", "she", "they", "it", "that", "this", "which", "who", "there", "everyone", "everybody", "nobody", "anyone", "anybody":
			return false
		}
	}
	return content(s.line.Words[cl.Last-3])
}

var stopped = plainSet(`is are was were do does did has have can will would`)

// grants reports that the words take up the buyer's own ("plugs are plugs", "cheap it is")
// or a saying of that kind, without a figure that gives.
func (s *scan) grants(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|roleCounter) != 0 {
			return false
		}
	}
	if s.scope(first, last).Any(text.Negated | text.Condition) {
		return false
	}
	for i := first; i+2 < last; i++ { // "stone is stone" is anybody's saying
		if w := s.line.Words; w[i].Stem == w[i+2].Stem && content(w[i]) {
			return true
		}
	}
	for i := first; i < last; i++ {
		if granting[s.at(i)] {
			return true
		}
		if w := &s.line.Words[i]; content(*w) && slices.ContainsFunc(s.sit.buyer.Words, func(b text.Word) bool { return b.Stem == w.Stem }) {
			return true
		}
	}
	return false
}

// granting are the words by which something is granted before it is turned.
var granting = plainSet(`agreed right sure granted true yes yeah fine okay ok certainly indeed`)
