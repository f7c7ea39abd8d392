package main

import (
	"context"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/tui"
)

func newFork(a *app) *cobra.Command {
	var plain bool
	cmd := &cobra.Command{
		Use:   "fork ATTEMPT TURN",
		Short: "Go back to a turn and answer it differently",
		Long: `Go back to a turn of an attempt, answer it differently and play on from there. At the
end both ways stand beside each other, with what changed in levels, price and ending.

The attempt is named by its id or the beginning of it (spar history), the turn by its
number (spar show). The other way is an attempt of its own: it is kept, can be gone on
with (spar play --resume), and stays out of your averages, since you know the marks of
the first way. The attempt that it comes from is not touched.`,
		Example: "  spar fork 0198c2 2\n  spar fork 0198c2 2 --plain < replies.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("spar fork ATTEMPT TURN; spar history lists the attempts", "spar fork takes an attempt and a turn, got %s", got(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			turn, err := strconv.Atoi(args[1])
			if err != nil {
				return usage("a turn is a number: 1 is the first", "there is no turn %q", args[1])
			}
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				id, err := attemptID(ctx, p, args[0])
				if err != nil {
					return err
				}
				forked, err := p.Fork(ctx, id, turn)
				if errors.Is(err, play.ErrNoTurn) {
					return usage("spar show "+args[0]+" tells its turns", "%s", err.Error())
				}
				if err != nil {
					return err
				}
				o := tui.PlainOptions{Attempt: forked.ID}
				if plain || a.plainOnly() || !isTerminal(a.stdin) {
					return a.playPlain(ctx, p, o)
				}
				return a.playScreen(ctx, p, o)
			})
		},
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "talk line by line, without taking over the screen")
	return cmd
}
