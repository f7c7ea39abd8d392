package tui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/store"
)

// Enrolment is what somebody needs whose key is not known yet. The errors of its
// functions are shown, with their Hint where they have one.
type Enrolment struct {
	Fingerprint string // of the key that they came with
	// Privacy says who will see what, in sentences, before anything is agreed to.
	Privacy []string
	// Check says which role a code lets somebody in as, and changes nothing.
	Check func(ctx context.Context, code string) (role string, err error)
	// Enrol binds the key to a new person, and is their practice. Shown is their own
	// choice to be named on the board.
	Enrol func(ctx context.Context, code, name string, shown bool) (*practice.Practice, error)
}

// admittedMsg is the way from the enrolment screen to the library.
type admittedMsg struct {
	p  *practice.Practice
	me store.Person // nobody where there is no team, or it could not be asked
}

// admit gives somebody who has just enrolled their own screens.
func (r root) admit(msg admittedMsg) (tea.Model, tea.Cmd) {
	d := r.kit.desk
	d.p, d.me = msg.p, msg.me
	if d.team != nil {
		d.boards = d.team.BoardsFor(msg.p.Whose())
	}
	in := newRoot(r.kit, nil)
	in.controls = r.controls
	return in, in.first()
}

// The steps of an enrolment.
type enrolStep int

const (
	enrolCode  enrolStep = iota // the invitation's code
	enrolAgree                  // who will see what
	enrolName                   // what to be called, and whether on the board
)

// enrol is the screen of somebody whose key is not known.
type enrol struct {
	of    Enrolment
	step  enrolStep
	code  editor
	named editor
	shown bool
	role  string
	busy  bool
	wrong string
	page  pager
}

func newEnrol(e Enrolment) enrol {
	s := enrol{of: e}
	s.code.line, s.named.line = true, true
	return s
}

func (enrol) name() string { return "the enrolment" }

// The answers to its wishes.
type (
	codeMsg struct {
		role string
		err  error
	}
	enrolledMsg struct {
		admittedMsg
		err error
	}
)

func (s enrol) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case codeMsg:
		s.busy = false
		if msg.err != nil {
			s.wrong = sentence(msg.err)
			return s, nil
		}
		s.role, s.step, s.page = msg.role, enrolAgree, pager{}
	case enrolledMsg:
		s.busy = false
		if msg.err != nil {
			s.wrong = sentence(msg.err)
			return s, nil
		}
		return s, func() tea.Msg { return msg.admittedMsg }
	case tea.KeyMsg:
		return s.press(msg, k)
	}
	return s, nil
}

func (s enrol) press(msg tea.KeyMsg, k kit) (screen, tea.Cmd) {
	if !msg.Paste {
		if next, cmd, ok := press(s.rows(k), s, k, msg.String()); ok {
			return next, cmd
		}
	}
	if s.busy {
		return s, nil
	}
	field := &s.code
	switch s.step {
	case enrolAgree:
		return s, nil
	case enrolName:
		field = &s.named
	}
	if next, ok := field.press(msg, s.width(k)); ok {
		*field, s.wrong = next, ""
	}
	return s, nil
}

func (s enrol) width(k kit) int { return min(k.bodyW(), 78) }

func (s enrol) rows(k kit) []key[enrol] {
	rows := []key[enrol]{{on: []string{"enter"}, show: "enter", help: s.does(k), off: enrol.notYet, do: enrol.next}}
	switch s.step {
	case enrolAgree:
		rows = append(rows, key[enrol]{on: []string{"esc"}, show: "esc", help: "I do not: back", do: enrol.back})
		rows = append(rows, paging(func(s enrol, k kit) int { return len(s.lines(k)) }, func(s *enrol) *pager { return &s.page })...)
	case enrolName:
		rows = append(rows, key[enrol]{on: []string{"tab"}, show: "tab", help: "named on the board, or not", do: func(s enrol, k kit) (enrol, tea.Cmd) {
			s.shown = !s.shown
			return s, nil
		}}, key[enrol]{on: []string{"esc"}, show: "esc", help: "back", do: enrol.back})
	}
	return rows
}

func (s enrol) keys(k kit) []hint { return hints(s.rows(k), s, k) }

// does is what enter does now.
func (s enrol) does(k kit) string {
	if s.unread(k) {
		return "read on"
	}
	return [...]string{"check the code", "I agree", "come in"}[s.step]
}

// notYet says what is missing before the next step.
func (s enrol) notYet(kit) string {
	switch {
	case s.busy:
		return "one moment"
	case s.step == enrolCode && s.code.blank():
		return "type the code of your invitation first"
	case s.step == enrolName && s.named.blank():
		return "type a name first"
	}
	return ""
}

func (s enrol) next(k kit) (enrol, tea.Cmd) {
	e, code, name, shown := s.of, s.code.text, s.named.text, s.shown
	switch s.step {
	case enrolCode:
		s.busy = true
		return s, k.desk.wish("checking a code", func() tea.Msg {
			role, err := e.Check(k.desk.ctx, code)
			return codeMsg{role, err}
		})
	case enrolName:
		s.busy = true
		return s, k.desk.wish("enrolling", func() tea.Msg {
			p, err := e.Enrol(k.desk.ctx, code, name, shown)
			in := admittedMsg{p: p}
			if err == nil && k.desk.team != nil {
				// Without an answer this session has no desk; the next one has.
				in.me, _ = k.desk.team.Person(k.desk.ctx, p.Whose())
			}
			return enrolledMsg{in, err}
		})
	}
	if s.unread(k) {
		s.page = s.page.scroll(k.bodyH()-2, len(s.lines(k)), k.bodyH()-1)
		return s, nil
	}
	s.step, s.page = enrolName, pager{}
	return s, nil
}

func (s enrol) back(kit) (enrol, tea.Cmd) {
	s.step, s.wrong, s.page = s.step-1, "", pager{}
	return s, nil
}

func (s enrol) view(k kit) page {
	aside := [...]string{"1 of 3: the invitation", "2 of 3: who sees what", "3 of 3: your name"}[s.step]
	return page{title: "Welcome to spar", aside: aside, body: s.page.cut(k.look, s.lines(k), k.bodyH())}
}

func (s enrol) lines(k kit) []string {
	l, w := k.look, s.width(k)
	var out []string
	blank := func() {
		if k.roomy() {
			out = append(out, "")
		}
	}
	switch s.step {
	case enrolCode:
		out = []string{l.strong.on("The code of your invitation"), s.code.view(l, w, 1, true, "type or paste it")[0]}
	case enrolAgree:
		out = flow(w, run{"You will be here as: ", l.plain}, run{s.role, l.strong}, run{". Before you come in, who sees what:", l.plain})
		for _, line := range s.of.Privacy {
			if k.h >= 30 {
				out = append(out, "")
			}
			out = append(out, hang(w, l.sign.dot+" ", run{line, l.plain})...)
		}
	case enrolName:
		out = []string{l.strong.on("Your name, as your coach knows you"), s.named.view(l, w, 1, true, "for example: Ann Weber")[0]}
		blank()
		choice := "The board does not show your name."
		if s.shown {
			choice = "The board shows this name to everybody in the team."
		}
		out = append(out, flow(w, run{choice + " ", l.plain}, run{"tab changes it", l.muted})...)
	}
	if s.wrong != "" {
		blank()
		out = append(out, flow(w, run{"Not yet. ", l.bad}, run{s.wrong, l.plain})...)
	}
	if s.step == enrolCode {
		blank()
		out = append(out, flow(w, run{"Your key is new here: ", l.plain}, run{s.of.Fingerprint, l.muted})...)
		blank()
		out = append(out, flow(w, run{enrolHint, l.muted})...)
	}
	return out
}

// unread is true while part of what is agreed to has not been on the screen.
func (s enrol) unread(k kit) bool {
	return s.step == enrolAgree && s.page.top+k.bodyH()-1 < len(s.lines(k)) && len(s.lines(k)) > k.bodyH()
}

// enrolHint helps whoever has been here before with another key.
const enrolHint = "Whoever invited you has sent you a code. If you have been here before, you came with another key: choose it with ssh -i FILE -o IdentitiesOnly=yes."

// sentence is an error with its cure, to be shown.
func sentence(err error) string {
	s := report.UpperFirst(err.Error())
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		s += ": " + hinted.Hint()
	}
	return s + "."
}
