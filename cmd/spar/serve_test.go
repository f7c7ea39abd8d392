//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// served is a running spar serve.
type served struct {
	t                        *testing.T
	cmd                      *exec.Cmd
	address, health, hostKey string
	firstAdmin               string
	log                      *lockedBuffer
	ended                    chan error // how it ended; then closed
}

// serve starts a server on the database, with ports of its own.
func serve(t *testing.T, dir, db string, args ...string) *served {
	t.Helper()
	s := &served{t: t, log: &lockedBuffer{}, ended: make(chan error, 1)}
	s.cmd = exec.Command("spar", append([]string{"serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0",
		"--db", db, "--host-key", filepath.Join(dir, "host_key")}, args...)...)
	s.cmd.Env, s.cmd.Stderr = inData(dir), s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill() // it may have ended by itself
		for range s.ended {      // its folder goes next
		}
	})
	defer func() {
		go func() { s.ended <- s.cmd.Wait(); close(s.ended) }()
	}()
	told := bufio.NewScanner(out)
	var all strings.Builder
	for s.health == "" && told.Scan() {
		line := told.Text()
		all.WriteString(line + "\n")
		name, value, _ := strings.Cut(line, "  ")
		switch value = strings.TrimSpace(value); name {
		case "listening":
			s.address = value
		case "host key":
			s.hostKey = value
		case "health":
			s.health = value
		case "":
			if regexp.MustCompile(`^[0-9A-Z]{5}(-[0-9A-Z]{5})+$`).MatchString(value) {
				s.firstAdmin = value
			}
		}
	}
	if s.health == "" || s.address == "" {
		t.Fatalf("the server does not start:\n%s%s", all.String(), s.log.text())
	}
	return s
}

// lockedBuffer takes what a goroutine writes.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// visitor is an ssh client at its terminal: a real one, or one of Go.
type visitor struct {
	in    io.Writer
	close func()

	mu     sync.Mutex
	seen   strings.Builder
	screen screen
	gone   bool
	more   chan struct{}
}

// read takes in what is drawn, until the session ends.
func (v *visitor) read(out io.Reader) {
	buf := make([]byte, 16<<10)
	for {
		n, err := out.Read(buf)
		v.mu.Lock()
		v.seen.Write(buf[:n])
		v.screen.feed(buf[:n])
		v.gone = err != nil
		v.mu.Unlock()
		select {
		case v.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// mark is how much has been drawn so far.
func (v *visitor) mark() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.seen.Len()
}

var errNotShown = errors.New("it is not shown")

// wait returns the first of the words that was drawn after from.
func (v *visitor) wait(from int, within time.Duration, words ...string) (string, error) {
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	for {
		v.mu.Lock()
		shown, gone := ansi.Strip(v.seen.String()[from:]), v.gone
		v.mu.Unlock()
		for _, w := range words {
			if strings.Contains(shown, w) {
				return w, nil
			}
		}
		if gone {
			return "", fmt.Errorf("%w: %q; the session ended with %q", errNotShown, words, shown)
		}
		select {
		case <-v.more:
		case <-deadline.C:
			return "", fmt.Errorf("%w: %q; there is %q", errNotShown, words, shown)
		}
	}
}

// does types keys and waits for one of the words.
func (v *visitor) does(keys string, within time.Duration, words ...string) (string, error) {
	at := v.mark()
	if _, err := io.WriteString(v.in, keys); err != nil {
		return "", err
	}
	return v.wait(at, within, words...)
}

// realVisitor logs in with the system's ssh, on a terminal of 100 x 30.
func realVisitor(dir, address, keyFile string, env []string, args ...string) (*visitor, error) {
	host, port, _ := strings.Cut(address, ":")
	cmd := exec.Command("ssh", append(append([]string{"-F", "none", "-i", keyFile, "-p", port, "-o", "IdentitiesOnly=yes",
		"-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + filepath.Join(dir, "known_hosts"),
		"-o", "SendEnv=NO_COLOR"}, args...), host)...)
	cmd.Env = append([]string{"TERM=xterm-256color", "HOME=" + dir, "PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}, env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		return nil, err
	}
	v := &visitor{in: f, more: make(chan struct{}, 1), close: func() {
		_ = cmd.Process.Kill() // it may have ended by itself
		_ = f.Close()
		_ = cmd.Wait() // its status is the kill's
	}}
	go v.read(f)
	return v, nil
}

// newKey makes a key with ssh-keygen, as people do.
func newKey(t *testing.T, dir, name string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file).CombinedOutput(); err != nil {
		t.Fatalf("ssh-keygen: %v\n%s", err, out)
	}
	return file
}

// needs skips a test by name where a tool is missing, unless all are demanded.
func needs(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err == nil {
			continue
		}
		if os.Getenv("SPAR_REQUIRE") == "all" {
			t.Fatal(tool + " is missing")
		}
		t.Skip(tool + " is missing")
	}
}

// must types keys and waits for words, or ends the test.
func must(t *testing.T, v *visitor, keys, words string) {
	t.Helper()
	if _, err := v.does(keys, patience, words); err != nil {
		t.Fatal(err)
	}
}

// TestTheFrontDoor goes the way of the first admin with the system's own ssh: the code
// that the server prints, enrolling, a beat, a cut connection, and on at the same beat.
func TestTheFrontDoor(t *testing.T) {
	needs(t, "ssh", "ssh-keygen")
	dir := t.TempDir()
	s := serve(t, dir, filepath.Join(dir, "team.db"), "--drain", "10m")
	file := newKey(t, dir, "key")
	visit := func(env ...string) *visitor {
		t.Helper()
		v, err := realVisitor(dir, s.address, file, env)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(v.close)
		return v
	}
	v := visit()
	if _, err := v.wait(0, patience, "Your key is new here"); err != nil {
		t.Fatal(err)
	}
	must(t, v, s.firstAdmin+"\r", "admin")
	must(t, v, "\r", "Your name, as your coach knows you")
	must(t, v, "Ann Weber\r", "A minute before you begin")
	must(t, v, "\x1b", "Five percent by Friday")
	must(t, v, "five percent\r", "WHERE YOU STAND")
	must(t, v, "\r", "YOUR TURN")
	must(t, v, "The price stays: an empty seat costs you 40 euros a day.\r", "You said")
	must(t, v, "\r", "YOUR TURN")
	must(t, v, "Half a thought", "draft kept")
	v.close() // the connection is cut
	again := visit("NO_COLOR=1")
	if _, err := again.wait(0, patience, "GO ON WHERE YOU STOPPED"); err != nil {
		t.Fatal(err)
	}
	must(t, again, "\r", "Half a thought")
	if again.mu.Lock(); strings.Contains(again.seen.String(), "\x1b[38;") {
		t.Error("NO_COLOR is not honoured")
	}
	again.mu.Unlock()
	health, err := http.Get(s.health)
	if err != nil || health.StatusCode != http.StatusOK {
		t.Errorf("health: %v, %v", health, err)
	} else if err := health.Body.Close(); err != nil {
		t.Error(err)
	}
	at := again.mark()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, err := again.wait(at, patience, "The server will be restarted in"); err != nil {
		t.Error(err)
	}
	must(t, again, "\x03", "Log in again to go on.")
	select {
	case err := <-s.ended:
		if err != nil {
			t.Errorf("the server ended with %v\n%s", err, s.log.text())
		}
	case <-time.After(patience):
		t.Error("the server does not end")
	}
	if log := s.log.text(); strings.Contains(log, "empty seat") || strings.Contains(log, "Ann") || !strings.Contains(log, `"msg":"began"`) {
		t.Errorf("the log:\n%s", log)
	}
	info, err := os.Stat(filepath.Join(dir, "host_key"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the host key: %v, %v", info, err)
	}
}
