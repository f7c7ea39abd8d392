package grade

import (
	"strings"

	"spar/internal/text"
)

// moment is what an advice must know of the scene before it names anything in it: whom a fact
// serves depends on it. It is read for the words beside the marks and changes no mark.
type moment struct {
	// owed is set where something of ours went wrong and that is what this is about.
	owed bool
	// grave is set where somebody of theirs is ill or dead: nothing is sold there.
	grave bool
	// hours is set where it is a matter of hours, so that "a day" comes too late.
	hours bool
	// haggles is set where the buyer asks about the price and not only why they should pay.
	haggles bool
	// leaving is set where the buyer ends what they have.
	leaving bool
}

// readMoment reads a scene for what it is about.
func (p *prepared) readMoment() moment {
	scene := text.Parse(p.sit.Context)
	m := moment{owed: p.failed, hours: p.sit.Competency == "after-hours" || p.sit.Competency != "cold-call" && toldTheHour(scene)}
	if p.deal.asked {
		return moment{owed: p.failed, hours: m.hours, haggles: p.sit.Competency != "cold-call" && p.sit.Competency != "first-impression" || holdsAny(p.buyer, asksOff) || tellsFigure(p.buyer)}
	}
	m.owed = m.owed || ownFault(scene)
	m.grave = (p.sit.Competency == "" || p.sit.Competency == "relationship") && holdsAny(scene, graveWords) && (holdsAny(p.buyer, graveWords) || holdsAny(p.buyer, kin))
	m.leaving = ends(p.buyer) || ends(scene) && !holdsAny(p.buyer, asksOff) && !tellsFigure(p.buyer)
	return m
}

// toldTheHour reports a scene that begins by the clock in the evening or at night, or
// says that it must be done tonight.
func toldTheHour(l *text.Line) bool {
	for i := range l.Words {
		switch l.Words[i].Norm {
		case "tonight", "midnight":
			return true
		case "it":
			if i+1 < len(l.Words) && l.Words[i+1].Norm == "is" {
				for _, n := range l.Numbers {
					if n.Kind == text.Clock && n.Word > i && n.Word < i+5 {
						return true
					}
				}
			}
		case "past":
			if i > 1 && (l.Words[i-1].Number >= 0 || l.Words[i-1].Norm == "quarter" || l.Words[i-1].Norm == "half") && l.Words[max(0, i-2)].Norm == "is" {
				return true
			}
		}
	}
	return false
}

// ownFault reports a scene that calls something our fault, or tells that something of ours was
// done wrong.
func ownFault(l *text.Line) bool {
	for i := range l.Words {
		w := &l.Words[i]
		if w.Scope.Any(text.Negated|text.Condition|text.Question|text.Hypothetical) || w.Norm != "fault" && w.Norm != "wrong" {
			continue
		}
		for k := max(0, i-9); k < i; k++ {
			if v := &l.Words[k]; v.Sentence == w.Sentence && (v.Norm == "your" || v.Norm == "our") && (w.Norm == "fault" || ourHands[l.Words[min(k+1, i)].Norm]) {
				return true
			}
		}
	}
	return false
}

// ends reports a buyer who says that they want to end it.
func ends(l *text.Line) bool {
	for i := range l.Words {
		switch l.Words[i].Norm {
		case "cancel", "cancelled", "terminate", "cancellation", "cancelling":
		case "end", "stop":
			if i+1 >= len(l.Words) || !itself[l.Words[i+1].Norm] {
				continue
			}
		default:
			continue
		}
		for k := max(0, i-5); k < i; k++ {
			if wishing[l.Words[k].Norm] && l.Words[k].Sentence == l.Words[i].Sentence && !l.Words[i].Scope.Any(text.Negated|text.Hypothetical) {
				return true
			}
		}
	}
	return false
}

// tellsFigure reports a line with a sum or a share in it.
func tellsFigure(l *text.Line) bool {
	for _, n := range l.Numbers {
		if n.Kind == text.Money || n.Kind == text.Percent || n.Value >= 100 {
			return true
		}
	}
	return false
}

func holdsAny(l *text.Line, set map[string]bool) bool {
	for i := range l.Words {
		if set[l.Words[i].Norm] || set[l.Words[i].Stem] {
			return true
		}
	}
	return false
}

var (
	graveWords = plainSet(`stroke funeral died dead death dying widow widower cancer buried grave coffin passed-away`)
	kin        = plainSet(`papa mama dad mum mother father son daughter wife husband brother sister grandmother grandfather granny`)
	itself     = plainSet(`it this that the my our everything all`)
	wishing    = plainSet(`want like ringing calling rang rung going i'd need wish ring get have`)
)

// alreadyDone reports a reply that grants what a leaving buyer asks: "it is done", "it ends on the 30th".
func (j *judged) alreadyDone() bool {
	for i := range j.line.Words {
		switch w := &j.line.Words[i]; w.Norm {
		case "done", "stopped", "cancelled", "canceled", "ended", "ends", "stops", "end", "cancel", "stop":
			if !w.Scope.Any(text.Question | text.Condition | text.Negated | text.Hypothetical) {
				return true
			}
		}
	}
	return false
}

// asksLeave reports a reply to somebody who does not know us yet that begs for their time:
// "sorry to bother you", "do you have a minute".
func (j *judged) asksLeave() bool {
	if j.p.sit.Competency != "cold-call" && j.p.sit.Competency != "first-impression" {
		return false
	}
	low := strings.ToLower(j.line.Typed)
	for _, s := range []string{"to bother", "to disturb", "for the disturb", "a good time", "a bad time", "have a minute", "have a moment", "have a second", "have time", "got a minute", "ten minutes so", "if i may"} {
		if strings.Contains(low, s) {
			return true
		}
	}
	return false
}

// saysFault reports a reply that says what of ours went wrong, in whatever words: the rule for
// an owned fault hears only some.
func (j *judged) saysFault() bool {
	if j.f.has(OwnFault) {
		return true
	}
	for i := range j.p.sit.Facts {
		if j.p.faulty[i] && (j.used(topicFact, i) || j.figured(i)) {
			return true
		}
	}
	w := j.line.Words
	for i := range w {
		all, tells := false, j.f.has(Apology)
		switch w[i].Norm {
		case "we", "our", "us", "ours":
			all = true
		case "i", "my":
		default:
			continue
		}
		for k := i + 1; k < min(len(w), i+12); k++ {
			if w[k].Sentence != w[i].Sentence || w[k].Scope.Any(text.Question|text.Condition|text.Hypothetical) {
				break
			}
			if owns[w[k].Norm] || all && tells && didIt[w[k].Norm] || all && w[k].Norm == "no-one" || wentWrong[w[k].Norm] && w[k].Norm != "never" && (all || w[k].Norm != "nobody") {
				return true
			}
		}
	}
	low := strings.ToLower(j.line.Typed)
	return strings.Contains(low, "on us") && !strings.Contains(low, "not on us") || strings.Contains(low, "is ours") || strings.Contains(low, "was ours")
}

// didIt are deeds that, beside a sorry, are what went wrong.
var didIt = plainSet(`left let sent gave put used took told packed wrote ran turned kept drove poured closed`)

// owns are words in which people say that they did it.
var owns = plainSet(`fault mistake changed overlooked mixed swapped stamped promised blame responsible guilty skipped misread mislabelled`)
