//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is spar running on a pseudo terminal that answers no query.
type terminal struct {
	t    *testing.T
	cmd  *exec.Cmd
	pty  *os.File
	done chan struct{} // closed when the output has ended

	mu   sync.Mutex
	seen bytes.Buffer
}

// start runs spar on a terminal of 80 by 24 with that environment besides a bare one.
func start(t *testing.T, env []string, args ...string) *terminal {
	t.Helper()
	return startSized(t, 80, 24, env, args...)
}

// startSized is start on a terminal of that size.
func startSized(t *testing.T, columns, rows uint16, env []string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command("spar", args...)
	cmd.Env = append([]string{unhurried, "PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LC_ALL=C.UTF-8", "TERM=xterm-256color"}, env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: rows, Cols: columns})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, cmd: cmd, pty: f, done: make(chan struct{})}
	go term.read()
	t.Cleanup(func() {
		// It has ended unless the test failed; then its end does not matter, but it may not
		// write into a folder that is taken away.
		_ = cmd.Process.Kill()
		_ = f.Close()
		_ = cmd.Wait()
	})
	return term
}

func (x *terminal) read() {
	defer close(x.done)
	b := make([]byte, 4096)
	for {
		n, err := x.pty.Read(b)
		x.mu.Lock()
		x.seen.Write(b[:n])
		x.mu.Unlock()
		if err != nil {
			return // the program's end shows as an error of the terminal
		}
	}
}

// output is everything written so far.
func (x *terminal) output() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.seen.String()
}

// await waits until the output holds what.
func (x *terminal) await(what string) {
	x.t.Helper()
	x.awaitAfter(0, what)
}

// awaitAfter waits until the output holds one of whats after its first from bytes, and
// returns that one.
func (x *terminal) awaitAfter(from int, whats ...string) string {
	x.t.Helper()
	deadline := time.After(patience)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		for _, what := range whats {
			if strings.Contains(x.output()[from:], what) {
				return what
			}
		}
		select {
		case <-tick.C:
		case <-deadline:
			x.t.Fatalf("%q never came in:\n%s", whats, x.output())
		}
	}
}

// enter types text and the enter key.
func (x *terminal) enter(text string) {
	x.t.Helper()
	x.press([]byte(text + "\r")...)
}

// press sends bytes as the keyboard does.
func (x *terminal) press(keys ...byte) {
	x.t.Helper()
	if _, err := x.pty.Write(keys); err != nil {
		x.t.Fatal(err)
	}
}

// end waits for the program's end and returns its output and exit status.
func (x *terminal) end() (string, int) {
	x.t.Helper()
	select {
	case <-x.done:
	case <-time.After(patience):
		x.t.Fatalf("it did not end:\n%s", x.output())
	}
	// A status other than 0 is an answer, not an error of the test.
	_ = x.cmd.Wait()
	return x.output(), x.cmd.ProcessState.ExitCode()
}

// A terminal that answers no query must not hold up a command that asks it nothing: the
// libraries of the screen would ask for the background colour, and wait five seconds for it.
func TestSilentTerminalIsAskedNothing(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"--help"}, {"grade", "--scenario", "five-percent", "The price stays."}} {
		out, status := start(t, nil, args...).end()
		if status != 0 || out == "" {
			t.Fatalf("spar %v ended with %d:\n%s", args, status, out)
		}
		if strings.Contains(out, "\x1b]") || strings.Contains(out, "\x1b[6n") {
			t.Errorf("spar %v questions the terminal: %q", args, out)
		}
	}
}

// Words are underlined where the terminal takes it, bracketed where it does not.
func TestUnderlinesFollowTheTerminal(t *testing.T) {
	args := []string{"grade", "--scenario", "five-percent", "OK, 5% it is."}
	out, _ := start(t, nil, args...).end()
	if !strings.Contains(out, "\x1b[4m") || !strings.Contains(out, "\x1b[24m") {
		t.Errorf("no underline on a terminal with colour: %q", out)
	}
	for _, env := range []string{"NO_COLOR=1", "TERM=dumb"} {
		out, _ := start(t, []string{env}, args...).end()
		if strings.Contains(out, "\x1b") || !strings.Contains(out, "]1") {
			t.Errorf("with %s: %q", env, out)
		}
	}
}

// A person at a dumb terminal picks a buyer, talks, is interrupted, and goes on.
func TestPersonAtADumbTerminal(t *testing.T) {
	env := []string{"TERM=dumb", "XDG_DATA_HOME=" + t.TempDir()}
	x := start(t, env)
	x.await("Number, or nothing to leave: ")
	x.enter("1")
	x.await("You: ")
	x.enter("OK, 5% it is.")
	x.await("Marks for turn 1")
	x.enter(`The price stays,\`)
	x.await("...: ")
	x.press(3) // Ctrl+C
	out, status := x.end()
	if status != exitStopped || !strings.Contains(out, "Nothing is lost") || strings.Contains(out, "spar: error") {
		t.Fatalf("interrupted, it ended with %d:\n%s", status, out)
	}
	if strings.Contains(out, "\x1b") {
		t.Errorf("escapes on a dumb terminal: %q", out)
	}
	x = start(t, env)
	x.await("Go on with it? [Y/n] ")
	x.enter("")
	x.await("You had begun: The price stays,")
	x.enter("/draft")
	x.await("Marks for turn 2")
	x.enter("/quit")
	if out, status := x.end(); status != 0 {
		t.Errorf("left, it ended with %d:\n%s", status, out)
	}
}

// Replies from a file go line by line, though the output is a terminal that could show
// the whole screen.
func TestInputFromAFileIsTalkedLineByLine(t *testing.T) {
	replies := filepath.Join(t.TempDir(), "replies")
	if err := os.WriteFile(replies, []byte("The price stays.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(replies)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	keys, screen, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	cmd := exec.Command("spar", "play", "five-percent")
	cmd.Env = append(inData(t.TempDir()), "TERM=xterm-256color")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, screen, screen
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := screen.Close(); err != nil {
		t.Fatal(err)
	}
	x := &terminal{t: t, cmd: cmd, pty: keys, done: make(chan struct{})}
	go x.read()
	out, status := x.end()
	if status != 0 || !strings.Contains(out, "You: The price stays.") || strings.Contains(out, "\x1b[?1049h") {
		t.Errorf("it ended with %d:\n%q", status, out)
	}
}
