package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// piped is spar on the plain face, with a hand on its input and its output.
type piped struct {
	t     *testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines chan string // closed at the end of the output
}

func startPiped(t *testing.T, dir string, args ...string) *piped {
	t.Helper()
	cmd := exec.Command("spar", args...)
	cmd.Env = inData(dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &piped{t: t, cmd: cmd, in: in, lines: make(chan string, 1000)}
	go func() {
		defer close(p.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			p.lines <- s.Text()
		}
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended by itself
		_ = cmd.Wait()         // its folder goes next
	})
	return p
}

// say types one line. A program that was killed cannot hear it.
func (p *piped) say(line string) { _, _ = io.WriteString(p.in, line+"\n") }

// await reads on to the line that begins with what and returns it; "" at the end.
func (p *piped) await(what string) string {
	p.t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case line, more := <-p.lines:
			if !more {
				return ""
			}
			if strings.HasPrefix(line, what) {
				return line
			}
		case <-deadline:
			p.t.Fatalf("no line begins with %q", what)
		}
	}
}

// Two programs on the same folder at once: both talks are kept whole.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	a := startPiped(t, dir, "play", "five-percent", "--new")
	b := startPiped(t, dir, "play", "not-for-us", "--new")
	for turn := 1; turn <= 2; turn++ {
		for _, p := range []*piped{a, b} {
			p.say(fmt.Sprintf("The price stays, for reason number %d.", turn))
		}
		for _, p := range []*piped{a, b} {
			if p.await(fmt.Sprintf("Marks for turn %d", turn)) == "" {
				t.Fatalf("it ended before turn %d", turn)
			}
		}
	}
	for _, p := range []*piped{a, b} {
		if err := p.in.Close(); err != nil {
			t.Fatal(err)
		}
		p.await("Left after 2 replies.")
	}
	var all []struct{ Replies int }
	if err := json.Unmarshal([]byte(spar(t, dir, "", "history", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Replies != 2 || all[1].Replies != 2 {
		t.Errorf("kept: %+v", all)
	}
}

// The same attempt in two windows: the second to answer is told, and overwrites nothing.
func TestOneAttemptInTwoWindows(t *testing.T) {
	dir := t.TempDir()
	spar(t, dir, "The price stays.\n", "play", "five-percent", "--new")
	a := startPiped(t, dir, "play", "--resume")
	b := startPiped(t, dir, "play", "--resume")
	a.await("Going on with")
	b.await("Going on with")
	a.say("It stays, because the jobs nobody bills cost you $8,400 a month.")
	a.await("Marks for turn 2")
	b.say("Fine, take the five.")
	if line := b.await("spar: error: "); !strings.Contains(line, "another window") {
		t.Errorf("the second window was told %q", line)
	}
	if b.await("spar: hint: ") == "" {
		t.Error("and no cure")
	}
	if err := a.in.Close(); err != nil {
		t.Fatal(err)
	}
	a.await("Left after 2 replies.")
}

// Killed at any moment, spar has stored every reply whose marks it has drawn. By
// default few kills; SPAR_KILLS=50 (go test -run Killed ./cmd/spar) does more.
func TestKilledItHasStoredWhatItDrew(t *testing.T) {
	kills := 8
	if n, err := strconv.Atoi(os.Getenv("SPAR_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	chance := rand.New(rand.NewPCG(1, 2))
	for range kills {
		p := startPiped(t, dir, "play", "five-percent", "--new")
		if p.await("A new attempt begins.") == "" {
			t.Fatal("it did not begin")
		}
		time.AfterFunc(time.Duration(chance.IntN(30_000))*time.Microsecond, func() {
			_ = p.cmd.Process.Kill() // it may have come to its end before
		})
		for i := range 30 {
			p.say(fmt.Sprintf("Sorry to hear that, but number %d stays as it is.", i))
		}
		drawn := 0
		for line := p.await("Marks for turn "); line != ""; line = p.await("Marks for turn ") {
			n, err := strconv.Atoi(strings.TrimPrefix(line, "Marks for turn "))
			if err != nil {
				t.Fatal(err)
			}
			drawn = n
		}
		var shown struct {
			Debrief struct {
				Turns []struct{ Tries []struct{ Reply string } }
			}
		}
		if err := json.Unmarshal([]byte(spar(t, dir, "", "show", "--json")), &shown); err != nil {
			t.Fatal(err)
		}
		if stored := len(shown.Debrief.Turns); stored < drawn {
			t.Fatalf("%d turns were drawn, %d are stored", drawn, stored)
		}
		for i, turn := range shown.Debrief.Turns {
			if want := fmt.Sprintf("Sorry to hear that, but number %d stays as it is.", i); turn.Tries[0].Reply != want {
				t.Fatalf("reply %d is %q, want %q", i+1, turn.Tries[0].Reply, want)
			}
		}
	}
}
