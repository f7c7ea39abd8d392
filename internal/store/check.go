package store

import (
	"context"
	"errors"
	"fmt"
)

// Integrity asks the engine whether the file's structure is whole and every line
// belongs to an attempt; nil when it is. It reads the whole file. What single
// attempts hold is checked by loading them.
func (s *Store) Integrity(ctx context.Context) (err error) {
	if s.server != nil {
		return s.integrityServer(ctx)
	}
	if err := s.integrity(ctx); err != nil {
		return err
	}
	rows, err := s.read.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return s.classify(err)
	}
	defer func() { err = errors.Join(err, s.classify(rows.Close())) }()
	if rows.Next() {
		return damaged(s.path, nil, "the database %s holds lines without their attempt", s.path)
	}
	return s.classify(rows.Err())
}

// Version is the schema version of the open database and the one this program writes.
func (s *Store) Version(ctx context.Context) (have, know int64, err error) {
	if have, err = s.version(ctx); err != nil {
		return 0, 0, s.classify(err)
	}
	if know, err = latest(s.schema); err != nil {
		return 0, 0, fmt.Errorf("this program's schema version: %w", err)
	}
	return have, know, nil
}
