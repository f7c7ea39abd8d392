package report

import (
	"fmt"
	"strings"

	"spar/internal/practice"
)

// Timed is how a timed attempt kept its time.
type Timed struct {
	Limit   float64      `json:"limit_seconds"`
	Replies []TimedReply `json:"replies"`
	Late    int          `json:"late"`
}

// TimedReply is how long one reply took, from when its line was heard.
type TimedReply struct {
	Turn    int     `json:"turn"`
	Seconds float64 `json:"seconds"`
	Late    bool    `json:"late"`
}

// NewTimed tells how the time was kept; nil where nothing was timed.
func NewTimed(a *practice.Attempt) *Timed {
	if a.Limit <= 0 || len(a.Took) == 0 {
		return nil
	}
	t := &Timed{Limit: a.Limit.Seconds(), Replies: []TimedReply{}}
	for _, k := range a.Took {
		r := TimedReply{Turn: k.Turn, Seconds: k.Took.Seconds(), Late: k.Late(a.Limit)}
		if r.Late {
			t.Late++
		}
		t.Replies = append(t.Replies, r)
	}
	return t
}

// Text tells it in a sentence or two.
func (t Timed) Text() string {
	s := fmt.Sprintf("Timed, %.0f seconds a reply: %d of %d in time.", t.Limit, len(t.Replies)-t.Late, len(t.Replies))
	var late []string
	for _, r := range t.Replies {
		if r.Late {
			late = append(late, fmt.Sprintf("turn %d took %.0f", r.Turn, r.Seconds))
		}
	}
	if len(late) > 0 {
		s += " " + UpperFirst(strings.Join(late, ", ")) + "."
	}
	return s
}
