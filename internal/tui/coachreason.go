package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/team"
)

// coachReason is where a coach says why they hold something else after they have seen
// the machine's levels.
type coachReason struct {
	of   team.Opened
	note editor
}

// reasonMsg is the reason, for the desk below.
type reasonMsg struct{ text string }

func (coachReason) name() string { return "why a level is changed" }

func (r coachReason) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	if msg, ok := msg.(tea.KeyMsg); ok {
		if done, next, cmd := typing(msg, r.rows(), r, k, &r.note, false); done {
			return next, cmd
		}
	}
	return r, nil
}

func (r coachReason) rows() []key[coachReason] {
	return []key[coachReason]{
		{on: []string{"enter"}, show: "enter", help: "keep it", off: func(r coachReason, _ kit) string {
			if r.note.blank() {
				return "say why first"
			}
			return ""
		}, do: func(r coachReason, k kit) (coachReason, tea.Cmd) {
			text := r.note.text
			return r, tea.Sequence(back, func() tea.Msg { return reasonMsg{text} })
		}},
		{on: []string{"esc"}, show: "esc", help: "leave it", do: func(r coachReason, k kit) (coachReason, tea.Cmd) { return r, back }},
	}
}

func (r coachReason) keys(k kit) []hint { return hints(r.rows(), r, k) }

func (r coachReason) view(k kit) page {
	return notePage{
		title: "Changing a level", aside: "kept beside what you gave blind",
		intro: "What you gave blind is kept, and the comparison of coaches and machine goes by that. The trainee sees both, with your reason.",
		label: "THE REPLY", reply: r.of.Whole,
		question: "Why you hold otherwise now", like: "I had overlooked the condition",
	}.view(r.note, k)
}
