package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// filePage has everything that there is to tell about a previewed file, for screens on
// which it does not stand beside the talk.
type filePage struct {
	of   preview
	page pager
}

func (filePage) name() string { return "the file" }

func (f filePage) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(f.rows(), f, k, msg.String())
		return next, cmd
	case fileMsg:
		return f, back // it is about a file that is no more
	}
	return f, nil
}

func (f filePage) rows() []key[filePage] {
	rows := []key[filePage]{
		{on: []string{"esc", "enter", "ctrl+p"}, show: "esc", help: "back", do: func(f filePage, k kit) (filePage, tea.Cmd) { return f, back }},
	}
	return append(rows, paging(func(f filePage, k kit) int { return len(f.lines(k)) }, func(f *filePage) *pager { return &f.page })...)
}

func (f filePage) lines(k kit) []string { return f.of.fileLines(k, min(k.bodyW(), 100)) }

func (f filePage) keys(k kit) []hint { return hints(f.rows(), f, k) }

func (f filePage) view(k kit) page {
	return page{title: "The file", aside: f.of.file, body: f.page.cut(k.look, f.lines(k), k.bodyH())}
}
