package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// TestMain lets the test binary be the program that is killed: see kill_test.go.
func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		os.Exit(child(path))
	}
	os.Exit(m.Run())
}

// world is a library, a clock and a database that several Practices can share, as
// several processes would.
type world struct {
	t    testing.TB
	path string
	lib  fstest.MapFS
	now  time.Time
	ids  int
}

func newWorld(t testing.TB) *world {
	t.Helper()
	src, err := os.ReadFile("testdata/long-talk.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return &world{
		t: t, path: filepath.Join(t.TempDir(), "spar", "spar.db"), now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		lib: fstest.MapFS{"long-talk.yaml": {Data: src}},
	}
}

func (w *world) open() *Practice {
	w.t.Helper()
	st, err := store.Open(w.t.Context(), w.path)
	if err != nil {
		w.t.Fatal(err)
	}
	p := New(st, w.lib, Options{
		Now:     func() time.Time { w.now = w.now.Add(time.Second); return w.now },
		NewID:   func() string { w.ids++; return fmt.Sprintf("id-%04d", w.ids) },
		NewSeed: func() uint64 { return 7 },
	})
	w.t.Cleanup(func() { p.Close(context.Background()) })
	return p
}

func (w *world) begin(p *Practice) *Attempt {
	w.t.Helper()
	a, err := p.Begin(w.t.Context(), "long-talk", BeginOptions{})
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

func (w *world) say(p *Practice, a *Attempt, reply string) []play.Event {
	w.t.Helper()
	events, err := p.Say(w.t.Context(), a, reply)
	if err != nil {
		w.t.Fatal(err)
	}
	return events
}

func (w *world) resume(p *Practice, id string) *Attempt {
	w.t.Helper()
	a, err := p.Resume(w.t.Context(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

// shape is an attempt as JSON, to compare what was played with what was stored.
func shape(t *testing.T, a *Attempt) string {
	t.Helper()
	events, err := encodeEvents(a.Events)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(map[string]any{"id": a.ID, "state": a.State, "events": json.RawMessage(events), "draft": a.Draft,
		"set": a.Set, "started": a.Started, "title": a.Scenario.Title, "digest": a.Scenario.Digest, "grader": a.GraderDigest})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestResumeIsWhereItStopped(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	seed := uint64(1<<63 + 5)
	a, err := p.Begin(t.Context(), "long-talk", BeginOptions{Seed: &seed, Set: map[string]string{"item": "ten boats", "price": "9000"}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Scenario.Title != "A talk about ten boats" || a.State.Seed != seed {
		t.Errorf("began %q with seed %d", a.Scenario.Title, a.State.Seed)
	}
	check := func(step string) {
		t.Helper()
		if got, want := shape(t, w.resume(w.open(), a.ID)), shape(t, a); got != want {
			t.Errorf("%s: resumed\n%s\nplayed\n%s", step, got, want)
		}
	}
	check("begun")
	w.say(p, a, "The price stays at $9,000 \U0001f91d \x1b[31m\u202e.")
	check("one reply")
	w.say(p, a, "I can do 5%\x00\xff if you sign for three years.")
	check("a reply that is no text")
	if _, err := p.Again(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	check("taken back")
	w.say(p, a, "What would five percent change for you?")
	if err := p.SaveDraft(t.Context(), a, "And who els"); err != nil {
		t.Fatal(err)
	}
	check("with a draft")
	for !a.State.Done() {
		w.say(p, a, fmt.Sprintf("Reason number %d is that it saves you 900 a week.", a.State.Turn))
	}
	check("ended")
	for _, e := range a.Events {
		if m, ok := e.(play.Marked); ok && strings.Contains(m.Reply, "three years") && (strings.Contains(m.Reply, "\x00") || !utf8.ValidString(m.Reply)) {
			t.Errorf("a reply kept bytes that cannot be stored everywhere: %q", m.Reply)
		}
	}
}

func TestSayRefuses(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	before := shape(t, a)
	for reply, want := range map[string]error{
		"": play.ErrEmpty, " \n\t": play.ErrEmpty, strings.Repeat("é", grade.MaxReply+1): play.ErrTooLong,
	} {
		if _, err := p.Say(t.Context(), a, reply); !errors.Is(err, want) {
			t.Errorf("%.10q: %v, want %v", reply, err, want)
		}
	}
	if _, err := p.Again(t.Context(), a); !errors.Is(err, play.ErrNothingToUndo) {
		t.Errorf("nothing to take back: %v", err)
	}
	if got := shape(t, w.resume(p, a.ID)); shape(t, a) != before || got != before {
		t.Error("a refused reply changed the attempt")
	}
}

func TestUpgradesDoNotTouchAnAttempt(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	w.say(p, a, "The price stays.")
	old := w.lib["long-talk.yaml"]
	w.lib["long-talk.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(old.Data), "A talk about", "A new talk about", 1))}
	fresh, err := p.Scenario("long-talk")
	if err != nil || fresh.Title != "A new talk about forty seats" {
		t.Fatalf("the library still has %v, %v", fresh, err)
	}
	delete(w.lib, "long-talk.yaml")
	again := w.resume(w.open(), a.ID)
	if got, want := shape(t, again), shape(t, a); got != want {
		t.Errorf("resumed\n%s\nplayed\n%s", got, want)
	}
	w.say(p, again, "And it goes on.")
}

func TestTwoProcessesOnOneAttempt(t *testing.T) {
	w := newWorld(t)
	one, two := w.open(), w.open()
	a := w.begin(one)
	b := w.resume(two, a.ID)
	w.say(one, a, "Mine was first.")
	before := shape(t, b)
	_, err := two.Say(t.Context(), b, "Mine came late.")
	var hinted interface{ Hint() string }
	if !errors.Is(err, store.ErrConflict) || !errors.As(err, &hinted) || hinted.Hint() == "" {
		t.Fatalf("the late one got %v", err)
	}
	if shape(t, b) != before {
		t.Error("the late one's attempt moved on")
	}
	if err := two.SaveDraft(t.Context(), b, "late draft"); !errors.Is(err, store.ErrConflict) {
		t.Errorf("a late draft: %v", err)
	}
	b = w.resume(two, a.ID)
	if shape(t, b) != shape(t, a) {
		t.Error("loading again does not show what the first one said")
	}
	w.say(two, b, "Now it is my turn.")
	if got := w.resume(one, a.ID); got.State.Turn != 2 {
		t.Errorf("%d turns stored", got.State.Turn)
	}
}

func TestSayAgainAfterAFailure(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	before := shape(t, a)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Say(ctx, a, "Lost on the way?"); err == nil {
		t.Fatal("no error")
	}
	if shape(t, a) != before {
		t.Error("a reply that was not stored moved the attempt")
	}
	// The answer can be lost although the line was stored: saying the same again is
	// then the same line.
	id := a.unsure.ID
	w.say(p, a, "Lost on the way?")
	whole, err := p.store.Load(t.Context(), a.ID)
	if err != nil || whole.Lines[1].ID != id || id == "" {
		t.Errorf("line %+v, %v; want id %s", whole.Lines[1], err, id)
	}
}

func TestDraftsAreKeptAndFlushed(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	p.KeepDraft(a, "I hear y")
	if got := w.resume(w.open(), a.ID).Draft; got != "" {
		t.Errorf("kept and not flushed, yet stored: %q", got)
	}
	p.KeepDraft(a, "I hear you")
	if err := p.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.resume(w.open(), a.ID).Draft; got != "I hear you" {
		t.Errorf("flushed: %q", got)
	}
	w.say(p, a, "I hear you, and the price stays.")
	p.KeepDraft(a, "Next")
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.resume(w.open(), a.ID).Draft; got != "Next" {
		t.Errorf("closed: %q", got)
	}
}

func TestLibrary(t *testing.T) {
	w := newWorld(t)
	w.lib["broken.yaml"] = &fstest.MapFile{Data: []byte("format: 1\ntitle: x\ntitel: y\n")}
	w.lib["notes.txt"] = &fstest.MapFile{Data: []byte("not a scenario")}
	w.lib["sub/deep.yaml"] = &fstest.MapFile{Data: []byte("format: 1")}
	p := w.open()
	cards := func() map[string]Card {
		t.Helper()
		list, err := p.Library(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		byID := map[string]Card{}
		for _, c := range list {
			byID[c.ID] = c
		}
		return byID
	}
	got := cards()
	if len(got) != 2 || got["broken"].Scenario != nil || !scenario.Broken(got["broken"].Problems) {
		t.Errorf("cards: %+v", got)
	}
	if c := got["long-talk"]; c.Scenario == nil || c.Last != nil || c.Best != nil || c.Unfinished != nil {
		t.Errorf("never played: %+v", c)
	}
	a := w.begin(p)
	for !a.State.Done() {
		w.say(p, a, fmt.Sprintf("Reason %d.", a.State.Turn))
	}
	b := w.begin(p)
	score, rests := play.Score(a.Events)
	c := cards()["long-talk"]
	if c.Last == nil || c.Last.Attempt != a.ID || c.Best == nil || c.Best.Score != score || c.Best.Rests != rests ||
		c.Last.Ending != a.State.Ending || c.Last.Outcome != a.State.Outcome(a.Scenario) {
		t.Errorf("last %+v, best %+v", c.Last, c.Best)
	}
	if c.Unfinished == nil || c.Unfinished.ID != b.ID {
		t.Errorf("unfinished %+v", c.Unfinished)
	}
	if err := p.Abandon(t.Context(), b.ID); err != nil {
		t.Fatal(err)
	}
	if c := cards()["long-talk"]; c.Unfinished != nil {
		t.Errorf("put aside and still offered: %+v", c.Unfinished)
	}
	history, err := p.History(t.Context(), 0)
	if err != nil || len(history) != 2 || history[0].ID != b.ID || history[0].Status != store.StatusAbandoned || history[1].Turns != a.State.Turn {
		t.Errorf("history %+v, %v", history, err)
	}
}

// faultyFS fails to open some of its files.
type faultyFS struct {
	fstest.MapFS
	open func(name string) error
}

func (f faultyFS) Open(name string) (fs.File, error) {
	if err := f.open(name); err != nil {
		return nil, err
	}
	return f.MapFS.Open(name)
}

func TestAFileThatCannotBeReadHidesNoOther(t *testing.T) {
	w := newWorld(t)
	w.lib["closed.yaml"] = w.lib["long-talk.yaml"]
	p := w.open()
	p.lib = faultyFS{w.lib, func(name string) error {
		if name == "closed.yaml" {
			return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
		}
		return nil
	}}
	cards, err := p.Library(t.Context())
	if err != nil || len(cards) != 2 || cards[0].Scenario != nil || len(cards[0].Problems) != 1 || cards[1].Scenario == nil {
		t.Errorf("%+v, %v", cards, err)
	}
	// A panic while parsing reaches the caller, who can give the terminal back.
	p.lib = faultyFS{w.lib, func(name string) error {
		if name == "closed.yaml" {
			panic("a fault of ours")
		}
		return nil
	}}
	defer func() {
		if got := recover(); got != "a fault of ours" {
			t.Errorf("recovered %v", got)
		}
	}()
	cards, err = p.Library(t.Context())
	t.Errorf("no panic: %v, %v", cards, err)
}

func TestBeginRefuses(t *testing.T) {
	w := newWorld(t)
	w.lib["broken.yaml"] = &fstest.MapFile{Data: []byte("format: 1\n")}
	p := w.open()
	var unknown *UnknownError
	if _, err := p.Begin(t.Context(), "long-tlak", BeginOptions{}); !errors.As(err, &unknown) || unknown.Near != "long-talk" {
		t.Errorf("a slip: %v", err)
	}
	for _, id := range []string{"../practice_test.go", "", ".", `a\b`, "sub/deep"} {
		if _, err := p.Begin(t.Context(), id, BeginOptions{}); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", id, err)
		}
	}
	var broken *BrokenError
	if _, err := p.Begin(t.Context(), "broken", BeginOptions{}); !errors.As(err, &broken) || !strings.Contains(broken.Hint(), "spar scenario check") {
		t.Errorf("a broken file: %v", err)
	}
	many := &BrokenError{ID: "torn"}
	for line := range 5 {
		many.Problems = append(many.Problems, scenario.Problem{File: "torn.yaml", Line: line + 1, Col: 1, Code: "SP014", Message: "no", Severity: scenario.Error})
	}
	if got := many.Error(); strings.Count(got, "\n  torn.yaml:") != 3 || !strings.HasSuffix(got, "\n  and 2 more") {
		t.Error(got)
	}
	if _, err := p.Begin(t.Context(), "long-talk", BeginOptions{Set: map[string]string{"prize": "1"}}); err == nil || !strings.Contains(err.Error(), "prize") {
		t.Errorf("an unknown parameter: %v", err)
	}
	if list, err := p.History(t.Context(), 0); err != nil || len(list) != 0 {
		t.Errorf("refused, and stored all the same: %v, %v", list, err)
	}
}

func TestCheckAndExport(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	for range 3 {
		a := w.begin(p)
		w.say(p, a, "The price stays.")
		if _, err := p.Again(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		w.say(p, a, "It saves you 900 a week.")
	}
	h, err := p.Check(t.Context())
	if err != nil || h.Attempts != 3 || h.Lines != 12 || h.Replayed != 3 || len(h.Problems) != 0 {
		t.Errorf("health %+v, %v", h, err)
	}
	var out strings.Builder
	if err := p.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for line := range strings.Lines(out.String()) {
		var one struct{ Type string }
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		counts[one.Type]++
	}
	if got := fmt.Sprint(counts); got != "map[attempt:3 line:12 scenario:1 spar:1]" {
		t.Errorf("exported %s", got)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := p.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	w.path = copied
	if h, err := w.open().Check(t.Context()); err != nil || h.Replayed != 3 {
		t.Errorf("the backup: %+v, %v", h, err)
	}
}
