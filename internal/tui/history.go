package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/team"
	"spar/internal/text"
)

// history lists every attempt, to look back on one, to go on with one, or to delete one.
type history struct {
	standing practice.Standing
	all      []practice.Summary
	loaded   bool
	filter   editor
	at       int // in the list as it is shown
	busy     bool
	// deleting is the attempt that a second press deletes; gone are those that were
	// deleted while this screen was open, which can be taken back.
	deleting string
	gone     []practice.Gone
}

// The answers to the wishes of the history.
type (
	historyMsg struct {
		all []practice.Summary
		err error
	}
	removedMsg struct {
		gone practice.Gone
		left error // it is deleted, and this is why its words are not overwritten yet
		err  error
	}
	broughtBackMsg struct{ err error }
)

func (d *desk) history() tea.Cmd {
	return d.wish("reading the history", func() tea.Msg {
		all, err := d.p.History(d.ctx, 0)
		// Whoever only looked in has done nothing to look back on.
		return historyMsg{slices.DeleteFunc(all, func(s practice.Summary) bool { return s.Empty }), err}
	})
}

// remove deletes an attempt; whoever sits at it gets up.
func (d *desk) remove(attempt string) tea.Cmd {
	return d.wish("deleting an attempt", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		if err := d.getUp(attempt); err != nil {
			return removedMsg{err: err}
		}
		gone, err := d.p.Remove(d.ctx, attempt)
		if errors.Is(err, store.ErrWordsLeft) {
			return removedMsg{gone: gone, left: err}
		}
		return removedMsg{gone: gone, err: err}
	})
}

// getUp leaves the attempt if it is the one at hand, its draft kept. Work is held.
func (d *desk) getUp(attempt string) error {
	if d.seat == nil || d.seat.ID != attempt {
		return nil
	}
	if err := d.keepDraft(d.ctx); err != nil {
		return err
	}
	d.seat = nil
	d.setDraft("", "")
	return nil
}

func (d *desk) bringBack(g practice.Gone) tea.Cmd {
	return d.wish("bringing an attempt back", func() tea.Msg { return broughtBackMsg{d.p.BringBack(d.ctx, g)} })
}

// review opens the debrief of an attempt of the history on top of it.
func (d *desk) review(attempt string) tea.Cmd {
	return d.wish("looking back", func() tea.Msg {
		a, err := d.p.Resume(d.ctx, attempt)
		if err != nil {
			return reviewedMsg{err: err}
		}
		of, err := report.LookBack(d.ctx, d.p, a)
		if err != nil {
			return reviewedMsg{err: err}
		}
		heard, err := d.hearOf(a.ID)
		return reviewedMsg{talk: copyOf(a), of: of, heard: heard, err: err}
	})
}

// reviewedMsg is the debrief of an attempt of the history.
type reviewedMsg struct {
	talk  talk
	of    report.Debrief
	heard []team.Heard
	err   error
}

func (history) name() string { return "your history" }

// shown are the attempts that the filter lets through: those that hold all of its words.
func (h history) shown() []practice.Summary {
	want := strings.Fields(text.Fold(h.filter.text))
	if len(want) == 0 {
		return h.all
	}
	var out []practice.Summary
	for _, s := range h.all {
		about := text.Fold(strings.Join([]string{s.Title, s.Scenario, report.Result(s), dayOf(s.Updated), s.ID}, " "))
		holds := true
		for _, w := range want {
			holds = holds && strings.Contains(about, w)
		}
		if holds {
			out = append(out, s)
		}
	}
	return out
}

func (h history) chosen() (practice.Summary, bool) {
	all := h.shown()
	if h.at < 0 || h.at >= len(all) {
		return practice.Summary{}, false
	}
	return all[h.at], true
}

func (h history) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return h.press(msg, k)
	case standingMsg:
		if msg.err == nil {
			h.standing = msg.of
		}
	case historyMsg:
		h.loaded, h.busy = true, false
		if msg.err != nil {
			return h, fail("the history cannot be read", msg.err)
		}
		h.all = msg.all
		h.at = min(h.at, max(0, len(h.shown())-1))
	case removedMsg:
		h.busy = false
		if msg.err != nil {
			return h, fail("the attempt is not deleted", msg.err)
		}
		h.gone = append(h.gone[:len(h.gone):len(h.gone)], msg.gone)
		if msg.left != nil {
			return h, tea.Sequence(k.desk.history(), fail("Deleted, and ctrl+y brings it back", msg.left))
		}
		return h, tea.Sequence(k.desk.history(), say(fmt.Sprintf("Deleted: %s. Until you leave this page ctrl+y brings it back", msg.gone.Title())))
	case broughtBackMsg:
		h.busy = false
		if msg.err != nil {
			return h, fail("the attempt does not come back", msg.err)
		}
		last := len(h.gone) - 1
		title := h.gone[last].Title()
		h.gone = h.gone[:last:last]
		return h, tea.Sequence(k.desk.history(), say("It is back as it was: "+title))
	case reviewedMsg:
		if !h.busy {
			return h, nil
		}
		h.busy = false
		if msg.err != nil {
			return h, fail("the debrief cannot be made", msg.err)
		}
		d := newDebrief(msg.talk, msg.of)
		d.heard = msg.heard
		d.past = true
		return h, open(d)
	case seatedMsg:
		if !h.busy {
			return h, nil
		}
		h.busy = false
		if msg.err != nil {
			return h, fail("the talk cannot go on", msg.err)
		}
		return h, enter(msg.talk, k, swap)
	}
	return h, nil
}

func (h history) press(msg tea.KeyMsg, k kit) (screen, tea.Cmd) {
	if !msg.Paste {
		if next, cmd, ok := press(h.rows(), h, k, msg.String()); ok {
			if msg.String() != "ctrl+x" {
				next.deleting = ""
			}
			return next, cmd
		}
	}
	if f, ok := h.filter.press(msg, 40); ok {
		if f.text != h.filter.text {
			h.at = 0
		}
		h.filter, h.deleting = f, ""
	}
	return h, nil
}

func (h history) rows() []key[history] {
	move := func(n func(kit) int) func(history, kit) (history, tea.Cmd) {
		return func(h history, k kit) (history, tea.Cmd) {
			h.at = min(max(0, h.at+n(k)), max(0, len(h.shown())-1))
			return h, nil
		}
	}
	enter := "look back"
	if s, ok := h.chosen(); ok && goesOn(s) {
		enter = "go on"
	}
	leave := "library"
	if h.filter.text != "" {
		leave = "show everything"
	}
	rows := []key[history]{
		{on: []string{"enter"}, show: "enter", help: enter, off: history.cannotOpen, do: history.enter},
		{on: []string{"up", "ctrl+p"}, off: history.none, do: move(func(kit) int { return -1 })},
		{on: []string{"down", "ctrl+n"}, show: "up/down", help: "choose", off: history.none, do: move(func(kit) int { return 1 })},
		{on: []string{"pgup"}, off: history.none, do: move(func(k kit) int { return -k.bodyH() / 2 })},
		{on: []string{"pgdown"}, show: "page up/down", help: "a page", side: true, off: history.none, do: move(func(k kit) int { return k.bodyH() / 2 })},
		{on: []string{"esc"}, show: "esc", help: leave, do: func(h history, k kit) (history, tea.Cmd) {
			if h.filter.text == "" {
				return h, back
			}
			h.filter, h.at = newLibrary().filter, 0
			return h, nil
		}},
	}
	rows = append(rows, tabs(atHistory, func(h history) practice.Standing { return h.standing })...)
	return append(rows,
		key[history]{on: []string{"ctrl+x"}, show: "ctrl+x", help: "delete", off: history.cannotDelete, do: history.remove},
		key[history]{on: []string{"ctrl+y"}, show: "ctrl+y", help: "bring back", side: len(h.gone) == 0, off: func(h history, k kit) string {
			switch {
			case h.busy:
				return "one moment"
			case len(h.gone) == 0:
				return "nothing was deleted on this page"
			}
			return ""
		}, do: func(h history, k kit) (history, tea.Cmd) {
			h.busy = true
			return h, k.desk.bringBack(h.gone[len(h.gone)-1])
		}},
		key[history]{on: []string{"/"}, show: "a-z", help: "find", do: func(h history, k kit) (history, tea.Cmd) { return h, say(howToFind) }},
	)
}

// goesOn reports whether an attempt can be gone on with.
func goesOn(s practice.Summary) bool {
	return s.Status == store.StatusOpen && s.Kind != practice.WarmUp && !s.Damaged
}

func (h history) none(k kit) string {
	switch {
	case len(h.shown()) > 0:
		return ""
	case h.filter.blank():
		return "there is no attempt yet"
	}
	return "nothing is called like that: esc shows everything"
}

func (h history) cannotOpen(k kit) string {
	if h.busy {
		return "one moment"
	}
	if s, ok := h.chosen(); ok && s.Damaged {
		return "what is stored of this attempt is damaged: spar doctor says more"
	}
	return h.none(k)
}

func (h history) cannotDelete(k kit) string {
	if s, ok := h.chosen(); ok && s.Damaged {
		return "a damaged attempt could not be brought back: spar data delete takes it away for good"
	}
	return h.cannotOpen(k)
}

func (h history) enter(k kit) (history, tea.Cmd) {
	s, ok := h.chosen()
	if !ok {
		return h, nil
	}
	h.busy = true
	if goesOn(s) {
		return h, k.desk.resume(s.ID)
	}
	return h, k.desk.review(s.ID)
}

// remove asks once more before it deletes.
func (h history) remove(k kit) (history, tea.Cmd) {
	s, ok := h.chosen()
	if !ok {
		return h, nil
	}
	if h.deleting != s.ID {
		h.deleting = s.ID
		return h, say("Press ctrl+x once more to delete this attempt with every line of it")
	}
	h.deleting, h.busy = "", true
	return h, k.desk.remove(s.ID)
}

func (h history) keys(k kit) []hint { return hints(h.rows(), h, k) }

// againAt sits down at an attempt of the history and takes its last turn back.
func (d *desk) againAt(attempt string) tea.Cmd {
	sit, again := d.resume(attempt), d.again()
	return func() tea.Msg {
		switch m := sit().(type) {
		case seatedMsg:
			if m.err != nil {
				return againMsg{err: m.err}
			}
			return again()
		default:
			return m // it crashed; the program is ending
		}
	}
}
