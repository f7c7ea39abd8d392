package practice

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// played is the export of a drill of two attempts: one that is over, and one under way.
func played(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	w := newWorld(t)
	p := w.open()
	id := w.begin(p).Scenario.ID // an ordinary talk, which stays at home
	for n := 1; n <= 2; n++ {
		a, err := p.Begin(ctx, id, BeginOptions{Run: &Run{Drill: "d", Plan: "sha256:aa", Phase: "practice", N: n}})
		if err != nil {
			t.Fatal(err)
		}
		w.say(p, a, "The price stays where it is, because of the two years of service in it.")
		if _, err := p.Again(ctx, a); err != nil {
			t.Fatal(err)
		}
		for i := 0; i < 9 && !a.State.Done() && n == 1; i++ {
			w.say(p, a, "Fine, ten percent off then. "+strings.Repeat("x", i))
		}
		if err := p.SaveDraft(ctx, a, "a secret"); n == 2 && err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	n, err := p.ExportRuns(ctx, &b, "d")
	if err != nil || n != 2 {
		t.Fatalf("%d attempts: %v", n, err)
	}
	if strings.Contains(b.String(), "secret") {
		t.Error("what was not said is in the export")
	}
	return b.String()
}

func TestExamineTakesWhatWasPlayed(t *testing.T) {
	sound, problems, err := Examine(strings.NewReader(played(t)))
	if err != nil || len(problems) > 0 || len(sound) != 2 {
		t.Fatalf("%d sound, %v, %v", len(sound), problems, err)
	}
	e := sound[0]
	if e.Run == nil || e.Run.Drill != "d" || e.Run.N != 1 || e.Regraded || len(e.Replies) < 2 || e.Replies[0].At != e.At+2 {
		t.Errorf("%+v", e)
	}
}

// TestExamineNamesTheLineThatWasAltered changes one thing at a time in the file, and wants
// the attempt refused at that line, and the other one taken all the same.
func TestExamineNamesTheLineThatWasAltered(t *testing.T) {
	file := played(t)
	lines := strings.Split(strings.TrimSpace(file), "\n")
	find := func(part string) int {
		for i, l := range lines {
			if strings.Contains(l, part) {
				return i
			}
		}
		t.Fatalf("no line of the export holds %q", part)
		return 0
	}
	reply := find(`"kind":"reply"`)
	attempt := find(`"type":"attempt"`)
	for _, tt := range []struct {
		name     string
		at       int
		old, new string
		want     int // the line that is named, from 1; 0 for whichever it is
		message  string
	}{
		{"another reply", reply, "The price stays", "The price falls", reply + 1, "does not recompute"},
		{"better marks", reply, `"levels":{`, `"levels":{"value":9,`, reply + 1, "does not recompute"},
		{"a better score", attempt, `"score":`, `"score":1`, attempt + 1, "and its replies come to"},
		{"more turns", attempt, `"turns":`, `"turns":1`, attempt + 1, "turns"},
		{"another seed", attempt, `"seed":"`, `"seed":"1`, 0, "does not recompute"},
		{"another digest", attempt, `"digest":"sha256:`, `"digest":"sha256:f`, attempt + 1, "no scenario of digest"},
		{"said earlier", reply, `"created":"2`, `"created":"1`, reply + 1, "long before the line before it"},
		{"no JSON", reply, `"kind":"reply"`, `"kind":reply`, reply + 1, "no JSON"},
		{"another kind", reply, `"kind":"reply"`, `"kind":"heard"`, reply + 1, "does not recompute"},
	} {
		if !strings.Contains(lines[tt.at], tt.old) {
			t.Errorf("%s: line %d does not hold %q: %.200s", tt.name, tt.at+1, tt.old, lines[tt.at])
			continue
		}
		changed := append([]string(nil), lines...)
		changed[tt.at] = strings.Replace(changed[tt.at], tt.old, tt.new, 1)
		sound, problems, err := Examine(strings.NewReader(strings.Join(changed, "\n")))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		told := ""
		for _, p := range problems {
			if (p.Line == tt.want || tt.want == 0) && strings.Contains(p.Err.Error(), tt.message) {
				told = p.Err.Error()
			}
		}
		if told == "" || len(sound) != 1 {
			t.Errorf("%s: %d sound, and no %q on line %d: %v", tt.name, len(sound), tt.message, tt.want, problems)
		}
	}
}

// TestExamineRegradesWhatAnotherGraderMarked takes marks of an older grader off a reply
// and puts this one's in their place, as long as the talk went the same way.
func TestExamineRegradesWhatAnotherGraderMarked(t *testing.T) {
	file := played(t)
	was, _, err := Examine(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	grader := was[0].Lines[1].Grader
	older := strings.ReplaceAll(file, `"grader":"`+grader, `"grader":"sha256:0123`)
	older = strings.Replace(older, `"score":`, `"score":1`, 1)
	is, problems, err := Examine(strings.NewReader(older))
	if err != nil || len(problems) > 0 || len(is) != 2 || !is[0].Regraded || is[0].Lines[1].Grader != grader || is[0].Score != was[0].Score {
		t.Errorf("%v, %v: %+v", problems, err, is)
	}
	turned := strings.Replace(older, "The price stays where it is", "Ten percent off for nothing it is", 1)
	if is, problems, err = Examine(strings.NewReader(turned)); err != nil || len(problems) != 1 || len(is) != 1 {
		t.Errorf("a talk that goes elsewhere is taken: %v, %v", problems, err)
	}
}

func TestExamineOfAnything(t *testing.T) {
	for _, in := range []string{"", "{}", "hello", `{"type":"spar","format":7}`, "\x00\xff"} {
		if _, _, err := Examine(strings.NewReader(in)); err == nil {
			t.Errorf("%q is an export", in)
		}
	}
	head := `{"type":"spar","format":1}` + "\n"
	for _, in := range []string{`[]`, `{"type":"line","attempt":"x"}`, `{"type":"attempt","id":"x"}`, `{"type":"remark","id":"x"}`,
		`{"type":"scenario","digest":"sha256:aa","text":"x"}`, strings.Repeat(`{"type":"attempt"}`+"\n", 5)} {
		sound, problems, err := Examine(strings.NewReader(head + in))
		if err != nil || len(problems) == 0 || len(sound) > 0 {
			t.Errorf("%s: %d sound, %v, %v", in, len(sound), problems, err)
		}
	}
}
