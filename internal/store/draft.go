package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// SaveDraft keeps what was typed after line seq of the attempt and not sent; "" takes
// it away. State and lines are not touched. When the attempt has moved on since, the
// draft belongs to a turn that is over: ErrConflict, and nothing is written.
func (s *Store) SaveDraft(ctx context.Context, attempt string, seq int, text string, now time.Time) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var at int
		err := tx.QueryRowContext(ctx, s.rebind(`SELECT seq FROM attempts WHERE id = ? AND person = ?`+s.forUpdate()), attempt, s.whose.person).Scan(&at)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return notFound(attempt)
		case err != nil:
			return err
		case at != seq:
			return s.elsewhere(ctx, tx, attempt)
		}
		if text == "" {
			_, err = s.exec(ctx, tx, `DELETE FROM drafts WHERE attempt = ?`, attempt)
			return err
		}
		_, err = s.exec(ctx, tx, `INSERT INTO drafts (attempt, seq, text, saved) VALUES (?, ?, ?, ?)
			ON CONFLICT (attempt) DO UPDATE SET seq = excluded.seq, text = excluded.text, saved = excluded.saved`,
			attempt, seq, text, millis(now))
		return err
	})
}

// Drafted are the attempts in which something was typed and not sent.
func (s *Store) Drafted(ctx context.Context) (map[string]bool, error) {
	mine, whose := s.mineBy("drafts")
	drafted := map[string]bool{}
	err := s.each(ctx, `SELECT attempt FROM drafts WHERE `+mine, whose, func(row scanner) error {
		var attempt string
		err := row.Scan(&attempt)
		drafted[attempt] = true
		return err
	})
	return drafted, err
}

// draftIn is the draft of the turn at which a stands.
func (s *Store) draftIn(ctx context.Context, tx *sql.Tx, a Attempt) (string, error) {
	var text string
	err := tx.QueryRowContext(ctx, s.rebind(`SELECT text FROM drafts WHERE attempt = ? AND seq = ?`), a.ID, a.Seq).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return text, err
}
