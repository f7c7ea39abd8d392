package practice

import (
	"context"
	"errors"
	"time"

	"spar/internal/store"
)

// Talks loads the ordinary attempts that were touched at or after since (the zero time
// for all), newest first, at most limit of them (0 for all), whole: for reports and
// for one's own medians. Practice with the answer known is not among them. An attempt
// that is damaged, or whose scenario this spar cannot read, is left out and counted.
func (p *Practice) Talks(ctx context.Context, since time.Time, limit int) (talks []*Attempt, left int, err error) {
	rows, err := p.store.List(ctx, store.Which{})
	if err != nil {
		return nil, 0, err
	}
	for _, row := range rows {
		if row.Kind != Talk || row.Updated.Before(since) {
			continue
		}
		if limit > 0 && len(talks) == limit {
			break
		}
		a, err := p.Resume(ctx, row.ID)
		var broken *BrokenError
		switch {
		case errors.Is(err, store.ErrCorrupt), errors.Is(err, store.ErrNotFound), errors.As(err, &broken):
			left++
			continue
		case err != nil:
			return nil, left, err
		}
		talks = append(talks, a)
	}
	return talks, left, nil
}
