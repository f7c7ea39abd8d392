package practice

import (
	"context"
	"errors"
	"slices"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// Recalled is the scenario as its account's client would play it with this trainee now:
// what they remember of earlier episodes is in its texts, and told in Account.Memory. A
// scenario that is no later episode comes back as it is.
func (p *Practice) Recalled(ctx context.Context, sc *scenario.Scenario, set map[string]string) (*scenario.Scenario, error) {
	memory, err := p.memory(ctx, sc)
	if err != nil {
		return nil, err
	}
	return sc.FillFor(set, memory)
}

// memory is what a client remembers of the earlier episodes that the trainee has played:
// of each the newest talk that came to an end. Talks with the answer known are left out,
// and so are damaged ones: they are told elsewhere.
func (p *Practice) memory(ctx context.Context, sc *scenario.Scenario) ([]scenario.Episode, error) {
	if sc.Account == nil || sc.Account.Episode < 2 {
		return nil, nil
	}
	earlier, err := p.episodes(sc.Account)
	if err != nil || len(earlier) == 0 {
		return nil, err
	}
	ended, _, err := p.store.Bests(ctx, Talk)
	if err != nil {
		return nil, err
	}
	newest := map[int]store.Attempt{}
	for id, episode := range earlier {
		row, ok := ended[id]
		if had, two := newest[episode]; ok && !row.Damaged && (!two || row.Ended.After(had.Ended)) {
			newest[episode] = row
		}
	}
	var memory []scenario.Episode
	for _, row := range newest {
		a, err := p.Resume(ctx, row.ID)
		var broken *BrokenError
		switch {
		case errors.Is(err, store.ErrCorrupt), errors.Is(err, store.ErrNotFound), errors.As(err, &broken):
			continue
		case err != nil:
			return nil, err
		}
		// The text that was played says which episode it was; the library's may have changed.
		e := play.Remember(a.Scenario, a.Events)
		if e.Number < 1 || e.Number >= sc.Account.Episode {
			continue
		}
		e.Attempt = a.ID
		memory = append(memory, e)
	}
	slices.SortFunc(memory, func(a, b scenario.Episode) int { return a.Number - b.Number })
	return memory, nil
}

// episodes are the library's earlier episodes with the client, by id.
func (p *Practice) episodes(account *scenario.Account) (map[string]int, error) {
	cards, err := catalogue(p.lib, p.glance)
	if err != nil {
		return nil, err
	}
	earlier := map[string]int{}
	for _, c := range cards {
		if c.Scenario == nil || c.Scenario.Account == nil {
			continue
		}
		a := c.Scenario.Account
		if strings.EqualFold(a.Client, account.Client) && a.Episode < account.Episode {
			earlier[c.ID] = a.Episode
		}
	}
	return earlier, nil
}

// filled is the scenario of a stored attempt as it was played: with the trainee's own
// values and with what its client remembered then.
func filled(raw *scenario.Scenario, whole *store.Whole) (*scenario.Scenario, error) {
	return raw.FillFor(whole.Params, originOf(whole.Lines).Memory)
}
