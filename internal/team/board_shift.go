package team

import (
	"strings"

	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/store"
)

// SkillShift is a skill in the baseline and in the retest: the people's mean scores, the
// change of those who have both, and the share of its moves.
type SkillShift struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Baseline Spread `json:"baseline"`
	Retest   Spread `json:"retest"`
	Change   Change `json:"change"`
	Before   Cell   `json:"moves_before"`
	After    Cell   `json:"moves_after"`
	Masked   bool   `json:"masked"` // fewer than Fewest people have both
}

// phaseScore is a person's mean score in a phase, over the first attempt at each scenario
// that ended in time and rests on something; of one skill, or of all for "".
func (d *Drill) phaseScore(m Member, phase scenario.PhaseID, skill string) (float64, bool) {
	sum, n := 0.0, 0
	for _, t := range d.measured(m, phase, skill) {
		sum += t.Score
		n++
	}
	return sum / float64(max(1, n)), n > 0
}

// measured are the attempts that a phase's figures are made from: of each scenario the
// first that ended in time.
func (d *Drill) measured(m Member, phase scenario.PhaseID, skill string) []Try {
	ph := d.PhaseOf(phase)
	if ph == nil {
		return nil
	}
	var all []Try
	for _, e := range ph.Scenarios {
		if skill != "" && e.Skill != skill {
			continue
		}
		for _, t := range m.Tries {
			if t.Phase != phase || t.Item != e.Scenario || t.Status != store.StatusEnded || t.Damaged || t.Rests == 0 {
				continue
			}
			if !judge(ph, d.Windows[phase], t, t.Ended).TooLate {
				all = append(all, t)
				break
			}
		}
	}
	return all
}

// shift is a skill in the baseline beside the retest.
func (d *Drill) shift(s scenario.PlanSkill, members []Member) SkillShift {
	out := SkillShift{ID: s.ID, Name: s.Name}
	var before, after, differences []float64
	for _, m := range members {
		b, hadBefore := d.phaseScore(m, scenario.Baseline, s.ID)
		a, hadAfter := d.phaseScore(m, scenario.Retest, s.ID)
		if hadBefore {
			before = append(before, b)
			out.Before = d.addMoves(out.Before, s, m, scenario.Baseline)
		}
		if hadAfter {
			after = append(after, a)
			out.After = d.addMoves(out.After, s, m, scenario.Retest)
		}
		if hadBefore && hadAfter {
			differences = append(differences, a-b)
		}
	}
	if len(before) >= Fewest {
		out.Baseline = spread(before)
	}
	if len(after) >= Fewest {
		out.Retest = spread(after)
	}
	out.Before, out.After = showCell(out.Before, out.Before.People >= Fewest), showCell(out.After, out.After.People >= Fewest)
	if out.Masked = len(differences) < Fewest; !out.Masked {
		out.Change = change(differences)
	}
	return out
}

// addMoves adds a person's replies in a phase: those that call for a move of the skill, and
// those that made one.
func (d *Drill) addMoves(c Cell, s scenario.PlanSkill, m Member, phase scenario.PhaseID) Cell {
	heads := make([]MoveHead, len(s.Moves))
	for i, move := range s.Moves {
		heads[i].Move = move
	}
	cells := make([]Cell, len(heads))
	for _, t := range d.measured(m, phase, s.ID) {
		countMoves(cells, heads, m.Replies[t.Attempt])
	}
	called := 0
	for _, one := range cells {
		called += one.Called
		c.Made += one.Made
	}
	c.Called += called
	if called > 0 {
		c.People++
	}
	return c
}

func (d *Drill) maskedSkills() []SkillShift {
	var all []SkillShift
	for _, s := range d.Skills {
		all = append(all, SkillShift{ID: s.ID, Name: s.Name, Masked: true})
	}
	return all
}

// MoveNames are the moves of a skill as they are called.
func MoveNames(s *scenario.PlanSkill) string {
	var names []string
	for _, m := range s.Moves {
		names = append(names, schedule.Skill(m).Name())
	}
	return strings.Join(names, ", ")
}
