package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/store"
)

// stage is where the talk happens: what was said, whose turn it is, and the input.
type stage struct {
	talk  talk
	input editor
	// sending is the reply that is on its way to the disk; it stays in the input
	// until it is kept.
	sending bool
	// away is how often in vain the reply or the draft was to be kept since the
	// database is away; 0 while it is there.
	away int
	// back is how many lines the talk is scrolled up from its newest line.
	back int
	// ticking is true while a moment has been set at which to keep the draft.
	ticking bool
	unkept  bool // the newest draft is not on the disk yet
	// leaving is true while the draft is being kept in order to leave; stuck, when
	// that failed and a second press leaves without it.
	leaving, stuck bool
	// aid is the help that was asked for with the line that waits.
	aid []report.Aid
	// until is when the time for the line that waits is over, zero where nothing is
	// timed; now is what the clock shows it by, and clocking true while it goes.
	until, now time.Time
	clocking   bool
}

// draftEvery is how long a draft may be unkept: typing sets one moment, not one a key.
// draftAgain is how long to wait after a draft could not be kept.
const (
	draftEvery = 500 * time.Millisecond
	draftAgain = 3 * time.Second
)

type draftTick struct{}

func newStage(t talk) stage { return stage{talk: t, input: newEditor(t.draft), aid: aidOf(t)} }

func (stage) name() string { return "the talk" }

// shape is how the body of the stage is divided.
type shape struct {
	side         bool // the deal card stands beside the talk
	talkW, cardW int
	talkH, typeH int
}

func (s stage) shape(k kit) shape {
	var sh shape
	w, h := k.bodyW(), k.bodyH()
	sh.talkW = w
	if w >= 72 {
		sh.side, sh.cardW = true, 25
		if w >= 100 {
			sh.cardW = 34
		}
		sh.talkW = w - sh.cardW - 3
	}
	switch {
	case h >= 30:
		sh.typeH = 6
	case h >= 16:
		sh.typeH = 4
	default:
		sh.typeH = 3
	}
	sh.talkH = h - sh.typeH - 1
	if k.roomy() {
		sh.talkH-- // a blank line above whose turn it is
	}
	if !sh.side {
		sh.talkH--
	}
	return sh
}

func (s stage) typeW(k kit) int { return min(s.shape(k).talkW, 90) - 2 }

func (s stage) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return s.press(msg, k)
	case heardMsg:
		return s.heard(msg, k)
	case clockTick:
		return s.ticked(k)
	case draftTick:
		s.ticking = false
		if s.unkept && !s.sending {
			return s, k.desk.saveDraft()
		}
	case draftMsg:
		return s.drafted(msg, k)
	case saidMsg:
		return s.said(msg, k)
	case resendTick:
		return s.resend(msg, k)
	case aidMsg:
		if msg.err != nil {
			return s, fail("no help", msg.err)
		}
		msg.talk.warm = s.talk.warm
		s.talk, s.back = msg.talk, 0
		s.aid = aidOf(s.talk)
		return s, nil
	case againMsg:
		if msg.err != nil {
			return s, fail("the turn stands", msg.err)
		}
		s.talk, s.back = msg.talk, 0
		s.aid = aidOf(s.talk)
		typed := s.input.text
		cuts := s.input.cuts
		s.input = newEditor(msg.last)
		s.input.cuts = cuts
		next, cmd := s.changed(k)
		cmd = tea.Batch(cmd, k.desk.hear(s.talk))
		if strings.TrimSpace(typed) == "" {
			return next, cmd
		}
		// What was being typed is not lost: it can be put back.
		s = next.(stage)
		s.input = s.input.aside(typed)
		return s, tea.Batch(cmd, say("What you were typing is put back with ctrl+y"))
	}
	return s, nil
}

// drafted hears whether the draft is kept. What failed is tried again after a while,
// unless the attempt was gone on with elsewhere: then it cannot be kept here at all.
func (s stage) drafted(msg draftMsg, k kit) (screen, tea.Cmd) {
	leaving := s.leaving
	s.leaving = false
	switch {
	case msg.err == nil:
		if !s.sending {
			s.away = 0
		}
		s.unkept = s.input.text != msg.text
		if leaving {
			return s, home
		}
		return s, nil
	case leaving:
		s.stuck = true
		return s, fail("the draft is not kept, esc once more leaves without it", msg.err)
	case practice.Away(msg.err): // said where it stands whose turn it is
		if !s.sending {
			s.away++
		}
		if s.ticking {
			return s, nil
		}
		s.ticking = true
		return s, tick(k, draftAgain)
	case s.ticking || errors.Is(msg.err, store.ErrConflict):
		return s, fail("the draft is not kept", msg.err)
	}
	s.ticking = true
	return s, tea.Batch(fail("the draft is not kept", msg.err), tick(k, draftAgain))
}

// leave goes to the library, with the draft kept.
func (s stage) leave(k kit) (stage, tea.Cmd) {
	if s.stuck {
		k.desk.forget()
		return s, home
	}
	s.leaving = true
	return s, k.desk.saveDraft()
}

func (s stage) said(msg saidMsg, k kit) (screen, tea.Cmd) {
	if !s.sending {
		return s, nil
	}
	if practice.Away(msg.err) {
		return s.reconnect(k)
	}
	s.sending, s.away = false, 0
	if msg.err != nil {
		return s, fail("the reply is not kept and still stands in the input", msg.err)
	}
	msg.talk.warm = s.talk.warm
	s.talk, s.back, s.unkept, s.aid = msg.talk, 0, false, nil
	if s.talk.warm == nil {
		s.until = time.Time{} // it starts anew when the next line is heard
	}
	s.input = editor{}
	return s, open(newMarks(msg.talk, msg.fresh))
}

func (s stage) press(msg tea.KeyMsg, k kit) (screen, tea.Cmd) {
	if !msg.Paste {
		if next, cmd, ok := press(s.rows(), s, k, msg.String()); ok {
			return next, cmd
		}
	}
	if s.sending || s.talk.state.Done() {
		return s, nil
	}
	input, ok := s.input.press(msg, s.typeW(k))
	if !ok {
		return s, nil
	}
	same := input.text == s.input.text
	s.input = input
	if same {
		return s, nil
	}
	return s.changed(k)
}

// changed tells the desk of the new draft and sees that it is kept soon.
func (s stage) changed(k kit) (screen, tea.Cmd) {
	k.desk.typing(s.input.text)
	s.unkept, s.stuck = true, false
	if s.ticking {
		return s, nil
	}
	s.ticking = true
	return s, tick(k, draftEvery)
}

func tick(k kit, in time.Duration) tea.Cmd {
	return k.desk.after(in, func(time.Time) tea.Msg { return draftTick{} })
}

func (s stage) rows() []key[stage] {
	brief := key[stage]{on: []string{"ctrl+o"}, show: "ctrl+o", help: "the brief", side: true, do: func(s stage, k kit) (stage, tea.Cmd) {
		return s, open(brief{sc: s.talk.sc, talking: true})
	}}
	rows := []key[stage]{
		{on: []string{"enter"}, show: "enter", help: "say it", off: stage.cannotSend, do: stage.send},
		{on: []string{"alt+enter", "ctrl+j"}, show: "alt+enter", help: "new line", off: stage.cannotType, do: func(s stage, k kit) (stage, tea.Cmd) {
			s.input, _ = s.input.insert("\n")
			next, cmd := s.changed(k)
			return next.(stage), cmd
		}},
		{on: []string{"pgup"}, do: func(s stage, k kit) (stage, tea.Cmd) { return s.read(k, k.bodyH()/2), nil }},
		{on: []string{"pgdown"}, show: "page up/down", help: "read back, and on", side: true, do: func(s stage, k kit) (stage, tea.Cmd) { return s.read(k, -k.bodyH()/2), nil }},
		{on: []string{"esc"}, show: "esc", help: "leave, all is kept", do: stage.leave},
		{on: []string{"ctrl+t"}, show: "ctrl+t", help: "try last turn again", off: stage.cannotRetry, do: func(s stage, k kit) (stage, tea.Cmd) { return s, k.desk.again() }},
		{on: []string{"ctrl+n"}, show: "ctrl+n", help: s.aidName(), off: stage.noAid, do: func(s stage, k kit) (stage, tea.Cmd) { return s, k.desk.help() }},
		{on: []string{"ctrl+r"}, show: "ctrl+r", help: "how it is graded", side: true, do: func(s stage, k kit) (stage, tea.Cmd) { return s, open(newRubric(s.grades())) }},
		brief,
		{on: []string{"ctrl+l"}, show: "ctrl+l", help: "last marks", side: true, off: func(s stage, k kit) string {
			if lastMarked(s.talk.events) == nil {
				return "nothing has been graded yet"
			}
			return ""
		}, do: func(s stage, k kit) (stage, tea.Cmd) { return s, open(newMarks(s.talk, s.talk.events)) }},
		{show: "ctrl+a, ctrl+e", help: "start and end of the line", side: true},
		{show: "ctrl+w, ctrl+u, ctrl+k", help: "cut a word, to the line's start, to its end", side: true},
		{show: "ctrl+y", help: "put back what was cut, again for what was cut before", side: true},
	}
	if s.talk.warm == nil {
		return rows
	}
	// A warm-up begins in the middle, and nobody has read the brief.
	brief.side = false
	rows = slices.DeleteFunc(rows, func(r key[stage]) bool { return r.help == brief.help })
	return slices.Insert(rows, 1, brief)
}

func (s stage) keys(k kit) []hint { return hints(s.rows(), s, k) }

// grades are the dimensions that the beat at hand is about.
func (s stage) grades() []grade.Dimension {
	if b := s.talk.sc.Beat(s.talk.state.Beat); b != nil {
		return b.Grades
	}
	return nil
}

func (s stage) cannotType(kit) string {
	switch {
	case s.sending && s.away > 0:
		return "reconnecting, your reply is kept here"
	case s.sending:
		return "your reply is being kept"
	case s.talk.state.Done():
		return "the talk is over"
	}
	return ""
}

func (s stage) cannotSend(k kit) string {
	if why := s.cannotType(k); why != "" {
		return why
	}
	if s.input.blank() {
		return "type what you would say first"
	}
	return tooLong(s.input.typed())
}

// tooLong says that a reply of n characters cannot be said; "" where it can.
func tooLong(n int) string {
	if n <= grade.MaxReply {
		return ""
	}
	return fmt.Sprintf("%d characters: a reply may have %d, shorten it by %d", n, grade.MaxReply, n-grade.MaxReply)
}

func (s stage) cannotRetry(k kit) string {
	switch {
	case s.sending:
		return "your reply is being kept"
	case s.talk.warm != nil:
		return "a warm-up goes on"
	case s.talk.measures() != "":
		return s.talk.measures()
	case s.talk.state.Before == nil:
		return "there is no turn to take back"
	}
	return ""
}

func (s stage) send(k kit) (stage, tea.Cmd) {
	s.sending = true
	return s, k.desk.reply(s.input.text)
}

// read scrolls the talk by n lines, back where n is positive.
func (s stage) read(k kit, n int) stage {
	sh := s.shape(k)
	all := len(s.spokenLines(k, sh))
	s.back = min(max(0, s.back+n), max(0, all-sh.talkH))
	return s
}

// over is what follows a talk that has ended; nil while it goes on.
func over(t talk) *play.Ended {
	for i := len(t.events) - 1; i >= 0; i-- {
		switch ev := t.events[i].(type) {
		case play.Ended:
			return &ev
		case play.Undone:
			return nil
		}
	}
	return nil
}
