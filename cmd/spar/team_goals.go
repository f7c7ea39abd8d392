package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"spar/internal/schedule"
	"spar/internal/team"
)

func newTeamGoals(a *app, db *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "goals",
		Short: "Show and set the goals that the team was given",
		Long: `Show the goals that were given to the team, and set them: for everybody, or for one person.
They stand on the home screen beside one's own, and say who gave them. What can be counted
is what spar goals --help names: tries count, never only passes.`,
		Example: "  spar team goals --db team.db\n  spar team goals set sessions 3 --db team.db\n  spar team goals set moves 20 --per month --for ana --by Ruth",
		Args:    noSuchCommand,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withTeam(cmd.Context(), *db, func(t *team.Team) error { return a.printTeamGoals(cmd.Context(), t, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	cmd.AddCommand(newTeamGoalsSet(a, db))
	return cmd
}

func newTeamGoalsSet(a *app, db *string) *cobra.Command {
	var per, to, by string
	cmd := &cobra.Command{
		Use:     "set WHAT N",
		Short:   "Give a goal for every week, month or quarter; 0 takes it away",
		Example: "  spar team goals set sessions 3\n  spar team goals set moves 20 --per month --for ana --by Ruth",
		RunE: func(cmd *cobra.Command, args []string) error {
			goal, err := goalOf(args, per, "spar team goals set sessions 3")
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				id := ""
				if to != "" {
					p, err := t.Find(ctx, team.Keeper(), to)
					if err != nil {
						return asUsage(err)
					}
					id = p.ID
				}
				if err := t.AssignGoal(ctx, team.Keeper(), id, goal, by); err != nil {
					return err
				}
				return a.printTeamGoals(ctx, t, false)
			})
		},
	}
	cmd.Flags().StringVar(&per, "per", string(schedule.Week), "the `period`: week, month or quarter")
	cmd.Flags().StringVar(&to, "for", "", "give it to one `person`: their name, or the id")
	cmd.Flags().StringVar(&by, "by", "your coach", "who gives it, as it stands beside the goal")
	return cmd
}

// printTeamGoals lists the goals that were given.
func (a *app) printTeamGoals(ctx context.Context, t *team.Team, asJSON bool) error {
	all, err := t.AssignedGoals(ctx, team.Keeper())
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(a.stdout, all)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(a.out(), "The team was given no goals. To give one: spar team goals set sessions 3")
		return err
	}
	for _, g := range all {
		who := "everybody"
		if g.Person != "" {
			who = g.Name
		}
		line := fmt.Sprintf("%s: %d %s a %s, given by %s since %s", who, g.Goal.Target, g.Goal.Aim.Name(g.Goal.Target), g.Goal.Period, g.Goal.Given, g.Goal.Since)
		if _, err := fmt.Fprintln(a.out(), showable(line)); err != nil {
			return err
		}
	}
	return nil
}
