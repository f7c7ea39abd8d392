package team_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
	"spar/scenarios"
)

// clock is a clock that a test turns.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// world is a practice over a store of its own, at a clock that stands still.
type world struct {
	*practice.Practice
	clock *clock
	store *store.Store
}

func newWorld(t *testing.T) *world {
	t.Helper()
	st, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{time.Date(2026, 6, 16, 9, 0, 0, 0, time.UTC)}
	p := practice.New(st, scenarios.Files, practice.Options{Now: c.now})
	t.Cleanup(func() {
		if err := p.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return &world{p, c, st}
}

// shipped is the library without a store.
func shipped() *practice.Practice { return practice.New(nil, scenarios.Files, practice.Options{}) }

// small is a plan of two skills with dates, short enough to be read.
const small = `format: 1
title: A small drill
zone: Europe/Berlin
opens: 2026-06-15 08:00
closes: 2026-07-03 18:00
skills:
  - { id: hold, name: Hold the price, moves: [hold, quantified] }
  - { id: teach, name: Teach, moves: [insight] }
baseline:
  order: fixed
  scenarios:
    - { scenario: quarter-end, skill: hold }
    - { scenario: not-for-us, skill: teach }
practice:
  opens: 2026-06-16 08:00
  attempts: 2
  reply-within: 90s
  pass: { at-least: 2.5, resting-on: 6 }
  scenarios:
    - { scenario: five-percent, skill: hold }
retest:
  opens: 2026-06-29 08:00
  attempt-within: 20m
  scenarios:
    - { scenario: standing-twelve, skill: hold }
    - { scenario: golf-friend, skill: teach }
`

// readSmall is the small plan, with changes: pairs of what stands there and what is to.
func readSmall(t *testing.T, changes ...string) *team.Drill {
	t.Helper()
	d, problems := team.ReadDrill("small.yaml", changed(t, changes...), shipped())
	if d == nil {
		t.Fatalf("the small plan has problems: %v", problems)
	}
	return d
}

// list writes each value on a line of its own.
func list[T any](all []T) string {
	s := ""
	for _, v := range all {
		s += fmt.Sprintf("%v\n", v)
	}
	return s
}

// carry takes everything from one store to another, as export and import do.
func carry(t *testing.T, from, to *world) {
	t.Helper()
	var b bytes.Buffer
	if err := from.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	if done, err := to.Import(context.Background(), &b); err != nil || len(done.Bad) > 0 {
		t.Fatalf("%+v, %v", done, err)
	}
}
