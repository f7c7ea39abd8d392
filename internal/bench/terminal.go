package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// The terminal that every program is shown on.
const (
	columns = 100
	rows    = 30
)

// chunk is what one read of the terminal brought, and when.
type chunk struct {
	at   time.Time
	ends int // how many bytes had come with it, from the start
}

// program is a program on a terminal of the bench's own.
type program struct {
	name    string
	cmd     *exec.Cmd
	tty     *os.File
	answers bool
	began   time.Time

	mu     sync.Mutex
	out    bytes.Buffer
	chunks []chunk
	more   chan struct{} // closed when something has come, and then renewed
	ended  chan struct{} // closed when nothing more will
}

// start starts a program. One that answers is a terminal that tells its background
// and its cursor's place when it is asked; the other kind keeps silent.
func start(name string, args, environ []string, answers bool) (*program, error) {
	p := &program{name: name, cmd: exec.Command(args[0], args[1:]...), answers: answers,
		more: make(chan struct{}), ended: make(chan struct{})}
	p.cmd.Env = append(append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8"), environ...)
	p.began = time.Now()
	tty, err := pty.StartWithSize(p.cmd, &pty.Winsize{Cols: columns, Rows: rows})
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	p.tty = tty
	go p.read()
	return p, nil
}

func (p *program) read() {
	defer close(p.ended)
	b := make([]byte, 64<<10)
	for {
		n, err := p.tty.Read(b)
		if n > 0 {
			now := time.Now()
			p.mu.Lock()
			p.out.Write(b[:n])
			p.chunks = append(p.chunks, chunk{now, p.out.Len()})
			close(p.more)
			p.more = make(chan struct{})
			p.mu.Unlock()
			p.answer(b[:n])
		}
		if err != nil {
			return // the program has closed the terminal, or stop has
		}
	}
}

// answer says what a usual terminal says. What cannot be written shows itself as a
// program that waits.
func (p *program) answer(asked []byte) {
	if !p.answers {
		return
	}
	for _, known := range [][2]string{ // in the order in which they are asked
		{"\x1b]10;?", "\x1b]10;rgb:dddd/dddd/dddd\x1b\\"}, {"\x1b]11;?", "\x1b]11;rgb:1111/1111/1111\x1b\\"},
		{"\x1b[6n", "\x1b[1;1R"}, {"\x1b[c", "\x1b[?62;22c"},
	} {
		if bytes.Contains(asked, []byte(known[0])) {
			_, _ = p.tty.WriteString(known[1])
		}
	}
}

// got is how many bytes have come so far.
func (p *program) got() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.Len()
}

// since is what has come after the first mark bytes.
func (p *program) since(mark int) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return string(p.out.Bytes()[mark:])
}

var errNothing = errors.New("it did not answer in time")

// shows waits until the words stand in what has come after mark, sequences left out,
// and says when. Words that are "" are there with the first byte.
func (p *program) shows(mark int, words string, patience time.Duration) (time.Time, error) {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		p.mu.Lock()
		more := p.more
		at, ok := p.find(mark, words)
		p.mu.Unlock()
		if ok {
			return at, nil
		}
		select {
		case <-more:
		case <-p.ended:
			return time.Time{}, fmt.Errorf("%s ended before it showed %q: %q", p.name, words, tail(p.since(mark)))
		case <-deadline.C:
			return time.Time{}, fmt.Errorf("%s, %q: %w: %q", p.name, words, errNothing, tail(p.since(mark)))
		}
	}
}

// find is when the words had come; mu is held.
func (p *program) find(mark int, words string) (time.Time, bool) {
	if !strings.Contains(ansi.Strip(string(p.out.Bytes()[mark:])), words) {
		return time.Time{}, false
	}
	for _, c := range p.chunks {
		if c.ends > mark && strings.Contains(ansi.Strip(string(p.out.Bytes()[mark:c.ends])), words) {
			return c.at, true
		}
	}
	return time.Time{}, false
}

// quiet waits until nothing has come for a while.
func (p *program) quiet(lull, patience time.Duration) {
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		p.mu.Lock()
		more := p.more
		p.mu.Unlock()
		select {
		case <-more:
		case <-p.ended:
			return
		case <-time.After(lull):
			return
		}
	}
}

func (p *program) send(keys string) error {
	_, err := p.tty.WriteString(keys)
	return err
}

// stop ends the program outright and takes its terminal away.
func (p *program) stop() error {
	// It may have ended by itself; the wait below tells.
	_ = p.cmd.Process.Kill()
	err := p.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = nil // killed, as it was meant to be
	}
	err = errors.Join(err, p.tty.Close())
	<-p.ended
	return err
}

// tail is the end of what was shown, for a message.
func tail(s string) string { return s[max(0, len(s)-200):] }
