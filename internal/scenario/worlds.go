package scenario

import (
	"math"
	"slices"
)

// A world is one way in which the earlier episodes may have gone, as far as the file's
// own conditions can tell it from another: what was given, how it ended, what became of
// the promise. There are few of them, so that it can be computed which conditions can
// hold together, and a rehearsal can try them all.

// mostWorlds bounds them; of a file that tells more apart, nothing is said of conditions
// that can never hold.
const mostWorlds = 64

// Worlds are the memories that are worth trying the scenario with: first none, so that
// the file's own past holds, then one for every other past that its conditions tell
// apart.
func (s *Scenario) Worlds() [][]Episode {
	worlds, _ := s.worlds()
	out := [][]Episode{nil}
	for _, w := range worlds[1:] {
		played := make([]Episode, len(w))
		for i, e := range w {
			played[i] = e.played(w)
		}
		out = append(out, played)
	}
	return out
}

// conditions are all of the file's conditions on what the client remembers.
func (s *Scenario) conditions() []*Remembered {
	var all []*Remembered
	for i := range s.Beats {
		b := &s.Beats[i]
		if b.Opens != nil {
			all = append(all, b.Opens)
		}
		for j := range b.Remembers {
			all = append(all, &b.Remembers[j].When)
		}
		for j := range b.Leads {
			if c := b.Leads[j].When.Account; c != nil {
				all = append(all, c)
			}
		}
	}
	return all
}

// worlds are the pasts that the conditions tell apart, the file's own first, and false
// where there are too many to list.
func (s *Scenario) worlds() (worlds [][]Episode, all bool) {
	worlds = [][]Episode{nil}
	if s.Account == nil {
		return worlds, true
	}
	asked := s.conditions()
	for _, p := range s.Account.Past {
		var about []*Remembered
		for _, c := range asked {
			if c.Episode == p.Episode {
				about = append(about, c)
			}
		}
		var next [][]Episode
		for _, e := range p.episode(s.Offer.Currency).variants(about, p.Episode == s.Account.Episode-1) {
			for _, w := range worlds {
				next = append(next, append(slices.Clone(w), e))
			}
		}
		if worlds = next; len(worlds) > mostWorlds {
			return worlds[:mostWorlds], false
		}
	}
	return worlds, true
}

// variants are the ways in which the episode may have gone that the conditions tell
// apart; as the file tells it comes first. Only a later talk shows whether a promise was
// kept, so that of the newest one it is open.
func (e Episode) variants(about []*Remembered, newest bool) []Episode {
	become := []Promise{NoPromise, OpenPromise, KeptPromise, BrokenPromise}
	if newest {
		become = become[:2]
	}
	if e.Promise == "" {
		e.Promise = NoPromise
		if len(e.Promises) > 0 {
			e.Promise = OpenPromise
		}
	}
	all := []Episode{e}
	vary := func(change func(e Episode, add func(Episode))) {
		for _, v := range slices.Clone(all) {
			change(v, func(other Episode) {
				all = append(all, other)
			})
		}
	}
	var percents []float64
	var endings []string
	gave, promise := false, false
	for _, c := range about {
		gave = gave || c.Gave != "" || c.Percent != (Bounds{})
		promise = promise || c.Promise != ""
		endings = append(endings, c.Ended...)
		for _, edge := range []*float64{c.Percent.AtLeast, c.Percent.AtMost} {
			if edge != nil {
				percents = append(percents, *edge)
			}
		}
	}
	if gave {
		vary(func(v Episode, add func(Episode)) {
			for _, gifts := range giftsAround(percents) {
				other := v
				other.Gifts = gifts
				add(other)
			}
		})
	}
	if len(endings) > 0 {
		vary(func(v Episode, add func(Episode)) {
			for _, id := range append(slices.Compact(slices.Sorted(slices.Values(endings))), "another") {
				if id != v.Ending {
					v.Ending = id
					add(v)
				}
			}
		})
	}
	if promise {
		vary(func(v Episode, add func(Episode)) {
			for _, p := range become {
				if p != e.Promise {
					v.Promise = p
					if v.Promises = nil; p != NoPromise {
						v.Promises = []string{"I'll be there on Monday at nine"}
					}
					add(v)
				}
			}
		})
	}
	return distinct(about, all)
}

// giftsAround are gifts for nothing that percentages tell apart: none, one in kind, and
// a part of the price at each bound and on both sides of it.
func giftsAround(edges []float64) [][]Gift {
	out := [][]Gift{nil, {{What: "we'll do that one for you"}}}
	points := []float64{5}
	slices.Sort(edges)
	for i, edge := range edges {
		next := 100.0
		if i+1 < len(edges) {
			next = edges[i+1]
		}
		points = append(points, edge, (edge+next)/2)
		if i == 0 {
			points = append(points, edge/2)
		}
	}
	for _, p := range points {
		if p = math.Round(p*thousandths) / thousandths; p > 0 && p <= 100 {
			out = append(out, []Gift{{What: Percent(p), Percent: p}})
		}
	}
	return out
}

// alike reports whether no condition tells the two apart.
func alike(about []*Remembered, a, b Episode) bool {
	return !slices.ContainsFunc(about, func(c *Remembered) bool { return c.holds(a) != c.holds(b) })
}

// distinct keeps of those that no condition tells apart the first.
func distinct(about []*Remembered, all []Episode) []Episode {
	var out []Episode
	for _, e := range all {
		if !slices.ContainsFunc(out, func(o Episode) bool { return alike(about, o, e) }) {
			out = append(out, e)
		}
	}
	return out
}

// played is the episode as one that was played in this world: what became of its promise
// is told by the episode after it.
func (e Episode) played(world []Episode) Episode {
	for _, before := range world {
		if before.Number == e.Number-1 && (before.Promise == KeptPromise || before.Promise == BrokenPromise) {
			e.Asked = before.Promise
		}
	}
	for i, g := range e.Gifts {
		if g.Percent > 0 && g.Sum == 0 {
			e.Gifts = slices.Clone(e.Gifts)
			e.Gifts[i].Sum = g.Percent * 100
		}
	}
	e.Tells = ""
	return e
}

// place works out in which worlds each condition holds. Where there are too many worlds
// to list every condition can hold and can fail.
func (s *Scenario) place() {
	conditions := s.conditions()
	if len(conditions) == 0 {
		return
	}
	worlds, known := s.worlds()
	for _, c := range conditions {
		if c.in, c.out = 0, 0; !known {
			c.in, c.out = math.MaxUint64, math.MaxUint64
			continue
		}
		for i, w := range worlds {
			at := slices.IndexFunc(w, func(e Episode) bool { return e.Number == c.Episode })
			if at >= 0 && c.holds(w[at]) {
				c.in |= 1 << i
			} else {
				c.out |= 1 << i
			}
		}
	}
}
