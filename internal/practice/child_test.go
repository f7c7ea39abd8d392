package practice

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"spar/internal/play"
	"spar/internal/store"
)

// The test binary run again with these in its environment is a program that plays on
// and prints what it would draw, each thing after it was said to be stored.
const (
	childEnv     = "SPAR_PRACTICE_CHILD"
	childSeedEnv = "SPAR_PRACTICE_SEED"
)

// drawn is one line that the child prints: what the trainee would have seen.
type drawn struct {
	Attempt string          `json:"attempt"`
	Seq     int             `json:"seq"`
	Kind    string          `json:"kind"` // begin, reply, again, draft
	Text    string          `json:"text,omitempty"`
	Events  json.RawMessage `json:"events,omitempty"`
}

// is reports whether d is what is stored as l.
func (d drawn) is(l store.Line) bool {
	return l.Seq == d.Seq && l.Kind == d.Kind && l.Text == d.Text && l.Events == string(d.Events)
}

// child plays until it is killed.
func child(path string) int {
	seed, err := strconv.ParseUint(os.Getenv(childSeedEnv), 10, 64)
	if err == nil {
		err = playOn(path, rand.New(rand.NewPCG(seed, 1)))
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

func playOn(path string, dice *rand.Rand) error {
	ctx := context.Background()
	st, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	p := New(st, os.DirFS("testdata"), Options{})
	draw := func(d drawn, events []play.Event) error { // one write: either drawn or not
		encoded, err := encodeEvents(events)
		if err != nil {
			return err
		}
		d.Events = json.RawMessage(encoded)
		b, err := json.Marshal(d)
		if err == nil {
			_, err = os.Stdout.Write(append(b, '\n'))
		}
		return err
	}
	for {
		a, err := goOn(ctx, p, draw)
		if err != nil {
			return err
		}
		for !a.State.Done() {
			d := drawn{Attempt: a.ID, Kind: lineReply, Text: fmt.Sprintf("Reason %d: it saves you %d a week.", dice.IntN(1e9), dice.IntN(900))}
			var events []play.Event
			switch n := dice.IntN(10); {
			case n < 2:
				d.Kind = "draft"
				err = p.SaveDraft(ctx, a, d.Text)
			case n < 3 && a.State.Before != nil:
				d.Kind, d.Text = lineAgain, ""
				events, err = p.Again(ctx, a)
			default:
				events, err = p.Say(ctx, a, d.Text)
			}
			if errors.Is(err, store.ErrConflict) {
				break // somebody else went on with it: load it again
			}
			if err != nil {
				return err
			}
			d.Seq = a.row.Seq
			if err := draw(d, events); err != nil {
				return err
			}
		}
	}
}

// goOn resumes what is unfinished, as spar offers to, or begins anew.
func goOn(ctx context.Context, p *Practice, draw func(drawn, []play.Event) error) (*Attempt, error) {
	open, err := p.Unfinished(ctx)
	if err != nil {
		return nil, err
	}
	if len(open) > 0 {
		return p.Resume(ctx, open[0].ID)
	}
	a, err := p.Begin(ctx, "long-talk", BeginOptions{})
	if err != nil {
		return nil, err
	}
	return a, draw(drawn{Attempt: a.ID, Kind: lineBegin}, a.Events)
}

// runChild runs the child on path and kills it (SIGKILL) when it has drawn so many
// lines or when so long has passed; it gives everything that was drawn.
func runChild(t *testing.T, path string, seed uint64, lines int, after time.Duration) (got []drawn) {
	exe, err := os.Executable()
	if err != nil {
		t.Error(err)
		return nil
	}
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe)
	cmd.Env = append(os.Environ(), childEnv+"="+path, childSeedEnv+"="+strconv.FormatUint(seed, 10))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if ctx.Err() != nil {
		return nil // killed before it was born
	}
	if err != nil {
		t.Error(err)
		return nil
	}
	read := bufio.NewReader(out)
	for {
		line, err := read.ReadBytes('\n')
		if err != nil {
			if err != io.EOF && ctx.Err() == nil {
				t.Error(err)
			}
			break // a last line without its end was not drawn
		}
		var d drawn
		if err := json.Unmarshal(line, &d); err != nil {
			t.Errorf("%v in %q", err, line)
			break
		}
		if got = append(got, d); len(got) == lines {
			cancel() // what it has printed by then is still read
		}
	}
	if err := cmd.Wait(); ctx.Err() == nil {
		t.Errorf("the child ended by itself: %v", err)
	}
	return got
}
