//go:build unix

package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const (
	openEnv = "SPAR_STORE_OPEN" // the test binary is then a program that opens this path
	nobody  = 65534

	limitEnv = "SPAR_STORE_LIMIT" // and with this it writes until there is no room
)

// TestMain lets the test binary be another user's program.
func TestMain(m *testing.M) {
	path := os.Getenv(openEnv)
	if path == "" {
		os.Exit(m.Run())
	}
	if os.Getenv(limitEnv) != "" {
		os.Exit(writeUntilFull(path))
	}
	os.Exit(openOnly(path))
}

// writeUntilFull goes on with the attempt "a1" until the system takes no more, and
// says how many replies were acknowledged, then what the failure was.
func writeUntilFull(path string) int {
	// Where the limit is met the system also sends a signal that would end us; a full
	// disk does not.
	signal.Ignore(syscall.SIGXFSZ)
	s, err := Open(context.Background(), path)
	if err != nil {
		fmt.Print(err)
		return 1
	}
	whole, err := s.Load(context.Background(), "a1")
	if err != nil {
		fmt.Print(err)
		return 1
	}
	info, err := os.Stat(path)
	if err != nil {
		fmt.Print(err)
		return 1
	}
	size := uint64(info.Size()) + 40_000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size}); err != nil {
		fmt.Print(err)
		return 1
	}
	a := whole.Attempt
	for n := 0; ; n++ {
		after, state, line := next(a, strings.Repeat("a long reply ", 200))
		if err := s.Append(context.Background(), after, state, line); err != nil {
			fmt.Printf("%d %v %v", n, errors.Is(err, ErrFull), err)
			return 0
		}
		a = after
	}
}

// TestNoRoomForTheFile is a full disk as the operating system tells it: no file may
// grow beyond a limit.
func TestNoRoomForTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spar.db")
	filled(t, path)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), openEnv+"="+path, limitEnv+"=1")
	out, err := cmd.Output()
	var stored int
	var full bool
	if _, scanErr := fmt.Sscan(string(out), &stored, &full); err != nil || scanErr != nil || !full || stored == 0 {
		t.Fatalf("%s, %v, %v; want some replies and then ErrFull", out, err, scanErr)
	}
	all, err := everything(t, path)
	if err != nil || len(all) != 6 {
		t.Fatalf("%d attempts, %v", len(all), err)
	}
	for _, w := range all {
		if w.ID == "a1" && len(w.Lines) != 9+stored {
			t.Errorf("%d lines stored, want 9 and the %d acknowledged", len(w.Lines), stored)
		}
	}
}

// openOnly says on standard output what opening path gives.
func openOnly(path string) int {
	s, err := Open(context.Background(), path)
	if err == nil {
		err = s.SetSetting(context.Background(), "k", "v")
		err = errors.Join(err, s.Close())
	}
	var cure *Error
	switch {
	case err == nil:
		fmt.Print("written")
	case errors.Is(err, ErrUnwritable) && errors.As(err, &cure) && cure.Hint() != "":
		fmt.Print("unwritable")
	default:
		fmt.Print(err)
	}
	return 0
}

func TestUnwritable(t *testing.T) {
	// The tests may run as root, whom no mode keeps out: another user opens it.
	top, err := os.MkdirTemp("", "spar-unwritable-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(top) })
	exe := program(t, top)
	for _, c := range []struct {
		name         string
		folder, file fs.FileMode // 0 for no file
		want         string
	}{
		{"all may be written", 0o777, 0o666, "written"},
		{"nothing there, folder read-only", 0o555, 0, "unwritable"},
		{"nothing there, folder closed", 0, 0, "unwritable"},
		{"file read-only", 0o777, 0o444, "unwritable"},
		{"file closed", 0o777, 0o200, "unwritable"},
		{"folder read-only", 0o555, 0o666, "unwritable"},
		{"all read-only", 0o555, 0o444, "unwritable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(top, c.name)
			path := filepath.Join(dir, "spar.db")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			var before []byte
			if c.file != 0 {
				filled(t, path)
				if err := os.Chmod(path, c.file); err != nil {
					t.Fatal(err)
				}
				if before, err = os.ReadFile(path); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Chmod(dir, c.folder); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), exe)
			cmd.Env = append(os.Environ(), openEnv+"="+path, "TMPDIR="+top)
			if os.Geteuid() == 0 {
				cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			}
			out, err := cmd.Output()
			if err != nil || string(out) != c.want {
				t.Errorf("%s, %v; want %s", out, err, c.want)
			}
			if c.want == "written" {
				return
			}
			if after, err := os.ReadFile(path); !bytes.Equal(before, after) || c.file == 0 && err == nil {
				t.Error("the file was changed")
			}
		})
	}
}

// program copies the test binary to where another user may run it.
func program(t *testing.T, top string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(top, "open.test")
	if err := errors.Join(os.WriteFile(exe, binary, 0o755), os.Chmod(exe, 0o755), os.Chmod(top, 0o755)); err != nil {
		t.Fatal(err)
	}
	return exe
}
