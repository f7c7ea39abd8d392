package schedule

import (
	"slices"

	"spar/internal/grade"
)

// Skill is what is practised and scheduled: the id of a move, or the name of a dimension.
type Skill string

// trained are the moves that are practised, each with the dimension whose level says
// how well it was made. A habit to lose (a discount, a hedge) is none: what takes its
// place is.
func trained() []struct {
	move grade.Move
	by   grade.Dimension
} {
	return []struct {
		move grade.Move
		by   grade.Dimension
	}{
		{grade.Hold, grade.Assertiveness},
		{grade.Defer, grade.Value},
		{grade.Trade, grade.Value},
		{grade.Quantified, grade.Value},
		{grade.Insight, grade.Reframe},
		{grade.Acknowledge, grade.Connection},
		{grade.Recall, grade.Connection},
		{grade.OwnFault, grade.Connection},
		{grade.RecommendOther, grade.Connection},
		{grade.AskFeedback, grade.Connection},
		{grade.Question, grade.Advance},
		{grade.NextStep, grade.Advance},
		{grade.AskReferral, grade.Advance},
	}
}

// Moves are the skills that are moves, Dimensions those that are dimensions, each in
// the order in which they are shown.
func Moves() []Skill {
	var all []Skill
	for _, t := range trained() {
		all = append(all, Skill(t.move))
	}
	return all
}

// Dimensions are the skills that are dimensions.
func Dimensions() []Skill {
	var all []Skill
	for _, d := range grade.Dimensions() {
		all = append(all, Skill(d.String()))
	}
	return all
}

// Skills are all of them: the moves, then the dimensions.
func Skills() []Skill { return append(Moves(), Dimensions()...) }

// IsMove reports whether the skill is a move; otherwise it is a dimension.
func (s Skill) IsMove() bool { return slices.Contains(Moves(), s) }

// Name is what the skill is called on a screen.
func (s Skill) Name() string {
	for _, m := range grade.Moves() {
		if string(m.ID) == string(s) {
			return m.Name
		}
	}
	return string(s)
}

// Doc says in a few words what somebody does who makes the move; "" for a dimension.
func (s Skill) Doc() string {
	for _, m := range grade.Moves() {
		if string(m.ID) == string(s) {
			return m.Doc
		}
	}
	return ""
}

// Dimension is the dimension that the skill is, or whose level says how well the move
// was made.
func (s Skill) Dimension() grade.Dimension {
	for _, t := range trained() {
		if string(t.move) == string(s) {
			return t.by
		}
	}
	d, _ := grade.ParseDimension(string(s)) // the first one for what is no skill
	return d
}
