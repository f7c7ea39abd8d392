package main

import (
	"github.com/spf13/cobra"

	"spar/internal/report"
	"spar/internal/team"
)

func newTeamSameness(a *app, db *string) *cobra.Command {
	var how reportingTeam
	cmd := &cobra.Command{
		Use:   "sameness --drill FILE or ID",
		Short: "Show how alike a team sounds: phrases that all use, rivals' phrases, openings",
		Long: `Show how alike the people of a team sound in a drill: the phrases that several of them use,
those that every rival uses, and how alike their first replies are. Nobody is named, and of
fewer than five people nothing is told.`,
		Example: "  spar team sameness --drill midyear --db midyear.db\n  spar team sameness --drill midyear --format html > same.html",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if how.drill == "" {
				return usage("--drill midyear, or the path of its plan", "in which drill?")
			}
			if err := knownFormat(how.format); err != nil {
				return err
			}
			if how.format == "csv" {
				return usage("take text, markdown, html or json", "the page on sameness is no table")
			}
			return a.teamSameness(how, *db)
		},
	}
	f := cmd.Flags()
	a.drillFlag(cmd, db, &how.drill)
	f.StringVar(&how.format, "format", "text", "write it as `text`, markdown, html or json")
	return cmd
}

// teamSameness writes the page.
func (a *app) teamSameness(how reportingTeam, db string) error {
	ctx, stop := untilStopped()
	defer stop()
	return a.withTeam(ctx, db, func(t *team.Team) error {
		d, _, err := a.drillOfTeam(ctx, t, how.drill)
		if err != nil {
			return err
		}
		done := a.whileLong(readingLong)
		s, err := t.Sameness(ctx, team.Keeper(), d)
		done()
		if err != nil {
			return err
		}
		return a.writePaper(how.format, report.Sameness{Sameness: s}, s)
	})
}
