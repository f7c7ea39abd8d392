package team

import (
	"context"
	"fmt"
	"slices"
	"time"

	"spar/internal/schedule"
	"spar/internal/store"
)

// AssignGoal gives a goal to the person with the id to, or to everybody for "". It begins
// today; a target of 0 takes it away. Name is who gives it, as trainees will read it.
func (t *Team) AssignGoal(ctx context.Context, by store.Person, to string, g schedule.Goal, name string) error {
	if err := may(Role(by.Role), whose(by, to), SetGoals); err != nil {
		return err
	}
	if !slices.Contains(schedule.Aims(), g.Aim) || !slices.Contains(schedule.Periods(), g.Period) || g.Target < 0 {
		return fmt.Errorf("no goal: %+v", g)
	}
	now := t.opts.Now()
	err := t.store.PutGoal(ctx, store.Goal{Person: to, Aim: string(g.Aim), Period: string(g.Period), Target: g.Target,
		Since: now.Format(time.DateOnly), Given: name, Created: now})
	if err != nil {
		return err
	}
	t.tell(ctx, givenChannel, string(g.Aim))
	return nil
}

// AssignedGoal is a goal that was given, and to whom; Name is "" for everybody.
type AssignedGoal struct {
	Person string        `json:"person"`
	Name   string        `json:"name"`
	Goal   schedule.Goal `json:"goal"`
}

// AssignedGoals are all goals that were given.
func (t *Team) AssignedGoals(ctx context.Context, by store.Person) ([]AssignedGoal, error) {
	if err := may(Role(by.Role), Anothers, SetGoals); err != nil {
		return nil, err
	}
	rows, err := t.store.Everyone().Goals(ctx)
	if err != nil {
		return nil, err
	}
	people, err := t.store.People(ctx)
	if err != nil {
		return nil, err
	}
	all := []AssignedGoal{}
	for _, g := range rows {
		a := AssignedGoal{Person: g.Person, Goal: schedule.Goal{Aim: schedule.Aim(g.Aim), Period: schedule.Period(g.Period), Target: g.Target, Since: g.Since, Given: g.Given}}
		if i := slices.IndexFunc(people, func(p store.Person) bool { return p.ID == g.Person }); i >= 0 {
			a.Name = people[i].Name
		}
		all = append(all, a)
	}
	return all, nil
}
