package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"spar/internal/report"
	"spar/internal/team"
)

func newCalibrate(a *app) *cobra.Command {
	var db, only string
	var asJSON, look bool
	cmd := &cobra.Command{
		Use:   "calibrate",
		Short: "Compare the coaches' marks with the machine's, and with each other's",
		Long: fmt.Sprintf(`Compare what coaches gave blind with what this grader gives the same replies: for every
dimension Cohen's kappa with quadratic weights, its 95%% interval from draws of whole
scenes, and the confusions; and the same between coaches who marked the same reply.
What was changed after seeing the machine's marks does not count.

A dimension with a kappa under %.2f, or with fewer than %d replies or %d scenes to tell
from, is shown to the team as advisory from then on, wherever its levels are. --look
compares and changes nothing.`, team.LeastKappa, team.LeastReplies, team.LeastScenes),
		Example: "  spar calibrate\n  spar calibrate --look --only sample\n  spar calibrate --json --db postgres://spar@db.company/spar",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kind, err := chosen(only)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			return a.withTeam(ctx, db, func(t *team.Team) error {
				c, err := t.Calibrate(ctx, team.Keeper(), team.CalibrateOptions{Only: kind})
				if err == nil && !look {
					err = t.Apply(ctx, team.Keeper(), c)
				}
				switch {
				case err != nil:
					return asUsage(err)
				case asJSON:
					return printJSON(a.stdout, c)
				}
				return report.CalibrationText(a.out(), c, a.text())
			})
		},
	}
	dbFlag(cmd, &db)
	cmd.Flags().StringVar(&only, "only", "", "replies of one `kind`: unsure, disputed or sample")
	completeValues(cmd, "only", []string{"unsure", "disputed", "sample"})
	cmd.Flags().BoolVar(&look, "look", false, "only compare: what is advisory stays as it is")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}
