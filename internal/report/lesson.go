package report

import (
	"slices"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// Lesson is what one turn teaches: the smallest move that was missing, and between
// which replies the trainee's own stands.
type Lesson struct {
	// Lift is nil where nothing was missing.
	Lift *Lift `json:"lift"`
	// Strong is a model reply of the scene, Weak one that its author wrote as a weak
	// one; "" where the scenario has none.
	Strong string `json:"strong,omitempty"`
	Weak   string `json:"weak,omitempty"`
	Needle Needle `json:"needle"`
}

// Lift is the smallest move that lifts one dimension by a level.
type Lift struct {
	Dimension grade.Dimension `json:"dimension"`
	Level     int             `json:"level"` // what the reply reached
	Do        string          `json:"do"`
}

func lesson(sc *scenario.Scenario, beat string, t Try) Lesson {
	l := Lesson{Needle: NeedleOf(t.Marks), Weak: weakReply(sc, beat), Lift: LiftOf(&t.Marks, t.Grades)}
	if b := sc.Beat(beat); b != nil && len(b.Models) > 0 {
		l.Strong = b.Models[0]
		if l.Strong == t.Reply && len(b.Models) > 1 {
			l.Strong = b.Models[1]
		}
	}
	return l
}

// LiftOf is the smallest missing move of the graded dimension to lift first: the
// lowest headline dimension that has a next step, or the lowest of the others. Grades
// nil is all five. It is nil when there is nothing to lift.
func LiftOf(m *grade.Marks, grades []grade.Dimension) *Lift {
	var best *Lift
	headline := func(d grade.Dimension) bool { return slices.Contains(grade.Headline(), d) }
	for _, d := range grade.Dimensions() {
		if len(grades) > 0 && !slices.Contains(grades, d) || m.Levels[d] >= 4 || m.Missing[d] == "" {
			continue
		}
		if best == nil || headline(d) && !headline(best.Dimension) ||
			headline(d) == headline(best.Dimension) && m.Levels[d] < best.Level {
			best = &Lift{Dimension: d, Level: m.Levels[d], Do: m.Missing[d]}
		}
	}
	return best
}
