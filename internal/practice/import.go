package practice

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"spar/internal/store"
)

// maxImportLine bounds one line of an export: the state of a long talk of long replies
// stays well under it.
const maxImportLine = 16 << 20

// Imported says what Import did.
type Imported struct {
	New, Grown, Same int
	// Notes are remarks, later marks and logged calls that were not here.
	Notes int
	// Differ are attempts that went on here and there in different ways; they are
	// kept as they are here.
	Differ []string
	// Bad are attempts and lines that were not taken, and why.
	Bad []ImportProblem
}

// ImportProblem is something in an export that was not taken.
type ImportProblem struct {
	Line    int    // in the file, from 1
	Attempt string // "" where it is about no attempt
	Err     error
}

// ErrNoExport means that what was given to Import is something else.
var ErrNoExport = errors.New("this is no export of spar")

// Import takes in what Export wrote, here or on another machine. An attempt that is
// here already is not stored twice; one that went on there is brought up to date; no
// line that is here is ever changed. Each attempt is taken whole or not at all.
func (p *Practice) Import(ctx context.Context, r io.Reader) (Imported, error) {
	in := importing{p: p, texts: map[string][]byte{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), maxImportLine)
	for lines.Scan() {
		in.at++
		if err := ctx.Err(); err != nil {
			return in.done, err
		}
		if err := in.take(ctx, lines.Bytes()); err != nil {
			return in.done, err
		}
	}
	if err := lines.Err(); err != nil {
		return in.done, fmt.Errorf("read the export: %w", err)
	}
	if in.at == 0 {
		return in.done, ErrNoExport
	}
	err := in.finish(ctx) // before in.done is read, which it changes
	return in.done, err
}

// importing is an import under way: the texts so far and the attempt whose lines
// are being read.
type importing struct {
	p     *Practice
	done  Imported
	at    int
	texts map[string][]byte
	whole *store.Whole
	began int   // the line where whole began
	bad   error // why whole is not to be taken
	// lines are where in the file the lines of whole stand. Examine, where it is set, is
	// given each attempt instead of the store.
	lines   []int
	examine func(whole *store.Whole, at int, lines []int)
}

// take reads one line of the file. The error is for what ends the import: no export at all, or a
// store that fails.
func (in *importing) take(ctx context.Context, line []byte) error {
	var head exportHead
	err := json.Unmarshal(line, &head)
	if in.at == 1 {
		switch {
		case err != nil || head.Type != "spar":
			return ErrNoExport
		case head.Format != exportFormat:
			return fmt.Errorf("%w this version can read: its format is %d", ErrNoExport, head.Format)
		}
		return nil
	}
	if err != nil {
		in.refuse("", fmt.Errorf("no JSON: %w", err))
		return nil
	}
	switch head.Type {
	case "scenario":
		in.text(line)
	case "attempt":
		if err := in.finish(ctx); err != nil {
			return err
		}
		in.attempt(line)
	case "line":
		in.line(line)
	case "remark", "regrade", "calls":
		if err := in.finish(ctx); err != nil {
			return err
		}
		if in.examine != nil {
			in.refuse("", fmt.Errorf("%q has no place among the results of a drill", head.Type))
			return nil
		}
		return in.note(ctx, head.Type, line)
	default:
		in.refuse("", fmt.Errorf("unknown type %q", head.Type))
	}
	return nil
}

func (in *importing) refuse(attempt string, err error) {
	in.done.Bad = append(in.done.Bad, ImportProblem{Line: in.at, Attempt: attempt, Err: err})
}

func (in *importing) text(line []byte) {
	var s exportScenario
	if err := json.Unmarshal(line, &s); err != nil {
		in.refuse("", err)
		return
	}
	body := s.Bytes
	if body == nil {
		body = []byte(s.Text)
	}
	if store.Digest(body) != s.Digest {
		in.refuse("", fmt.Errorf("the scenario's text is not the one of digest %q", s.Digest))
		return
	}
	in.texts[s.Digest] = body
}

func (in *importing) attempt(line []byte) {
	var e exportAttempt
	if err := json.Unmarshal(line, &e); err != nil {
		in.refuse("", err)
		return
	}
	in.whole, in.began, in.bad, in.lines = &store.Whole{}, in.at, nil, nil
	*in.whole, in.bad = e.whole()
	if in.bad == nil && in.texts[e.Digest] == nil {
		in.bad = fmt.Errorf("the export has no scenario of digest %q", e.Digest)
	}
	in.whole.Text = store.Text{Digest: e.Digest, Body: in.texts[e.Digest]}
}

// whole is the attempt as the store has it.
func (e *exportAttempt) whole() (store.Whole, error) {
	w := store.Whole{State: string(e.State), Draft: e.Draft}
	seed, seedErr := strconv.ParseUint(e.Seed, 10, 64)
	started, startedErr := unstamp(e.Started)
	updated, updatedErr := unstamp(e.Updated)
	ended, endedErr := unstamp(e.Ended)
	w.Attempt = store.Attempt{
		ID: e.ID, Kind: e.Kind, Scenario: e.Scenario, Title: e.Title, Digest: e.Digest,
		GraderVersion: e.GraderVersion, GraderDigest: e.GraderDigest, Seed: seed, Params: e.Set,
		Started: started, Updated: updated,
		Progress: store.Progress{Status: e.Status, Ended: ended, Ending: e.Ending, Outcome: e.Outcome,
			Score: e.Score, Rests: e.Rests, Turns: e.Turns},
	}
	err := errors.Join(seedErr, startedErr, updatedErr, endedErr)
	switch e.Status {
	case store.StatusOpen, store.StatusEnded, store.StatusAbandoned:
	default:
		err = errors.Join(err, fmt.Errorf("unknown status %q", e.Status))
	}
	if !anID(e.ID) || started.IsZero() || updated.IsZero() {
		err = errors.Join(err, errors.New("an attempt without id or times"))
	}
	return w, err
}

func (in *importing) line(line []byte) {
	var e exportLine
	if err := json.Unmarshal(line, &e); err != nil {
		in.refuse("", err)
		return
	}
	if in.whole == nil || e.Attempt != in.whole.ID {
		in.refuse(e.Attempt, errors.New("a line that does not follow its attempt"))
		return
	}
	created, err := unstamp(e.Created)
	if err != nil || e.ID == "" {
		in.bad = errors.Join(in.bad, fmt.Errorf("line %d of the attempt has no id or no time", e.Seq))
	}
	in.whole.Seq = e.Seq
	in.lines = append(in.lines, in.at)
	in.whole.Lines = append(in.whole.Lines, store.Line{Seq: e.Seq, ID: e.ID, Kind: e.Kind, Text: e.Text,
		Events: string(e.Events), Grader: e.Grader, Created: created})
}

// finish takes in the attempt that was read, if it is sound.
func (in *importing) finish(ctx context.Context) error {
	whole := in.whole
	in.whole = nil
	if whole == nil {
		return nil
	}
	err := in.bad
	if in.examine != nil && err == nil {
		in.examine(whole, in.began, in.lines)
		return nil
	}
	if err == nil {
		err = sound(whole)
	}
	var done store.Merged
	if err == nil {
		done, err = in.p.store.Merge(ctx, *whole)
	}
	var failed *store.Error
	switch {
	case errors.As(err, &failed) && failed.Kind != store.ErrCorrupt:
		return err // the store cannot be written; the rest would fare no better
	case err != nil:
		in.done.Bad = append(in.done.Bad, ImportProblem{Line: in.began, Attempt: whole.ID, Err: err})
	case done == store.MergedNew:
		in.done.New++
		return in.p.noteRun(ctx, whole)
	case done == store.MergedGrown:
		in.done.Grown++
	case done == store.MergedSame:
		in.done.Same++
	case done == store.MergedDiffer:
		in.done.Differ = append(in.done.Differ, whole.ID)
	}
	return nil
}

// unstamp reads a time as the export writes it; "" is the zero time.
func unstamp(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	return t.UTC(), err
}
