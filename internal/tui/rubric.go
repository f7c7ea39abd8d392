package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
)

// rubric says how replies are graded. It is never hidden: the brief, the talk and the
// marks lead here.
type rubric struct {
	grades []grade.Dimension // what the scene at hand is about; empty for all
	page   pager
}

func newRubric(grades []grade.Dimension) rubric { return rubric{grades: graded(grades)} }

func (rubric) name() string { return "how it is graded" }

func (r rubric) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	if msg, ok := msg.(tea.KeyMsg); ok {
		next, cmd, _ := press(r.rows(), r, k, msg.String())
		return next, cmd
	}
	return r, nil
}

func (r rubric) rows() []key[rubric] {
	rows := []key[rubric]{
		{on: []string{"esc", "enter", "q", "ctrl+r", "r"}, show: "esc", help: "back", do: func(r rubric, k kit) (rubric, tea.Cmd) { return r, back }},
	}
	return append(rows, paging(func(r rubric, k kit) int { return len(r.lines(k)) }, func(r *rubric) *pager { return &r.page })...)
}

func (r rubric) keys(k kit) []hint { return hints(r.rows(), r, k) }

func (r rubric) view(k kit) page {
	return page{title: "How a reply is graded", aside: "five questions, levels 0 to 4", body: r.page.cut(k.look, r.lines(k), k.bodyH())}
}

func (r rubric) lines(k kit) []string {
	l, w := k.look, min(k.bodyW(), 96)
	out := flow(w, run{"A level says which moves a reply made. It does not say that the deal is won. " +
		"Warmth costs nothing; giving in does, and so does being rude.", l.muted})
	for _, row := range grade.Rubric() {
		if !contains(r.grades, row.Dimension) {
			continue
		}
		out = append(out, "")
		out = append(out, flow(w, run{upper(row.Dimension.String()) + "  ", l.pick}, run{row.Asks, l.plain})...)
		for level, doc := range row.Levels {
			head := l.strong.on(fmt.Sprint(level)) + " " + bar(l, level, 4, levelInk(l, level)) + " "
			body := flow(w-7, run{doc.Word + ": ", levelInk(l, level)}, run{doc.Doc, l.muted})
			for i, line := range body {
				if i == 0 {
					out = append(out, head+line)
				} else {
					out = append(out, spaces(7)+line)
				}
			}
		}
	}
	out = append(out, "", l.pick.on("WHAT A REPLY CAN DO"))
	for _, m := range grade.Moves() {
		out = append(out, hang(w, "  ", run{m.Name + " ", l.strong}, run{l.sign.dash + " " + m.Doc, l.muted})...)
	}
	return out
}
