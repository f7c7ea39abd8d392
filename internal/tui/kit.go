package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// kit is what a screen is handed whenever it updates or draws: the size it has, how
// it draws, and the desk that carries its wishes out. A screen keeps none of it.
type kit struct {
	w, h int // of the whole terminal, in cells
	look look
	desk *desk
	// sleepless says why ctrl+z is off; "" where it works.
	sleepless string
}

// The smallest terminal that everything fits on.
const (
	leastW = 40
	leastH = 12
)

// roomy is false on a terminal where every row counts.
func (k kit) roomy() bool { return k.h >= 20 }

// margin is the empty space at the left and at the right.
func (k kit) margin() int {
	switch {
	case k.w > 124:
		return (k.w - 120) / 2
	case k.w >= 60:
		return 2
	}
	return 1
}

// bodyW and bodyH are what a screen has between header and footer.
func (k kit) bodyW() int { return k.w - 2*k.margin() }
func (k kit) bodyH() int {
	if k.roomy() {
		return k.h - 5 // title, rule, space above, space below, footer
	}
	return k.h - 2
}

// screen is one thing that is shown. It is a value: update returns the next one.
type screen interface {
	// name is what an error message calls it.
	name() string
	update(tea.Msg, kit) (screen, tea.Cmd)
	view(kit) page
	keys(kit) []hint
}

// page is what a screen draws: a title and what stands at the right of it, and a body
// of at most bodyH lines of at most bodyW columns.
type page struct {
	title, aside string
	body         []string
}

// Messages by which screens ask the root to go somewhere.
type (
	openMsg struct{ to screen } // on top of this one
	swapMsg struct{ to screen } // instead of this one
	backMsg struct{}            // to what was below
	homeMsg struct{}            // to the library, whatever is open
	noteMsg struct{ text string }
)

func open(s screen) tea.Cmd { return func() tea.Msg { return openMsg{s} } }
func swap(s screen) tea.Cmd { return func() tea.Msg { return swapMsg{s} } }
func back() tea.Msg         { return backMsg{} }
func home() tea.Msg         { return homeMsg{} }
func say(t string) tea.Cmd  { return func() tea.Msg { return noteMsg{t} } }

// frame composes a whole screen of exactly k.h lines.
func frame(k kit, p page, note string, rows []hint) []string {
	l, w := k.look, k.bodyW()
	pad := spaces(k.margin())
	title := one(w, l, run{p.title, l.strong})
	aside := l.muted.on(one(w, l, run{p.aside, l.plain}))
	foot := []string{footer(w, l, rows)}
	if note != "" {
		foot = flow(w, run{note, l.accent})
		foot = foot[:min(len(foot), 4)]
	}
	lines := append(make([]string, 0, k.h+1), pad+ends(w, title, aside))
	if k.roomy() {
		lines = append(lines, pad+l.line.on(repeat(l.sign.rule, w)), "")
	}
	for _, line := range tall(p.body, k.bodyH()) {
		lines = append(lines, pad+line)
	}
	if k.roomy() {
		lines = append(lines, "")
	}
	// A note of several lines covers the end of the body.
	lines = lines[:max(0, k.h-len(foot))]
	for _, line := range foot {
		lines = append(lines, pad+line)
	}
	return l.gate(lines)
}

func spaces(n int) string { return strings.Repeat(" ", max(0, n)) }

func repeat(s string, n int) string { return strings.Repeat(s, max(0, n)) }

func upper(s string) string { return strings.ToUpper(s) }
