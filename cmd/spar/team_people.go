package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
)

// person is somebody of the team as they are printed for programs.
type person struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Role    string     `json:"role"`
	Shown   bool       `json:"shown"`
	Created time.Time  `json:"created"`
	Gone    *time.Time `json:"gone,omitempty"`
	Keys    []string   `json:"keys"`
}

func personOf(p store.Person, keys []store.Key) person {
	out := person{ID: p.ID, Name: p.Name, Role: p.Role, Shown: p.Shown, Created: p.Created, Keys: []string{}}
	if !p.Gone.IsZero() {
		out.Gone = &p.Gone
	}
	for _, k := range keys {
		if k.Person == p.ID {
			out.Keys = append(out.Keys, k.Fingerprint)
		}
	}
	return out
}

// asUsage makes the command line answer for what it asked wrongly, with the cure.
func asUsage(err error) error {
	var ask *team.AskError
	var refused *scenario.RefusedError
	switch {
	case errors.As(err, &ask):
		return usage(ask.Cure, "%s", ask.What)
	case errors.As(err, &refused):
		return usage(refused.Cure, "%s", refused.What)
	}
	return err
}

func roleNames() []string {
	var names []string
	for _, r := range team.Roles() {
		names = append(names, string(r))
	}
	return names
}

func newTeamPeople(a *app, db *string) *cobra.Command {
	var asJSON, gone bool
	cmd := &cobra.Command{
		Use:     "people",
		Short:   "List who is in the team",
		Long:    "List who is in the team, with their roles. --json has their ids and the fingerprints of their keys.",
		Example: "  spar team people\n  spar team people --json --db postgres://spar@db.company/spar",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				all, err := t.People(ctx, team.Keeper())
				keys, keysErr := t.Keys(ctx, team.Keeper())
				if err := errors.Join(err, keysErr); err != nil {
					return err
				}
				out := []person{}
				for _, p := range all {
					if gone || p.Gone.IsZero() {
						out = append(out, personOf(p, keys))
					}
				}
				if asJSON {
					return printJSON(a.stdout, out)
				}
				return a.printPeople(out)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.Flags().BoolVar(&gone, "gone", false, "list also who was taken out of the team")
	return cmd
}

func (a *app) printPeople(all []person) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(a.out(), "Nobody yet. spar team invite --role admin makes the first invitation.")
		return err
	}
	t := tabwriter.NewWriter(a.out(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tROLE\tKEYS\tON THE BOARD\tSINCE\tID")
	for _, p := range all {
		board, since := "masked", p.Created.Local().Format("2006-01-02")
		if p.Shown {
			board = "named"
		}
		if p.Gone != nil {
			since = "gone " + p.Gone.Local().Format("2006-01-02")
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%s\t%s\t%s\n", row(p.Name), p.Role, len(p.Keys), board, since, p.ID)
	}
	return t.Flush()
}

func newTeamRole(a *app, db *string) *cobra.Command {
	return &cobra.Command{
		Use:     "role PERSON ROLE",
		Short:   "Give somebody another role",
		Long:    "Give somebody, named by name or id, another role: trainee, coach or admin. The last admin stays one.",
		Example: "  spar team role \"Ann Lee\" coach",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage(`spar team role "Ann Lee" coach`, "spar team role takes a person and a role, got %s", got(args))
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return roleNames(), cobra.ShellCompDirectiveNoFileComp
			}
			return a.completePeople(cmd.Context(), *db, args, false), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			role, err := team.ParseRole(args[1])
			if err != nil {
				return asUsage(err)
			}
			return a.changePerson(cmd.Context(), *db, args[0], func(ctx context.Context, t *team.Team, id string) (string, error) {
				p, err := t.SetRole(ctx, team.Keeper(), id, role)
				return fmt.Sprintf("%s is %s now", row(p.Name), team.Role(p.Role).WithArticle()), err
			})
		},
	}
}

func newTeamRemove(a *app, db *string) *cobra.Command {
	return &cobra.Command{
		Use:   "remove PERSON",
		Short: "Take somebody out of the team",
		Long: `Take somebody, named by name or id, out of the team: their keys open nothing from now
on. What they practised is kept, theirs and unread, and "spar team restore" takes them back
in with it. The last admin stays.`,
		Example: "  spar team remove \"Ann Lee\"",
		Args:    exactlyOne("a person"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return a.completePeople(cmd.Context(), *db, args, false), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changePerson(cmd.Context(), *db, args[0], func(ctx context.Context, t *team.Team, id string) (string, error) {
				p, err := t.Remove(ctx, team.Keeper(), id)
				return fmt.Sprintf("%s is not in the team any more; what they practised is kept\n  back with: spar team restore %s", row(p.Name), p.ID), err
			})
		},
	}
}

func newTeamRestore(a *app, db *string) *cobra.Command {
	return &cobra.Command{
		Use:   "restore PERSON",
		Short: "Take somebody back into the team",
		Long: `Take somebody, named by name or id, back into the team who was taken out: with their role
and with what they practised. Their keys were dropped, so that one has to be added; "spar
team people --gone" lists who was taken out.`,
		Example: "  spar team restore \"Ann Lee\"",
		Args:    exactlyOne("a person"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return a.completePeople(cmd.Context(), *db, args, true), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changeFound(cmd.Context(), *db, args[0], (*team.Team).FindGone, func(ctx context.Context, t *team.Team, id string) (string, error) {
				p, err := t.Restore(ctx, team.Keeper(), id)
				return fmt.Sprintf("%s is in the team again, as %s; no key of theirs lets them in yet\n  add one: spar team keys add %s FILE.pub", row(p.Name), team.Role(p.Role).WithArticle(), p.ID), err
			})
		},
	}
}

// changePerson finds the person in the team who is meant, does f and prints what it says.
func (a *app) changePerson(ctx context.Context, db, meant string, f func(context.Context, *team.Team, string) (string, error)) error {
	return a.changeFound(ctx, db, meant, (*team.Team).Find, f)
}

// changeFound is changePerson for whom find finds.
func (a *app) changeFound(ctx context.Context, db, meant string,
	find func(*team.Team, context.Context, store.Person, string) (store.Person, error),
	f func(context.Context, *team.Team, string) (string, error)) error {
	return a.withTeam(ctx, db, func(t *team.Team) error {
		p, err := find(t, ctx, team.Keeper(), meant)
		if err != nil {
			return asUsage(err)
		}
		said, err := f(ctx, t, p.ID)
		if err != nil {
			return asUsage(err)
		}
		_, err = fmt.Fprintln(a.out(), said)
		return err
	})
}

// completePeople are the names of who is in the team, or was taken out of it, for the first
// argument.
func (a *app) completePeople(ctx context.Context, db string, args []string, gone bool) []string {
	if len(args) > 0 {
		return nil
	}
	var names []string
	// A shell that asks for completions has no use for an error.
	_ = a.withTeam(ctx, db, func(t *team.Team) error {
		all, err := t.People(ctx, team.Keeper())
		for _, p := range all {
			if p.Gone.IsZero() != gone {
				names = append(names, row(p.Name))
			}
		}
		return err
	})
	return names
}
