package report

import (
	"fmt"
	"io"
	"strings"

	"spar/internal/grade"
	"spar/internal/team"
	"spar/internal/text"
)

// QueueText writes what a coach has to look at.
func QueueText(w io.Writer, q team.Queue, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	for _, i := range q.Items {
		p.line(14, "%s  %s, %s%s", oneLine(i.ID), oneLine(i.Scenario), oneLine(i.Beat), sharedBy(i))
		p.line(14, "              %s", quoted(i.Reply))
	}
	if len(q.Items) > 0 {
		p.gap()
	}
	p.line(0, "%s", QueueLine(q))
	return p.err
}

// QueueLine says how much there is on a queue.
func QueueLine(q team.Queue) string {
	if len(q.Items) == 0 {
		return fmt.Sprintf("Nothing waits for you. You have marked %s.", Counted(q.Marked, "reply"))
	}
	return fmt.Sprintf("%s: %d the grader is unsure of, %d disputed, %d drawn by lot. You have marked %d.",
		Counted(len(q.Items), "reply"), q.Unsure, q.Disputed, q.Sampled, q.Marked)
}

func sharedBy(i team.ToMark) string {
	if i.From == "" {
		return ""
	}
	return ", shared by " + oneLine(i.From)
}

// OpenedText writes a reply as a coach is to judge it: everything but what the machine
// made of it; that follows only where the coach has marked it.
func OpenedText(w io.Writer, r team.Opened, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	p.line(0, "%s  %s, %s%s", oneLine(r.ID), oneLine(r.Scenario), oneLine(r.Beat), sharedBy(r.ToMark))
	p.gap()
	p.line(2, "  %s", Sentence(strings.TrimSpace(r.Situation)))
	if r.Offer != "" {
		p.line(2, "  On offer: %s", oneLine(r.Offer))
	}
	if r.Aim != "" {
		p.line(2, "  The aim of this scene: %s", Sentence(r.Aim))
	}
	p.gap()
	for _, t := range r.History {
		p.line(2, "  Buyer: %s", spoken(t.Buyer))
		if t.Reply != "" {
			p.line(2, "  Seller: %s", spoken(t.Reply))
		}
	}
	p.line(2, "  %s: %s", oneLine(r.Buyer), spoken(r.Asked))
	p.gap()
	p.line(2, "  The reply to judge: %s", spoken(r.Whole))
	if r.Seen == nil {
		p.gap()
		p.line(2, "To judge, 0 to 4 each: %s.", listed(names(r.Grades)))
		return p.err
	}
	p.gap()
	revealedText(p, r)
	if p.err != nil {
		return p.err
	}
	o.Grades = r.Grades
	p.gap()
	p.line(0, "What the machine's levels rest on")
	if p.err != nil {
		return p.err
	}
	return MarksText(w, r.Seen.Machine.Marks, r.Whole, o)
}

// spoken is what somebody said, on the lines that they said it on.
func spoken(s string) string { return strings.TrimSpace(text.Safe(s)) }

// revealedText writes levels beside each other, then changes and disputes.
func revealedText(p *printer, r team.Opened) {
	s := r.Seen
	all := append([]team.Opinion{s.Mine}, s.Others...)
	p.line(0, "%s", LevelsHead(all))
	for _, d := range r.Grades {
		p.line(0, "%s", LevelsRow(d, s.Machine.Marks, all))
	}
	for _, one := range all {
		opinionText(p, one)
	}
	for _, one := range s.Disputes {
		p.line(2, "  %s", DisputeLine(one))
	}
	var why []string
	for _, c := range s.Why {
		why = append(why, chosenWord(c))
	}
	if len(why) > 0 {
		p.line(2, "  It was on the queue because %s.", listed(why))
	}
}

func opinionText(p *printer, o team.Opinion) {
	for _, r := range o.Rounds[1:] {
		p.line(2, "  %s changed it after seeing the machine's: %s", oneLine(o.Coach), spoken(r.Reason))
	}
}

func chosenWord(c team.Chosen) string {
	switch c {
	case team.Unsure:
		return "the grader is not sure of it"
	case team.Disputed:
		return "its trainee disputes it"
	case team.Sampled:
		return "it was drawn by lot"
	}
	return oneLine(string(c))
}

// LevelsHead is the head of a table of levels: the machine's, then each coach's.
func LevelsHead(all []team.Opinion) string {
	head := fmt.Sprintf("  %-14s %8s", "", "machine")
	for _, o := range all {
		head += fmt.Sprintf("  %10s", atMost(o.Coach, 10))
	}
	return head
}

// LevelsRow is a dimension's row of it. Where a coach changed a level after they had seen
// the machine's, both stand there: "1 > 2".
func LevelsRow(d grade.Dimension, machine grade.Marks, all []team.Opinion) string {
	row := fmt.Sprintf("  %-14s %8d", UpperFirst(d.String()), machine.Levels[d])
	for _, o := range all {
		row += fmt.Sprintf("  %10s", CoachLevel(o, d))
	}
	return row
}

// CoachLevel is what a coach gave a dimension: blind, and what they hold now where that
// is something else.
func CoachLevel(o team.Opinion, d grade.Dimension) string {
	blind, ok := o.Blind().Levels[d]
	if !ok {
		return "-"
	}
	if now := o.Stands().Levels[d]; now != blind {
		return fmt.Sprintf("%d > %d", blind, now)
	}
	return fmt.Sprint(blind)
}

// atMost is a name in at most n columns.
func atMost(name string, n int) string {
	r := []rune(oneLine(name))
	for columns(string(r)) > n {
		r = r[:len(r)-1]
	}
	return string(r)
}

// DisputeLine is a dispute in a sentence or two.
func DisputeLine(o team.Objection) string {
	if o.Dimension == "" {
		return "A level is disputed; which one and why is told once you have marked the reply."
	}
	s := fmt.Sprintf("%s is disputed: %s", UpperFirst(oneLine(o.Dimension)), Sentence(oneLine(o.Note)))
	if o.Settled != nil {
		s += fmt.Sprintf(" Settled at %d by %s: %s", o.Settled.Level, oneLine(o.Settled.By), Sentence(oneLine(o.Settled.Why)))
	}
	return s
}

// HeardText writes what coaches have made of the replies of an attempt, for its trainee.
func HeardText(w io.Writer, all []team.Heard, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	for i, h := range all {
		if i > 0 {
			p.gap()
		}
		shared := "coaches see it without your name"
		if h.Shared {
			shared = "shared with coaches under your name"
		}
		p.line(2, "Turn %d, %s", h.Turn, shared)
		p.line(2, "  %s", spoken(h.Reply))
		p.line(0, "%s", LevelsHead(h.Coaches))
		for _, d := range h.Grades {
			p.line(0, "%s", LevelsRow(d, h.Marks, h.Coaches))
		}
		for _, one := range h.Coaches {
			opinionText(p, one)
		}
		for _, one := range h.Disputes {
			p.line(2, "  %s", DisputeLine(one))
		}
		if len(h.Coaches) == 0 {
			p.line(2, "  No coach has marked it yet.")
		}
	}
	if len(all) == 0 {
		p.line(0, "Nothing was said in it.")
	}
	return p.err
}

// DisputesText writes the disputes that a coach may settle.
func DisputesText(w io.Writer, all []team.ToSettle, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	for _, s := range all {
		p.line(2, "%s", oneLine(s.ID))
		p.line(2, "  reply %s  %s, %s%s: %s", oneLine(s.Reply.ID), oneLine(s.Reply.Scenario), oneLine(s.Reply.Beat), sharedBy(s.Reply), quoted(s.Reply.Reply))
		if s.Mine != nil {
			p.line(2, "  machine %d, you %d", s.Machine, *s.Mine)
		}
		p.line(2, "  %s", DisputeLine(s.Objection))
	}
	if len(all) == 0 {
		p.line(0, "Nothing is disputed.")
	}
	return p.err
}
