package grade

import (
	"strings"

	"spar/internal/text"
)

// missing names the smallest move that would lift the dimension to its next level, in
// the terms of this situation where it offers any; "" at level 4.
func (j *judged) missing(d Dimension, level int) string {
	if level >= 4 {
		return ""
	}
	if j.f.has(Nonsense) {
		return "Answer the buyer in one plain sentence."
	}
	switch d {
	case Assertiveness:
		return j.missAssertive(level)
	case Value:
		return j.missValue(level)
	case Reframe:
		return j.missReframe(level)
	case Connection:
		return j.missConnection(level)
	}
	return j.missAdvance(level)
}

func (j *judged) missAssertive(level int) string {
	f := j.f
	switch {
	case f.has(Insult), f.has(Pressure):
		return "Say the same thing without " + j.bad(Insult, Pressure) + ": firm about the matter, easy on the person."
	case f.has(Manager):
		return "Decide it yourself: say what you will do, instead of " + j.quote(Manager) + "."
	case f.has(Unconditional):
		return "Keep " + j.quote(Unconditional) + " back until you know what you get for it."
	case f.has(Halfway):
		return "Hold your number, or name what the buyer gives for each step."
	case j.hedges > 0 && level <= 2:
		return "Leave out " + j.quote(Hedge) + " and say it straight."
	case level <= 2 && j.p.deal.asked && !f.has(Hold) && !f.has(Defer) && !f.has(Trade):
		return "Take a position on the request: hold, set it aside for a named moment, or say what it would take."
	case !f.has(NextStep) && !f.has(Question):
		return "Say what happens next" + j.someone() + "."
	case level <= 2:
		return "Put your position first, in one plain sentence."
	}
	return "Say what it will take, and ask the buyer to agree to it."
}

// bad quotes the first of the moves that was found.
func (j *judged) bad(ms ...Move) string {
	for _, m := range ms {
		if j.has(m) {
			return j.quote(m)
		}
	}
	return "the push"
}

func (j *judged) missValue(level int) string {
	f := j.f
	switch {
	case f.has(Unconditional) || f.has(Halfway):
		if c := j.concession(); c != "" {
			return "Give something that costs less than price (" + c + "), and only in return for something."
		}
		return "Ask for something back before any price moves."
	case f.has(Manager):
		return "Do not leave the price open; say what it pays for" + j.factAfter() + "."
	case f.has(Commodity) && level <= 2:
		return "Replace " + j.quote(Commodity) + " by something only true here" + j.factAfter() + "."
	case level <= 3 && !f.has(Quantified) && j.fact(true) != "":
		return "Put a figure of theirs beside it: " + j.fact(true) + "."
	case level <= 2 && j.fact(false) != "":
		return "Tie it to what matters to this buyer: " + j.fact(false) + "."
	case j.p.deal.asked && !f.has(Defer) && !f.has(Trade) && !f.has(Hold):
		return "Defer or trade before any price moves."
	case j.fact(false) != "":
		return "Say what it means for them: " + j.fact(false) + "."
	}
	return "Name the outcome, for this buyer, in a number or a risk."
}

func (j *judged) missReframe(level int) string {
	in := trimmed(j.p.sit.Insight)
	switch {
	case in != "" && !j.f.has(Insight):
		return "Show what the buyer does not see: " + in + "."
	case !j.f.has(Quantified) && j.fact(true) != "":
		return "Prove the new view with a figure of theirs: " + j.fact(true) + "."
	case in != "" && level < 3:
		return "Say the whole of it: " + in + "."
	}
	return "Say what follows from it for this buyer, and lead from there to what you do well."
}

func (j *judged) missConnection(level int) string {
	f := j.f
	switch {
	case f.has(Insult), f.has(Pressure):
		return "Take out " + j.bad(Insult, Pressure) + "; nobody buys from a person who corners them."
	case j.p.sit.Competency == "recovery" && !f.has(OwnFault):
		return "Name the fault as yours and say sorry, before anything else."
	case level <= 1 && !f.has(Acknowledge):
		return "Begin with what the buyer said, in their words" + j.concern() + "."
	case level <= 2:
		return "Name their own concern" + j.concern() + ", so that it could be said to nobody else."
	}
	return "Act on it: offer to take up inside what they need" + j.forWhom() + "."
}

func (j *judged) missAdvance(level int) string {
	f := j.f
	switch {
	case level <= 1 && !f.has(NextStep):
		return "Propose one definite step" + j.someone() + "."
	case level == 2:
		return "Give the step a time" + j.someone() + "."
	case !f.has(Question):
		return "Ask the buyer to agree to it, or say what it settles."
	}
	return "Say who, what and when in one sentence" + j.someone() + "."
}

// fact is a fact of the situation that the reply does not use, one with a figure if
// figure is set; "" when there is none. The first unused one is taken, so that the
// answer is stable and authors can order their facts.
func (j *judged) fact(figure bool) string {
	for i, fact := range j.p.sit.Facts {
		if j.used(topicFact, i) || figure && len(text.Parse(fact).Numbers) == 0 {
			continue
		}
		return trimmed(fact)
	}
	return ""
}

func (j *judged) factAfter() string {
	if f := j.fact(false); f != "" {
		return ": " + f
	}
	return ""
}

// used reports that the reply takes up enough of a topic to count as naming it.
func (j *judged) used(k topicKind, index int) bool {
	for _, o := range j.f.Overlaps {
		if o.Kind == k && o.Index == index && (o.Words+2*o.Numbers >= 3 || o.Names > 0 && k == topicStakeholder) {
			return true
		}
	}
	return false
}

// concession is the first of the offer's cheaper concessions.
func (j *judged) concession() string {
	if c := j.p.sit.Offer.Concessions; len(c) > 0 {
		return trimmed(c[0])
	}
	return ""
}

// someone names a stakeholder who is not yet in the reply: " with Martin, CFO".
func (j *judged) someone() string {
	for i, s := range j.p.sit.Stakeholders {
		if j.used(topicStakeholder, i) {
			continue
		}
		who, _, _ := strings.Cut(s, ":")
		if who = trimmed(who); who != "" && len(who) < 60 {
			return ", with " + lowerFirst(who, s) + " in it"
		}
	}
	return ", with a day and the people"
}

// lowerFirst writes a role in small letters inside a sentence ("Capex committee") and
// leaves names alone: what has a comma after it is a name with a role.
func lowerFirst(who, full string) string {
	if strings.Contains(who, ",") || full == "" {
		return who
	}
	first, rest, _ := strings.Cut(who, " ")
	if len(first) > 1 && strings.ToUpper(first) == first || rest == "" {
		return who
	}
	return "the " + strings.ToLower(first[:1]) + first[1:] + " " + rest
}

// concern is a stakeholder's concern that the reply has not named.
func (j *judged) concern() string {
	for i, s := range j.p.sit.Stakeholders {
		if j.used(topicStakeholder, i) {
			continue
		}
		if who, c, ok := strings.Cut(s, ":"); ok {
			return " (" + trimmed(who) + " " + trimmed(c) + ")"
		}
	}
	return ""
}

func (j *judged) forWhom() string {
	if n := trimmed(j.p.sit.BuyerName); n != "" {
		return ", for " + n
	}
	return ""
}

// trimmed is an author's sentence made ready to stand inside one of ours.
func trimmed(s string) string {
	return strings.TrimRight(strings.TrimSpace(strings.Join(strings.Fields(text.Safe(s)), " ")), ".;,")
}
