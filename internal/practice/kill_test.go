package practice

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"spar/internal/store"
)

// TestKilledAtAnyMoment: a process plays and prints what it would draw, after Say has
// returned; it is killed at random moments; then everything that was drawn must be
// stored, in order, and at most the one line that was under way may be there beside
// it. Fifty kills: SPAR_KILLS=50 go test ./internal/practice -run Killed
func TestKilledAtAnyMoment(t *testing.T) {
	kills := 8
	if n, err := strconv.Atoi(os.Getenv("SPAR_KILLS")); err == nil {
		kills = n
	}
	const seed = 20260302
	dice := rand.New(rand.NewPCG(seed, 2))
	path, seen := "", map[string][]drawn{}
	total := 0
	for k := range kills {
		if k%4 == 0 { // a new database now and then, so that its making is hit as well
			path, seen = filepath.Join(t.TempDir(), "spar", "spar.db"), map[string][]drawn{}
		}
		for _, d := range killOne(t, path, dice) {
			seen[d.Attempt] = append(seen[d.Attempt], d)
			total++
		}
		compare(t, path, seen)
		if t.Failed() {
			t.Fatalf("kill %d of seed %d", k, seed)
		}
	}
	t.Logf("%d kills, %d things drawn, all stored", kills, total)
	if total < kills {
		t.Errorf("only %d things were drawn: the kills hit nothing", total)
	}
}

// killOne runs the child on path, kills it after a random number of lines or after a
// random time, whichever the dice say, and gives what it had drawn.
func killOne(t *testing.T, path string, dice *rand.Rand) []drawn {
	t.Helper()
	lines, after := 1+dice.IntN(40), 5*time.Minute
	if dice.IntN(3) == 0 { // early: while the program starts and makes its database
		lines, after = -1, time.Duration(dice.IntN(60_000))*time.Microsecond
	}
	return runChild(t, path, dice.Uint64(), lines, after)
}

// compare holds what was drawn against what is stored.
func compare(t *testing.T, path string, seen map[string][]drawn) {
	t.Helper()
	st, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatalf("after a kill the database does not open: %v", err)
	}
	defer st.Close()
	p := New(st, os.DirFS("testdata"), Options{})
	stored, err := p.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(stored) > len(seen)+1 { // a Begin whose return was not seen
		t.Errorf("%d attempts stored, %d seen", len(stored), len(seen))
	}
	for id, what := range seen {
		compareOne(t, st, id, what)
	}
	health, err := p.Check(t.Context())
	if err != nil || len(health.Problems) != 0 || health.Replayed != len(stored) {
		t.Errorf("health %+v, %v", health, err)
	}
	// What was under way at the kill has been stored or not; from here on it counts
	// as seen, for the next child goes on from it.
	for _, s := range stored {
		seen[s.ID] = asSeen(t, st, s.ID)
	}
}

// compareOne demands that the lines drawn are the first lines stored, and that at
// most one more is there.
func compareOne(t *testing.T, st *store.Store, id string, what []drawn) {
	t.Helper()
	whole, err := st.Load(t.Context(), id)
	if err != nil {
		t.Errorf("drawn and not stored: %v", err)
		return
	}
	at, draft := 0, ""
	for _, d := range what {
		if d.Kind == "draft" {
			draft = d.Text
			continue
		}
		draft = ""
		if at >= len(whole.Lines) {
			t.Errorf("%s: line %d was drawn and is not stored: %s %q", id, at, d.Kind, d.Text)
			return
		}
		if l := whole.Lines[at]; d.Seq != at || !d.is(l) {
			t.Errorf("%s: line %d is stored as\n%s %q %s\nand was drawn as\n%s %q %s", id, at, l.Kind, l.Text, l.Events, d.Kind, d.Text, d.Events)
		}
		at++
	}
	if len(whole.Lines) > at+1 {
		t.Errorf("%s: %d lines stored, %d drawn", id, len(whole.Lines), at)
	}
	if draft != "" && len(whole.Lines) == at && whole.Draft == "" {
		t.Errorf("%s: the draft %q was saved and is not stored", id, draft)
	}
}

// asSeen is what is stored of an attempt as if it had been drawn.
func asSeen(t *testing.T, st *store.Store, id string) []drawn {
	t.Helper()
	whole, err := st.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var list []drawn
	for _, l := range whole.Lines {
		list = append(list, drawn{Attempt: id, Seq: l.Seq, Kind: l.Kind, Text: l.Text, Events: json.RawMessage(l.Events)})
	}
	if whole.Draft != "" {
		list = append(list, drawn{Attempt: id, Kind: "draft", Text: whole.Draft})
	}
	return list
}
