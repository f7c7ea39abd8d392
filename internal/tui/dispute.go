package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/report"
	"spar/internal/team"
)

// dispute is where a trainee says that one level of a reply is wrong, and why. The level
// stays; a coach marks the reply blind and settles it.
type dispute struct {
	attempt string
	of      team.Heard
	at      int // index in of.Grades
	note    editor
	busy    bool
}

// The answers to the wishes of a trainee about what coaches made of an attempt.
type (
	disputedMsg struct{ err error }
	coachedMsg  struct {
		attempt string
		all     []team.Heard
		err     error
	}
)

// hearOf is what coaches made of an attempt; nothing where there is no team.
func (d *desk) hearOf(attempt string) ([]team.Heard, error) {
	if d.team == nil {
		return nil, nil
	}
	return d.team.Hear(d.ctx, d.me, attempt)
}

func (d *desk) hearAgain(attempt string) tea.Cmd {
	return d.wish("reading what coaches gave", func() tea.Msg {
		all, err := d.hearOf(attempt)
		return coachedMsg{attempt, all, err}
	})
}

func (d *desk) dispute(attempt string, seq int, dim grade.Dimension, note string) tea.Cmd {
	return d.wish("disputing a level", func() tea.Msg {
		_, err := d.team.Dispute(d.ctx, d.me, attempt, seq, dim, note)
		return disputedMsg{err}
	})
}

// share shows coaches whose a reply is, or takes that back.
func (d *desk) share(attempt string, seq int, off bool) tea.Cmd {
	return d.wish("sharing a reply", func() tea.Msg {
		if err := d.team.Share(d.ctx, d.me, attempt, seq, off); err != nil {
			return fail("it is not shared otherwise", err)()
		}
		all, err := d.hearOf(attempt)
		return coachedMsg{attempt, all, err}
	})
}

func (dispute) name() string { return "a dispute" }

func (s dispute) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case disputedMsg:
		if !s.busy {
			return s, nil
		}
		s.busy = false
		if msg.err != nil {
			return s, fail("your dispute is not kept", msg.err)
		}
		return s, tea.Sequence(back, say("Kept: a coach will mark the reply blind, then read this"))
	case tea.KeyMsg:
		if done, next, cmd := typing(msg, s.rows(), s, k, &s.note, s.busy); done {
			return next, cmd
		}
	}
	return s, nil
}

func (s dispute) dimension() grade.Dimension { return s.of.Grades[s.at] }

func (s dispute) rows() []key[dispute] {
	to := func(by int) func(dispute, kit) (dispute, tea.Cmd) {
		return func(s dispute, k kit) (dispute, tea.Cmd) {
			n := len(s.of.Grades)
			s.at = (s.at + by + n) % n
			return s, nil
		}
	}
	return []key[dispute]{
		{on: []string{"enter"}, show: "enter", help: "send it", off: func(s dispute, k kit) string {
			switch {
			case s.busy:
				return "it is being kept"
			case s.of.Open(s.dimension()) != nil:
				return "this level is disputed already"
			case s.note.blank():
				return "say what is wrong first"
			}
			return ""
		}, do: func(s dispute, k kit) (dispute, tea.Cmd) {
			s.busy = true
			return s, k.desk.dispute(s.attempt, s.of.Seq, s.dimension(), s.note.text)
		}},
		{on: []string{"tab"}, show: "tab", help: "another level", do: to(1)},
		{on: []string{"shift+tab"}, show: "shift+tab", help: "the level before", side: true, do: to(-1)},
		{on: []string{"esc"}, show: "esc", help: "leave it", do: func(s dispute, k kit) (dispute, tea.Cmd) { return s, back }},
	}
}

func (s dispute) keys(k kit) []hint { return hints(s.rows(), s, k) }

func (s dispute) view(k kit) page {
	l, w := k.look, noteW(k)
	var levels []string
	for i, d := range s.of.Grades {
		edge, ink := "  ", l.plain
		if i == s.at {
			edge, ink = l.accent.on(l.sign.point)+" ", l.pick
		}
		state := ""
		if s.of.Open(d) != nil {
			state = "disputed"
		}
		levels = append(levels, edge+one(w-2, l, run{fmt.Sprintf("%-14s %d  ", d, s.of.Marks.Levels[d]), ink}, run{state, l.muted}))
	}
	return notePage{
		title: "Dispute a level", aside: fmt.Sprintf("turn %d", s.of.Turn),
		intro: "Say in your own words what the level does not see. A coach marks your reply without knowing the level, then reads this and settles it. Your name is not shown unless you share the reply.",
		reply: s.of.Reply, rows: levels,
		question: "What is wrong with it", like: "I named what an hour costs them",
	}.view(s.note, k)
}

// heardOn is what coaches made of the turn that the debrief stands on; nil where that is
// not known.
func (d debrief) heardOn() *team.Heard {
	if d.turn >= len(d.of.Turns) {
		return nil
	}
	for i, h := range d.heard {
		if h.Turn == d.of.Turns[d.turn].Number {
			return &d.heard[i]
		}
	}
	return nil
}

// coachLines are the coaches' levels of a turn beside the machine's, and its disputes.
func (d debrief) coachLines(k kit, w int) []string {
	h := d.heardOn()
	if h == nil || len(h.Coaches)+len(h.Disputes) == 0 && !h.Shared {
		return nil
	}
	l := k.look
	out := []string{l.muted.on("YOUR COACHES")}
	if len(h.Coaches) > 0 {
		all := h.Coaches[:max(1, min(len(h.Coaches), (w-25)/12))] // as wide as the table's columns
		out = append(out, one(w, l, run{report.LevelsHead(all), l.muted}))
		for _, dim := range h.Grades {
			out = append(out, one(w, l, run{report.LevelsRow(dim, h.Marks, all), l.plain}))
		}
	}
	for _, c := range h.Coaches {
		for _, r := range c.Rounds[1:] {
			out = append(out, flow(w, run{c.Coach + " changed it  ", l.accent}, run{r.Reason, l.plain})...)
		}
	}
	for _, one := range h.Disputes {
		out = append(out, flow(w, run{report.DisputeLine(one), l.accent})...)
	}
	if h.Shared {
		out = append(out, flow(w, run{"Coaches see your name on this reply.", l.muted})...)
	}
	return out
}

// teamRows are the keys of a debrief that are for who is in a team.
func (d debrief) teamRows() []key[debrief] {
	off := func(d debrief, k kit) string {
		switch {
		case k.desk.team == nil:
			return "there is no team here: play on your team's server"
		case d.heardOn() == nil:
			return "this turn has no reply"
		}
		return ""
	}
	help := "show coaches your name"
	if h := d.heardOn(); h != nil && h.Shared {
		help = "hide your name again"
	}
	return []key[debrief]{
		{on: []string{"d"}, show: "d", help: "dispute a level", side: d.part != partTurns, off: off, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			return d, open(dispute{attempt: d.talk.id, of: *d.heardOn()})
		}},
		{on: []string{"s"}, show: "s", help: help, side: true, off: off, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			h := d.heardOn()
			return d, k.desk.share(d.talk.id, h.Seq, h.Shared)
		}},
	}
}

// revisit reads again what coaches gave, when a dispute was sent or left.
func (d debrief) revisit(k kit) tea.Cmd {
	if k.desk.team == nil {
		return nil
	}
	return k.desk.hearAgain(d.talk.id)
}
