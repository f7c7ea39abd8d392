package store

import (
	"context"
	"database/sql"
	"time"
)

// Regrade is the marks that a later grader gave a line. The marks that the line was
// given when it was said stay in its events.
type Regrade struct {
	Attempt string
	Seq     int // of the line
	Grader  string
	Version string
	Marks   string    // JSON
	Created time.Time // kept to the millisecond, UTC
}

func (r *Regrade) seal() string {
	return seal(r.Attempt, number(int64(r.Seq)), r.Grader, r.Version, r.Marks, number(millis(r.Created)))
}

// AddRegrades stores all of rs or none. One that is there already, by line and grader,
// is left as it is; added counts the others. What was worked out from the attempts'
// replies is dropped with it. ErrNotFound where an attempt has no such line.
func (s *Store) AddRegrades(ctx context.Context, rs []Regrade) (added int, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		added = 0
		for _, r := range rs {
			if err := s.hasLine(ctx, tx, r.Attempt, r.Seq); err != nil {
				return err
			}
			n, err := s.exec(ctx, tx, `INSERT INTO regrades (attempt, seq, grader, version, marks, created, seal) VALUES (?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (attempt, seq, grader) DO NOTHING`, r.Attempt, r.Seq, r.Grader, r.Version, r.Marks, millis(r.Created), r.seal())
			if err != nil {
				return err
			}
			added += int(n)
			if _, err := s.exec(ctx, tx, `DELETE FROM derived WHERE key = ?`, r.Attempt); err != nil {
				return err
			}
		}
		return nil
	})
	return added, err
}

// Regrades lists all of them, the oldest first. What does not match its seal is
// ErrCorrupt.
func (s *Store) Regrades(ctx context.Context) ([]Regrade, error) {
	return s.regrades(ctx, `1 = 1`)
}

// RegradesOf lists those of one attempt.
func (s *Store) RegradesOf(ctx context.Context, attempt string) ([]Regrade, error) {
	return s.regrades(ctx, `attempt = ?`, attempt)
}

func (s *Store) regrades(ctx context.Context, which string, args ...any) (all []Regrade, err error) {
	mine, whose := s.mineBy("regrades")
	err = s.each(ctx, `SELECT attempt, seq, grader, version, marks, created, seal FROM regrades
		WHERE `+mine+` AND `+which+` ORDER BY created, attempt, seq, grader`, append(whose, args...), func(row scanner) error {
		var r Regrade
		var created int64
		var sealed string
		if err := row.Scan(&r.Attempt, &r.Seq, &r.Grader, &r.Version, &r.Marks, &created, &sealed); err != nil {
			return err
		}
		if r.Created = fromMillis(created); r.seal() != sealed {
			return damaged(s.path, nil, "the later marks of the attempt %q in the database %s are damaged", r.Attempt, s.path)
		}
		all = append(all, r)
		return nil
	})
	return all, err
}
