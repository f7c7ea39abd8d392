package rehearse

import "spar/internal/scenario"

// pasts are the scenario as it is played with every past that its conditions tell apart:
// first as the file tells it, for a trainee who has played no earlier episode. A file that
// is no later episode has one.
func pasts(sc *scenario.Scenario) []*scenario.Scenario {
	all := []*scenario.Scenario{sc}
	for _, memory := range sc.Worlds()[1:] {
		// Its values were taken before, so they are taken again.
		if other, err := sc.Remembering(memory); err == nil {
			all = append(all, other)
		}
	}
	return all
}
