package rehearse

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
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
func (n *node) inEarnest(sc *scenario.Scenario, m *memory) *turn {
	if n.earnest != nil {
		return n.earnest
	}
	if n.from == nil {
		n.earnest = &turn{st: n.st}
		return n.earnest
	}
	t := &turn{}
	before := n.from.inEarnest(sc, m)
	if t.err = before.err; t.err == nil {
		t.st, t.events, t.err = play.StepWith(sc, before.st, n.reply, m.grade)
	}
	n.earnest = t
	return t
}

// way is how a node was come to, or nil where it does not lead to the place when it
// is played in earnest.
func (n *node) way(sc *scenario.Scenario, m *memory, place target) *Way {
	last := n.inEarnest(sc, m)
	if last.err != nil || !slices.ContainsFunc(last.events, func(ev play.Event) bool { return slices.Contains(reaches(sc, ev), place) }) {
		return nil
	}
	w := &Way{}
	for ; n.from != nil; n = n.from {
		before := n.from.inEarnest(sc, m).st
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
