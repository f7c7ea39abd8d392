package team

import (
	"context"

	"spar/internal/practice"
	"spar/internal/store"
)

// Plans are the plans of drills on the team's list.
func (t *Team) Plans(ctx context.Context) ([]store.Drill, error) { return t.store.Drills(ctx) }

// Keep puts the drill on the list from which the home screen shows it; one that is on it
// with the same text stays as it is.
func (d *Drill) Keep(ctx context.Context, p *practice.Practice) error {
	plans, err := p.Plans(ctx)
	if err != nil {
		return err
	}
	for _, have := range plans {
		if have.ID == d.ID && string(have.Body) == string(d.Src) {
			return nil
		}
	}
	return p.KeepPlan(ctx, d.ID, d.Title, d.Src)
}

// Drills are the drills on the list that can be played from the library of p, the newest
// first. One whose plan does not fit the library any more is left out: spar drill check
// tells why.
func Drills(ctx context.Context, p *practice.Practice) ([]*Drill, error) {
	plans, err := p.Plans(ctx)
	if err != nil {
		return nil, err
	}
	var all []*Drill
	for _, plan := range plans {
		if d, _ := ReadDrill(plan.ID+".yaml", plan.Body, p); d != nil {
			all = append(all, d)
		}
	}
	return all, nil
}
