package practice

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// Health is what Check found.
type Health struct {
	Path     string
	Version  int64 // of the database's schema
	Attempts int
	Lines    int
	// Replayed attempts were played once more from their lines and came out as they
	// are stored. Older were marked by another grader than this one, at least in
	// part, and cannot be compared.
	Replayed, Older int
	Problems        []HealthProblem
}

// HealthProblem is something wrong with what is stored; Attempt is "" where it is
// the whole database.
type HealthProblem struct {
	Attempt string
	Err     error
}

// Check reads everything that is stored, against its checksums, and replays every
// attempt that this grader marked. It changes nothing; what it finds is in Problems,
// and the error is only for what kept it from looking.
func (p *Practice) Check(ctx context.Context) (Health, error) {
	h := Health{Path: p.store.Path()}
	var err error
	if h.Version, _, err = p.store.Version(ctx); err != nil {
		return h, err
	}
	if err := p.store.Integrity(ctx); errors.Is(err, store.ErrCorrupt) {
		h.Problems = append(h.Problems, HealthProblem{Err: err})
	} else if err != nil {
		return h, err
	}
	for _, err := range p.checkNotes(ctx) {
		h.Problems = append(h.Problems, HealthProblem{Err: err})
	}
	rows, err := p.store.List(ctx, store.Which{})
	if err != nil {
		return h, err
	}
	for _, row := range rows {
		h.Attempts++
		lines, replayed, err := p.checkOne(ctx, row.ID)
		h.Lines += lines
		switch {
		case ctx.Err() != nil:
			return h, ctx.Err()
		case err != nil:
			h.Problems = append(h.Problems, HealthProblem{Attempt: row.ID, Err: err})
		case replayed:
			h.Replayed++
		default:
			h.Older++
		}
	}
	return h, nil
}

// checkNotes reads what is kept beside the attempts.
func (p *Practice) checkNotes(ctx context.Context) (problems []error) {
	_, goals := p.Goals(ctx)
	_, calls := p.logged(ctx)
	_, remarks := p.store.Remarks(ctx)
	_, later := p.laterMarks(ctx)
	for _, err := range []error{goals, calls, remarks, later} {
		if err != nil && ctx.Err() == nil {
			problems = append(problems, err)
		}
	}
	return problems
}

// checkOne loads an attempt and, where this grader marked all of it, replays it.
func (p *Practice) checkOne(ctx context.Context, id string) (lines int, replayed bool, err error) {
	whole, err := p.store.Load(ctx, id)
	if err != nil {
		return 0, false, err
	}
	replayed, err = recompute(&whole)
	return len(whole.Lines), replayed, err
}

// recompute replays the lines of an attempt and holds what comes out against what is
// stored, byte for byte. It is false where another grader marked some of them.
func recompute(whole *store.Whole) (bool, error) {
	var inputs []play.Input
	stored := make([]json.RawMessage, 0, len(whole.Lines))
	for _, l := range whole.Lines {
		if l.Grader != grade.Digest() {
			return false, nil
		}
		stored = append(stored, json.RawMessage(l.Events))
		switch l.Kind {
		case lineReply:
			inputs = append(inputs, play.Input{Kind: play.Reply, Text: l.Text})
		case lineAgain:
			inputs = append(inputs, play.Input{Kind: play.TryAgain})
		case lineHelp:
			inputs = append(inputs, play.Input{Kind: play.AskHelp})
		}
	}
	state, events, err := replay(whole, inputs)
	if err != nil {
		return false, fmt.Errorf("it cannot be replayed: %w", err)
	}
	encoded, err := json.Marshal(state)
	if err != nil {
		return false, fmt.Errorf("encode the state: %w", err)
	}
	again, err := encodeEvents(events)
	if err != nil {
		return false, err
	}
	if string(encoded) != whole.State || again != joined(stored) {
		return false, errors.New("replaying its lines gives something else than what is stored")
	}
	return true, nil
}

func replay(whole *store.Whole, inputs []play.Input) (play.State, []play.Event, error) {
	raw, problems := scenario.Decode(whole.Scenario+extension, whole.Text.Body)
	if raw == nil {
		return play.State{}, nil, &BrokenError{ID: whole.Scenario, Problems: problems}
	}
	sc, err := filled(raw, whole)
	if err != nil {
		return play.State{}, nil, err
	}
	return play.ReplayAt(sc, whole.Seed, originOf(whole.Lines).Beat, inputs)
}

// joined makes one JSON list of several.
func joined(lists []json.RawMessage) string {
	var inner [][]byte
	for _, l := range lists {
		if l = bytes.TrimSuffix(bytes.TrimPrefix(l, []byte("[")), []byte("]")); len(l) > 0 {
			inner = append(inner, l)
		}
	}
	return "[" + string(bytes.Join(inner, []byte(","))) + "]"
}

// Backup writes a whole copy of what is stored to a file that is not there yet.
func (p *Practice) Backup(ctx context.Context, path string) error {
	return p.store.Backup(ctx, path)
}

// Delete removes an attempt and every word of it, for good; backups still hold it.
func (p *Practice) Delete(ctx context.Context, attemptID string) error {
	p.forget(attemptID)
	return p.store.Delete(ctx, attemptID)
}
