package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/report"
	"spar/internal/text"
)

// marks shows what one reply got: the reply with the words that counted, what each of
// them did, the levels, and what was missing.
type marks struct {
	talk   talk
	got    play.Marked
	fresh  []play.Event // what the reply set off
	buyer  string       // the line that was answered
	better bool         // a stronger reply is shown
	page   pager
	asking bool // the turn is being taken back
}

func newMarks(t talk, fresh []play.Event) marks {
	m := marks{talk: t, fresh: fresh}
	if got := lastMarked(fresh); got != nil {
		m.got = *got
	}
	if n := len(t.state.Turns); n > 0 {
		m.buyer = t.state.Turns[n-1].Buyer
	}
	return m
}

func (marks) name() string { return "the marks" }

func (m marks) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(m.rows(), m, k, msg.String())
		return next, cmd
	case againMsg:
		if m.asking && msg.err == nil {
			return m, back
		}
		m.asking = false
	}
	return m, nil
}

func (m marks) rows() []key[marks] {
	rows := []key[marks]{
		{on: []string{"enter", "esc"}, show: "enter", help: m.onward(), do: func(m marks, k kit) (marks, tea.Cmd) {
			if ended := over(m.talk); ended != nil {
				return m, swap(newDebrief(m.talk))
			}
			return m, back
		}},
		{on: []string{"m"}, show: "m", help: "a stronger reply", off: func(m marks, k kit) string {
			if len(m.models()) == 0 {
				return "this scene has no model reply"
			}
			return ""
		}, do: func(m marks, k kit) (marks, tea.Cmd) {
			m.better = !m.better
			m.page = pager{}
			return m, nil
		}},
		{on: []string{"t"}, show: "t", help: "try this turn again", off: func(m marks, k kit) string {
			if m.talk.state.Before == nil {
				return "this turn cannot be taken back any more"
			}
			return ""
		}, do: func(m marks, k kit) (marks, tea.Cmd) {
			m.asking = true
			return m, k.desk.again()
		}},
		{on: []string{"r"}, show: "r", help: "how it is graded", do: func(m marks, k kit) (marks, tea.Cmd) { return m, open(newRubric(m.got.Grades)) }},
	}
	return append(rows, paging(func(m marks, k kit) int { return len(m.lines(k)) }, func(m *marks) *pager { return &m.page })...)
}

func (m marks) keys(k kit) []hint { return hints(m.rows(), m, k) }

// onward says where enter leads.
func (m marks) onward() string {
	if over(m.talk) != nil {
		return "to the debrief"
	}
	return "hear " + text.Safe(firstName(m.talk.sc.Buyer.Name))
}

func (m marks) models() []string {
	if b := m.talk.sc.Beat(m.got.Beat); b != nil {
		return b.Models
	}
	return nil
}

func (m marks) view(k kit) page {
	lines := m.lines(k)
	aside := fmt.Sprintf("turn %d", m.got.Turn)
	if k.w >= 60 {
		aside += " " + k.look.sign.dot + " " + m.talk.sc.Title
	}
	return page{
		title: "Your reply, graded",
		aside: aside,
		body:  m.page.cut(k.look, lines, k.bodyH()),
	}
}

// lines is the whole text of the screen: in two columns where there is room.
func (m marks) lines(k kit) []string {
	w := k.bodyW()
	if w < 100 {
		out := m.replyLines(k, w)
		out = append(out, "")
		return append(out, m.levelLines(k, w)...)
	}
	rightW := 48
	leftW := w - rightW - 5
	wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
	left, right := m.replyLines(k, leftW), m.levelLines(k, rightW)
	n := max(len(left), len(right))
	return beside(tall(left, n), leftW, wall, tall(right, n))
}

// replyLines is the buyer's line, the reply with its numbered words, and what each
// of them did.
func (m marks) replyLines(k kit, w int) []string {
	l := k.look
	var out []string
	who := firstName(m.talk.sc.Buyer.Name)
	switch {
	case k.h >= 30:
		out = append(out, l.muted.on(one(w, l, run{who + " said", l.plain})))
		out = append(append(out, flow(w, run{m.buyer, l.muted})...), "")
	case k.roomy(): // every row counts: the line is only to be remembered by
		out = append(out, one(w, l, run{who + ": " + m.buyer, l.muted}), "")
	default:
		out = append(out, one(w, l, run{headline(&m.got), l.accent}))
	}
	head := l.strong.on("You said")
	if m.got.Retry {
		head += l.muted.on("  tried again")
	}
	out = append(out, head)
	shown, all := findings(m.got.Reply, m.got.Marks.Evidence, graded(m.got.Grades))
	out = append(out, flow(w, markedRuns(l, shown, all)...)...)
	out = append(out, "")
	if notes := footnotes(w, l, all); len(notes) > 0 {
		out = append(out, notes...)
	} else {
		out = append(out, flow(w, run{"No words in it counted for or against you.", l.muted})...)
	}
	for _, n := range m.got.Marks.Notes {
		out = append(out, flow(w, run{"Note  ", l.accent}, run{report.Noted(n), l.plain})...)
	}
	if m.better {
		out = append(out, m.betterLines(k, w)...)
	}
	return out
}

// betterLines shows how the scene's own author would have answered.
func (m marks) betterLines(k kit, w int) []string {
	l := k.look
	out := []string{"", l.pick.on("A stronger reply")}
	out = append(out, flow(w, run{m.models()[0], l.plain})...)
	if b := m.talk.sc.Beat(m.got.Beat); b != nil && b.Aim != "" {
		out = append(out, "", l.muted.on("What it is after"))
		out = append(out, flow(w, run{b.Aim, l.muted})...)
	}
	return out
}

// levelLines are the levels, the smallest change that lifts the one to lift first, and
// what the reply did to the buyer and to the deal. Where rows are few, what the other
// levels rest on comes last.
func (m marks) levelLines(k kit, w int) []string {
	l, got := k.look, &m.got.Marks
	wide := k.h >= 30
	lift, ok := weakest(got, m.got.Grades)
	out := []string{l.muted.on(one(w, l, run{"WHAT IT IS WORTH  level 0 to 4", l.plain}))}
	var rest []string
	for _, d := range graded(m.got.Grades) {
		out = append(out, fit(levelRow(l, got, d), w))
		why := m.whyLines(l, w-2, d, ok && d == lift)
		if wide {
			out = append(out, indent("  ", why)...)
		} else if len(why) > 0 {
			rest = append(rest, l.strong.on(d.String()))
			rest = append(rest, indent("  ", why)...)
		}
	}
	if ok {
		out = append(out, "", l.pick.on(one(w, l, run{fmt.Sprintf("To lift %s to %d", lift, got.Levels[lift]+1), l.plain})))
		out = append(out, flow(w, run{next(got, lift), l.plain})...)
	}
	out = append(out, m.effectLines(l, w)...)
	if !m.got.Counts {
		out = append(out, "")
		out = append(out, flow(w, run{"Kept out of your averages.", l.muted})...)
	}
	if len(rest) > 0 {
		out = append(append(out, "", l.muted.on("WHY, AND WHAT COMES NEXT")), rest...)
	}
	return out
}

// whyLines say what a level rests on and, unless that stands elsewhere, what was
// missing for the next one.
func (m marks) whyLines(l look, w int, d grade.Dimension, lifted bool) []string {
	var out []string
	if why := m.got.Marks.Why[d]; why != "" {
		out = append(out, flow(w, run{why, l.muted})...)
	}
	if what := next(&m.got.Marks, d); what != "" && !lifted {
		out = append(out, flow(w, run{"next: ", l.accent}, run{what, l.muted})...)
	}
	return out
}

// effectLines say what the reply did to the buyer's mood and what it put on the table.
func (m marks) effectLines(l look, w int) []string {
	var out []string
	for _, ev := range m.fresh {
		switch ev := ev.(type) {
		case play.Gave:
			if ev.Turn != m.got.Turn {
				continue
			}
			out = append(out, "", l.muted.on("ON THE TABLE"))
			out = append(out, ledgerLines(l, m.talk.sc.Offer, []play.Entry{ev.Entry}, w)...)
		case play.Shifted:
			if s := shifted(l, ev); s != "" {
				out = append(out, "", s)
			}
		}
	}
	return out
}

func shifted(l look, ev play.Shifted) string {
	s := ""
	for _, c := range []struct {
		name  string
		delta int
		now   int
	}{{"trust", ev.TrustDelta, ev.Trust}, {"patience", ev.PatienceDelta, ev.Patience}} {
		if c.delta == 0 {
			continue
		}
		k := l.good
		if c.delta < 0 {
			k = l.bad
		}
		if s != "" {
			s += "   "
		}
		s += l.muted.on(c.name+" ") + k.on(fmt.Sprintf("%+d", c.delta)) + l.muted.on(fmt.Sprintf(" to %d", c.now))
	}
	return s
}
