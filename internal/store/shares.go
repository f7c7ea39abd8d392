package store

import (
	"context"
	"database/sql"
	"time"
)

// Share is what a person lets coaches see under their name.
type Share struct {
	Attempt string
	Seq     int       // of the line; 0 for the whole attempt
	Created time.Time // kept to the millisecond, UTC
}

func (h *Share) seal() string {
	return seal(h.Attempt, number(int64(h.Seq)), number(millis(h.Created)))
}

// AddShare stores h; shared already, it is no error. ErrNotFound where the attempt, or
// the line, is not there.
func (s *Store) AddShare(ctx context.Context, h Share) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := s.hasLine(ctx, tx, h.Attempt, h.Seq); err != nil {
			return err
		}
		_, err := s.exec(ctx, tx, `INSERT INTO shares (attempt, seq, created, seal) VALUES (?, ?, ?, ?)
			ON CONFLICT (attempt, seq) DO NOTHING`, h.Attempt, h.Seq, millis(h.Created), h.seal())
		return err
	})
}

// DropShare takes a share back; false where there is none.
func (s *Store) DropShare(ctx context.Context, attempt string, seq int) (was bool, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		mine, whose := s.mineBy("shares")
		n, err := s.exec(ctx, tx, `DELETE FROM shares WHERE attempt = ? AND seq = ? AND `+mine, append([]any{attempt, seq}, whose...)...)
		was = n > 0
		return err
	})
	return was, err
}

// Shares lists all shares, the oldest first. What does not match its seal is ErrCorrupt.
func (s *Store) Shares(ctx context.Context) (all []Share, err error) {
	mine, whose := s.mineBy("shares")
	err = s.each(ctx, `SELECT attempt, seq, created, seal FROM shares
		WHERE `+mine+` ORDER BY created, attempt, seq`, whose, func(row scanner) error {
		var h Share
		var created int64
		var sealed string
		if err := row.Scan(&h.Attempt, &h.Seq, &created, &sealed); err != nil {
			return err
		}
		if h.Created = fromMillis(created); h.seal() != sealed {
			return damaged(s.path, nil, "what was shared of the attempt %q in the database %s is damaged", h.Attempt, s.path)
		}
		all = append(all, h)
		return nil
	})
	return all, err
}
