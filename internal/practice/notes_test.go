package practice

import (
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/store"
)

// talked is an attempt of three replies, one of them tried twice.
func (w *world) talked(p *Practice) *Attempt {
	w.t.Helper()
	a := w.begin(p)
	w.say(p, a, "=HYPERLINK(\"http://example.org\") and the price stays.")
	w.say(p, a, "Fine, take 5% off.")
	if _, err := p.Again(w.t.Context(), a); err != nil {
		w.t.Fatal(err)
	}
	w.say(p, a, "-5% is possible\nif you sign for three years.")
	w.say(p, a, "It saves you 900 a week. Who else decides on Monday?")
	return a
}

func TestRemarksReachTheCoach(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.talked(p)
	if err := p.Remark(t.Context(), a.ID, 2, "Fine, take 5% off.", "I was being ironic.\x00"); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"another reply":   p.Remark(t.Context(), a.ID, 2, "Something else.", "wrong"),
		"another turn":    p.Remark(t.Context(), a.ID, 1, "Fine, take 5% off.", "wrong"),
		"another attempt": p.Remark(t.Context(), "nobody", 1, "x", "wrong"),
		"no note":         p.Remark(t.Context(), a.ID, 2, "Fine, take 5% off.", " \n"),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	got, err := p.Remarks(t.Context())
	if err != nil || len(got) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	r := got[0]
	if r.Note != "I was being ironic.\ufffd" || r.Turn != 2 || r.Reply != "Fine, take 5% off." || r.Beat != "ask" || !strings.Contains(r.Buyer, "five percent") ||
		r.Grader != grade.Digest() || r.Marks.Levels != a.Events[marksAt(a.Events, 2)].(play.Marked).Marks.Levels {
		t.Errorf("%+v", r)
	}
	there := w.machine()
	if done := take(t, there, export(t, p)); done.Notes != 1 || len(done.Bad) != 0 {
		t.Errorf("%+v", done)
	}
	if done := take(t, there, export(t, p)); done.Notes != 0 || len(done.Bad) != 0 {
		t.Errorf("the same again: %+v", done)
	}
	if moved, err := there.Remarks(t.Context()); err != nil || !reflect.DeepEqual(moved, got) {
		t.Errorf("there: %+v, %v", moved, err)
	}
	if was, err := p.DropRemark(t.Context(), r.ID); err != nil || !was {
		t.Errorf("%v, %v", was, err)
	}
}

// marksAt is where the n-th marks stand among the events, counted from 1.
func marksAt(events []play.Event, n int) int {
	for i, ev := range events {
		if _, ok := ev.(play.Marked); ok {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}

// TestRegradeFindsTheSituationAgain: what this grader marked, it marks the same once
// more, after turns taken back and all.
func TestRegradeFindsTheSituationAgain(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	w.talked(p)
	there := w.machine()
	take(t, there, strings.ReplaceAll(export(t, p), grade.Digest(), "sha256:of-old"))
	got, err := there.Regrade(t.Context(), false)
	if err != nil || got.Replies != 4 || got.Same != 4 || got.Attempts != 1 || len(got.Changes)+len(got.Problems)+got.Written != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := p.Regrade(t.Context(), false); err != nil || got.Replies != 0 {
		t.Errorf("what this grader marked is looked at: %+v, %v", got, err)
	}
}

func TestRegradeKeepsTheOldMarks(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.talked(p)
	// An older grader saw the last reply otherwise.
	kind := strings.ReplaceAll(export(t, p), grade.Digest(), "sha256:of-old")
	const at = `"levels":{"assertiveness":`
	last := strings.LastIndex(kind, at) + len(at)
	kind = kind[:last] + strconv.Itoa((level(a, 4)+1)%5) + kind[last+1:]
	there := w.machine()
	if done := take(t, there, kind); done.New != 1 {
		t.Fatalf("%+v", done)
	}
	before, stood := export(t, there), standing(t, there)
	got, err := there.Regrade(t.Context(), false)
	if err != nil || len(got.Changes) != 1 || got.Same != 3 || got.Written != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	c := got.Changes[0]
	if len(c.Levels) != 1 || c.Levels[0].Dimension != grade.Assertiveness || c.Levels[0].New != level(a, 4) || c.Levels[0].NewWhy == "" || c.OldGrader != "sha256:of-old" {
		t.Errorf("%+v", c)
	}
	if export(t, there) != before {
		t.Fatal("looking has changed something")
	}
	if got, err := there.Regrade(t.Context(), true); err != nil || got.Written != 4 {
		t.Fatalf("%+v, %v", got, err)
	}
	after := export(t, there)
	if !strings.HasPrefix(after, before) {
		t.Error("the old marks are not what they were")
	}
	if got := resumedLevels(t, there, a.ID); got != resumedLevels(t, w.taken(kind), a.ID) {
		t.Errorf("the attempt shows %s", got)
	}
	// Progress goes by the new marks.
	now := standing(t, there)
	newest := len(now.Replies) - 1
	if now.Replies[newest].Levels[grade.Assertiveness] != level(a, 4) || stood.Replies[newest].Levels == now.Replies[newest].Levels {
		t.Errorf("%+v, was %+v", now.Replies[newest], stood.Replies[newest])
	}
	if got, err := there.Regrade(t.Context(), true); err != nil || got.Replies != 0 || got.Written != 0 {
		t.Errorf("a second time: %+v, %v", got, err)
	}
	third := w.machine()
	if done := take(t, third, after); done.Notes != 4 || len(done.Bad) != 0 {
		t.Errorf("%+v", done)
	}
	if !reflect.DeepEqual(standing(t, third).Cards, now.Cards) {
		t.Error("elsewhere the cards are others")
	}
}

func (w *world) taken(exported string) *Practice {
	p := w.machine()
	if _, err := p.Import(w.t.Context(), strings.NewReader(exported)); err != nil {
		w.t.Fatal(err)
	}
	return p
}

func level(a *Attempt, n int) int {
	return a.Events[marksAt(a.Events, n)].(play.Marked).Marks.Levels[grade.Assertiveness]
}

func resumedLevels(t *testing.T, p *Practice, id string) string {
	t.Helper()
	a, err := p.Resume(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(a.Events)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestImportRefusesNotesThatAreNone(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.talked(p)
	head := `{"type":"spar","format":1}` + "\n"
	for name, line := range map[string]string{
		"a remark on nothing":    `{"type":"remark","id":"r","attempt":"nobody","seq":1,"note":"x","created":"2026-03-02T09:00:00Z"}`,
		"a remark that is empty": `{"type":"remark","id":"r","attempt":"` + a.ID + `","seq":1,"created":"2026-03-02T09:00:00Z"}`,
		"marks that are none":    `{"type":"regrade","attempt":"` + a.ID + `","seq":1,"grader":"g","marks":7,"created":"2026-03-02T09:00:00Z"}`,
		"marks without grader":   `{"type":"regrade","attempt":"` + a.ID + `","seq":1,"marks":{},"created":"2026-03-02T09:00:00Z"}`,
		"calls of no day":        `{"type":"calls","id":"c","day":"someday","n":3,"created":"2026-03-02T09:00:00Z"}`,
		"fewer than no calls":    `{"type":"calls","id":"c","day":"2026-03-02","n":-3,"created":"2026-03-02T09:00:00Z"}`,
	} {
		if done := take(t, p, head+line+"\n"); len(done.Bad) != 1 || done.Notes != 0 || done.Bad[0].Line != 2 {
			t.Errorf("%s: %+v", name, done)
		}
	}
	standing(t, p)
}

func TestLoggedCallsMerge(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	for _, n := range []int{3, 4} {
		if err := p.LogCalls(t.Context(), n, w.now, "=1"); err != nil {
			t.Fatal(err)
		}
	}
	there := w.machine()
	if err := there.LogCalls(t.Context(), 9, w.now, ""); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{2, 0} {
		if done := take(t, there, export(t, p)); done.Notes != want {
			t.Errorf("%+v", done)
		}
	}
	if got, err := there.logged(t.Context()); err != nil || len(got) != 3 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTheTableIsNoFormula(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.talked(p)
	if err := p.Remark(t.Context(), a.ID, 3, "It saves you 900 a week. Who else decides on Monday?", "@me"); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := p.ExportTable(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for i, want := range []string{`'=HYPERLINK("http://example.org") and the price stays.`, "Fine, take 5% off.", "'-5% is possible\nif you sign for three years.", ""} {
		row := rows[i+1]
		if got := row[column["reply"]]; want != "" && got != want {
			t.Errorf("row %d: %q", i, got)
		}
		if got := row[column["assertiveness"]]; got != strconv.Itoa(level(a, i+1)) {
			t.Errorf("row %d: assertiveness %s, want %d", i, got, level(a, i+1))
		}
		if retry := row[column["retry"]] == "true"; retry != (i == 2) {
			t.Errorf("row %d: retry %v", i, retry)
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("row %d holds a formula: %q", i, cell)
			}
		}
	}
	if got := rows[4][column["remarks"]]; got != "'@me" {
		t.Errorf("remarks %q", got)
	}
	if !errors.Is(p.Remark(t.Context(), a.ID, 9, "", "x"), ErrNoReply) {
		t.Error("a remark on a turn that is not there")
	}
}

func TestCheckFindsDamagedNotes(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.talked(p)
	if err := p.Remark(t.Context(), a.ID, 1, a.State.Turns[0].Reply, "wrong"); err != nil {
		t.Fatal(err)
	}
	if err := p.LogCalls(t.Context(), 3, w.now, ""); err != nil {
		t.Fatal(err)
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 {
		t.Fatalf("%+v, %v", h, err)
	}
	behind, err := sql.Open("sqlite", w.path)
	if err != nil {
		t.Fatal(err)
	}
	defer behind.Close()
	for _, change := range []string{`UPDATE remarks SET note = 'right'`, `UPDATE calls SET n = 300`, `INSERT INTO settings VALUES ('goals', '{')`} {
		if _, err := behind.ExecContext(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 3 {
		t.Errorf("%+v, %v", h, err)
	}
}

// A beat that was practised alone was marked with what its author wrote as said before;
// so it is when it is marked once more.
func TestTheSituationOfABeatAlone(t *testing.T) {
	w := newWorld(t)
	src := string(w.lib["long-talk.yaml"].Data)
	w.lib["long-talk.yaml"].Data = []byte(strings.Replace(src, "    aim: Hold the price.", "    so_far: [ { buyer: Good morning., reply: And to you. } ]\n    aim: Hold the price.", 1))
	p := w.open()
	a, err := p.Begin(t.Context(), "long-talk", BeginOptions{Alone: "ask"})
	if err != nil {
		t.Fatal(err)
	}
	w.say(p, a, "The price stays, since it saves you 900 a week.")
	whole, err := p.store.Load(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	err = eachMarked(whole, func(_ store.Line, m play.Marked, now situation) error {
		seen++
		if len(now.history) != 1 || now.history[0] != (grade.Turn{Buyer: "Good morning.", Reply: "And to you."}) || !strings.Contains(now.buyer, "five percent") {
			t.Errorf("marked in %+v", now)
		}
		return nil
	})
	if err != nil || seen != 1 {
		t.Errorf("%d replies, %v", seen, err)
	}
}
