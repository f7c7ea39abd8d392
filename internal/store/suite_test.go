package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"spar/internal/store/pgtest"
)

// TestSQLite runs the suite on SQLite. Another engine runs the same suite.
func TestSQLite(t *testing.T) {
	suite(t, func(t *testing.T) func() *Store {
		path := filepath.Join(t.TempDir(), "spar.db")
		return func() *Store {
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		}
	})
}

// TestPostgreSQL runs the same suite on PostgreSQL.
func TestPostgreSQL(t *testing.T) {
	suite(t, func(t *testing.T) func() *Store {
		url := pgtest.URL(t)
		return func() *Store { return onServer(t, url) }
	})
}

// onServer opens the database at url until the test ends.
func onServer(t testing.TB, url string) *Store {
	t.Helper()
	s, err := OpenURL(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// suite is what every engine must do. fresh gives, for a new empty database, a
// function that opens it: each call stands for another process.
func suite(t *testing.T, fresh func(*testing.T) func() *Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, func() *Store)
	}{
		{"what goes in comes out", testRoundTrip},
		{"a line, its state and its progress are one", testAppend},
		{"two processes cannot write the same turn", testConflict},
		{"many at once on one attempt: one wins each turn", testRace},
		{"the same line sent again is stored once", testSentAgain},
		{"a half-done append leaves nothing", testAllOrNothing},
		{"drafts", testDrafts},
		{"abandon", testAbandon},
		{"lists", testList},
		{"last and best", testBests},
		{"settings", testSettings},
		{"what was worked out", testDerived},
		{"logged calls", testCalls},
		{"remarks", testRemarks},
		{"later marks", testRegrades},
		{"coaches' marks", testCoachMarks},
		{"shares", testShares},
		{"disputes", testDisputes},
		{"persons see only what is theirs", testViews},
		{"calls, settings and figures are each person's", testOwn},
		{"people and their keys", testPeople},
		{"invitations let in as many as they say", testEnrol},
		{"runs of a drill", testRuns},
		{"many begin the same run at once: one wins", testRunRace},
		{"plans of drills", testDrills},
		{"goals that were given", testGoals},
		{"notes reach those who listen", testNotify},
		{"a write is kept although its caller gave up", testCancelled},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
}

// noon is when the tests' attempts begin.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

const nasty = "it's \"5%\"; DROP TABLE lines; -- ? $1 \x1b[31m \u202e \U0001f91d\n\r\n\t\\u0041"

func body(id string) []byte { return []byte("format: 1\ntitle: " + id + "\n\xff\xfe") }

func sample(id, scenario string) (Attempt, Text, Line) {
	text := Text{Body: body(scenario)}
	text.Digest = Digest(text.Body)
	a := Attempt{
		ID: id, Kind: "talk", Scenario: scenario, Title: nasty, Digest: text.Digest,
		GraderVersion: "1", GraderDigest: "sha256:aa", Seed: math.MaxUint64 - 3,
		Params: map[string]string{"price": "48000", "item": nasty}, Started: noon, Updated: noon,
		Progress: Progress{Status: StatusOpen},
	}
	return a, text, Line{Seq: 0, ID: id + "-0", Kind: "begin", Events: `[{"said":"hello"}]`, Created: noon}
}

func begin(t *testing.T, s *Store, id, scenario string) Attempt {
	t.Helper()
	a, text, line := sample(id, scenario)
	if err := s.Begin(t.Context(), a, text, `{"turn":0}`, line); err != nil {
		t.Fatal(err)
	}
	return a
}

// next is a after its next reply, with the state and the line that go with it.
func next(a Attempt, reply string) (Attempt, string, Line) {
	a.Seq++
	a.Turns++
	a.Score, a.Rests = 2+1/float64(a.Seq+2), 2*a.Turns
	a.Updated = a.Updated.Add(1500 * time.Millisecond)
	line := Line{Seq: a.Seq, ID: fmt.Sprintf("%s-%d-%s", a.ID, a.Seq, reply), Kind: "reply", Text: reply,
		Events: fmt.Sprintf(`[{"said":%q}]`, reply), Grader: "sha256:aa", Created: a.Updated}
	return a, fmt.Sprintf(`{"turn":%d}`, a.Turns), line
}

func say(t *testing.T, s *Store, a Attempt, reply string) Attempt {
	t.Helper()
	a, state, line := next(a, reply)
	if err := s.Append(t.Context(), a, state, line); err != nil {
		t.Fatal(err)
	}
	return a
}

func load(t *testing.T, s *Store, id string) Whole {
	t.Helper()
	w, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func testRoundTrip(t *testing.T, start func() *Store) {
	s := start()
	a := say(t, s, begin(t, s, "a1", "five-percent"), nasty)
	_, _, reply := next(begin(t, s, "a2", "five-percent"), nasty)
	reply.ID = strings.Replace(reply.ID, "a2", "a1", 1)
	_, text, first := sample("a1", "five-percent")
	want := Whole{Attempt: a, State: `{"turn":1}`, Text: text, Lines: []Line{first, reply}}
	for _, from := range []*Store{s, start()} {
		if got := load(t, from, "a1"); !reflect.DeepEqual(got, want) {
			t.Errorf("loaded\n%+v\nwant\n%+v", got, want)
		}
	}
	var missing *Error
	if _, err := s.Load(t.Context(), "nobody"); !errors.As(err, &missing) || missing.Kind != ErrNotFound || missing.Hint() == "" {
		t.Errorf("an attempt that is not there: %v", err)
	}
}

func testAppend(t *testing.T, start func() *Store) {
	s := start()
	a := begin(t, s, "a1", "x")
	if err := s.SaveDraft(t.Context(), "a1", 0, "half a th", noon); err != nil {
		t.Fatal(err)
	}
	a = say(t, s, a, "one")
	a, state, line := next(a, "two")
	a.Progress = Progress{Status: StatusEnded, Ended: a.Updated, Ending: "signed", Outcome: "won", Score: 3.25, Rests: 4, Turns: 2}
	if err := s.Append(t.Context(), a, state, line); err != nil {
		t.Fatal(err)
	}
	got := load(t, start(), "a1")
	if !reflect.DeepEqual(got.Attempt, a) || got.State != `{"turn":2}` || len(got.Lines) != 3 || got.Lines[2].Text != "two" || got.Draft != "" {
		t.Errorf("stored %+v", got)
	}
	var drafts int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM drafts`).Scan(&drafts); err != nil || drafts != 0 {
		t.Errorf("%d drafts left of turns that are over, %v", drafts, err)
	}
	// Taking the last turn back opens it again.
	a, state, line = next(a, "again")
	a.Progress = Progress{Status: StatusOpen, Turns: 1}
	if err := s.Append(t.Context(), a, state, line); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, "a1"); !reflect.DeepEqual(got.Attempt, a) {
		t.Errorf("opened again: %+v", got.Attempt)
	}
}

func testConflict(t *testing.T, start func() *Store) {
	one, two := start(), start()
	a := begin(t, one, "a1", "x")
	mine := say(t, one, a, "mine")
	theirs, state, line := next(a, "theirs")
	err := two.Append(t.Context(), theirs, state, line)
	var conflict *Error
	if !errors.As(err, &conflict) || conflict.Kind != ErrConflict || !strings.Contains(conflict.Hint(), "open the attempt again") {
		t.Fatalf("the late writer got %v", err)
	}
	if got := load(t, two, "a1"); got.Lines[1].Text != "mine" || len(got.Lines) != 2 || !reflect.DeepEqual(got.Attempt, mine) {
		t.Errorf("the early writer's turn was touched: %+v", got)
	}
	// Having loaded it again, the other goes on.
	say(t, two, load(t, two, "a1").Attempt, "theirs, later")
	if got := load(t, one, "a1"); len(got.Lines) != 3 {
		t.Errorf("%d lines after going on", len(got.Lines))
	}
}

func testRace(t *testing.T, start func() *Store) {
	const writers, turns = 4, 10
	begin(t, start(), "a1", "x")
	var wg sync.WaitGroup
	var mu sync.Mutex
	acknowledged := map[string]bool{}
	for w := range writers {
		s := start()
		wg.Go(func() {
			for n := 0; ; n++ {
				whole, err := s.Load(t.Context(), "a1")
				if err != nil {
					t.Error(err)
					return
				}
				if whole.Seq >= turns {
					return
				}
				reply := fmt.Sprintf("writer %d try %d", w, n)
				a, state, line := next(whole.Attempt, reply)
				err = s.Append(t.Context(), a, state, line)
				if err != nil && !errors.Is(err, ErrConflict) {
					t.Error(err)
					return
				}
				if err == nil {
					mu.Lock()
					acknowledged[reply] = true
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	got := load(t, start(), "a1")
	for _, l := range got.Lines[1:] {
		if !acknowledged[l.Text] {
			t.Errorf("stored but not acknowledged: %q", l.Text)
		}
		delete(acknowledged, l.Text)
	}
	if len(acknowledged) != 0 {
		t.Errorf("acknowledged and lost: %v", acknowledged)
	}
}

func testSentAgain(t *testing.T, start func() *Store) {
	s := start()
	a, state, line := next(begin(t, s, "a1", "x"), "once")
	for range 2 {
		if err := s.Append(t.Context(), a, state, line); err != nil {
			t.Fatal(err)
		}
	}
	if got := load(t, s, "a1"); len(got.Lines) != 2 {
		t.Errorf("%d lines", len(got.Lines))
	}
	// The same words under another id are another reply.
	line.ID = "other"
	if err := s.Append(t.Context(), a, state, line); !errors.Is(err, ErrConflict) {
		t.Errorf("another line of the same words: %v", err)
	}
}

func testAllOrNothing(t *testing.T, start func() *Store) {
	s := start()
	a := say(t, s, begin(t, s, "a1", "x"), "one")
	// An attempt whose row was reset meets its own line: the row must not move.
	if _, err := s.write.ExecContext(t.Context(), s.rebind(`UPDATE attempts SET seq = 0 WHERE id = ?`), "a1"); err != nil {
		t.Fatal(err)
	}
	a.Seq = 0
	a, state, line := next(a, "two")
	if err := s.Append(t.Context(), a, state, line); err == nil {
		t.Fatal("a line with a number that is taken was stored")
	}
	var seq int
	var stored string
	if err := s.read.QueryRowContext(t.Context(), s.rebind(`SELECT seq, state FROM attempts WHERE id = ?`), "a1").Scan(&seq, &stored); err != nil {
		t.Fatal(err)
	}
	if seq != 0 || stored != `{"turn":1}` {
		t.Errorf("the row moved to %d %s without its line", seq, stored)
	}
}

func testDrafts(t *testing.T, start func() *Store) {
	s := start()
	a := begin(t, s, "a1", "x")
	before := load(t, s, "a1")
	for _, text := range []string{"I hear", nasty} {
		if err := s.SaveDraft(t.Context(), "a1", 0, text, noon); err != nil {
			t.Fatal(err)
		}
	}
	after := load(t, start(), "a1")
	if after.Draft != nasty {
		t.Errorf("draft %q", after.Draft)
	}
	after.Draft = ""
	if !reflect.DeepEqual(before, after) {
		t.Error("saving a draft touched more than the draft")
	}
	say(t, start(), a, "said elsewhere")
	if err := s.SaveDraft(t.Context(), "a1", 0, "late", noon); !errors.Is(err, ErrConflict) {
		t.Errorf("a draft for a turn that is over: %v", err)
	}
	if err := s.SaveDraft(t.Context(), "nobody", 0, "x", noon); !errors.Is(err, ErrNotFound) {
		t.Errorf("a draft for nothing: %v", err)
	}
	if err := errors.Join(s.SaveDraft(t.Context(), "a1", 1, "x", noon), s.SaveDraft(t.Context(), "a1", 1, "", noon)); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, "a1").Draft; got != "" {
		t.Errorf("a draft that was taken away is %q", got)
	}
}

func testAbandon(t *testing.T, start func() *Store) {
	s := start()
	a := say(t, s, begin(t, s, "a1", "x"), "one")
	later := noon.Add(time.Hour)
	if err := s.Abandon(t.Context(), "a1", later); err != nil {
		t.Fatal(err)
	}
	got := load(t, s, "a1")
	if got.Status != StatusAbandoned || !got.Ended.Equal(later) || len(got.Lines) != 2 || got.State != `{"turn":1}` {
		t.Errorf("abandoned: %+v", got)
	}
	if err := s.Abandon(t.Context(), "a1", later); err != nil {
		t.Errorf("the same order sent again: %v", err)
	}
	if err := s.Abandon(t.Context(), "a1", later.Add(time.Second)); !errors.Is(err, ErrConflict) {
		t.Errorf("put aside twice: %v", err)
	}
	// Whoever goes on with it after all has it open again.
	if say(t, s, a, "two"); load(t, s, "a1").Status != StatusOpen {
		t.Error("a line did not open it again")
	}
	if err := s.Abandon(t.Context(), "nobody", later); !errors.Is(err, ErrNotFound) {
		t.Errorf("nobody put aside: %v", err)
	}
}

func testList(t *testing.T, start func() *Store) {
	s := start()
	for _, id := range []string{"a1", "a2", "a3"} {
		begin(t, s, id, "x")
	}
	begin(t, s, "b1", "y")
	a2 := load(t, s, "a2").Attempt
	say(t, s, a2, "touched last")
	if err := s.Abandon(t.Context(), "a1", noon.Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		which Which
		want  string
	}{
		{Which{}, "a2 a1 b1 a3"},
		{Which{Status: StatusOpen}, "a2 b1 a3"},
		{Which{Status: StatusOpen, Scenario: "x"}, "a2 a3"},
		{Which{Status: StatusAbandoned}, "a1"},
		{Which{Limit: 2}, "a2 a1"},
		{Which{Scenario: "z"}, ""},
	} {
		list, err := s.List(t.Context(), c.which)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, a := range list {
			ids = append(ids, a.ID)
			if a.Damaged {
				t.Errorf("%s is called damaged", a.ID)
			}
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%+v: %s, want %s", c.which, got, c.want)
		}
	}
}

func testBests(t *testing.T, start func() *Store) {
	s := start()
	end := func(id, scenario string, score float64, after time.Duration) {
		a, state, line := next(begin(t, s, id, scenario), "done")
		a.Progress = Progress{Status: StatusEnded, Ended: noon.Add(after), Ending: "e", Outcome: "won", Score: score, Rests: 2, Turns: 1}
		if err := s.Append(t.Context(), a, state, line); err != nil {
			t.Fatal(err)
		}
	}
	end("a1", "x", 3.5, time.Hour)
	end("a2", "x", 1.5, 2*time.Hour)
	end("b1", "y", 2, time.Hour)
	begin(t, s, "c1", "z")
	last, best, err := s.Bests(t.Context(), "talk")
	if err != nil {
		t.Fatal(err)
	}
	if len(last) != 2 || len(best) != 2 || last["x"].ID != "a2" || best["x"].ID != "a1" || last["y"].ID != "b1" || best["y"].Score != 2 {
		t.Errorf("last %v\nbest %v", last, best)
	}
	if last, best, err = s.Bests(t.Context(), "drill"); err != nil || len(last)+len(best) != 0 {
		t.Errorf("another kind has %d of them, %v", len(last)+len(best), err)
	}
}

func testSettings(t *testing.T, start func() *Store) {
	s := start()
	for _, value := range []string{"", "1", nasty, ""} {
		if err := s.SetSetting(t.Context(), "key", value); err != nil {
			t.Fatal(err)
		}
		if got, err := start().Setting(t.Context(), "key"); got != value || err != nil {
			t.Errorf("%q, %v; want %q", got, err, value)
		}
	}
	// Of several who make one at once, all have the one that stays.
	var all sync.WaitGroup
	got, errs := make([]string, 8), make([]error, 8)
	for i := range got {
		of := start()
		all.Go(func() { got[i], errs[i] = of.SettingOnce(t.Context(), "once", fmt.Sprint("of ", i)) })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Setting(t.Context(), "once")
	if err != nil || kept == "" || slices.ContainsFunc(got, func(one string) bool { return one != kept }) {
		t.Errorf("%q stayed and %q were given, %v", kept, got, err)
	}
}

func testCancelled(t *testing.T, start func() *Store) {
	s := start()
	begin(t, s, "a1", "x")
	ctx, cancel := context.WithCancel(t.Context())
	err := s.inTx(ctx, func(inner context.Context, tx *sql.Tx) error {
		cancel() // Ctrl+C in the middle of it
		_, err := s.exec(inner, tx, `UPDATE attempts SET title = 'kept' WHERE id = ?`, "a1")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var title string
	if err := s.read.QueryRowContext(t.Context(), `SELECT title FROM attempts`).Scan(&title); err != nil || title != "kept" {
		t.Errorf("%q, %v", title, err)
	}
	if err := s.SetSetting(ctx, "k", "v"); !errors.Is(err, context.Canceled) {
		t.Errorf("a write that had not begun: %v", err)
	}
}
