package store

import (
	"context"
	"database/sql"
	"time"
)

// CoachMark is what a coach made of one line of an attempt.
type CoachMark struct {
	Attempt string
	Seq     int // of the line
	Coach   string
	// Round is 0 for what was marked blind, and counts the changes after that.
	Round   int
	Chosen  string    // why the reply was looked at
	Marks   string    // JSON
	Reason  string    // of a change
	Created time.Time // kept to the millisecond, UTC
}

func (m *CoachMark) seal() string {
	return seal(m.Attempt, number(int64(m.Seq)), m.Coach, number(int64(m.Round)), m.Chosen, m.Marks, m.Reason, number(millis(m.Created)))
}

// AddCoachMark stores m, through the view of the person whose attempt it is. It is
// false, and nothing is changed, where the coach's row of that round is there already:
// what was marked stays. ErrNotFound where the attempt has no such line.
func (s *Store) AddCoachMark(ctx context.Context, m CoachMark) (isNew bool, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := s.hasLine(ctx, tx, m.Attempt, m.Seq); err != nil {
			return err
		}
		n, err := s.exec(ctx, tx, `INSERT INTO coach_marks (attempt, seq, coach, round, chosen, marks, reason, created, seal)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (attempt, seq, coach, round) DO NOTHING`,
			m.Attempt, m.Seq, m.Coach, m.Round, m.Chosen, m.Marks, m.Reason, millis(m.Created), m.seal())
		isNew = n > 0
		return err
	})
	return isNew, err
}

// CoachMarks lists what coaches made of replies: the oldest line first, by coach and
// round. What does not match its seal is ErrCorrupt.
func (s *Store) CoachMarks(ctx context.Context) (all []CoachMark, err error) {
	mine, whose := s.mineBy("coach_marks")
	err = s.each(ctx, `SELECT attempt, seq, coach, round, chosen, marks, reason, created, seal
		FROM coach_marks WHERE `+mine+` ORDER BY attempt, seq, coach, round`, whose, func(row scanner) error {
		var m CoachMark
		var created int64
		var sealed string
		if err := row.Scan(&m.Attempt, &m.Seq, &m.Coach, &m.Round, &m.Chosen, &m.Marks, &m.Reason, &created, &sealed); err != nil {
			return err
		}
		if m.Created = fromMillis(created); m.seal() != sealed {
			return damaged(s.path, nil, "a coach's marks of the attempt %q in the database %s are damaged", m.Attempt, s.path)
		}
		all = append(all, m)
		return nil
	})
	return all, err
}
