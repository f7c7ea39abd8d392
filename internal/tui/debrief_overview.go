package tui

import (
	"fmt"
	"strings"

	"spar/internal/report"
)

// overview is the turn that decided it, what to work on, and how the levels and the
// needle went.
func (d debrief) overview(k kit, w int) []string {
	if w < 100 {
		out := stack(d.why(k, w), d.deciding(k, w))
		out = stack(stack(out, d.workOn(k, w)), d.courses(k, min(w, 60)))
		return stack(out, d.needles(k))
	}
	const rightW = 46
	leftW := w - rightW - 5
	wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
	left := stack(stack(d.why(k, leftW), d.deciding(k, leftW)), d.workOn(k, leftW))
	right := stack(d.courses(k, rightW), d.needles(k))
	n := max(len(left), len(right))
	return beside(tall(left, n), leftW, wall, tall(right, n))
}

// why is what brought the ending, in the author's words.
func (d debrief) why(k kit, w int) []string {
	if d.of.Ended == nil || d.of.Ended.Why == "" {
		return nil
	}
	return flow(w, run{d.of.Ended.Why, k.look.plain})
}

// deciding is the turn on which the ending hung, and what another reply would have
// made of it.
func (d debrief) deciding(k kit, w int) []string {
	if d.of.Ended == nil {
		return nil
	}
	l := k.look
	out := []string{l.muted.on("THE TURN THAT DECIDED IT")}
	c := d.of.Deciding
	if c == nil {
		return append(out, flow(w, run{report.Undecided, l.plain})...)
	}
	out = append(out, flow(w, run{fmt.Sprintf("turn %d  ", c.Turn), l.strong},
		run{l.sign.quoteL + c.Said + l.sign.quoteR, l.plain})...)
	lead := "a strong reply  "
	if c.Held {
		lead = "a weak reply  "
	}
	out = append(out, "")
	out = append(out, flow(w, run{lead, l.pick}, run{l.sign.quoteL + c.Instead + l.sign.quoteR, l.plain})...)
	out = append(out, "")
	out = append(out, flow(w, run{l.sign.arrow + " would have ended ", l.plain}, run{upper(outcomeWord(c.Would.Outcome)), outcomeInk(l, c.Would.Outcome)},
		run{"  " + c.Would.Title, l.strong})...)
	return append(out, flow(w, run{c.How(), l.muted})...)
}

// workOn is what to work on: three things at most.
func (d debrief) workOn(k kit, w int) []string {
	l := k.look
	out := []string{l.muted.on("WORK ON")}
	if len(d.of.Next) == 0 {
		return append(out, flow(w, run{"Nothing stands out: play it again in a while, or take a harder one.", l.plain})...)
	}
	for _, a := range d.of.Next {
		name := a.Dimension.String()
		for _, also := range a.Also {
			name += ", " + also.String()
		}
		out = append(out, hang(w, l.sign.arrow+" ", run{name + "  ", l.pick}, run{a.Do, l.plain},
			run{fmt.Sprintf("  (turn %d)", a.Turn), l.muted})...)
	}
	return out
}

// courses draws each dimension's level over the turns.
func (d debrief) courses(k kit, w int) []string {
	l := k.look
	from := max(0, len(d.of.Turns)-(w-24)/3)
	head := spaces(14)
	for _, t := range d.of.Turns[from:] {
		head += fmt.Sprintf("%2d ", t.Number)
	}
	out := []string{l.muted.on("LEVEL, TURN BY TURN"), ends(w, l.muted.on(head), l.muted.on("mean"))}
	for _, c := range d.of.Courses {
		if c.N == 0 {
			continue
		}
		line := fmt.Sprintf("%-14s", c.Dimension)
		for _, level := range c.Levels[from:] {
			if level == nil {
				line += " " + l.muted.on(l.sign.dot) + " "
				continue
			}
			line += levelInk(l, *level).on(fmt.Sprintf("%2d", *level)) + " "
		}
		out = append(out, ends(w, line, l.strong.on(fmt.Sprintf("%.1f", c.Mean))))
	}
	if d.of.Levels > 0 {
		out = append(out, flow(w, run{fmt.Sprintf("Score %.1f of 4", d.of.Score), l.strong},
			run{fmt.Sprintf(", the mean of %s in assertiveness and value.", count(d.of.Levels, "level")), l.muted})...)
		if d.of.Timed != nil {
			out = append(out, flow(w, run{d.of.Timed.Text(), l.plain})...)
		}
		if s := d.of.HelpText(); s != "" {
			out = append(out, flow(w, run{s, l.accent})...)
		}
		if d.talk.forked != nil {
			out = append(out, flow(w, run{report.InformedNote, l.muted})...)
		}
	}
	return out
}

// needles draws the needle of every turn below each other: too soft at the left, too
// hard at the right.
func (d debrief) needles(k kit) []string {
	if len(d.of.Turns) == 0 {
		return nil
	}
	l := k.look
	out := []string{l.muted.on("TOO SOFT OR TOO HARD")}
	for _, t := range d.of.Turns {
		n := t.Lesson.Needle
		out = append(out, l.muted.on(fmt.Sprintf("turn %-3d", t.Number))+dial(l, n)+"  "+needleInk(l, n).on(n.Word()))
	}
	return out
}

// dial draws a needle: the middle is marked, and both ends are alike.
func dial(l look, n report.Needle) string {
	const side = 3
	at := min(max(int(n)+side, 0), 2*side)
	var b strings.Builder
	for i := 0; i <= 2*side; i++ {
		switch i {
		case at:
			b.WriteString(needleInk(l, n).on(l.sign.full))
		case side:
			b.WriteString(l.muted.on(l.sign.wall))
		default:
			b.WriteString(l.line.on(l.sign.rule))
		}
	}
	return b.String()
}

func needleInk(l look, n report.Needle) ink {
	switch {
	case n <= -2 || n >= 2:
		return l.bad
	case n == 0:
		return l.good
	}
	return l.accent
}
