package main

import (
	"time"

	"github.com/spf13/cobra"

	"spar/internal/report"
)

func newProgress(a *app) *cobra.Command {
	var asJSON bool
	var from string
	cmd := &cobra.Command{
		Use:   "progress",
		Short: "Show how each dimension and each move went over time",
		Long: `Show how your levels and your moves went over time: the middle level and the half
around it, where a move was called for and made, what you skip, and what may be
slipping. Every figure says how many replies it rests on; one that would rest on fewer
than five is left out. Replies that were copied, said before or tried again are kept
out, and so is practice with the answer known. Charts are in spar itself: tab goes there.`,
		Example: "  spar progress\n  spar progress --since 30d\n  spar progress --json | jq '.dimensions[] | {dimension, median, replies}'",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			since, err := sinceDay(from, time.Now())
			if err != nil {
				return err
			}
			s, err := a.standing()
			if err != nil {
				return err
			}
			p := report.NewProgress(s, since)
			if asJSON {
				return printJSON(a.stdout, p)
			}
			return p.Text(a.out(), a.text())
		},
	}
	cmd.Flags().StringVar(&from, "since", "", "only from this `day` on (2026-01-31), or so long back (7d, 12w)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}
