package sshd

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/team"
)

// invite makes a code for so many people.
func (w *world) invite(role team.Role, uses int) string {
	w.t.Helper()
	_, code, err := w.team.Invite(w.t.Context(), team.Keeper(), team.Inviting{Role: role, Uses: uses, Good: time.Hour})
	if err != nil {
		w.t.Fatal(err)
	}
	return code
}

// TestAStrangerEnrols goes from an unknown key to the library in one connection, and by
// the next one is known. Names are hostile.
func TestAStrangerEnrols(t *testing.T) {
	w := newWorld(t, nil)
	code := w.invite(team.Trainee, 1)
	key, _ := w.key("")
	s := w.login("EVIL\x1b[2J", key, "xterm")
	at := s.wait(0, "new here")
	s.send("AAAAA-AAAAA-AAAAA-AAAAA\r")
	at = s.wait(at, "lets nobody in")
	s.send("\x15" + strings.ToLower(code) + "\r")
	at = s.wait(at, "trainee")
	s.send("\r")
	at = s.wait(at, "Your name, as your coach knows you")
	s.send("\x1b[200~Ann\x1b]0;owned\x07 \u202eEVIL\x1b[201~\t\r")
	s.wait(at, "A minute before you begin") // the very first run
	if got := s.out.since(0); strings.Contains(got, "\x1b]0;") || strings.Contains(got, "\u202e") {
		t.Errorf("a name speaks to the terminal: %q", got)
	}
	people, err := w.st.People(t.Context())
	if err != nil || len(people) != 1 || !people[0].Shown || people[0].Role != "trainee" {
		t.Fatalf("%+v, %v", people, err)
	}
	if strings.Contains(w.log.since(0), "Ann") || strings.Contains(w.log.since(0), "EVIL") || strings.Contains(w.log.since(0), code) {
		t.Errorf("a name or a code is in the log:\n%s", w.log.since(0))
	}
	s.send("\x03")
	if err := s.ended(); err != nil {
		t.Error(err)
	}
	w.login("somebody-else", key, "xterm").wait(0, "A minute before you begin")

	second, _ := w.key("") // the code is used up
	s = w.login("ann", second, "xterm")
	at = s.wait(0, "new here")
	s.send(code + "\r")
	s.wait(at, "lets nobody in")
}

// TestAStrangerEnrolsLineByLine is the same with ssh -T.
func TestAStrangerEnrolsLineByLine(t *testing.T) {
	w := newWorld(t, nil)
	code := w.invite(team.Admin, 1)
	key, _ := w.key("")
	s := w.login("anybody", key, "")
	s.wait(0, "The code of your invitation")
	s.send(code + "\nyes\nAnn Weber\nno\n")
	s.wait(0, "You are in.")
	if p, err := w.team.Member(t.Context(), ssh.FingerprintSHA256(key.PublicKey())); err != nil || p.Name != "Ann Weber" || p.Role != "admin" || p.Shown {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestAStrangerHasNotForever: the place at the door is given back.
func TestAStrangerHasNotForever(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *Limits) { l.Enrol, l.Waiting = 200*time.Millisecond, 1 })
	key, _ := w.key("")
	s := w.login("anybody", key, "xterm")
	s.wait(0, "so the connection was closed")
	s.ended()
	if _, err := w.retry(key); err != nil {
		t.Errorf("the door is still taken: %v", err)
	}
}
