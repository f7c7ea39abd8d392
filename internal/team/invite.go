package team

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"spar/internal/store"
)

// Inviting is what an invitation is to be.
type Inviting struct {
	Role Role
	Uses int           // how many may enrol with it
	Good time.Duration // for how long
	Note string        // for whoever invites; shown in lists
}

const (
	maxUses   = 1000
	maxGood   = 90 * 24 * time.Hour
	firstNote = "first admin"
	firstGood = time.Hour
)

// Invite makes an invitation. The code is told here and never again: only its digest is
// kept.
func (t *Team) Invite(ctx context.Context, by store.Person, in Inviting) (inv store.Invitation, code string, err error) {
	what := Invite
	if in.Role != Trainee {
		what = InviteStaff
	}
	if err := may(Role(by.Role), Teams, what); err != nil {
		return inv, "", err
	}
	if _, err := ParseRole(string(in.Role)); err != nil {
		return inv, "", err
	}
	switch {
	case in.Uses < 1 || in.Uses > maxUses:
		return inv, "", &AskError{fmt.Sprintf("an invitation for %d people", in.Uses), fmt.Sprintf("it may let in 1 to %d", maxUses)}
	case in.Good < time.Minute || in.Good > maxGood:
		return inv, "", &AskError{fmt.Sprintf("an invitation that is good for %s", in.Good), "it may be good for a minute to 90 days, such as 14d"}
	}
	return t.invite(ctx, in)
}

// invite is Invite without asking who may.
func (t *Team) invite(ctx context.Context, in Inviting) (store.Invitation, string, error) {
	code := newCode()
	now := t.opts.Now()
	inv := store.Invitation{ID: t.opts.NewID(), Digest: codeDigest(code), Role: string(in.Role), Note: in.Note,
		Uses: in.Uses, Created: now, Expires: now.Add(in.Good)}
	if err := t.store.AddInvitation(ctx, inv); err != nil {
		return inv, "", err
	}
	return inv, code, nil
}

// hostSetting is the team's setting of where people log in.
const hostSetting = "team.host"

// Host is where people log in, for the text of invitations. at, unless it is "", is
// remembered for the whole team.
func (t *Team) Host(ctx context.Context, by store.Person, at string) (string, error) {
	if err := may(Role(by.Role), Teams, Invite); err != nil {
		return "", err
	}
	if at != "" {
		return at, t.store.SetSetting(ctx, hostSetting, at)
	}
	return t.store.Setting(ctx, hostSetting)
}

// FirstAdmin is the one-time code by which the first admin enrols, good for an hour, to
// be printed where only the server's keeper sees it. It is "" when the team has an admin.
func (t *Team) FirstAdmin(ctx context.Context) (code string, err error) {
	people, err := t.store.People(ctx)
	if err != nil {
		return "", err
	}
	for _, p := range people {
		if Role(p.Role) == Admin && p.Gone.IsZero() {
			return "", nil
		}
	}
	_, code, err = t.invite(ctx, Inviting{Role: Admin, Uses: 1, Good: firstGood, Note: firstNote})
	return code, err
}

// Invitations lists all invitations, the oldest first.
func (t *Team) Invitations(ctx context.Context, by store.Person) ([]store.Invitation, error) {
	if err := may(Role(by.Role), Teams, Invite); err != nil {
		return nil, err
	}
	return t.store.Invitations(ctx)
}

// Revoke takes an invitation back; who has enrolled with it stays.
func (t *Team) Revoke(ctx context.Context, by store.Person, id string) error {
	if err := may(Role(by.Role), Teams, Invite); err != nil {
		return err
	}
	return t.store.Revoke(ctx, id, t.opts.Now())
}

// Enrolment is what somebody with an unknown key says of themselves.
type Enrolment struct {
	Code        string
	Fingerprint string // of the key with which they are connected
	Name        string
	From        string // where from, to count wrong codes by; the address without its port
}

// What an enrolment can end with besides the store's errors and an *AskError about the
// name.
var (
	// ErrCode says nothing of why, so that nobody learns by trying which codes exist.
	ErrCode = errors.New("this code lets nobody in")
	// ErrTries: too many wrong codes came from there.
	ErrTries = errors.New("too many wrong codes from your address")
)

// codeError is one of the two with its cure.
type codeError struct {
	kind error
	cure string
}

func (e *codeError) Error() string { return e.kind.Error() }
func (e *codeError) Hint() string  { return e.cure }
func (e *codeError) Unwrap() error { return e.kind }

// errCode is ErrCode with what to do.
var errCode = &codeError{ErrCode, "type it as it was given to you; it may also be used up, expired or taken back: ask for a new one"}

// Check is the role that the code lets somebody in as. It changes nothing; a wrong code
// counts as one that was tried.
func (t *Team) Check(ctx context.Context, e Enrolment) (Role, error) {
	now := t.opts.Now()
	if err := t.mayTry(e.From, now); err != nil {
		return "", err
	}
	invitation, err := t.byCode(ctx, e.Code, now)
	if err == nil && invitation.ID == "" {
		t.strays.count(e.From, now)
		return "", errCode
	}
	return Role(invitation.Role), err
}

// mayTry is ErrTries where too many wrong codes came from there.
func (t *Team) mayTry(from string, now time.Time) error {
	if wait := t.strays.wait(from, now); wait > 0 {
		return &codeError{ErrTries, fmt.Sprintf("try again in %s, with the code as it was given to you", counted(int((wait+time.Minute-1)/time.Minute), "minute", "minutes"))}
	}
	return nil
}

// Enrol binds the key to a new person of the role that the code was made for. A key
// that lets somebody in already gives that person. A code that is wrong, used up,
// expired or taken back is ErrCode, whichever it is.
func (t *Team) Enrol(ctx context.Context, e Enrolment) (store.Person, error) {
	if err := CheckFingerprint(e.Fingerprint); err != nil {
		return store.Person{}, err
	}
	name, err := CleanName(e.Name)
	if err != nil {
		return store.Person{}, err
	}
	now := t.opts.Now()
	if err := t.mayTry(e.From, now); err != nil {
		return store.Person{}, err
	}
	invitation, err := t.byCode(ctx, e.Code, now)
	if err != nil {
		return store.Person{}, err
	}
	p, err := t.store.Enrol(ctx, invitation.ID, store.Person{ID: t.opts.NewID(), Name: name, Created: now}, e.Fingerprint)
	if isNotFound(err) {
		t.strays.count(e.From, now)
		return store.Person{}, errCode
	}
	if err == nil && Role(p.Role) == Admin {
		err = t.endFirst(ctx, now)
	}
	return p, err
}

// endFirst takes back the codes for a first admin: there is one.
func (t *Team) endFirst(ctx context.Context, now time.Time) error {
	all, err := t.store.Invitations(ctx)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.Note == firstNote && i.Good(now) {
			if err := t.store.Revoke(ctx, i.ID, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// byCode is the invitation with that code that is good at now; it has no id for none.
// It looks at all of them in the same way, so that the time it takes tells nothing.
func (t *Team) byCode(ctx context.Context, code string, now time.Time) (found store.Invitation, err error) {
	digest := []byte(codeDigest(code))
	all, err := t.store.Invitations(ctx)
	if err != nil {
		return found, err
	}
	for _, i := range all {
		if subtle.ConstantTimeCompare([]byte(i.Digest), digest) == 1 && i.Good(now) {
			found = i
		}
	}
	return found, nil
}

// codeLetters are Crockford's base 32: no I, L, O or U, which are read as others.
const codeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// newCode is a code of 100 bits of chance, in groups that can be read out.
func newCode() string {
	var chance [20]byte
	rand.Read(chance[:]) // never errs, says crypto/rand
	var b strings.Builder
	for n, c := range chance {
		if n > 0 && n%5 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(codeLetters[c&31])
	}
	return b.String()
}

// codeDigest is what is kept of a code. Case, blanks and dashes do not matter, nor the
// letters that are taken for digits. A code has so much chance in it that a plain
// digest cannot be searched.
func codeDigest(code string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		case strings.ContainsRune(codeLetters, r):
			return r
		}
		return -1
	}, strings.ToUpper(code))
	sum := sha256.Sum256([]byte("spar invitation " + plain))
	return "sha256:" + hex.EncodeToString(sum[:])
}
