package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
)

// resendTick is the moment to send a reply again that met no database. It names the
// attempt and the try that it follows: one that comes late means nothing.
type resendTick struct {
	attempt string
	tries   int
}

// reconnect keeps the reply in the input and sets the moment for the next try. The line
// keeps its id in the attempt, so that it is stored once even where the answer to an
// earlier try was lost.
func (s stage) reconnect(k kit) (stage, tea.Cmd) {
	s.sending = true
	s.away++
	next := resendTick{attempt: s.talk.id, tries: s.away}
	return s, k.desk.after(practice.Pause(s.away), func(time.Time) tea.Msg { return next })
}

// resend tries again, unless that was given up meanwhile.
func (s stage) resend(msg resendTick, k kit) (stage, tea.Cmd) {
	if !s.sending || msg.attempt != s.talk.id || msg.tries != s.away {
		return s, nil
	}
	return s, k.desk.reply(s.input.text)
}

// awayTell is what stands beside RECONNECTING.
func (stage) awayTell(sh shape) string {
	switch {
	case sh.talkW < 44:
		return " reply kept"
	case sh.talkW < 68:
		return " your reply is kept"
	}
	return " your reply is kept and is sent by itself"
}
