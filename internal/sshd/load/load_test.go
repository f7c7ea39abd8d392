package main

import (
	"context"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test's own program be the servers.
func TestMain(m *testing.M) {
	if name := os.Getenv(serverEnv); name != "" {
		os.Exit(serverMain(name))
	}
	os.Exit(m.Run())
}

// TestASmallCrowd measures twenty sessions. What depends on the machine and on who shares
// it (heap, processor, time) is only there; the command's own table is for reading it. What
// does not is exact.
func TestASmallCrowd(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	p := plan{sessions: 20, typing: 5, keys: 10, every: 20 * time.Millisecond, idle: time.Second, abreast: 4}
	f, err := measure(ctx, p, nameSpar)
	if err != nil {
		t.Fatal(err)
	}
	if f.Left != 0 {
		t.Errorf("%d goroutines are left after all have gone", f.Left)
	}
	if f.Goroutines < 1 || f.Goroutines > 12 {
		t.Errorf("%.1f goroutines a session", f.Goroutines)
	}
	if len(f.Frames) != 20 || len(f.Keys) != 5*8 {
		t.Errorf("%d logins and %d keys were timed", len(f.Frames), len(f.Keys))
	}
	if f.Heap <= 0 {
		t.Errorf("%d bytes of heap a session", f.Heap)
	}
	if runtime.GOOS == "linux" && f.IdleCPU < 0 {
		t.Errorf("twenty idle sessions cost %.3f cores", f.IdleCPU)
	}
	if p99 := percentile(f.Keys, 99); p99 <= 0 {
		t.Errorf("a key takes %v", p99)
	}
	shown := table(p, []figures{f})
	if strings.Count(shown, "\n") != 5 || !strings.Contains(shown, "| spar | ") {
		t.Errorf("the table:\n%s", shown)
	}
}

// TestALetterIsFoundBetweenSequences: a letter in a sequence is no echo.
func TestALetterIsFoundBetweenSequences(t *testing.T) {
	p := &person{}
	p.take([]byte("\x1b[2;5Ha\x1b[38;5;30mb\x1b["))
	p.take([]byte("1;1Qc"))
	if string(p.seen) != "abc" {
		t.Errorf("seen %q", p.seen)
	}
}
