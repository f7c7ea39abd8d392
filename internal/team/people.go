package team

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"spar/internal/store"
	"spar/internal/text"
)

// maxName is how long a name may be, in characters: a line of the board.
const maxName = 40

// AskError says what is wrong with what was asked for, and what to do about it.
type AskError struct{ What, Cure string }

func (e *AskError) Error() string { return e.What }

// Hint is the cure.
func (e *AskError) Hint() string { return e.Cure }

// CleanName is a name as it is kept: safe to show anywhere, on one line, without blanks
// around it. The error says what is wrong with it.
func CleanName(name string) (string, error) {
	name = oneLine(name)
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return "", &AskError{"a name is missing", "give the name by which your coach knows you"}
	case n > maxName:
		return "", &AskError{fmt.Sprintf("the name has %d characters, and %d are the most", n, maxName), "shorten it"}
	}
	return name, nil
}

// oneLine is a name safe to show on one line.
func oneLine(name string) string {
	return strings.Join(strings.Fields(text.Safe(strings.ToValidUTF8(name, ""))), " ")
}

// nameFrom is a person's name as a file or a list of signers has it: as it is kept, and cut where
// it is too long, for nobody is there to be asked for a shorter one.
func nameFrom(said string) (string, error) {
	name := []rune(oneLine(said))
	if len(name) > maxName {
		name = append(name[:maxName-1], '…')
	}
	return CleanName(string(name))
}

// ParseRole reads a role.
func ParseRole(s string) (Role, error) {
	if r := Role(strings.ToLower(strings.TrimSpace(s))); slices.Contains(Roles(), r) {
		return r, nil
	}
	return "", &AskError{fmt.Sprintf("there is no role %q", s), "a role is trainee, coach or admin"}
}

// Member is the person whom a key lets in; store.ErrNotFound where it lets in nobody.
func (t *Team) Member(ctx context.Context, fingerprint string) (store.Person, error) {
	return t.store.PersonByKey(ctx, fingerprint)
}

// Person is the person with that id as they are now: a session asks again before what
// depends on a role.
func (t *Team) Person(ctx context.Context, id string) (store.Person, error) {
	return t.store.PersonOf(ctx, id)
}

// People lists everybody, also who is gone, in the order in which they came.
func (t *Team) People(ctx context.Context, by store.Person) ([]store.Person, error) {
	if err := may(Role(by.Role), Teams, SeePeople); err != nil {
		return nil, err
	}
	return t.store.People(ctx)
}

// Keys lists the keys of everybody.
func (t *Team) Keys(ctx context.Context, by store.Person) ([]store.Key, error) {
	if err := may(Role(by.Role), Teams, SeePeople); err != nil {
		return nil, err
	}
	return t.store.Keys(ctx)
}

// Find is the one person in the team whom a command line means: by the id or its
// beginning (of four characters at least), or by the name.
func (t *Team) Find(ctx context.Context, by store.Person, meant string) (store.Person, error) {
	return t.find(ctx, by, meant, false)
}

// FindGone is Find among those who were taken out of the team.
func (t *Team) FindGone(ctx context.Context, by store.Person, meant string) (store.Person, error) {
	return t.find(ctx, by, meant, true)
}

func (t *Team) find(ctx context.Context, by store.Person, meant string, gone bool) (store.Person, error) {
	all, err := t.People(ctx, by)
	if err != nil {
		return store.Person{}, err
	}
	var found []store.Person
	for _, p := range all {
		if p.ID == meant {
			return p, nil
		}
		if p.Gone.IsZero() != gone && (text.Fold(p.Name) == text.Fold(meant) || len(meant) >= 4 && strings.HasPrefix(p.ID, meant)) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		if gone {
			return store.Person{}, &AskError{fmt.Sprintf("nobody who was taken out of the team is %q", meant), "list them with: spar team people --gone"}
		}
		return store.Person{}, &AskError{fmt.Sprintf("nobody in the team is %q", meant), "list them with: spar team people"}
	case 1:
		return found[0], nil
	}
	return store.Person{}, &AskError{fmt.Sprintf("%d people in the team are %q", len(found), meant), "name the one you mean by the id: spar team people --json"}
}

// SetRole gives the person another role. The last admin stays one.
func (t *Team) SetRole(ctx context.Context, by store.Person, id string, role Role) (store.Person, error) {
	if err := may(Role(by.Role), whose(by, id), ChangeRole); err != nil {
		return store.Person{}, err
	}
	if _, err := ParseRole(string(role)); err != nil {
		return store.Person{}, err
	}
	return t.change(ctx, id, func(p *store.Person) error { p.Role = string(role); return nil })
}

// Remove takes the person out of the team: their keys open nothing from now on. What
// they practised is kept, theirs and unread. The last admin stays.
func (t *Team) Remove(ctx context.Context, by store.Person, id string) (store.Person, error) {
	if err := may(Role(by.Role), whose(by, id), Remove); err != nil {
		return store.Person{}, err
	}
	now := t.opts.Now()
	return t.store.ChangePerson(ctx, id, func(p *store.Person) error {
		if p.Gone.IsZero() {
			p.Gone = now
		}
		return nil
	})
}

// Restore takes back into the team who was taken out: with their role and with what they
// practised, but without a key, as those were dropped. Who is in stays in.
func (t *Team) Restore(ctx context.Context, by store.Person, id string) (store.Person, error) {
	if err := may(Role(by.Role), Anothers, Remove); err != nil {
		return store.Person{}, err
	}
	return t.store.ChangePerson(ctx, id, func(p *store.Person) error {
		p.Gone = time.Time{}
		return nil
	})
}

// Rename gives the person another name; only they themselves may.
func (t *Team) Rename(ctx context.Context, by store.Person, id, name string) (store.Person, error) {
	if err := may(Role(by.Role), whose(by, id), ChangeName); err != nil {
		return store.Person{}, err
	}
	name, err := CleanName(name)
	if err != nil {
		return store.Person{}, err
	}
	return t.change(ctx, id, func(p *store.Person) error { p.Name = name; return nil })
}

// Show says whether the board may name the person; only they themselves may choose.
func (t *Team) Show(ctx context.Context, by store.Person, id string, shown bool) (store.Person, error) {
	if err := may(Role(by.Role), whose(by, id), ChangeName); err != nil {
		return store.Person{}, err
	}
	return t.change(ctx, id, func(p *store.Person) error { p.Shown = shown; return nil })
}

// errGone: nothing is changed of who is gone.
var errGone = &AskError{"this person is not in the team any more", "take them back in: spar team restore"}

// change alters somebody who is in the team.
func (t *Team) change(ctx context.Context, id string, f func(*store.Person) error) (store.Person, error) {
	return t.store.ChangePerson(ctx, id, func(p *store.Person) error {
		if !p.Gone.IsZero() {
			return errGone
		}
		return f(p)
	})
}

// AddKey lets the person in with one key more.
func (t *Team) AddKey(ctx context.Context, by store.Person, id, fingerprint string) error {
	if err := may(Role(by.Role), whose(by, id), ManageKeys); err != nil {
		return err
	}
	if err := CheckFingerprint(fingerprint); err != nil {
		return err
	}
	return t.store.BindKey(ctx, store.Key{Fingerprint: fingerprint, Person: id, Added: t.opts.Now()})
}

// DropKey takes a key away: it opens nothing from now on.
func (t *Team) DropKey(ctx context.Context, by store.Person, id, fingerprint string) error {
	if err := may(Role(by.Role), whose(by, id), ManageKeys); err != nil {
		return err
	}
	was, err := t.store.DropKey(ctx, id, fingerprint)
	if err == nil && !was {
		err = &AskError{fmt.Sprintf("the person has no key %s", text.Safe(fingerprint)), "list the keys with: spar team people --json"}
	}
	return err
}

// CheckFingerprint makes sure that f is a key's SHA-256 fingerprint as ssh prints it.
func CheckFingerprint(f string) error {
	digest, ok := strings.CutPrefix(f, "SHA256:")
	if !ok || len(digest) != 43 || strings.ContainsFunc(digest, func(r rune) bool { return !strings.ContainsRune(base64Letters, r) }) {
		return &AskError{"this is no key's fingerprint", `it looks like "SHA256:" and 43 characters; see it with: ssh-keygen -lf FILE.pub`}
	}
	return nil
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
