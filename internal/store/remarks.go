package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Remark is what a trainee holds against the marks of one line of an attempt.
type Remark struct {
	// ID is made by whoever writes it, so that two machines' remarks merge without doubles.
	ID      string
	Attempt string
	Seq     int // of the line
	Note    string
	Created time.Time // kept to the millisecond, UTC
}

func (r *Remark) seal() string {
	return seal(r.ID, r.Attempt, number(int64(r.Seq)), r.Note, number(millis(r.Created)))
}

// AddRemark stores r. It is false, and nothing is changed, where its id is there
// already; ErrNotFound where the attempt has no such line.
func (s *Store) AddRemark(ctx context.Context, r Remark) (isNew bool, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := s.hasLine(ctx, tx, r.Attempt, r.Seq); err != nil {
			return err
		}
		n, err := s.exec(ctx, tx, `INSERT INTO remarks (id, attempt, seq, note, created, seal) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO NOTHING`, r.ID, r.Attempt, r.Seq, r.Note, millis(r.Created), r.seal())
		isNew = n > 0
		return err
	})
	return isNew, err
}

// hasLine makes sure that an attempt has a line.
func (s *Store) hasLine(ctx context.Context, tx *sql.Tx, attempt string, seq int) error {
	var one int
	err := tx.QueryRowContext(ctx, s.rebind(`SELECT 1 FROM lines JOIN attempts ON attempts.id = lines.attempt
		WHERE lines.attempt = ? AND lines.seq = ? AND attempts.person = ?`), attempt, seq, s.whose.person).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound(attempt)
	}
	return err
}

// Remarks lists all remarks, the oldest first. What does not match its seal is ErrCorrupt.
func (s *Store) Remarks(ctx context.Context) (all []Remark, err error) {
	mine, whose := s.mineBy("remarks")
	err = s.each(ctx, `SELECT id, attempt, seq, note, created, seal FROM remarks WHERE `+mine+` ORDER BY created, id`, whose, func(row scanner) error {
		var r Remark
		var created int64
		var sealed string
		if err := row.Scan(&r.ID, &r.Attempt, &r.Seq, &r.Note, &created, &sealed); err != nil {
			return err
		}
		if r.Created = fromMillis(created); r.seal() != sealed {
			return damaged(s.path, nil, "the remark %q in the database %s is damaged", r.ID, s.path)
		}
		all = append(all, r)
		return nil
	})
	return all, err
}

// DropRemark takes a remark away; false where there is none of that id.
func (s *Store) DropRemark(ctx context.Context, id string) (was bool, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		mine, whose := s.mineBy("remarks")
		n, err := s.exec(ctx, tx, `DELETE FROM remarks WHERE id = ? AND `+mine, append([]any{id}, whose...)...)
		was = n > 0
		return err
	})
	return was, err
}
