package team

import (
	"slices"

	"spar/internal/scenario"
)

// ItemFigure is how much was played at one scenario of a phase.
type ItemFigure struct {
	Phase    scenario.PhaseID `json:"phase"`
	Scenario string           `json:"scenario"`
	Title    string           `json:"title"`
	People   int              `json:"people"`
	Attempts int              `json:"attempts"`
	// Replies are all that were kept, those that were taken back too.
	Replies int `json:"replies"`
	// Shown is false where fewer than Fewest people began it; the figures are 0 then.
	Shown bool `json:"shown"`
}

// played fills in how much was played: at every scenario of the plan, in its order, and
// then at what the plan has no place for any more. Every kept reply is in it once.
func (d *Drill) played(b *Board, members []Member) {
	for _, ph := range d.Phases() {
		for _, e := range ph.Scenarios {
			b.Items = append(b.Items, ItemFigure{Phase: ph.ID, Scenario: e.Scenario, Title: d.Titles[e.Scenario]})
		}
	}
	for _, m := range members {
		begun := map[int]bool{}
		for _, t := range m.Tries {
			i := slices.IndexFunc(b.Items, func(it ItemFigure) bool { return it.Phase == t.Phase && it.Scenario == t.Item })
			if i < 0 {
				i = len(b.Items)
				b.Items = append(b.Items, ItemFigure{Phase: t.Phase, Scenario: t.Item, Title: t.Item})
			}
			it, replies := &b.Items[i], len(m.Said[t.Attempt])
			if !begun[i] {
				begun[i] = true
				it.People++
			}
			it.Attempts++
			it.Replies += replies
			b.Attempts++
			b.Replies += replies
		}
	}
	for i := range b.Items {
		it := &b.Items[i]
		if it.Shown = it.People >= Fewest; !it.Shown {
			it.People, it.Attempts, it.Replies = 0, 0, 0
		}
	}
}
