package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/team"
)

// teamPack is a pack of the team as it is printed for programs.
type teamPack struct {
	Name      string              `json:"name"`
	Digest    string              `json:"digest"`
	Scenarios []scenario.PackFile `json:"scenarios"`
}

func newTeamPacks(a *app, db *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "packs",
		Short: "Add packs of scenarios for the whole team to play",
		Long: `Keep packs in the team's database: their scenarios are in everybody's library from then
on, by their names, on every server. "spar scenario pack" makes a pack.`,
		Example: "  spar team packs add spring.zip\n  spar team packs list",
		Args:    noSuchCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.listPacks(cmd.Context(), *db, false) },
	}
	cmd.AddCommand(newPacksAdd(a, db), newPacksList(a, db), newPacksRemove(a, db))
	return cmd
}

func newPacksAdd(a *app, db *string) *cobra.Command {
	return &cobra.Command{
		Use:     "add FILE.zip",
		Short:   "Add a pack",
		Long:    "Add a pack. It is read as a whole first: every file must be what its digest says and a scenario that can be played.",
		Example: "  spar team packs add spring.zip --db postgres://spar@db.company/spar",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("spar team packs add spring.zip", "spar team packs add takes a pack, got %s", got(args))
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"zip"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			src, err := packBytes(args[0])
			if err != nil {
				return err
			}
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				pack, err := t.AddPack(ctx, team.Keeper(), src)
				if err != nil {
					return failure(err, hintOf(err), "the pack %s was not added: %v", args[0], err)
				}
				_, err = fmt.Fprintf(a.out(), "added %s: %s\n  %s\n", row(pack.Name), report.Counted(len(pack.Files), "scenario"), pack.Digest)
				return err
			})
		},
	}
}

func newPacksList(a *app, db *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the team's packs",
		Long:    "List the team's packs with their scenarios and digests.",
		Example: "  spar team packs list\n  spar team packs list --json",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.listPacks(cmd.Context(), *db, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func (a *app) listPacks(ctx context.Context, db string, asJSON bool) error {
	return a.withTeam(ctx, db, func(t *team.Team) error {
		packs, err := t.Packs(ctx)
		if err != nil {
			return err
		}
		out := []teamPack{}
		for _, p := range packs {
			out = append(out, teamPack{p.Name, p.Digest, p.Files})
		}
		if asJSON {
			return printJSON(a.stdout, out)
		}
		if len(out) == 0 {
			_, err := fmt.Fprintln(a.out(), "None. spar team packs add FILE.zip adds one.")
			return err
		}
		w := tabwriter.NewWriter(a.out(), 0, 0, 2, ' ', 0)
		for _, p := range out {
			fmt.Fprintf(w, "%s\t%s\t%s\n", row(p.Name), report.Counted(len(p.Scenarios), "scenario"), p.Digest)
			for _, f := range p.Scenarios {
				fmt.Fprintf(w, "  %s\t%s\t\n", row(strings.TrimSuffix(f.Name, ".yaml")), row(f.Title))
			}
		}
		return w.Flush()
	})
}

func newPacksRemove(a *app, db *string) *cobra.Command {
	return &cobra.Command{
		Use:     "remove NAME|DIGEST",
		Short:   "Take a pack away",
		Long:    "Take a pack away, by its name or digest. Attempts that were begun from it go on with their text.",
		Example: "  spar team packs remove spring",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("spar team packs remove spring", "spar team packs remove takes a pack, got %s", got(args))
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			// A shell that asks for completions has no use for an error.
			_ = a.withTeam(cmd.Context(), *db, func(t *team.Team) error {
				packs, err := t.Packs(cmd.Context())
				for _, p := range packs {
					names = append(names, row(p.Name))
				}
				return err
			})
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				p, err := t.RemovePack(ctx, team.Keeper(), args[0])
				if err != nil {
					return asUsage(err)
				}
				_, err = fmt.Fprintf(a.out(), "taken away: %s\n  %s\n", row(p.Name), p.Digest)
				return err
			})
		},
	}
}
