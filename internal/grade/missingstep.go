package grade

import (
	"slices"

	"spar/internal/text"
)

// missingstep.go advises the next step.

func (j *judged) missAdvance(level int) string {
	f := j.f
	switch {
	case j.p.moment.leaving && level <= 1:
		return "Say from which day it ends, and when they have it in writing."
	case j.p.moment.hours && level <= 2, j.p.moment.owed && !j.p.moment.haggles && level <= 1:
		return j.missHours(level)
	case level <= 1 && j.namesTime():
		return "You name a time; say with it who does what then" + j.someone() + ", and what it settles."
	case level <= 1:
		return "Propose one definite step" + j.onDay() + "."
	case level == 2 && j.namesTime() && !f.has(NextStep):
		return "You name a time; say with it who does what then" + j.someone() + ", and what it settles."
	case level == 2 && j.stepDated() && j.person() != "":
		return "Bring in " + j.person() + ", and ask the buyer to agree to it."
	case level == 2 && j.stepDated():
		return "Say who comes to it, and ask the buyer to agree."
	case level == 2 && f.has(NextStep) && j.stepWords() != "" && !j.atOnce():
		return "Give " + j.stepWords() + " its day and hour" + j.someone() + "."
	case level == 2 && j.atOnce():
		return "Ask for a yes to it, and say what it settles."
	case level == 2:
		return "Turn it into a step" + j.onDay() + "."
	case j.asksAgreement() && (j.stepComplete() || j.stepDated() || j.namesTime()):
		return "Say what their yes settles, and what follows after it."
	case f.has(NextStep) && !f.has(Question), j.stepComplete():
		return "Ask the buyer to agree to it, or say what it settles."
	case j.namesTime() && j.person() != "":
		return "Bring in " + j.person() + ", and say what it settles."
	case j.namesTime():
		return "Say who comes to it, and what it settles."
	case !f.has(NextStep) && !j.stepSaid():
		return "Let a step follow" + j.onDay() + "."
	case !slices.ContainsFunc(f.known, func(k known) bool { return k.class&roleTime != 0 }):
		return "Give the step its day and hour in the same breath."
	}
	return "Say who, what and when in one sentence" + j.someone() + "."
}

// onDay is the day of a step and who comes: " on a named day, with the rector in it", and the
// day of theirs that presses, if one does.
func (j *judged) onDay() string {
	s := " on a named day" + j.someone()
	if day := j.pressingDay(); day != "" {
		s += "; their date: " + day
	}
	return s
}

// missHours is the next step where a day comes too late, or where something is to be put right.
func (j *judged) missHours(level int) string {
	switch r := j.remedy(true); {
	case level <= 1 && r != "" && !j.p.moment.hours:
		return "Say what you do next, and on which day: " + r + "."
	case level <= 1 && !j.p.moment.hours:
		return "Say what you do next, and on which day."
	case level <= 1 && r != "":
		return "Say what happens now, and by which hour: " + r + "."
	case level <= 1:
		return "Say what happens now: who does what, and by which hour."
	case r != "" && timed(text.Parse(r)):
		return "Say by which hour: " + r + "."
	case !timed(j.line):
		return "Say by which hour, and what they can count on until then."
	case j.asksAgreement():
		return "Say what follows then."
	}
	return "Ask if that will do, and say what follows."
}

// atOnce reports a step that is meant for this very hour: "I'm ringing him now", "give me ten minutes".
func (j *judged) atOnce() bool {
	w := j.line.Words
	for i := range j.f.List {
		x := &j.f.List[i]
		for k := x.First; x.Move == NextStep && k < x.Last; k++ {
			switch w[k].Norm {
			case "now", "right_now", "tonight", "today", "immediately":
				return true
			case "minutes", "minute":
				return k > 0 && x.order && (w[x.First].Norm == "give" || w[x.First].Norm == "take")
			}
		}
	}
	return false
}

// stepComplete reports a step that names both somebody and some time.
func (j *judged) stepComplete() bool {
	for i := range j.f.List {
		if x := &j.f.List[i]; x.Move == NextStep && x.Strength >= 1 {
			return true
		}
	}
	return false
}

// stepDated reports a step with a day or an hour in its words.
func (j *judged) stepDated() bool {
	for i := range j.f.List {
		x := &j.f.List[i]
		if x.Move != NextStep {
			continue
		}
		for k := x.First; k < x.Last; k++ {
			if j.f.known[k].class&roleTime != 0 {
				return true
			}
		}
	}
	return false
}
