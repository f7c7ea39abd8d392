package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Delete removes an attempt with all that is stored of it, for good: its words are
// overwritten in the file, not only unlinked. Backups that were made before still
// hold it. A server's rows are gone for everybody who asks it; its disk, its log and
// its backups are its keeper's. An error of ErrWordsLeft is of an attempt that is deleted
// while another process keeps its words from being overwritten.
func (s *Store) Delete(ctx context.Context, id string) error {
	err := s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, _, err := s.attemptIn(ctx, tx, id, s.forUpdate()); err != nil && !errors.Is(err, ErrCorrupt) {
			return err // a damaged one may be deleted, somebody else's may not
		}
		for _, table := range []string{`drafts WHERE attempt`, `lines WHERE attempt`, `remarks WHERE attempt`,
			`regrades WHERE attempt`, `drill_runs WHERE attempt`,
			`coach_marks WHERE attempt`, `shares WHERE attempt`, `disputes WHERE attempt`, `derived WHERE key`} {
			if _, err := s.exec(ctx, tx, `DELETE FROM `+table+` = ?`, id); err != nil {
				return err
			}
		}
		gone, err := s.exec(ctx, tx, `DELETE FROM attempts WHERE id = ? AND person = ?`, id, s.whose.person)
		if err != nil {
			return err
		}
		if gone == 0 {
			return notFound(id)
		}
		_, err = s.exec(ctx, tx, `DELETE FROM scenario_texts
			WHERE NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.digest = scenario_texts.digest)`)
		return err
	})
	if err != nil || s.server != nil {
		return err
	}
	return s.scrub(ctx)
}

// scrub rewrites the file without what was deleted and empties the log, in which the
// words would otherwise stand for a while. The error is of ErrWordsLeft.
func (s *Store) scrub(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, "VACUUM")
	if err == nil {
		err = s.emptyLog(ctx)
	}
	if err == nil {
		return nil
	}
	return &Error{Kind: ErrWordsLeft, Message: "the attempt is deleted, but its words can still be found in " + s.path,
		Cure: fmt.Sprintf(cureWordsLeft, s.path), Cause: s.classify(err)}
}

// emptyLog moves the log into the file and cuts it off. A reader of another process holds it
// up for as long as it reads; SQLite waits for it as for any lock, and then says so in a row
// where another statement would fail.
func (s *Store) emptyLog(ctx context.Context) error {
	var held bool
	var inLog, moved int
	if err := s.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&held, &inLog, &moved); err != nil {
		return err
	}
	if held {
		return errors.New("another program is reading it")
	}
	return nil
}
