package play

import (
	"errors"
	"fmt"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// Standing are the replies that stand after these events, oldest first: of a turn that
// was tried again the last try, and nothing of a turn that was taken back for good.
func Standing(events []Event) []Marked {
	var all []Marked
	for _, ev := range events {
		switch ev := ev.(type) {
		case Marked:
			all = append(all, ev)
		case Undone:
			if len(all) > 0 {
				all = all[:len(all)-1]
			}
		}
	}
	return all
}

// Fork goes back to the moment in which the turn (from 1) of a recorded talk was
// answered, and returns the state there and the events that lead to it: those of the
// beginning, then those of each reply before. The replies keep the marks that they were
// given then, whatever the grader would say of them today. A talk that does not replay
// in this scenario is ErrForeign.
func Fork(sc *scenario.Scenario, seed uint64, recorded []Event, turn int) (State, [][]Event, error) {
	stood := Standing(recorded)
	st, first := Begin(sc, seed)
	steps := [][]Event{first}
	if turn < 1 || turn > len(stood) {
		return st, steps, fmt.Errorf("%w %d: the talk has %d", ErrNoTurn, turn, len(stood))
	}
	for _, was := range stood[:turn-1] {
		if was.Beat != st.Beat {
			return st, steps, fmt.Errorf("%w: turn %d was in beat %q, not in %q", ErrForeign, was.Turn, was.Beat, st.Beat)
		}
		next, more, err := StepWith(sc, st, was.Reply, func(*grade.Situation, string) grade.Marks { return was.Marks })
		if err != nil {
			return st, steps, err
		}
		st, steps = next, append(steps, more)
	}
	return st, steps, nil
}

// ErrNoTurn means that a talk has no such turn to go back to.
var ErrNoTurn = errors.New("there is no turn")
