package sshd

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
)

// soon is how long a test waits for what should come at once: it bounds a failure alone, and a
// busy machine may be slow.
const soon = 60 * time.Second

// world is a server on a loopback port with its own store, log and doorkeeper.
type world struct {
	t    testing.TB
	s    *Server
	addr string
	dir  string
	log  *safeBuffer
	st   *store.Store
	team *team.Team
	trap *trap // where the library is read from
}

// trap is a library that panics once it is armed.
type trap struct {
	fs.FS
	armed atomic.Bool
}

func (t *trap) Open(name string) (fs.File, error) {
	if t.armed.Load() {
		panic("a fault of the program")
	}
	return t.FS.Open(name)
}

func newWorld(t testing.TB, change func(*Limits)) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir(), log: &safeBuffer{}}
	src, err := os.ReadFile("../tui/testdata/library/oak-table.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w.trap = &trap{FS: fstest.MapFS{"oak-table.yaml": {Data: src}}}
	w.st, err = store.Open(t.Context(), filepath.Join(w.dir, "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	w.team = team.New(w.st, team.Options{})
	p := practice.New(w.st, w.trap, practice.Options{})
	host, _, err := HostKey(filepath.Join(w.dir, "host_key"))
	if err != nil {
		t.Fatal(err)
	}
	// What a machine that stands still for a while would meet is out of the way: a test of a
	// limit sets its own.
	limits := Default()
	limits.Handshake, limits.Keepalive, limits.Slow = 10*time.Minute, 10*time.Minute, 10*time.Minute
	limits.Drain = 2 * time.Second
	if change != nil {
		change(&limits)
	}
	w.s, err = New(Options{
		Store: w.st, Team: w.team, Practice: p, HostKey: host, Limits: limits, Log: slog.New(slog.NewTextHandler(w.log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w.addr = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- w.s.Serve(l) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), soon)
		defer cancel()
		if err := w.s.Stop(ctx); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
		if err := w.st.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// key makes a key; person "" leaves it unknown. The file is for ssh -i.
func (w *world) key(person string) (ssh.Signer, string) {
	w.t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		w.t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		w.t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		w.t.Fatal(err)
	}
	f, err := os.CreateTemp(w.dir, "key-*")
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := f.Write(pem.EncodeToMemory(block)); err != nil {
		w.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		w.t.Fatal(err)
	}
	if person != "" {
		w.enrol(person, ssh.FingerprintSHA256(signer.PublicKey()))
	}
	return signer, f.Name()
}

// enrol makes a key somebody's, who has seen the tour.
func (w *world) enrol(person, fingerprint string) {
	w.t.Helper()
	ctx, now := context.Background(), time.Now()
	err := w.st.AddPerson(ctx, store.Person{ID: person, Name: person, Role: "trainee", Created: now})
	if err = errors.Join(err, w.st.For(person).SetSetting(ctx, "tour.seen", "yes")); err != nil {
		w.t.Fatal(err)
	}
	w.bind(person, fingerprint)
}

func (w *world) bind(person, fingerprint string) {
	w.t.Helper()
	if err := w.st.BindKey(context.Background(), store.Key{Fingerprint: fingerprint, Person: person, Added: time.Now()}); err != nil {
		w.t.Fatal(err)
	}
}

// page is the page of figures.
func (w *world) page() string {
	var b strings.Builder
	if _, err := w.s.WriteTo(&b); err != nil {
		w.t.Error(err)
	}
	return b.String()
}

// shortKey is an RSA key that proves too little.
func shortKey() (ssh.Signer, error) {
	key, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		return nil, err
	}
	return ssh.NewSignerFromKey(key)
}

// dial connects with a key, as any user name.
func (w *world) dial(user string, keys ...ssh.Signer) (*ssh.Client, error) {
	return ssh.Dial("tcp", w.addr, &ssh.ClientConfig{
		User: user, Auth: []ssh.AuthMethod{ssh.PublicKeys(keys...)}, Timeout: soon,
		HostKeyCallback: ssh.FixedHostKey(w.s.o.HostKey.PublicKey()),
	})
}

// seat is an open session of a Go client: what it shows, and where to type.
type seat struct {
	t    testing.TB
	c    *ssh.Client
	s    *ssh.Session
	in   interface{ Write([]byte) (int, error) }
	out  *safeBuffer
	gone chan error
}

// sit logs a known person in at a terminal of 80 x 24.
func (w *world) sit(person string, env ...string) *seat {
	w.t.Helper()
	key, _ := w.key(person)
	return w.login("anybody", key, "xterm-256color", env...)
}

// login opens a session with a key, as any user name; without a terminal when term is
// empty.
func (w *world) login(user string, key ssh.Signer, term string, env ...string) *seat {
	w.t.Helper()
	c, err := w.dial(user, key)
	if err != nil {
		w.t.Fatal(err)
	}
	return open(w.t, c, term, env...)
}

// open opens the one session of a connection, or ends the test.
func open(t testing.TB, c *ssh.Client, term string, env ...string) *seat {
	t.Helper()
	at, err := tryOpen(t, c, term, env...)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// tryOpen is open for a connection that the server may close meanwhile.
func tryOpen(t testing.TB, c *ssh.Client, term string, env ...string) (*seat, error) {
	t.Helper()
	t.Cleanup(func() { _ = c.Close() }) // it may be closed already
	s, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	at := &seat{t: t, c: c, s: s, out: &safeBuffer{}, gone: make(chan error, 1)}
	for _, e := range env {
		name, value, _ := strings.Cut(e, "=")
		if err := s.Setenv(name, value); err != nil {
			return nil, fmt.Errorf("%s: %w", e, err)
		}
	}
	if term != "" {
		if err := s.RequestPty(term, 24, 80, ssh.TerminalModes{}); err != nil {
			return nil, err
		}
	}
	if at.in, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	s.Stdout, s.Stderr = at.out, at.out
	if err := s.Shell(); err != nil {
		return nil, err
	}
	go func() { at.gone <- s.Wait() }()
	return at, nil
}

// patient runs a test of a limit on time that a machine which stands still for longer fails:
// then again, with all its times longer. What is wrong is wrong at each of them.
func patient(t *testing.T, try func(times time.Duration) error) {
	t.Helper()
	var err error
	for _, times := range []time.Duration{1, 5, 20} {
		if err = try(times); err == nil {
			return
		}
		t.Logf("at %d times the length: %v", times, err)
	}
	t.Error(err)
}

func (s *seat) send(keys string) {
	s.t.Helper()
	if _, err := s.in.Write([]byte(keys)); err != nil {
		s.t.Fatal(err)
	}
}

// wait returns when words have come after from, and how much has come then.
func (s *seat) wait(from int, words string) int {
	s.t.Helper()
	return s.out.wait(s.t, from, words)
}

// either waits for one of the words and is that one.
func (s *seat) either(words ...string) string {
	s.t.Helper()
	return s.eitherSince(0, words...)
}

// eitherSince is either, of what has come after from.
func (s *seat) eitherSince(from int, words ...string) string {
	s.t.Helper()
	deadline := time.Now().Add(soon)
	for {
		for _, w := range words {
			if strings.Contains(s.out.since(from), w) {
				return w
			}
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("none of %q came; there is %q", words, s.out.since(0))
		}
		time.Sleep(5 * time.Millisecond) // a poll with a deadline
	}
}

// ended waits for the session's end.
func (s *seat) ended() error {
	s.t.Helper()
	select {
	case err := <-s.gone:
		return err
	case <-time.After(soon):
		s.t.Fatalf("the session goes on; it shows %q", s.out.since(0))
		return nil
	}
}

// safeBuffer takes what a goroutine writes and lets a test wait for it.
type safeBuffer struct {
	mu   sync.Mutex
	b    bytes.Buffer
	more chan struct{}
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.more != nil {
		close(s.more)
		s.more = nil
	}
	return s.b.Write(p)
}

func (s *safeBuffer) since(from int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()[from:]
}

func (s *safeBuffer) wait(t testing.TB, from int, words string) int {
	t.Helper()
	deadline := time.After(soon)
	for {
		s.mu.Lock()
		got := s.b.String()
		if s.more == nil {
			s.more = make(chan struct{})
		}
		more := s.more
		s.mu.Unlock()
		if strings.Contains(got[from:], words) {
			return len(got)
		}
		select {
		case <-more:
		case <-deadline:
			t.Fatalf("%q did not come; there is %q", words, got[from:])
		}
	}
}
