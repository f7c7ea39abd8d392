package tui

import (
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/text"
)

// root is the one Bubble Tea model. It routes: keys go to the screen on top, answers
// to wishes go to every open screen, and a few messages open and close screens.
type root struct {
	kit   kit
	stack []screen // the library is at the bottom
	note  string   // said once, until the next key
	start tea.Cmd  // what to open at once
	// alone is true where there is no library below, and no practice to ask.
	alone bool
	// leaving is true after the first ctrl+c while the draft could not be kept.
	leaving bool
	// seating is true from when a screen has taken an attempt to the moment when its stage is
	// open: a key in between would be the lower screen's, and open a second stage.
	seating bool
	// untoured is true where no tour is offered, not even on the very first run.
	untoured bool
	// busied is true once a key was pressed: whoever has begun wants no tour over it.
	busied bool
	// same is true after a message that changes nothing on the screen.
	same bool
	controls
}

func newRoot(k kit, start tea.Cmd) root {
	return root{kit: k, stack: []screen{newLibrary()}, start: start}
}

// rootOn is a root with another screen than the library at the bottom.
func rootOn(k kit, bottom screen, start tea.Cmd) root {
	return root{kit: k, stack: []screen{bottom}, start: start, alone: true}
}

// fail says what did not work, and the cure where the error knows one.
func fail(what string, err error) tea.Cmd {
	if practice.Away(err) { // where the database is, is not for whoever practises on a server
		return say(report.UpperFirst(what) + ": the database cannot be reached just now. Try again in a moment.")
	}
	s := what + ": " + err.Error()
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		s += " (" + hinted.Hint() + ")"
	}
	return say(report.UpperFirst(s))
}

type flushedMsg struct{ err error }

// Init reads the library; where something is opened at once only if that fails, since
// whoever comes back to the library has it read anyhow.
func (r root) Init() tea.Cmd { return r.kit.desk.guarded(r.first()) }

func (r root) first() tea.Cmd {
	if r.alone {
		return r.start
	}
	switch {
	case r.start == nil && r.untoured:
		return r.kit.desk.library()
	case r.start == nil: // somebody who names a buyer wants the buyer, not a tour
		return tea.Sequence(r.kit.desk.library(), r.kit.desk.firstTour())
	}
	return func() tea.Msg {
		msg := r.start()
		if _, opened := msg.(openMsg); opened {
			return msg
		}
		return tea.BatchMsg{func() tea.Msg { return msg }, r.kit.desk.library()}
	}
}

func (r root) top() screen { return r.stack[len(r.stack)-1] }

// Update never waits, and a panic in a screen ends the program in order.
func (r root) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = r
	defer func() {
		if v := recover(); v != nil {
			r.kit.desk.crashed(r.top().name(), v)
			next, cmd = r, tea.Quit
		}
	}()
	_, r.same = msg.(draftTick)
	next, cmd = r.route(msg)
	return next, r.kit.desk.guarded(cmd)
}

func (r root) route(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.kit.w, r.kit.h = min(max(0, msg.Width), mostW), min(max(0, msg.Height), mostH)
		return r, nil
	case tea.KeyMsg:
		if several(msg) && !r.takesText() {
			return r.each(msg)
		}
		r.note, r.busied = "", true
		if next, cmd, ok := press(r.rows(), r, r.kit, msg.String()); ok && !msg.Paste {
			return next, cmd
		}
		r.leaving = false
		if r.small() || r.seating {
			return r, nil
		}
		return r.forward(msg, len(r.stack)-1)
	case noteMsg:
		r.note = report.UpperFirst(text.Safe(msg.text))
	case seatedMsg:
		next, cmd := r.toAll(msg)
		next.seating = r.seating || msg.err == nil && cmd != nil // who does not wait for it does nothing
		return next, cmd
	case openMsg:
		r.seating = false
		if r.doubles(msg.to) {
			return r, nil
		}
		r.stack = append(r.stack[:len(r.stack):len(r.stack)], msg.to)
	case swapMsg:
		r.seating = false
		r.stack = append(r.stack[:len(r.stack)-1:len(r.stack)-1], msg.to)
	case backMsg:
		return r.close(max(1, len(r.stack)-1))
	case homeMsg:
		return r.close(r.base())
	case flushedMsg:
		return r.flushed(msg)
	case admittedMsg:
		return r.admit(msg)
	case sleepMsg:
		return r.doze(r.kit)
	case tourMsg:
		if len(r.stack) == 1 && !r.busied { // somebody who has gone on is past the beginning
			r.stack = []screen{r.stack[0], msg.of}
		}
	case settingMsg:
		if msg.err != nil {
			return r, fail("that is not remembered", msg.err)
		}
	case wokenMsg:
		return r, r.awake
	default:
		return r.toAll(msg)
	}
	return r, nil
}

// several is true for letters that were typed quickly and came together.
func several(msg tea.KeyMsg) bool {
	return msg.Type == tea.KeyRunes && len(msg.Runes) > 1 && !msg.Paste && !msg.Alt
}

// takesText reports whether letters that come together belong together.
func (r root) takesText() bool {
	switch r.top().(type) {
	case library, stage, preview:
		return true
	}
	return writing(r.top())
}

// each presses letters one after the other: over a slow line several come at once, and
// each of them is a key.
func (r root) each(msg tea.KeyMsg) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	for _, c := range msg.Runes {
		next, cmd := r.route(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}})
		r = next.(root)
		cmds = append(cmds, cmd)
	}
	return r, tea.Batch(cmds...)
}

// The largest screen that is drawn; a terminal that says it is larger gets this much.
const (
	mostW = 500
	mostH = 200
)

func (r root) small() bool { return r.kit.w < leastW || r.kit.h < leastH }

// close leaves the lowest n screens open. The library is read anew when it is seen again.
func (r root) close(n int) (tea.Model, tea.Cmd) {
	if n >= len(r.stack) {
		return r, nil
	}
	r.stack = r.stack[:n:n]
	if n == 1 && !r.alone {
		return r, r.kit.desk.library()
	}
	if s, ok := r.top().(interface{ revisit(kit) tea.Cmd }); ok {
		return r, s.revisit(r.kit)
	}
	return r, nil
}

// base is how many screens are left open when a talk is over: the library, and the drill
// that the talk was begun from.
func (r root) base() int {
	for i, s := range r.stack {
		if _, ok := s.(drill); ok {
			return i + 1
		}
	}
	return 1
}

// forward hands a message to one screen.
func (r root) forward(msg tea.Msg, i int) (tea.Model, tea.Cmd) {
	s, cmd := r.stack[i].update(msg, r.kit)
	r.stack = append([]screen(nil), r.stack...)
	r.stack[i] = s
	return r, cmd
}

// doubles reports whether a screen is open already that takes a while to come, so that it
// may have been asked for twice.
func (r root) doubles(to screen) bool {
	switch is := r.top().(type) {
	case drill:
		asked, ok := to.(drill)
		return ok && is.of.ID == asked.of.ID
	case brief:
		asked, ok := to.(brief)
		return ok && is.drill != nil && asked.drill != nil && is.drill.ID == asked.drill.ID
	}
	return false
}

// toAll hands an answer to every open screen: the one that wished knows it.
func (r root) toAll(msg tea.Msg) (root, tea.Cmd) {
	var cmds []tea.Cmd
	stack := append([]screen(nil), r.stack...)
	for i, s := range stack {
		next, cmd := s.update(msg, r.kit)
		stack[i] = next
		cmds = append(cmds, cmd)
	}
	r.stack = stack
	return r, tea.Batch(cmds...)
}

// rows are the keys that work everywhere.
func (r root) rows() []key[root] {
	help := func(r root, k kit) (root, tea.Cmd) {
		if _, ok := r.top().(helpPage); ok {
			return r, back
		}
		return r, open(helpPage{of: r.top().name(), rows: r.hints()})
	}
	rows := []key[root]{
		{on: []string{"ctrl+c"}, show: "ctrl+c", help: "quit, all is kept", side: true, do: root.quit},
		{on: []string{"ctrl+z"}, show: "ctrl+z", help: "put spar to sleep, fg wakes it", side: true, off: func(r root, k kit) string {
			return k.sleepless
		}, do: func(r root, k kit) (root, tea.Cmd) {
			return r.doze(k)
		}},
	}
	if writing(r.top()) {
		return append(rows, key[root]{on: []string{"f1", "ctrl+g"}, show: "f1", help: "keys", do: help})
	}
	return append(rows, key[root]{on: []string{"?", "f1", "ctrl+g"}, show: "?", help: "keys", do: help})
}

// writing reports whether "?" belongs to what is being typed.
func writing(s screen) bool {
	switch s := s.(type) {
	case stage:
		return !s.input.blank()
	case preview:
		return !s.input.blank()
	case deal, remark, enrol, coachReason, dispute:
		return true
	}
	return false
}

// hints are the rows of the screen on top and those that work everywhere.
func (r root) hints() []hint {
	return append(r.top().keys(r.kit), hints(r.rows(), r, r.kit)...)
}

// doze keeps the draft and sleeps.
func (r root) doze(k kit) (root, tea.Cmd) {
	if r.sleep == nil {
		return r, nil
	}
	return r, tea.Sequence(k.desk.saveDraft(), k.desk.wish("sleeping", r.sleep))
}

// quit keeps the draft and goes. Only where it cannot be kept does it ask.
func (r root) quit(k kit) (root, tea.Cmd) {
	if r.leaving {
		return r, tea.Quit
	}
	return r, k.desk.wish("keeping the draft", func() tea.Msg { return flushedMsg{k.desk.flush(k.desk.ctx)} })
}

func (r root) flushed(msg flushedMsg) (tea.Model, tea.Cmd) {
	if msg.err == nil {
		return r, tea.Quit
	}
	r.leaving = true
	r.note = text.Safe(fmt.Sprintf("Your draft cannot be kept: %v. ctrl+c once more quits without it.", msg.err))
	return r, nil
}

// View leaves the model to be drawn; Bubble Tea itself draws nothing.
func (r root) View() string {
	if r.paint != nil && !r.same {
		r.paint(r)
	}
	return ""
}

// lines draws the whole screen, at most as many lines as it has rows.
func (r root) lines() []string {
	k := r.kit
	if k.w == 0 || k.h == 0 {
		return nil
	}
	if r.small() {
		return tooSmall(k)
	}
	return frame(k, r.top().view(k), r.note, r.hints())
}
