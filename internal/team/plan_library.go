package team

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// lookUp finds every scenario of the plan in the library.
func (d *Drill) lookUp(in *scenario.PlanReading, lib Library) map[string]*found {
	known := map[string]*found{}
	eachEntry(in.Plan, func(ph *scenario.Phase, e scenario.PlanEntry, path string) {
		f, ok := known[e.Scenario]
		if !ok {
			f = find(lib, e.Scenario)
			known[e.Scenario] = f
		}
		if f.sc == nil {
			in.Wrong(path, scenario.CodePlanScenario, f.hint, "%s", f.wrong)
			return
		}
		d.Titles[e.Scenario], d.Minutes[e.Scenario] = f.sc.Title, f.sc.Minutes
	})
	return known
}

// eachEntry calls do for every scenario of every phase, with its path in the file.
func eachEntry(p *scenario.Plan, do func(ph *scenario.Phase, e scenario.PlanEntry, path string)) {
	for _, ph := range p.Phases() {
		for i, e := range ph.Scenarios {
			if e.Scenario != "" {
				do(ph, e, fmt.Sprintf("%s.scenarios[%d].scenario", ph.ID, i))
			}
		}
	}
}

// holdAgainst looks whether the scenarios call for the moves of the skills that they are
// to train.
func holdAgainst(in *scenario.PlanReading, known map[string]*found) {
	for _, f := range known {
		f.workOut()
	}
	eachEntry(in.Plan, func(ph *scenario.Phase, e scenario.PlanEntry, path string) {
		f, skill := known[e.Scenario], in.Plan.Skill(e.Skill)
		if f.sc != nil && skill != nil && ph.ID == scenario.Practise && !slices.ContainsFunc(skill.Moves, f.calls) {
			in.Wrong(path, scenario.CodePlanMoves, "take one whose model replies make them; it calls for "+moveList(f.called),
				"%q calls for none of the moves of %q: %s", e.Scenario, e.Skill, moveList(skill.Moves))
		}
	})
	for _, ph := range []*scenario.Phase{in.Plan.Baseline, in.Plan.Retest} {
		if ph != nil {
			measured(in, ph, known)
		}
	}
	if in.Plan.Baseline != nil && in.Plan.Retest != nil {
		parallel(in, known)
	}
}

// found is a scenario of the library with what it calls for, or what is wrong with it.
type found struct {
	sc          *scenario.Scenario
	called      []grade.Move
	wrong, hint string
}

func (f *found) calls(m grade.Move) bool { return slices.Contains(f.called, m) }

// find looks a scenario up.
func find(lib Library, id string) *found {
	sc, err := lib.Scenario(id)
	var unknown *practice.UnknownError
	switch {
	case errors.As(err, &unknown):
		return &found{wrong: err.Error(), hint: unknown.Hint()}
	case err != nil:
		return &found{wrong: fmt.Sprintf("the scenario %q cannot be played", id), hint: "see why with: spar scenario check " + id}
	}
	return &found{sc: sc}
}

// workOut grades the model replies: the moves that they make are called for.
func (f *found) workOut() {
	if f.sc == nil {
		return
	}
	for i := range f.sc.Beats {
		c := schedule.CalledBy(f.sc, &f.sc.Beats[i])
		for _, m := range append(c.All, c.Some...) {
			if !f.calls(m) {
				f.called = append(f.called, m)
			}
		}
	}
}

// measured wants each move of a skill to be called for somewhere in the phase: what was
// never asked for cannot be counted.
func measured(in *scenario.PlanReading, ph *scenario.Phase, known map[string]*found) {
	for _, s := range in.Plan.Skills {
		at, all := -1, []*found(nil)
		for i, e := range ph.Scenarios {
			if e.Skill != s.ID || known[e.Scenario] == nil || known[e.Scenario].sc == nil {
				continue
			}
			if at < 0 {
				at = i
			}
			all = append(all, known[e.Scenario])
		}
		var never []grade.Move
		for _, m := range s.Moves {
			if m != "" && !slices.ContainsFunc(all, func(f *found) bool { return f.calls(m) }) {
				never = append(never, m)
			}
		}
		if at >= 0 && len(never) > 0 {
			in.Wrong(fmt.Sprintf("%s.scenarios[%d].scenario", ph.ID, at), scenario.CodePlanMoves,
				"take a scenario whose model replies make it, add one, or take the move out of the skill",
				"in the %s nothing calls for %s, which %q is measured by", ph.ID, moveList(never), s.ID)
		}
	}
}

// parallel warns where a skill's retest is no parallel form of its baseline: not one of
// the forms that its author names, or of another difficulty.
func parallel(in *scenario.PlanReading, known map[string]*found) {
	for _, s := range in.Plan.Skills {
		before, _ := ofSkill(in.Plan.Baseline, s.ID, known)
		after, at := ofSkill(in.Plan.Retest, s.ID, known)
		if len(before) == 0 || len(after) == 0 {
			continue
		}
		path := fmt.Sprintf("retest.scenarios[%d].scenario", at)
		var forms []string
		for _, f := range before {
			forms = append(forms, f.sc.Forms...)
		}
		if len(forms) > 0 && !slices.ContainsFunc(after, func(f *found) bool { return slices.Contains(forms, f.sc.ID) }) {
			in.Wrong(path, scenario.CodePlanForms, "the author's forms: "+strings.Join(forms, ", "),
				"the retest of %q takes none of the forms that its baseline names", s.ID)
		}
		if b, a := difficulty(before), difficulty(after); a != b {
			in.Wrong(path, scenario.CodePlanHarder, "take scenarios of the same difficulty for both",
				"the baseline of %q is %s, its retest is %s", s.ID, difficultyWords(before), difficultyWords(after))
		}
	}
}

// ofSkill are the playable scenarios of a skill in a phase, and the place of the first.
func ofSkill(ph *scenario.Phase, skill string, known map[string]*found) (all []*found, first int) {
	first = -1
	for i, e := range ph.Scenarios {
		if f := known[e.Scenario]; e.Skill == skill && f != nil && f.sc != nil {
			if first < 0 {
				first = i
			}
			all = append(all, f)
		}
	}
	return all, first
}

// difficulty is the mean of easy 1, medium 2 and hard 3.
func difficulty(all []*found) float64 {
	sum := 0.0
	for _, f := range all {
		sum += float64(f.sc.Difficulty)
	}
	return sum / float64(len(all))
}

func difficultyWords(all []*found) string {
	var words []string
	for _, f := range all {
		words = append(words, f.sc.Difficulty.String())
	}
	return strings.Join(words, " and ")
}

func moveList(moves []grade.Move) string {
	if len(moves) == 0 {
		return "no move"
	}
	var ids []string
	for _, m := range moves {
		ids = append(ids, string(m))
	}
	return strings.Join(ids, ", ")
}
