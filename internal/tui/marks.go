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
		{on: []string{"enter"}, show: "enter", help: m.onward(), do: marks.on},
		{on: []string{"m"}, show: "m", help: "a stronger reply", off: func(m marks, k kit) string {
			if len(m.models()) == 0 {
				return "this scene has no model reply"
			}
			return ""
		}, do: func(m marks, k kit) (marks, tea.Cmd) {
			m.better = !m.better
			m.page = pager{}
			if m.better {
				m.page.top = m.toBetter(k)
			}
			return m, nil
		}},
		{on: []string{"t"}, show: "t", help: "try this turn again", off: func(m marks, k kit) string {
			if m.talk.warm != nil {
				return "a warm-up goes on"
			}
			if why := m.talk.measures(); why != "" {
				return why
			}
			if m.talk.state.Before == nil {
				return "this turn cannot be taken back any more"
			}
			return ""
		}, do: func(m marks, k kit) (marks, tea.Cmd) {
			m.asking = true
			return m, k.desk.again()
		}},
		{on: []string{"w"}, show: "w", help: "this mark is wrong", side: true, do: func(m marks, k kit) (marks, tea.Cmd) {
			return m, open(newRemark(m.talk.id, m.got))
		}},
		{on: []string{"r"}, show: "r", help: "how it is graded", do: func(m marks, k kit) (marks, tea.Cmd) { return m, open(newRubric(m.got.Grades)) }},
	}
	if w := m.talk.warm; w != nil && w.at+1 < len(w.picks) {
		// What is left of a warm-up is not forced on whoever has enough of it.
		rows = append(rows, key[marks]{on: []string{"esc"}, show: "esc", help: "that is enough", do: func(m marks, k kit) (marks, tea.Cmd) {
			return m, k.desk.warmEnd(m.talk, m.got, m.buyer)
		}})
	} else if m.better { // what was opened last closes first
		rows = append(rows, key[marks]{on: []string{"esc"}, show: "esc", help: "put it away", do: func(m marks, k kit) (marks, tea.Cmd) {
			m.better, m.page = false, pager{}
			return m, nil
		}})
	} else { // back is to the talk, or where it has ended to the debrief
		rows[0].on = append(rows[0].on, "esc")
	}
	return append(rows, paging(func(m marks, k kit) int { return len(m.lines(k)) }, func(m *marks) *pager { return &m.page })...)
}

// on goes on from the marks: to the next line, or to the debrief.
func (m marks) on(k kit) (marks, tea.Cmd) {
	if m.talk.warm != nil {
		return m, k.desk.warmNext(m.talk, m.got, m.buyer)
	}
	if ended := over(m.talk); ended != nil {
		return m, k.desk.lookBack(m.talk)
	}
	return m, tea.Sequence(back, k.desk.hear(m.talk))
}

func (m marks) keys(k kit) []hint { return hints(m.rows(), m, k) }

// onward says where enter leads.
func (m marks) onward() string {
	switch w := m.talk.warm; {
	case w != nil && w.at+1 < len(w.picks):
		return "the next one"
	case w != nil:
		return "how it went"
	}
	if over(m.talk) != nil {
		return "to the debrief"
	}
	return "hear " + text.Safe(firstName(m.talk.sc.Buyer.Name))
}

// helped is how many steps of help were asked for before the reply.
func (m marks) helped() int {
	step := 0
	for _, ev := range m.talk.events {
		if h, ok := ev.(play.Helped); ok && h.Turn == m.got.Turn {
			step = max(step, h.Step)
		}
	}
	return step
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

// The marks stand in two columns from a width on: the levels in the right one, a wall
// with space around it between them.
const (
	columnsFrom = 100
	marksRight  = 48
	marksWall   = 5
)

// lines is the whole text of the screen: in two columns where there is room, the reply
// and what to do about it at the left, what it is worth and why at the right.
func (m marks) lines(k kit) []string {
	w := k.bodyW()
	if w < columnsFrom {
		var out []string
		for _, part := range [][]string{m.replyLines(k, w), m.betterLines(k, w), m.levelLines(k, w), m.liftLines(k.look, w), m.effectLines(k.look, w), m.restLines(k, w)} {
			out = stack(out, part)
		}
		return out
	}
	leftW := w - marksRight - marksWall
	wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
	left := stack(stack(m.replyLines(k, leftW), m.liftLines(k.look, leftW)), m.betterLines(k, leftW))
	left = stack(left, m.effectLines(k.look, leftW))
	right := stack(m.levelLines(k, marksRight), m.restLines(k, marksRight))
	n := max(len(left), len(right))
	return beside(tall(left, n), leftW, wall, tall(right, n))
}

// stack puts one part below another, with a blank line between them.
func stack(above, below []string) []string {
	if len(above) > 0 && len(below) > 0 {
		above = append(above, "")
	}
	return append(above, below...)
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
	head := []run{{"You said", l.strong}}
	if word := report.HelpWord(m.helped()); word != "" {
		head = append(head, run{"  " + word, l.accent})
	}
	if m.got.Retry {
		head = append(head, run{"  tried again", l.muted})
	}
	out = append(out, flow(w, head...)...)
	shown, all := report.Findings(m.got.Reply, m.got.Marks.Evidence, graded(m.got.Grades))
	out = append(out, flow(w, markedRuns(l, shown, all)...)...)
	out = append(out, "")
	if notes := footnotes(w, l, all); len(notes) > 0 {
		out = append(out, notes...)
	} else {
		out = append(out, flow(w, run{"No single words in it made the difference; the levels tell what the whole is worth.", l.muted})...)
	}
	for _, n := range report.NotesOn(&m.got.Marks) {
		out = append(out, flow(w, run{"Note  ", l.accent}, run{n, l.plain})...)
	}
	return out
}

// betterLines shows how the scene's own author would have answered, once asked for.
func (m marks) betterLines(k kit, w int) []string {
	if !m.better {
		return nil
	}
	l := k.look
	out := []string{l.pick.on("A stronger reply")}
	out = append(out, flow(w, run{m.models()[0], l.plain})...)
	if b := m.talk.sc.Beat(m.got.Beat); b != nil && b.Aim != "" {
		out = append(out, "", l.muted.on("What it is after"))
		out = append(out, flow(w, run{b.Aim, l.muted})...)
	}
	return out
}

// toBetter is how far to scroll so that the stronger reply is seen, and of what stands
// above it as much as there is room for.
func (m marks) toBetter(k kit) int {
	w := k.bodyW()
	above := m.replyLines(k, w)
	if w >= columnsFrom {
		w -= marksRight + marksWall
		above = stack(m.replyLines(k, w), m.liftLines(k.look, w))
	}
	begin := len(above) + 1
	end := begin + len(m.betterLines(k, w))
	return min(begin, max(0, end-(k.bodyH()-1)))
}

// levelLines are the levels, where there is room with what they rest on.
func (m marks) levelLines(k kit, w int) []string {
	l, got := k.look, &m.got.Marks
	out := []string{l.muted.on(one(w, l, run{"WHAT IT IS WORTH  level 0 to 4", l.plain}))}
	for _, d := range graded(m.got.Grades) {
		out = append(out, fit(levelRow(l, got, d, m.talk.advice), w))
		if whysBeside(k) {
			out = append(out, indent("  ", m.whyLines(l, w-2, d))...)
		}
	}
	out = append(out, adviceLines(l, w, m.talk.advice, graded(m.got.Grades))...)
	if m.talk.forked != nil {
		out = append(out, flow(w, run{report.InformedNote, l.muted})...)
	} else if !m.got.Counts {
		out = append(out, flow(w, run{"Kept out of your averages.", l.muted})...)
	}
	return out
}

// whysBeside reports whether each level has room for its reasons right below it.
func whysBeside(k kit) bool { return k.h >= 30 }

// restLines are the reasons, where they stand apart from the levels.
func (m marks) restLines(k kit, w int) []string {
	if whysBeside(k) {
		return nil
	}
	l := k.look
	out := []string{l.muted.on("WHY, AND WHAT COMES NEXT")}
	for _, d := range graded(m.got.Grades) {
		if why := m.whyLines(l, w-2, d); len(why) > 0 {
			out = append(append(out, l.strong.on(d.String())), indent("  ", why)...)
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// liftLines are the smallest change that lifts the level to lift first.
func (m marks) liftLines(l look, w int) []string {
	lift := report.LiftOf(&m.got.Marks, m.got.Grades)
	if lift == nil {
		return nil
	}
	head := one(w, l, run{fmt.Sprintf("To lift %s to %d", lift.Dimension, lift.Level+1), l.pick})
	return append([]string{head}, flow(w, run{lift.Do, l.plain})...)
}

// whyLines say what a level rests on and, unless that stands elsewhere, what was
// missing for the next one.
func (m marks) whyLines(l look, w int, d grade.Dimension) []string {
	why, what := m.got.Marks.Why[d], next(&m.got.Marks, d)
	if lift := report.LiftOf(&m.got.Marks, m.got.Grades); lift != nil && (lift.Dimension == d || lift.Do == what) {
		what = "" // it stands elsewhere
	}
	for _, above := range graded(m.got.Grades) {
		if above == d {
			break
		}
		// What was said of a level above is not said again.
		if m.got.Marks.Why[above] == why {
			why = ""
		}
		if next(&m.got.Marks, above) == what {
			what = ""
		}
	}
	var out []string
	if why != "" {
		out = append(out, flow(w, run{why, l.muted})...)
	}
	if what != "" {
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
			out = append(stack(out, []string{l.muted.on("ON THE TABLE")}), ledgerLines(l, m.talk.sc.Offer, []play.Entry{ev.Entry}, w)...)
		case play.Shifted:
			if s := shifted(l, ev); s != "" {
				out = stack(out, []string{s})
			}
		}
	}
	return out
}

// signed is a change with its sign, the same minus that stands before money.
func signed(l look, n int) string {
	if n < 0 {
		return l.sign.minus + fmt.Sprint(-n)
	}
	return fmt.Sprintf("+%d", n)
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
		s += l.muted.on(c.name+" ") + k.on(signed(l, c.delta)) + l.muted.on(fmt.Sprintf(" to %d", c.now))
	}
	return s
}
