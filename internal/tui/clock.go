package tui

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// heardMsg says from when on the line that waits is timed, and until when.
type heardMsg struct {
	until time.Time
	err   error
}

// clockTick asks a timed stage to draw its clock anew.
type clockTick struct{}

// hear notes that the buyer's line of a timed talk stands on the screen; nil where
// nothing is timed.
func (d *desk) hear(t talk) tea.Cmd {
	if t.limit == 0 || t.state.Done() {
		return nil
	}
	return d.wish("keeping the time", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		err := d.p.Heard(d.ctx, d.seat)
		return heardMsg{d.p.Now().Add(t.limit), err}
	})
}

// enter opens the stage of a talk in the way that is given, and starts its clock.
func enter(t talk, k kit, how func(screen) tea.Cmd) tea.Cmd {
	if t.warm != nil {
		return tea.Sequence(how(newStage(t)), func() tea.Msg { return heardMsg{until: t.warm.until} })
	}
	return tea.Sequence(how(newStage(t)), k.desk.hear(t))
}

// heard starts the clock of the stage.
func (s stage) heard(msg heardMsg, k kit) (screen, tea.Cmd) {
	if msg.err != nil {
		return s, fail("the time is not kept", msg.err)
	}
	s.until, s.now = msg.until, k.desk.p.Now()
	if s.clocking {
		return s, nil
	}
	s.clocking = true
	return s, nextSecond(k)
}

// ticked draws the clock anew, once a second while there is one.
func (s stage) ticked(k kit) (screen, tea.Cmd) {
	if s.until.IsZero() || s.talk.state.Done() {
		s.clocking = false
		return s, nil
	}
	s.now = k.desk.p.Now()
	return s, nextSecond(k)
}

func nextSecond(k kit) tea.Cmd {
	return k.desk.after(time.Second, func(time.Time) tea.Msg { return clockTick{} })
}

// clockText is what the clock shows, and whether the time is over. Nothing happens when
// it is: a late reply is sent and marked like any other, and told as late.
func (s stage) clockText() (string, bool) {
	if s.until.IsZero() {
		return "", false
	}
	left := s.until.Sub(s.now).Round(time.Second)
	if left < 0 {
		return minutesSeconds(-left) + " over", true
	}
	return minutesSeconds(left) + " left", false
}

func minutesSeconds(d time.Duration) string {
	s := int(d.Seconds())
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
