package main

import (
	"github.com/spf13/cobra"

	"spar/internal/rehearse"
	"spar/internal/report"
)

func newScenarioMap(a *app) *cobra.Command {
	var o rehearse.Options
	format := "tree"
	cmd := &cobra.Command{
		Use:   "map FILE|ID",
		Short: "Draw a scenario's beats, where they lead, and how often",
		Long: `Draw the beats of a scenario as a tree: below each beat what a reply must do to take
each of its ways, and how often the scenario's transcripts and made-up trainees took
it. The other formats are for a wiki (mermaid) or for Graphviz (dot).`,
		Example: `  spar scenario map five-percent
  spar scenario map --trainees 0 my-buyer.yaml
  spar scenario map --format dot five-percent | dot -Tsvg > map.svg`,
		ValidArgsFunction: a.completeScenarios,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("for example: spar scenario map five-percent", "map draws one scenario")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "tree" && format != "mermaid" && format != "dot" {
				return usage("the formats are tree, mermaid and dot", "there is no format %q", format)
			}
			if o.Trainees < 0 {
				return usage("give a number of 0 or more", "--trainees %d is not a number of trainees", o.Trainees)
			}
			scs, err := a.scenariosFor(args)
			if err != nil {
				return err
			}
			if len(scs) != 1 {
				return usage("name one of its files", "%s holds %d scenarios", args[0], len(scs))
			}
			c := a.rehearseAll(scs, o)[0].Coverage
			switch format {
			case "mermaid":
				return report.MapMermaid(a.stdout, scs[0], c)
			case "dot":
				return report.MapDOT(a.stdout, scs[0], c)
			}
			return report.MapText(a.out(), scs[0], c)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "tree, mermaid or dot")
	cmd.Flags().IntVar(&o.Trainees, "trainees", 120, "count the ways of this `number` of made-up trainees")
	cmd.Flags().Uint64Var(&o.Seed, "seed", 1, "which trainees: the same `seed` makes the same ones")
	return cmd
}
