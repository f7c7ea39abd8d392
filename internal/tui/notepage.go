package tui

import tea "github.com/charmbracelet/bubbletea"

// noteW is how wide a note is typed.
func noteW(k kit) int { return min(k.bodyW(), 78) }

// typing is what a key does on a screen that holds a note: one of the screen's own keys,
// or a letter of the note while it is not being kept.
func typing[S screen](msg tea.KeyMsg, rows []key[S], s S, k kit, note *editor, busy bool) (done bool, next screen, cmd tea.Cmd) {
	if !msg.Paste {
		if next, cmd, ok := press(rows, s, k, msg.String()); ok {
			return true, next, cmd
		}
	}
	if typed, ok := note.press(msg, noteW(k)); ok && !busy {
		*note = typed
	}
	return false, nil, nil
}

// notePage is a page on which a note is written: what it is for and the reply it is
// about, where there is room, then the question, and the note with an example in it.
type notePage struct {
	title, aside        string
	intro, label, reply string
	rows                []string // between the reply and the question
	question, like      string
}

func (p notePage) view(note editor, k kit) page {
	l, w := k.look, noteW(k)
	var out []string
	if k.roomy() {
		out = append(flow(w, run{p.intro, l.muted}), "")
		if p.label != "" {
			out = append(out, l.muted.on(p.label))
		}
		said := flow(w, run{p.reply, l.plain})
		out = append(append(out, said[:min(len(said), 6)]...), "")
	}
	out = append(append(out, p.rows...), l.strong.on(p.question))
	room := max(1, k.bodyH()-len(out))
	return page{title: p.title, aside: p.aside, body: append(out, note.view(l, w, min(room, 6), true, "for example: "+p.like)...)}
}
