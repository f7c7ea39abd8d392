package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Pack is a pack of scenarios that the team plays from, without its bytes.
type Pack struct {
	Digest string // the pack's own, over its files
	Name   string
	Added  time.Time // kept to the millisecond, UTC
}

// AddPack keeps a pack with its bytes. One that is there already, by its digest, stays
// as it is, and one that was dropped is there again.
func (s *Store) AddPack(ctx context.Context, p Pack, body []byte) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := s.exec(ctx, tx, `INSERT INTO packs (digest, name, body, added) VALUES (?, ?, ?, ?)
			ON CONFLICT (digest) DO UPDATE SET gone = 0`, p.Digest, p.Name, body, millis(p.Added))
		return err
	})
}

// Packs lists the packs, the oldest first.
func (s *Store) Packs(ctx context.Context) (all []Pack, err error) {
	err = s.each(ctx, `SELECT digest, name, added FROM packs WHERE gone = 0 ORDER BY added, digest`, nil, func(row scanner) error {
		var p Pack
		var added int64
		if err := row.Scan(&p.Digest, &p.Name, &added); err != nil {
			return err
		}
		p.Added = fromMillis(added)
		all = append(all, p)
		return nil
	})
	return all, err
}

// PackBody is the bytes of a pack; ErrNotFound where there is none of that digest.
func (s *Store) PackBody(ctx context.Context, digest string) ([]byte, error) {
	var body []byte
	ctx, done := s.bounded(ctx)
	defer done()
	err := s.read.QueryRowContext(ctx, s.rebind(`SELECT body FROM packs WHERE digest = ? AND gone = 0`), digest).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, noPack(digest)
	}
	return body, s.classify(err)
}

// DropPack takes a pack away; attempts that were played from it keep their text.
// ErrNotFound where there is none of that digest.
func (s *Store) DropPack(ctx context.Context, digest string, now time.Time) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `UPDATE packs SET gone = ? WHERE digest = ? AND gone = 0`, millis(now), digest)
		if err == nil && n == 0 {
			err = noPack(digest)
		}
		return err
	})
}

func noPack(digest string) *Error {
	return &Error{Kind: ErrNotFound, Message: fmt.Sprintf("the team has no pack %s", digest), Cure: "list them with: spar team packs list"}
}
