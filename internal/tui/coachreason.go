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
		if !msg.Paste {
			if next, cmd, ok := press(r.rows(), r, k, msg.String()); ok {
				return next, cmd
			}
		}
		if next, ok := r.note.press(msg, noteW(k)); ok {
			r.note = next
		}
	}
	return r, nil
}

// noteW is how wide a note is typed.
func noteW(k kit) int { return min(k.bodyW(), 78) }

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
	l, w := k.look, noteW(k)
	var out []string
	if k.roomy() {
		out = append(flow(w, run{"What you gave blind is kept, and the comparison of coaches and machine goes by that. The trainee sees both, with your reason.", l.muted}), "")
		out = append(out, l.muted.on("THE REPLY"))
		said := flow(w, run{r.of.Whole, l.plain})
		out = append(append(out, said[:min(len(said), 6)]...), "")
	}
	out = append(out, l.strong.on("Why you hold otherwise now"))
	room := max(1, k.bodyH()-len(out))
	return page{title: "Changing a level", aside: "kept beside what you gave blind", body: append(out, r.note.view(l, w, min(room, 6), true, "for example: I had overlooked the condition")...)}
}
