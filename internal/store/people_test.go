package store

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"
)

func testPeople(t *testing.T, open func() *Store) {
	s := open()
	ann := Person{ID: "p1", Name: nasty, Role: "admin", Created: noon}
	bob := Person{ID: "p2", Name: "Bob", Role: "trainee", Shown: true, Created: noon.Add(time.Second)}
	for _, p := range []Person{ann, bob, ann} {
		if err := s.AddPerson(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := open().People(t.Context()); err != nil || !reflect.DeepEqual(got, []Person{ann, bob}) {
		t.Errorf("%+v, %v", got, err)
	}
	key := Key{"SHA256:aa", "p1", noon}
	for range 2 {
		if err := s.BindKey(t.Context(), key); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.BindKey(t.Context(), Key{"SHA256:aa", "p2", noon}); !errors.Is(err, ErrExists) {
		t.Errorf("one key, two persons: %v", err)
	}
	if err := s.BindKey(t.Context(), Key{"SHA256:bb", "nobody", noon}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a key of nobody: %v", err)
	}
	if err := s.BindKey(t.Context(), Key{"SHA256:cc", "p2", noon}); err != nil {
		t.Fatal(err)
	}
	if got, err := s.PersonByKey(t.Context(), "SHA256:cc"); err != nil || got != bob {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := s.PersonByKey(t.Context(), "SHA256:dd"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown key: %v", err)
	}
	// The only admin cannot go, nor become something else.
	for name, change := range map[string]func(*Person) error{
		"goes":     func(p *Person) error { p.Gone = noon; return nil },
		"is coach": func(p *Person) error { p.Role = "coach"; return nil },
	} {
		if _, err := s.ChangePerson(t.Context(), "p1", change); !errors.Is(err, ErrConflict) {
			t.Errorf("the only admin %s: %v", name, err)
		}
	}
	gone := func(p *Person) error { p.Gone = noon; return nil }
	if _, err := s.ChangePerson(t.Context(), "p2", gone); err != nil {
		t.Fatal(err)
	}
	if _, err := s.PersonByKey(t.Context(), "SHA256:cc"); !errors.Is(err, ErrNotFound) {
		t.Errorf("who is gone is let in: %v", err)
	}
	if keys, err := s.Keys(t.Context()); err != nil || !reflect.DeepEqual(keys, []Key{key}) {
		t.Errorf("keys %+v, %v", keys, err)
	}
	if got, err := s.PersonOf(t.Context(), "p2"); err != nil || !got.Gone.Equal(noon) {
		t.Errorf("%+v, %v", got, err)
	}
	if was, err := s.DropKey(t.Context(), "p2", "SHA256:aa"); was || err != nil {
		t.Errorf("another's key dropped: %v, %v", was, err)
	}
}

// testEnrol: an invitation of three uses lets in three, however many come at once.
func testEnrol(t *testing.T, open func() *Store) {
	s := open()
	inv := Invitation{ID: "i1", Digest: "sha256:aa", Role: "coach", Note: "March", Uses: 3, Created: noon, Expires: noon.Add(time.Hour)}
	if err := errors.Join(s.AddInvitation(t.Context(), inv), s.AddInvitation(t.Context(), inv)); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	in := map[string]Person{}
	for n := range 6 {
		from := s
		if n%2 == 1 {
			from = open()
		}
		wg.Go(func() {
			key := fmt.Sprintf("SHA256:%d", n)
			p, err := from.Enrol(t.Context(), "i1", Person{ID: fmt.Sprint("p", n), Name: "N", Role: "admin", Created: noon}, key)
			if err != nil && !errors.Is(err, ErrNotFound) {
				t.Error(err)
			}
			if err == nil {
				mu.Lock()
				defer mu.Unlock()
				in[key] = p
			}
		})
	}
	wg.Wait()
	if people, err := s.People(t.Context()); err != nil || len(people) != 3 || len(in) != 3 {
		t.Fatalf("%d let in, %d stored, %v", len(in), len(people), err)
	}
	for key, p := range in {
		if p.Role != "coach" {
			t.Errorf("the role was chosen by who came: %+v", p)
		}
		// The same enrolment sent again, under another new id, is the same person.
		again, err := s.Enrol(t.Context(), "i1", Person{ID: "new", Created: noon}, key)
		if err != nil || again != p {
			t.Errorf("again: %+v, %v", again, err)
		}
	}
	late := Invitation{ID: "i2", Digest: "sha256:bb", Role: "trainee", Uses: 1, Created: noon, Expires: noon.Add(time.Hour)}
	if err := s.AddInvitation(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Enrol(t.Context(), "i2", Person{ID: "late", Created: noon.Add(time.Hour)}, "SHA256:late"); !errors.Is(err, ErrNotFound) {
		t.Errorf("too late: %v", err)
	}
	if err := s.Revoke(t.Context(), "i2", noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Enrol(t.Context(), "i2", Person{ID: "late", Created: noon}, "SHA256:late"); !errors.Is(err, ErrNotFound) {
		t.Errorf("taken back: %v", err)
	}
	if err := s.Revoke(t.Context(), "nothing", noon); !errors.Is(err, ErrNotFound) {
		t.Errorf("nothing taken back: %v", err)
	}
	all, err := s.Invitations(t.Context())
	if inv.Used = 3; err != nil || len(all) != 2 || all[0] != inv || all[1].Revoked.IsZero() || all[0].Good(noon) {
		t.Errorf("%+v, %v", all, err)
	}
}
