package rehearse

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// memory gives the marks of a reply to a buyer's line, and grades it only once. It
// leaves the turns before out of account, which a search can afford: what it finds is
// played again as it would be in earnest.
type memory struct {
	lines map[string]grade.Prepared
	known map[[2]string]grade.Marks
}

func newMemory() *memory {
	return &memory{lines: map[string]grade.Prepared{}, known: map[[2]string]grade.Marks{}}
}

func (m *memory) grade(sit *grade.Situation, reply string) grade.Marks {
	key := [2]string{sit.BuyerLine, reply}
	marks, ok := m.known[key]
	if !ok {
		line, ok := m.lines[sit.BuyerLine]
		if !ok {
			alone := *sit
			alone.History = nil
			line = grade.Prepare(&alone)
			m.lines[sit.BuyerLine] = line
		}
		marks = line.Grade(reply)
		m.known[key] = marks
	}
	return marks
}

// effort is how many turns a search tries before it gives up, and doubts how many
// supposed ways to one place it tries in earnest.
const (
	effort = 1500
	doubts = 3
)

// node is a state that the search came to, and by which reply from which other.
type node struct {
	st    play.State
	reply string
	from  *node

	earnest *turn // the same turn with the real grader, once it was asked for
}

// turn is what a reply led to, and an error where it could not be played.
type turn struct {
	st     play.State
	events []play.Event
	err    error
}

// inEarnest plays the way to the node as a trainee would. What is played once is
// kept, so that ways with the same beginning share it.
func (n *node) inEarnest(sc *scenario.Scenario) *turn {
	if n.earnest != nil {
		return n.earnest
	}
	if n.from == nil {
		n.earnest = &turn{st: n.st}
		return n.earnest
	}
	t := &turn{}
	before := n.from.inEarnest(sc)
	if t.err = before.err; t.err == nil {
		t.st, t.events, t.err = play.Step(sc, before.st, n.reply)
	}
	n.earnest = t
	return t
}

// search looks for a way to every beat, branch and ending that seen does not hold:
// breadth first over the replies that the scenario's own file and the trainees' habits
// offer, states that are alike visited once, newly reached places gone on from first.
// played are the transcripts, whose replies are tried in the beats they were said in.
func search(sc *scenario.Scenario, seen *tally, played []TranscriptResult) map[target]*Way {
	ways := map[target]*Way{}
	open := map[target]bool{}
	for _, place := range places(sc) {
		if seen.times[place] == 0 && place != toBeat(sc.Beats[0].ID) {
			open[place] = true
		}
	}
	if len(open) == 0 {
		return ways
	}
	memory, failed := newMemory(), map[target]int{}
	pool := repliesFor(sc, played)
	st, _ := play.Begin(sc, 0)
	fresh, rest := []*node{{st: st}}, []*node(nil)
	visited := map[string]bool{alike(st): true}
	known := newTally(sc)
	for tries := 0; tries < effort && len(open) > 0 && len(fresh)+len(rest) > 0; {
		var at *node
		if len(fresh) > 0 {
			at, fresh = fresh[0], fresh[1:]
		} else {
			at, rest = rest[0], rest[1:]
		}
		for _, reply := range pool[at.st.Beat] {
			next, events, err := play.StepWith(sc, at.st, reply, memory.grade)
			tries++
			if err != nil {
				continue // a reply too long to be typed
			}
			to := &node{st: next, reply: reply, from: at}
			isNew := false
			for _, ev := range events {
				isNew = known.see(ev) || isNew
				for _, place := range reaches(sc, ev) {
					if !open[place] || failed[place] >= doubts {
						continue
					}
					if way := to.way(sc, place); way != nil {
						ways[place] = way
						delete(open, place)
					} else {
						failed[place]++
					}
				}
			}
			if key := alike(next); !next.Done() && !visited[key] {
				visited[key] = true
				if isNew {
					fresh = append(fresh, to)
				} else {
					rest = append(rest, to)
				}
			}
		}
	}
	return ways
}

// way is how a node was come to, or nil where it does not lead to the place when it
// is played in earnest.
func (n *node) way(sc *scenario.Scenario, place target) *Way {
	last := n.inEarnest(sc)
	if last.err != nil || !slices.ContainsFunc(last.events, func(ev play.Event) bool { return slices.Contains(reaches(sc, ev), place) }) {
		return nil
	}
	w := &Way{}
	for ; n.from != nil; n = n.from {
		before := n.from.inEarnest(sc).st
		w.Steps = append(w.Steps, WayStep{Beat: before.Beat, Buyer: before.Line, Reply: n.reply})
	}
	slices.Reverse(w.Steps)
	return w
}

// alike is the same for states from which the same replies lead to the same places.
func alike(st play.State) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d %d %.3g %.3g", st.Beat, st.Trust, st.Patience, st.Given(), st.Discount())
	var visits []string
	for beat, n := range st.Visits {
		visits = append(visits, fmt.Sprintf(" %s=%d", beat, min(n, 4)))
	}
	slices.Sort(visits)
	b.WriteString(strings.Join(visits, ""))
	return b.String()
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
