//go:build unix

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"spar/internal/scenario"
)

// written writes a template into a folder of the test's own and returns its path and text.
func written(t *testing.T) (string, string) {
	t.Helper()
	src, err := scenario.New("discount", "mine", scenario.Answers{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(path, src, 0o644); err != nil {
		t.Fatal(err)
	}
	return path, string(src)
}

// follower hands out what a program prints, line by line.
type follower struct {
	t     *testing.T
	lines chan string // closed at the end of the output
}

func follow(t *testing.T, out io.Reader) *follower {
	f := &follower{t: t, lines: make(chan string)}
	go func() {
		defer close(f.lines)
		for in := bufio.NewScanner(out); in.Scan(); {
			f.lines <- in.Text()
		}
	}()
	return f
}

// await passes over lines to the first that holds what.
func (f *follower) await(what string) {
	f.t.Helper()
	late := time.After(60 * time.Second)
	for {
		select {
		case line, ok := <-f.lines:
			if !ok {
				f.t.Fatalf("it ended before it said %q", what)
			}
			if strings.Contains(line, what) {
				return
			}
		case <-late:
			f.t.Fatalf("it never said %q", what)
		}
	}
}

// TestPreviewLineByLine pipes a reply in, and saves the file as editors do: over itself,
// and by putting another file in its place.
func TestPreviewLineByLine(t *testing.T) {
	path, text := written(t)
	cmd := exec.Command("spar", "scenario", "preview", path)
	cmd.Env = []string{unhurried, "PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LC_ALL=C.UTF-8"}
	cmd.Stdin = strings.NewReader("OK, 5% it is.\n")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill() // it has ended by then unless the test failed
	f := follow(t, out)
	await := f.await
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	await("A discount before signing. Type what a trainee would say")
	await("You: OK, 5% it is.")
	await("leads to more, by lead 1")
	await("No more replies")

	save(strings.Replace(text, "to: more", "to: last-try", 1))
	await("Saved: this has changed.")
	await("Turn 1: leads to last-try, before to more")
	save(strings.Replace(text, "difficulty: easy", "difficulty: simple", 1))
	await(`SP019: "simple" is not a difficulty`)
	await("hint: one of: easy, medium, hard")
	await("To be mended first: 1 error.")

	beside := path + "~"
	if err := os.WriteFile(beside, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(beside, path); err != nil {
		t.Fatal(err)
	}
	await("Turn 1: leads to more, before to last-try")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	await("The file cannot be read: there is no file")
	save(strings.Replace(text, "aim:", "aim: Also:", 1))
	await("SP006") // a second colon on the line
	save(text)
	await("Saved: no grade and no branch of these replies has changed.")
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	await("The talk has not come to an end") // what was said is not lost
	await("- 'OK, 5% it is.'")
	for range f.lines {
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// TestPreviewOnTheScreen types a reply, saves the file, and puts what was said into it.
func TestPreviewOnTheScreen(t *testing.T) {
	path, text := written(t)
	x := start(t, nil, "scenario", "preview", path)
	x.await("YOUR TURN")
	for _, turn := range []struct{ reply, then string }{{"OK, 5% it is.", "Make it twice that"}, {"OK, 10% it's then.", "THE TALK IS OVER"}} {
		x.enter(turn.reply)
		x.await(turn.then)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(text, "to: gone", "to: waits", -1)), 0o644); err != nil {
		t.Fatal(err)
	}
	x.await("What your last save changed")
	x.press('\x1b')
	out, status := x.end()
	if status != 0 {
		t.Fatalf("it ended with %d:\n%s", status, out)
	}
	_, piece, found := strings.Cut(out, "to put into the file:")
	if !found {
		t.Fatalf("no transcript was printed:\n%s", out)
	}
	sc, problems := scenario.Decode("mine.yaml", []byte(strings.ReplaceAll(text, "to: gone", "to: waits")+strings.ReplaceAll(piece, "\r", "")))
	if sc == nil {
		t.Fatal(problems)
	}
	if len(sc.Transcripts) != 1 || len(sc.Transcripts[0].Replies) != 2 || sc.Transcripts[0].Replies[1] != "OK, 10% it's then." {
		t.Errorf("%+v", sc.Transcripts)
	}
}
