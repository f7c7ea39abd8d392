package practice

import (
	"context"
	"encoding/json"
	"fmt"

	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/store"
)

// wants is what a scenario's text calls for.
type wants struct {
	Prospecting bool                     `json:"prospecting,omitempty"`
	Beats       map[string]schedule.Call `json:"beats"`
}

// callList knows what scenario texts call for, by their digests: grading every model
// reply of a library takes a second.
type callList struct {
	p     *Practice
	kept  map[string]store.Derived
	fresh []store.Derived
}

func (p *Practice) calls(ctx context.Context) (*callList, error) {
	kept, err := p.store.Derived(ctx, derivedCalls)
	return &callList{p: p, kept: kept}, err
}

// of is what the text of a scenario calls for, with its parameters at their defaults.
func (c *callList) of(id string, text store.Text) (wants, error) {
	if w, ok := c.known(text.Digest); ok {
		return w, nil
	}
	sc, problems := scenario.Decode(id+extension, text.Body)
	if sc == nil {
		return wants{}, &BrokenError{ID: id, Problems: problems}
	}
	return c.add(sc, text.Digest)
}

func (c *callList) known(digest string) (w wants, ok bool) {
	d, ok := c.kept[digest]
	if !ok || d.MadeFrom != madeBy() || json.Unmarshal([]byte(d.Body), &w) != nil {
		return wants{}, false
	}
	return w, true
}

func (c *callList) add(sc *scenario.Scenario, digest string) (wants, error) {
	w := wantsOf(sc)
	return w, c.remember(sc.ID, digest, w)
}

// learn works out what many scenarios call for, beside each other, where it is not known.
func (c *callList) learn(ctx context.Context, all []*scenario.Scenario) error {
	var unknown []*scenario.Scenario
	for _, sc := range all {
		if _, ok := c.known(sc.Digest); !ok {
			unknown = append(unknown, sc)
		}
	}
	learned := abreast(unknown, func(sc *scenario.Scenario) (w wants) {
		if ctx.Err() == nil {
			w = wantsOf(sc)
		}
		return w
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, sc := range unknown {
		if err := c.remember(sc.ID, sc.Digest, learned[i]); err != nil {
			return err
		}
	}
	return nil
}

// wantsOf grades the model replies of a scenario.
func wantsOf(sc *scenario.Scenario) wants {
	w := wants{Prospecting: sc.Stage == scenario.Prospecting, Beats: map[string]schedule.Call{}}
	for i := range sc.Beats {
		w.Beats[sc.Beats[i].ID] = schedule.CalledBy(sc, &sc.Beats[i])
	}
	return w
}

func (c *callList) remember(id, digest string, w wants) error {
	body, err := json.Marshal(w)
	if err != nil {
		return fmt.Errorf("what %s calls for: %w", id, err)
	}
	d := store.Derived{Key: digest, MadeFrom: madeBy(), Body: string(body)}
	c.kept[digest] = d
	c.fresh = append(c.fresh, d)
	return nil
}

// keep stores what was worked out since.
func (c *callList) keep(ctx context.Context) error {
	fresh := c.fresh
	c.fresh = nil
	return c.p.store.PutDerived(ctx, derivedCalls, fresh...)
}
