package report

import (
	"fmt"
	"strings"
)

// decidingText writes the turn that decided the talk.
func (d Debrief) decidingText(p *printer) {
	if d.Ended == nil {
		return
	}
	p.gap()
	p.line(0, "The turn that decided it")
	if d.Deciding == nil {
		p.line(4, "  %s", Undecided)
		return
	}
	c := d.Deciding
	p.line(6, "  Turn %d. You said %s", c.Turn, quoted(c.Said))
	p.line(6, "    %s %s", c.lead(), quoted(c.Instead))
	p.line(6, "    %s", c.Outcome())
	p.line(6, "    %s", c.How())
}

// Undecided is what is said of an ended talk that no single turn decided.
const Undecided = "No single turn did: with a model reply in place of any one of yours, it ends no better."

func (c Deciding) lead() string {
	if c.Held {
		return "A weak reply there:"
	}
	return "A strong reply there:"
}

// Outcome tells in a sentence what the other reply would have changed.
func (c Deciding) Outcome() string {
	if c.Held {
		return fmt.Sprintf("With it the talk ends %s: %s Your reply carried it.", c.Would.Outcome, Sentence(c.Would.Title))
	}
	return fmt.Sprintf("With it the talk ends %s: %s", c.Would.Outcome, Sentence(c.Would.Title))
}

// How tells how the other ending was found.
func (c Deciding) How() string {
	switch {
	case c.Own+c.Lent == 0:
		return "Found by playing that turn again with it."
	case c.Lent == 0:
		return fmt.Sprintf("Found by playing on from there with your own next %s.", reps(c.Own))
	case c.Own == 0:
		return fmt.Sprintf("Found by playing on from there with %s lent by the scenario: you never came to those scenes.", Counted(c.Lent, "model reply"))
	}
	return fmt.Sprintf("Found by playing on from there with your own next %s and %s lent by the scenario.", reps(c.Own), Counted(c.Lent, "model reply"))
}

func reps(n int) string {
	if n == 1 {
		return "reply"
	}
	return fmt.Sprintf("%d replies", n)
}

// turnsText writes what each turn teaches.
func (d Debrief) turnsText(p *printer, marksAbove bool) {
	if len(d.Turns) == 0 {
		return
	}
	p.gap()
	p.line(0, "Turn by turn")
	for _, t := range d.Turns {
		t.text(p, marksAbove)
	}
}

func (t Turn) text(p *printer, marksAbove bool) {
	try, l := t.First(), t.Lesson
	p.line(6, "  Turn %d. %s (%s)", t.Number, l.Needle.dial(), l.Needle.Word())
	if word := HelpWord(t.Help); word != "" {
		p.line(6, "    %s", UpperFirst(word))
	}
	if !marksAbove {
		_, found := Findings(try.Reply, try.Marks.Evidence, try.Grades)
		for _, f := range found {
			p.line(8, "      %s: %s", quoted(f.Words), f.saysText())
		}
	}
	if l.Lift != nil {
		p.line(6, "    Smallest missing move, for %s %d: %s", l.Lift.Dimension, l.Lift.Level+1, Sentence(l.Lift.Do))
	}
	if l.Strong != "" {
		p.line(6, "    Strong: %s", quoted(l.Strong))
	}
	if l.Weak != "" {
		p.line(6, "    Weak:   %s", quoted(l.Weak))
	}
}

// cardText writes the buyer's report card.
func (d Debrief) cardText(p *printer) {
	if d.Card == nil {
		return
	}
	p.gap()
	p.line(0, "The buyer's report card: %d of 10", d.Card.Score)
	for _, l := range d.Card.Lines {
		p.line(4, "  %+d  %s", l.Weight, oneLine(l.Says))
	}
	if len(d.Card.Lines) == 0 {
		p.line(4, "  Nothing stood out, for better or worse.")
	}
	p.line(4, "  To a colleague: %s", quoted(d.Card.Colleague))
	p.line(4, "  %s", CardRests)
}

// CardRests says how the card's figure comes about.
const CardRests = "Starts at 5; each line rests on moves that were made. It reads the marks from the buyer's side and is no forecast."

// effortText writes what the talk kept and took.
func (d Debrief) effortText(p *printer) {
	if d.Effort == nil {
		return
	}
	p.gap()
	p.line(0, "What you kept, and what it took")
	for _, row := range d.Effort.Rows() {
		usual := ""
		if row.Usual != "" {
			usual = ", your median " + row.Usual
		}
		p.line(4, "  %s: %s%s", UpperFirst(row.Name), row.Here, usual)
	}
	p.line(4, "  %s", d.Effort.Beside())
}

// habitsText writes what showed of a builder and of a pusher.
func (d Debrief) habitsText(p *printer) {
	if len(d.Habits) == 0 {
		return
	}
	p.gap()
	p.line(0, "Builder or pusher")
	for _, h := range d.Habits {
		p.line(4, "  %s: %s", UpperFirst(h.Name), h.Summary())
		for _, s := range h.Seen {
			p.line(6, "    turn %d, %s: %s", s.Turn, s.Side, s.Words)
		}
	}
	p.line(4, "  %s", HabitsRest)
	if held := Withheld(); len(held) > 0 {
		p.line(4, "  %s", WithheldText())
	}
}

// Summary says in a few words what is known of the trait.
func (h Habit) Summary() string {
	turns := make([]string, len(h.Missed))
	for i, t := range h.Missed {
		turns[i] = fmt.Sprint(t)
	}
	missed := "called for on turn " + listed(turns)
	if len(turns) > 1 {
		missed = "called for on turns " + listed(turns)
	}
	switch h.State {
	case Missed:
		return missed + ", and not done"
	case NotObserved:
		return "not observed; nothing in this talk called for it"
	case NotFound:
		return "not found, which is no failing: it can be said in more ways than are known here"
	}
	n := len(h.Seen)
	s := "seen once"
	if n > 1 {
		s = fmt.Sprintf("seen %d times", n)
	}
	if len(turns) > 0 {
		s += "; " + missed + " as well, and not done"
	}
	return s
}

// HabitsRest says what the traits rest on.
const HabitsRest = "Read off typed replies. Each trait was tried on 50 replies that a language model wrote and labelled: what is named here was right in at least 8 of 10 of them, and much is not found at all."

// WithheldText says which traits are not shown, and why.
func WithheldText() string {
	return fmt.Sprintf("Not shown, since it is not found surely enough in typed replies: %s.", strings.Join(Withheld(), "; "))
}
