package rehearse

import (
	"fmt"
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// Trace is a talk as some replies make it.
type Trace struct {
	Turns []TraceTurn
	// State is where it stands after them; Ending in it is "" while it goes on.
	State play.State
	// Unplayed is how many replies are left over, because the talk ended before.
	Unplayed int
}

// TraceTurn is one reply: where it was said, what it got, and where it led.
type TraceTurn struct {
	Buyer string // the line that was answered
	play.Marked
	// To is the beat or the ending that it led to, and Lead the number of the lead from
	// 0; -1 where the talk was cut short.
	To   string
	Lead int
	// Says is what the buyer answered: on the way, when asked, or as the last word.
	Says []string
}

// Retrace plays replies from the beginning, as far as the talk goes. The scenario must
// have passed its check; the seed chooses the buyer's wordings. A reply that cannot be
// said, being empty or too long, is passed over.
func Retrace(sc *scenario.Scenario, seed uint64, replies []string) Trace {
	st, _ := play.Begin(sc, seed)
	t := Trace{State: st}
	for i, reply := range replies {
		if t.State.Done() {
			t.Unplayed = len(replies) - i
			break
		}
		next, events, err := play.Step(sc, t.State, reply)
		if err != nil {
			continue
		}
		t.Turns = append(t.Turns, turnOf(t.State, events))
		t.State = next
	}
	return t
}

// turnOf gathers what one reply set off.
func turnOf(before play.State, events []play.Event) TraceTurn {
	turn := TraceTurn{Buyer: before.Line}
	ends := slices.ContainsFunc(events, func(ev play.Event) bool { _, ended := ev.(play.Ended); return ended })
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Marked:
			turn.Marked = ev
		case play.Moved:
			turn.To, turn.Lead = ev.To, ev.Lead
		case play.Said:
			// The next beat's line belongs to the next turn.
			if ev.Buyer && (ev.Aside || ends) {
				turn.Says = append(turn.Says, ev.Text)
			}
		}
	}
	return turn
}

// Change is what is otherwise than before: in the turn of that number, counted from 1,
// or in the talk as a whole, which is turn 0.
type Change struct {
	Turn int      `json:"turn"`
	What []string `json:"what"`
}

// Changes says what the same replies get and do now that they did not before, turn by
// turn and then for the end of the talk; nil for nothing. It names ids and levels alone,
// no text of the file.
func (t Trace) Changes(before Trace) []Change {
	var all []Change
	for i := range max(len(t.Turns), len(before.Turns)) {
		var what []string
		switch {
		case i >= len(t.Turns):
			what = []string{"is not played any more"}
		case i >= len(before.Turns):
			what = []string{fmt.Sprintf("is played now, in %s, and leads to %s", t.Turns[i].Beat, t.Turns[i].To)}
		default:
			what = t.Turns[i].changes(&before.Turns[i])
		}
		if len(what) > 0 {
			all = append(all, Change{Turn: i + 1, What: what})
		}
	}
	if t.State.Ending != before.State.Ending || t.State.Beat != before.State.Beat {
		now, was := "goes on in "+t.State.Beat, "went on in "+before.State.Beat
		if t.State.Done() {
			now = "ends in " + t.State.Ending
		}
		if before.State.Done() {
			was = "ended in " + before.State.Ending
		}
		all = append(all, Change{What: []string{now + ", before it " + was}})
	}
	return all
}

// changes are the differences of one turn.
func (t *TraceTurn) changes(before *TraceTurn) []string {
	var what []string
	switch {
	case t.Beat != before.Beat:
		what = append(what, fmt.Sprintf("answers %s, before %s", t.Beat, before.Beat))
	case t.Buyer != before.Buyer:
		what = append(what, "answers another line")
	}
	for _, d := range grade.Dimensions() {
		is, was := slices.Contains(t.Grades, d), slices.Contains(before.Grades, d)
		switch {
		case is && was && t.Marks.Levels[d] != before.Marks.Levels[d]:
			what = append(what, fmt.Sprintf("%s %d, before %d", d, t.Marks.Levels[d], before.Marks.Levels[d]))
		case is && !was:
			what = append(what, fmt.Sprintf("%s %d, not graded before", d, t.Marks.Levels[d]))
		case was && !is:
			what = append(what, fmt.Sprintf("%s is not graded any more", d))
		}
	}
	for _, m := range t.Marks.Moves {
		if !before.Marks.Has(m) {
			what = append(what, "makes "+string(m)+" now")
		}
	}
	for _, m := range before.Marks.Moves {
		if !t.Marks.Has(m) {
			what = append(what, "makes no "+string(m)+" any more")
		}
	}
	switch {
	case t.To != before.To:
		what = append(what, fmt.Sprintf("leads to %s, before to %s", t.To, before.To))
	case t.Beat != before.Beat:
	case t.Lead != before.Lead:
		what = append(what, fmt.Sprintf("goes by %s, before by %s", leadWord(t.Lead), leadWord(before.Lead)))
	case !slices.Equal(t.Says, before.Says):
		what = append(what, "is answered in other words")
	}
	return what
}

// leadWord names a lead by its number, counted from 1.
func leadWord(lead int) string {
	if lead < 0 {
		return "the buyer's patience"
	}
	return fmt.Sprintf("lead %d", lead+1)
}
