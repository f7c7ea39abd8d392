package grade

import (
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
	s := j.lifting(d, level)
	for i := range min(len(j.p.sit.Facts), 64) {
		if strings.Contains(s, j.p.facts[i]) {
			j.spent |= 1 << i // not the same fact for every dimension
		}
	}
	for i := range min(len(j.p.sit.Offer.Concessions), 64) {
		if strings.Contains(s, j.p.gives[i]) {
			j.offered |= 1 << i
		}
	}
	return s
}

// lifting is missing for a level that can be lifted.
func (j *judged) lifting(d Dimension, level int) string {
	if j.f.has(Nonsense) || j.tear.Len() > 0 {
		return j.missSentence(d)
	}
	if j.p.moment.owed && d <= Connection {
		if s := j.missOwning(d, level); s != "" {
			return s
		}
	}
	if j.p.moment.grave {
		if s := j.missCare(d, level); s != "" {
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
	if c := j.cheaper(); c != "" && (j.p.moment.haggles || j.p.hasPrice()) && !j.p.misfits && !j.p.moment.leaving {
		return "Take " + given + " back. Ask for something in return, or give what costs you less: " + c + "."
	}
	back := "a signature on a named day, a longer term, an introduction"
	if !j.p.moment.haggles && !j.p.hasPrice() {
		back = "a day, a person, a decision"
	}
	return "Take " + given + " back, or tie it to something you need (" + back + ")."
}

// missSentence is the advice for what is no sentence: what to say in its place, by dimension.
func (j *judged) missSentence(d Dimension) string {
	switch owed := j.p.moment.owed; {
	case owed && d == Connection:
		return "Say sorry in a whole sentence, and what went wrong on your side."
	case owed && d == Value && j.remedy(false) != "":
		return "Say in a whole sentence what you put right: " + j.remedy(false) + "."
	}
	switch d {
	case Value:
		if f := j.fact(false); f != "" {
			return "Answer in one plain sentence with one thing in it that counts here: " + f + "."
		}
	case Reframe:
		if v := j.view(); v != "" {
			return "Write it as a sentence that shows them something: " + v + "."
		}
	case Connection:
		if q := j.unsaid(); q != "" {
			return "Answer what the buyer said, " + q + ", in a whole sentence."
		}
	case Advance:
		return "End a whole sentence with one step and its time."
	}
	return "Answer the buyer in one plain sentence."
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
	case f.has(Manager) && j.worst(Manager) != "":
		return "Decide it yourself: say what you will do, in place of " + j.worst(Manager) + "."
	case f.has(Manager):
		return "Decide it yourself: say what you will do, and by when."
	case level <= 2 && j.half() != "" && !f.has(Hold):
		// said straight, what was half given would be given
		return "Do not leave the door half open with " + j.half() + ": hold, or say what it would take."
	case level > 0 && level <= 2 && j.putOff() != "":
		return "Say what you will do, and by when, in place of " + j.putOff() + "."
	case level > 0 && level <= 2 && j.hedged() != "":
		return "Leave out " + j.hedged() + " and say it straight."
	case level <= 2 && j.asksLeave():
		return "Ask for no leave; begin with what you have seen on their side" + j.factAfter() + "."
	case level <= 1 && !f.has(Hold) && !f.has(Defer) && f.has(Trade):
		return "Name something real in return, or hold: what you give here costs them nothing."
	case level <= 2 && j.p.moment.haggles && !f.has(Hold) && !f.has(Defer) && !f.has(Trade):
		return "Take a position on the request: hold, set it aside for a named moment, or say what it would take."
	case level <= 2 && !f.has(Hold) && !f.has(Trade):
		return j.missPosition(level)
	case !f.has(NextStep) && !f.has(Question) && j.namesTime():
		return "Say with the time what it is for, in one plain sentence, and ask for a yes."
	case !f.has(NextStep) && !f.has(Question) && !j.stepSaid():
		return "Say what happens next: " + j.howSoon() + j.someone() + "."
	case level <= 2:
		return "Put your position first, in one plain sentence, and the rest behind it."
	case j.p.moment.hours && !j.asksAgreement():
		return "Say by which hour it must be done, and what you do if it is not."
	case !f.has(Question) && !j.asksAgreement():
		return "Say what it will take, and ask the buyer to agree to it."
	case j.asksAgreement():
		return "When they push again, stay with it: say what it will take, and what follows then."
	}
	return "Say your own position beside the question: what you would do, and why."
}

// missPosition asks for a position of one's own, on what the buyer put forward.
func (j *judged) missPosition(level int) string {
	switch {
	case j.p.moment.leaving && !j.alreadyDone():
		return "Say first that you will do as they ask, and what you would like them to know before."
	case j.p.moment.leaving:
		return "Say it as a decision of yours: what is done, from when, and how they will see it."
	case j.p.misfits && !j.f.has(RecommendOther):
		return "Say straight what you would do in their place, even if it is not yours."
	}
	if s := (scan{sit: j.p, line: j.line, findings: j.f}); level == 0 && s.takesLeave() {
		return "Do not bow out: say the one thing they would miss without you" + j.factAfter() + "."
	}
	if q := j.challenge(); q != "" {
		return "Say in one plain sentence where you stand when you hear " + q + "."
	}
	return "Say first, in one plain sentence, what you stand for."
}

// worst is the words cited against the reply for a move; "" for none.
func (j *judged) worst(m Move) string {
	for i := range j.cited {
		if j.cited[i].Move == m && j.cited[i].Effect == Lowers {
			return j.cite(&j.cited[i])
		}
	}
	return ""
}

// stockWords are the words that any rival could say, those cited before those that were only heard.
func (j *judged) stockWords() string {
	return strings.Replace(orElse(j.worst(Commodity), j.quote(Commodity)), " and”", "”", 1)
}

// howSoon is how near the next thing must be.
func (j *judged) howSoon() string {
	if j.p.moment.hours {
		return "the hour, and who does what until then"
	}
	return "a day"
}

// stepSaid reports an order, an offer or a proposal of a deed in the reply that no rule named.
func (j *judged) stepSaid() bool {
	w := j.line.Words
	for i := range w {
		if i > 0 && w[i].Sentence == w[i-1].Sentence && w[i].Break < text.Semi {
			continue
		}
		switch w[i].Norm {
		case "give", "let", "let_us", "take", "put", "come", "ask", "ring", "bring", "send", "show", "go", "call":
			return true
		}
	}
	return false
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
	case j.given() != "" && j.fact(false) != "" && !j.p.moment.leaving && !j.p.moment.owed:
		return "With " + j.given() + " taken back, bring in what counts here: " + j.fact(false) + "."
	case j.given() != "":
		return j.takeBack(j.given())
	case f.has(Manager) && j.p.moment.haggles:
		return "Do not leave the price open; say what it pays for" + j.factAfter() + "."
	case f.has(Commodity) && level <= 2 && j.stockWords() != "":
		return "Replace " + j.stockWords() + " by something only true here" + j.factAfter() + "."
	case level <= 1 && j.p.moment.haggles && !f.has(Defer) && !f.has(Trade) && !f.has(Hold):
		if c := j.cheaper(); c != "" {
			return "Hold, or give in place of price what costs you less: " + c + "."
		}
		return "Hold, set the request aside or ask for something back before any price moves."
	case j.p.moment.leaving && !j.alreadyDone():
		return "Grant what they ask first; only then" + orElse(j.factAfter(), " say what they may not know") + "."
	case j.p.moment.leaving && j.fact(false) != "":
		return "If they will hear it, say it once and without a wish behind it: " + j.fact(false) + "."
	case j.p.misfits && !f.has(RecommendOther) && j.fact(true) != "":
		return "Say what would serve them better, with its figure: " + j.fact(true) + "."
	case level <= 3 && !f.has(Quantified) && j.fact(true) != "":
		if j.p.moment.haggles && j.p.sit.Competency != "scope-creep" {
			return "Say what the price pays for, with a figure: " + j.fact(true) + "."
		}
		return "Put a figure beside it that counts here: " + j.fact(true) + "."
	case j.fact(false) != "" && level >= 3:
		return "Bring in one thing more that matters to this buyer: " + j.fact(false) + "."
	case level <= 2 && f.has(Quantified) && j.fact(false) == "":
		return "Say what the figure does for them: what they lose or gain by it."
	case j.fact(false) != "":
		return "Tie it to what matters to this buyer: " + j.fact(false) + "."
	}
	return "Name what it changes for this buyer, in a number or a risk of their own."
}

// orElse is s, and what stands for it where there is none.
func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (j *judged) missReframe(level int) string {
	in := j.view()
	told := j.used(topicInsight, 0) || j.f.has(Insight) && j.touches(topicInsight, 0) >= 2
	begun := told || j.f.has(Insight) || level == 2 && j.touches(topicInsight, 0) > 0
	switch {
	case in != "" && !told && level <= 2 && j.p.moment.owed && !j.saysFault():
		return "Once that is owned, show them this: " + in + "."
	case in != "" && !told && level <= 2 && j.p.moment.leaving && !j.alreadyDone():
		return "Grant it first. Only if they want to hear more: " + in + "."
	case in != "" && !told && level <= 2 && j.p.moment.leaving:
		return "Only if they want to hear more: " + in + "."
	case in != "" && !begun && level <= 2:
		return "Show what the buyer does not see yet: " + in + "."
	case !j.f.has(Quantified) && j.bears(true) != "" && begun:
		return "Prove the new view with a figure that bears on it: " + j.bears(true) + "."
	case in != "" && !told:
		return "Say the whole of it: " + in + "."
	case level <= 2 && j.p.moment.owed:
		return "Say what it came from, and what you change so that it cannot come again."
	case level <= 2:
		return "Say the view outright: what it costs them as things are, and why they could not see it."
	case j.fact(true) != "" && !j.p.moment.leaving:
		return "Say what follows from it for this buyer: " + j.fact(true) + "."
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
	own, theirs := j.ownConcern(), j.unsaid()
	if j.p.moment.haggles && own != "" {
		theirs = "" // a demand is to be answered; what stands behind it is to be taken up
	}
	switch {
	case level <= 1 && worry != "":
		return "Begin with what they told you: " + worry + "."
	case level <= 1 && theirs != "":
		return "Begin with what the buyer said: " + theirs + "."
	case level <= 1 && own != "":
		return "Speak to what is at stake for " + own + "."
	case level <= 1 && j.buyer >= 2:
		return "Say what that means to them, before you say what it means to you."
	case level <= 1:
		return "Begin with what the buyer said, in your own words."
	case level == 2 && worry != "":
		return "Take up what they told you, " + worry + ", in words that fit nobody else."
	case level == 2 && theirs == "" && own != "":
		return "Speak to what is at stake for " + own + "."
	}
	if c := j.concern(); c != "" && j.manyDecide() && !j.p.moment.hours {
		if level == 2 {
			return "Name a concern that is not yet spoken of (" + c + ")."
		}
		return "Act on it as their partner, and offer to take up what is still open for " + c + "."
	}
	return j.missPartner(level, worry, heavy, own)
}

// missPartner is what lifts a polite or a heard reply: their own words, then a deed for them.
func (j *judged) missPartner(level int, worry string, heavy bool, own string) string {
	switch {
	case level == 2 && j.buyer >= 2 && j.unsaid() == "":
		return "Say with their words what it means to them, so that it could be said to nobody else."
	case level == 2 && j.unsaid() != "":
		return "Take up their own words, " + j.unsaid() + ", so that it could be said to nobody else."
	case level == 2 && j.concern() != "":
		return "Name a concern that is not yet spoken of (" + j.concern() + ")."
	case level == 2:
		return "Take up their own words, so that it could be said to nobody else."
	case heavy:
		return "Act on it as their partner: say what you will do yourself about " + worry + "."
	case own != "":
		return "Act as their partner on what is at stake for " + own + "."
	}
	if c := j.cheaper(); c != "" && !j.p.moment.haggles && !j.p.moment.leaving && !j.p.misfits {
		return "Do one thing for them that they need not ask for: " + c + "."
	}
	if c := j.concern(); c != "" && !j.p.moment.leaving {
		return "Act as their partner inside, and offer to take it up with " + c + "."
	}
	return "Act on it as their partner: name one thing that you do" + j.forWhom() + " and would not have to."
}

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
