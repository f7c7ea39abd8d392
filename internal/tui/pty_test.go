//go:build unix

package tui

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"spar/internal/practice"
	"spar/internal/store"
)

// soon is how long a test waits for what should come at once: it bounds a failure alone, and a
// busy machine may be slow.
const soon = 60 * time.Second

// show is a program on a terminal that a test types on. The terminal answers nothing.
type onTerminal struct {
	t        *testing.T
	dir      string
	pty, tty *os.File
	cmd      *exec.Cmd
	found    *term.State // the mode before the program came

	mu     sync.Mutex
	out    bytes.Buffer
	screen *grid         // what it looks like
	more   chan struct{} // closed when more has come, and then renewed
	exited chan error
	dead   chan struct{} // closed when it has ended
}

// startScreen plays the screen with the library of files on a terminal of w x h.
func startScreen(t *testing.T, mode string, files map[string]string, w, h uint16, opens ...string) *onTerminal {
	t.Helper()
	dir := t.TempDir()
	lib := filepath.Join(dir, "library")
	if err := os.Mkdir(lib, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(lib, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	args := append([]string{filepath.Join(dir, "spar.db"), lib}, opens...)
	return startIn(t, dir, w, h, []string{"SPAR_TUI_SCREEN=" + mode}, os.Args[0], args...)
}

// startTalk is startScreen on a talk in which something was typed.
func startTalk(t *testing.T, mode, typed string) *onTerminal {
	t.Helper()
	s := startScreen(t, mode, oak(t), 80, 24, "oak-table")
	s.wait(0, "YOUR TURN")
	s.send(typed)
	s.wait(0, typed)
	return s
}

// keeps fails unless the store holds that draft.
func (s *onTerminal) keeps(draft string) {
	s.t.Helper()
	if got := s.draft(); got != draft {
		s.t.Errorf("the draft kept is %q, want %q", got, draft)
	}
}

func startIn(t *testing.T, dir string, w, h uint16, env []string, name string, args ...string) *onTerminal {
	t.Helper()
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(ptmx, &pty.Winsize{Rows: h, Cols: w}); err != nil {
		t.Fatal(err)
	}
	s := &onTerminal{t: t, dir: dir, pty: ptmx, tty: tty, screen: newGrid(t, max(int(w), 80), max(int(h), 24)), more: make(chan struct{}), exited: make(chan error, 1), dead: make(chan struct{})}
	s.screen.loose = true
	if s.found, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	s.cmd = exec.Command(name, args...)
	s.cmd.Env = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor", "HOME=" + dir, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}, env...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go s.read()
	go func() {
		s.exited <- s.cmd.Wait()
		close(s.dead)
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill() // it may have ended by itself, as it should
		<-s.dead                 // or it could still write into the folder that is taken away
		_ = s.pty.Close()        // and its terminal with it
		_ = s.tty.Close()
	})
	return s
}

func (s *onTerminal) read() {
	buf := make([]byte, 32<<10)
	for {
		n, err := s.pty.Read(buf)
		s.mu.Lock()
		s.out.Write(buf[:n])
		s.screen.write(string(buf[:n]))
		close(s.more)
		s.more = make(chan struct{})
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// all is every byte that came out, from offset on.
func (s *onTerminal) all(from int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()[from:]
}

// mark is how much has come so far.
func (s *onTerminal) mark() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Len()
}

// wait returns when the screen shows the words, and something came after from.
func (s *onTerminal) wait(from int, words string) {
	s.t.Helper()
	s.waitAny(from, words)
}

// waitAny returns the first of the words that the screen shows once something came
// after from.
func (s *onTerminal) waitAny(from int, words ...string) string {
	s.t.Helper()
	deadline := time.After(soon)
	for {
		s.mu.Lock()
		shown, fresh, more := s.screen.text(), s.out.Len() > from, s.more
		s.mu.Unlock()
		for _, w := range words {
			if fresh && strings.Contains(shown, w) {
				return w
			}
		}
		select {
		case <-more:
		case <-deadline:
			s.t.Fatalf("%q did not come; the screen shows\n%s", words, shown)
		}
	}
}

// eventually polls a condition that is outside of what the screen shows.
func (s *onTerminal) eventually(what string, holds func() bool) {
	s.t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(soon)
	for !holds() {
		select {
		case <-tick.C:
		case <-deadline:
			s.t.Fatalf("not within %v: %s", soon, what)
		}
	}
}

func (s *onTerminal) send(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ended waits for the program's end and checks that the terminal is as it was found.
func (s *onTerminal) ended() string {
	s.t.Helper()
	select {
	case err := <-s.exited:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			s.t.Fatal(err)
		}
	case <-time.After(soon):
		s.t.Fatalf("the program did not end")
	}
	s.eventually("the words after the end", func() bool { return strings.Contains(s.all(0), "ended: ") })
	out := s.all(0)
	taken, given := strings.LastIndex(out, takeScreen), strings.LastIndex(out, giveScreen)
	if taken < 0 || given < taken {
		s.t.Errorf("the screen was not given back: %q", out[max(0, len(out)-200):])
	}
	now, err := term.GetState(s.tty.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	if *now != *s.found {
		s.t.Errorf("the terminal's mode is not as it was found:\n%+v\n%+v", *now, *s.found)
	}
	return out[max(0, given):]
}

// draft is what the store holds of the unfinished attempt.
func (s *onTerminal) draft() string {
	s.t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, filepath.Join(s.dir, "spar.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer st.Close()
	p := practice.New(st, os.DirFS(filepath.Join(s.dir, "library")), practice.Options{})
	all, err := p.Unfinished(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	if len(all) == 0 {
		return ""
	}
	a, err := p.Resume(ctx, all[0].ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return a.Draft
}

// sleeper starts the screen under a shell with job control.
func sleeper(t *testing.T, shell, mode string) *onTerminal {
	t.Helper()
	dir := t.TempDir()
	lib := filepath.Join(dir, "library")
	if err := os.Mkdir(lib, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range oak(t) {
		if err := os.WriteFile(filepath.Join(lib, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := startIn(t, dir, 80, 24, []string{"SPAR_TUI_SCREEN=" + mode, "PS1=shell> "}, shell, "--norc", "--noprofile", "-i")
	s.wait(0, "shell> ")
	s.send("'" + os.Args[0] + "' '" + filepath.Join(dir, "spar.db") + "' '" + lib + "' oak-table\r")
	s.wait(0, "YOUR TURN")
	return s
}

// signalScreen sends a signal to the terminal's foreground process group.
func (s *onTerminal) signalScreen(sig syscall.Signal) {
	s.t.Helper()
	group, err := unix.IoctlGetInt(int(s.pty.Fd()), unix.TIOCGPGRP)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := syscall.Kill(-group, sig); err != nil {
		s.t.Fatal(err)
	}
}

// missing skips a test whose tool is not there, or fails where all are required.
func missing(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("SPAR_REQUIRE") == "all" {
		t.Fatalf("%s is missing", tool)
	}
	t.Skipf("%s is missing", tool)
}

// resize tells the emulated screen of its size.
func (s *onTerminal) resize(w, h uint16) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.screen.reset(int(w), int(h))
}

// text is what can be read on the screen now.
func (s *onTerminal) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.text()
}
