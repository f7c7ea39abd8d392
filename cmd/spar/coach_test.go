//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/store/pgtest"
	"spar/internal/team"
	"spar/scenarios"
)

const coachedPlan = `format: 1
title: The drill of the crowd
skills: [{ id: hold, name: Hold the price, moves: [hold] }]
baseline:
  attempts: 1
  scenarios: [{ scenario: quarter-end, skill: hold }]
`

// office is a team with a published drill that five have begun, on two servers.
type office struct {
	t       *testing.T
	dir     string
	st      *store.Store
	team    *team.Team
	servers [2]*served
}

func openOffice(t *testing.T) *office {
	t.Helper()
	needs(t, "ssh", "ssh-keygen")
	o := &office{t: t, dir: t.TempDir()}
	db := pgtest.URL(t)
	o.servers = [2]*served{serve(t, o.dir, db), serve(t, o.dir, db)}
	var err error
	if o.st, err = store.OpenURL(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.st.Close(); err != nil {
			t.Error(err)
		}
	})
	o.team = team.New(o.st, team.Options{})
	d, problems := team.ReadDrill("crowd.yaml", []byte(coachedPlan), practice.New(nil, scenarios.Files, practice.Options{}))
	if d == nil {
		t.Fatal(problems)
	}
	if _, err := o.team.AddDrill(t.Context(), team.Keeper(), d, false); err != nil {
		t.Fatal(err)
	}
	for i := range team.Fewest {
		p := practice.New(o.st.For(fmt.Sprint("begun-", i)), scenarios.Files, practice.Options{})
		if err := o.st.AddPerson(t.Context(), store.Person{ID: p.Whose(), Name: p.Whose(), Role: "trainee", Created: p.Now()}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.For(p).Play(t.Context(), team.Place{Phase: scenario.Baseline, Scenario: "quarter-end"}); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// member is somebody of a role with a key of their own, whose file it gives.
func (o *office) member(name string, role team.Role) string {
	o.t.Helper()
	file := newKey(o.t, o.dir, name)
	public, err := os.ReadFile(file + ".pub")
	if err != nil {
		o.t.Fatal(err)
	}
	key, _, _, _, err := ssh.ParseAuthorizedKey(public)
	if err != nil {
		o.t.Fatal(err)
	}
	_, code, err := o.team.Invite(o.t.Context(), team.Keeper(), team.Inviting{Role: role, Uses: 1, Good: time.Hour})
	if err == nil {
		var p store.Person
		p, err = o.team.Enrol(o.t.Context(), team.Enrolment{Code: code, Name: name, Fingerprint: ssh.FingerprintSHA256(key)})
		// The tour of a very first run may come up after the list, and then takes the next key.
		err = errors.Join(err, o.st.For(p.ID).SetSetting(o.t.Context(), "tour.seen", "yes"))
	}
	if err != nil {
		o.t.Fatal(err)
	}
	return file
}

// visits logs somebody in and goes to their home screen, with the drill on it chosen.
func (o *office) visits(server int, key string) *visitor {
	o.t.Helper()
	v, err := realVisitor(o.dir, o.servers[server].address, key, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(v.close)
	p := &attendee{c: &crowd{t: o.t, turns: 1}, stop: "listed"}
	if err := p.visit(v); err != nil {
		o.t.Fatal(err)
	}
	return v
}

// board goes from the home screen to the board of the drill.
func (o *office) board(v *visitor) string {
	o.t.Helper()
	for _, step := range []struct{ keys, words string }{{"\r", "BASELINE"}, {"b", "HOW FAR"}} {
		if _, err := v.in.Write([]byte(step.keys)); err != nil {
			o.t.Fatal(err)
		}
		if err := v.sees(step.words); err != nil {
			o.t.Fatal(err)
		}
	}
	shown, err := v.until(patience, "the board", func(s string) bool { return strings.Contains(s, "Baseline") })
	if err != nil {
		o.t.Fatal(err)
	}
	return shown
}

// TestACoachOverSSH: a coach sees the board with its moves and the desk, a trainee how far
// the team is and nothing of how it went; and an open board follows what happens on another
// server without a key pressed.
func TestACoachOverSSH(t *testing.T) {
	o := openOffice(t)
	coach, trainee := o.member("Cora", team.Coach), o.member("Tom", team.Trainee)
	v := o.visits(1, coach)
	if _, err := v.in.Write([]byte("\x04")); err != nil {
		t.Fatal(err)
	}
	if err := v.sees("The coach's desk"); err != nil {
		t.Fatal(err)
	}
	v.close()
	v = o.visits(1, coach)
	if shown := o.board(v); !strings.Contains(shown, "0 of 5 finished, 5 under way") || !strings.Contains(shown, "MOVES, WHERE A LINE CALLS FOR THEM") {
		t.Errorf("the coach's board:\n%s", shown)
	}
	tom := o.visits(0, trainee)
	if _, err := tom.in.Write([]byte("\x04")); err != nil {
		t.Fatal(err)
	}
	if err := tom.sees("t is for coaches"); err != nil {
		t.Error(err)
	}
	if shown := o.board(tom); !strings.Contains(shown, "0 of 5 finished, 5 under way") || strings.Contains(shown, "MOVES") || strings.Contains(shown, "mean") {
		t.Errorf("the trainee's board:\n%s", shown)
	}
	tom.close()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	p := &attendee{c: &crowd{t: t, dir: o.dir, servers: []string{o.servers[0].address}, turns: 20}, file: trainee,
		next: map[string]int{}, heard: map[string]string{}, stop: "debrief"}
	if err := p.attend(ctx); err != nil {
		t.Fatal(err)
	}
	if err := v.sees("1 of 6 finished, 5 under way"); err != nil {
		t.Error(err)
	}
}
