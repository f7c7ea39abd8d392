package text

import (
	"strings"
	"testing"
	"time"
)

// repeated are pieces of which a reply may be made by somebody who wants the program to
// take long: each begins something that has to be looked for an end.
var repeated = []string{
	"a", "a ", "if ", "not ", "5 ", "5% ", "$5 ", "five ", "hundred and ", "'", "\"x", "“", "(", ", ", ". ", "don't ", "a-", "a.b:", "\u0301", "e\u0301",
	"ｆ", "о", "\u200b", "\x1b[", "\x1b]", "\xff", "10:15 ", "no, not ", "if you don't ", "1,000,", "half ", "and ", "👩\u200d", "\u0e01\u0e33", "\n", "nor ",
}

// TestWorkGrowsWithTheText makes a text four times as long and wants about four times the
// time. A machine that is busy with something else can only make it longer, so that the
// shortest of several tries counts, and one good pair of tries is enough.
func TestWorkGrowsWithTheText(t *testing.T) {
	const short, long, most = 4 << 10, 16 << 10, 9 // what is quadratic takes 16 times
	for name, work := range map[string]func(string){
		"Parse": func(s string) { Parse(s) }, "Safe": func(s string) { Safe(s) }, "Fold": func(s string) { Fold(s) },
	} {
		for _, piece := range repeated {
			a, b := strings.Repeat(piece, short/len(piece)), strings.Repeat(piece, long/len(piece))
			ratio := 0.0
			for range 12 {
				if ratio = float64(quickest(work, b)) / float64(max(quickest(work, a), time.Microsecond)); ratio < most {
					break
				}
			}
			if ratio >= most {
				t.Errorf("%s of %q over and over takes %.1f times as long when it is four times as long", name, piece, ratio)
			}
		}
	}
}

// quickest is the shortest of three tries.
func quickest(work func(string), s string) time.Duration {
	best := time.Hour
	for range 3 {
		began := time.Now()
		work(s)
		best = min(best, time.Since(began))
	}
	return best
}
