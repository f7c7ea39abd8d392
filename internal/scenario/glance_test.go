package scenario

import (
	"bytes"
	"strings"
	"testing"
)

// TestAGlanceSaysWhatDecodeSays: of every shipped file the head alone tells the same
// as the whole, and holds nothing that could be played.
func TestAGlanceSaysWhatDecodeSays(t *testing.T) {
	for name, src := range shipped(t) {
		whole, problems := Decode(name, src)
		if whole == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		seen, ok := Glance(name, src)
		if !ok {
			t.Errorf("%s has to be read as a whole to be listed: keep the keys in the guide's order", name)
			continue
		}
		sameHead(t, name, seen, whole)
	}
}

// sameHead holds what is listed of a scenario against the scenario.
func sameHead(t *testing.T, name string, seen, whole *Scenario) {
	t.Helper()
	if len(seen.Beats) != 0 || len(seen.Endings) != 0 {
		t.Errorf("%s: a glance gives beats, as if it could be played", name)
	}
	for _, field := range []struct{ what, seen, whole string }{
		{"id", seen.ID, whole.ID}, {"title", seen.Title, whole.Title}, {"skill", seen.Skill, whole.Skill},
		{"brief", seen.Brief, whole.Brief}, {"item", seen.Offer.Item, whole.Offer.Item},
		{"price", seen.Offer.ShownPrice(), whole.Offer.ShownPrice()},
		{"buyer", seen.Buyer.Name + ", " + seen.Buyer.Role, whole.Buyer.Name + ", " + whole.Buyer.Role},
	} {
		if field.seen != field.whole {
			t.Errorf("%s: the %s at a glance is %q, it is %q", name, field.what, field.seen, field.whole)
		}
	}
	if seen.Difficulty != whole.Difficulty || seen.Minutes != whole.Minutes || seen.Offer.Price != whole.Offer.Price {
		t.Errorf("%s: at a glance %v, %d min, %v; it is %v, %d min, %v", name,
			seen.Difficulty, seen.Minutes, seen.Offer.Price, whole.Difficulty, whole.Minutes, whole.Offer.Price)
	}
}

// TestAGlanceGivesUp where the head alone would not tell the truth.
func TestAGlanceGivesUp(t *testing.T) {
	src := shipped(t)["five-percent.yaml"]
	change := func(from, to string) []byte {
		if !bytes.Contains(src, []byte(from)) {
			t.Fatalf("five-percent.yaml has no %q any more", from)
		}
		return []byte(strings.Replace(string(src), from, to, 1))
	}
	for what, b := range map[string][]byte{
		"the facts come first":    append([]byte("facts: [one]\n"), src...),
		"no title":                change("title: ", "titel: "),
		"a difficulty of no kind": change("difficulty: easy", "difficulty: simple"),
		"a hidden character":      change("title: ", "title: \u202e"),
		"an impossible default":   change("default: 48000", "default: much"),
		"not YAML":                change("title: ", "title: \"open "),
		"nothing":                 nil,
		"too large":               append(bytes.Repeat([]byte("# x\n"), MaxBytes/4), src...),
	} {
		if _, ok := Glance("five-percent.yaml", b); ok {
			t.Errorf("%s: a glance is content", what)
		}
	}
	if _, ok := Glance("Not An Id.yaml", src); ok {
		t.Error("a file whose name is no id is listed at a glance")
	}
}

// BenchmarkGlance and BenchmarkDecode read the same file.
func BenchmarkGlance(b *testing.B) {
	src := shipped(b)["five-percent.yaml"]
	for b.Loop() {
		if _, ok := Glance("five-percent.yaml", src); !ok {
			b.Fatal("not listed")
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	src := shipped(b)["five-percent.yaml"]
	for b.Loop() {
		if s, _ := Decode("five-percent.yaml", src); s == nil {
			b.Fatal("not read")
		}
	}
}

// FuzzGlance: where a file can be read at a glance and as a whole, both say the same.
//
//	go test ./internal/scenario -run xxx -fuzz FuzzGlance -fuzztime 10m
func FuzzGlance(f *testing.F) {
	for _, src := range shipped(f) {
		f.Add(string(src))
	}
	for _, odd := range []string{"buyer:\n  temper: >\n    a\n  knows:\n  - about: [x]\n    says: y\n", "title: |\n facts: x\nbuyer:\n  knows: []\n", "\"title\": x\n'facts': []\n"} {
		f.Add(minimal(f) + odd)
		f.Add(odd + minimal(f))
	}
	f.Fuzz(func(t *testing.T, text string) {
		seen, ok := Glance("fuzzed.yaml", []byte(text))
		if !ok {
			return
		}
		if whole, _ := Decode("fuzzed.yaml", []byte(text)); whole != nil {
			sameHead(t, text, seen, whole)
		}
	})
}
