package team

import (
	"context"
	"fmt"
	"slices"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
)

// givenChannel is where it is told that a coach gives the team something else to do:
// a drill, with its id, or a goal.
const givenChannel = "spar_given"

// Plans are the plans of drills on the team's list, the newest first.
func (t *Team) Plans(ctx context.Context) ([]store.Drill, error) { return t.store.Drills(ctx) }

// PlansEver is Plans with those that were taken off the list: their reports can still be made.
func (t *Team) PlansEver(ctx context.Context) ([]store.Drill, error) { return t.store.DrillsEver(ctx) }

// GivenChanged tells whenever the team's list of drills or anybody's goals may have changed,
// on any server, until ctx ends.
func (t *Team) GivenChanged(ctx context.Context) (<-chan string, error) {
	return t.store.Listen(ctx, givenChannel)
}

// Played is what was practised in a drill so far.
type Played struct {
	People   int `json:"people"` // who have begun
	Attempts int `json:"attempts"`
	Open     int `json:"under_way"` // attempts that have not ended
}

// Played counts what was practised in the drill of that id.
func (t *Team) Played(ctx context.Context, by store.Person, id string) (Played, error) {
	if err := may(Role(by.Role), Teams, SeeBoard); err != nil {
		return Played{}, err
	}
	p, _, err := t.played(ctx, id)
	return p, err
}

func (t *Team) played(ctx context.Context, id string) (Played, []store.Ran, error) {
	runs, err := t.store.Everyone().Runs(ctx, id)
	p, people := Played{Attempts: len(runs)}, map[string]bool{}
	for _, r := range runs {
		people[r.Person] = true
		if r.Attempt.Status == store.StatusOpen {
			p.Open++
		}
	}
	p.People = len(people)
	return p, runs, err
}

// Publishing is what AddDrill did.
type Publishing struct {
	Same     bool // it was on the list with this very plan, and nothing was done
	Replaced bool // it took the place of another plan of the same id
	Played   Played
	// Left are attempts that had a place in the plan before and have none in this one: they
	// are kept and count no more.
	Left int
}

// AddDrill puts a plan on the team's list, in place of the one of the same id: it is on
// everybody's home screen from then on, on every server. Where attempts would lose their
// place by that and it is not sure, it is an *AskError and nothing is done.
func (t *Team) AddDrill(ctx context.Context, by store.Person, d *Drill, sure bool) (Publishing, error) {
	var out Publishing
	if err := may(Role(by.Role), Teams, RunDrills); err != nil {
		return out, err
	}
	ever, err := t.store.DrillsEver(ctx)
	if err != nil {
		return out, err
	}
	was := slices.IndexFunc(ever, func(e store.Drill) bool { return e.ID == d.ID })
	if was >= 0 {
		out.Same = ever[was].Gone.IsZero() && string(ever[was].Body) == string(d.Src)
		out.Replaced = string(ever[was].Body) != string(d.Src)
	}
	var runs []store.Ran
	if out.Played, runs, err = t.played(ctx, d.ID); err != nil || out.Same {
		return out, err
	}
	if out.Replaced {
		before := scenario.ReadPlan(d.ID+".yaml", ever[was].Body).Plan
		out.Left = displaced(runs, before, d.Plan)
	}
	if out.Left > 0 && !sure {
		return out, &AskError{fmt.Sprintf("%d of %d attempts at %s would have no place in this plan, and count no more", out.Left, out.Played.Attempts, d.ID),
			"they are kept in any case; --yes publishes it all the same, another id (the file's name) leaves them alone"}
	}
	if err := t.store.PutDrill(ctx, store.Drill{ID: d.ID, Title: d.Title, Body: d.Src, Added: t.opts.Now()}); err != nil {
		return out, err
	}
	t.tell(ctx, givenChannel, d.ID)
	return out, nil
}

// displaced counts the runs that have a place in the plan before and none in the one after.
func displaced(runs []store.Ran, before, after *scenario.Plan) int {
	placed := func(p *scenario.Plan, r store.Ran) bool {
		return p != nil && slices.ContainsFunc(p.Phases(), func(ph *scenario.Phase) bool {
			return string(ph.ID) == r.Phase && slices.ContainsFunc(ph.Scenarios, func(e scenario.PlanEntry) bool { return e.Scenario == r.Scenario })
		})
	}
	n := 0
	for _, r := range runs {
		if placed(before, r) && !placed(after, r) {
			n++
		}
	}
	return n
}

// RemoveDrill takes a drill off the team's list. What was practised stays, and the report
// on it can still be made. Where attempts are under way, after which their people could
// begin no other, and it is not sure, it is an *AskError and nothing is done.
func (t *Team) RemoveDrill(ctx context.Context, by store.Person, id string, sure bool) (Played, error) {
	if err := may(Role(by.Role), Teams, RunDrills); err != nil {
		return Played{}, err
	}
	plans, err := t.store.Drills(ctx)
	if err != nil {
		return Played{}, err
	}
	if !slices.ContainsFunc(plans, func(d store.Drill) bool { return d.ID == id }) {
		return Played{}, &AskError{fmt.Sprintf("the team has no drill %q", id), "list them with: spar team drills"}
	}
	p, _, err := t.played(ctx, id)
	if err != nil {
		return p, err
	}
	if p.Open > 0 && !sure {
		return p, &AskError{fmt.Sprintf("attempts under way at %s: %d; they could be ended, and no other begun", id, p.Open),
			"--yes takes it off the list all the same; spar team drills restore " + id + " puts it back"}
	}
	if err := t.store.DropDrill(ctx, id, t.opts.Now()); err != nil {
		return p, err
	}
	t.tell(ctx, givenChannel, id)
	return p, nil
}

// Keep puts the drill on the list from which the home screen shows it; one that is on it
// with the same text stays as it is.
func (d *Drill) Keep(ctx context.Context, p *practice.Practice) error {
	plans, err := p.Plans(ctx)
	if err != nil {
		return err
	}
	for _, have := range plans {
		if have.ID == d.ID && string(have.Body) == string(d.Src) {
			return nil
		}
	}
	return p.KeepPlan(ctx, d.ID, d.Title, d.Src)
}

// Drills are the drills on the list that can be played from the library of p, the newest
// first. One whose plan does not fit the library any more is left out: spar drill check
// tells why.
func Drills(ctx context.Context, p *practice.Practice) ([]*Drill, error) {
	plans, err := p.Plans(ctx)
	if err != nil {
		return nil, err
	}
	var all []*Drill
	for _, plan := range plans {
		if d, _ := ReadDrill(plan.ID+".yaml", plan.Body, p); d != nil {
			all = append(all, d)
		}
	}
	return all, nil
}
