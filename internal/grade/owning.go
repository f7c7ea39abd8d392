package grade

import "spar/internal/text"

// missOwning is the advice where something of ours failed: the fault owned and sorry said, then
// what is done about it and by when, then what it cost them. "" where all that stands there.
func (j *judged) missOwning(d Dimension, level int) string {
	f := j.f
	switch rude := f.has(Insult) || f.has(Pressure); {
	case rude && d != Value, j.given() != "" && d != Connection:
		return "" // that comes first
	}
	owned, sorry, acts := f.has(OwnFault), f.has(Apology), j.acts()
	switch d {
	case Assertiveness:
		switch {
		case f.has(Manager):
			return "" // the decision comes first
		case level <= 2 && !owned:
			return "Say that it was yours, what you do about it, and by when."
		case level <= 2 && !acts && (f.has(NextStep) || f.has(Question)):
			return "Say what you do about it and by when, before you ask for anything."
		case !acts:
			return "Say what you do about it, by when, and how they will see that it is done."
		}
	case Value:
		switch {
		case !acts:
			return "Make the remedy concrete: what you put right yourself, for whom, and by when."
		case j.damage() != "":
			return "Say what it cost them, before they have to: " + j.damage() + "."
		default:
			return "Say what the remedy changes for them, and how they will see that it is done."
		}
	case Connection:
		switch {
		case j.wrongName() != "":
			return "" // their name comes first
		case !owned && !sorry:
			return "Name the fault as yours and say sorry, before anything else."
		case !owned:
			return "Say with the sorry what went wrong, and that it was yours."
		case !sorry && level <= 2:
			return "Say sorry for it in the same breath, in plain words and once."
		}
	}
	return ""
}

// acts reports a deed of ours with its time, which is what a remedy is.
func (j *judged) acts() bool {
	if j.stepDated() || j.datedStep() || j.namesTime() {
		return true
	}
	w := j.line.Words
	for i := range w {
		switch w[i].Norm {
		case "now", "immediately", "straightaway", "today", "tonight", "at_once":
			for k := max(0, i-6); k < i; k++ {
				if w[k].Sentence == w[i].Sentence && (w[k].Norm == "i" || w[k].Norm == "we") && !w[i].Scope.Any(text.Negated|text.Question) && k+1 < i && !w[k+1].Scope.Any(text.Negated) && w[k+1].Norm != "see" && w[k+1].Norm != "look" {
					return true
				}
			}
		}
	}
	return false
}

// damage is a fact, not yet told, of what the failure cost them.
func (j *judged) damage() string {
	for i := range j.p.sit.Facts {
		if j.free(i) && j.p.damage[i] {
			return trimmed(j.p.sit.Facts[i])
		}
	}
	return ""
}
