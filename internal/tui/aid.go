package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
	"spar/internal/report"
)

// aidMsg answers a wish for help.
type aidMsg struct {
	talk talk
	err  error
}

// help asks for the next step of help with the line that waits. That it was asked for
// is stored before it is shown.
func (d *desk) help() tea.Cmd {
	return d.wish("helping", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		if _, err := d.p.Help(d.ctx, d.seat); err != nil {
			return aidMsg{err: err}
		}
		return aidMsg{talk: copyOf(d.seat)}
	})
}

// aidOf is the help that was asked for with the line that waits.
func aidOf(t talk) []report.Aid {
	return report.AidFor(t.sc, t.state.Beat, t.state.Visits[t.state.Beat], t.state.Helped)
}

// aidName is what the key for help shows next.
func (s stage) aidName() string {
	return [...]string{"help: the move", "help: its shape", "help: a model reply", "help"}[min(s.talk.state.Helped, play.HelpSteps)]
}

func (s stage) noAid(k kit) string {
	if why := s.cannotType(k); why != "" {
		return why
	}
	if why := s.talk.measures(); why != "" {
		return why
	}
	if s.talk.state.Helped >= play.HelpSteps {
		return "all the help there is for this line is shown"
	}
	return ""
}

// spokenLines are what was said and, below it, the help that was asked for.
func (s stage) spokenLines(k kit, sh shape) []string {
	l, w := k.look, min(sh.talkW, 86)
	lines := conversation(l, s.talk, w, !k.roomy())
	for i, a := range s.aid {
		if k.h < 30 && i < len(s.aid)-1 {
			continue // where rows are few, the newest step and the buyer's line are seen
		}
		if k.roomy() && (i == 0 || k.h < 30) {
			lines = append(lines, "")
		}
		lines = append(lines, hang(w, "  ", run{fmt.Sprintf("help %d of %d, %s  ", i+1, play.HelpSteps, a.Name), l.accent}, run{a.Text, l.plain})...)
	}
	return lines
}
