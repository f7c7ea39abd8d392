package grade

import (
	"strings"
	"testing"
	"time"
)

// dear are pieces that somebody may repeat who wants the program to take long.
var dear = []string{
	"5% ", "no ", "not ", "if you ", "I can do 5% if ", "price ", "\"no discount\" ", "“", "“ok ” ", "a ", "a", "'", "sign ", "and then ", "Friday ", "9 ",
	"Dana ", "training day ", "nine days to two ", "sorry ", "maybe ", "I will ", "what would ", "? ", ". ", "no, not ", "e\u0301 ", "$48,000 ", "let me ask ", "thank you so much ",
}

// TestNoReplyHoldsAServerUp makes replies as long as may be of one piece over and over, and
// holds each against grading a usual reply at the same moment: a clock alone tells as much
// about the machine as about the reply. The dearest piece costs some ninety of them; the
// shortest of several tries counts, since other work on the machine can only make one
// longer. BenchmarkLongest has the time itself.
func TestNoReplyHoldsAServerUp(t *testing.T) {
	prepared := Prepare(fivePercent())
	const most, tries = 400, 8
	const usual = "The price stays. What would five percent change for Martin on Friday?"
	for _, piece := range thinned(dear) {
		long := longest(piece)
		times, took := 0.0, time.Duration(0)
		for range tries {
			took = quickest(prepared, long)
			if times = float64(took) / float64(max(quickest(prepared, usual), 10*time.Microsecond)); times < most {
				break
			}
		}
		t.Logf("%q: %.0f usual replies", piece, times)
		if times >= most {
			t.Errorf("%q over and over takes %v, %.0f times a usual reply, at most %d", piece, took, times, most)
		}
	}
}

// quickest is the shortest of three tries.
func quickest(p Prepared, reply string) time.Duration {
	best := time.Hour
	for range 3 {
		began := time.Now()
		p.Grade(reply)
		best = min(best, time.Since(began))
	}
	return best
}

// longest is the piece over and over, as long as a reply may be.
func longest(piece string) string {
	return string([]rune(strings.Repeat(piece, 1+MaxReply/len([]rune(piece))))[:MaxReply])
}

// BenchmarkLongest is the reply that takes longest of those nobody would type.
func BenchmarkLongest(b *testing.B) {
	prepared, reply := Prepare(fivePercent()), longest("let me ask ")
	for b.Loop() {
		prepared.Grade(reply)
	}
}
