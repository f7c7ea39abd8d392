package store

import (
	"context"
	"database/sql"
)

// Pause waits until no write is under way and lets none begin until resume is called,
// which must be. A process that is put to sleep in the middle of a write would keep
// every other one out of the file for as long as it sleeps. On PostgreSQL there is
// nothing to wait for: the server gives up what a sleeping client holds.
func (s *Store) Pause(ctx context.Context) (resume func(), err error) {
	if s.server != nil {
		return func() {}, nil
	}
	// The one connection that writes: who holds it holds up all writers.
	var only *sql.Conn
	if only, err = s.write.Conn(ctx); err != nil {
		return nil, s.classify(err)
	}
	return func() {
		// It goes back to its pool; nothing was done with it that could fail.
		_ = only.Close()
	}, nil
}
