package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
	"spar/scenarios"
)

// plays is the script command "plays NAME SCENARIO REPLY...": somebody of the team, a
// trainee whose key came with no invitation where there is nobody of that name, plays.
// Names of coaches are marked by a role: "Cora/coach".
func plays(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: plays NAME SCENARIO REPLY...")
	}
	ctx := context.Background()
	a := newApp()
	a.getenv = ts.Getenv
	st, err := a.openStore(ctx, "")
	ts.Check(err)
	defer func() { ts.Check(st.Close()) }()
	name, role := args[0], "trainee"
	if n := len(name) - len("/coach"); n > 0 && name[n:] == "/coach" {
		name, role = name[:n], "coach"
	}
	t := team.New(st, team.Options{})
	who, err := t.Find(ctx, team.Keeper(), name)
	if err != nil {
		p := practice.New(st, nil, practice.Options{})
		who = store.Person{ID: practice.NewID(p.Now()), Name: name, Role: role, Created: p.Now()}
		ts.Check(st.AddPerson(ctx, who))
	}
	if len(args) < 2 {
		return
	}
	p := practice.New(st.For(who.ID), scenarios.Files, practice.Options{})
	seed := uint64(1)
	at, err := p.Begin(ctx, args[1], practice.BeginOptions{Seed: &seed})
	ts.Check(err)
	for _, reply := range args[2:] {
		_, err := p.Say(ctx, at, reply)
		ts.Check(err)
	}
}

// asked is the script command "asked reply WORD", "asked attempt NAME" or "asked id FILE":
// it puts into REPLY the reply on Cora's queue that begins with the word, into ATTEMPT
// the last attempt of somebody, into ID the id of the JSON in a file.
func asked(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: asked reply WORD | attempt NAME | id FILE")
	}
	switch args[0] {
	case "reply":
		ts.Check(ts.Exec("spar", "team", "queue", "--as", "Cora", "--json"))
		var q team.Queue
		ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &q))
		for _, i := range q.Items {
			if strings.HasPrefix(i.Reply, args[1]) {
				ts.Setenv("REPLY", i.ID)
			}
		}
	case "attempt":
		a := newApp()
		a.getenv = ts.Getenv
		ts.Check(a.asMember(context.Background(), "", args[1], func(m member) error {
			id, err := attemptID(context.Background(), m.practice(), "")
			ts.Setenv("ATTEMPT", id)
			return err
		}))
	case "id":
		var one struct{ ID string }
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &one))
		ts.Setenv("ID", one.ID)
	}
}

// coached is a trainee and a coach whose every word is hostile, past every check: a reply,
// what the coach gave it, and two disputes about it, one of them settled. It gives the
// reply's id on the desk.
func coached(t *testing.T, path string) (reply string) {
	t.Helper()
	ctx := t.Context()
	st, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	now := time.Now()
	coach := store.Person{ID: "coach-evil", Name: "Coach " + evil, Role: "coach", Created: now}
	eve := st.For("eve-evil")
	p := practice.New(eve, scenarios.Files, practice.Options{})
	at, beginErr := p.Begin(ctx, "five-percent", practice.BeginOptions{})
	if beginErr != nil {
		t.Fatal(beginErr)
	}
	said := strings.ReplaceAll(evil, "\x00", "")
	if _, err := p.Say(ctx, at, "EVES reply: the price stays. "+said); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{"value", "advance"} {
		err = errors.Join(err, eve.AddDispute(ctx, store.Dispute{ID: d, Attempt: at.ID, Seq: 1, Dimension: d, Note: said, Created: now}))
	}
	if err := errors.Join(err, st.AddPerson(ctx, coach), st.AddPerson(ctx, store.Person{ID: "eve-evil", Name: "Eve " + evil, Role: "trainee", Created: now}),
		eve.AddDispute(ctx, store.Dispute{ID: "settled", Attempt: at.ID, Seq: 1, Dimension: "connection", Note: said, Created: now}),
		eve.AddShare(ctx, store.Share{Attempt: at.ID, Created: now})); err != nil {
		t.Fatal(err)
	}
	for round := range 2 {
		if _, err := eve.AddCoachMark(ctx, store.CoachMark{Attempt: at.ID, Seq: 1, Coach: coach.ID, Round: round, Chosen: "sample " + said,
			Marks: `{"levels":{"value":1}}`, Reason: said, Created: now}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := eve.SettleDispute(ctx, "settled", store.Settlement{Settled: now, By: coach.ID, Level: 4, Why: said}); err != nil {
		t.Fatal(err)
	}
	all, err := team.New(st, team.Options{}).Disputes(ctx, coach, true)
	if err != nil || len(all) == 0 {
		t.Fatalf("%v, %v", all, err)
	}
	return all[0].Reply.ID
}
