package grade

import (
	"math/rand/v2"
	"strings"
	"testing"

	"spar/internal/text"
)

// TestRunsAreSharedWordForWord counts the words in shared runs the slow way as well, in texts
// of few different words, where runs overlap and come back.
func TestRunsAreSharedWordForWord(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 20))
	say := func(most int) *text.Line {
		words := make([]string, dice.IntN(most))
		for i := range words {
			words[i] = []string{"we", "hold", "the", "price"}[dice.IntN(4)]
		}
		return text.Parse(strings.Join(words, " "))
	}
	for range 300 {
		var r runs
		for range 1 + dice.IntN(5) {
			r.add(say(30))
		}
		reply := say(20)
		for k, c := range r.shares(nil, reply.Words) {
			if want := wordsShared(reply.Words, r.texts[k].Words); c.words != want {
				t.Fatalf("%q shares %d words with %q, counted are %d", reply.Typed, want, r.texts[k].Typed, c.words)
			}
		}
	}
}

// wordsShared counts the words of a that stand in a run of four words, or all of a where it
// has fewer, that stands in b as well.
func wordsShared(a, b []text.Word) int {
	n := min(4, len(a))
	shared := make([]bool, len(a))
	for i := 0; n > 1 && i+n <= len(a); i++ {
		if holdsRun(b, a[i:i+n]) {
			for k := i; k < i+n; k++ {
				shared[k] = true
			}
		}
	}
	count := 0
	for _, s := range shared {
		if s {
			count++
		}
	}
	return count
}
