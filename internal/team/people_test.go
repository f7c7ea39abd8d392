package team

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spar/internal/store"
	"spar/internal/store/pgtest"
)

var monday = time.Date(2026, 6, 15, 9, 0, 0, 0, time.UTC)

// at is a team whose clock is turned by the test.
type at struct {
	*Team
	now time.Time
}

// onBoth runs a test on a team in a file and on a server.
func onBoth(t *testing.T, test func(*testing.T, *at)) {
	t.Run("SQLite", func(t *testing.T) {
		st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
		runOn(t, st, err, test)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		st, err := store.OpenURL(t.Context(), pgtest.URL(t))
		runOn(t, st, err, test)
	})
}

func runOn(t *testing.T, st *store.Store, err error, test func(*testing.T, *at)) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	a := &at{now: monday}
	a.Team = New(st, Options{Now: func() time.Time { return a.now }})
	test(t, a)
}

// key is a fingerprint by a letter.
func key(letter string) string { return "SHA256:" + strings.Repeat(letter, 43) }

func (a *at) enrol(t *testing.T, code, name, letter string) store.Person {
	t.Helper()
	p, err := a.Enrol(t.Context(), Enrolment{Code: code, Fingerprint: key(letter), Name: name, From: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// staffed is a team with an admin, a coach and a trainee.
func staffed(t *testing.T, a *at) (admin, coach, trainee store.Person) {
	t.Helper()
	code, err := a.FirstAdmin(t.Context())
	if err != nil || code == "" {
		t.Fatalf("%q, %v", code, err)
	}
	admin = a.enrol(t, code, "Ada", "a")
	codeOf := func(role Role) string {
		_, code, err := a.Invite(t.Context(), admin, Inviting{Role: role, Uses: 1, Good: time.Hour})
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	return admin, a.enrol(t, codeOf(Coach), "Cora", "c"), a.enrol(t, codeOf(Trainee), "Tom", "t")
}

func TestTheFirstAdmin(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		first, err := a.FirstAdmin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		second, err := a.FirstAdmin(t.Context())
		if err != nil || second == first {
			t.Fatalf("%q %q, %v", first, second, err)
		}
		if p := a.enrol(t, strings.ToLower(strings.ReplaceAll(first, "-", " ")), "  Ada\tL. ", "a"); p.Role != "admin" || p.Name != "Ada L." {
			t.Errorf("%+v", p)
		}
		// There is an admin: no other code for a first one is good.
		for _, code := range []string{first, second} {
			if _, err := a.Enrol(t.Context(), Enrolment{Code: code, Fingerprint: key("b"), Name: "Eve"}); !errors.Is(err, ErrCode) {
				t.Errorf("a second first admin: %v", err)
			}
		}
		if code, err := a.FirstAdmin(t.Context()); code != "" || err != nil {
			t.Errorf("%q, %v", code, err)
		}
	})
}

// TestCodesThatAreNotGood: whatever is wrong with it, the answer is the same.
func TestCodesThatAreNotGood(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		admin, _, _ := staffed(t, a)
		invite := func(uses int) (string, string) {
			inv, code, err := a.Invite(t.Context(), admin, Inviting{Role: Trainee, Uses: uses, Good: time.Hour})
			if err != nil {
				t.Fatal(err)
			}
			return inv.ID, code
		}
		_, used := invite(1)
		a.enrol(t, used, "First", "f")
		takenID, taken := invite(1)
		if err := a.Revoke(t.Context(), admin, takenID); err != nil {
			t.Fatal(err)
		}
		_, old := invite(1)
		a.now = a.now.Add(2 * time.Hour)
		answers := map[string]bool{}
		for name, code := range map[string]string{"used": used, "taken back": taken, "expired": old, "wrong": "00000-00000-00000-00000", "none": ""} {
			_, err := a.Enrol(t.Context(), Enrolment{Code: code, Fingerprint: key("e"), Name: "Eve", From: name})
			if !errors.Is(err, ErrCode) {
				t.Errorf("%s: %v", name, err)
				continue
			}
			var hinted interface{ Hint() string }
			errors.As(err, &hinted)
			answers[err.Error()+hinted.Hint()] = true
		}
		if len(answers) != 1 {
			t.Errorf("the answer tells which: %v", answers)
		}
		all, err := a.Invitations(t.Context(), admin)
		for _, i := range all {
			if strings.Contains(fmt.Sprintf("%+v", i), used) {
				t.Error("a code is kept")
			}
		}
		if err != nil || len(all) != 6 {
			t.Errorf("%d invitations, %v", len(all), err)
		}
	})
}

func TestWrongCodesAreLimited(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		admin, _, _ := staffed(t, a)
		_, code, err := a.Invite(t.Context(), admin, Inviting{Role: Trainee, Uses: 3, Good: time.Hour})
		if err != nil {
			t.Fatal(err)
		}
		try := func(from, code, letter string) error {
			_, err := a.Enrol(t.Context(), Enrolment{Code: code, Fingerprint: key(letter), Name: "Eve", From: from})
			return err
		}
		for n := range strikeMost {
			if err := try("198.51.100.7", "wrong", "e"); !errors.Is(err, ErrCode) {
				t.Fatalf("try %d: %v", n, err)
			}
		}
		if err := try("198.51.100.7", code, "e"); !errors.Is(err, ErrTries) {
			t.Errorf("after too many: %v", err)
		}
		if err := try("203.0.113.9", code, "g"); err != nil {
			t.Errorf("from elsewhere: %v", err)
		}
		a.now = a.now.Add(strikeSpan)
		if err := try("198.51.100.7", code, "e"); err != nil {
			t.Errorf("later: %v", err)
		}
	})
}

func TestPeopleAreChangedByWhoMay(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		admin, coach, trainee := staffed(t, a)
		ctx := t.Context()
		denied := func(name string, err error) {
			t.Helper()
			var d *DeniedError
			if !errors.As(err, &d) {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, err := a.SetRole(ctx, coach, trainee.ID, Coach)
		denied("a coach gives a role", err)
		_, err = a.SetRole(ctx, trainee, trainee.ID, Admin)
		denied("a trainee makes themselves admin", err)
		_, err = a.Remove(ctx, coach, trainee.ID)
		denied("a coach removes", err)
		_, err = a.Rename(ctx, admin, trainee.ID, "Fool")
		denied("an admin renames", err)
		_, err = a.Show(ctx, admin, trainee.ID, true)
		denied("an admin shows a name", err)
		_, err = a.People(ctx, trainee)
		denied("a trainee lists people", err)
		denied("a coach adds a key to somebody", a.AddKey(ctx, coach, trainee.ID, key("k")))
		_, _, err = a.Invite(ctx, coach, Inviting{Role: Coach, Uses: 1, Good: time.Hour})
		denied("a coach invites a coach", err)
		_, _, err = a.Invite(ctx, trainee, Inviting{Role: Trainee, Uses: 1, Good: time.Hour})
		denied("a trainee invites", err)

		if p, err := a.Show(ctx, trainee, trainee.ID, true); err != nil || !p.Shown {
			t.Errorf("%+v, %v", p, err)
		}
		if p, err := a.SetRole(ctx, admin, coach.ID, Trainee); err != nil || p.Role != "trainee" {
			t.Errorf("%+v, %v", p, err)
		}
		if _, err := a.Remove(ctx, admin, admin.ID); !errors.Is(err, store.ErrConflict) {
			t.Errorf("the last admin left: %v", err)
		}
		if _, err := a.Remove(ctx, Keeper(), trainee.ID); err != nil {
			t.Error(err)
		}
		if _, err := a.Member(ctx, key("t")); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("who is gone is let in: %v", err)
		}
		if _, err := a.SetRole(ctx, admin, trainee.ID, Coach); err == nil {
			t.Error("somebody who is gone was given a role")
		}
		_, err = a.Restore(ctx, coach, trainee.ID)
		denied("a coach takes somebody back in", err)
		if found, err := a.FindGone(ctx, admin, trainee.Name); err != nil || found.ID != trainee.ID {
			t.Errorf("%+v, %v", found, err)
		}
		if _, err := a.FindGone(ctx, admin, "cORA"); err == nil {
			t.Error("somebody who is in was found among those who are gone")
		}
		if p, err := a.Restore(ctx, admin, trainee.ID); err != nil || !p.Gone.IsZero() || p.Role != trainee.Role {
			t.Errorf("%+v, %v", p, err)
		}
		if _, err := a.Member(ctx, key("t")); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a key that was dropped lets in: %v", err)
		}
		if _, err := a.Find(ctx, admin, trainee.Name); err != nil {
			t.Error(err)
		}
		if found, err := a.Find(ctx, admin, "cORA"); err != nil || found.ID != coach.ID {
			t.Errorf("%+v, %v", found, err)
		}
		if found, err := a.Find(ctx, admin, coach.ID); err != nil || found.Name != "Cora" {
			t.Errorf("%+v, %v", found, err)
		}
		var ask *AskError
		if _, err := a.Find(ctx, admin, "nobody"); !errors.As(err, &ask) {
			t.Errorf("%v", err)
		}
		// A key that is bound lets in the same person, whatever name is given with it.
		if p := a.enrol(t, "any code", "Another", "c"); p.ID != coach.ID || p.Name != "Cora" {
			t.Errorf("%+v", p)
		}
	})
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		" Ann  Lee ": "Ann Lee", "\x1b[31mRed\u202e": "Red", "\xff\xfeJo": "Jo", "食卓": "食卓",
		"": "", " \t\n": "", "\u200b": "", strings.Repeat("n", 41): "", strings.Repeat("é", 40): strings.Repeat("é", 40),
	} {
		got, err := CleanName(name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
}

// TestWhatAFingerprintIs: nothing of it may be missing, too much or another alphabet's.
func TestWhatAFingerprintIs(t *testing.T) {
	good := "SHA256:" + strings.Repeat("aZ0+/9b", 6) + "x"
	if err := CheckFingerprint(good); err != nil {
		t.Errorf("%s: %v", good, err)
	}
	for name, bad := range map[string]string{
		"empty": "", "without its name": strings.TrimPrefix(good, "SHA256:"), "of another digest": "MD5:" + good[7:],
		"too short": good[:len(good)-1], "too long": good + "a", "padded": good[:len(good)-1] + "=",
		"an escape": good[:len(good)-1] + "\x1b", "a space": good[:len(good)-1] + " ", "a letter of two bytes": good[:len(good)-2] + "é",
	} {
		var ask *AskError
		if err := CheckFingerprint(bad); !errors.As(err, &ask) || ask.Hint() == "" {
			t.Errorf("%s: %q is taken, or refused without a cure: %v", name, bad, err)
		}
	}
}
