package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/schedule"
	"spar/internal/store"
)

// The kinds of what is worked out and kept, and the number to raise when what is kept
// changes its shape or its meaning.
const (
	derivedReplies = "replies"
	derivedCalls   = "calls"
	derivedFormat  = "3"
)

// madeBy names the program's part in what is worked out.
func madeBy() string { return derivedFormat + " " + grade.Digest() }

// Replies are all replies of all attempts, as schedules, goals and progress want them,
// in the order in which they were given. What an attempt's replies say is worked out
// once and kept; what was imported, gone on with or regraded since is worked out anew.
// An attempt that is damaged is left out, and spar doctor names it.
func (p *Practice) Replies(ctx context.Context) ([]schedule.Reply, error) {
	rows, err := p.store.List(ctx, store.Which{})
	if err != nil {
		return nil, err
	}
	kept, err := p.store.Derived(ctx, derivedReplies)
	if err != nil {
		return nil, err
	}
	calls, err := p.calls(ctx)
	if err != nil {
		return nil, err
	}
	later, err := p.laterMarks(ctx)
	if err != nil {
		return nil, err
	}
	var all []schedule.Reply
	var fresh []store.Derived
	for _, row := range rows {
		if row.Damaged {
			continue
		}
		var replies []schedule.Reply
		from := fmt.Sprintf("%s %d", madeBy(), row.Seq)
		if d, ok := kept[row.ID]; ok && d.MadeFrom == from && json.Unmarshal([]byte(d.Body), &replies) == nil {
			all = append(all, replies...)
			continue
		}
		whole, err := p.store.Load(ctx, row.ID)
		if errors.Is(err, store.ErrCorrupt) || errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if replies, err = repliesOf(whole, calls, later); err != nil {
			continue // of a newer spar, or of a scenario that this one cannot read
		}
		body, err := json.Marshal(replies)
		if err != nil {
			return nil, fmt.Errorf("the replies of the attempt %s: %w", row.ID, err)
		}
		from = fmt.Sprintf("%s %d", madeBy(), whole.Seq)
		fresh = append(fresh, store.Derived{Key: row.ID, MadeFrom: from, Body: string(body)})
		all = append(all, replies...)
	}
	return schedule.InOrder(all), errors.Join(p.store.PutDerived(ctx, derivedReplies, fresh...), calls.keep(ctx))
}

// repliesOf reads the replies of an attempt out of its events, by their newest marks.
func repliesOf(whole store.Whole, calls *callList, later laterMarks) ([]schedule.Reply, error) {
	wants, err := calls.of(whole.Scenario, whole.Text)
	if err != nil {
		return nil, err
	}
	all := []schedule.Reply{}
	helped := 0
	for _, l := range whole.Lines {
		events, err := decodeEvents(l.Events)
		if err != nil {
			return nil, err
		}
		for _, ev := range events {
			if h, ok := ev.(play.Helped); ok {
				helped = h.Step
			}
		}
		for _, r := range schedule.Replies(later.instead(whole.ID, l.Seq, events)) {
			r.Attempt, r.Scenario, r.At = whole.ID, whole.Scenario, l.Created
			r.Prospecting, r.Called = wants.Prospecting, wants.Beats[r.Beat]
			r.Counts, r.Alone = r.Counts && whole.Kind != Informed, whole.Kind == WarmUp
			r.Helped, helped = helped, 0
			all = append(all, r)
		}
	}
	return all, nil
}
