package tui

import (
	"fmt"

	"spar/internal/report"
)

// turnLines is one turn: what was said, the words that counted, the smallest missing
// move, and a strong and a weak reply beside each other.
func (d debrief) turnLines(k kit, w int) []string {
	l := k.look
	if len(d.of.Turns) == 0 {
		return flow(w, run{"Nothing was said.", l.muted})
	}
	t := d.of.Turns[d.turn]
	out := []string{d.turnHead(k, t, w)}
	if k.roomy() {
		out = append(out, "")
	}
	if w < 100 {
		out = append(out, d.saidLines(k, t, w)...)
		out = stack(stack(out, d.coachLines(k, w)), d.liftLines(k, t, w))
	} else {
		const rightW = 48 // a level with its range
		leftW := w - rightW - 5
		wall := "  " + l.line.on(l.sign.wall) + "  "
		left, right := d.saidLines(k, t, leftW), stack(stack(d.turnLevels(k, t, rightW), d.coachLines(k, rightW)), d.liftLines(k, t, rightW))
		n := max(len(left), len(right))
		out = append(out, beside(tall(left, n), leftW, wall, tall(right, n))...)
	}
	return stack(out, d.replies(k, t, w))
}

// turnHead names the turn and draws its needle.
func (d debrief) turnHead(k kit, t report.Turn, w int) string {
	l, n := k.look, t.Lesson.Needle
	head := l.strong.on(fmt.Sprintf("Turn %d", t.Number)) + l.muted.on(fmt.Sprintf(" of %d", len(d.of.Turns)))
	if c := d.of.Deciding; c != nil && c.Turn == t.Number {
		head += l.accent.on("  it hung on this one")
	}
	gauge := dial(l, n) + "  " + needleInk(l, n).on(n.Word())
	if w >= 70 {
		gauge = l.muted.on("passive ") + dial(l, n) + l.muted.on(" aggressive") + "  " + needleInk(l, n).on(n.Word())
	}
	return ends(w, head, gauge)
}

// saidLines are the buyer's line and the reply with the words that counted.
func (d debrief) saidLines(k kit, t report.Turn, w int) []string {
	l, try := k.look, t.First()
	out := []string{l.muted.on(one(w, l, run{upper(firstName(d.talk.sc.Buyer.Name)), l.plain}))}
	out = append(append(out, flow(w, run{t.Buyer, l.muted})...), "", l.muted.on("YOU"))
	if word := report.HelpWord(t.Help); word != "" {
		out = append(out, flow(w, run{word, l.accent})...)
	}
	shown, all := report.Findings(try.Reply, try.Marks.Evidence, graded(try.Grades))
	out = append(out, flow(w, markedRuns(l, shown, all)...)...)
	if notes := footnotes(w, l, all); len(notes) > 0 {
		out = append(append(out, ""), notes...)
	}
	for i, again := range t.Tries[1:] {
		out = append(out, "", l.muted.on(fmt.Sprintf("TRIED AGAIN, %d", i+1)))
		out = append(out, flow(w, run{again.Reply, l.plain})...)
	}
	return out
}

func (d debrief) turnLevels(k kit, t report.Turn, w int) []string {
	l, try := k.look, t.First()
	out := []string{l.muted.on("LEVELS")}
	for _, dim := range graded(try.Grades) {
		out = append(out, fit(levelRow(l, &try.Marks, dim, d.of.Advice), w))
	}
	out = append(out, adviceLines(l, w, d.of.Advice, graded(try.Grades))...)
	return out
}

// liftLines are the smallest missing move.
func (d debrief) liftLines(k kit, t report.Turn, w int) []string {
	l, lift := k.look, t.Lesson.Lift
	if lift == nil {
		return nil
	}
	out := []string{l.muted.on("THE SMALLEST MISSING MOVE")}
	return append(out, flow(w, run{fmt.Sprintf("%s to %d  ", lift.Dimension, lift.Level+1), l.pick}, run{lift.Do, l.plain})...)
}

// replies are a strong and a weak reply of the scenario, beside each other where there
// is room.
func (d debrief) replies(k kit, t report.Turn, w int) []string {
	l, of := k.look, t.Lesson
	column := func(w int, name string, ink ink, reply string) []string {
		if reply == "" {
			return nil
		}
		return append([]string{ink.on(name)}, flow(w, run{l.sign.quoteL + reply + l.sign.quoteR, l.plain})...)
	}
	if w < 70 || of.Strong == "" || of.Weak == "" {
		return stack(column(w, "A STRONG REPLY", l.good, of.Strong), column(w, "A WEAK REPLY", l.bad, of.Weak))
	}
	half := (w - 5) / 2
	strong, weak := column(half, "A STRONG REPLY", l.good, of.Strong), column(w-5-half, "A WEAK REPLY", l.bad, of.Weak)
	n := max(len(strong), len(weak))
	return beside(tall(strong, n), half, "  "+l.line.on(l.sign.wall)+"  ", tall(weak, n))
}
