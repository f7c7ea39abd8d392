//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"spar/internal/store"
	"spar/internal/store/pgtest"
	"spar/internal/team"
)

const crowdPlan = `format: 1
title: The drill of the crowd
skills: [{ id: hold, name: Hold the price, moves: [hold, trade] }]
baseline:
  attempts: 1
  scenarios:
    - { scenario: quarter-end, skill: hold }
    - { scenario: quote-in-hand, skill: hold }
practice:
  attempts: 3
  scenarios: [{ scenario: five-percent, skill: hold }]
`

// TestADrillOfForty is the week of a team in a minute: people with the system's own ssh
// enrol and play a published drill on two servers over one PostgreSQL; one server is killed,
// PostgreSQL goes away and comes back; everybody goes on at the beat where they were; and
// every reply that a screen showed as kept is in the team's report, once. SPAR_CROWD=40 is
// its full size.
func TestADrillOfForty(t *testing.T) {
	needs(t, "ssh", "ssh-keygen")
	size, turns := 6, 3 // of fewer than five people a report tells nothing
	if n, err := strconv.Atoi(os.Getenv("SPAR_CROWD")); err == nil && n > size {
		size, turns = n, 8
	}
	pg := pgtest.New(t)
	db, dir := pg.Database(t), t.TempDir()
	c := &crowd{t: t, dir: dir, turns: turns, gone: make(chan struct{})}
	first, second := serve(t, dir, db), serve(t, dir, db)
	c.servers = []string{first.address, second.address}
	plan := filepath.Join(dir, "crowd.yaml")
	if err := os.WriteFile(plan, []byte(crowdPlan), 0o600); err != nil {
		t.Fatal(err)
	}
	spar(t, dir, "", "team", "drills", "add", plan, "--db", db)
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
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	var all sync.WaitGroup
	people := make([]*attendee, size)
	for n := range people {
		people[n] = &attendee{c: c, n: n, file: newKey(t, dir, fmt.Sprintf("key-%d", n)), next: map[string]int{}, heard: map[string]string{}}
		all.Go(func() {
			if err := people[n].attend(ctx); err != nil {
				t.Errorf("person %d: %v", n, err)
			}
		})
	}
	over := make(chan struct{})
	go func() { all.Wait(); close(over) }()
	c.when(over, size*turns/4, func() {
		if err := first.cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		<-first.ended
	})
	c.when(over, size*turns/2, func() {
		pg.Stop(t)
		close(c.gone)
		c.awaitAway(over)
		pg.Start(t)
	})
	<-over
	c.check(st, people, db)
}

// crowd is what all attendees share.
type crowd struct {
	t       *testing.T
	dir     string
	code    string
	servers []string
	turns   int           // so many replies everybody sees kept
	gone    chan struct{} // closed when the database is away; nobody says their last reply before. nil for no trouble
	kept    atomic.Int64
	cuts    atomic.Int64
	away    atomic.Int64 // screens that said that the database is away
	refused atomic.Int64 // logins that it was away for
}

// when does something when so many replies are shown as kept.
func (c *crowd) when(over <-chan struct{}, kept int, do func()) {
	c.poll(over, func() bool { return c.kept.Load() >= int64(kept) })
	do()
}

// awaitAway waits until somebody's screen says that the database is away. Where it went
// while nobody had a talk open, nobody can open one: then refused logins must do.
func (c *crowd) awaitAway(over <-chan struct{}) {
	began := time.Now()
	c.poll(over, func() bool { return c.away.Load() > 0 || c.refused.Load() > 0 && time.Since(began) > again })
}

func (c *crowd) poll(over <-chan struct{}, ok func() bool) {
	for !ok() {
		select {
		case <-over:
			c.t.Error("all are done before the trouble came")
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// saying is one reply as a screen or the store has it.
type saying struct {
	title string // of the scenario
	turn  int
	text  string
}

// attendee is one of the crowd.
type attendee struct {
	c     *crowd
	n     int
	file  string // of the key
	sent  int    // replies that were typed and sent
	stop  string // the screen at which they stop; "" for none
	shown []saying
	// next is the turn that is to come, by the scenario's title; heard the buyer's lines.
	next  map[string]int
	heard map[string]string
	// doubt is set while it is not known whether the last reply that was sent is kept: the
	// connection was cut before it was shown. doubts are those that were kept.
	doubt  *saying
	doubts []saying
	// late are those that were not kept when their trainee logged in again: the session that
	// was cut may still bring them through.
	late []saying
}

var errElsewhere = errors.New("a talk does not go on where it was left")

// attend logs in again and again until all is said.
func (p *attendee) attend(ctx context.Context) error {
	var last error
	for try := 0; ctx.Err() == nil; try++ {
		v, err := realVisitor(p.c.dir, p.c.servers[(p.n+try)%len(p.c.servers)], p.file, nil)
		if err == nil {
			err = p.visit(v)
			v.close()
		}
		if err == nil || errors.Is(err, errElsewhere) {
			return err
		}
		last = err
		p.c.cuts.Add(1)
		if strings.Contains(err.Error(), "who you are cannot be looked up just now") {
			p.c.refused.Add(1)
		}
		time.Sleep(20 * time.Millisecond) // a person takes longer; a server that is away is not hammered
	}
	return fmt.Errorf("never done: %w", last)
}

// again is how long an attendee waits before they press a key once more, soon before they
// log in anew.
const again, soon = 5 * time.Second, 20 * time.Second

// visit goes through one session, from whatever it begins with, to the end of the drill.
// Each step looks at the screen, does what it asks for once, and waits for another one; as
// people do, it tries again after a while.
func (p *attendee) visit(v *visitor) error {
	was := place{}
	for since := time.Now(); p.said() < p.c.turns; {
		shown, err := v.until(again, "another screen", func(shown string) bool { return placeOf(shown).name != "" && placeOf(shown) != was })
		if now := placeOf(shown); err == nil {
			was, since = now, time.Now()
		} else if now.name == "" || v.over() || time.Since(since) > soon {
			return err
		}
		if was.name == p.stop {
			return nil
		}
		if err := p.step(v, was.name, shown); err != nil {
			return err
		}
	}
	return nil
}

// said is how many replies the person knows to be kept.
func (p *attendee) said() int { return len(p.shown) + len(p.doubts) }

// place is a screen, and where on it: a step leads from one to another.
type place struct{ name, where string }

// placeOf is where somebody is who sees that.
func placeOf(shown string) place {
	at := place{name: screenOf(shown)}
	switch at.name {
	case "talk", "marks":
		at.where = topRight(shown)
	case "home": // the row that is chosen
		_, after, _ := strings.Cut(shown, "\n  ▌ ")
		at.where, _, _ = strings.Cut(after, "\n")
		if _, drill, listed := strings.Cut(shown, "  DRILL\n"); !listed {
			at.name = "" // it is read after the library
		} else if strings.HasPrefix(drill, "  ▌ ") {
			at.name = "listed"
		}
	}
	return at
}

// screenOf is which screen it is, told by its first line or by words on it; "" while it is
// none that is known.
func screenOf(shown string) string {
	top, _, _ := strings.Cut(shown, "\n")
	for _, s := range []struct{ name, top, words string }{
		{"code", "  Welcome to spar", "1 of 3"}, {"agree", "  Welcome to spar", "2 of 3"}, {"name", "  Welcome to spar", "3 of 3"},
		{name: "tour", words: "A minute before you begin"},
		{"marks", "  Your reply, graded", "You said"}, {"debrief", "  Looking back", ""}, {"drill", "  The drill of the crowd", ""},
		{name: "away", words: "RECONNECTING"}, {name: "talk", words: "YOUR TURN"}, {"home", "  spar", "PRACTISE"},
		{name: "brief", words: "YOU PRACTISE"}, // home has these words, too
	} {
		if strings.HasPrefix(top, s.top) && strings.Contains(shown, s.words) {
			return s.name
		}
	}
	return ""
}

// step does what a screen asks for.
func (p *attendee) step(v *visitor, name, shown string) error {
	keys := ""
	switch name {
	case "code":
		keys = "\x15" + p.c.code + "\r"
	case "name":
		keys = fmt.Sprintf("\x15Person %d\r", p.n)
	case "agree", "brief", "marks", "debrief":
		keys = "\r"
	case "tour":
		keys = "q" // escape and the next key in one packet would be another key
	case "talk":
		if p.c.gone != nil && p.said() == p.c.turns-1 {
			select { // or all could be done before the trouble comes
			case <-p.c.gone:
			case <-time.After(2 * time.Minute): // others could not go on
			}
		}
		return p.talk(v, shown)
	case "drill":
		keys = "n"
	case "listed":
		keys = "\r"
	case "home":
		keys = "\x1b[B"
		if _, drill, _ := strings.Cut(shown, "  DRILL\n"); strings.Contains(drill, "\n  ▌ ") {
			keys = "\x1b[A"
		}
	}
	_, err := v.in.Write([]byte(keys))
	return err
}

// talk says one reply, and reads off the screen what is kept of it.
func (p *attendee) talk(v *visitor, shown string) error {
	at, err := p.beat(shown)
	if err != nil {
		return fmt.Errorf("%w: %w\n%s", errElsewhere, err, shown)
	}
	mark := fmt.Sprintf("(p%02dr%02d)", p.n, p.sent)
	at.text = "The price stays: a seat nobody has costs you 40 a day. " + mark
	p.sent++
	p.doubt = &at
	// What a cut session has left in the input goes first.
	if _, err := v.in.Write([]byte("\x15" + at.text + "\r")); err != nil {
		return err
	}
	away := false
	marks, err := v.until(2*soon, "the marks of "+at.text, func(shown string) bool {
		if !away && screenOf(shown) == "away" {
			away = true
			p.c.away.Add(1)
		}
		return screenOf(shown) == "marks" && strings.HasSuffix(youSaid(shown), mark)
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Sscanf(topRight(marks), "turn %d", &at.turn); err != nil {
		return fmt.Errorf("no turn on the marks: %w\n%s", err, marks)
	}
	at.text = youSaid(marks)
	p.shown, p.doubt = append(p.shown, at), nil
	p.next[at.title] = at.turn + 1
	p.c.kept.Add(1)
	return nil
}

// beat is where the talk is, which must be where it was left: the turn after the last one
// that is kept, and the buyer's line that stood there.
func (p *attendee) beat(shown string) (saying, error) {
	top, _, _ := strings.Cut(shown, "\n")
	at := saying{title: strings.TrimSpace(top[:len(top)-len(topRight(shown))])}
	if _, err := fmt.Sscanf(topRight(shown), "turn %d", &at.turn); err != nil {
		return at, fmt.Errorf("no turn: %w", err)
	}
	want := max(1, p.next[at.title])
	if d := p.doubt; d != nil && d.title == at.title && at.turn == want+1 {
		p.doubts = append(p.doubts, *d)
		p.c.kept.Add(1)
		want++
	} else if d != nil {
		p.late = append(p.late, *d)
	}
	p.doubt = nil
	p.next[at.title] = want
	if at.turn != want {
		return at, fmt.Errorf("the talk goes on at turn %d, it was at %d", at.turn, want)
	}
	place, line := fmt.Sprintf("%s %d", at.title, at.turn), buyersLine(shown)
	if before, ok := p.heard[place]; ok && before != line {
		return at, fmt.Errorf("the talk goes on with %q, it was at %q", line, before)
	}
	p.heard[place] = line
	return at, nil
}

// topRight is the right end of the screen's first line, from "turn" on.
func topRight(shown string) string {
	top, _, _ := strings.Cut(shown, "\n")
	return top[max(0, strings.LastIndex(top, "turn ")):]
}

// buyersLine is the paragraph before the input.
func buyersLine(shown string) string {
	var words []string
	before, _, _ := strings.Cut(shown, "YOUR TURN")
	lines := strings.Split(before, "\n")
	for i := len(lines) - 2; i >= 0; i-- { // the last one is the input's own
		text, _, _ := strings.Cut(lines[i], "│")
		if text = strings.TrimSpace(text); text != "" {
			words = append([]string{text}, words...)
		} else if len(words) > 0 {
			break
		}
	}
	return strings.Join(words, " ")
}

// youSaid is the reply on a screen of marks, without the numbers of its footnotes.
func youSaid(shown string) string {
	_, after, _ := strings.Cut(shown, "You said\n")
	said, _, _ := strings.Cut(after, "\n\n")
	said = strings.Map(func(r rune) rune {
		if strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
			return -1
		}
		return r
	}, said)
	return strings.Join(strings.Fields(said), " ")
}

// check holds what the screens showed against the store, and both against the report.
func (c *crowd) check(st *store.Store, people []*attendee, db string) {
	c.t.Helper()
	stored, played := c.stored(st)
	shown, sent, doubts := 0, 0, 0
	for _, p := range people {
		has := stored[fmt.Sprintf("Person %d", p.n)]
		for _, s := range p.shown {
			if has[s] != 1 {
				c.t.Errorf("person %d was shown %+v as kept; it is stored %d times", p.n, s, has[s])
			}
			delete(has, s)
		}
		for _, s := range p.doubts { // what came through although its screen was cut
			if has[s] != 1 {
				c.t.Errorf("person %d went on after %+v; it is stored %d times", p.n, s, has[s])
			}
			delete(has, s)
		}
		if p.doubt != nil {
			p.late = append(p.late, *p.doubt)
		}
		for _, s := range p.late {
			if has[s] == 1 {
				doubts++
				delete(has, s)
			}
		}
		if len(has) > 0 {
			c.t.Errorf("stored of person %d and never said: %v", p.n, has)
		}
		shown, sent, doubts = shown+len(p.shown), sent+p.sent, doubts+len(p.doubts)
	}
	var told team.Board
	if err := json.Unmarshal([]byte(spar(c.t, c.dir, "", "team", "report", "--drill", "crowd", "--format", "json", "--db", db)), &told); err != nil {
		c.t.Fatal(err)
	}
	for _, it := range told.Items {
		place := string(it.Phase) + " " + it.Scenario
		if want := played[place]; it.Shown && it.Replies != want {
			c.t.Errorf("%s: the report counts %d replies, %d are stored", place, it.Replies, want)
		}
		played["all"] += played[place]
	}
	if told.People != len(people) || told.Replies != played["all"] || told.Replies < shown+doubts || told.Replies > sent {
		c.t.Errorf("the report counts %d people and %d replies; there were %d and %d (%d shown as kept, %d more kept, %d sent)",
			told.People, told.Replies, len(people), played["all"], shown, doubts, sent)
	}
	if c.away.Load()+c.refused.Load() == 0 || c.cuts.Load() == 0 {
		c.t.Errorf("no trouble was felt: %d screens saw the database away and %d logins, %d visits were cut", c.away.Load(), c.refused.Load(), c.cuts.Load())
	}
	c.t.Logf("%d people with ssh, %d replies sent, %d shown as kept, %d kept that no screen could show; the report has %d; %d visits were cut, %d screens saw the database away, %d logins were refused for it",
		len(people), sent, shown, doubts, told.Replies, c.cuts.Load(), c.away.Load(), c.refused.Load())
}

// stored are the replies of the drill in the store, by the person's name, and how many
// there are by phase and scenario.
func (c *crowd) stored(st *store.Store) (map[string]map[saying]int, map[string]int) {
	c.t.Helper()
	runs, err := st.Everyone().Runs(c.t.Context(), "crowd")
	if err != nil {
		c.t.Fatal(err)
	}
	names, played := map[string]map[saying]int{}, map[string]int{}
	for _, r := range runs {
		who, err := st.PersonOf(c.t.Context(), r.Person)
		if err != nil {
			c.t.Fatal(err)
		}
		whole, err := st.For(r.Person).Load(c.t.Context(), r.Run.Attempt)
		if err != nil {
			c.t.Fatal(err)
		}
		if names[who.Name] == nil {
			names[who.Name] = map[saying]int{}
		}
		turn := 0
		for _, line := range whole.Lines {
			if line.Kind == "reply" {
				turn++
				names[who.Name][saying{whole.Title, turn, line.Text}]++
				played[r.Phase+" "+r.Scenario]++
			}
		}
	}
	return names, played
}
