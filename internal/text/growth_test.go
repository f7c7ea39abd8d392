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
// work: about as much as the short one takes four times over. What is measured is the
// processor's time, where the system tells it, since a machine that is busy with something
// else makes a clock run on; the two take turns, and the least of either counts.
func TestWorkGrowsWithTheText(t *testing.T) {
	const short, times, most, tries = 4 << 10, 4, 2.25, 40 // what is quadratic takes 4 times as long
	for name, work := range map[string]func(string){
		"Parse": func(s string) { Parse(s) }, "Safe": func(s string) { Safe(s) }, "Fold": func(s string) { Fold(s) },
	} {
		for _, piece := range repeated {
			a := strings.Repeat(piece, short/len(piece))
			b := strings.Repeat(a, times)
			parts, whole, ratio := time.Hour, time.Hour, 0.0
			for try := range tries {
				parts = min(parts, took(func() {
					for range times {
						work(a)
					}
				}))
				whole = min(whole, took(func() { work(b) }))
				if ratio = float64(whole) / float64(max(parts, time.Microsecond)); try > 1 && ratio < most {
					break
				}
			}
			if ratio >= most {
				t.Errorf("%s of %q over and over takes %.1f times as long in one piece as in %d", name, piece, ratio, times)
			}
		}
	}
}

// took is how long work takes.
func took(work func()) time.Duration {
	began := spent()
	work()
	return spent() - began
}
