package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Dispute is one criterion of one line whose level its trainee holds to be wrong.
type Dispute struct {
	ID        string
	Attempt   string
	Seq       int // of the line
	Dimension string
	Note      string
	Created   time.Time // kept to the millisecond, UTC
	Settlement
}

// Settlement is how a dispute ended.
type Settlement struct {
	Settled time.Time // zero while it is open; kept to the millisecond, UTC
	By      string    // the person who settled it
	Level   int       // what the level should be
	Why     string
}

func (d *Dispute) seal() string {
	return seal(d.ID, d.Attempt, number(int64(d.Seq)), d.Dimension, d.Note, number(millis(d.Created)),
		number(millis(d.Settled)), d.By, number(int64(d.Level)), d.Why)
}

// AddDispute stores an open dispute. The same one sent again (by the id) is no error;
// another open one about the same criterion is ErrExists. ErrNotFound where the attempt
// has no such line.
func (s *Store) AddDispute(ctx context.Context, d Dispute) error {
	d.Settlement = Settlement{}
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := s.hasLine(ctx, tx, d.Attempt, d.Seq); err != nil {
			return err
		}
		n, err := s.exec(ctx, tx, `INSERT INTO disputes (id, attempt, seq, dimension, note, created, seal)
			VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			d.ID, d.Attempt, d.Seq, d.Dimension, d.Note, millis(d.Created), d.seal())
		if err != nil || n > 0 {
			return err
		}
		_, err = s.disputeIn(ctx, tx, d.ID, "")
		if errors.Is(err, ErrNotFound) {
			return &Error{Kind: ErrExists, Message: "this level is disputed already", Cure: "wait until a coach has settled it, or take it back: spar team dispute --drop"}
		}
		return err
	})
}

const disputeColumns = `id, attempt, seq, dimension, note, created, settled, settled_by, level, why, seal`

func (s *Store) scanDispute(row scanner) (Dispute, error) {
	var d Dispute
	var created, settled int64
	var sealed string
	if err := row.Scan(&d.ID, &d.Attempt, &d.Seq, &d.Dimension, &d.Note, &created, &settled, &d.By, &d.Level, &d.Why, &sealed); err != nil {
		return d, err
	}
	if d.Created, d.Settled = fromMillis(created), fromMillis(settled); d.seal() != sealed {
		return d, damaged(s.path, nil, "the dispute %q in the database %s is damaged", d.ID, s.path)
	}
	return d, nil
}

// disputeIn reads one dispute of the view in tx.
func (s *Store) disputeIn(ctx context.Context, tx *sql.Tx, id, lock string) (Dispute, error) {
	mine, whose := s.mineBy("disputes")
	d, err := s.scanDispute(tx.QueryRowContext(ctx, s.rebind(`SELECT `+disputeColumns+` FROM disputes WHERE id = ? AND `+mine+lock),
		append([]any{id}, whose...)...))
	if errors.Is(err, sql.ErrNoRows) {
		err = &Error{Kind: ErrNotFound, Message: "there is no such dispute", Cure: "list them with: spar team dispute"}
	}
	return d, err
}

// Disputes lists all disputes, the oldest first. What does not match its seal is
// ErrCorrupt.
func (s *Store) Disputes(ctx context.Context) (all []Dispute, err error) {
	mine, whose := s.mineBy("disputes")
	err = s.each(ctx, `SELECT `+disputeColumns+` FROM disputes WHERE `+mine+` ORDER BY created, id`, whose, func(row scanner) error {
		d, err := s.scanDispute(row)
		if err != nil {
			return err
		}
		all = append(all, d)
		return nil
	})
	return all, err
}

// SettleDispute ends an open dispute and gives it as it is then; the same settlement
// sent again is no error, another one is ErrConflict. ErrNotFound where there is no
// dispute of that id.
func (s *Store) SettleDispute(ctx context.Context, id string, how Settlement) (d Dispute, err error) {
	how.Settled = fromMillis(millis(how.Settled))
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if d, err = s.disputeIn(ctx, tx, id, s.forUpdate()); err != nil {
			return err
		}
		if !d.Settled.IsZero() {
			if d.Settlement == how {
				return nil
			}
			return &Error{Kind: ErrConflict, Message: "the dispute is settled already", Cure: "look how: spar team dispute"}
		}
		d.Settlement = how
		_, err := s.exec(ctx, tx, `UPDATE disputes SET settled = ?, settled_by = ?, level = ?, why = ?, seal = ? WHERE id = ?`,
			millis(d.Settled), d.By, d.Level, d.Why, d.seal(), id)
		return err
	})
	return d, err
}

// DropDispute takes an open dispute back; false where there is none of that id.
func (s *Store) DropDispute(ctx context.Context, id string) (was bool, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		mine, whose := s.mineBy("disputes")
		n, err := s.exec(ctx, tx, `DELETE FROM disputes WHERE id = ? AND settled = 0 AND `+mine, append([]any{id}, whose...)...)
		was = n > 0
		return err
	})
	return was, err
}
