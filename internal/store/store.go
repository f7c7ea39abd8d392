// Package store remembers: attempts with their lines, the scenario texts they were
// played with, drafts and settings. A reply, its events and the state after it are
// one transaction; what has been acknowledged survives a kill at any moment.
// It knows no rules of play: states and events are JSON that it hands back as given.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// Store is an open database. It may be used from many goroutines at once.
type Store struct {
	// path names the database in messages: a file, or later a server's address.
	path string
	// write has one connection, so that writers queue in the process instead of
	// meeting each other's locks; read has several, opened when first needed.
	write, read *sql.DB
	// schema holds the migrations that this program knows.
	schema fs.FS
	// rebind turns the ? of a query into what the engine wants.
	rebind func(string) string
}

// Path is the file that the store was opened from.
func (s *Store) Path() string { return s.path }

// Close ends the store. What was acknowledged before is safe with or without it.
func (s *Store) Close() error {
	return s.classify(errors.Join(s.read.Close(), s.write.Close()))
}

// writeTimeout bounds a write that can no longer be called off, in case the disk hangs.
const writeTimeout = 30 * time.Second

// inTx runs f in one transaction that holds the right to write from its start. A
// write that has begun is not called off when ctx is: whoever presses Ctrl+C after
// return wants the reply kept.
func (s *Store) inTx(ctx context.Context, f func(context.Context, *sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeTimeout)
	defer cancel()
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.classify(err)
	}
	if err := f(ctx, tx); err != nil {
		// The first error says what went wrong; an unfinished transaction is
		// rolled back by the engine in any case.
		_ = tx.Rollback()
		return s.classify(err)
	}
	return s.classify(tx.Commit())
}

// exec runs one statement of tx and says how many rows it touched.
func (s *Store) exec(ctx context.Context, tx *sql.Tx, query string, args ...any) (int64, error) {
	res, err := tx.ExecContext(ctx, s.rebind(query), args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Setting is the value kept under key, "" where there is none.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := s.read.QueryRowContext(ctx, s.rebind(`SELECT value FROM settings WHERE key = ?`), key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, s.classify(err)
}

// SetSetting keeps value under key; "" takes the key away.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if value == "" {
			_, err := s.exec(ctx, tx, `DELETE FROM settings WHERE key = ?`, key)
			return err
		}
		_, err := s.exec(ctx, tx, `INSERT INTO settings (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}

// millis and fromMillis carry times as the database has them: milliseconds since
// 1970, 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func notFound(id string) *Error {
	return &Error{Kind: ErrNotFound, Message: fmt.Sprintf("there is no attempt %q", id),
		Cure: "list them with: spar history"}
}
