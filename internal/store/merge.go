package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Merged says what Merge did with an attempt.
type Merged string

// What can become of an attempt that comes from elsewhere.
const (
	MergedNew    Merged = "new"    // it was not here
	MergedGrown  Merged = "grown"  // it was here, and had gone on there
	MergedSame   Merged = "same"   // all of it was here already
	MergedDiffer Merged = "differ" // it had gone on here and there in different ways: kept as it is here
)

// Merge takes in an attempt that was stored on another machine, with its lines and
// state. Lines are told apart by their ids: what is here is never changed, only gone
// on from. Damaged is not looked at; the caller answers for what w holds.
func (s *Store) Merge(ctx context.Context, w Whole) (done Merged, err error) {
	if Digest(w.Text.Body) != w.Digest || w.Text.Digest != w.Digest {
		return "", fmt.Errorf("the scenario's text is not the one of digest %q", w.Digest)
	}
	if len(w.Lines) != w.Seq+1 {
		return "", fmt.Errorf("%d lines for an attempt that stands at line %d", len(w.Lines), w.Seq)
	}
	for i, l := range w.Lines {
		if l.Seq != i {
			return "", fmt.Errorf("line %d stands where line %d should", l.Seq, i)
		}
	}
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		here, _, err := s.attemptIn(ctx, tx, w.ID, s.forUpdate())
		if errors.Is(err, ErrNotFound) {
			done = MergedNew
			return s.insertWhole(ctx, tx, w)
		}
		if err != nil {
			return err
		}
		lines, err := s.linesIn(ctx, tx, here)
		if err != nil {
			return err
		}
		done = compareLines(lines, w.Lines)
		if done == MergedGrown {
			return s.grow(ctx, tx, here, w)
		}
		return nil
	})
	return done, err
}

// compareLines says how what comes in stands to what is here.
func compareLines(here, there []Line) Merged {
	for i := range min(len(here), len(there)) {
		if here[i].seal("") != there[i].seal("") {
			return MergedDiffer
		}
	}
	if len(there) > len(here) {
		return MergedGrown
	}
	return MergedSame
}

// grow goes on with the attempt that is here by the lines that w has beyond it. What
// never changes in an attempt stays as it is here.
func (s *Store) grow(ctx context.Context, tx *sql.Tx, here Attempt, w Whole) error {
	from := here.Seq
	here.Seq, here.Updated, here.Progress = w.Seq, w.Updated, w.Progress
	if _, err := s.update(ctx, tx, here, from, w.State); err != nil {
		return err
	}
	for _, l := range w.Lines[from+1:] {
		if err := s.insertLine(ctx, tx, w.ID, l); err != nil {
			return err
		}
	}
	_, err := s.exec(ctx, tx, `DELETE FROM drafts WHERE attempt = ?`, w.ID)
	return err
}

// insertWhole stores an attempt that is not here yet.
func (s *Store) insertWhole(ctx context.Context, tx *sql.Tx, w Whole) error {
	added, err := s.insertAttempt(ctx, tx, w.Attempt, w.Text, w.State)
	if err != nil {
		return err
	}
	if added == 0 {
		return &Error{Kind: ErrConflict, Message: fmt.Sprintf("the attempt %q is somebody else's here", w.ID),
			Cure: "nothing was changed; take it in as the person who played it"}
	}
	for _, l := range w.Lines {
		if err := s.insertLine(ctx, tx, w.ID, l); err != nil {
			return err
		}
	}
	if w.Draft == "" {
		return nil
	}
	_, err = s.exec(ctx, tx, `INSERT INTO drafts (attempt, seq, text, saved) VALUES (?, ?, ?, ?)`,
		w.ID, w.Seq, w.Draft, millis(w.Updated))
	return err
}
