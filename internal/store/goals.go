package store

import (
	"context"
	"database/sql"
	"time"
)

// Goal is a goal that was given to somebody, or to everybody.
type Goal struct {
	Person  string // "" for everybody of the team
	Aim     string
	Period  string
	Target  int
	Since   string // the day it begins, 2006-01-02
	Given   string // by whom, as they were called then
	Created time.Time
}

// PutGoal gives a goal, in place of the one of the same person, aim and period; a target
// of 0 takes it away.
func (s *Store) PutGoal(ctx context.Context, g Goal) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if g.Target == 0 {
			_, err := s.exec(ctx, tx, `DELETE FROM team_goals WHERE person = ? AND aim = ? AND period = ?`, g.Person, g.Aim, g.Period)
			return err
		}
		_, err := s.exec(ctx, tx, `INSERT INTO team_goals (person, aim, period, target, since, given, created) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (person, aim, period) DO UPDATE SET target = excluded.target, since = excluded.since,
			given = excluded.given, created = excluded.created`,
			g.Person, g.Aim, g.Period, g.Target, g.Since, g.Given, millis(g.Created))
		return err
	})
}

// Goals are the goals that were given to the view's person, and to everybody; through
// Everyone all that there are. A person's own goal of an aim and period stands before
// everybody's, which it takes the place of.
func (s *Store) Goals(ctx context.Context) (all []Goal, err error) {
	mine, args := `1 = 1`, []any(nil)
	if !s.whose.everyone {
		// On a laptop, where the person is '', nobody gives goals.
		mine, args = `? <> '' AND (person = ? OR person = '' AND NOT EXISTS (SELECT 1 FROM team_goals AS own
			WHERE own.person = ? AND own.aim = team_goals.aim AND own.period = team_goals.period))`,
			[]any{s.whose.person, s.whose.person, s.whose.person}
	}
	err = s.each(ctx, `SELECT person, aim, period, target, since, given, created FROM team_goals
		WHERE `+mine+` ORDER BY person, period, aim`, args, func(row scanner) error {
		var g Goal
		var created int64
		if err := row.Scan(&g.Person, &g.Aim, &g.Period, &g.Target, &g.Since, &g.Given, &created); err != nil {
			return err
		}
		g.Created = fromMillis(created)
		all = append(all, g)
		return nil
	})
	return all, err
}
