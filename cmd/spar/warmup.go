package main

import (
	"context"
	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/tui"
)

func newWarmUp(a *app) *cobra.Command {
	var plain bool
	cmd := &cobra.Command{
		Use:   "warm-up",
		Short: "Answer three single lines in two minutes",
		Long: `Answer three lines of three buyers, each by itself, in about two minutes: before a call,
or when there is no time for a whole talk. What is due comes first. A warm-up is kept
and stays out of your averages; nothing happens when the two minutes are over.`,
		Example: "  spar warm-up\n  spar warm-up --plain < three-lines.txt",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				if !plain && !a.plainOnly() && isTerminal(a.stdin) {
					leisurely()
					return tui.Run(ctx, p, tui.Options{WarmUp: true, ASCII: a.asciiOnly()})
				}
				o := tui.PlainOptions{In: a.stdin, Out: a.out(), ANSI: a.ansi(), Width: a.width()}
				o.Interactive = isTerminal(a.stdin) && isTerminal(a.stdout)
				return tui.PlainWarmUp(ctx, p, o)
			})
		},
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "line by line, without taking over the screen")
	return cmd
}
