package tui

import (
	"slices"
	"strings"

	bind "github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// key is a row: which keys, what the footer and the help call them, when they are
// off and why, and what they do. S is the screen they belong to.
type key[S any] struct {
	on []string // as Bubble Tea names them
	// show is the key as it is written on the screen; "" where another row names this
	// one too ("up/down"), so that the footer and the help have one line for both.
	show string
	help string
	// off says why the key does nothing now; nil or "" when it works.
	off func(S, kit) string
	do  func(S, kit) (S, keyCmd)
	// side keeps the row out of the footer; the help lists it all the same.
	side bool
}

// binding is the row as Bubbles knows it: the keys, what they are called, and whether
// they work now.
func (r key[S]) binding(s S, k kit) bind.Binding {
	b := bind.NewBinding(bind.WithKeys(r.on...), bind.WithHelp(r.show, r.help))
	b.SetEnabled(r.why(s, k) == "")
	return b
}

// why says why the key does nothing now, "" when it works.
func (r key[S]) why(s S, k kit) string {
	if r.off == nil {
		return ""
	}
	return r.off(s, k)
}

// pressed is a key by Bubble Tea's name for it.
type pressed string

func (p pressed) String() string { return string(p) }

// keyCmd is the command that a key sets off.
type keyCmd = tea.Cmd

// hint is what the footer and the help show of a row.
type hint struct {
	show, help, off string
	side            bool
}

func hints[S any](rows []key[S], s S, k kit) []hint {
	out := make([]hint, 0, len(rows))
	for _, r := range rows {
		if r.show == "" {
			continue
		}
		out = append(out, hint{show: r.show, help: r.help, off: r.why(s, k), side: r.side})
	}
	return out
}

// press finds the first row of a key and does it. A row that is off tells why instead.
// The last result is false when no row has that key.
func press[S any](rows []key[S], s S, k kit, name string) (S, tea.Cmd, bool) {
	for _, r := range rows {
		if !slices.Contains(r.on, name) {
			continue // whether the others work now may take long to find out
		}
		if bind.Matches(pressed(name), r.binding(s, k)) {
			next, cmd := r.do(s, k)
			return next, cmd, true
		}
		return s, say(r.why(s, k)), true
	}
	return s, nil, false
}

// footer draws as many hints as fit, the first ones first and always the last one,
// which leads to all the others; keys that are off are left out, since the footer
// says what can be done now.
func footer(width int, l look, rows []hint) string {
	var pieces []string
	for _, h := range rows {
		if !h.side && h.off == "" {
			pieces = append(pieces, l.strong.on(h.show)+" "+l.muted.on(h.help))
		}
	}
	if len(pieces) == 0 {
		return ""
	}
	const gap = "   "
	last := pieces[len(pieces)-1]
	room := width - ansi.StringWidth(last)
	var b strings.Builder
	for _, p := range pieces[:len(pieces)-1] {
		w := ansi.StringWidth(p) + len(gap)
		if w > room {
			break
		}
		b.WriteString(p + gap)
		room -= w
	}
	return b.String() + last
}
