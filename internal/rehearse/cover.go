package rehearse

import (
	"fmt"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
)

// Coverage says what of a scenario was reached, and how often, by its transcripts and
// the trainees; in file order.
type Coverage struct {
	Talks int `json:"talks"` // transcripts and trainees together
	// Searched is true where a way was looked for to branches, too, and not only to
	// beats and endings.
	Searched bool     `json:"searched"`
	Beats    []Place  `json:"beats"`
	Branches []Branch `json:"branches"`
	Endings  []Place  `json:"endings"`
}

// Place is a beat or an ending.
type Place struct {
	ID    string `json:"id"`
	Times int    `json:"times"`
	// Way is one way there, where nobody came by themselves; nil where none was found.
	Way *Way `json:"way,omitempty"`
}

// Branch is one lead of a beat.
type Branch struct {
	Beat  string `json:"beat"`
	Lead  int    `json:"lead"` // index in the beat
	To    string `json:"to"`
	Times int    `json:"times"`
	Way   *Way   `json:"way,omitempty"`
}

// Way is what has to be said to get somewhere, under the seed 0.
type Way struct {
	Steps []WayStep `json:"steps"`
}

// WayStep is one turn on the way.
type WayStep struct {
	Beat  string `json:"beat"`
	Buyer string `json:"buyer"`
	Reply string `json:"reply"`
}

// Reached reports whether the place was visited or a way to it is known.
func (p Place) Reached() bool { return p.Times > 0 || p.Way != nil }

// Reached reports whether the branch was taken or a way to it is known.
func (b Branch) Reached() bool { return b.Times > 0 || b.Way != nil }

// target is something to be reached: a lead of a beat, the beat itself (lead -1), or
// an ending.
type target struct {
	beat, ending string
	lead         int
}

func toBeat(id string) target          { return target{beat: id, lead: -1} }
func toEnding(id string) target        { return target{ending: id, lead: -1} }
func toLead(beat string, i int) target { return target{beat: beat, lead: i} }

// tally counts what the talks reached.
type tally struct {
	sc    *scenario.Scenario
	talks int
	times map[target]int
}

func newTally(sc *scenario.Scenario) *tally {
	return &tally{sc: sc, times: map[target]int{}}
}

// count adds one talk from its first event to its last.
func (t *tally) count(events []play.Event) {
	t.talks++
	if len(events) > 0 {
		if opening, ok := events[0].(play.Said); ok {
			t.times[toBeat(opening.Beat)]++
		}
	}
	for _, ev := range events {
		t.see(ev)
	}
}

// see adds one event and reports whether it shows something for the first time.
func (t *tally) see(ev play.Event) bool {
	isNew := false
	for _, place := range reaches(t.sc, ev) {
		t.times[place]++
		isNew = isNew || t.times[place] == 1
	}
	return isNew
}

// reaches are the places that an event comes to: the lead that was taken and where
// it led.
func reaches(sc *scenario.Scenario, ev play.Event) []target {
	m, ok := ev.(play.Moved)
	if !ok {
		return nil
	}
	to := toEnding(m.To)
	if sc.Beat(m.To) != nil {
		to = toBeat(m.To)
	}
	if m.Lead < 0 {
		return []target{to}
	}
	return []target{toLead(m.From, m.Lead), to}
}

// places are all the targets of a scenario, in file order.
func places(sc *scenario.Scenario) []target {
	var all []target
	for _, b := range sc.Beats {
		all = append(all, toBeat(b.ID))
		for i := range b.Leads {
			all = append(all, toLead(b.ID, i))
		}
	}
	for _, e := range sc.Endings {
		all = append(all, toEnding(e.ID))
	}
	return all
}

// cover looks for a way to everything that the talks did not reach, in every past.
func cover(pasts []*scenario.Scenario, m *memory, seen *tally, played []TranscriptResult, branches bool) Coverage {
	c := Coverage{Talks: seen.talks, Searched: branches}
	sc := pasts[0]
	ways := map[target]*Way{}
	for _, past := range pasts {
		search(past, m, seen, played, branches, ways)
	}
	for _, b := range sc.Beats {
		to := toBeat(b.ID)
		c.Beats = append(c.Beats, Place{ID: b.ID, Times: seen.times[to], Way: ways[to]})
		for i, l := range b.Leads {
			to := toLead(b.ID, i)
			c.Branches = append(c.Branches, Branch{Beat: b.ID, Lead: i, To: l.To, Times: seen.times[to], Way: ways[to]})
		}
	}
	for _, e := range sc.Endings {
		to := toEnding(e.ID)
		c.Endings = append(c.Endings, Place{ID: e.ID, Times: seen.times[to], Way: ways[to]})
	}
	return c
}

func coverageFindings(c Coverage) []Finding {
	var found []Finding
	hint := "make the way to it wider, or write a proof or a transcript whose replies lead there"
	for _, b := range c.Beats {
		if !b.Reached() {
			found = append(found, Finding{Code: NotReached, Beat: b.ID, Fails: true,
				Message: "no reply that was tried led to this beat", Hint: hint})
		}
	}
	for _, b := range c.Branches {
		if c.Searched && !b.Reached() {
			found = append(found, Finding{Code: NotReached, Beat: b.Beat,
				Message: fmt.Sprintf("no reply that was tried took its lead %d, to %q", b.Lead+1, b.To), Hint: hint})
		}
	}
	for _, e := range c.Endings {
		if !e.Reached() {
			found = append(found, Finding{Code: NotReached, Fails: true,
				Message: fmt.Sprintf("no reply that was tried came to the ending %q", e.ID), Hint: hint})
		}
	}
	return found
}

func reachedOf[P interface{ Reached() bool }](all []P) (reached, of int) {
	for _, p := range all {
		if p.Reached() {
			reached++
		}
	}
	return reached, len(all)
}

// Line says in one line how much was reached. Branches are left out where no way to them
// was looked for: what nobody tried is no gap.
func (c Coverage) Line() string {
	var parts []string
	add := func(reached, of int, name string) { parts = append(parts, fmt.Sprintf("%d/%d %s", reached, of, name)) }
	n, of := reachedOf(c.Beats)
	add(n, of, "beats")
	if c.Searched {
		n, of = reachedOf(c.Branches)
		add(n, of, "branches")
	}
	n, of = reachedOf(c.Endings)
	add(n, of, "endings")
	return strings.Join(parts, ", ")
}
