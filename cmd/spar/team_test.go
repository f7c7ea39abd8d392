package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/store/pgtest"
	"spar/internal/team"
	"spar/scenarios"
)

// TestTeamScripts runs the team's scripts on a file and on a PostgreSQL of their own.
func TestTeamScripts(t *testing.T) {
	for name, db := range map[string]func(*testing.T, string) string{
		"SQLite":     func(_ *testing.T, work string) string { return filepath.Join(work, "team.db") },
		"PostgreSQL": func(t *testing.T, _ string) string { return pgtest.URL(t) },
	} {
		t.Run(name, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir: "testdata/team",
				Setup: func(env *testscript.Env) error {
					env.Setenv(dbEnv, db(t, env.WorkDir))
					return scripted(env)
				},
				Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "enrol": enrol, "plays": plays, "asked": asked, "revoke": revoke, "drills": drills},
				RequireExplicitExec: true,
			})
		})
	}
}

var codeForm = regexp.MustCompile(`[0-9A-Z]{5}(-[0-9A-Z]{5}){3}`)

// enrol is the script command "enrol FILE NAME": somebody comes with a new key and the
// code that stands in the file.
func enrol(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: enrol FILE NAME")
	}
	a := newApp()
	a.getenv = ts.Getenv
	err := a.withTeam(context.Background(), "", func(t *team.Team) error {
		_, err := t.Enrol(context.Background(), team.Enrolment{
			Code: codeForm.FindString(ts.ReadFile(args[0])), Name: args[1], Fingerprint: fmt.Sprintf("SHA256:%043x", []byte(args[1]))[:50],
		})
		return err
	})
	if neg == (err == nil) {
		ts.Fatalf("%s enrolled with: %v", args[1], err)
	}
}

// revoke is the script command "revoke FILE": the program takes back the invitation that
// FILE holds as JSON, named by its id.
func revoke(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: revoke FILE")
	}
	var made invitation
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &made))
	ts.Check(ts.Exec("spar", "team", "invitations", "--revoke", made.ID[:23]))
}

// drills is the script command "drills NAME DRILL SCENARIO": a new trainee of that name
// begins a scenario in the practice of a drill, which is published for it.
func drills(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: drills NAME DRILL SCENARIO")
	}
	ts.Check(ts.Exec("spar", "team", "drills", "add", args[1]+".yaml"))
	a, ctx := newApp(), context.Background()
	a.getenv = ts.Getenv
	st, err := a.openStore(ctx, "")
	ts.Check(err)
	defer func() { ts.Check(st.Close()) }()
	p := practice.New(st.For(args[0]), scenarios.Files, practice.Options{})
	ts.Check(st.AddPerson(ctx, store.Person{ID: args[0], Name: args[0], Role: "trainee", Created: p.Now()}))
	all, err := team.Drills(ctx, p)
	ts.Check(err)
	for _, d := range all {
		if d.ID == args[1] {
			_, err := d.For(p).Play(ctx, team.Place{Phase: scenario.Practise, Scenario: args[2]})
			ts.Check(err)
			return
		}
	}
	ts.Fatalf("the drill %s is not on the list", args[1])
}
