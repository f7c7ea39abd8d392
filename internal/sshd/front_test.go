package sshd

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/crypto/ssh"
)

// missing skips a test whose tool is not there, unless everything is required.
func missing(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("SPAR_REQUIRE") == "all" {
		t.Fatalf("%s is missing", tool)
	}
	t.Skipf("%s is missing", tool)
}

// realSSH runs OpenSSH's client with a key on a terminal of 100 x 30.
func (w *world) realSSH(keyFile string, env []string, args ...string) (*os.File, *safeBuffer, *exec.Cmd) {
	w.t.Helper()
	path, err := exec.LookPath("ssh")
	if err != nil {
		missing(w.t.(*testing.T), "ssh")
	}
	host, port, _ := strings.Cut(w.addr, ":")
	all := append([]string{
		"-F", "none", "-i", keyFile, "-p", port, "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=accept-new",
		"-o", "UserKnownHostsFile=" + filepath.Join(w.dir, "known_hosts"), "-o", "SendEnv=NO_COLOR LANG COLORTERM SECRET",
	}, args...)
	cmd := exec.Command(path, append(all, host)...)
	cmd.Env = append([]string{"TERM=xterm-256color", "HOME=" + w.dir, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}, env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		w.t.Fatal(err)
	}
	out := &safeBuffer{}
	go func() {
		buf := make([]byte, 32<<10)
		for {
			n, err := f.Read(buf)
			out.Write(buf[:n])
			if err != nil {
				return // the client has ended
			}
		}
	}()
	w.t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended by itself
		_ = f.Close()
	})
	return f, out, cmd
}

func TestARealClientSeesTheHomeScreen(t *testing.T) {
	w := newWorld(t, nil)
	_, file := w.key("ann")
	tty, out, cmd := w.realSSH(file, nil)
	at := out.wait(t, 0, "The oak table")
	if !strings.Contains(out.since(0), "\x1b[38;5;30m") {
		t.Errorf("a terminal of 256 colours gets others: %q", out.since(0))
	}
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 8, Cols: 30}); err != nil {
		t.Fatal(err)
	}
	at = out.wait(t, at, "Too small")
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	out.wait(t, at, "The oak table")
	if _, err := tty.WriteString("\x03"); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("leaving: %v", err)
	}
	out.wait(t, at, "\x1b[?1049l") // the terminal is given back
}

func TestNoColorIsHonoured(t *testing.T) {
	w := newWorld(t, nil)
	_, file := w.key("ann")
	_, out, _ := w.realSSH(file, []string{"NO_COLOR=1"})
	out.wait(t, 0, "The oak table")
	if got := out.since(0); strings.Contains(got, "\x1b[38;") || strings.Contains(got, "\x1b[3") && strings.Contains(got, ";5;") {
		t.Errorf("there is colour in %q", got)
	}
}

func TestALocaleWithoutUnicodeGetsASCII(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sit("ann", "LANG=C")
	s.wait(0, "The oak table")
	for _, c := range []byte(s.out.since(0)) {
		if c >= 0x80 {
			t.Fatalf("not ASCII: %q", s.out.since(0))
		}
	}
	if u := w.sit("bob", "LANG=de_DE.UTF-8"); u.wait(0, "─") == 0 {
		t.Error("nothing came")
	}
}

// TestOnlyKeysOpen tries every other way in.
func TestOnlyKeysOpen(t *testing.T) {
	w := newWorld(t, nil)
	for name, auth := range map[string][]ssh.AuthMethod{
		"none":     nil,
		"password": {ssh.Password("")},
		"keyboard": {ssh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })},
	} {
		c, err := ssh.Dial("tcp", w.addr, &ssh.ClientConfig{User: "root", Auth: auth, HostKeyCallback: ssh.InsecureIgnoreHostKey()})
		if err == nil {
			c.Close()
			t.Errorf("%s opened the door", name)
		} else if !strings.Contains(err.Error(), "unable to authenticate") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNothingButTheScreens asks for all that an SSH server can give.
func TestNothingButTheScreens(t *testing.T) {
	w := newWorld(t, nil)
	key, _ := w.key("ann")
	c, err := w.dial("root", key)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, c, "xterm")
	s.wait(0, "The oak table")
	if second, err := c.NewSession(); err == nil {
		t.Error("a second session was opened")
		second.Close()
	}
	if _, err := c.Dial("tcp", w.addr); err == nil {
		t.Error("a connection was forwarded")
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port was opened for the client")
	}
	for _, ask := range []string{"auth-agent-req@openssh.com", "x11-req", "exec", "subsystem", "shell", "pty-req", "env", "break", "made-up\x1b[2J"} {
		if ok, err := s.s.SendRequest(ask, true, ssh.Marshal(struct{ Name, Value string }{"sftp", "x"})); ok || err != nil {
			t.Errorf("%s: granted %v, %v", ask, ok, err)
		}
	}
	for _, kind := range []string{"x11", "forwarded-tcpip", "auth-agent@openssh.com", "direct-streamlocal@openssh.com", "tun@openssh.com"} {
		var refused *ssh.OpenChannelError
		if _, _, err := c.OpenChannel(kind, nil); !errors.As(err, &refused) {
			t.Errorf("channel %s: %v", kind, err)
		}
	}
	s.send("\x03")
	if err := s.ended(); err != nil {
		t.Errorf("leaving: %v", err)
	}
}

func TestCommandsAndFilesAreRefusedByRealTools(t *testing.T) {
	w := newWorld(t, nil)
	_, file := w.key("ann")
	for name, args := range map[string][]string{"exec": {"-T"}, "sftp": {"-T", "-s"}} {
		host, port, _ := strings.Cut(w.addr, ":")
		all := append([]string{"-F", "none", "-i", file, "-p", port, "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no",
			"-o", "UserKnownHostsFile=/dev/null"}, args...)
		ssh, err := exec.LookPath("ssh")
		if err != nil {
			missing(t, "ssh")
		}
		out, err := exec.Command(ssh, append(all, host, "sftp")...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "request failed on channel 0") {
			t.Errorf("%s: %v, %s", name, err, out)
		}
	}
}
