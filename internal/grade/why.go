package grade

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/text"
)

// quote is the words of the first finding of a move, as typed, cut to a readable length.
func (j *judged) quote(m Move) string {
	for _, x := range j.f.List {
		if x.Move == m {
			return quoted(j.line.Text(x.Span))
		}
	}
	return ""
}

// quoted puts words in quotation marks; a long stretch is cut at a word.
func quoted(s string) string {
	s = strings.Join(strings.Fields(text.Safe(s)), " ")
	const most = 60
	if len(s) > most {
		cut := strings.LastIndexByte(s[:most], ' ')
		if cut < most/2 {
			cut = most
			for cut > 0 && s[cut]&0xc0 == 0x80 {
				cut--
			}
		}
		s = s[:cut] + "..."
	}
	return "“" + s + "”"
}

// why says in one sentence what a level rests on.
func (j *judged) why(d Dimension, level int) string {
	f := j.f
	if f.has(Nonsense) {
		if f.has(Parrot) {
			return "This says the buyer's own line back; nothing of yours is in it."
		}
		return "This is no sentence that a buyer could answer."
	}
	if slices.Contains(f.Notes, NoteLanguage) {
		return "Graded as English; this looks like another language, so do not rely on it."
	}
	switch d {
	case Assertiveness:
		return j.whyAssertive(level)
	case Value:
		return j.whyValue(level)
	case Reframe:
		return j.whyReframe(level)
	case Connection:
		return j.whyConnection(level)
	}
	return j.whyAdvance(level)
}

func (j *judged) whyAssertive(level int) string {
	f := j.f
	switch {
	case f.has(Insult):
		return j.quote(Insult) + " goes at the person, and that hands over control."
	case f.has(Pressure):
		return j.quote(Pressure) + " pushes where it should lead."
	case f.has(Unconditional) && level <= 2:
		return j.quote(Unconditional) + " gives in before the buyer has given anything."
	case f.has(Manager):
		return j.quote(Manager) + " puts the decision in somebody else's hands."
	case f.has(Halfway) && level <= 2:
		return j.quote(Halfway) + " gives ground only because the buyer pushed."
	case j.hedges >= 2 && level <= 2:
		return fmt.Sprintf("%s and the like (%d in all) take back what you say.", j.quote(Hedge), j.hedges)
	case f.has(Evasive):
		return "It does not answer what the buyer said, so the buyer leads."
	case f.has(Trade) && level >= 3:
		return j.quote(Trade) + " sets terms instead of giving in."
	case f.has(Defer) && level >= 3:
		return j.quote(Defer) + " takes the order of the talk in hand."
	case f.has(Hold) && level >= 3:
		return j.quote(Hold) + " is a plain position, calmly held."
	case f.has(NextStep) && level >= 3:
		return j.quote(NextStep) + " says where the talk goes next."
	case f.has(Hold):
		return j.quote(Hold) + " holds, but says nothing of what happens next."
	case level >= 3:
		return "It says plainly what you mean and gives the talk a direction."
	case level == 2:
		return "It answers, and follows the buyer's lead."
	}
	return "It yields by degrees; there is no position of your own in it."
}

func (j *judged) whyValue(level int) string {
	f := j.f
	switch {
	case f.has(Unconditional) && level <= 1:
		return j.quote(Unconditional) + " lowers the worth of the offer and gets nothing for it."
	case f.has(Halfway) && level <= 1:
		return j.quote(Halfway) + " splits the difference, so the first price looks padded."
	case f.has(Manager) && level <= 1:
		return j.quote(Manager) + " says that the price is still open."
	case f.has(Quantified) && level >= 3:
		return j.quote(Quantified) + " makes the worth concrete for this buyer."
	case f.has(Trade) && level >= 3:
		return j.quote(Trade) + " moves only against something in return."
	case f.has(Insight) && level >= 3:
		return j.quote(Insight) + " ties the offer to something that matters here."
	case f.has(Commodity):
		return j.quote(Commodity) + " could stand in any rival's mail."
	case f.has(Defer) && level >= 2:
		return j.quote(Defer) + " keeps the price untouched; the worth to this buyer is still to be named."
	case f.has(Hold):
		return j.quote(Hold) + " holds the price, without a reason that belongs to this buyer."
	case level >= 3:
		return "It ties the offer to what matters to this buyer."
	case level == 2:
		return "Nothing is given away and nothing is defended."
	}
	return "The worth of the offer gets smaller in it."
}

func (j *judged) whyReframe(level int) string {
	f := j.f
	switch {
	case f.has(Insight) && level >= 3:
		return j.quote(Insight) + " shows the buyer something about their own business."
	case f.has(Insight):
		return j.quote(Insight) + " begins a new view, and stops before it tells."
	case f.has(Hold) && level <= 2:
		return "It disputes the ask, but offers no other way to see it."
	case f.has(Quantified) && level >= 2:
		return j.quote(Quantified) + " is a fact; what it changes for the buyer is left unsaid."
	case f.has(Commodity):
		return j.quote(Commodity) + " is a pitch, not a new view."
	case level == 0:
		return "It accepts the buyer's way of seeing it."
	case level >= 3:
		return "It gives the buyer another way to look at the issue."
	}
	return "There is nothing in it that the buyer did not know before."
}

func (j *judged) whyConnection(level int) string {
	f := j.f
	switch {
	case f.has(Insult):
		return j.quote(Insult) + " is rude, whatever the reason."
	case f.has(Pressure) && level <= 1:
		return j.quote(Pressure) + " treats the buyer as an obstacle."
	case f.has(OwnFault) && level >= 2:
		return j.quote(OwnFault) + " owns the fault."
	case f.has(Recall) && level >= 2:
		return j.quote(Recall) + " shows that you remember this client."
	case f.has(RecommendOther) && level >= 2:
		return j.quote(RecommendOther) + " puts the client's interest before the sale."
	case f.has(Acknowledge) && level >= 2:
		if level >= 3 {
			return j.quote(Acknowledge) + " takes up this buyer's own concern."
		}
		return j.quote(Acknowledge) + " is polite, and would fit any buyer."
	case level >= 3:
		return "It speaks to this buyer's own concern."
	case level == 2:
		return "Polite; the buyer's own concern is not named."
	}
	return "It talks past what the buyer said."
}

func (j *judged) whyAdvance(level int) string {
	f := j.f
	switch {
	case f.has(NextStep) && level >= 2:
		return j.quote(NextStep) + " is a step the buyer can say yes to."
	case f.has(Question) && level >= 1:
		return j.quote(Question) + " moves the sale on by a question."
	case f.has(NextStep):
		return j.quote(NextStep) + " is a step, but a vague one."
	case level == 0:
		return "It names no next step."
	}
	return "What happens next stays vague."
}
