package grade

import (
	"encoding/json"
	"testing"
)

// TestMarksStand keeps marks while other replies are graded at the same desk: none of them
// points to room that is used again.
func TestMarksStand(t *testing.T) {
	situations, replies := corpus(t)
	replies = thinned(replies)[:240/thin]
	kept, asGiven := make([]Marks, len(replies)), make([]string, len(replies))
	written := func(m Marks) string {
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for i, r := range replies {
		kept[i] = Grade(situations[r.Beat], r.Text)
		asGiven[i] = written(kept[i])
	}
	for i, r := range replies {
		if now := written(kept[i]); now != asGiven[i] {
			t.Errorf("%q was %s and became %s", r.Text, asGiven[i], now)
		}
	}
}
