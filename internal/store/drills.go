package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Drill is the plan of a drill as the team has it.
type Drill struct {
	ID, Title string
	Digest    string // of Body
	Body      []byte
	Added     time.Time // kept to the millisecond, UTC
	Gone      time.Time // when it was taken off the list; zero while it is on it
}

// Run is the place of an attempt in a drill.
type Run struct {
	Attempt  string
	Person   string // whose it is; what is written is always the view's person's
	Drill    string // the drill's id
	Plan     string // digest of the plan that it was begun under
	Phase    string
	Scenario string
	N        int // which attempt of the person at this scenario in this phase, from 1
	Started  time.Time
}

// Ran is a run with its attempt as it stands.
type Ran struct {
	Run
	Attempt Attempt
}

// BeginRun is Begin for an attempt of a drill: attempt and run are stored together, or
// neither is. ErrConflict where the same run was begun elsewhere in the meantime.
func (s *Store) BeginRun(ctx context.Context, a Attempt, text Text, state string, first Line, run Run) error {
	run.Attempt, run.Scenario, run.Started = a.ID, a.Scenario, a.Started
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := s.begin(ctx, tx, a, text, state, first); err != nil {
			return err
		}
		if n, err := s.insertRun(ctx, tx, run); err != nil || n == 1 {
			return err
		}
		var one int
		err := tx.QueryRowContext(ctx, s.rebind(`SELECT 1 FROM drill_runs WHERE attempt = ?`), a.ID).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			return &Error{Kind: ErrConflict, Message: "this attempt of the drill was begun elsewhere in the meantime",
				Cure: "look at the drill again; the attempt is there to go on with"}
		}
		return err // nil: the same beginning was sent again
	})
}

// AddRun notes the place in a drill of an attempt that came from elsewhere. One that is
// noted, or whose place is taken, stays as it is.
func (s *Store) AddRun(ctx context.Context, run Run) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := s.insertRun(ctx, tx, run)
		return err
	})
}

func (s *Store) insertRun(ctx context.Context, tx *sql.Tx, r Run) (int64, error) {
	return s.exec(ctx, tx, `INSERT INTO drill_runs (attempt, person, drill, plan, phase, scenario, n, started)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		r.Attempt, s.Whose(), r.Drill, r.Plan, r.Phase, r.Scenario, r.N, millis(r.Started))
}

// Runs are the attempts of the view at a drill, in the order in which they were begun;
// "" is of all drills.
func (s *Store) Runs(ctx context.Context, drill string) (all []Ran, err error) {
	mine, args := s.mine("attempts")
	query := `SELECT ` + attemptColumns + `, ran_by, drill, plan, phase, n FROM (
		SELECT attempts.*, drill_runs.person AS ran_by, drill, plan, phase, n
		FROM attempts JOIN drill_runs ON drill_runs.attempt = attempts.id WHERE ` + mine + `) AS ran`
	if drill != "" {
		query, args = query+` WHERE drill = ?`, append(args, drill)
	}
	err = s.each(ctx, query+` ORDER BY started, id`, args, func(row scanner) error {
		var r Ran
		var err error
		if r.Attempt, err = scanAttempt(row, &r.Person, &r.Drill, &r.Plan, &r.Phase, &r.N); err != nil {
			return err
		}
		r.Run.Attempt, r.Scenario, r.Started = r.Attempt.ID, r.Attempt.Scenario, r.Attempt.Started
		all = append(all, r)
		return nil
	})
	return all, err
}

// PutDrill keeps a plan under its id, in place of the one before; it is on the list then.
func (s *Store) PutDrill(ctx context.Context, d Drill) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := s.exec(ctx, tx, `INSERT INTO drills (id, title, digest, body, added, gone) VALUES (?, ?, ?, ?, ?, 0)
			ON CONFLICT (id) DO UPDATE SET title = excluded.title, digest = excluded.digest, body = excluded.body,
			added = excluded.added, gone = 0`, d.ID, d.Title, Digest(d.Body), d.Body, millis(d.Added))
		return err
	})
}

// DropDrill takes a plan off the list; what was played stays. ErrNotFound where it is not on it.
func (s *Store) DropDrill(ctx context.Context, id string, at time.Time) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `UPDATE drills SET gone = ? WHERE id = ? AND gone = 0`, millis(at), id)
		if err == nil && n == 0 {
			return &Error{Kind: ErrNotFound, Message: "the team has no drill " + id, Cure: "list them with: spar team drills"}
		}
		return err
	})
}

// Drills are the plans on the team's list, the newest first. One that is damaged is an error.
func (s *Store) Drills(ctx context.Context) ([]Drill, error) { return s.drills(ctx, `WHERE gone = 0`) }

// DrillsEver is Drills with those that were taken off the list.
func (s *Store) DrillsEver(ctx context.Context) ([]Drill, error) { return s.drills(ctx, ``) }

func (s *Store) drills(ctx context.Context, where string) (all []Drill, err error) {
	err = s.each(ctx, `SELECT id, title, digest, body, added, gone FROM drills `+where+` ORDER BY added DESC, id`, nil, func(row scanner) error {
		var d Drill
		var added, gone int64
		if err := row.Scan(&d.ID, &d.Title, &d.Digest, &d.Body, &added, &gone); err != nil {
			return err
		}
		if Digest(d.Body) != d.Digest {
			return damaged(s.path, nil, "the plan of the drill %q in the database %s is damaged", d.ID, s.path)
		}
		d.Added, d.Gone = fromMillis(added), fromMillis(gone)
		all = append(all, d)
		return nil
	})
	return all, err
}
