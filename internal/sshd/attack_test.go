package sshd

import (
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/team"
)

// alive fails when somebody who is known cannot log in and type. Where a world has little time
// for a greeting a busy machine may need several tries.
func (w *world) alive() {
	w.t.Helper()
	person := fmt.Sprintf("witness-%d", witnesses.Add(1))
	key, _ := w.key(person)
	var s *seat
	for deadline := time.Now().Add(soon); s == nil; {
		c, err := w.dial("anybody", key)
		if err == nil {
			s, err = tryOpen(w.t, c, "xterm-256color")
		}
		if err != nil && time.Now().After(deadline) {
			w.t.Fatal(err)
		}
	}
	at := s.wait(0, "The oak table")
	s.send("Q")
	s.wait(at, "Q")
	s.send("\x03")
	if err := s.ended(); err != nil {
		w.t.Errorf("a bystander: %v", err)
	}
}

// witnesses numbers those who look whether a server is alive.
var witnesses atomic.Int64

// TestAPanicEndsOnlyItsOwnSession: others type on, whoever was hit is told what is kept,
// and the log has where it was and not what was typed.
func TestAPanicEndsOnlyItsOwnSession(t *testing.T) {
	w := newWorld(t, nil)
	// Line by line nothing is read meanwhile, so the fault cannot hit this one.
	key, _ := w.key("bob")
	other := w.login("anybody", key, "")
	at := other.wait(0, "The oak table")
	w.trap.armed.Store(true)
	hit := w.sit("ann")
	hit.wait(0, "something in here failed, and only for you")
	var exit *ssh.ExitError
	if err := hit.ended(); !errors.As(err, &exit) || exit.ExitStatus() != 1 {
		t.Errorf("ended with %v", err)
	}
	w.trap.armed.Store(false)
	other.send("1\n")
	at = other.wait(at, "Ines Moreau")
	other.send("/quit\n")
	other.wait(at, "your next login goes on") // no command of spar is at hand there
	w.alive()
	if page := w.page(); !strings.Contains(page, "spar_panics_total 1\n") {
		t.Errorf("not counted:\n%s", page)
	}
	if log := w.log.since(0); !strings.Contains(log, "panic") || strings.Contains(log, "a fault of the program") {
		t.Errorf("the log:\n%s", log)
	}
}

// TestBadGreetings sends what is no greeting, or half of one.
func TestBadGreetings(t *testing.T) {
	w := newWorld(t, func(l *Limits) { l.Handshake = 5 * time.Second })
	before := runtime.NumGoroutine()
	var all sync.WaitGroup
	for name, greeting := range map[string]string{
		"nothing": "", "a web browser": "GET / HTTP/1.1\r\nHost: drill\r\n\r\n", "zeros": strings.Repeat("\x00", 4096),
		"a line without an end": strings.Repeat("S", 1<<20), "an old version": "SSH-1.5-old\r\n",
		"escapes":             "SSH-2.0-\x1b]0;owned\x07\x1b[2J\r\n\x1b[2J",
		"a packet too long":   "SSH-2.0-x\r\n\xff\xff\xff\xff\x04" + strings.Repeat("A", 4096),
		"a packet of nothing": "SSH-2.0-x\r\n\x00\x00\x00\x00\x00",
		"noise":               "SSH-2.0-x\r\n\x00\x00\x00\x0c\x0a\x14" + strings.Repeat("\xa5", 64),
	} {
		all.Go(func() { w.greet(name, greeting) })
	}
	all.Wait()
	w.settle(before)
	w.alive()
	if log := w.log.since(0); strings.ContainsAny(log, "\x1b\x07") || strings.Contains(log, "owned") {
		t.Errorf("the log holds what a client said: %q", log)
	}
	if page := w.page(); !strings.Contains(page, "spar_greetings_failed_total") {
		t.Errorf("not counted:\n%s", page)
	}
}

// greet says greeting, and fails when the server keeps the line open.
func (w *world) greet(name, greeting string) {
	c, err := net.Dial("tcp", w.addr)
	if err == nil {
		err = c.SetDeadline(time.Now().Add(soon))
	}
	if err != nil {
		w.t.Error(err)
		return
	}
	_, _ = io.WriteString(c, greeting) // the server may have closed it already
	var late net.Error
	if _, err := io.Copy(io.Discard, c); errors.As(err, &late) && late.Timeout() {
		w.t.Errorf("%s: the connection is still open", name)
	}
	if err := c.Close(); err != nil {
		w.t.Error(err)
	}
}

// TestAConnectionWithoutAShellIsClosed: a channel that begins nothing holds no place.
func TestAConnectionWithoutAShellIsClosed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *Limits) { l.Handshake = time.Second })
	key, _ := w.key("ann")
	// A busy machine may not come so far within the time: then it comes again.
	for deadline := time.Now().Add(soon); ; {
		c, err := w.dial("anybody", key)
		if err == nil {
			_, _, err = c.OpenChannel("session", nil)
		}
		if err == nil {
			w.gone(c.Wait)
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// gone fails when wait does not come to an end.
func (w *world) gone(wait func() error) {
	w.t.Helper()
	over := make(chan error, 1)
	go func() { over <- wait() }()
	select {
	case <-over:
	case <-time.After(soon):
		w.t.Error("the connection stays")
	}
}

// TestWhoeverAnswersNothingIsDropped: a peer whose line was cut is found out by asking;
// one that answers, even with no, stays.
func TestWhoeverAnswersNothingIsDropped(t *testing.T) {
	t.Parallel()
	patient(t, func(times time.Duration) error {
		w := newWorld(t, func(l *Limits) { l.Keepalive = times * 2 * time.Second })
		silent, _ := w.bare("bob")
		answers, asks := w.bare("ann")
		left := make(chan error, 1)
		go func() { left <- answers.Wait() }()
		for n := range 3 {
			select {
			case ask, open := <-asks:
				if !open {
					return fmt.Errorf("whoever answers was dropped after %d times", n)
				}
				if ask.Type != "keepalive@openssh.com" {
					t.Errorf("asked %s", ask.Type)
				}
				if err := ask.Reply(false, nil); err != nil {
					return fmt.Errorf("whoever answers was dropped after %d times: %w", n, err)
				}
			case err := <-left:
				return fmt.Errorf("whoever answers was dropped after %d times: %w", n, err)
			case <-time.After(times*2*time.Second + soon):
				t.Fatal("nobody asks")
			}
		}
		w.gone(silent.Wait)
		return nil
	})
}

// bare is a connection with a session of which nothing answers by itself, and what it is asked.
func (w *world) bare(person string) (ssh.Conn, <-chan *ssh.Request) {
	w.t.Helper()
	key, _ := w.key(person)
	line, err := net.Dial("tcp", w.addr)
	if err != nil {
		w.t.Fatal(err)
	}
	c, _, asks, err := ssh.NewClientConn(line, w.addr, &ssh.ClientConfig{
		User: "x", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.FixedHostKey(w.s.o.HostKey.PublicKey())})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = c.Close() }) // it may be closed already
	ch, _, err := c.OpenChannel("session", nil)
	if err != nil {
		w.t.Fatal(err)
	}
	if ok, err := ch.SendRequest("shell", true, nil); !ok || err != nil {
		w.t.Fatal(ok, err)
	}
	go func() { _, _ = io.Copy(io.Discard, ch) }() // to its end
	return c, asks
}

// TestWhatAClientSaysOfItselfIsCut floods the server with sizes and variables.
func TestWhatAClientSaysOfItselfIsCut(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	key, _ := w.key("ann")
	c, err := w.dial("\x1b]0;owned\x07"+strings.Repeat("u", 10_000), key)
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for n := range 500 {
		// Granted or refused, nothing of them may be heard of again.
		_ = s.Setenv(fmt.Sprintf("MADE_UP_%d", n), strings.Repeat("owned", 2000))
		_ = s.Setenv("LANG", "\x1b[2J\x1b]0;owned\x07de_DE.UTF-8")
	}
	if err := s.RequestPty("xterm\x1b]0;owned\x07", 1<<31-1, 1<<31-1, nil); err != nil {
		t.Fatal(err)
	}
	out := &safeBuffer{}
	s.Stdout = out
	in, err := s.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	at := out.wait(t, 0, "The oak table")
	for n := range 300 {
		if err := s.WindowChange(1<<30+n, 1<<30+n); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, "Q"); err != nil {
		t.Fatal(err)
	}
	out.wait(t, at, "Q")
	if got := out.since(0); strings.Contains(got, "owned") || strings.Contains(got, "\x1b]") {
		t.Error("a client's words are drawn")
	}
	if _, err := io.WriteString(in, "\x03"); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil {
		t.Error(err)
	}
	w.log.wait(t, 0, "ended")
	if log := w.log.since(0); strings.ContainsAny(log, "\x1b\x07") || strings.Contains(log, "uuuu") {
		t.Errorf("the log: %q", log)
	}
}

// TestAPasteWithoutAnEndTakesNothing: two megabytes are passed over at once, others do
// not feel them, and ctrl+c still leaves.
func TestAPasteWithoutAnEndTakesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	s := w.sit("ann")
	s.wait(0, "The oak table")
	s.send(pasteOn + strings.Repeat("no end in sight ", 1<<17))
	w.alive()
	s.send("\x03")
	if err := s.ended(); err != nil {
		t.Errorf("leaving: %v", err)
	}
}

// TestAMegabyteIsPasted into the talk: the beginning of it is there, and it can be thrown
// away and gone on with.
func TestAMegabyteIsPasted(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	s := w.sit("ann")
	at := s.talk(s.wait(0, "The oak table"))
	s.send(pasteOn + strings.Repeat("Monday matters. ", 1<<16) + pasteOff)
	at = s.wait(at, "of 4000") // how long it is, and how long it may be
	s.send("\r")
	at = s.wait(at, "shorten it")
	s.send("\x15The price stays, Q.")
	s.wait(at, "Q")
	w.alive()
}

// talk goes from the library to the first line of the talk.
func (s *seat) talk(at int) int {
	s.t.Helper()
	s.send("\r")
	at = s.wait(at, "WHERE YOU STAND")
	s.send("\r")
	return s.wait(at, "YOUR TURN")
}

// TestTwoLoginsAtOneBeat: of two replies that one person gives to the same line in two
// windows at once, one is kept, once, and the other window is told and keeps its words.
func TestTwoLoginsAtOneBeat(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	first := w.sit("ann")
	first.talk(first.wait(0, "The oak table"))
	key, _ := w.key("")
	w.bind("ann", ssh.FingerprintSHA256(key.PublicKey()))
	second := w.login("anybody", key, "xterm")
	at := second.wait(0, "GO ON WHERE YOU STOPPED")
	second.send("\r")
	second.wait(at, "YOUR TURN")

	replies := []string{"The price stays at 2,400, from the first window.", "The price stays at 2,400, from the second window."}
	seats, marks := []*seat{first, second}, make([]int, 2)
	for i, s := range seats {
		at := len(s.out.since(0))
		s.send(replies[i])
		s.wait(at, "dow.")
		marks[i] = len(s.out.since(0))
	}
	var both sync.WaitGroup
	kept := make([]bool, 2)
	for i, s := range seats {
		both.Go(func() {
			s.send("\r")
			kept[i] = strings.Contains(s.eitherSince(marks[i], "not kept", "WHAT"), "WHAT")
		})
	}
	both.Wait()
	if kept[0] == kept[1] {
		t.Fatalf("kept: %v", kept)
	}
	winner := 0
	if kept[1] {
		winner = 1
	}
	p := practice.New(w.st.For("ann"), w.trap, practice.Options{})
	open, err := p.Unfinished(t.Context())
	if err != nil || len(open) != 1 {
		t.Fatalf("%+v, %v", open, err)
	}
	a, err := p.Resume(t.Context(), open[0].ID)
	if err != nil || len(a.State.Turns) != 1 || a.State.Turns[0].Reply != replies[winner] {
		t.Errorf("%+v, %v", a.State.Turns, err)
	}
}

// TestCodesCannotBeGuessed: after so many wrong ones from one place even the right one has
// to wait there, whatever key it comes with; who is known is let in all the same.
func TestCodesCannotBeGuessed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	good := w.invite(team.Admin, 1)
	told := ""
	for tries := 0; tries < 30 && !strings.Contains(told, "oo many"); tries += 5 {
		key, _ := w.key("")
		s := w.login("anybody", key, "")
		s.wait(0, "The code of your invitation")
		for n := 0; n < 5 && !strings.Contains(told, "oo many"); n++ {
			at := len(s.out.since(0))
			s.send(fmt.Sprintf("AAAAA-AAAAA-AAAAA-AAA%02d\n", tries+n))
			told = s.eitherSince(at, "lets nobody in", "oo many")
		}
		_ = s.c.Close() // guessers do not wait
	}
	if !strings.Contains(told, "oo many") {
		t.Fatal("thirty codes could be tried")
	}
	key, _ := w.key("")
	s := w.login("anybody", key, "")
	at := s.wait(0, "The code of your invitation")
	s.send(good + "\n")
	s.wait(at, "Too many wrong codes from your address: try again in ") // ten minutes, or fewer on a slow machine
	w.alive()
}

// TestStrangersLeaveRoomAtTheDoor: who enrols stays long, and may not take every place.
func TestStrangersLeaveRoomAtTheDoor(t *testing.T) {
	w := newWorld(t, func(l *Limits) { l.Waiting = 4 })
	stranger := func() *seat {
		key, _ := w.key("")
		c, err := w.retry(key)
		if err != nil {
			t.Fatal(err)
		}
		return open(t, c, "xterm")
	}
	first := stranger()
	first.wait(0, "new here")
	stranger().wait(0, "new here")
	third := stranger()
	third.wait(0, "too many are enrolling just now")
	third.ended()
	_ = third.c.Close() // as the client would by itself
	w.alive()
	if !strings.Contains(w.page(), `spar_refused_total{limit="enrolling"} 1`) {
		t.Errorf("not counted:\n%s", w.page())
	}
	_ = first.c.Close() // its place is free again
	for deadline := time.Now().Add(soon); ; {
		s := stranger()
		if strings.Contains(s.either("new here", "too many are enrolling"), "new") {
			return
		}
		_ = s.c.Close() // as above
		if time.Now().After(deadline) {
			t.Fatal("the place is not given back")
		}
	}
}
