package scenario

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"spar/internal/grade"
)

// printed writes the scenario as a file that Decode reads back to the same one, with
// its placeholders as they stood. Comments are not kept: they are not part of it.
func printed(s *Scenario) ([]byte, error) {
	raw := s
	if s.template != nil {
		raw = s.template
	}
	plain := scenarioShape.clone(*raw)
	for i, b := range plain.Beats {
		if slices.Equal(b.Grades, grade.Dimensions()) {
			plain.Beats[i].Grades = nil // all five is what is meant when none is named
		}
	}
	return yaml.Dump(scenarioShape.print(plain), yaml.WithV4Defaults(), yaml.WithLineWidth(-1))
}

// same demands that a scenario printed and read again is the same one. The digest is
// of the bytes, so it may differ.
func same(t *testing.T, s *Scenario) {
	t.Helper()
	out, err := printed(s)
	if err != nil {
		t.Fatal(err)
	}
	back, problems := Decode(s.ID+".yaml", out)
	if back == nil || Broken(problems) {
		t.Fatalf("what was printed cannot be read: %v\n%.200s", problems, out)
	}
	want := *s
	want.Digest, back.Digest = "", ""
	raw, backRaw := *s.template, *back.template
	raw.Digest, backRaw.Digest = "", ""
	want.template, back.template = &raw, &backRaw
	if !reflect.DeepEqual(&want, back) {
		t.Errorf("printed and read back it is another scenario: %.400s", out)
	}
}

func TestPrintedAndReadBackIsTheSame(t *testing.T) {
	same(t, mustDecode(t, minimal(t)))
	for name, src := range shipped(t) {
		s, problems := Decode(name, src)
		if s == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		same(t, s)
	}
}

// FuzzDecode throws mutated files at the decoder: it must not panic, every problem
// must have a place, a known code and clean words, and what is read must survive
// printing. Run it longer with:
//
//	go test -run XXX -fuzz FuzzDecode -fuzztime 60s -fuzzminimizetime 20x ./internal/scenario
func FuzzDecode(f *testing.F) {
	base := minimal(f)
	f.Add([]byte(base))
	for _, src := range shipped(f) {
		f.Add(src)
	}
	for _, c := range Codes() {
		if c.file != nil {
			f.Add(c.file(base)[:min(len(c.file(base)), 8<<10)])
		} else if strings.Contains(base, c.Mended) {
			f.Add([]byte(strings.Replace(base, c.Mended, c.Broken, 1)))
		}
	}
	for _, odd := range []string{"a: *b", "\t", "{", "- - -", "? :", "%YAML 1.1\n---\n", "a: |\n \x00", "\xff\xfe", "format: 1\nbeats: {}\n",
		"<<: {format: 1}", "!!binary x", "\"\\u202e\": 1", "beats: [[[]]]", "parameters: {a: {kind: money, default: 1e999}}"} {
		f.Add([]byte(odd))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, problems := Check("fuzzed.yaml", src)
		for _, p := range problems {
			if p.Line < 1 || p.Col < 1 || severities[p.Code] != p.Severity || HiddenIn(p.String()+p.Hint) != "" {
				t.Fatalf("problem %+v", p)
			}
			if _, known := severities[p.Code]; !known {
				t.Fatalf("code %s has no page", p.Code)
			}
		}
		if s == nil {
			if !Broken(problems) {
				t.Fatal("neither a scenario nor an error")
			}
			return
		}
		same(t, s)
	})
}
