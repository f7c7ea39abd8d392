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
		if l.Text == afterOutage {
			a.Away += max(0, l.Created.Sub(a.Times[len(a.Times)-2]))
		}
	}
}

// afterOutage is the text of a line that says that the database was away from the reply
// before it until then.
const afterOutage = "away"

// shortest is how long the database must have been away for it to be noted.
const shortest = time.Second

// back notes that the database was away while a reply waited for it: that time is not the
// trainee's. What cannot be noted is theirs after all, and the reply is kept in any case.
func (p *Practice) back(ctx context.Context, a *Attempt, sent time.Time) {
	if a.Run == nil || a.State.Done() || p.opts.Now().Sub(sent) < shortest {
		return
	}
	_, _ = p.commit(ctx, a, store.Line{Kind: lineHeard, Text: afterOutage, KeepDraft: true}, a.State, nil)
}

// timing is what the stored lines tell of the time: how long each reply took, when the line
// that waits was heard, and how long the database was away.
func timing(lines []store.Line) Attempt {
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
	return a
}
