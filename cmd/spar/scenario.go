package main

import "github.com/spf13/cobra"

// newScenario is the coach's workshop. Each of its commands stands in a file of its
// own, scenario_*.go.
func newScenario(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scenario",
		Short: "Write, check and try scenario files",
		Long: `Tools for coaches who write scenario files: what is wrong in a file and how to mend
it, how its buyer leads a trainee, and whether good answers win and bad ones lose.`,
		Example: `  spar scenario guide
  spar scenario new my-buyer
  spar scenario check my-buyer.yaml
  spar scenario rehearse my-buyer.yaml`,
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newScenarioNew(a),
		newScenarioCheck(a),
		newScenarioExplain(a),
		newScenarioGuide(a),
		newScenarioPreview(a),
		newScenarioRehearse(a),
		newScenarioMap(a),
		newScenarioPack(a),
		newScenarioSchema(a),
	)
	return cmd
}
