package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// helpPage lists every key of the screen below it, with the reason where one is off.
type helpPage struct {
	of   string // the screen that the keys belong to
	rows []hint
	page pager
}

func (helpPage) name() string { return "the help" }

func (h helpPage) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	if msg, ok := msg.(tea.KeyMsg); ok {
		next, cmd, _ := press(h.keyRows(), h, k, msg.String())
		return next, cmd
	}
	return h, nil
}

func (h helpPage) keyRows() []key[helpPage] {
	rows := []key[helpPage]{
		{on: []string{"esc", "enter", "q", "?", "f1", "ctrl+g"}, show: "esc", help: "back", do: func(h helpPage, k kit) (helpPage, tea.Cmd) { return h, back }},
	}
	return append(rows, paging(func(h helpPage, k kit) int { return len(h.lines(k)) }, func(h *helpPage) *pager { return &h.page })...)
}

func (h helpPage) keys(k kit) []hint { return hints(h.keyRows(), h, k) }

func (h helpPage) view(k kit) page {
	return page{title: "Keys", aside: h.of, body: h.page.cut(k.look, h.lines(k), k.bodyH())}
}

func (h helpPage) lines(k kit) []string {
	l, w := k.look, min(k.bodyW(), 90)
	col := 12
	for _, r := range h.rows {
		col = max(col, len([]rune(r.show))+2)
	}
	col = min(col, w/2)
	var out []string
	for _, r := range h.rows {
		runs := []run{{r.help, l.plain}}
		if r.off != "" {
			runs = []run{{r.help, l.muted}, {" (off: " + r.off + ")", l.muted}}
		}
		for i, line := range flow(w-col, runs...) {
			if i == 0 {
				out = append(out, fit(l.strong.on(one(col-1, l, run{r.show, l.plain})), col)+line)
			} else {
				out = append(out, spaces(col)+line)
			}
		}
	}
	return out
}
