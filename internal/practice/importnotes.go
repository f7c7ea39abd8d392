package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"spar/internal/grade"
	"spar/internal/store"
)

// note takes in what stands beside the attempts: a remark, later marks, or logged
// calls. What is here already is not stored twice. The error is of a store that fails.
func (in *importing) note(ctx context.Context, kind string, line []byte) error {
	var isNew bool
	var err error
	switch kind {
	case "remark":
		isNew, err = in.remark(ctx, line)
	case "regrade":
		isNew, err = in.regrade(ctx, line)
	case "calls":
		isNew, err = in.calls(ctx, line)
	}
	var failed *store.Error
	switch {
	case errors.As(err, &failed) && failed.Kind != store.ErrNotFound:
		return err
	case err != nil:
		in.refuse("", err)
	case isNew:
		in.done.Notes++
	}
	return nil
}

func (in *importing) remark(ctx context.Context, line []byte) (bool, error) {
	var e exportRemark
	if err := json.Unmarshal(line, &e); err != nil {
		return false, err
	}
	created, err := unstamp(e.Created)
	if err != nil || e.ID == "" || e.Note == "" {
		return false, errors.New("a remark without id, note or time")
	}
	return in.p.store.AddRemark(ctx, store.Remark{ID: e.ID, Attempt: e.Attempt, Seq: e.Seq, Note: storable(e.Note), Created: created})
}

func (in *importing) regrade(ctx context.Context, line []byte) (bool, error) {
	var e exportRegrade
	if err := json.Unmarshal(line, &e); err != nil {
		return false, err
	}
	created, err := unstamp(e.Created)
	var marks grade.Marks
	if err := errors.Join(err, json.Unmarshal(e.Marks, &marks)); err != nil || e.Grader == "" {
		return false, fmt.Errorf("later marks that are none: %w", err)
	}
	if err := levelsInBounds(marks); err != nil {
		return false, fmt.Errorf("later marks: %w", err)
	}
	added, err := in.p.store.AddRegrades(ctx, []store.Regrade{{Attempt: e.Attempt, Seq: e.Seq, Grader: e.Grader,
		Version: e.Version, Marks: string(e.Marks), Created: created}})
	return added > 0, err
}

func (in *importing) calls(ctx context.Context, line []byte) (bool, error) {
	var e exportCalls
	if err := json.Unmarshal(line, &e); err != nil {
		return false, err
	}
	created, err := unstamp(e.Created)
	_, dayErr := time.Parse(time.DateOnly, e.Day)
	if err := errors.Join(err, dayErr); err != nil || e.ID == "" || e.N < 1 {
		return false, errors.New("logged calls without id, number, day or time")
	}
	return in.p.store.LogCalls(ctx, store.Calls{ID: e.ID, Day: e.Day, N: e.N, Note: storable(e.Note), Created: created})
}
