package rehearse

import (
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

const (
	// effort is how many turns a search tries before it gives up.
	effort = 1200
	// doubts is how many supposed ways to one place it plays in earnest.
	doubts = 3
	// stands is from how many states of a beat it tries replies chosen for one lead,
	// and aims how many such replies.
	stands, aims = 6, 2
	// drafts is how many replies of one kind to one moment it looks through for them.
	drafts = 3
)

// search looks for a way to every beat, branch and ending that seen does not hold:
// breadth first over the replies that the scenario's own file and the trainees' habits
// offer, states that are alike visited once, newly reached places gone on from first.
// played are the transcripts, whose replies are tried in the beats they were said in.
// Branches are looked for where that is asked for, since it takes most of the time: for
// those still open at the end it picks replies out of the habits that do what they ask.
// What it finds is put into ways.
func search(sc *scenario.Scenario, m *memory, seen *tally, played []TranscriptResult, branches bool, ways map[target]*Way) {
	if opening := toBeat(sc.Opening().ID); ways[opening] == nil {
		ways[opening] = &Way{} // the talk begins there
	}
	s := &scout{
		sc: sc, open: map[target]bool{}, ways: ways, failed: map[target]int{}, memory: m,
		visited: map[string]bool{}, stood: map[string][]*node{}, known: newTally(sc),
	}
	for _, place := range places(sc) {
		if seen.times[place] == 0 && ways[place] == nil && (branches || place.lead < 0) {
			s.open[place] = true
		}
	}
	if len(s.open) == 0 {
		return
	}
	st, _ := play.Begin(sc, 0)
	s.note(&node{st: st}, true)
	pool := repliesFor(sc, played)
	s.walk(pool, effort)
	const rounds = 2 // what the first one opens may lead to more
	for range rounds {
		s.aim()
		s.walk(pool, effort/4)
	}
}

// scout is a search under way.
type scout struct {
	sc      *scenario.Scenario
	open    map[target]bool // not reached yet
	ways    map[target]*Way
	failed  map[target]int // ways that did not hold in earnest
	memory  *memory
	visited map[string]bool
	known   *tally
	// fresh are states from which something was new, gone on from before the rest.
	fresh, rest []*node
	stood       map[string][]*node // some states of each beat
}

// walk goes on from the states it knows until a number of turns was tried or nothing
// is left to look for.
func (s *scout) walk(pool map[string][]string, turns int) {
	for turns > 0 && len(s.open) > 0 && len(s.fresh)+len(s.rest) > 0 {
		var at *node
		if len(s.fresh) > 0 {
			at, s.fresh = s.fresh[0], s.fresh[1:]
		} else {
			at, s.rest = s.rest[0], s.rest[1:]
		}
		for _, reply := range pool[at.st.Beat] {
			s.try(at, reply)
			turns--
		}
	}
}

// try plays one reply, and keeps what it reached.
func (s *scout) try(at *node, reply string) {
	next, events, err := play.StepWith(s.sc, at.st, reply, s.memory.gradeAlone)
	if err != nil {
		return // a reply too long to be typed
	}
	to := &node{st: next, reply: reply, from: at}
	isNew := false
	for _, ev := range events {
		isNew = s.known.see(ev) || isNew
		for _, place := range reaches(s.sc, ev) {
			if !s.open[place] || s.failed[place] >= doubts {
				continue
			}
			if way := to.way(s.sc, s.memory, place); way != nil {
				s.ways[place] = way
				delete(s.open, place)
			} else {
				s.failed[place]++
			}
		}
	}
	s.note(to, isNew)
}

// note keeps a state to go on from, unless one like it is known.
func (s *scout) note(n *node, isNew bool) {
	if n.st.Done() || s.visited[alike(n.st)] {
		return
	}
	s.visited[alike(n.st)] = true
	if len(s.stood[n.st.Beat]) < stands {
		s.stood[n.st.Beat] = append(s.stood[n.st.Beat], n)
	}
	if isNew {
		s.fresh = append(s.fresh, n)
	} else {
		s.rest = append(s.rest, n)
	}
}

// aim tries, in every beat with open leads, replies that do what those leads ask.
func (s *scout) aim() {
	slots := fill(s.sc)
	for i := range s.sc.Beats {
		b := &s.sc.Beats[i]
		for lead := range b.Leads {
			if len(s.stood[b.ID]) == 0 || !s.wanted(b, lead) {
				continue
			}
			for _, reply := range s.aimed(b, lead, slots) {
				for _, n := range s.stood[b.ID] {
					s.try(n, reply)
				}
			}
		}
	}
}

// wanted reports whether a lead, or the place that it leads to, is still looked for.
func (s *scout) wanted(b *scenario.Beat, lead int) bool {
	to := b.Leads[lead].To
	return s.open[toLead(b.ID, lead)] || s.open[toBeat(to)] || s.open[toEnding(to)]
}

// aimed are a few replies that do what a lead of the beat asks, as far as that is a
// matter of the reply: its moves and levels. They are picked out of what the likely
// kinds of trainee say to any moment, not only to the one they would take this for, and
// then out of what can be said plainly.
func (s *scout) aimed(b *scenario.Beat, lead int, slots filling) []string {
	var replies []string
	sit := s.sc.Situation(b)
	sit.BuyerLine = s.stood[b.ID][0].st.Line
	now := slots.heard(sit.BuyerLine)
	keep := func(reply string) (enough bool) {
		marks := s.memory.gradeAlone(&sit, reply)
		if wouldTake(b.Leads, lead, &marks) {
			replies = append(replies, reply)
		}
		return len(replies) == aims
	}
	for k, kind := range likely(b.Leads[lead].When) {
		tr := newTrainee(slots, kind, uint64(k)+1)
		for _, parts := range repertoireOf(kind) {
			for range drafts {
				if keep(tr.compose(parts, now)) {
					return replies
				}
			}
		}
	}
	tr := newTrainee(slots, Builder, 1)
	for _, wording := range plainly() {
		if now.fits(wording) && keep(tr.filled(wording, now)) {
			return replies
		}
	}
	return replies
}

// likely are the kinds of trainee who may do what a lead asks.
func likely(w scenario.When) []Kind {
	switch asks := slices.Concat(w.All, w.Any); {
	case slices.ContainsFunc(asks, in(grade.Insult, grade.Pressure)):
		return []Kind{Bully}
	case slices.ContainsFunc(asks, in(grade.Unconditional, grade.Discount, grade.Halfway, grade.Hedge, grade.Apology)):
		return []Kind{Pushover, Builder}
	case slices.ContainsFunc(asks, in(grade.Manager)):
		return []Kind{Staller}
	case slices.ContainsFunc(asks, in(grade.Nonsense, grade.Commodity, grade.Parrot, grade.Evasive)):
		return []Kind{Stuffer, Staller}
	case len(asks) > 0 || len(w.AtLeast) > 0:
		return []Kind{Builder, Challenger}
	case len(w.AtMost) > 0:
		return []Kind{Pushover, Staller, Bully}
	}
	return []Kind{Staller, Builder, Stuffer}
}

func in(moves ...grade.Move) func(grade.Move) bool {
	return func(m grade.Move) bool { return slices.Contains(moves, m) }
}

// wouldTake reports whether marks like these may take lead i: its moves and levels
// hold, and no lead before it holds whatever the buyer's state.
func wouldTake(leads []scenario.Lead, i int, m *grade.Marks) bool {
	for _, before := range leads[:i] {
		if !bounded(before.When) && play.Holds(before.When, m, play.State{}) {
			return false
		}
	}
	alone := leads[i].When
	alone.Given, alone.Trust, alone.Patience, alone.Visits = scenario.Bounds{}, scenario.Bounds{}, scenario.Bounds{}, scenario.Bounds{}
	return play.Holds(alone, m, play.State{})
}

// bounded reports whether a condition looks at the buyer's state or the ledger.
func bounded(w scenario.When) bool {
	for _, b := range []scenario.Bounds{w.Given, w.Trust, w.Patience, w.Visits} {
		if b.AtLeast != nil || b.AtMost != nil {
			return true
		}
	}
	return false
}

// repliesFor are the replies that are worth trying in each beat: what the file holds
// for it, what its transcripts say there, and one of every kind of trainee.
func repliesFor(sc *scenario.Scenario, played []TranscriptResult) map[string][]string {
	pool := map[string][]string{}
	for _, b := range sc.Beats {
		pool[b.ID] = slices.Clone(b.Models)
	}
	for _, p := range sc.Proofs {
		pool[p.Beat] = append(pool[p.Beat], p.Reply)
	}
	for _, t := range played {
		for i, beat := range t.Path[:t.Used] {
			if reply := t.Replies[i]; !slices.Contains(pool[beat], reply) {
				pool[beat] = append(pool[beat], reply)
			}
		}
	}
	slots := fill(sc)
	for _, b := range sc.Beats {
		for k, kind := range Kinds() {
			pool[b.ID] = append(pool[b.ID], newTrainee(slots, kind, uint64(k)).reply(&b, b.Lines[0]))
		}
	}
	return pool
}
