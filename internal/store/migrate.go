package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
)

// migrations holds a folder an engine. Migrations only add: an older spar that is
// still running must be able to go on beside a newer one.
//
//go:embed migrations/sqlite/*.sql migrations/postgres/*.sql
var migrations embed.FS

// latest is the version that this program's migrations lead to: the number at the
// head of the last file's name.
func latest(schema fs.FS) (int64, error) {
	files, err := fs.Glob(schema, "*.sql")
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("no migrations embedded: %w", err)
	}
	// Glob sorts, and the numbers have leading zeros.
	number, _, _ := strings.Cut(files[len(files)-1], "_")
	return strconv.ParseInt(number, 10, 64)
}

// version is the schema version that the database has.
func (s *Store) version(ctx context.Context) (int64, error) {
	var v sql.NullInt64
	err := s.write.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&v)
	return v.Int64, err
}

// upgrade brings a database of version have to the latest, after a backup. It does
// nothing where there is nothing to do, which is nearly always: goose itself takes
// longer than opening the file.
func (s *Store) upgrade(ctx context.Context, have int64) error {
	want, err := latest(s.schema)
	if err != nil || have >= want {
		return err
	}
	// One process upgrades, the others wait and find it done.
	unlock, err := s.lockUpgrade(ctx)
	if err != nil {
		return err
	}
	err = s.upgradeLocked(ctx, want)
	return errors.Join(err, unlock())
}

func (s *Store) upgradeLocked(ctx context.Context, want int64) error {
	have, err := s.version(ctx)
	if err != nil {
		return s.classify(err)
	}
	if have >= want {
		return nil
	}
	if err := s.integrity(ctx); err != nil {
		return err
	}
	if _, err := s.backupBeside(ctx, fmt.Sprintf(".before-v%d", want)); err != nil {
		return err
	}
	return s.migrate(ctx)
}

// migrate applies what is missing. Each migration is a transaction with its own
// version row, so that a kill in the middle leaves whole steps. One that came to stand
// below the newest later than that was applied is made up for.
func (s *Store) migrate(ctx context.Context) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.write, s.schema,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("the embedded migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return s.classify(err)
	}
	return nil
}

// lockUpgrade keeps other processes from upgrading at the same time. The lock is an
// exclusive transaction on an empty database of its own: the operating system frees
// it when the process dies, on every platform.
func (s *Store) lockUpgrade(ctx context.Context) (unlock func() error, err error) {
	db, err := sql.Open("sqlite", uri(s.path+".lock", url.Values{"_txlock": {"exclusive"},
		"_busy_timeout": {strconv.Itoa(int(openTimeout.Milliseconds()))}}))
	if err != nil {
		return nil, fmt.Errorf("lock the database: %w", err)
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, errors.Join(s.classify(err), db.Close())
	}
	return func() error {
		// Nothing was written in it: rolling back is letting go.
		_ = tx.Rollback()
		return db.Close()
	}, nil
}
