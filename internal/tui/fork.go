package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
)

// fork begins another way from a turn of an attempt.
func (d *desk) fork(attempt string, turn int) tea.Cmd {
	return d.sit("going another way", func() (*practice.Attempt, error) { return d.p.Fork(d.ctx, attempt, turn) })
}

// forkTurn is the turn, from 1, that the key of the debrief goes back to: the one that
// is shown or, in the other parts, the one that decided it.
func (d debrief) forkTurn() int { return d.turn + 1 }

func (d debrief) noFork(kit) string {
	switch {
	case d.busy:
		return "one moment"
	case d.forkTurn() > len(play.Standing(d.talk.events)):
		return "that turn was taken back"
	}
	return ""
}

// compareLines are both ways beside each other: what was said, the levels, and what
// changed.
func (d debrief) compareLines(k kit, w int) []string {
	l, c := k.look, d.of.Compare
	if c == nil {
		return flow(w, run{"The attempt that this way comes from is not there any more.", l.muted})
	}
	out := []string{l.muted.on("WHAT CHANGED")}
	for _, s := range c.Changes() {
		out = append(out, hang(w, l.sign.arrow+" ", run{s, l.plain})...)
	}
	out = append(out, flow(w, run{report.InformedNote, l.muted})...)
	for _, t := range c.Turns {
		out = append(out, "", l.strong.on(fmt.Sprintf("Turn %d", t.Turn)))
		out = append(out, d.pairLines(k, t, w)...)
	}
	return out
}

// pairLines are one turn of both ways, beside each other where there is room.
func (d debrief) pairLines(k kit, t report.ComparePair, w int) []string {
	l := k.look
	column := func(w int, name string, ink ink, m *play.Marked) []string {
		if m == nil {
			return append([]string{ink.on(name)}, flow(w, run{"It had ended.", l.muted})...)
		}
		out := append([]string{ink.on(name)}, flow(w, run{l.sign.quoteL + m.Reply + l.sign.quoteR, l.plain})...)
		for _, dim := range graded(m.Grades) {
			out = append(out, fit(levelRow(l, &m.Marks, dim, d.of.Advice), w))
		}
		n := report.NeedleOf(m.Marks)
		return append(out, dial(l, n)+"  "+needleInk(l, n).on(n.Word()))
	}
	if w < 86 {
		return stack(column(w, "THE FIRST WAY", l.muted, t.Was), column(w, "THE OTHER WAY", l.accent, t.Now))
	}
	half := (w - 5) / 2
	was, now := column(half, "THE FIRST WAY", l.muted, t.Was), column(w-5-half, "THE OTHER WAY", l.accent, t.Now)
	n := max(len(was), len(now))
	return beside(tall(was, n), half, "  "+l.line.on(l.sign.wall)+"  ", tall(now, n))
}
