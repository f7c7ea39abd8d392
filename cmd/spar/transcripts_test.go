package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"spar/internal/play"
	"spar/internal/scenario"
	"spar/scenarios"
)

// inData is an environment in which spar keeps everything in dir.
func inData(dir string) []string {
	return append(os.Environ(), unhurried, "XDG_DATA_HOME="+dir, "LC_ALL=C.UTF-8", "TERM=dumb", "NO_COLOR=")
}

// spar runs the program over typed and returns what it wrote.
func spar(t *testing.T, dir, typed string, args ...string) string {
	t.Helper()
	cmd := command(t, args...)
	cmd.Env = inData(dir)
	cmd.Stdin = strings.NewReader(typed)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("spar %s: %v\n%s\n%s", strings.Join(args, " "), err, errs.String(), out)
	}
	return string(out)
}

// tried is a program that has run to its end, however it ended.
type tried struct {
	out, errs string
	status    int // -1: killed by a signal
}

// try runs a command over typed in the data folder dir. What the command has as its output
// hears it too.
func try(t *testing.T, dir, typed string, cmd *exec.Cmd) tried {
	t.Helper()
	cmd.Env = append(inData(dir), cmd.Env...)
	cmd.Stdin = strings.NewReader(typed)
	var out, errs strings.Builder
	cmd.Stderr = &errs
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	} else {
		cmd.Stdout = io.MultiWriter(&out, cmd.Stdout)
	}
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return tried{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// command is the program with these arguments, to be run once.
func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := oneShot()
	if err != nil {
		t.Fatal(err)
	}
	return exec.CommandContext(t.Context(), path, args...)
}

// lastEvents are the events of the last attempt, each as compact JSON.
func lastEvents(t *testing.T, dir string) []string {
	t.Helper()
	var shown struct{ Events []json.RawMessage }
	if err := json.Unmarshal([]byte(spar(t, dir, "", "show", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	var events []string
	for _, raw := range shown.Events {
		var b bytes.Buffer
		if err := json.Compact(&b, raw); err != nil {
			t.Fatal(err)
		}
		events = append(events, b.String())
	}
	return events
}

// typedLines are replies as they are typed on the plain face: a line break within a
// reply is carried by a backslash.
func typedLines(replies []string) string {
	var b strings.Builder
	for _, r := range replies {
		b.WriteString(strings.ReplaceAll(r, "\n", "\\\n") + "\n")
	}
	return b.String()
}

// shipped decodes every scenario that ships.
func shipped(t *testing.T) []*scenario.Scenario {
	t.Helper()
	files, err := fs.Glob(scenarios.Files, "*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d scenarios: %v", len(files), err)
	}
	var all []*scenario.Scenario
	for _, file := range files {
		src, err := fs.ReadFile(scenarios.Files, file)
		if err != nil {
			t.Fatal(err)
		}
		sc, problems := scenario.Decode(file, src)
		if sc == nil {
			t.Fatalf("problems: %v", problems)
		}
		all = append(all, sc)
	}
	return all
}

// The first transcript of every shipped scenario, typed on the plain face, gives event
// by event and mark by mark what the engine gives for the same replies: nothing is lost
// or changed between the keyboard and the store.
func TestPlainFaceGivesTheEnginesMarks(t *testing.T) {
	for _, sc := range shipped(t) {
		t.Run(sc.ID, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			tr := sc.Transcripts[0]
			want := engineEvents(t, sc, 1, tr.Replies)
			spar(t, dir, typedLines(tr.Replies), "play", sc.ID, "--plain", "--new", "--seed", "1")
			if got := lastEvents(t, dir); !slices.Equal(got, want) {
				t.Fatalf("%q: through the plain face\n%s\nfrom the engine\n%s", tr.Name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// engineEvents are the events of the replies, up to the end of the talk where they
// come to one, each as JSON.
func engineEvents(t *testing.T, sc *scenario.Scenario, seed uint64, replies []string) []string {
	t.Helper()
	st, events := play.Begin(sc, seed)
	for _, r := range replies {
		if st.Done() {
			break
		}
		next, more, err := play.Step(sc, st, r)
		if err != nil {
			t.Fatal(err)
		}
		st, events = next, append(events, more...)
	}
	var encoded []string
	for _, ev := range events {
		b, err := play.EncodeEvent(ev)
		if err != nil {
			t.Fatal(err)
		}
		encoded = append(encoded, string(b))
	}
	return encoded
}
