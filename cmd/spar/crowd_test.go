//go:build unix

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/store"
	"spar/internal/store/pgtest"
	"spar/internal/team"
)

// TestACrowdLosesNothing is the week of a team in a minute: people enrol and talk on two
// servers over one PostgreSQL, one server is killed, PostgreSQL is restarted, and every
// reply that anybody was shown as kept is in the store once. SPAR_CROWD=40 is its full
// size.
func TestACrowdLosesNothing(t *testing.T) {
	needs(t, "ssh", "ssh-keygen")
	size, turns := 4, 3
	if n, err := strconv.Atoi(os.Getenv("SPAR_CROWD")); err == nil && n > 0 {
		size = n
	}
	pg := pgtest.New(t)
	db, dir := pg.Database(t), t.TempDir()
	c := &crowd{t: t, dir: dir, turns: turns, kept: map[string]bool{}, sent: map[string]bool{}}
	first, second := serve(t, dir, db), serve(t, dir, db)
	c.servers = []string{first.address, second.address}
	st, err := store.OpenURL(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, c.code, err = team.New(st, team.Options{}).Invite(t.Context(), team.Keeper(), team.Inviting{Role: team.Trainee, Uses: size, Good: time.Hour}); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for n := range size {
		p := &attendee{c: c, n: n}
		if n%20 == 3 { // the others are Go's clients: forty processes are too many for a small machine
			p.file, p.key = newKey(t, dir, fmt.Sprintf("key-%d", n))
		} else if p.key, err = quickKey(); err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			if err := p.attend(); err != nil {
				t.Errorf("person %d: %v", n, err)
			}
		})
	}
	over := make(chan struct{})
	go func() { all.Wait(); close(over) }()
	c.trouble(over, size, func() {
		if err := first.cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		<-first.ended
	}, func() { pg.Restart(t) })
	<-over
	c.check(st, size)
}

// crowd is what all attendees share.
type crowd struct {
	t       *testing.T
	dir     string
	code    string
	servers []string
	turns   int // each makes so many replies, unless the talk ends before
	cuts    atomic.Int64

	mu   sync.Mutex
	sent map[string]bool // by the mark in a reply: it was typed and sent
	kept map[string]bool // it was shown as kept
}

func (c *crowd) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.kept)
}

// trouble kills a server when a quarter of the replies are kept, and restarts the
// database when half of them are.
func (c *crowd) trouble(over <-chan struct{}, size int, steps ...func()) {
	for i, step := range steps {
		for c.count() < size*c.turns*(i+1)/4 {
			select {
			case <-over:
				c.t.Errorf("all are done before trouble %d", i+1)
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
		step()
	}
}

// attendee is one of the crowd.
type attendee struct {
	c    *crowd
	n    int
	key  ssh.Signer
	file string // of the key, for whoever comes with the system's ssh
	made int    // replies that were sent
	done bool
}

// attend logs in again and again until all is said.
func (p *attendee) attend() error {
	var last error
	for try := range 200 {
		v, err := p.login(p.c.servers[(p.n+try)%len(p.c.servers)])
		if err == nil {
			err = p.visit(v)
			v.close()
		}
		if err == nil && p.done {
			return nil
		}
		last = err
		p.c.cuts.Add(1)
		time.Sleep(20 * time.Millisecond) // a person takes longer; a server that is away is not hammered
	}
	return fmt.Errorf("never done: %w", last)
}

func (p *attendee) login(address string) (*visitor, error) {
	if p.file != "" {
		return realVisitor(p.c.dir, address, p.file, nil)
	}
	return goVisitor(address, p.key)
}

// soon is how long an attendee waits before they log in anew.
const soon = 15 * time.Second

// visit is one session, from whatever it begins with.
func (p *attendee) visit(v *visitor) error {
	at, err := v.wait(0, soon, "Your key is new here", "A minute before you begin", "PRACTISE")
	if err != nil {
		return err
	}
	if at == "Your key is new here" {
		if _, err = v.does(p.c.code+"\r", soon, "2 of 3"); err == nil {
			if _, err = v.does("\r", soon, "3 of 3"); err == nil {
				at, err = v.does(fmt.Sprintf("Person %d\r", p.n), soon, "A minute before you begin", "PRACTISE")
			}
		}
	}
	if err == nil && at == "A minute before you begin" {
		_, err = v.does("\x1b", soon, "PRACTISE")
	} else if err == nil && p.made == 0 {
		// The tour may still come, and takes the keys.
		if _, tour := v.wait(0, time.Second/2, "A minute before you begin"); tour == nil {
			_, err = v.does("\x1b", soon, "PRACTISE")
		}
	}
	if err != nil {
		return err
	}
	return p.talk(v)
}

// talk begins or goes on, and speaks until all is said.
func (p *attendee) talk(v *visitor) error {
	if _, err := v.wait(0, time.Second/2, "GO ON WHERE YOU STOPPED"); err == nil {
		if _, err := v.does("\r", soon, "YOUR TURN"); err != nil {
			return err
		}
	} else {
		if p.made > 0 { // the talk had ended
			p.done = true
			return nil
		}
		if _, err := v.does("five percent\r", soon, "WHERE YOU STAND"); err != nil {
			return err
		}
		if _, err := v.does("\r", soon, "YOUR TURN"); err != nil {
			return err
		}
	}
	for p.made < p.c.turns {
		mark := fmt.Sprintf("(p%02dr%02d)", p.n, p.made)
		p.made++
		p.c.note(p.c.sent, mark)
		// What a cut session has left in the input goes first.
		if _, err := v.does("\x15The price stays: an empty seat costs you 40 euros a day. "+mark+"\r", 2*soon, "You said"); err != nil {
			return err
		}
		p.c.note(p.c.kept, mark)
		next, err := v.does("\r", soon, "YOUR TURN", "Looking back")
		if err != nil {
			return err
		}
		if next == "Looking back" {
			break
		}
	}
	p.done = true
	return nil
}

func (c *crowd) note(in map[string]bool, mark string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	in[mark] = true
}

// check holds the store to what was shown.
func (c *crowd) check(st *store.Store, size int) {
	c.t.Helper()
	rows, err := st.Everyone().List(c.t.Context(), store.Which{})
	if err != nil {
		c.t.Fatal(err)
	}
	stored := map[string]int{}
	for _, row := range rows {
		whole, err := st.Everyone().Load(c.t.Context(), row.ID)
		if err != nil {
			c.t.Error(err)
		}
		for _, line := range whole.Lines {
			if at := strings.LastIndex(line.Text, "(p"); at >= 0 && line.Kind == "reply" {
				stored[line.Text[at:at+8]]++
			}
		}
	}
	for mark := range c.kept {
		if stored[mark] != 1 {
			c.t.Errorf("the reply %s was shown as kept and is stored %d times", mark, stored[mark])
		}
	}
	for mark, n := range stored {
		if n != 1 || !c.sent[mark] {
			c.t.Errorf("the reply %s is stored %d times; it was sent: %v", mark, n, c.sent[mark])
		}
	}
	people, err := st.People(c.t.Context())
	if err != nil || len(people) != size {
		c.t.Errorf("%d people are enrolled, %d came: %v", len(people), size, err)
	}
	c.t.Logf("%d people, %d replies sent, %d shown as kept, %d stored; %d visits were cut", size, len(c.sent), len(c.kept), len(stored), c.cuts.Load())
	if len(c.kept) < size*c.turns/2 {
		c.t.Errorf("only %d replies were kept", len(c.kept))
	}
}
