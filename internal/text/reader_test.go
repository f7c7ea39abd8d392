package text

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestReaderReadsLikeParse reads the same lines one after the other with one reader into one
// line, in no order, which is the same every time: nothing is left of what came before.
func TestReaderReadsLikeParse(t *testing.T) {
	dice := rand.New(rand.NewPCG(4000, 2))
	lines := append([]string{
		"", "well have it sent", "as well have it", "ill do 5% on friday at ten", "your ill health, I'd say",
		"Can't; won't. It's $48,000 - or 2.400 EUR?", "the five's on my list", "Ｆｉｖｅ per cent, Lívia",
		"“we need 10%,” they said. if you'd sign today, i'd give you half",
	}, repeated...)
	for range 400 {
		a, b := lines[dice.IntN(len(lines))], lines[dice.IntN(len(lines))]
		lines = append(lines, strings.Repeat(a+" ", 1+dice.IntN(3))+b)
	}
	r, l := NewReader(), &Line{}
	for n := range 3000 {
		typed := lines[dice.IntN(len(lines))]
		r.Read(l, typed)
		want := Parse(typed)
		if l.Typed != typed || l.Letters != want.Letters || l.Foreign != want.Foreign ||
			!same(l.Words, want.Words) || !same(l.Clauses, want.Clauses) || !same(l.Numbers, want.Numbers) {
			t.Fatalf("line %d, %q, is read as\n%+v\nand by Parse as\n%+v", n, typed, *l, *want)
		}
	}
}

// TestReaderForgets keeps what a reader remembers in bounds, whatever it reads.
func TestReaderForgets(t *testing.T) {
	r, l := NewReader(), &Line{}
	for n := range 3 * mostWords {
		r.Read(l, strings.Repeat(string(rune('b'+n%7)), n%20)+string(rune('a'+n%26))+string(rune('a'+n/26%26))+string(rune('a'+n/676%26)))
		if len(r.words) > mostWords {
			t.Fatalf("%d words are remembered", len(r.words))
		}
	}
	r.Read(l, strings.Repeat("x", 5000))
	if len(r.words[strings.Repeat("x", 5000)]) > 0 {
		t.Error("a word of 5,000 letters is remembered")
	}
}

// same compares lists, of which an empty one may be nil.
func same[T any](a, b []T) bool { return len(a)+len(b) == 0 || reflect.DeepEqual(a, b) }
