package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
)

// remark is where a trainee says that a mark is wrong, and why. It is kept for a
// coach; the mark stays what it is.
type remark struct {
	attempt string
	of      play.Marked
	note    editor
	busy    bool
}

// remarkedMsg says that a remark was kept.
type remarkedMsg struct{ err error }

func newRemark(attempt string, of play.Marked) remark { return remark{attempt: attempt, of: of} }

func (remark) name() string { return "what is wrong with a mark" }

func (r remark) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case remarkedMsg:
		if !r.busy {
			return r, nil
		}
		r.busy = false
		if msg.err != nil {
			return r, fail("your remark is not kept", msg.err)
		}
		return r, tea.Sequence(back, say("Kept for your coach: spar data remarks lists it"))
	case tea.KeyMsg:
		if done, next, cmd := typing(msg, r.rows(), r, k, &r.note, r.busy); done {
			return next, cmd
		}
	}
	return r, nil
}

func (r remark) rows() []key[remark] {
	return []key[remark]{
		{on: []string{"enter"}, show: "enter", help: "keep it", off: func(r remark, k kit) string {
			switch {
			case r.busy:
				return "it is being kept"
			case r.note.blank():
				return "say what is wrong first"
			}
			return ""
		}, do: func(r remark, k kit) (remark, tea.Cmd) {
			r.busy = true
			return r, k.desk.remark(r.attempt, r.of, r.note.text)
		}},
		{on: []string{"esc"}, show: "esc", help: "leave it", do: func(r remark, k kit) (remark, tea.Cmd) { return r, back }},
	}
}

func (d *desk) remark(attempt string, of play.Marked, note string) tea.Cmd {
	return d.wish("keeping a remark", func() tea.Msg {
		return remarkedMsg{d.p.Remark(d.ctx, attempt, of.Turn, of.Reply, note)}
	})
}

func (r remark) keys(k kit) []hint { return hints(r.rows(), r, k) }

func (r remark) view(k kit) page {
	return notePage{
		title: "This mark is wrong", aside: "kept for your coach",
		intro: "Say in your own words which mark is wrong, and why. The mark stays as it is; your coach reads this with your reply and everything it got.",
		label: "YOU SAID", reply: r.of.Reply,
		question: "What is wrong with the marks", like: "I did ask for something back, the three years",
	}.view(r.note, k)
}
