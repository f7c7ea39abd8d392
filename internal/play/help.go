package play

import "errors"

// HelpSteps is how many steps of help there are for a line: the move, its shape, and a
// model reply.
const HelpSteps = 3

// ErrNoMoreHelp is returned by Help where all of it was shown.
var ErrNoMoreHelp = errors.New("there is no more help for this line")

// Help asks for the next step of help with the line that waits. It changes nothing but
// what is known of the help: the talk goes on as before. It fails with ErrOver and
// ErrNoMoreHelp.
func Help(st State) (State, []Event, error) {
	switch {
	case st.Done():
		return st, nil, ErrOver
	case st.Helped >= HelpSteps:
		return st, nil, ErrNoMoreHelp
	}
	st.Helped++
	return st, []Event{Helped{Turn: st.Turn + 1, Beat: st.Beat, Step: st.Helped}}, nil
}
