package tui

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
)

// The sequences with which the terminal is taken and given back.
const (
	takeScreen = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J\x1b[H"
	giveScreen = "\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l"
)

// terminal is the one place from which bytes leave for the screen. It owns raw mode,
// the alternate screen, bracketed paste and the cursor, and puts all of them back.
type terminal struct {
	in  *os.File // nil when the input is no terminal of this process
	out io.Writer

	mu    sync.Mutex
	taken bool
	was   *term.State // the mode in which the terminal was found
}

func newTerminal(in io.Reader, out io.Writer) *terminal {
	t := &terminal{out: out}
	if f, ok := in.(*os.File); ok && term.IsTerminal(f.Fd()) {
		t.in = f
	}
	return t
}

// take puts the terminal into the mode that a full screen needs.
func (t *terminal) take() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.in != nil {
		was, err := term.MakeRaw(t.in.Fd())
		if err != nil {
			return err
		}
		if !t.taken { // taken anew while it is ours: the first mode is the one to go back to
			t.was = was
		}
	}
	if err := allowSequences(t.out); err != nil {
		return err
	}
	t.taken = true
	_, err := io.WriteString(t.out, takeScreen)
	return err
}

// give puts everything back as it was found. It may be called more than once.
func (t *terminal) give() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.taken {
		return nil
	}
	t.taken = false
	_, err := io.WriteString(t.out, giveScreen)
	if t.in != nil && t.was != nil {
		if back := term.Restore(t.in.Fd(), t.was); back != nil {
			return back
		}
	}
	return err
}

// patience is how long giving the terminal back waits for a write that hangs.
const patience = time.Second

// giveSoon is give for the end of the program: a terminal that takes no bytes any
// more cannot keep the program from ending.
func (t *terminal) giveSoon(d *desk) error {
	done := make(chan error, 1)
	d.spawn("giving the terminal back", func() { done <- t.give() })
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		if t.in != nil && t.was != nil {
			return term.Restore(t.in.Fd(), t.was)
		}
		return nil
	}
}

// write sends one frame, unless the terminal was given back.
func (t *terminal) write(frame []byte) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.taken {
		return nil
	}
	_, err := t.out.Write(frame)
	return err
}

// size asks the system, not the terminal; zero when it does not know.
func (t *terminal) size() (w, h int) {
	f, ok := t.out.(term.File)
	if !ok {
		return 0, 0
	}
	w, h, err := term.GetSize(f.Fd())
	if err != nil {
		return 0, 0
	}
	return w, h
}
