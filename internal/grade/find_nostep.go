package grade

import (
	"strings"

	"spar/internal/text"
)

// find_nostep.go knows what sounds like a step or a question and is none: a put-off, terms, a
// day on which others will look, a question that somebody else asks.

// leftOpen reports a step that hangs on what the buyer may feel like one day: "ring me if you
// ever want doors", "let's talk when you're ready".
func (s *scan) leftOpen(m match) bool {
	_, l := s.sentence(m.first)
	for i := m.first; i+2 < l; i++ {
		opens := s.at(i) == "whenever"
		switch s.at(i) {
		case "if", "when", "once", "should", "until", "till":
			opens = s.at(i+1) == "you"
		}
		if !opens {
			continue
		}
		k := i + 2
		if s.at(k) == "are" || s.at(k) == "would" || s.at(k) == "do" {
			k++
		}
		switch s.at(k) {
		case "ever", "want", "need", "like", "change", "decide", "fancy", "feel", "can", "think", "thinking", "ready", "interested", "rethink", "reconsider":
			return true
		}
	}
	return false
}

// putOff reports talk promised for when something may have changed that nobody in the room
// brings about: "let us talk when the drivers are better".
func (s *scan) putOff(m match) bool {
	talks := false
	for i := m.first; i < m.last+1; i++ {
		talks = talks || talkVerbs[s.at(i)]
	}
	f, l := s.sentence(m.first)
	if !talks || s.appointment(f, l) >= 0 {
		return false
	}
	for i := f; i+2 < l; i++ {
		switch s.at(i) {
		case "when", "if", "once", "until", "till", "unless":
			switch s.at(i + 1) {
			case "i", "we", "you":
			default:
				return !s.namesSomebody(i, l)
			}
		}
	}
	return false
}

// talkVerbs promise no more than that one speaks again.
var talkVerbs = plainSet(`talk speak chat discuss call ring phone meet look see come write again`)

// termsOnly reports a deed of ours that says what is given or what it costs, and not what
// happens when: "we'll do it for 1,935", "I'll do those twelve within the sum", "I put in a
// drill per studio".
func (s *scan) termsOnly(m match) bool {
	cl := s.clause(s.line.Words[m.first].Clause)
	weak := false
	for i := m.first; i < m.last; i++ {
		weak = weak || weakDeeds[s.at(i)]
	}
	if !weak || s.at(m.first) != "i" && s.at(m.first) != "we" {
		return false
	}
	for i := m.last - 1; i < min(m.last+3, cl.Last); i++ {
		if s.known[i].class&(bitPrice|roleList) != 0 && i > m.first+1 {
			return true // "I'll hold our price"
		}
	}
	for i := cl.First; i < cl.Last; i++ {
		if w := &s.line.Words[i]; s.isDay(i) && s.known[i].class&roleList == 0 {
			return false
		} else if w.Norm == "today" || w.Norm == "tomorrow" || w.Norm == "tonight" || w.Norm == "now" || w.Norm == "diary" || w.Norm == "calendar" || w.Norm == "phone" || w.Norm == "together" {
			return false
		}
	}
	return s.appointment(cl.First, cl.Last) < 0 && (s.putsIn(cl) || !s.namesSomebody(cl.First, cl.Last))
}

// putsIn reports a clause that adds something to what is sold: "I put in a drill per studio".
func (s *scan) putsIn(cl text.Clause) bool {
	for i := cl.First; i+1 < cl.Last; i++ {
		if t := s.at(i); (t == "put" || t == "throw") && s.at(i+1) == "in" {
			return true
		}
	}
	return false
}

// weakDeeds are verbs of giving and keeping, which name a step only with its day or a person.
var weakDeeds = plainSet(`do put have get keep hold lock be take add include`)

// somebodyActs reports that somebody in the sentence does something that can be put in a diary,
// or is to meet: not "on the 4th the auditor won't ask", "on 9 June she will look at one line".
func (s *scan) somebodyActs(first, last int) bool {
	if s.warns(first, last) || s.theirDay(first, last) {
		return false
	}
	ours := false
	for i := first; i < last; i++ {
		w := &s.line.Words[i]
		switch w.Norm {
		case "i", "we", "us", "me", "let", "shall":
			ours = ours || !w.Scope.Any(text.Negated)
		}
		if w.Scope.Any(text.Negated | text.Reported) {
			continue
		}
		if s.theyGet(i) {
			return true
		}
		verb := w.Norm
		if !deeds[verb] {
			verb = strings.TrimSuffix(verb, "s")
		}
		if deeds[verb] && verb != "look" && verb != "cut" || verb == "join" || verb == "ask" && i == first || verb == "sign" || verb == "decide" && ours {
			return true
		}
	}
	return ours
}

// warns reports what would follow from something of ours that is only supposed: "if I say yes
// now you'll have half of them on the 3rd", "if we don't ask in February, March passes".
func (s *scan) warns(first, last int) bool {
	for i := first; i < min(first+3, last-2); i++ {
		if s.at(i) == "if" && (s.at(i+1) == "i" || s.at(i+1) == "we") {
			return true
		}
	}
	return false
}

// theirDay reports a day of the buyer's own world and nothing to be done on it: "you open on the
// sixth".
func (s *scan) theirDay(first, last int) bool {
	if s.weAsk(first, last) || s.line.Words[last-1].Scope.Any(text.Question) {
		return false
	}
	for i := first; i+1 < last; i++ {
		if s.at(i) == "you" {
			switch s.at(i + 1) {
			case "open", "start", "begin", "close", "move", "leave", "fly", "travel", "reopen", "launch", "harvest", "sail":
				return true
			}
			return false
		}
	}
	return false
}

// theyGet reports that the buyer will have something of ours in hand at word i: "you'll have a
// letter by Monday", not "by Christmas you'll have lost more".
func (s *scan) theyGet(i int) bool {
	if s.at(i) != "you" || s.at(i+1) != "will" {
		return false
	}
	switch s.at(i + 2) {
	case "hear", "get", "receive", "hold":
		return true
	case "have", "see":
		switch s.at(i + 3) {
		case "a", "an", "the", "it", "them", "one", "two", "both", "all", "our", "my", "your", "him", "her", "that", "this":
			return true
		}
	}
	return false
}

// notAsked reports a clause with the words of a question that asks the buyer nothing: somebody
// else's ("he'll ask one thing, does it film my drivers"), one that says who is meant ("our
// founder, who has all the grey hair"), or what something is ("what wins it is light").
func (s *scan) notAsked(first int) bool {
	f, l := s.sentence(first)
	mark := s.endMark(l)
	for i := f; i < first; i++ {
		if asksVerb[s.at(i)] && !s.weAsk(f, i) {
			return true
		}
	}
	if mark != '.' && mark != '!' && mark != ';' {
		return false
	}
	if first >= f+2 {
		for i := f; i < first; i++ {
			if t := s.at(i); (t == "tell" || t == "show" || t == "remind" || t == "wonder" || t == "know" || t == "say") && s.weAsk(f, i+2) {
				return false
			}
		}
		return true
	}
	if s.at(first) != "what" {
		return false
	}
	for i := first + 3; i+1 < l; i++ {
		if t := s.at(i); (t == "is" || t == "was" || t == "are") && s.line.Words[i+1].Break < text.Comma {
			return true
		}
	}
	return false
}

// foresees reports a question told that somebody else will put.
func (s *scan) foresees() bool {
	for i := range s.line.Words {
		if asksVerb[s.at(i)] && !s.weAsk(max(0, i-3), i) {
			return true
		}
	}
	return false
}

// asksVerb are the verbs with which somebody puts a question.
var asksVerb = plainSet(`ask asks asked asking wonder wonders wondered`)

// weAsk reports that one of us is among the words.
func (s *scan) weAsk(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "i", "we", "me", "us", "may", "let":
			return true
		}
	}
	return false
}

// endMark is the mark behind the sentence that ends before word l; 0 for none.
func (s *scan) endMark(l int) byte {
	rest := strings.TrimLeft(s.line.Typed[s.line.Words[l-1].End:], " )\"'”’")
	if rest == "" {
		return 0
	}
	return rest[0]
}
