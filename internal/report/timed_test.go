package report

import (
	"testing"
	"time"

	"spar/internal/practice"
)

func TestTimedTellsWhatWasLate(t *testing.T) {
	a := &practice.Attempt{Limit: 90 * time.Second, Took: []practice.Taken{{Turn: 1, Took: 90 * time.Second}, {Turn: 2, Took: 104 * time.Second}, {Turn: 2, Took: 8 * time.Second}}}
	d := NewTimed(a)
	if d == nil || d.Late != 1 || d.Text() != "Timed, 90 seconds a reply: 2 of 3 in time. Turn 2 took 104." {
		t.Errorf("%+v", d)
	}
	a.Limit = 0
	if NewTimed(a) != nil {
		t.Error("nothing was timed")
	}
}
