package practice

import (
	"context"
	"time"

	"spar/internal/store"
)

// Taken is how long one reply took.
type Taken struct {
	Turn int           `json:"turn"`
	Took time.Duration `json:"-"`
}

// Late reports whether the reply took longer than the limit; never where there is none.
func (t Taken) Late(limit time.Duration) bool { return limit > 0 && t.Took > limit }

// Heard stores that the buyer's line stands in front of the trainee, from which moment
// on a timed reply is timed: reading the marks of the one before is not counted. In an
// attempt that is not timed it does nothing.
func (p *Practice) Heard(ctx context.Context, a *Attempt) error {
	if a.Limit == 0 || a.State.Done() {
		return nil
	}
	_, err := p.commit(ctx, a, store.Line{Kind: lineHeard, KeepDraft: true}, a.State, nil)
	return err
}

// Now is the time by the clock that everything is stored by.
func (p *Practice) Now() time.Time { return p.opts.Now() }

// took notes a line that was stored.
func (a *Attempt) took(l store.Line) {
	a.Times = append(a.Times[:len(a.Times):len(a.Times)], l.Created)
	switch l.Kind {
	case lineReply:
		from := a.Times[len(a.Times)-2]
		if !a.heard.IsZero() {
			from = a.heard
		}
		a.Took = append(a.Took[:len(a.Took):len(a.Took)], Taken{Turn: a.State.Turn, Took: max(0, l.Created.Sub(from))})
		a.heard = time.Time{}
	case lineHeard:
		a.heard = l.Created
	}
}

// taken works out of the stored lines how long each reply took, and when the line that
// waits was heard.
func taken(lines []store.Line) ([]Taken, time.Time) {
	var a Attempt
	for i, l := range lines {
		if i == 0 {
			a.Times = []time.Time{l.Created}
			continue
		}
		switch l.Kind {
		case lineReply:
			a.State.Turn++
		case lineAgain:
			a.State.Turn = max(0, a.State.Turn-1)
		}
		a.took(l)
	}
	return a.Took, a.heard
}
