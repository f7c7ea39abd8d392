package grade

import "spar/internal/text"

// missOwning is the advice where something of ours failed: the fault owned and sorry said, then
// what is done about it and by when, then what it cost them. "" where all that stands there.
func (j *judged) missOwning(d Dimension, level int) string {
	f := j.f
	switch rude := f.has(Insult) || f.has(Pressure); {
	case rude && !j.saysFault() && d == Connection && j.stretch(j.bad(Insult, Pressure)) != "":
		return "Take out " + j.bad(Insult, Pressure) + "; name the fault as yours and say sorry."
	case rude && d != Value, j.given() != "" && d != Connection:
		return "" // that comes first
	}
	owned, sorry, acts := j.saysFault(), f.has(Apology), j.acts()
	switch d {
	case Assertiveness:
		switch {
		case f.has(Manager):
			return "" // the decision comes first
		case level <= 2 && !owned:
			return "Say that it was yours, what you do about it, and by when."
		case level <= 2 && !acts && (f.has(NextStep) || f.has(Question)):
			return "Say what you do about it and by when, before you ask for anything."
		case !acts && j.remedy(d == Assertiveness) != "":
			return "Say what you do about it, and by when: " + j.remedy(d == Assertiveness) + "."
		case !acts:
			return "Say what you do about it, by when, and how they will see that it is done."
		}
	case Value:
		switch {
		case !acts && j.remedy(d == Assertiveness) != "":
			return "Make the remedy concrete: " + j.remedy(d == Assertiveness) + "."
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
		case !sorry && level <= 3:
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
	for i := range w { // "doses by air tomorrow morning, ours to pay"
		if j.when(i) && !w[i].Scope.Any(text.Question|text.Negated|text.Hypothetical|text.Condition) && i > 0 && (w[i-1].Norm == "by" || w[i].Norm == "tomorrow" || w[i].Norm == "tonight") {
			return true
		}
	}
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
			return j.p.facts[i]
		}
	}
	return ""
}

// missCare is the advice where somebody of theirs is ill or gone: care first, and nothing sold.
// "" where the advice of every day fits.
func (j *judged) missCare(d Dimension, level int) string {
	if j.f.has(Insult) || j.f.has(Pressure) || j.given() != "" {
		return ""
	}
	deed := j.cheaper()
	switch {
	case d == Assertiveness && level <= 2:
		return "Say in one plain sentence what you will do" + j.forWhom() + " now, and ask for nothing."
	case d == Value && deed != "":
		return "Sell nothing now; what you are worth to them is one thing you do: " + deed + "."
	case d == Value:
		return "Sell nothing now; say one thing that you will do for them."
	case d == Reframe && j.view() != "" && !j.used(topicInsight, 0):
		return "Say gently what this is really about: " + j.view() + "."
	case d == Advance && level <= 2:
		return "Offer one thing at one time, and leave them free to say no."
	}
	return ""
}
