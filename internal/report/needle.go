package report

import (
	"strings"

	"spar/internal/grade"
)

// Needle is where a reply stands between giving way and pushing: -3 is passive, 0 in
// control, 3 aggressive. Both ends lose.
type Needle int

// needleMost is how far the needle goes to either side.
const needleMost = 3

// NeedleOf reads the needle off the tone, and how far it goes off the moves and the
// level of assertiveness: passive is -3 where the reply surrenders (level 0) and -2
// otherwise, neutral -2 at level 0 and -1 otherwise, assertive 0, or 1 where it presses or talks past the buyer
// (connection 0 or 1) as well, aggressive 3 where it insults and 2 otherwise.
func NeedleOf(m grade.Marks) Needle {
	switch m.Tone {
	case grade.Passive:
		if m.Levels[grade.Assertiveness] == 0 {
			return -3
		}
		return -2
	case grade.Assertive:
		if m.Has(grade.Pressure) || m.Levels[grade.Connection] <= 1 {
			return 1
		}
		return 0
	case grade.Aggressive:
		if m.Has(grade.Insult) {
			return 3
		}
		return 2
	case grade.Neutral:
		if m.Levels[grade.Assertiveness] == 0 {
			return -2 // calm in tone, and the lead is gone all the same
		}
	}
	return -1
}

// Word says what the needle points at.
func (n Needle) Word() string {
	switch {
	case n <= -2:
		return "too soft"
	case n == -1:
		return "neither soft nor hard"
	case n == 0:
		return "in control"
	case n == 1:
		return "firm, and hardly listening"
	}
	return "too hard"
}

// dial draws the needle in ASCII: "passive  *--|---  aggressive".
func (n Needle) dial() string {
	row := []byte(strings.Repeat("-", 2*needleMost+1))
	row[needleMost] = '|'
	row[min(max(int(n)+needleMost, 0), 2*needleMost)] = '*'
	return "passive " + string(row) + " aggressive"
}
