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

// TestNoReplyHoldsAServerUp makes replies as long as may be of one piece over and over. The
// dearest takes 10 ms; a bound of a second, for the shortest of a few tries, is crossed by
// what backtracks and by no busy machine. BenchmarkLongest has the time itself.
func TestNoReplyHoldsAServerUp(t *testing.T) {
	const most, tries = time.Second, 5
	prepared := Prepare(fivePercent())
	for _, piece := range thinned(dear) {
		reply, took := longest(piece), time.Hour
		for n := 0; n < tries && took > most; n++ {
			began := time.Now()
			prepared.Grade(reply)
			took = min(took, time.Since(began))
		}
		if took > most {
			t.Errorf("%q over and over takes %v, at most %v", piece, took, most)
		}
	}
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
