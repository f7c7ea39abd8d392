package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// missing names the smallest move that would lift the dimension to its next level, in
// the terms of this situation where it offers any; "" at level 4.
func (j *judged) missing(d Dimension, level int, cited []Evidence) string {
	j.cited = cited
	if level >= 4 {
		return ""
	}
	if j.f.has(Nonsense) || j.tear.Len() > 0 {
		return "Answer the buyer in one plain sentence."
	}
	if j.p.failed && d <= Connection {
		if s := j.missOwning(d, level); s != "" {
			return s
		}
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

// given are the words in which something is given for nothing or half the way is gone,
// "" when nothing is.
func (j *judged) given() string {
	for _, m := range []Move{Unconditional, Halfway} {
		if !j.has(m) {
			continue
		}
		for i := range j.cited {
			if j.cited[i].Move == m && j.cited[i].Effect == Lowers {
				return j.cite(&j.cited[i]) // the same words as in the reason
			}
		}
		return j.quote(m)
	}
	return ""
}

// takeBack is the advice wherever something was given for nothing: that comes before
// all small things.
func (j *judged) takeBack(given string) string {
	if j.has(Halfway) && !j.has(Unconditional) {
		return "Take " + given + " back: stay at your number, or name what comes back for each step you go."
	}
	back := "a signature on a named day, a longer term, an introduction"
	if !j.p.deal.asked && !j.p.hasPrice() {
		back = "a day, a person, a decision"
	}
	return "Take " + given + " back, or tie it to something you need (" + back + ")."
}

func (j *judged) missAssertive(level int) string {
	f := j.f
	switch {
	case f.has(Insult), f.has(Pressure):
		if q := j.stretch(j.bad(Insult, Pressure)); q != "" {
			return "Say the same without " + q + ": firm about the matter, easy on the person."
		}
		return "Begin again: say what you stand for, firm about the matter and easy on the person."
	case j.given() != "":
		return j.takeBack(j.given())
	case f.has(Manager):
		return "Decide it yourself: say what you will do, in place of " + j.quote(Manager) + "."
	case j.hedged() != "" && level <= 2 && j.p.deal.asked && !f.has(Hold) && !f.has(Trade):
		// said straight, what was half given would be given
		return "Do not leave the door half open with " + j.hedged() + ": hold, or say what it would take."
	case j.hedged() != "" && level > 0 && level <= 2:
		return "Leave out " + j.hedged() + " and say it straight."
	case level <= 2 && j.p.deal.asked && !f.has(Hold) && !f.has(Defer) && !f.has(Trade):
		return "Take a position on the request: hold, set it aside for a named moment, or say what it would take."
	case level <= 2 && !f.has(Hold) && !f.has(Trade):
		return "Say first, in one plain sentence, what you stand for" + j.said(" when you hear ") + "."
	case !f.has(NextStep) && !f.has(Question) && j.namesTime():
		return "Say with the time what it is for, in one plain sentence, and ask for a yes."
	case !f.has(NextStep) && !f.has(Question):
		return "Say what happens next: a day" + j.someone() + "."
	case level <= 2:
		return "Put your position first, in one plain sentence, and the rest behind it."
	case !f.has(Question) && !j.asksAgreement():
		return "Say what it will take, and ask the buyer to agree to it."
	}
	return "Keep hold of it when they push again: say what it will take, and what follows then."
}

// hedged is a hedge that can be left out: a few words that a rule found, with something left
// to be said straight.
func (j *judged) hedged() string {
	if s := (scan{sit: j.p, line: j.line, findings: j.f}); s.takesLeave() {
		return "" // said straight, "maybe it's not for you" only gives up the sooner
	}
	for i := range j.f.List {
		x := &j.f.List[i]
		if x.Move == Hedge && x.Rule == "hedge" && x.Last-x.First <= 6 {
			return j.stretch(quoted(j.line.Text(x.Span)))
		}
	}
	return ""
}

// bad quotes the first of the moves that was found.
func (j *judged) bad(ms ...Move) string {
	for _, m := range ms {
		if j.has(m) {
			if q := j.quote(m); q != "" && q != "“”" {
				return q
			}
		}
	}
	return "the push"
}

func (j *judged) missValue(level int) string {
	f := j.f
	switch {
	case j.given() != "":
		return j.takeBack(j.given())
	case f.has(Manager) && j.p.deal.asked:
		return "Do not leave the price open; say what it pays for" + j.factAfter() + "."
	case f.has(Commodity) && level <= 2:
		return "Replace " + j.quote(Commodity) + " by something only true here" + j.factAfter() + "."
	case level <= 1 && j.p.deal.asked && !f.has(Defer) && !f.has(Trade) && !f.has(Hold):
		return "Hold, set the request aside or ask for something back before any price moves."
	case level <= 3 && !f.has(Quantified) && j.fact(true) != "":
		return "Put a figure beside it that counts here: " + j.fact(true) + "."
	case level <= 2 && f.has(Quantified):
		if q := j.stretch(j.quote(Quantified)); strings.Contains(q, " ") {
			return "Say what " + q + " means for them, week by week, if nothing changes."
		}
		return "Say what the figure means for them, week by week, if nothing changes."
	case j.fact(false) != "" && level >= 3:
		return "Bring in one thing more that matters to this buyer: " + j.fact(false) + "."
	case j.fact(false) != "":
		return "Tie it to what matters to this buyer: " + j.fact(false) + "."
	}
	return "Name what it changes for this buyer, in a number or a risk of their own."
}

func (j *judged) missReframe(level int) string {
	in := trimmed(j.p.sit.Insight)
	told := j.used(topicInsight, 0)
	switch {
	case in != "" && !told && level <= 2:
		return "Show what the buyer does not see yet: " + in + "."
	case !j.f.has(Quantified) && j.bears(true) != "":
		return "Prove the new view with a figure that bears on it: " + j.bears(true) + "."
	case in != "" && !told:
		return "Say the whole of it: " + in + "."
	case level <= 2:
		return "Say the view outright: what it costs them as things are, and why they could not see it."
	}
	return "Say what follows from it for this buyer, and lead from there to what you do well."
}

func (j *judged) missConnection(level int) string {
	f := j.f
	if name := j.wrongName(); name != "" {
		return "Greet them by their own name: this is " + trimmed(j.p.sit.BuyerName) + ", not " + quotedWhole(name) + "."
	}
	if f.has(Insult) || f.has(Pressure) {
		if q := j.stretch(j.bad(Insult, Pressure)); q != "" {
			return "Take out " + q + "; nobody buys from a person who corners them."
		}
		return "Begin again without the push; nobody buys from a person who corners them."
	}
	worry, heavy := j.worry()
	switch {
	case level <= 1 && worry != "":
		return "Begin with what they told you: " + worry + "."
	case level <= 1 && j.buyer >= 2 && !j.leftUnsaid():
		return "Say what that means to them, before you say what it means to you."
	case level <= 1:
		if j.leftUnsaid() {
			return "Begin with what the buyer said" + j.said(": ") + "."
		}
		return "Begin with what the buyer said, in your own words."
	case level == 2 && worry != "":
		return "Take up what they told you, " + worry + ", in words that fit nobody else."
	}
	if j.manyDecide() {
		switch c := j.concern(); {
		case c != "" && level == 2:
			return "Name a concern that is not yet spoken of (" + c + ")."
		case c != "":
			return "Act on it as their partner, and offer to take up what is still open for " + c + "."
		}
	}
	switch {
	case level == 2 && j.buyer >= 2 && !j.leftUnsaid():
		return "Say with their words what it means to them, so that it could be said to nobody else."
	case level == 2:
		return "Take up their own words" + j.said(", ") + ", so that it could be said to nobody else."
	case heavy:
		return "Act on it as their partner: say what you will do yourself about " + worry + "."
	}
	return "Act on it as their partner: name one thing that you do" + j.forWhom() + " and would not have to."
}

func (j *judged) missAdvance(level int) string {
	f := j.f
	switch {
	case level <= 1 && j.namesTime():
		return "You name a time; say with it who does what then" + j.someone() + ", and what it settles."
	case level <= 1:
		return "Propose one definite step on a named day" + j.someone() + "."
	case level == 2 && j.stepDated():
		who := strings.TrimSuffix(strings.TrimPrefix(j.someone(), ", with "), " in it")
		return "Bring in " + who + ", and ask the buyer to agree to it."
	case level == 2 && f.has(NextStep) && j.stepWords() != "":
		return "Give " + j.stepWords() + " its day and hour" + j.someone() + "."
	case level == 2:
		return "Turn it into a step with a day" + j.someone() + "."
	case j.asksAgreement() && (j.stepComplete() || j.stepDated() || j.namesTime()):
		return "Say what their yes settles, and what follows after it."
	case f.has(NextStep) && !f.has(Question), j.stepComplete():
		return "Ask the buyer to agree to it, or say what it settles."
	case !f.has(NextStep):
		return "Let a step follow: a day" + j.someone() + "."
	case !slices.ContainsFunc(f.known, func(k known) bool { return k.class&roleTime != 0 }):
		return "Give the step its day and hour in the same breath."
	}
	return "Say who, what and when in one sentence" + j.someone() + "."
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

// fact is a fact of the situation that the reply does not use, one with a figure if
// figure is set; "" when there is none. Of those that have to do with what is talked about
// the nearest is taken, otherwise the first that argues most, so that authors can order their facts.
func (j *judged) fact(figure bool) string {
	if f := j.bears(figure); f != "" {
		return f
	}
	best, at := 0, -1
	for i := range j.p.sit.Facts {
		if j.free(i) && (!figure || j.p.measured[i]) && j.p.argues[i] > best {
			best, at = j.p.argues[i], i
		}
	}
	if at < 0 {
		return ""
	}
	return trimmed(j.p.sit.Facts[at])
}

// measured reports a fact with a figure that says how much, and not only when.
func measured(fact string) bool {
	l := text.Parse(fact)
	for _, n := range l.Numbers {
		switch n.Kind {
		case text.Clock, text.Date, text.Day:
		case text.Plain:
			if n.Word+1 < len(l.Words) && months[l.Words[n.Word+1].Norm] || n.Word > 0 && months[l.Words[n.Word-1].Norm] {
				continue
			}
			if n.Value > 2 && (n.Value < 1900 || n.Value > 2100) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

var months = plainSet(`january february march april may june july august september october november december`)

// ourFailing reports a fact that tells how something of ours failed. What it cost in money
// is the buyer's, however it came about.
func ourFailing(fact string) bool {
	l := text.Parse(fact)
	for _, n := range l.Numbers {
		if n.Kind == text.Money {
			return false
		}
	}
	for i := range l.Words {
		if ofFailing[l.Words[i].Norm] {
			return true
		}
	}
	return false
}

// tellsCost reports a fact that tells a sum of money lost.
func tellsCost(fact string) bool {
	l := text.Parse(fact)
	money, cost := false, false
	for _, n := range l.Numbers {
		money = money || n.Kind == text.Money
	}
	for i := range l.Words {
		switch l.Words[i].Stem {
		case "cost", "lost", "lose", "overtim", "paid", "damag", "postpon", "back", "taken", "home":
			cost = true
		}
	}
	return money && cost
}

// ofFailing are the words of a cause that lies with us.
var ofFailing = plainSet(`our ours we us nobody forgot forgotten missed failed mistake wrong cause caused overlooked mistyped misread unchecked not never`)

func (j *judged) factAfter() string {
	if f := j.fact(false); f != "" {
		return ": " + f
	}
	return ""
}

// figured reports that the reply names a figure of the fact.
func (j *judged) figured(fact int) bool {
	for _, o := range j.f.Overlaps {
		if o.Kind == topicFact && o.Index == fact && o.Numbers > 0 {
			return true
		}
	}
	return false
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

// trimmed is an author's sentence made ready to stand inside one of ours.
func trimmed(s string) string {
	return strings.TrimRight(strings.TrimSpace(strings.Join(strings.Fields(text.Safe(s)), " ")), ".;,")
}
