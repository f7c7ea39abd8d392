package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Invitation binds unknown keys to new persons. Its code is known to those who were
// given it alone; here is its digest.
type Invitation struct {
	ID      string
	Digest  string
	Role    string
	Note    string // for whoever invites
	Uses    int    // how many may enrol with it
	Used    int    // how many have
	Created time.Time
	Expires time.Time
	Revoked time.Time // zero while it is good
}

// Good reports whether somebody may enrol with it at now.
func (i Invitation) Good(now time.Time) bool {
	return i.Revoked.IsZero() && i.Used < i.Uses && now.Before(i.Expires)
}

// AddInvitation stores i. The same one sent again (by the id) is no error.
func (s *Store) AddInvitation(ctx context.Context, i Invitation) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := s.exec(ctx, tx, `INSERT INTO invitations (id, digest, role, note, uses, used, created, expires, revoked)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
			i.ID, i.Digest, i.Role, i.Note, i.Uses, i.Used, millis(i.Created), millis(i.Expires), millis(i.Revoked))
		return err
	})
}

// Invitations lists all of them, the oldest first.
func (s *Store) Invitations(ctx context.Context) (all []Invitation, err error) {
	err = s.each(ctx, `SELECT id, digest, role, note, uses, used, created, expires, revoked FROM invitations ORDER BY created, id`, nil, func(row scanner) error {
		var i Invitation
		var created, expires, revoked int64
		if err := row.Scan(&i.ID, &i.Digest, &i.Role, &i.Note, &i.Uses, &i.Used, &created, &expires, &revoked); err != nil {
			return err
		}
		i.Created, i.Expires, i.Revoked = fromMillis(created), fromMillis(expires), fromMillis(revoked)
		all = append(all, i)
		return nil
	})
	return all, err
}

// Revoke ends an invitation; one that had ended stays as it was. ErrNotFound where
// there is none of that id.
func (s *Store) Revoke(ctx context.Context, id string, now time.Time) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		n, err := s.exec(ctx, tx, `UPDATE invitations SET revoked = CASE WHEN revoked = 0 THEN ? ELSE revoked END WHERE id = ?`, millis(now), id)
		if err == nil && n == 0 {
			err = noInvitation()
		}
		return err
	})
}

// Enrol makes p a person of the invitation's role and lets them in with the key, in one
// transaction that counts the invitation up. It gives the person as stored. A key that
// lets somebody in already gives that person, and counts nothing: the same enrolment
// sent again happens once. ErrNotFound where the invitation is not good any more at
// p.Created.
func (s *Store) Enrol(ctx context.Context, invitation string, p Person, fingerprint string) (enrolled Person, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		enrolled, err = s.personBy(ctx, tx, `JOIN people_keys ON people_keys.person = people.id
			WHERE people_keys.fingerprint = ? AND people.gone = 0`, fingerprint)
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		now := millis(p.Created)
		n, err := s.exec(ctx, tx, `UPDATE invitations SET used = used + 1
			WHERE id = ? AND used < uses AND expires > ? AND revoked = 0`, invitation, now)
		if err != nil {
			return err
		}
		if n == 0 {
			return noInvitation()
		}
		enrolled = p
		if err := tx.QueryRowContext(ctx, s.rebind(`SELECT role FROM invitations WHERE id = ?`), invitation).Scan(&enrolled.Role); err != nil {
			return err
		}
		if err := s.insertPerson(ctx, tx, enrolled); err != nil {
			return err
		}
		return s.insertKey(ctx, tx, Key{Fingerprint: fingerprint, Person: p.ID, Added: p.Created})
	})
	return enrolled, err
}

func noInvitation() *Error {
	return &Error{Kind: ErrNotFound, Message: "the invitation is not good", Cure: "ask whoever invited you for a new one"}
}
