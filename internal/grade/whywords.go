package grade

import (
	"strings"

	"spar/internal/text"
)

// moveWords are what is said of cited words, by dimension and move.
type moveWords map[Dimension]map[Move]string

// plainGood and plainBad are said where the words speak and no move has a name for it.
var (
	plainGood = [dimensions]string{"it speaks plainly and gives the talk a direction", "it ties the offer to what matters to this buyer",
		"it gives the buyer another way to look at it", "it speaks to this buyer's own concern", "it says what happens next"}
	plainBad = [dimensions]string{"gives the lead away", "makes the offer worth less", "stays inside the buyer's view", "speaks past the person", "leaves what comes next open"}
)

func (j *judged) goodWords(d Dimension, m Move) string {
	if d == Value && m == Hold && !j.reasoned() {
		if j.p.deal.asked {
			return "holds the price where it is"
		}
		return "stands by what you bring"
	}
	if s := raising[d][m]; s != "" {
		return s
	}
	return [dimensions]string{"is said straight out", "bears on what you bring", "opens another way to look at it",
		"turns to this buyer", "points to what comes next"}[d]
}

// reasoned reports a reply that gives some reason: a figure, a view, or a word that leads to one.
func (j *judged) reasoned() bool {
	if j.f.has(Quantified) || j.f.has(Insight) {
		return true
	}
	for i := range j.line.Words {
		switch j.line.Words[i].Norm {
		case "because", "since", "so", "therefore", "otherwise":
			return true
		}
	}
	return false
}

func (j *judged) badWords(d Dimension, level int, e *Evidence) string {
	m := e.Move
	switch {
	case m == Manager && !j.p.deal.asked && d == Value:
		return "leaves what it is worth to somebody else"
	case m == Manager && !j.p.deal.asked && d == Assertiveness:
		return "puts the answer off"
	case d == Assertiveness && j.tone == Aggressive && lowering[d][m] == "":
		return "goes against the buyer instead of leading them"
	}
	if s := lowering[d][m]; s != "" {
		return s
	}
	if level > 0 { // a thin phrase takes no worth away and loses no lead by itself
		switch {
		case d == Assertiveness:
			return "leaves the lead to the buyer"
		case d == Value && !j.tellsSum(e):
			return "says nothing for the offer"
		}
	}
	return plainBad[d]
}

// denies reports a reply that says no to something.
func (j *judged) denies() bool {
	if j.f.has(Hold) {
		return true
	}
	for i := range j.line.Words {
		if w := &j.line.Words[i]; w.Norm == "no" || w.Norm == "but" || w.Scope.Any(text.Negated) && !w.Scope.Any(text.Question) {
			return true
		}
	}
	return false
}

// tellsSum reports cited words about a sum or about giving.
func (j *judged) tellsSum(e *Evidence) bool {
	l := text.Parse(j.line.Text(e.Span))
	for i := range l.Words {
		if w := &l.Words[i]; givesAway[w.Norm] || len(l.Words) > 3 && w.Number >= 0 && l.Numbers[w.Number].Value > 9 {
			return true
		}
	}
	return false
}

var raising = moveWords{
	Assertiveness: {
		Hold: "is a plain position, calmly held", Defer: "takes the order of the talk in hand", Trade: "sets terms instead of giving in",
		NextStep: "says where the talk goes next", Question: "keeps the lead with a question", Quantified: "stands on a figure and not on hope",
	},
	Value: {
		Quantified: "makes the worth concrete for this buyer", Trade: "moves only against something in return", Insight: "ties the offer to something that matters here",
		Defer: "keeps the price untouched until the worth is clear", Hold: "holds, with the reason beside it",
	},
	Reframe: {
		Insight: "shows the buyer something about their own business", Quantified: "proves it with a figure of their own", Question: "makes the buyer look again",
	},
	Connection: {
		OwnFault: "owns the fault", Recall: "shows that you remember this client", RecommendOther: "puts the client's interest before the sale",
		Acknowledge: "takes up this buyer's own concern", AskFeedback: "asks how it was for them", Apology: "says sorry for what happened",
	},
	Advance: {
		NextStep: "is a step the buyer can say yes to", Question: "moves the sale on by a question", AskReferral: "asks plainly for an introduction",
	},
}

var lowering = moveWords{
	Assertiveness: {
		Insult: "goes at the person, and that hands over control", Pressure: "pushes where it should lead", Unconditional: "gives in before the buyer has given anything",
		Discount: "moves before it is known what comes back", Manager: "puts the decision in somebody else's hands", Halfway: "gives ground only because the buyer pushed",
		Hedge: "takes back what stands beside it", Apology: "asks pardon where none is due",
	},
	Value: {
		Unconditional: "lowers the worth of the offer and gets nothing for it", Discount: "brings the price into play", Halfway: "splits the difference, so the first price looks padded",
		Manager: "says that the price is still open", Commodity: "could stand in any rival's mail", Hedge: "doubts the offer's own worth",
	},
	Reframe: {
		Commodity: "is a pitch, not a new view", Unconditional: "accepts the buyer's view that it costs too much", Halfway: "accepts the buyer's view that it costs too much",
	},
	Connection: {
		Insult: "is rude, whatever the reason", Pressure: "treats the buyer as an obstacle", Commodity: "could be said to anybody",
	},
	Advance: {NextStep: "leaves the step to the buyer", Hedge: "leaves open whether it happens"},
}

// begun says of words that raise a low level what they still lack.
func (j *judged) begun(d Dimension, level int, m Move) string {
	switch d {
	case Assertiveness:
		if level <= 1 {
			if j.tone == Passive {
				return "is a beginning; the rest yields the lead"
			}
			return "is a beginning; a position of your own is still to be said"
		}
		if raising[d][m] == "" {
			return "answers, and follows the buyer's lead"
		}
		if j.has(NextStep) || j.has(Question) {
			return "has its place; a position of your own is still to be said"
		}
		return "is clear; what happens next is left to the buyer"
	case Value:
		switch {
		case m == Hold:
			return "holds; why it is worth it to this buyer is still to be said"
		case m == Trade:
			return "asks for something back; what the offer is worth to this buyer is still to be said"
		case m == Defer:
			return "keeps the price untouched; the worth to this buyer is still to be named"
		case raising[d][m] == "":
			return "is to the point; the worth to this buyer is still to be said"
		case level <= 1:
			return "is a reason, too small beside the rest"
		}
		return "is a reason; what it means for this buyer is still to be said"
	case Reframe:
		switch {
		case m == Insight:
			return "begins a new view, and stops before it tells"
		case m == Quantified:
			return "is a fact; what it changes for the buyer is left unsaid"
		}
		return "touches the matter; a new way to see it is still missing"
	case Connection:
		polite := m == Acknowledge || m == Apology
		switch {
		case level == 2 && polite:
			return "is polite, and would fit many a buyer"
		case level == 2:
			return "is meant for them; their own concern is still to be named"
		case polite:
			return "is friendly; the rest speaks of your own side"
		}
		return "turns to the buyer, and too little else does"
	}
	if level <= 1 || m != NextStep && m != Question {
		return "points on, and names no definite step"
	}
	if m == Question {
		return "moves the sale on; a day or a person would make it a step"
	}
	return "is a step; its day or its people are still missing"
}

// whyAbsent names what a level lacks, or what the whole of the reply does where no
// single words carry it.
func (j *judged) whyAbsent(d Dimension, level int) string {
	f := j.f
	if level >= 3 {
		return "The whole of it" + strings.TrimPrefix(plainGood[d], "it") + "; no single words carry it."
	}
	switch d {
	case Assertiveness:
		switch {
		case f.has(Evasive) && level < 2:
			return "It does not answer what the buyer said, so the buyer leads."
		case level == 2 && f.has(Defer):
			return "It sets the request aside; what you stand for is still to be said."
		case level == 2:
			return "It answers, and follows the buyer's lead."
		case level <= 1 && j.tone == Aggressive:
			return "It goes against the buyer instead of leading them; no position stands in it calmly."
		case level == 1 && j.tone == Passive:
			return "It yields by degrees; there is no firm position of your own in it."
		case level == 1:
			return "It answers, and no firm position of your own stands behind it."
		}
		return "There is no position of your own in it; the buyer has the lead."
	case Value:
		switch {
		case level == 0:
			return "The worth of the offer gets smaller in it."
		case level == 1:
			return "Nothing in it says what the offer is worth to this buyer."
		case f.has(Hold):
			return "It holds, without a reason that belongs to this buyer."
		case f.has(Defer):
			return "It keeps the price untouched; the worth to this buyer is still to be named."
		}
		return "What the offer is worth to this buyer is still to be said."
	case Reframe:
		switch {
		case level == 2 && j.denies():
			return "It disputes the buyer's view, and offers no other way to see it."
		case level == 2:
			return "It touches the matter; a new way to see it is still missing."
		case level == 1:
			return "There is nothing in it that the buyer did not know before."
		}
		return "It leaves the buyer's way of seeing it as it was."
	case Connection:
		switch level {
		case 2:
			if j.buyer >= 2 {
				return "It takes up the buyer's own words; what they mean to them is still to be named."
			}
			return "It is civil; the buyer's own concern is not named."
		case 1:
			if j.buyer >= 2 {
				return "It takes up the buyer's words, and not what they mean to the person."
			}
			return "It talks past what the buyer said."
		}
		return "There is no regard for the buyer in it."
	}
	switch level {
	case 2:
		return "It moves the sale on, without a time or the people for it."
	case 1:
		return "What happens next stays vague."
	}
	return "It names no next step."
}
