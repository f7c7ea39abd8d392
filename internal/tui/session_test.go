//go:build unix

package tui

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"spar/internal/store"
)

func TestATalkIsPlayedToItsEndOnATerminal(t *testing.T) {
	s := startScreen(t, "play", oak(t), 100, 30)
	s.wait(0, "A minute before you begin") // the very first run
	at := s.mark()
	s.send("\x1b")
	s.wait(at, "holding a price that is fair")
	at = s.mark()
	s.send("\r")
	s.wait(at, "WHERE YOU STAND")
	at = s.mark()
	s.send("\r")
	s.wait(at, "YOUR TURN")
	for next := "YOUR TURN"; next == "YOUR TURN"; {
		at = s.mark()
		s.send("The price stays: an empty seat costs you 40 euros a day.\x1b[200~ Shall I measure the door on Friday?\x1b[201~\r")
		s.wait(at, "You said")
		at = s.mark()
		s.send("\r")
		next = s.waitAny(at, "YOUR TURN", "Looking back") // how soon it ends is the seed's
	}
	s.wait(at, "Twelve at one table")
	at = s.mark()
	s.send("\r")
	s.wait(at, "won ")
	s.send("\x03")
	if rest := s.ended(); !strings.Contains(rest, "ended: <nil>") {
		t.Errorf("after the end: %q", rest)
	}
}

// TestASilentTerminalDoesNotStallTheStart: nothing here answers a query, as many terminals do
// not. The library below waits five seconds for an answer if it asks: so it may not.
func TestASilentTerminalDoesNotStallTheStart(t *testing.T) {
	s := startScreen(t, "play", oak(t), 80, 24)
	s.wait(0, "A minute before you begin")
	for _, query := range []string{"\x1b]11;?", "\x1b[6n", "\x1b[c", "\x1b]10;?"} {
		if strings.Contains(s.all(0), query) {
			t.Errorf("the terminal was asked %q", query)
		}
	}
}

// TestATerminalOfNoKnownSize is taken for one of 80 columns and 24 rows.
func TestATerminalOfNoKnownSize(t *testing.T) {
	t.Parallel()
	s := startScreen(t, "play", oak(t), 0, 0, "oak-table")
	s.wait(0, "YOUR TURN")
}

func TestSignalsKeepTheDraftAndGiveTheTerminalBack(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			s := startTalk(t, "play", "Half a thought")
			if err := s.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if rest := s.ended(); !strings.Contains(rest, "signal received") && !strings.Contains(rest, "context canceled") {
				t.Errorf("after the end: %q", rest)
			}
			s.keeps("Half a thought")
		})
	}
}

// TestADraftThatIsKeptOutlivesAKill: the program is killed outright once it says so.
func TestADraftThatIsKeptOutlivesAKill(t *testing.T) {
	t.Parallel()
	s := startTalk(t, "play", "What I said: words")
	s.wait(0, "draft kept")
	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-s.dead
	s.keeps("What I said: words")
}

func TestQuittingSaysWhatIsKept(t *testing.T) {
	t.Parallel()
	s := startTalk(t, "play", "Not sent yet")
	s.send("\x03")
	if rest := s.ended(); !strings.Contains(rest, "Kept: The oak table, turn 1.") {
		t.Errorf("after the end: %q", rest)
	}
	s.keeps("Not sent yet")
}

func TestAPanicGivesTheTerminalBackAndKeepsTheAttempt(t *testing.T) {
	for mode, says := range map[string]string{
		"panic-update": "a screen that updates badly", "panic-view": "a screen that draws badly",
		"panic-wish": "a wish that fails badly", "panic-goroutine": "something beside that fails badly",
	} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			s := startScreen(t, mode, oak(t), 80, 24, "oak-table")
			s.wait(0, "YOUR TURN")
			s.send("Now spring the trap")
			rest := s.ended()
			if !strings.Contains(rest, "failed: "+says) || !strings.Contains(rest, `"The oak table" is kept`) {
				t.Errorf("after the end: %q", rest)
			}
			if strings.Contains(rest, "goroutine ") {
				t.Errorf("the trainee is shown a stack: %q", rest)
			}
			s.keeps("Now spring the trap")
		})
	}
}

func TestTheTerminalGoingAwayEndsTheProgram(t *testing.T) {
	t.Parallel()
	s := startTalk(t, "play", "Going, going")
	if err := s.tty.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.pty.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.exited:
	case <-time.After(soon):
		t.Fatal("the program went on without a terminal")
	}
	s.keeps("Going, going")
}

func TestResizingIsFollowed(t *testing.T) {
	t.Parallel()
	s := startTalk(t, "play", "What I typed")
	for _, size := range []struct {
		w, h uint16
		says string
	}{{30, 8, "Too small"}, {120, 40, "What I typed"}, {40, 12, "What I typed"}} {
		at := s.mark()
		s.resize(size.w, size.h)
		if err := pty.Setsize(s.pty, &pty.Winsize{Rows: size.h, Cols: size.w}); err != nil {
			t.Fatal(err)
		}
		s.wait(at, size.says)
	}
}

// TestCtrlZ sleeps under a real shell and comes back with everything on the screen.
func TestCtrlZ(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("bash")
	if err != nil {
		missing(t, "bash")
	}
	s := sleeper(t, shell, "play")
	s.send("Asleep soon")
	s.wait(0, "Asleep soon")
	for round, sleep := range map[string]func(){
		"key":    func() { s.send("\x1a") },
		"signal": func() { s.signalScreen(syscall.SIGTSTP) },
	} {
		at := s.mark()
		sleep()
		s.wait(at, "Stopped")
		out := s.all(at)
		if given := strings.Index(out, giveScreen); given < 0 || given > strings.Index(out, "Stopped") {
			t.Errorf("%s: the shell speaks on the program's screen: %q", round, out)
		}
		if got := s.draft(); got != "Asleep soon" {
			t.Errorf("%s: asleep, the draft kept is %q", round, got)
		}
		at = s.mark()
		s.send("echo it is $((40+2))\r")
		s.wait(at, "it is 42") // the shell has an ordinary terminal
		at = s.mark()
		s.send("fg\r")
		s.wait(at, "Asleep soon")
	}
	s.send(" no more")
	s.wait(0, " no more")
}

// TestItDoesNotSleepInAWrite: a process that is stopped while it writes keeps every
// other one out of the file.
func TestItDoesNotSleepInAWrite(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("bash")
	if err != nil {
		missing(t, "bash")
	}
	s := sleeper(t, shell, "writing")
	for round := range 5 {
		at := s.mark()
		s.send("\x1a")
		s.wait(at, "Stopped")
		// Whoever waits for a writer that sleeps is told in the end that it holds the file.
		st, err := store.Open(t.Context(), filepath.Join(s.dir, "spar.db"))
		if err == nil {
			err = errors.Join(st.SetSetting(t.Context(), "other", "x"), st.Close())
		}
		if err != nil {
			t.Fatalf("round %d: another process is kept out: %v", round, err)
		}
		at = s.mark()
		s.send("fg\r")
		s.wait(at, "YOUR TURN")
	}
}

// TestCtrlZWithoutAShell: a process group that nobody can wake is not put to sleep by
// the system; the program must go on instead of waiting to be woken.
func TestCtrlZWithoutAShell(t *testing.T) {
	t.Parallel()
	s := startScreen(t, "play", oak(t), 80, 24, "oak-table")
	s.wait(0, "YOUR TURN")
	s.send("\x1a")
	s.wait(0, "There is no shell below that could wake spar")
	s.send("still here")
	s.wait(0, "still here")
}

// TestHostileTextOnATerminal plays a hostile scenario with hostile names and replies
// from the first screen to the last, beside a file that is refused, and checks every
// byte that the program sent.
func TestHostileTextOnATerminal(t *testing.T) {
	t.Parallel()
	files := oak(t)
	files["refused.yaml"] = "format: 1\ntitle: " + hostile + "\n"
	files["EVIL\u202egnp\x1b[31m.yaml"] = "title: \x1b[2J"
	s := startScreen(t, "hostile", files, 110, 34)
	s.wait(0, "cannot be played")
	step := func(keys, words string) {
		t.Helper()
		at := s.mark()
		s.send(keys)
		s.wait(at, words)
	}
	step("\x0e\x0e\x0e\x10\x10\x10\r", "WHERE YOU STAND")
	step("d", "My own deal")
	step("\x1b[200~"+hostile+"\x1b[201~", "EVIL")
	step("\x1b", "WHERE YOU STAND")
	step("\r", "YOUR TURN")
	for _, end := range []string{"YOUR TURN", "Looking back"} {
		step("\x1b[200~The price stays where it is. "+hostile+"\x1b[201~", "EVIL")
		step("\r", "Your reply, graded")
		step("m", "A stronger reply")
		step("\r", end)
		if end == "YOUR TURN" && strings.Contains(s.text(), "Looking back") {
			break // it ended early, which is as good
		}
	}
	step("\r", "spar")
	s.send("\x03")
	s.ended()
	checkBytes(t, s.all(0))
}
