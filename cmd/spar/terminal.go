package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"strings"

	"golang.org/x/term"

	"spar/internal/report"
)

// The widest that running text is set: longer rows are tiring to read.
const widestText = 96

// isTerminal reports whether f is a terminal.
func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// plainOnly reports whether only the plain face can be shown: the output is no
// terminal, or one that cannot move its cursor.
func (a *app) plainOnly() bool {
	return !isTerminal(a.stdout) || a.getenv("TERM") == "dumb"
}

// ansi reports whether the output takes escape sequences for underlining. NO_COLOR
// turns them off when it holds anything, as https://no-color.org asks.
func (a *app) ansi() bool { return !a.plainOnly() && a.getenv("NO_COLOR") == "" }

// width is where text is wrapped: nowhere when no terminal shows it.
func (a *app) width() int {
	if !isTerminal(a.stdout) {
		return 0
	}
	w, _, err := term.GetSize(int(a.stdout.Fd()))
	if err != nil || w < 20 {
		return 0 // a terminal that does not tell its width wraps by itself
	}
	return min(w, widestText)
}

// out is where text for people goes: in ASCII where the locale has no more. What is
// for programs (JSON) goes to stdout itself, in UTF-8.
func (a *app) out() io.Writer {
	if a.asciiOnly() {
		return report.ASCII(a.stdout)
	}
	return a.stdout
}

// asciiOnly reports whether the locale is one without Unicode: the first of LC_ALL,
// LC_CTYPE and LANG that is set names it. Where none is set, systems differ and most
// terminals take UTF-8.
func (a *app) asciiOnly() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := a.getenv(name); locale != "" {
			upper := strings.ToUpper(locale)
			return !strings.Contains(upper, "UTF-8") && !strings.Contains(upper, "UTF8")
		}
	}
	return false
}

// text are the options for text on standard output.
func (a *app) text() report.TextOptions {
	return report.TextOptions{ANSI: a.ansi(), Width: a.width()}
}

// untilStopped is a context that is done when the program is asked to stop, so that a
// talk can be left in order. A second signal ends the program at once.
func untilStopped() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), stopSignals()...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
