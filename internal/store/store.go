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
	// path names the database in messages: a file, or a server's address without its
	// password.
	path string
	// write has one connection, so that writers queue in the process instead of
	// meeting each other's locks; read has several, opened when first needed.
	write, read *sql.DB
	// schema holds the migrations that this program knows.
	schema fs.FS
	// rebind turns the ? of a query into what the engine wants.
	rebind func(string) string
	// server is what PostgreSQL needs besides; nil for a file.
	server *server
	// hub carries Notify to Listen within the process; views share it.
	hub *hub
	// whose says what is seen and written through this value.
	whose whose
}

// Path is the file that the store was opened from, or the server's address.
func (s *Store) Path() string { return s.path }

// Close ends the store. What was acknowledged before is safe with or without it. A view
// has nothing of its own to end.
func (s *Store) Close() error {
	if s.whose.view {
		return nil
	}
	s.hub.close()
	return s.classify(errors.Join(s.read.Close(), s.write.Close()))
}

// writeTimeout bounds a write that can no longer be called off, in case the disk hangs.
const writeTimeout = 30 * time.Second

// inTx runs f in one transaction that holds the right to write from its start. A
// write that has begun is not called off when ctx is: whoever presses Ctrl+C after
// return wants the reply kept. f may run more than once, each time from the beginning.
func (s *Store) inTx(ctx context.Context, f func(context.Context, *sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.whose.everyone {
		return errEveryone
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.writing())
	defer cancel()
	for try := 1; ; try++ {
		err := s.oneTx(ctx, f)
		if err == nil || try == tries || !s.collided(err) {
			return s.classify(err)
		}
	}
}

// tries is how often a transaction that met another one is begun anew.
const tries = 5

// oneTx is one try of inTx.
func (s *Store) oneTx(ctx context.Context, f func(context.Context, *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(ctx, tx); err != nil {
		// The first error says what went wrong; an unfinished transaction is
		// rolled back by the engine in any case.
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}

// exec runs one statement of tx and says how many rows it touched.
func (s *Store) exec(ctx context.Context, tx *sql.Tx, query string, args ...any) (int64, error) {
	res, err := tx.ExecContext(ctx, s.rebind(query), args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
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
