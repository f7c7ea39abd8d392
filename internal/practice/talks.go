package practice

import (
	"context"
	"errors"
	"time"

	"spar/internal/scenario"
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
	decode := remembered()
	for _, row := range rows {
		if row.Kind != Talk || row.Updated.Before(since) {
			continue
		}
		if limit > 0 && len(talks) == limit {
			break
		}
		a, err := p.resume(ctx, row.ID, decode)
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

// remembered decodes each text once: many talks are of few scenarios.
func remembered() decoder {
	type decoded struct {
		sc       *scenario.Scenario
		problems []scenario.Problem
	}
	known := map[string]decoded{}
	return func(name string, src []byte) (*scenario.Scenario, []scenario.Problem) {
		key := name + " " + string(src)
		d, ok := known[key]
		if !ok {
			d.sc, d.problems = scenario.Decode(name, src)
			known[key] = d
		}
		return d.sc, d.problems
	}
}
