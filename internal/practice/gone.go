package practice

import (
	"context"
	"fmt"
	"slices"

	"spar/internal/store"
)

// Gone is an attempt that was deleted, with all that was written about it, by its trainee
// and by coaches: held in memory alone, for as long as the deletion may be taken back.
type Gone struct {
	whole    store.Whole
	remarks  []store.Remark
	regrades []store.Regrade
	shares   []store.Share
	marks    []store.CoachMark
	disputes []store.Dispute
	runs     []store.Ran // its place in a drill, where it has one
}

// Title is what the attempt was called.
func (g Gone) Title() string { return g.whole.Title }

// Remove deletes an attempt as Delete does, and hands back what BringBack needs. A
// damaged attempt cannot be brought back and is not removed: the error says so.
func (p *Practice) Remove(ctx context.Context, attemptID string) (g Gone, err error) {
	if err := p.Flush(ctx); err != nil { // what was typed comes back too
		return g, err
	}
	if g.whole, err = p.store.Load(ctx, attemptID); err != nil {
		return g, err
	}
	for _, read := range []func() error{
		func() error {
			return only(ctx, p.store.Remarks, &g.remarks, func(r store.Remark) bool { return r.Attempt == attemptID })
		},
		func() error {
			return only(ctx, p.store.Regrades, &g.regrades, func(r store.Regrade) bool { return r.Attempt == attemptID })
		},
		func() error {
			return only(ctx, p.store.Shares, &g.shares, func(s store.Share) bool { return s.Attempt == attemptID })
		},
		func() error {
			return only(ctx, p.store.CoachMarks, &g.marks, func(m store.CoachMark) bool { return m.Attempt == attemptID })
		},
		func() error {
			return only(ctx, p.store.Disputes, &g.disputes, func(d store.Dispute) bool { return d.Attempt == attemptID })
		},
		func() error {
			all := func(ctx context.Context) ([]store.Ran, error) { return p.store.Runs(ctx, "") }
			return only(ctx, all, &g.runs, func(r store.Ran) bool { return r.Run.Attempt == attemptID })
		},
	} {
		if err := read(); err != nil {
			return g, err
		}
	}
	return g, p.Delete(ctx, attemptID)
}

// only reads rows and keeps those that are wanted.
func only[T any](ctx context.Context, read func(context.Context) ([]T, error), into *[]T, wanted func(T) bool) error {
	all, err := read(ctx)
	*into = slices.DeleteFunc(all, func(row T) bool { return !wanted(row) })
	return err
}

// BringBack stores a deleted attempt again as it was, with all that was written about it.
// After an error it may be called again: what is back already stays as it is.
func (p *Practice) BringBack(ctx context.Context, g Gone) error {
	if _, err := p.store.Merge(ctx, g.whole); err != nil {
		return err
	}
	for _, r := range g.runs {
		if err := p.store.AddRun(ctx, r.Run); err != nil {
			return fmt.Errorf("the attempt's place in a drill: %w", err)
		}
	}
	for _, r := range g.remarks {
		if _, err := p.store.AddRemark(ctx, r); err != nil {
			return fmt.Errorf("a remark of the attempt: %w", err)
		}
	}
	for _, s := range g.shares {
		if err := p.store.AddShare(ctx, s); err != nil {
			return fmt.Errorf("what was shared of the attempt: %w", err)
		}
	}
	for _, m := range g.marks {
		if _, err := p.store.AddCoachMark(ctx, m); err != nil {
			return fmt.Errorf("a coach's marks of the attempt: %w", err)
		}
	}
	for _, d := range g.disputes {
		if err := p.bringBackDispute(ctx, d); err != nil {
			return fmt.Errorf("a dispute about the attempt: %w", err)
		}
	}
	_, err := p.store.AddRegrades(ctx, g.regrades)
	return err
}

// bringBackDispute stores a dispute again, and how it was settled.
func (p *Practice) bringBackDispute(ctx context.Context, d store.Dispute) error {
	if err := p.store.AddDispute(ctx, d); err != nil || d.Settled.IsZero() {
		return err
	}
	_, err := p.store.SettleDispute(ctx, d.ID, d.Settlement)
	return err
}
