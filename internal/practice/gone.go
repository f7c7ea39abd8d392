package practice

import (
	"context"
	"fmt"

	"spar/internal/store"
)

// Gone is an attempt that was deleted, with all that was written about it: held in
// memory alone, for as long as the deletion may be taken back.
type Gone struct {
	whole    store.Whole
	remarks  []store.Remark
	regrades []store.Regrade
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
	remarks, err := p.store.Remarks(ctx)
	if err != nil {
		return g, err
	}
	for _, r := range remarks {
		if r.Attempt == attemptID {
			g.remarks = append(g.remarks, r)
		}
	}
	regrades, err := p.store.Regrades(ctx)
	if err != nil {
		return g, err
	}
	for _, r := range regrades {
		if r.Attempt == attemptID {
			g.regrades = append(g.regrades, r)
		}
	}
	return g, p.Delete(ctx, attemptID)
}

// BringBack stores a deleted attempt again as it was.
func (p *Practice) BringBack(ctx context.Context, g Gone) error {
	if _, err := p.store.Merge(ctx, g.whole); err != nil {
		return err
	}
	for _, r := range g.remarks {
		if _, err := p.store.AddRemark(ctx, r); err != nil {
			return fmt.Errorf("a remark of the attempt: %w", err)
		}
	}
	_, err := p.store.AddRegrades(ctx, g.regrades)
	return err
}
