package store

import (
	"context"
	"database/sql"
	"time"
)

// Calls are real prospecting calls that were logged by hand.
type Calls struct {
	// ID is made by whoever logs them, so that two machines' logs merge without doubles.
	ID      string
	Person  string // whose they are; what is written is always the view's person's
	Day     string // 2006-01-02, where they were made
	N       int
	Note    string
	Created time.Time // kept to the millisecond, UTC
}

func (c *Calls) seal() string {
	return seal(owned(c.Person, c.ID, c.Day, number(int64(c.N)), c.Note, number(millis(c.Created)))...)
}

// LogCalls stores c. It is false, and nothing is changed, where its id is there already.
func (s *Store) LogCalls(ctx context.Context, c Calls) (isNew bool, err error) {
	c.Person = s.whose.person
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `INSERT INTO calls (id, person, day, n, note, created, seal) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO NOTHING`, c.ID, c.Person, c.Day, c.N, c.Note, millis(c.Created), c.seal())
		isNew = n > 0
		return err
	})
	return isNew, err
}

// Calls lists what was logged, the oldest first. What does not match its seal is
// ErrCorrupt.
func (s *Store) Calls(ctx context.Context) (all []Calls, err error) {
	mine, whose := s.mine("calls")
	err = s.each(ctx, `SELECT id, person, day, n, note, created, seal FROM calls WHERE `+mine+` ORDER BY created, id`, whose, func(row scanner) error {
		var c Calls
		var created int64
		var sealed string
		if err := row.Scan(&c.ID, &c.Person, &c.Day, &c.N, &c.Note, &created, &sealed); err != nil {
			return err
		}
		if c.Created = fromMillis(created); c.seal() != sealed {
			return damaged(s.path, nil, "the calls %q in the database %s are damaged", c.ID, s.path)
		}
		all = append(all, c)
		return nil
	})
	return all, err
}

// DropCalls takes logged calls away again; it is no error where they are gone.
func (s *Store) DropCalls(ctx context.Context, id string) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := s.exec(ctx, tx, `DELETE FROM calls WHERE id = ? AND person = ?`, id, s.whose.person)
		return err
	})
}
