package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// Whole is an attempt with all that is stored of it.
type Whole struct {
	Attempt
	State string // JSON
	Text  Text
	Lines []Line // in order, from Seq 0
	Draft string
}

const attemptColumns = `id, person, kind, scenario, title, digest, grader_version, grader_digest, seed, params,
	started, updated, ended, status, ending, outcome, score, rests, turns, seq, seal`

// scanner is a row or the rows of a query.
type scanner interface{ Scan(...any) error }

// scanAttempt reads attemptColumns, and more into extra, and checks the seal.
func scanAttempt(row scanner, extra ...any) (Attempt, error) {
	var (
		a                       Attempt
		seed, params, sealed    string
		started, updated, ended int64
	)
	into := append([]any{&a.ID, &a.Person, &a.Kind, &a.Scenario, &a.Title, &a.Digest, &a.GraderVersion, &a.GraderDigest,
		&seed, &params, &started, &updated, &ended, &a.Status, &a.Ending, &a.Outcome,
		&a.Score, &a.Rests, &a.Turns, &a.Seq, &sealed}, extra...)
	if err := row.Scan(into...); err != nil {
		return a, err
	}
	a.Started, a.Updated, a.Ended = fromMillis(started), fromMillis(updated), fromMillis(ended)
	var seedErr error
	a.Seed, seedErr = strconv.ParseUint(seed, 10, 64)
	paramsErr := json.Unmarshal([]byte(params), &a.Params)
	a.Damaged = seedErr != nil || paramsErr != nil || a.seal() != sealed
	return a, nil
}

// attemptIn reads one whole row in tx; a damaged one is an error. lock is what
// forUpdate gives where the row will be written, else "".
func (s *Store) attemptIn(ctx context.Context, tx *sql.Tx, id, lock string) (Attempt, string, error) {
	var state, stateSeal string
	mine, whose := s.mine("attempts")
	row := tx.QueryRowContext(ctx, s.rebind(`SELECT `+attemptColumns+`, state, state_seal FROM attempts WHERE id = ? AND `+mine+lock),
		append([]any{id}, whose...)...)
	a, err := scanAttempt(row, &state, &stateSeal)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return a, "", notFound(id)
	case err != nil:
		return a, "", err
	case a.Damaged || stateSeal != sealState(a.ID, a.Seq, state):
		return a, "", damaged(s.path, nil, "the attempt %q in the database %s is damaged", id, s.path)
	}
	return a, state, nil
}

// Load reads an attempt with everything stored of it, as it stands at one moment.
// What does not match its seal is ErrCorrupt.
func (s *Store) Load(ctx context.Context, id string) (Whole, error) {
	ctx, done := s.bounded(ctx)
	defer done()
	tx, err := s.read.BeginTx(ctx, s.oneMoment())
	if err != nil {
		return Whole{}, s.classify(err)
	}
	// Reading changes nothing that a failed rollback could lose.
	defer func() { _ = tx.Rollback() }()
	var w Whole
	if w.Attempt, w.State, err = s.attemptIn(ctx, tx, id, ""); err != nil {
		return Whole{}, s.classify(err)
	}
	if w.Text, err = s.textIn(ctx, tx, w.Digest); err != nil {
		return Whole{}, s.classify(err)
	}
	if w.Lines, err = s.linesIn(ctx, tx, w.Attempt); err != nil {
		return Whole{}, s.classify(err)
	}
	if w.Draft, err = s.draftIn(ctx, tx, w.Attempt); err != nil {
		return Whole{}, s.classify(err)
	}
	return w, nil
}

func (s *Store) textIn(ctx context.Context, tx *sql.Tx, digest string) (Text, error) {
	t := Text{Digest: digest}
	err := tx.QueryRowContext(ctx, s.rebind(`SELECT body FROM scenario_texts WHERE digest = ?`), digest).Scan(&t.Body)
	if errors.Is(err, sql.ErrNoRows) || err == nil && Digest(t.Body) != digest {
		return t, damaged(s.path, nil, "the text of a scenario in the database %s is damaged", s.path)
	}
	return t, err
}

// Digest is what a scenario's text is kept under: "sha256:" and the hex digest.
func Digest(body []byte) string {
	sum := sha256.Sum256(body)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// linesIn reads the lines of a and makes sure that none is missing or changed.
func (s *Store) linesIn(ctx context.Context, tx *sql.Tx, a Attempt) (lines []Line, err error) {
	rows, err := tx.QueryContext(ctx, s.rebind(`SELECT seq, id, kind, text, events, grader, created, seal
		FROM lines WHERE attempt = ? ORDER BY seq`), a.ID)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var l Line
		var created int64
		var sealed string
		if err := rows.Scan(&l.Seq, &l.ID, &l.Kind, &l.Text, &l.Events, &l.Grader, &created, &sealed); err != nil {
			return nil, err
		}
		l.Created = fromMillis(created)
		if l.seal(a.ID) != sealed || l.Seq != len(lines) {
			return nil, damaged(s.path, nil, "line %d of the attempt %q in the database %s is damaged", len(lines), a.ID, s.path)
		}
		lines = append(lines, l)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(lines) != a.Seq+1 {
		return nil, damaged(s.path, nil, "the attempt %q in the database %s has %d lines and should have %d", a.ID, s.path, len(lines), a.Seq+1)
	}
	return lines, nil
}

// Which says which attempts are wanted. The zero value is all of them.
type Which struct {
	Status   Status // "" for any
	Scenario string // "" for any
	Limit    int    // 0 for no limit
}

// List gives the attempts that w asks for, last touched first. Damaged ones are
// among them and say so.
func (s *Store) List(ctx context.Context, w Which) ([]Attempt, error) {
	mine, args := s.mine("attempts")
	query := `SELECT ` + attemptColumns + ` FROM attempts WHERE ` + mine
	switch w.Status {
	case "":
	case StatusOpen: // spelled out, so that the partial index is used
		query += ` AND status = 'open'`
	default:
		query, args = query+` AND status = ?`, append(args, w.Status)
	}
	if w.Scenario != "" {
		query, args = query+` AND scenario = ?`, append(args, w.Scenario)
	}
	query += ` ORDER BY updated DESC, id DESC`
	if w.Limit > 0 {
		query, args = query+` LIMIT ?`, append(args, w.Limit)
	}
	return s.attempts(ctx, query, args...)
}

// Bests gives for each scenario its last ended attempt and its best one, by score
// and then by date; scenarios that were never played to an end are missing.
func (s *Store) Bests(ctx context.Context, kind string) (last, best map[string]Attempt, err error) {
	const pick = `SELECT ` + attemptColumns + ` FROM (SELECT attempts.*, row_number()
		OVER (PARTITION BY scenario ORDER BY %s) AS place FROM attempts WHERE status = 'ended' AND kind = ? AND %s) AS placed WHERE place = 1`
	mine, whose := s.mine("attempts")
	by := func(order string) (map[string]Attempt, error) {
		found, err := s.attempts(ctx, fmt.Sprintf(pick, order, mine), append([]any{kind}, whose...)...)
		m := make(map[string]Attempt, len(found))
		for _, a := range found {
			m[a.Scenario] = a
		}
		return m, err
	}
	if last, err = by(`ended DESC, id DESC`); err != nil {
		return nil, nil, err
	}
	if best, err = by(`score DESC, ended DESC, id DESC`); err != nil {
		return nil, nil, err
	}
	return last, best, nil
}

func (s *Store) attempts(ctx context.Context, query string, args ...any) (list []Attempt, err error) {
	err = s.each(ctx, query, args, func(row scanner) error {
		a, err := scanAttempt(row)
		if err != nil {
			return err
		}
		list = append(list, a)
		return nil
	})
	return list, err
}

// Helped counts by attempt how often help was asked for: the lines of the kind "help".
func (s *Store) Helped(ctx context.Context) (counts map[string]int, err error) {
	// The kind is spelled out, so that the partial index is used.
	mine, whose := s.mineBy("lines")
	counts = map[string]int{}
	err = s.each(ctx, `SELECT attempt, count(*) FROM lines WHERE kind = 'help' AND `+mine+` GROUP BY attempt`, whose, func(row scanner) error {
		var attempt string
		var n int
		if err := row.Scan(&attempt, &n); err != nil {
			return err
		}
		counts[attempt] = n
		return nil
	})
	return counts, err
}

// each hands every row of a query to scan. Against a server it is bounded in time. On an
// error, what was read before it is not to be relied on.
func (s *Store) each(ctx context.Context, query string, args []any, scan func(scanner) error) (err error) {
	ctx, done := s.bounded(ctx)
	defer done()
	rows, err := s.read.QueryContext(ctx, s.rebind(query), args...)
	if err != nil {
		return s.classify(err)
	}
	defer func() { err = errors.Join(err, s.classify(rows.Close())) }()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return s.classify(err)
		}
	}
	return s.classify(rows.Err())
}
