package grade

import "spar/internal/text"

// admits finds what was left undone told as ours, where something of ours failed: "nobody
// picked up", "we never answered", "that was our office". Who blames somebody of theirs, or
// says that nobody told us, admits nothing.
func (s *scan) admits() {
	for _, cl := range s.line.Clauses {
		for i := cl.First; i < cl.Last; i++ {
			if s.line.Words[i].Scope.Any(text.Question | text.Condition | text.Reported | text.Hypothetical) {
				continue
			}
			if s.leftUndone(i, cl.Last) || s.wasOurs(i, cl) || s.closedUnheard(i, cl.Last) || s.noAnswer(i) || s.signsFor(i, cl.Last) {
				s.add(OwnFault, s.ownFrom(i, cl), cl.Last, 0.8, "admits")
				break
			}
		}
	}
}

// ownFrom is where the admission begins that stands at word i: with its clause, unless the
// clause is long.
func (s *scan) ownFrom(i int, cl text.Clause) int {
	if i-cl.First <= 4 {
		return cl.First
	}
	return i
}

// leftUndone reports at word i nobody, or one of us, who did not do what was to be done.
func (s *scan) leftUndone(i, last int) bool {
	v := i + 1
	switch s.at(i) {
	case "nobody", "none":
	case "no":
		if s.at(i+1) != "one" {
			return false
		}
		v++
	case "i", "we":
		return s.neglects(v, last)
	case "our", "my":
		return s.neglects(i+2, last)
	default:
		return false
	}
	for k := v; k < min(v+4, last); k++ {
		switch t := s.at(k); {
		case dutyDone[t]:
			return s.at(k+1) != "me" && s.at(k+1) != "us"
		case t == "of" || t == "us" || t == "ours" || t == "here" || t == "in" || t == "at" || t == "our" || t == "office" || t == "even" || t == "has" || t == "had" || t == "from":
		default:
			return false
		}
	}
	return false
}

// neglects reports from word k on that a duty was not done: "did not pick up", "never answered".
func (s *scan) neglects(k, last int) bool {
	undone := false
	for n := k; n < min(k+5, last); n++ {
		switch t := s.at(n); {
		case t == "never":
			undone = true
		case t == "not":
			switch s.at(n - 1) {
			case "did", "have", "had", "has":
				undone = true
			default:
				return false // "I do not check": a habit, or a refusal
			}
		case undone && (duty[t] || dutyDone[t]):
			return s.at(n+1) != "such" && s.at(n+1) != "anything" && s.at(n+1) != "a"
		}
	}
	return false
}

// wasOurs reports at word i that what was done is ours: "it was our fitter", "that was me".
func (s *scan) wasOurs(i int, cl text.Clause) bool {
	if t := s.at(i); t != "it" && t != "that" && t != "this" || s.at(i+1) != "was" {
		return false
	}
	switch s.at(i + 2) {
	case "us", "me":
		return i+3 == cl.Last || s.at(i+3) == "who"
	case "our", "my":
		return ourHands[s.at(i+3)] || i+3 < cl.Last && ourHands[s.at(i+4)]
	}
	return false
}

// signsFor reports at word i a name or a hand called ours: "the name on that stamp is ours".
func (s *scan) signsFor(i, last int) bool {
	if t := s.at(last - 1); t != "ours" && t != "mine" || s.at(last-2) != "is" && s.at(last-2) != "was" && s.at(last-2) != "are" && s.at(last-2) != "were" {
		return false
	}
	switch s.at(i) {
	case "name", "stamp", "signature", "label", "handwriting", "hand", "hands", "van", "truck", "driver", "man", "crew", "seal", "sticker":
		return s.at(i-1) == "the" || s.at(i-1) == "that" || s.at(i-1) == "this" || s.at(i-1) == "those"
	}
	return false
}

// noAnswer reports at word i that they heard nothing from us.
func (s *scan) noAnswer(i int) bool {
	if s.at(i) != "no" || !answering[s.at(i+1)] {
		return false
	}
	from := s.at(i + 2)
	return (from == "from" || from == "by") && (s.at(i+3) == "us" || s.at(i+3) == "me" || s.at(i+3) == "our") || s.at(i-1) == "got" && s.at(i-2) == "you"
}

// closedUnheard reports at word i a complaint put away unanswered.
func (s *scan) closedUnheard(i, last int) bool {
	if t := s.at(i); t != "closed" && t != "filed" && t != "deleted" && t != "ignored" {
		return false
	}
	for k := i + 1; k < min(i+5, last); k++ {
		if s.at(k) == "without" || s.at(k) == "nobody" || s.at(k) == "unanswered" {
			return true
		}
	}
	return false
}

// A duty is what people owe a client who calls or waits, and what goes wrong when it is left.
var (
	duty = plainSet(`pick answer call ring send check look pass tell reply notice read write listen come phone test ask think warn inform hear
		count open measure compare weigh turn lock label clean change load inspect proofread`)
	dutyDone = plainSet(`picked answered called rang sent checked looked passed told replied noticed read wrote listened came phoned tested asked took cared warned informed thought
		counted opened measured compared weighed tasted turned locked closed labelled labeled cleaned changed loaded tried walked proofed proofread inspected looked`)
)
