package practice

import (
	"context"
	"errors"

	"spar/internal/play"
	"spar/internal/store"
)

// act does one thing in an attempt. Where it meets a line that was thought lost with the
// answer of an away database and was stored after all, it goes on from that one.
func (p *Practice) act(ctx context.Context, a *Attempt, do func() ([]play.Event, error)) ([]play.Event, error) {
	events, err := do()
	if p.caughtUp(ctx, a, err) {
		return do()
	}
	return events, err
}

// caughtUp brings a to where the store has it, if err says that it stands elsewhere and
// that is because of the unsure line. Only one that did not end its turn is taken in
// silently, such as help that was asked for: a reply would bring another line of the
// buyer, and whoever said something else instead must see that first.
func (p *Practice) caughtUp(ctx context.Context, a *Attempt, err error) bool {
	u := a.unsure
	if u.ID == "" || !u.KeepDraft || !errors.Is(err, store.ErrConflict) {
		return false
	}
	now, err := p.Resume(ctx, a.ID)
	if err != nil || now.row.Seq != u.Seq || now.last != u.ID {
		return false
	}
	now.Draft = a.Draft
	*a = *now
	return true
}
