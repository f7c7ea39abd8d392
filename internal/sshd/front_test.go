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
		_ = cmd.Wait() // its folder goes next
	})
	return f, out, cmd
}

func TestARealClientSeesTheHomeScreen(t *testing.T) {
	t.Parallel()
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
	s := w.login("root", key, "xterm")
	c := s.c
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

// TestCommandsAndFilesAreRefusedByRealTools: whoever asks for them is told what there is.
func TestCommandsAndFilesAreRefusedByRealTools(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	_, file := w.key("ann")
	host, port, _ := strings.Cut(w.addr, ":")
	common := []string{"-F", "none", "-i", file, "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"}
	for name, tt := range map[string]struct {
		tool  string
		args  []string
		words string
	}{
		"exec":            {"ssh", []string{"-p", port, host, "touch", w.dir + "/ran"}, "no commands are run here"},
		"exec, with pty":  {"ssh", []string{"-tt", "-p", port, host, "touch", w.dir + "/ran"}, "no commands are run here"},
		"sftp":            {"sftp", []string{"-P", port, host}, "no files can be copied"},
		"scp":             {"scp", []string{"-P", port, file, host + ":x"}, "no files can be copied"},
		"scp, the old":    {"scp", []string{"-O", "-P", port, file, host + ":x"}, "no commands are run here"},
		"forwarding (-W)": {"ssh", []string{"-p", port, "-W", w.addr, host}, "forwarding failed"},
	} {
		tool, err := exec.LookPath(tt.tool)
		if err != nil {
			missing(t, tt.tool)
		}
		out, err := exec.Command(tool, append(common[:len(common):len(common)], tt.args...)...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), tt.words) {
			t.Errorf("%s: %v, %s", name, err, out)
		}
		if strings.Contains(tt.words, "no ") && !strings.Contains(string(out), "spar: hint: log in without a command") {
			t.Errorf("%s tells no way: %s", name, out)
		}
	}
	if _, err := os.Stat(w.dir + "/ran"); !os.IsNotExist(err) {
		t.Errorf("a command was run: %v", err)
	}
	w.settle(0)
}

// TestARefusedChannelSaysWhy: the reason reaches whoever asked.
func TestARefusedChannelSaysWhy(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sit("ann")
	s.wait(0, "The oak table")
	for kind, words := range map[string]string{"session": "one session", "direct-tcpip": "forwards nothing"} {
		var refused *ssh.OpenChannelError
		if _, _, err := s.c.OpenChannel(kind, nil); !errors.As(err, &refused) || !strings.Contains(refused.Message, words) {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// TestCtrlZDoesNothing: nobody puts a server to sleep, and the session goes on.
func TestCtrlZDoesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	_, file := w.key("ann")
	tty, out, cmd := w.realSSH(file, nil)
	at := out.wait(t, 0, "The oak table")
	if _, err := tty.WriteString("\x1a"); err != nil {
		t.Fatal(err)
	}
	at = out.wait(t, at, "there is no shell below")
	w.sit("bob").wait(0, "The oak table")
	if _, err := tty.WriteString("oak\x03"); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("leaving: %v", err)
	}
	out.wait(t, at, "\x1b[?1049l")
}
