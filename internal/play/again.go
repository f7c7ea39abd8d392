package play

import (
	"errors"
	"fmt"

	"spar/internal/scenario"
)

// ErrNothingToUndo is returned by Again where no reply can be taken back: none was
// given yet, or the last one was taken back already.
var ErrNothingToUndo = errors.New("there is no reply to take back")

// Again takes the last reply back, so that the turn can be tried once more; one turn,
// not two. The story goes on from the new reply. The marks of the first try stay in
// the events and are what Score counts. A talk that has ended is open again.
func Again(sc *scenario.Scenario, st State) (State, []Event, error) {
	if st.Before == nil {
		return st, nil, ErrNothingToUndo
	}
	back := *st.Before
	if sc.Beat(back.Beat) == nil {
		return st, nil, fmt.Errorf("%w: no beat %q", ErrForeign, back.Beat)
	}
	back.Retrying = true
	return back, []Event{Undone{Turn: st.Turn, Beat: back.Beat}}, nil
}

// InputKind says what a trainee did.
type InputKind string

// The things a trainee can do.
const (
	Reply    InputKind = "reply"
	TryAgain InputKind = "again"
	AskHelp  InputKind = "help"
)

// Input is one thing that the trainee did: a reply with its text, taking the last one
// back, or asking for the next step of help.
type Input struct {
	Kind InputKind `json:"kind"`
	Text string    `json:"text,omitempty"`
}

// ReplayAt plays inputs from the start, which is at a beat as BeginAt has it. It returns where
// they led and every event, those of the beginning included; on an error, what came before it.
// Inputs under the same scenario, grader and seed give the same events.
func ReplayAt(sc *scenario.Scenario, seed uint64, beat string, inputs []Input) (State, []Event, error) {
	st, events, err := BeginAt(sc, seed, beat)
	if err != nil {
		return st, events, err
	}
	for i, in := range inputs {
		var more []Event
		var err error
		switch in.Kind {
		case Reply:
			st, more, err = Step(sc, st, in.Text)
		case TryAgain:
			st, more, err = Again(sc, st)
		case AskHelp:
			st, more, err = Help(st)
		default:
			err = fmt.Errorf("unknown kind of input %q", in.Kind)
		}
		if err != nil {
			return st, events, fmt.Errorf("input %d: %w", i+1, err)
		}
		events = append(events, more...)
	}
	return st, events, nil
}
