package grade

import (
	"strings"
	"testing"
	"time"
)

// TestGradingGrowsWithTheReply makes a reply four times as long, up to the longest, and
// wants about four times the time: nobody can hold a server up with a reply. The shortest
// of several tries counts, since a busy machine can only make it longer.
func TestGradingGrowsWithTheReply(t *testing.T) {
	sit := &Situation{
		Context: "You sell forty seats of Tally at $48,000 a year.", BuyerName: "Dana Whitlock",
		Offer:     Offer{Item: "forty seats of Tally", Price: "48000", Currency: "USD", Concessions: []string{"a training day"}},
		BuyerLine: "Give me five percent by Friday.", Facts: []string{"Approvals went from nine days to two."},
		Models: []string{"The price stays. What would five percent change for Martin on Friday?"},
	}
	prepared := Prepare(sit)
	const most = 12 // what is quadratic takes 16 times; how many trials evidence takes changes as well
	for _, piece := range thinned([]string{
		"5% ", "no ", "not ", "if you ", "I can do 5% if ", "price ", "\"no discount\" ", "“", "“ok ” ", "a ", "a", "'", "sign ", "and then ", "Friday ", "9 ",
		"Dana ", "training day ", "nine days to two ", "sorry ", "maybe ", "I will ", "what would ", "? ", ". ", "no, not ", "e\u0301 ", "$48,000 ", "let me ask ", "thank you so much ",
	}) {
		whole := strings.Repeat(piece, 1+MaxReply/len([]rune(piece)))
		long := string([]rune(whole)[:MaxReply])
		short := string([]rune(whole)[:MaxReply/4])
		ratio, took := 0.0, time.Duration(0)
		for range 8 {
			took = quickest(prepared, long)
			if ratio = float64(took) / float64(max(quickest(prepared, short), 10*time.Microsecond)); ratio < most {
				break
			}
		}
		if ratio >= most {
			t.Errorf("%q over and over takes %.1f times as long (%v) when it is four times as long", piece, ratio, took)
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
