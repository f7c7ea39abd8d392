package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Person is somebody of the team. What they practise is in the view For(ID).
type Person struct {
	ID   string
	Name string
	Role string // trainee, coach or admin
	// Shown is their own choice to be named on the board.
	Shown   bool
	Created time.Time // kept to the millisecond, UTC
	Gone    time.Time // when they were taken out; zero while they are in
}

// Key is a public key that lets a person in.
type Key struct {
	Fingerprint string // "SHA256:..."
	Person      string
	Added       time.Time // kept to the millisecond, UTC
}

const personColumns = `people.id, people.name, people.role, people.shown, people.created, people.gone`

func scanPerson(row scanner) (Person, error) {
	var p Person
	var created, gone int64
	err := row.Scan(&p.ID, &p.Name, &p.Role, &p.Shown, &created, &gone)
	p.Created, p.Gone = fromMillis(created), fromMillis(gone)
	return p, err
}

// querier is what a statement is asked through: the pool or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// personBy reads one person.
func (s *Store) personBy(ctx context.Context, q querier, where string, args ...any) (Person, error) {
	p, err := scanPerson(q.QueryRowContext(ctx, s.rebind(`SELECT `+personColumns+` FROM people `+where), args...))
	if errors.Is(err, sql.ErrNoRows) {
		return p, &Error{Kind: ErrNotFound, Message: "there is no such person in the team", Cure: "list them with: spar team people"}
	}
	return p, err
}

// AddPerson stores p. The same one sent again (by the id) is no error.
func (s *Store) AddPerson(ctx context.Context, p Person) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.insertPerson(ctx, tx, p) })
}

func (s *Store) insertPerson(ctx context.Context, tx *sql.Tx, p Person) error {
	_, err := s.exec(ctx, tx, `INSERT INTO people (id, name, role, shown, created, gone) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO NOTHING`, p.ID, p.Name, p.Role, p.Shown, millis(p.Created), millis(p.Gone))
	return err
}

// PersonOf is the person with that id, gone or not; ErrNotFound where there is none.
func (s *Store) PersonOf(ctx context.Context, id string) (Person, error) {
	ctx, done := s.bounded(ctx)
	defer done()
	p, err := s.personBy(ctx, s.read, `WHERE people.id = ?`, id)
	return p, s.classify(err)
}

// PersonByKey is the person whom a key lets in; ErrNotFound where it lets in nobody.
func (s *Store) PersonByKey(ctx context.Context, fingerprint string) (Person, error) {
	ctx, done := s.bounded(ctx)
	defer done()
	p, err := s.personBy(ctx, s.read, `JOIN people_keys ON people_keys.person = people.id
		WHERE people_keys.fingerprint = ? AND people.gone = 0`, fingerprint)
	return p, s.classify(err)
}

// People lists everybody, also who is gone, in the order in which they came.
func (s *Store) People(ctx context.Context) (all []Person, err error) {
	err = s.each(ctx, `SELECT `+personColumns+` FROM people ORDER BY created, id`, nil, func(row scanner) error {
		p, err := scanPerson(row)
		if err != nil {
			return err
		}
		all = append(all, p)
		return nil
	})
	return all, err
}

// ChangePerson reads the person with that id, lets change alter it, and stores name,
// role, Shown and Gone, in one transaction. Who goes loses their keys. ErrNotFound where
// there is no such person; ErrConflict where it would leave a team that has an admin
// without one. What change returns as an error ends it, and nothing is written.
func (s *Store) ChangePerson(ctx context.Context, id string, change func(*Person) error) (p Person, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		was, err := s.personBy(ctx, tx, `WHERE people.id = ?`+s.forUpdate(), id)
		if err != nil {
			return err
		}
		p = was
		if err := change(&p); err != nil {
			return err
		}
		if leads(was) && !leads(p) {
			if err := s.anotherAdmin(ctx, tx, id); err != nil {
				return err
			}
		}
		if !p.Gone.IsZero() {
			if _, err := s.exec(ctx, tx, `DELETE FROM people_keys WHERE person = ?`, id); err != nil {
				return err
			}
		}
		_, err = s.exec(ctx, tx, `UPDATE people SET name = ?, role = ?, shown = ?, gone = ? WHERE id = ?`,
			p.Name, p.Role, p.Shown, millis(p.Gone), id)
		return err
	})
	return p, err
}

// leads reports whether p is an admin who is in the team.
func leads(p Person) bool { return p.Role == "admin" && p.Gone.IsZero() }

// anotherAdmin makes sure that somebody besides id is an admin. The rows are held, so
// that two admins who leave at once do not count on each other.
func (s *Store) anotherAdmin(ctx context.Context, tx *sql.Tx, id string) error {
	var other string
	err := tx.QueryRowContext(ctx, s.rebind(`SELECT id FROM people WHERE role = 'admin' AND gone = 0 AND id <> ? ORDER BY id LIMIT 1`+s.forUpdate()), id).Scan(&other)
	if errors.Is(err, sql.ErrNoRows) {
		return &Error{Kind: ErrConflict, Message: "the team would have no admin left", Cure: "make somebody else an admin first: spar team role PERSON admin"}
	}
	return err
}

// BindKey lets the person in with a key. Bound to them already it is no error; bound to
// somebody else it is ErrExists.
func (s *Store) BindKey(ctx context.Context, k Key) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := s.personBy(ctx, tx, `WHERE people.id = ? AND people.gone = 0`+s.forUpdate(), k.Person); err != nil {
			return err
		}
		return s.insertKey(ctx, tx, k)
	})
}

func (s *Store) insertKey(ctx context.Context, tx *sql.Tx, k Key) error {
	n, err := s.exec(ctx, tx, `INSERT INTO people_keys (fingerprint, person, added) VALUES (?, ?, ?)
		ON CONFLICT (fingerprint) DO NOTHING`, k.Fingerprint, k.Person, millis(k.Added))
	if err != nil || n > 0 {
		return err
	}
	var whose string
	err = tx.QueryRowContext(ctx, s.rebind(`SELECT person FROM people_keys WHERE fingerprint = ?`), k.Fingerprint).Scan(&whose)
	if err == nil && whose != k.Person {
		err = &Error{Kind: ErrExists, Message: fmt.Sprintf("the key %s lets in somebody else already", k.Fingerprint),
			Cure: "one key is one person's: make another with ssh-keygen"}
	}
	return err
}

// DropKey takes a key of the person away; false where they have no such key.
func (s *Store) DropKey(ctx context.Context, person, fingerprint string) (was bool, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `DELETE FROM people_keys WHERE person = ? AND fingerprint = ?`, person, fingerprint)
		was = n > 0
		return err
	})
	return was, err
}

// Keys lists all keys, by person and then the oldest first.
func (s *Store) Keys(ctx context.Context) (all []Key, err error) {
	err = s.each(ctx, `SELECT fingerprint, person, added FROM people_keys ORDER BY person, added, fingerprint`, nil, func(row scanner) error {
		var k Key
		var added int64
		if err := row.Scan(&k.Fingerprint, &k.Person, &added); err != nil {
			return err
		}
		k.Added = fromMillis(added)
		all = append(all, k)
		return nil
	})
	return all, err
}
