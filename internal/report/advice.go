package report

import (
	"slices"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// Advice is one thing to work on.
type Advice struct {
	// Dimension is what it is about; Mean is how it went so far, over N levels.
	Dimension grade.Dimension `json:"dimension"`
	Mean      float64         `json:"mean"`
	N         int             `json:"n"`
	// Also are other dimensions that the same move would lift.
	Also []grade.Dimension `json:"also,omitempty"`
	// Do is the smallest move that was missing; Turn is where it was missing.
	Do   string `json:"do"`
	Turn int    `json:"turn"`
}

// mostAdvice is how many things at once a trainee can work on.
const mostAdvice = 3

// advice names the dimensions that went worst, the headline first where two are
// alike, each with what was missing on the turn where it went worst. The same move is
// named once. What went at level 3 or better on average needs none.
func advice(sc *scenario.Scenario, d Debrief) []Advice {
	weak := slices.Clone(d.Courses)
	weak = slices.DeleteFunc(weak, func(c Course) bool { return c.N == 0 || c.Mean >= 3 })
	slices.SortStableFunc(weak, func(a, b Course) int {
		switch {
		case a.Mean < b.Mean:
			return -1
		case a.Mean > b.Mean:
			return 1
		}
		return 0
	})
	out := []Advice{}
	for _, c := range weak {
		turn, do := missing(sc, d.Turns, c)
		if same := slices.IndexFunc(out, func(a Advice) bool { return a.Do == do && a.Turn == turn }); same >= 0 {
			out[same].Also = append(out[same].Also, c.Dimension)
			continue
		}
		if len(out) < mostAdvice {
			out = append(out, Advice{Dimension: c.Dimension, Mean: c.Mean, N: c.N, Do: do, Turn: turn})
		}
	}
	return out
}

// missing is the turn on which a dimension went worst, and the smallest move that was
// missing there: the beat's aim where the marks name none.
func missing(sc *scenario.Scenario, turns []Turn, c Course) (int, string) {
	worst := -1
	for i, level := range c.Levels {
		if level != nil && (worst < 0 || *level < *c.Levels[worst]) {
			worst = i
		}
	}
	t := turns[worst]
	do := t.First().Marks.Missing[c.Dimension]
	if do == "" {
		if b := sc.Beat(t.Beat); b != nil {
			do = b.Aim
		}
	}
	return t.Number, do
}
