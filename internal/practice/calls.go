package practice

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

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
// reply of a library takes a second. It is the same for everybody, so a team's database has
// it once, and a server reads it once.
type callList struct {
	p     *Practice
	fresh []store.Derived
}

func (p *Practice) calls(ctx context.Context) (*callList, error) {
	return &callList{p: p}, p.shelf.readCalls(func() error {
		kept, err := p.store.For("").Derived(ctx, derivedCalls)
		for digest, d := range kept {
			var w wants
			if d.MadeFrom == madeBy() && json.Unmarshal([]byte(d.Body), &w) == nil {
				p.shelf.learned(digest, w)
			}
		}
		return err
	})
}

// of is what the text of a scenario calls for, with its parameters at their defaults.
func (c *callList) of(id string, text store.Text) (wants, error) {
	if w, ok := c.p.shelf.callsOf(text.Digest); ok {
		return w, nil
	}
	sc, problems := scenario.Decode(id+extension, text.Body)
	if sc == nil {
		return wants{}, &BrokenError{ID: id, Problems: problems}
	}
	return c.add(sc, text.Digest)
}

func (c *callList) add(sc *scenario.Scenario, digest string) (wants, error) {
	w := wantsOf(sc)
	return w, c.remember(sc.ID, digest, w)
}

// learn works out what many scenarios call for, beside each other, where it is not known.
func (c *callList) learn(ctx context.Context, all []*scenario.Scenario) error {
	if len(c.unknown(all)) == 0 {
		return nil
	}
	c.p.shelf.learning.Lock()
	defer c.p.shelf.learning.Unlock()
	unknown := c.unknown(all) // somebody else may have learned them meanwhile
	abreast(unknown, func(sc *scenario.Scenario) (none struct{}) {
		if ctx.Err() == nil { // what was learned before somebody left need not be learned again
			c.p.shelf.learned(sc.Digest, wantsOf(sc))
		}
		return none
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, sc := range unknown {
		w, _ := c.p.shelf.callsOf(sc.Digest) // it was learned a moment ago
		if err := c.remember(sc.ID, sc.Digest, w); err != nil {
			return err
		}
	}
	return nil
}

// unknown are the scenarios that it is not known of what they call for.
func (c *callList) unknown(all []*scenario.Scenario) []*scenario.Scenario {
	return slices.DeleteFunc(slices.Clone(all), func(sc *scenario.Scenario) bool { _, ok := c.p.shelf.callsOf(sc.Digest); return ok })
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
	c.p.shelf.learned(digest, w)
	c.fresh = append(c.fresh, store.Derived{Key: digest, MadeFrom: madeBy(), Body: string(body)})
	return nil
}

// keep stores what was worked out since.
func (c *callList) keep(ctx context.Context) error {
	fresh := c.fresh
	c.fresh = nil
	return c.p.store.For("").PutDerived(ctx, derivedCalls, fresh...)
}
