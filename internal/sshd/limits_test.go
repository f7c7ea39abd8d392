package sshd

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
)

// retry dials until there is room, for as long as a test waits.
func (w *world) retry(key ssh.Signer) (*ssh.Client, error) {
	deadline := time.Now().Add(soon)
	for {
		c, err := w.dial("anybody", key)
		if err == nil || time.Now().After(deadline) {
			return c, err
		}
		time.Sleep(10 * time.Millisecond) // a poll with a deadline: a refused client is told nothing
	}
}

func TestLimitsThatLockOutAreRefused(t *testing.T) {
	for name, change := range map[string]func(*Limits){
		"sessions": func(l *Limits) { l.Sessions = 0 }, "per-person": func(l *Limits) { l.PerPerson = -1 },
		"waiting": func(l *Limits) { l.Waiting = 0 }, "per-address": func(l *Limits) { l.PerAddress = 0 },
		"auth-tries": func(l *Limits) { l.AuthTries = 0 }, "handshake": func(l *Limits) { l.Handshake = 0 },
		"enrol": func(l *Limits) { l.Enrol = 0 }, "idle": func(l *Limits) { l.Idle = -1 },
		"keepalive": func(l *Limits) { l.Keepalive = 0 }, "slow": func(l *Limits) { l.Slow = 0 },
		"input": func(l *Limits) { l.Input = 0 }, "width": func(l *Limits) { l.Width = 501 },
		"height": func(l *Limits) { l.Height = 0 }, "drain": func(l *Limits) { l.Drain = 0 },
	} {
		l := Default()
		change(&l)
		_, err := New(Options{Limits: l})
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Name != name || limit.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOnePersonHasSoManySessions(t *testing.T) {
	w := newWorld(t, func(l *Limits) { l.PerPerson, l.Sessions = 2, 3 })
	first := w.sit("ann")
	first.wait(0, "The oak table")
	key, _ := w.key("") // a second key of the same person
	w.bind("ann", ssh.FingerprintSHA256(key.PublicKey()))
	login := func() *seat {
		return w.login("anybody", key, "xterm")
	}
	login().wait(0, "The oak table")
	third := login()
	third.wait(0, "logged in 2 times already")
	var exit *ssh.ExitError
	if err := third.ended(); !errors.As(err, &exit) || exit.ExitStatus() != 1 {
		t.Errorf("refused with %v", err)
	}
	w.sit("bob").wait(0, "The oak table")
	w.sit("eve").wait(0, "all 3 places")
	first.send("\x03")
	first.ended()
	for deadline := time.Now().Add(soon); ; { // the place is free a moment after
		s := login()
		if strings.Contains(s.either("The oak table", "logged in 2 times"), "oak") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the place is not given back")
		}
	}
}

func TestTheDoorHoldsSoMany(t *testing.T) {
	for name, change := range map[string]func(*Limits){
		"waiting":     func(l *Limits) { l.Waiting = 3 },
		"per-address": func(l *Limits) { l.PerAddress = 3 },
	} {
		w := newWorld(t, change)
		var held []net.Conn
		for range 3 {
			held = append(held, w.knock())
		}
		late := w.knock()
		if n, err := late.Read(make([]byte, 1)); err == nil || n > 0 {
			t.Errorf("%s: a fourth connection was greeted", name)
		}
		if err := held[0].Close(); err != nil {
			t.Fatal(err)
		}
		key, _ := w.key("ann")
		if _, err := w.retry(key); err != nil {
			t.Errorf("%s: the place is not given back: %v", name, err)
		}
		if !strings.Contains(w.page(), `spar_refused_total{limit="`+name+`"}`) {
			t.Errorf("%s is not counted:\n%s", name, w.page())
		}
	}
}

// knock connects and reads the greeting of the server, without answering; a connection
// that is refused is left to the test.
func (w *world) knock() net.Conn {
	w.t.Helper()
	c, err := net.Dial("tcp", w.addr)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = c.Close() }) // it may be closed already
	if err := c.SetDeadline(time.Now().Add(soon)); err != nil {
		w.t.Fatal(err)
	}
	for buf := make([]byte, 1); ; {
		if _, err := c.Read(buf); err != nil || buf[0] == '\n' {
			return c
		}
	}
}

func TestAGreetingHasItsTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *Limits) { l.Handshake = time.Second })
	c := w.knock()
	if _, err := io.Copy(io.Discard, c); err != nil && !strings.Contains(err.Error(), "reset") {
		t.Errorf("the silent client was not closed: %v", err)
	}
	// Neither may somebody with a key hold a connection without a session. A busy machine may
	// take longer than the time there is to come in.
	key, _ := w.key("ann")
	client, err := w.retry(key)
	if err != nil {
		t.Fatal(err)
	}
	gone := make(chan error, 1)
	go func() { gone <- client.Wait() }()
	select {
	case <-gone:
	case <-time.After(soon):
		t.Error("a connection without a session stays")
	}
}

// TestIdlenessIsCountedOnInput: a client that answers when it is asked has typed nothing.
func TestIdlenessIsCountedOnInput(t *testing.T) {
	t.Parallel()
	patient(t, func(times time.Duration) error {
		w := newWorld(t, func(l *Limits) { l.Idle, l.Keepalive = times*5*time.Second, times*2*time.Second })
		s := w.sit("ann")
		select {
		case <-s.gone:
		case <-time.After(times*5*time.Second + soon):
			t.Fatal("it goes on")
		}
		w.log.wait(t, 0, "why=")
		if !strings.Contains(w.log.since(0), "why=idle") {
			return fmt.Errorf("the log:\n%s", w.log.since(0)) // it could not answer in time
		}
		s.wait(0, fmt.Sprintf("Nothing was typed for %s", times*5*time.Second))
		return nil
	})
}

func TestASlowReaderIsDropped(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *Limits) { l.Slow = 300 * time.Millisecond })
	key, _ := w.key("ann")
	c, err := w.dial("anybody", key)
	if err != nil {
		t.Fatal(err)
	}
	ch, asks, err := c.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go ssh.DiscardRequests(asks)
	size := struct {
		Term       string
		W, H, X, Y uint32
		Modes      string
	}{"xterm", 500, 200, 0, 0, ""}
	for _, ask := range []string{"pty-req", "shell"} {
		if ok, err := ch.SendRequest(ask, true, ssh.Marshal(size)); !ok || err != nil {
			t.Fatalf("%s: %v, %v", ask, ok, err)
		}
	}
	// Nothing is read here: new sizes have whole screens drawn until the channel's window
	// (2 MB) is full, and then the server waits.
	gone := make(chan error, 1)
	go func() { gone <- c.Wait() }()
	deadline := time.After(soon)
	for n := uint32(0); ; n++ {
		_, err := ch.SendRequest("window-change", false, ssh.Marshal(struct{ W, H, X, Y uint32 }{400 + n%100, 150 + n%50, 0, 0}))
		if err != nil {
			break
		}
		select {
		case <-gone:
			gone <- nil
		case <-deadline:
			t.Fatal("the reader was never dropped")
		case <-time.After(time.Millisecond):
			continue
		}
		break
	}
	w.log.wait(t, 0, `why="slow reader"`)
}

func TestSizesAreClamped(t *testing.T) {
	l := Default()
	for _, tt := range []struct{ w, h, wantW, wantH uint32 }{
		{0, 0, 80, 24}, {1 << 30, 1 << 30, 500, 200}, {1, 1, 1, 1}, {80, 0, 80, 24}, {120, 40, 120, 40}, {1<<32 - 1, 24, 500, 24},
	} {
		if got := l.clamp(tt.w, tt.h); got.W != int(tt.wantW) || got.H != int(tt.wantH) {
			t.Errorf("%d x %d is drawn as %d x %d", tt.w, tt.h, got.W, got.H)
		}
	}
}

func TestTypingIsHeldToARate(t *testing.T) {
	now := time.Unix(0, 0)
	seen := 0
	in := newInput(strings.NewReader(strings.Repeat("x", 10_000)), 100, make(chan struct{}), func() { seen++ })
	in.now, in.filled = func() time.Time { return now }, now
	buf := make([]byte, 4096)
	if n, err := in.Read(buf); n != 800 || err != nil { // eight seconds' worth at once
		t.Errorf("%d bytes at once, %v", n, err)
	}
	now = now.Add(500 * time.Millisecond)
	if n, err := in.Read(buf); n != 50 || err != nil {
		t.Errorf("%d bytes after half a second, %v", n, err)
	}
	now = now.Add(time.Hour)
	if n, err := in.Read(buf); n != 800 || err != nil {
		t.Errorf("%d bytes after an hour, %v", n, err)
	}
	if seen != 3 {
		t.Errorf("the idle clock was told %d times", seen)
	}
	done := make(chan struct{})
	in.done = done
	close(done) // the session ends while the flood waits
	if _, err := in.Read(buf); err != io.EOF {
		t.Errorf("after the end: %v", err)
	}
}

func TestSoManyKeysAreTried(t *testing.T) {
	w := newWorld(t, func(l *Limits) { l.AuthTries = 2 })
	short, err := shortKey()
	if err != nil {
		t.Fatal(err)
	}
	good, _ := w.key("ann")
	if c, err := w.dial("anybody", short, good); err != nil {
		t.Errorf("a weak key before a good one: %v", err)
	} else {
		c.Close()
	}
	if _, err := w.dial("anybody", short, short, short, good); err == nil {
		t.Error("a third key was tried")
	}
}

// TestNothingIsLeftBehind: after many sessions have come and gone in every way, no
// goroutine of theirs is left.
func TestNothingIsLeftBehind(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sit("first")
	s.wait(0, "The oak table")
	s.send("\x03")
	s.ended()
	w.settle(0)
	before := runtime.NumGoroutine()
	for n := range 12 {
		s := w.sit("ann" + strconv.Itoa(n))
		s.wait(0, "The oak table")
		switch n % 3 {
		case 0:
			s.send("\x03")
		case 1:
			if err := s.c.Close(); err != nil {
				t.Error(err)
			}
		case 2:
			if err := s.s.Close(); err != nil {
				t.Error(err)
			}
		}
		s.ended()
		_ = s.c.Close() // closed already in two of the three cases
	}
	w.settle(before)
}

// settle waits until no more goroutines than n run, or, for 0, until all sessions ended.
func (w *world) settle(n int) {
	w.t.Helper()
	deadline := time.Now().Add(soon)
	for {
		waiting, sessions, _ := w.s.gate.counts()
		if waiting+sessions == 0 && (n == 0 || runtime.NumGoroutine() <= n) {
			return
		}
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<20)
			w.t.Fatalf("%d goroutines, %d before; %d waiting, %d sessions\n%s", runtime.NumGoroutine(), n, waiting, sessions, buf[:runtime.Stack(buf, true)])
		}
		time.Sleep(5 * time.Millisecond) // a poll with a deadline: goroutines tell nobody that they end
	}
}

// TestWhoIsInsideIsToldOfTheEnd: they may leave in peace, and nobody new comes in. Then the
// server ends, long before it would send anybody home.
func TestWhoIsInsideIsToldOfTheEnd(t *testing.T) {
	w := newWorld(t, func(l *Limits) { l.Drain = time.Hour })
	s := w.sit("ann")
	at := s.wait(0, "The oak table")
	over := make(chan error, 1)
	go func() { over <- w.s.Stop(t.Context()) }()
	at = s.wait(at, "The server will be restarted in 45m0s")
	key, _ := w.key("bob")
	if _, err := w.dial("anybody", key); err == nil {
		t.Error("somebody new came in")
	}
	s.send("Q")
	s.wait(at, "Q")
	s.send("\x03")
	if err := s.ended(); err != nil {
		t.Errorf("leaving: %v", err)
	}
	select {
	case err := <-over:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(soon):
		t.Error("all have left, and the server goes on")
	}
}

// TestWhoStaysIsSentHome when the server has to end: they are told, and the draft is kept.
func TestWhoStaysIsSentHome(t *testing.T) {
	t.Parallel()
	patient(t, func(times time.Duration) error {
		w := newWorld(t, func(l *Limits) { l.Drain = times * 2 * time.Second })
		s := w.sit("ann")
		at := s.talk(s.wait(0, "The oak table"))
		s.send("Half a Q")
		s.wait(at, "Q")
		if err := w.s.Stop(t.Context()); err != nil {
			t.Error(err)
		}
		_ = s.ended() // with or without the words for how it ended
		p := practice.New(w.st.For("ann"), w.trap, practice.Options{})
		if open, err := p.Unfinished(t.Context()); err != nil || len(open) != 1 {
			t.Errorf("%+v, %v", open, err)
		} else if a, err := p.Resume(t.Context(), open[0].ID); err != nil || a.Draft != "Half a Q" {
			t.Errorf("the draft is %q, %v", a.Draft, err)
		}
		for _, words := range []string{"The server is being restarted.", "Every reply and your draft are kept"} {
			if !strings.Contains(s.out.since(at), words) {
				return fmt.Errorf("%q is not said; there is %q", words, s.out.since(at))
			}
		}
		return nil
	})
}

// TestTheFiguresOfTheGuideExist holds the operations guide to the page of figures.
func TestTheFiguresOfTheGuideExist(t *testing.T) {
	guide, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	page := newWorld(t, nil).page()
	named := regexp.MustCompile("`(spar_[a-z_]+)`").FindAllStringSubmatch(string(guide), -1)
	if len(named) < 4 {
		t.Errorf("the guide names %d figures", len(named))
	}
	for _, one := range named {
		if !strings.Contains(page, "# TYPE "+one[1]+" ") {
			t.Errorf("there is no %s:\n%s", one[1], page)
		}
	}
}
