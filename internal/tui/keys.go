package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// key is a row: which keys, what the footer and the help call them, when they are
// off and why, and what they do. S is the screen they belong to.
type key[S any] struct {
	on   []string // as Bubble Tea names them
	show string   // as it is written on the screen
	help string
	// off says why the key does nothing now; nil or "" when it works.
	off func(S, kit) string
	do  func(S, kit) (S, keyCmd)
	// side keeps the row out of the footer; the help lists it all the same.
	side bool
}

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
		h := hint{show: r.show, help: r.help, side: r.side}
		if r.off != nil {
			h.off = r.off(s, k)
		}
		out = append(out, h)
	}
	return out
}

// press finds the row of a key and does it. A row that is off tells why instead.
// The last result is false when no row has that key.
func press[S any](rows []key[S], s S, k kit, name string) (S, tea.Cmd, bool) {
	for _, r := range rows {
		for _, on := range r.on {
			if on != name {
				continue
			}
			if r.off != nil {
				if why := r.off(s, k); why != "" {
					return s, say(why), true
				}
			}
			next, cmd := r.do(s, k)
			return next, cmd, true
		}
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
