package scenario

import "slices"

// checkPlan holds what a plan says against itself: ids that are defined twice or not at
// all, a retest on what was played before, a skill that nothing trains.
func checkPlan(r *reading, p *Plan) {
	skills := planSkills(r, p)
	if len(p.Phases()) == 0 {
		r.wrongAt("", CodePlanPhases, "add baseline:, practice: and retest:, each with scenarios", "the plan has no phase")
		return
	}
	used := map[string]bool{}
	for _, ph := range p.Phases() {
		path := string(ph.ID) + ".scenarios"
		first := map[string]int{}
		for i, e := range ph.Scenarios {
			at := path + index(i)
			if e.Skill != "" && len(skills) > 0 && !slices.Contains(skills, e.Skill) {
				r.wrongAt(at+".skill", CodePlanSkill, didYouMean(e.Skill, skills), "there is no skill %s in this plan", quote(e.Skill))
			}
			used[e.Skill] = true
			if e.Scenario == "" {
				continue
			}
			if before, twice := first[e.Scenario]; twice {
				was, _ := r.find(path + index(before))
				r.wrongAt(at+".scenario", CodeDuplicateID, "keep one of the two; how often it may be played is attempts:",
					"%s stands in the %s already, on line %d", quote(e.Scenario), ph.ID, was.line)
				continue
			}
			first[e.Scenario] = i
		}
	}
	for i, s := range p.Skills {
		if s.ID != "" && !used[s.ID] {
			r.wrongAt("skills"+index(i)+".id", CodePlanSkill, "name it as the skill: of a scenario, or take it out", "no scenario of the plan trains %s", quote(s.ID))
		}
	}
	checkRetest(r, p)
}

func planSkills(r *reading, p *Plan) []string {
	var ids []string
	for i, s := range p.Skills {
		switch {
		case s.ID == "":
		case slices.Contains(ids, s.ID):
			r.wrongAt("skills"+index(i)+".id", CodeDuplicateID, "give one of the two another id", "the skill %s stands here a second time", quote(s.ID))
		default:
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// checkRetest wants other words in the retest than in the phases before it, and a
// baseline and a retest for the same skills: what was measured once says nothing of a
// change.
func checkRetest(r *reading, p *Plan) {
	if p.Retest == nil {
		return
	}
	for i, e := range p.Retest.Scenarios {
		for _, ph := range []*Phase{p.Baseline, p.Practice} {
			if ph == nil || e.Scenario == "" {
				continue
			}
			if at := slices.IndexFunc(ph.Scenarios, func(o PlanEntry) bool { return o.Scenario == e.Scenario }); at >= 0 {
				was, _ := r.find(string(ph.ID) + ".scenarios" + index(at))
				r.wrongAt("retest.scenarios"+index(i)+".scenario", CodePlanSame, "take another scenario of the same moves: what was played before is remembered, not mastered",
					"%s is played in the %s already, on line %d", quote(e.Scenario), ph.ID, was.line)
			}
		}
	}
	if p.Baseline == nil {
		return
	}
	trains := func(ph *Phase, skill string) bool {
		return slices.ContainsFunc(ph.Scenarios, func(e PlanEntry) bool { return e.Skill == skill })
	}
	for i, s := range p.Skills {
		before, after := trains(p.Baseline, s.ID), trains(p.Retest, s.ID)
		lacks := PhaseID("")
		switch {
		case before && !after:
			lacks = Retest
		case after && !before:
			lacks = Baseline
		default:
			continue
		}
		r.wrongAt("skills"+index(i)+".id", CodePlanPair, "add a scenario of this skill to the "+string(lacks),
			"%s is measured once: the %s has no scenario of it", quote(s.ID), lacks)
	}
}
