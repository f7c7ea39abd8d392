package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// upgradeLock is the number under which servers that start together take turns: "spar".
const upgradeLock = 0x73706172

// turns is goose's session lock by PostgreSQL's own waiting: who asks gets it as soon
// as it is free, where goose's own locker would ask again after seconds. It is freed
// with the connection, however the process ends.
type turns struct{}

var _ lock.SessionLocker = turns{}

func (turns) SessionLock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, upgradeLock)
	return err
}

func (turns) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, `SELECT pg_advisory_unlock($1)`, upgradeLock)
	return err
}

// readyServer makes sure that the database is ours, of a version that we know, and
// brings it up to date. A server that is only just starting is waited for a little.
func (s *Store) readyServer(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	for wait := 10 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		err := s.upgradeServer(ctx)
		// Only a server that says itself that it is starting is waited for: a wrong
		// address is better told at once.
		if code(err) != "57P03" || ctx.Err() != nil {
			return s.classify(err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// upgradeServer applies what is missing; mostly nothing is, and that is one query.
func (s *Store) upgradeServer(ctx context.Context) error {
	want, err := latest(s.schema)
	if err != nil {
		return err
	}
	have, err := s.versionServer(ctx)
	switch {
	case err != nil:
		return err
	case have > want:
		return newer(s.path, have, want)
	case have == want:
		return nil
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, s.write, s.schema, goose.WithSessionLocker(turns{}),
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("the embedded migrations: %w", err)
	}
	_, err = provider.Up(ctx)
	return err
}

// versionServer is the schema version of a database that may still be empty, then 0.
// Where another program keeps its versions under the same name, it is not ours.
//
// Our table is looked for after the version was read: another server may be bringing the
// database up meanwhile, and it commits the two together.
func (s *Store) versionServer(ctx context.Context) (int64, error) {
	if there, err := s.hasTable(ctx, "goose_db_version"); err != nil || !there {
		return 0, err
	}
	v, err := s.version(ctx)
	if err != nil || v == 0 {
		return 0, err
	}
	ours, err := s.hasTable(ctx, "scenario_texts")
	if err == nil && !ours {
		err = &Error{Kind: ErrNotDatabase, Message: s.path + " holds another program's tables",
			Cure: "nothing was changed; give spar a database of its own: createdb -O USER spar"}
	}
	return v, err
}

// hasTable reports whether a server's database has a table of that name.
func (s *Store) hasTable(ctx context.Context, name string) (bool, error) {
	var found sql.NullString
	err := s.write.QueryRowContext(ctx, `SELECT to_regclass($1)::text`, name).Scan(&found)
	return found.Valid, err
}

// integrityServer looks for rows that belong to nothing. PostgreSQL itself keeps such
// from being written; what a damaged disk or a hand has done shows here. What single
// attempts hold is checked by loading them.
func (s *Store) integrityServer(ctx context.Context) error {
	var stray int
	err := s.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM lines WHERE NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.id = lines.attempt)) +
		(SELECT count(*) FROM attempts WHERE NOT EXISTS (SELECT 1 FROM scenario_texts WHERE scenario_texts.digest = attempts.digest))`).Scan(&stray)
	if err == nil && stray > 0 {
		err = s.damagedServer(errors.New("rows without what they belong to"))
	}
	return s.classify(err)
}
