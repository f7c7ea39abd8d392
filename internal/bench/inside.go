package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/scenarios"
)

// insides are what spar does between a key and the screen, without a terminal.
type insides struct {
	Grades []time.Duration // one reply graded
	Checks []time.Duration // one scenario file read and checked
	Lines  int             // that the files checked have on average
	Bare   []time.Duration // one row in one durable transaction
	Stored []time.Duration // one reply, its marks and the state after it, durably
	Turns  []time.Duration // a whole turn: graded, played and stored
}

// mostInside bounds each of the parts: on a slow or busy machine less is measured, and
// it is over all the same.
const mostInside = 8 * time.Second

// enough reports whether a part has measured n times, or for as long as it may.
func enough(ctx context.Context, done, n int, began time.Time) bool {
	return done >= n || ctx.Err() != nil || done > 0 && time.Since(began) > mostInside
}

// lookInside measures all of them, n times each where there is time for it.
func lookInside(ctx context.Context, dir string, n int) (in insides, err error) {
	say("inside: reading scenarios and grading their model replies")
	if err := in.checks(ctx, n); err != nil {
		return in, err
	}
	say("inside: storing")
	if err := in.stores(ctx, dir, n); err != nil {
		return in, err
	}
	say("inside: whole turns")
	if err := in.turns(ctx, dir, n); err != nil {
		return in, err
	}
	return in, ctx.Err()
}

// checks reads every scenario that ships until n readings are made, and grades the
// model replies of every beat in it.
func (in *insides) checks(ctx context.Context, n int) error {
	start := time.Now()
	files, err := scenarios.Files.ReadDir(".")
	if err != nil {
		return err
	}
	lines := 0
	for !enough(ctx, len(in.Checks), n, start) {
		for _, f := range files {
			if !strings.HasSuffix(f.Name(), ".yaml") {
				continue
			}
			if enough(ctx, len(in.Checks), n, start) {
				break
			}
			text, err := scenarios.Files.ReadFile(f.Name())
			if err != nil {
				return err
			}
			began := time.Now()
			sc, problems := scenario.Decode(f.Name(), text)
			in.Checks = append(in.Checks, time.Since(began))
			if sc == nil {
				return fmt.Errorf("%s does not play: %v", f.Name(), problems)
			}
			lines += strings.Count(string(text), "\n")
			if len(in.Grades) < n {
				in.grades(sc)
			}
		}
		if len(in.Checks) == 0 {
			return errors.New("no scenario ships")
		}
	}
	in.Lines = lines / max(1, len(in.Checks))
	return nil
}

func (in *insides) grades(sc *scenario.Scenario) {
	for i := range sc.Beats {
		sit := sc.Situation(&sc.Beats[i])
		for _, reply := range sc.Beats[i].Models {
			reply = "Let me be open with you. " + reply // a model word for word is known
			began := time.Now()
			marks := grade.Grade(&sit, reply)
			in.Grades = append(in.Grades, time.Since(began))
			_ = marks // only the time matters here
		}
	}
}

// stores writes, taking turns, a bare row and a reply of the size that the eighth turn
// of a talk has: 200 characters, 4 KB of events, 6 KB of state. Both databases are kept
// in WAL mode with synchronous=FULL: what has returned survives a power cut.
func (in *insides) stores(ctx context.Context, dir string, n int) (err error) {
	bare, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(dir, "bare.db"))+"?_txlock=immediate&_synchronous=FULL&_busy_timeout=5000")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, bare.Close()) }()
	bare.SetMaxOpenConns(1)
	if _, err := bare.ExecContext(ctx, `PRAGMA journal_mode = WAL; CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT)`); err != nil {
		return err
	}
	st, err := store.Open(ctx, filepath.Join(dir, "stored.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	text := store.Text{Body: []byte("title: a bench\n")}
	text.Digest = store.Digest(text.Body)
	reply := strings.Repeat("it saves you 900 ", 12)
	events, state := `["`+strings.Repeat("e", 4<<10)+`"]`, `["`+strings.Repeat("s", 6<<10)+`"]`
	const talk = 12 // replies
	var a store.Attempt
	for start, i := time.Now(), 0; !enough(ctx, i, n, start); i++ {
		now := time.Now()
		if i%talk == 0 {
			a = store.Attempt{ID: fmt.Sprintf("bench-%d", i), Kind: practice.Talk, Scenario: "bench", Title: "A bench",
				Digest: text.Digest, Started: now, Updated: now, Progress: store.Progress{Status: store.StatusOpen}}
			if err := st.Begin(ctx, a, text, state, store.Line{ID: a.ID + "-0", Kind: "begin", Events: "[]", Created: now}); err != nil {
				return err
			}
		}
		began := time.Now()
		if _, err := bare.ExecContext(ctx, `INSERT INTO bare (text) VALUES ('x')`); err != nil {
			return err
		}
		in.Bare = append(in.Bare, time.Since(began))
		a.Seq++
		a.Turns++
		line := store.Line{Seq: a.Seq, ID: fmt.Sprintf("%s-%d", a.ID, a.Seq), Kind: "reply", Text: reply, Events: events, Created: now}
		began = time.Now()
		if err := st.Append(ctx, a, state, line); err != nil {
			return err
		}
		in.Stored = append(in.Stored, time.Since(began))
	}
	return nil
}

// turns plays talks until n replies are said.
func (in *insides) turns(ctx context.Context, dir string, n int) (err error) {
	st, err := store.Open(ctx, filepath.Join(dir, "turns.db"))
	if err != nil {
		return err
	}
	p := practice.New(st, scenarios.Files, practice.Options{})
	defer func() { err = errors.Join(err, p.Close(ctx)) }()
	var a *practice.Attempt
	for start, i := time.Now(), 0; !enough(ctx, i, n, start); i++ {
		if a == nil || a.State.Done() {
			if a, err = p.Begin(ctx, "five-percent", practice.BeginOptions{}); err != nil {
				return err
			}
		}
		reply := fmt.Sprintf("Fair ask, Marta. The price stays; what would %d seats change for Goran on Friday?", i%90)
		began := time.Now()
		if _, err := p.Say(ctx, a, reply); err != nil {
			return err
		}
		in.Turns = append(in.Turns, time.Since(began))
	}
	return nil
}
