package tui

import (
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// ink is one way of writing: what is sent before the words and after them. It is
// taken from a lipgloss style once a session, so that drawing is plain joining and
// a word and its combining marks are never torn apart by a sequence.
type ink struct{ open, shut string }

func (k ink) on(s string) string {
	if s == "" || k.open == "" {
		return s
	}
	return k.open + s + k.shut
}

// look is how a session draws: inks made from its own renderer, and signs that its
// terminal can show. It is handed down by value and never changes.
type look struct {
	plain, strong, muted, accent, good, bad ink
	line                                    ink // rules and walls
	badge, quiet                            ink // whose turn it is: the trainee's, not the trainee's
	pick                                    ink // the chosen row
	earned, cost                            ink // words that counted
	// brackets is true where words that counted stand in [brackets]1, because
	// colour and underline cannot be relied on.
	brackets bool
	// ascii is true where the terminal shows nothing else.
	ascii bool
	sign  signs
}

// signs are the drawn characters that have an ASCII form.
type signs struct {
	rule, wall, full, empty, point, dot, dash, arrow, more, quoteL, quoteR, up, down, edge, minus string
}

var (
	unicodeSigns = signs{"─", "│", "■", "□", "▌", "·", "–", "→", "…", "“", "”", "↑", "↓", "▏", "−"}
	asciiSigns   = signs{"-", "|", "#", ".", ">", "-", "-", "->", "...", "\"", "\"", "^", "v", "|", "-"}
)

// The palette is one accent, one colour for what helped, one for what cost, and a
// grey. No query is needed to use it: every colour keeps a contrast of at least 3.9
// to 1 on black and on white, and body text is the terminal's own.
func hue(true24, of256, of16 string) lipgloss.CompleteColor {
	return lipgloss.CompleteColor{TrueColor: true24, ANSI256: of256, ANSI: of16}
}

// newLook makes the session's look from its own environment. Without colour, bold and
// reverse remain (they are no colours) and words that counted get brackets.
func newLook(out io.Writer, environ []string, ascii bool) look {
	r := lipgloss.NewRenderer(out)
	r.SetHasDarkBackground(true) // set, so that nothing asks the terminal
	mono := false
	switch colorprofile.Env(environ) {
	case colorprofile.TrueColor:
		r.SetColorProfile(termenv.TrueColor)
	case colorprofile.ANSI256:
		r.SetColorProfile(termenv.ANSI256)
	case colorprofile.ANSI:
		r.SetColorProfile(termenv.ANSI)
	default:
		r.SetColorProfile(termenv.ANSI)
		mono = true
	}
	accent, good, bad := hue("#2E8B93", "30", "6"), hue("#4B9152", "65", "2"), hue("#CF5F48", "167", "1")
	grey := hue("#7D7D7D", "244", "")
	base := r.NewStyle()
	tint := func(s lipgloss.Style, c lipgloss.CompleteColor) lipgloss.Style {
		if mono {
			return s
		}
		return s.Foreground(c)
	}
	muted, line := tint(base, grey), tint(base, hue("#5C5C5C", "240", ""))
	if mono || r.ColorProfile() == termenv.ANSI {
		muted, line = base.Faint(true), base.Faint(true)
	}
	l := look{
		strong: inkOf(base.Bold(true)),
		muted:  inkOf(muted),
		line:   inkOf(line),
		accent: inkOf(tint(base, accent)),
		good:   inkOf(tint(base, good)),
		bad:    inkOf(tint(base, bad)),
		badge:  inkOf(tint(base.Bold(true).Reverse(true), accent)),
		quiet:  inkOf(tint(base.Reverse(true), grey)),
		pick:   inkOf(tint(base.Bold(true), accent)),
		earned: inkOf(tint(base.Underline(true), good)),
		cost:   inkOf(tint(base.Underline(true).Bold(true), bad)),
		sign:   unicodeSigns, brackets: mono,
	}
	if ascii {
		l.sign, l.ascii, l.brackets = asciiSigns, true, true
	}
	return l
}

// inkOf takes the sequences off a style by drawing one letter with it.
func inkOf(s lipgloss.Style) ink {
	open, shut, ok := strings.Cut(s.Render("x"), "x")
	if !ok {
		return ink{}
	}
	return ink{open, shut}
}
