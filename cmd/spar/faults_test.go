//go:build unix

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// refused holds that spar said what is wrong and what to do, in one line each, with no
// stack of the program, and ended with status 1.
func (r tried) refused(t *testing.T, wrong, cure string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(r.errs), "\n")
	if r.status != exitFailed || len(lines) != 2 || !strings.HasPrefix(lines[0], "spar: error: ") || !strings.HasPrefix(lines[1], "spar: hint: ") {
		t.Fatalf("status %d, told:\n%s", r.status, r.errs)
	}
	if !strings.Contains(lines[0], wrong) || !strings.Contains(lines[1], cure) {
		t.Errorf("told:\n%s\nwant %q, and %q", r.errs, wrong, cure)
	}
}

// TestNoRoom plays a talk where the database may not grow any more, as on a full disk
// or over a quota: every reply whose marks were shown is kept, and it goes on when
// there is room.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	spar(t, dir, "The price stays.\n", "play", "five-percent", "--new")
	var long strings.Builder
	for i := range 40 {
		fmt.Fprintf(&long, "Reason %d. %s\n", i, strings.Repeat("An empty seat costs you more than the price. ", 60))
	}
	size, err := os.Stat(filepath.Join(dir, "spar", "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	const block = 512 // bytes, as ulimit counts them; the database's log may grow as large
	// One talk may still fit: play until the room ends.
	limited := fmt.Sprintf("cat >replies; ulimit -f %d; while spar play five-percent --new <replies; do :; done; exit 1", size.Size()/block+8)
	shell := exec.Command("sh", "-c", limited)
	shell.Dir = dir
	got := try(t, dir, long.String(), shell)
	got.refused(t, "no room", "room")
	drawn := strings.Count(got.out, "Marks for turn ")
	var all []struct {
		Attempt string
		Replies int
	}
	if err := json.Unmarshal([]byte(spar(t, dir, "", "history", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	if drawn == 0 {
		t.Fatalf("the room ended before the talk began:\n%s", got.out)
	}
	stored := 0
	for _, a := range all[:len(all)-1] { // the last one is the talk before the room was short
		stored += a.Replies
	}
	if stored < drawn {
		t.Errorf("%d replies were marked before the room ended; kept: %+v", drawn, all)
	}
	if out := spar(t, dir, "And now there is room again.\n", "play", "--resume"); !strings.Contains(out, "Marks for turn ") {
		t.Errorf("gone on with:\n%s", out)
	}
	spar(t, dir, "", "data", "check")
}

// TestReadOnlyHome: nothing can be made in the home folder.
func TestReadOnlyHome(t *testing.T) {
	top := t.TempDir()
	home := filepath.Join(top, "home")
	if err := os.Mkdir(home, 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("spar", "play", "five-percent")
	if os.Getuid() == 0 { // who may write everywhere
		const nobody = 65534
		path, err := exec.LookPath("spar")
		if err != nil {
			t.Fatal(err)
		}
		exe := filepath.Join(top, "spar")
		binary, err := os.ReadFile(path)
		if err := errors.Join(err, os.WriteFile(exe, binary, 0o755), os.Chmod(filepath.Dir(top), 0o755), os.Chmod(top, 0o755)); err != nil {
			t.Fatal(err)
		}
		cmd = exec.Command(exe, cmd.Args[1:]...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		cmd.Dir = top
	}
	cmd.Env = []string{"HOME=" + home, "XDG_DATA_HOME="}
	try(t, "", "The price stays.\n", cmd).refused(t, "home/.local", "XDG_DATA_HOME")
}

// TestASpoiltDatabase: what cannot be used is told, and left as it is.
func TestASpoiltDatabase(t *testing.T) {
	whole := t.TempDir()
	spar(t, whole, "The price stays.\n", "play", "five-percent", "--new")
	good, err := os.ReadFile(filepath.Join(whole, "spar", "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), good...)
	flipped[100] ^= 1 // the kind of the first page of the tables' list
	for _, c := range []struct {
		name  string
		bytes []byte
		wrong string
	}{{"empty", nil, "empty (0 bytes)"}, {"cut", good[:len(good)/2], "damaged"}, {"a flipped bit", flipped, "spar.db"}} {
		dir := t.TempDir()
		path := filepath.Join(dir, "spar", "spar.db")
		if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o700), os.WriteFile(path, c.bytes, 0o600)); err != nil {
			t.Fatal(err)
		}
		t.Run(c.name, func(t *testing.T) {
			try(t, dir, "The price stays.\n", exec.Command("spar", "play", "five-percent")).refused(t, c.wrong, "backup")
		})
		after, err := os.ReadFile(path)
		if err != nil || string(after) != string(c.bytes) {
			t.Errorf("%s: the file was changed (%v)", c.name, err)
		}
	}
}

// TestABrokenPipe: who reads only the beginning is told nothing of it.
func TestABrokenPipe(t *testing.T) {
	dir := t.TempDir()
	spar(t, dir, strings.Repeat("The price stays.\n", 3), "play", "five-percent", "--new")
	for _, command := range []string{"spar list", "spar list --json", "spar show --json", "spar --help", "spar data export", "spar play five-percent --new"} {
		got := try(t, dir, strings.Repeat("It stays.\n", 20), exec.Command("sh", "-c", command+" | head -c 1"))
		if got.errs != "" || len(got.out) != 1 {
			t.Errorf("%s | head -c 1 says %q and %q", command, got.out, got.errs)
		}
	}
	spar(t, dir, "", "data", "check")
}

// TestAnotherLocale: where the locale has no Unicode, text for people is in ASCII, the
// same in meaning; what was typed in Latin-1 is taken, and kept as UTF-8.
func TestAnotherLocale(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("spar", "play", "five-percent", "--new")
	cmd.Env = []string{"LC_ALL=de_DE.ISO-8859-1"}
	got := try(t, dir, "The caf\xe9 stays at 2,400.\n/deal\n", cmd)
	if got.status != exitOK || !strings.Contains(got.out, "Marks for turn 1") {
		t.Fatalf("status %d:\n%s\n%s", got.status, got.out, got.errs)
	}
	for i, c := range []byte(got.out + got.errs) {
		if c >= 0x80 {
			t.Fatalf("the byte %q comes after %q", c, got.out[max(0, i-40):i])
		}
	}
	if shown := spar(t, dir, "", "show", "--json"); !strings.Contains(shown, "The caf\uFFFD stays at 2,400.") {
		t.Errorf("kept:\n%s", shown)
	}
	spar(t, dir, "", "data", "check")
}
