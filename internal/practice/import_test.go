package practice

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/store"
)

// export is all that p has, as text.
func export(t *testing.T, p *Practice) string {
	t.Helper()
	var out strings.Builder
	if err := p.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// machine is another database with the same library.
func (w *world) machine() *Practice {
	w.t.Helper()
	there := *w
	there.path = filepath.Join(w.t.TempDir(), "spar.db")
	return there.open()
}

func take(t *testing.T, p *Practice, exported string) Imported {
	t.Helper()
	done, err := p.Import(t.Context(), strings.NewReader(exported))
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestImportIsExportBackwards(t *testing.T) {
	w := newWorld(t)
	src := string(w.lib["long-talk.yaml"].Data)
	p := w.open()
	a, err := p.Begin(t.Context(), "long-talk", BeginOptions{Set: map[string]string{"item": "<b>\"boats\"</b>"}})
	if err != nil {
		t.Fatal(err)
	}
	w.say(p, a, "The price stays at $9,000 & <more>\u2028\U0001f91d\x1b[31m.")
	if _, err := p.Again(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	w.say(p, a, "It saves you 900 a week.")
	if err := p.SaveDraft(t.Context(), a, "half\na <draft>"); err != nil {
		t.Fatal(err)
	}
	w.lib["long-talk.yaml"].Data = []byte("\ufeff" + src) // another text of the same scenario
	b := w.begin(p)
	for !b.State.Done() {
		w.say(p, b, fmt.Sprintf("Reason %d.", b.State.Turn))
	}
	if err := p.Abandon(t.Context(), w.begin(p).ID); err != nil {
		t.Fatal(err)
	}

	first := export(t, p)
	there := w.machine()
	if done := take(t, there, first); done.New != 3 || len(done.Bad) != 0 {
		t.Fatalf("%+v", done)
	}
	if got := export(t, there); got != first {
		t.Errorf("exported again:\n%s\nfirst:\n%s", got, first)
	}
	if done := take(t, there, first); done.New != 0 || done.Same != 3 {
		t.Errorf("the same again: %+v", done)
	}
	if h, err := there.Check(t.Context()); err != nil || h.Replayed != 3 || len(h.Problems) != 0 {
		t.Errorf("%+v, %v", h, err)
	}
	w.say(there, w.resume(there, a.ID), "And on the other machine it goes on.")
}

func TestImportOfWhatWentOn(t *testing.T) {
	w := newWorld(t)
	here := w.open()
	a := w.begin(here)
	w.say(here, a, "Said on the first machine.")
	there := w.machine()
	take(t, there, export(t, here))
	b := w.resume(there, a.ID)
	w.say(there, b, "Said on the second machine.")

	if done := take(t, here, export(t, there)); done.Grown != 1 {
		t.Errorf("went on there: %+v", done)
	}
	if got := w.resume(here, a.ID); shape(t, got) != shape(t, b) {
		t.Errorf("here\n%s\nthere\n%s", shape(t, got), shape(t, b))
	}
	old := export(t, here)
	a = w.resume(here, a.ID)
	w.say(here, a, "Then something on the first.")
	if done := take(t, here, old); done.Same != 1 {
		t.Errorf("an older export: %+v", done)
	}
	w.say(there, b, "And something else on the second.")
	before := export(t, here)
	if done := take(t, here, export(t, there)); len(done.Differ) != 1 || done.Differ[0] != a.ID {
		t.Errorf("went on in both: %+v", done)
	}
	if export(t, here) != before {
		t.Error("what is here was changed")
	}
}

func TestImportRefuses(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	w.say(p, a, "The price stays.")
	b := w.begin(p)
	w.say(p, b, "It saves you 900 a week.")
	good := export(t, p)
	for _, c := range []struct {
		name, old, new string
		taken          int
		says           string
	}{
		{"an altered reply", "The price stays.", "The price falls.", 1, "replaying"},
		{"an altered level", `"levels":{"assertiveness":`, `"levels":{"assertiveness":1`, 0, "level"},
		{"an altered state", `"state":{"seed":7`, `"state":{"seed":8`, 0, "replaying"},
		{"an altered scenario", "The buyer has time.", "The buyer has none.", 0, "digest"},
		{"a line left out", `"seq":1,`, `"seq":2,`, 0, ""},
		{"an unknown status", `"status":"open"`, `"status":"won"`, 0, "status"},
		{"an unknown kind of line", `"kind":"reply"`, `"kind":"gift"`, 0, "gift"},
		{"an unknown event", `"events":[{`, `"events":[{"type":"nothing"},{`, 0, "event"},
		{"a line of somebody else", `"type":"line","attempt":"`, `"type":"line","attempt":"x`, 0, "follow"},
		{"an unknown type", `"type":"line"`, `"type":"lion"`, 0, "lion"},
		{"half a line", `"type":"attempt",`, `"type":"attempt"`, 0, "JSON"},
		{"no time", `"created":"2026-`, `"created":"2O26-`, 0, "time"},
		{"no number", `"seed":"7"`, `"seed":"-7"`, 0, ""},
		{"a state of nowhere", `"beat":"ask"`, `"beat":"nowhere"`, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := strings.ReplaceAll(good, c.old, c.new)
			if bad == good {
				t.Fatalf("the export does not hold %s", c.old)
			}
			there := w.machine()
			done := take(t, there, bad)
			if done.New != c.taken || len(done.Bad) == 0 {
				t.Fatalf("%+v", done)
			}
			if first := done.Bad[0]; first.Line == 0 || !strings.Contains(first.Err.Error(), c.says) {
				t.Errorf("line %d: %v; want %q", first.Line, first.Err, c.says)
			}
			if h, err := there.Check(t.Context()); err != nil || h.Attempts != c.taken || len(h.Problems) != 0 {
				t.Errorf("stored: %+v, %v", h, err)
			}
		})
	}
	for name, text := range map[string]string{"nothing": "", "a note": "buy milk\n", "another format": `{"type":"spar","format":2}` + "\n"} {
		if _, err := p.Import(t.Context(), strings.NewReader(text)); !errors.Is(err, ErrNoExport) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestImportOfAnotherGradersMarks(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	w.say(p, w.begin(p), "The price stays.")
	b := w.begin(p)
	w.say(p, b, "It saves you 900 a week.")
	good := export(t, p)
	// Marked by another grader it cannot be replayed; still it must stand somewhere,
	// and what lists show of it is worked out anew.
	other := strings.ReplaceAll(good, grade.Digest(), "sha256:another")
	lying := strings.ReplaceAll(strings.ReplaceAll(other, `"score":`, `"score":1`), `"rests":`, `"rests":7`)
	there := w.machine()
	take(t, there, lying)
	list, err := there.History(t.Context(), 0)
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	if score, rests := play.Score(b.Events); list[0].Score != score || list[0].Rests != rests {
		t.Errorf("score %v of %d levels, want %v of %d", list[0].Score, list[0].Rests, score, rests)
	}
	for name, change := range map[string]func(string) string{
		"levels that there are not": func(s string) string {
			return strings.ReplaceAll(s, `"levels":{"assertiveness":`, `"levels":{"assertiveness":1`)
		},
		"a turn that there is not": func(s string) string { return strings.ReplaceAll(s, `"turn":1,"beat"`, `"turn":-1,"beat"`) },
		"an id that speaks to the terminal": func(s string) string {
			return strings.ReplaceAll(s, `"id-`, `"id-\u001b]0;owned\u0007`)
		},
		"an id that is none": func(s string) string { return strings.ReplaceAll(s, `"id-`, `"id \n`) },
		"a file that was cut off": func(s string) string {
			return regexp.MustCompile(`(?m)^.*"type":"line".*"seq":1,.*\n`).ReplaceAllString(s, "")
		},
	} {
		bad := change(other)
		if bad == other {
			t.Fatalf("%s: the export does not hold it", name)
		}
		if done := take(t, w.machine(), bad); done.New != 0 || len(done.Bad) != 2 {
			t.Errorf("%s: %+v", name, done)
		}
	}
	regrade := `{"type":"regrade","attempt":"` + b.ID + `","seq":1,"grader":"g","version":"1","marks":{"levels":{"value":%d}},"created":"2026-03-02T09:00:00.000Z"}` + "\n"
	for level, want := range map[int]int{4: 1, 5: 0, -1: 0} {
		if done := take(t, w.machine(), good+fmt.Sprintf(regrade, level)); done.Notes != want || len(done.Bad) != 1-want {
			t.Errorf("later marks at level %d: %+v", level, done)
		}
	}
	nowhere := take(t, w.machine(), strings.ReplaceAll(other, `"beat":"ask"`, `"beat":"nowhere"`))
	if nowhere.New != 0 || len(nowhere.Bad) != 2 {
		t.Errorf("a state of nowhere: %+v", nowhere)
	}
}

// FuzzImport: whatever is imported, what is stored then is sound, and what was there
// before is still there as it was.
//
//	go test ./internal/practice -run xxx -fuzz FuzzImport -fuzztime 10m
func FuzzImport(f *testing.F) {
	w := newWorld(f)
	p := w.open()
	w.say(p, w.begin(p), "The price stays.")
	var seed strings.Builder
	if err := p.Export(f.Context(), &seed); err != nil {
		f.Fatal(err)
	}
	// Under another id it is new; under another grader its marks are taken as they are.
	text := strings.ReplaceAll(seed.String(), "id-", "other-")
	f.Add(text)
	f.Add(strings.ReplaceAll(text, grade.Digest(), "sha256:another"))
	f.Add(strings.ReplaceAll(text, `"seq":1`, `"seq":0`))
	f.Add(`{"type":"spar","format":1}` + "\n" + `{"type":"attempt","id":"x"}`)
	const beside = `","attempt":"other-0001","seq":1,"note":"=1","created":"2026-03-02T09:00:00.000Z"}` + "\n"
	f.Add(text + `{"type":"remark","id":"r` + beside)
	f.Add(text + `{"type":"regrade","grader":"g","version":"1","marks":{"levels":{}},"id":"` + beside)
	f.Add(text + `{"type":"calls","n":3,"day":"2026-03-02","id":"c` + beside)
	f.Fuzz(func(t *testing.T, text string) {
		w := newWorld(t)
		p := w.open()
		a := w.begin(p)
		w.say(p, a, "It was here before.")
		before := shape(t, w.resume(p, a.ID))
		done, err := p.Import(t.Context(), strings.NewReader(text))
		var failed *store.Error
		if errors.As(err, &failed) {
			t.Fatalf("the store failed: %v", err)
		}
		h, err := p.Check(t.Context())
		if err != nil || len(h.Problems) != 0 || h.Attempts != 1+done.New {
			t.Fatalf("after %+v: %+v, %v", done, h, err)
		}
		if shape(t, w.resume(p, a.ID)) != before {
			t.Fatal("what was here has changed")
		}
		if _, err := p.Standing(t.Context()); err != nil {
			t.Fatalf("after %+v nobody can tell what is due: %v", done, err)
		}
		if _, err := p.Remarks(t.Context()); err != nil {
			t.Fatalf("after %+v the remarks cannot be read: %v", done, err)
		}
		list, err := p.History(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			resumed, err := p.Resume(t.Context(), s.ID)
			if err != nil || s.Damaged {
				t.Fatalf("taken in and not to be resumed: %v", err)
			}
			if _, err := p.Say(t.Context(), resumed, "Going on."); err != nil && !errors.Is(err, play.ErrOver) {
				t.Fatalf("taken in and not to be gone on with: %v", err)
			}
		}
	})
}

// FuzzExport: what is exported and imported elsewhere is exported there to the byte, and
// imported again it changes nothing, whatever was typed.
//
//	go test ./internal/practice -run xxx -fuzz FuzzExport -fuzztime 10m
func FuzzExport(f *testing.F) {
	for _, words := range []string{"The price stays.", "a\x00b", "\u2028<\"&\\", "\xff\xfe", "{\"type\":\"attempt\"}\n", "5% 食卓 q\u0302", "\u202e\x1b]0;x\x07"} {
		f.Add(words, "half a "+words, words)
		f.Add(words, words, "")
	}
	f.Fuzz(func(t *testing.T, reply, draft, item string) {
		w := newWorld(t)
		p := w.open()
		var set map[string]string
		if item != "" {
			set = map[string]string{"item": item}
		}
		a, err := p.Begin(t.Context(), "long-talk", BeginOptions{Set: set})
		if err != nil {
			return // the value cannot be taken, which other tests look at
		}
		if _, err := p.Say(t.Context(), a, reply); err != nil && !errors.Is(err, play.ErrEmpty) && !errors.Is(err, play.ErrTooLong) {
			t.Fatal(err)
		}
		if err := p.SaveDraft(t.Context(), a, draft); err != nil {
			t.Fatal(err)
		}
		if err := p.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
		first := export(t, p)
		there := w.machine()
		if done := take(t, there, first); done.New != 1 || len(done.Bad) != 0 {
			t.Fatalf("%+v", done)
		}
		if got := export(t, there); got != first {
			t.Fatalf("exported again:\n%s\nfirst:\n%s", got, first)
		}
		if done := take(t, there, first); done.New != 0 || done.Same != 1 {
			t.Fatalf("the same again: %+v", done)
		}
	})
}

// TestALongLineIsTakenIn: a scenario's file is one line of an export, and may be longer than what
// is read at once.
func TestALongLineIsTakenIn(t *testing.T) {
	w := newWorld(t)
	w.lib["long-talk.yaml"].Data = append(w.lib["long-talk.yaml"].Data, strings.Repeat("# as the author noted\n", 4000)...)
	p := w.open()
	w.say(p, w.begin(p), "The price stays.")
	exported := export(t, p)
	longest := 0
	for line := range strings.Lines(exported) {
		longest = max(longest, len(line))
	}
	if longest <= 64<<10 {
		t.Fatalf("the longest line has %d bytes: nothing is tried", longest)
	}
	there := w.machine()
	if done := take(t, there, exported); done.New != 1 || len(done.Bad) != 0 {
		t.Errorf("%+v", done)
	}
	if export(t, there) != exported {
		t.Error("exported again it is another text")
	}
}
