package main

import (
	"context"

	"github.com/spf13/cobra"

	"spar/internal/practice"
)

func newTeamCheck(a *app, db *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Read everything that the team's database holds and say whether it is whole",
		Long: `Read everything of everybody in the team's database against its checksums, and play every
attempt that this grader marked once more from its lines: it must come out as it is
stored. Nothing is changed and no reply is shown. The exit status is 1 where something is
damaged. Servers may go on meanwhile.`,
		Example: "  spar team check --db postgres://spar@db.company/spar\n  spar team check --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := untilStopped()
			defer stop()
			return a.checkTeam(ctx, *db, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// checkTeam checks what the view of everyone sees.
func (a *app) checkTeam(ctx context.Context, db string, asJSON bool) (err error) {
	lib, err := a.library()
	if err != nil {
		return err
	}
	if err := a.thereIs(db); err != nil {
		return err
	}
	st, err := a.openStore(ctx, db)
	if err != nil {
		return err
	}
	p := practice.New(st, lib, practice.Options{})
	defer closing(ctx, p, &err)
	h, err := a.checkUp(ctx, p.On(st.Everyone()))
	if err != nil {
		return err
	}
	return a.printHealth(h, asJSON)
}
