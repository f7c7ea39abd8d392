package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Status says whether an attempt goes on.
type Status string

// The three states of an attempt.
const (
	StatusOpen      Status = "open"
	StatusEnded     Status = "ended"
	StatusAbandoned Status = "abandoned"
)

// Attempt is one attempt without its lines and its state.
type Attempt struct {
	ID string
	// Person is whose it is; "" on a laptop. What is written is always the view's person's.
	Person   string
	Kind     string // what kind of practice it is, e.g. "talk"
	Scenario string // the scenario's id
	Title    string // the scenario's title, as it was then
	Digest   string // of the scenario's text
	// GraderVersion and GraderDigest name the grader that the attempt was begun with.
	GraderVersion, GraderDigest string
	Seed                        uint64
	Params                      map[string]string // the trainee's own values; nil for none
	Started, Updated            time.Time         // kept to the millisecond, UTC
	Seq                         int               // number of the last line
	Progress
	// Damaged is true when the row does not match its seal: its figures are not to
	// be relied on.
	Damaged bool
}

// Progress is what changes in an attempt while it is played.
type Progress struct {
	Status          Status
	Ended           time.Time // zero while it is open
	Ending, Outcome string    // "" unless it has ended
	Score           float64   // mean level so far
	Rests           int       // how many levels Score rests on
	Turns           int       // replies that stand
}

// Line is one thing that was done in an attempt, with the events that came of it.
type Line struct {
	Seq int
	// ID is made by the writer, so that a write whose answer was lost can be sent
	// again without being done twice.
	ID      string
	Kind    string
	Text    string
	Events  string // JSON
	Grader  string // digest of the grader that marked it
	Created time.Time
	// KeepDraft is set by the writer of a line that does not end its turn: what was
	// typed and not sent stays. It is not stored.
	KeepDraft bool
}

// Text is a scenario file as it was read.
type Text struct {
	Digest string
	Body   []byte
}

// Begin stores a new attempt, the text that it is played with, its state and its
// first line, which must have Seq 0. The same beginning sent again (by the first
// line's ID) is no error.
func (s *Store) Begin(ctx context.Context, a Attempt, text Text, state string, first Line) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.begin(ctx, tx, a, text, state, first) })
}

// begin is Begin within a transaction.
func (s *Store) begin(ctx context.Context, tx *sql.Tx, a Attempt, text Text, state string, first Line) error {
	if first.Seq != 0 || a.Seq != 0 {
		return fmt.Errorf("an attempt begins with line 0, not %d", first.Seq)
	}
	added, err := s.insertAttempt(ctx, tx, a, text, state)
	if err != nil {
		return err
	}
	if added == 0 {
		return s.already(ctx, tx, a.ID, first)
	}
	return s.insertLine(ctx, tx, a.ID, first)
}

// insertAttempt writes the row of an attempt, and its scenario's text if it is new. It
// adds nothing where the id is taken.
func (s *Store) insertAttempt(ctx context.Context, tx *sql.Tx, a Attempt, text Text, state string) (added int64, err error) {
	a.Person = s.whose.person
	params, err := json.Marshal(a.Params)
	if err != nil {
		return 0, fmt.Errorf("the attempt's parameters: %w", err)
	}
	if _, err := s.exec(ctx, tx, `INSERT INTO scenario_texts (digest, body, created) VALUES (?, ?, ?)
		ON CONFLICT (digest) DO NOTHING`, text.Digest, text.Body, millis(a.Started)); err != nil {
		return 0, err
	}
	return s.exec(ctx, tx, `INSERT INTO attempts (id, person, kind, scenario, title, digest, grader_version, grader_digest,
		seed, params, started, updated, ended, status, ending, outcome, score, rests, turns, seq, state, seal, state_seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO NOTHING`,
		a.ID, a.Person, a.Kind, a.Scenario, a.Title, a.Digest, a.GraderVersion, a.GraderDigest,
		strconv.FormatUint(a.Seed, 10), string(params), millis(a.Started), millis(a.Updated), millis(a.Ended),
		a.Status, a.Ending, a.Outcome, a.Score, a.Rests, a.Turns, a.Seq, state,
		a.seal(), sealState(a.ID, a.Seq, state))
}

// Append stores line, the state after it and the attempt's progress in one
// transaction, and takes the draft away unless the line keeps it. a is the attempt as
// it will be: a.Seq must be line.Seq, and the attempt must stand at the line before. If
// it does not, another process has gone on with it: ErrConflict, and nothing is
// written. The same line sent again (by its ID) is no error. After ErrAway it is not
// known whether it was stored: send it again.
func (s *Store) Append(ctx context.Context, a Attempt, state string, line Line) error {
	if a.Seq != line.Seq {
		return fmt.Errorf("line %d for an attempt at %d", line.Seq, a.Seq)
	}
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		changed, err := s.update(ctx, tx, a, line.Seq-1, state)
		if err != nil {
			return err
		}
		if changed == 0 {
			return s.already(ctx, tx, a.ID, line)
		}
		if err := s.insertLine(ctx, tx, a.ID, line); err != nil {
			return err
		}
		if line.KeepDraft {
			_, err = s.exec(ctx, tx, `UPDATE drafts SET seq = ? WHERE attempt = ? AND seq = ?`, line.Seq, a.ID, line.Seq-1)
			return err
		}
		_, err = s.exec(ctx, tx, `DELETE FROM drafts WHERE attempt = ?`, a.ID)
		return err
	})
}

// update writes what changes of a, if it stands at seq. The seal covers what does not
// change too, as the caller read it.
func (s *Store) update(ctx context.Context, tx *sql.Tx, a Attempt, seq int, state string) (int64, error) {
	a.Person = s.whose.person
	return s.exec(ctx, tx, `UPDATE attempts SET updated = ?, ended = ?, status = ?, ending = ?, outcome = ?,
		score = ?, rests = ?, turns = ?, seq = ?, state = ?, seal = ?, state_seal = ?
		WHERE id = ? AND seq = ? AND person = ?`,
		millis(a.Updated), millis(a.Ended), a.Status, a.Ending, a.Outcome,
		a.Score, a.Rests, a.Turns, a.Seq, state, a.seal(), sealState(a.ID, a.Seq, state),
		a.ID, seq, a.Person)
}

func (s *Store) insertLine(ctx context.Context, tx *sql.Tx, attempt string, l Line) error {
	_, err := s.exec(ctx, tx, `INSERT INTO lines (attempt, seq, id, kind, text, events, grader, created, seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		attempt, l.Seq, l.ID, l.Kind, l.Text, l.Events, l.Grader, millis(l.Created), l.seal(attempt))
	return err
}

// already tells a line that was stored before from one that came too late.
func (s *Store) already(ctx context.Context, tx *sql.Tx, attempt string, l Line) error {
	var id string
	err := tx.QueryRowContext(ctx, s.rebind(`SELECT lines.id FROM lines JOIN attempts ON attempts.id = lines.attempt
		WHERE lines.attempt = ? AND lines.seq = ? AND attempts.person = ?`), attempt, l.Seq, s.whose.person).Scan(&id)
	switch {
	case err == nil && id == l.ID:
		return nil
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	}
	return s.elsewhere(ctx, tx, attempt)
}

// elsewhere says why the attempt did not stand where its writer thought.
func (s *Store) elsewhere(ctx context.Context, tx *sql.Tx, attempt string) error {
	var status Status
	err := tx.QueryRowContext(ctx, s.rebind(`SELECT status FROM attempts WHERE id = ? AND person = ?`), attempt, s.whose.person).Scan(&status)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound(attempt)
	}
	if err != nil {
		return err
	}
	message := "this attempt was continued in another window"
	if status != StatusOpen {
		message = "this attempt was brought to an end in another window"
	}
	return &Error{Kind: ErrConflict, Message: message,
		Cure: "nothing was overwritten; open the attempt again to see what was said there and go on from it"}
}

// Abandon puts the attempt aside; one that is not open any more is ErrConflict, unless
// it was put aside at the very same moment: then it is the same order, sent again. Its
// lines and its state stay, and the next line opens it again.
func (s *Store) Abandon(ctx context.Context, id string, now time.Time) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		a, state, err := s.attemptIn(ctx, tx, id, s.forUpdate())
		if err != nil {
			return err
		}
		if a.Status == StatusAbandoned && millis(a.Ended) == millis(now) {
			return nil
		}
		if a.Status != StatusOpen {
			return s.elsewhere(ctx, tx, id)
		}
		a.Status, a.Updated, a.Ended = StatusAbandoned, now, now
		_, err = s.update(ctx, tx, a, a.Seq, state)
		return err
	})
}

// seal is the checksum over the row, its state apart.
func (a *Attempt) seal() string {
	params, err := json.Marshal(a.Params)
	if err != nil {
		return "" // a map of strings always has a JSON form
	}
	return seal(owned(a.Person, a.ID, a.Kind, a.Scenario, a.Title, a.Digest, a.GraderVersion, a.GraderDigest,
		strconv.FormatUint(a.Seed, 10), string(params),
		number(millis(a.Started)), number(millis(a.Updated)), number(millis(a.Ended)),
		string(a.Status), a.Ending, a.Outcome, strconv.FormatFloat(a.Score, 'g', -1, 64),
		number(int64(a.Rests)), number(int64(a.Turns)), number(int64(a.Seq)))...)
}

func sealState(id string, seq int, state string) string {
	return seal(id, number(int64(seq)), state)
}

func (l *Line) seal(attempt string) string {
	return seal(attempt, number(int64(l.Seq)), l.ID, l.Kind, l.Text, l.Events, l.Grader, number(millis(l.Created)))
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
