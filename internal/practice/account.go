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

// Recalled is Scenario as its account's client would play it with this trainee now: what
// they remember of earlier episodes is in its texts, and told in Account.Memory.
func (p *Practice) Recalled(ctx context.Context, id string) (*scenario.Scenario, error) {
	found, err := p.entry(id)
	if err != nil {
		return nil, err
	}
	memory, err := p.memory(ctx, found.scenario)
	if err != nil || len(memory) == 0 {
		return found.scenario, err
	}
	return found.scenario.Remembering(memory)
}

// memory is what a client remembers of the earlier episodes that the trainee has played:
// of each the newest talk that came to an end. Talks with the answer known are left out,
// and so are damaged ones: they are told elsewhere.
func (p *Practice) memory(ctx context.Context, sc *scenario.Scenario) ([]scenario.Episode, error) {
	if sc.Account == nil || sc.Account.Episode < 2 {
		return nil, nil
	}
	cards, err := catalogue(p.lib, p.glance)
	if err != nil {
		return nil, err
	}
	ended, _, err := p.store.Bests(ctx, Talk)
	if err != nil {
		return nil, err
	}
	return p.memoryOf(ctx, sc, cards, ended)
}

// memoryOf is memory where the library and the ended talks are at hand.
func (p *Practice) memoryOf(ctx context.Context, sc *scenario.Scenario, cards []Card, ended map[string]store.Attempt) ([]scenario.Episode, error) {
	earlier := episodes(cards, sc.Account)
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

// recall puts what clients remember into the cards of later episodes.
func (p *Practice) recall(ctx context.Context, cards []Card, ended map[string]store.Attempt) error {
	for i := range cards {
		c := &cards[i]
		if c.Scenario == nil || c.Glance || c.Scenario.Account == nil || c.Scenario.Account.Episode < 2 {
			continue
		}
		memory, err := p.memoryOf(ctx, c.Scenario, cards, ended)
		if err != nil {
			return err
		}
		if len(memory) == 0 {
			continue
		}
		if c.Scenario, err = c.Scenario.Remembering(memory); err != nil {
			return err
		}
	}
	return nil
}

// episodes are the library's earlier episodes with the client, by id.
func episodes(cards []Card, account *scenario.Account) map[string]int {
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
	return earlier
}

// filled is the scenario of a stored attempt as it was played: with the trainee's own
// values and with what its client remembered then.
func filled(raw *scenario.Scenario, whole *store.Whole) (*scenario.Scenario, error) {
	return raw.FillFor(whole.Params, originOf(whole.Lines).Memory)
}
