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
