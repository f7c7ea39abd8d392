package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
	"spar/internal/tui"
)

// member is somebody of the team for whom a command acts.
type member struct {
	*team.Team
	store.Person
	store *store.Store
}

// practice is the member's own practice, without a library.
func (m member) practice() *practice.Practice {
	return practice.New(m.store.For(m.ID), nil, practice.Options{})
}

// asMember runs f for the person that --as names. Whoever has the database in hand may
// act for anybody in it; over SSH everybody is who their key says.
func (a *app) asMember(ctx context.Context, db, as string, f func(member) error) (err error) {
	if as == "" {
		return usage("give the name: --as \"Ann Lee\"; spar team people lists them", "who are you? marks, shares and disputes are a person's")
	}
	st, err := a.openStore(ctx, db)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := st.Close(); err == nil {
			err = closeErr
		}
	}()
	t := team.New(st, team.Options{})
	who, err := t.Find(ctx, team.Keeper(), as)
	if err == nil {
		err = f(member{t, who, st})
	}
	return asUsage(err)
}

func asFlag(cmd *cobra.Command, as *string) {
	cmd.Flags().StringVar(as, "as", "", "act as this `person` of the team, by name or id")
}

func newTeamDesk(a *app, db *string) *cobra.Command {
	var as string
	var plain bool
	cmd := &cobra.Command{
		Use:   "desk",
		Short: "The coach's desk: mark replies blind, then see the machine's levels",
		Long: `Open the coach's desk: the replies that wait for a coach, those the grader is unsure of
first, then disputed ones, then some drawn by lot. They are nameless unless their
trainee shares them. You mark each one before you see what the machine gave it; what
you change after that is kept beside it, with your reason.`,
		Example: "  spar team desk --as Cora\n  spar team desk --as Cora --plain --db postgres://spar@db.company/spar",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			leisurely()
			ctx, stop := untilStopped()
			defer stop()
			return a.asMember(ctx, *db, as, func(m member) error {
				if plain || a.plainOnly() || !isTerminal(a.stdin) {
					return tui.PlainDesk(ctx, m.Team, m.Person, tui.PlainOptions{In: a.stdin, Out: a.out(),
						Interactive: isTerminal(a.stdin) && isTerminal(a.stdout), ANSI: a.ansi(), Width: a.width()})
				}
				return tui.RunDesk(ctx, m.practice(), m.Team, m.Person, tui.Options{In: a.stdin, Out: a.stdout, ASCII: a.asciiOnly()})
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().BoolVar(&plain, "plain", false, "line by line, without taking over the screen")
	return cmd
}

func newTeamQueue(a *app, db *string) *cobra.Command {
	var as, only string
	var o team.QueueOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "queue",
		Short: "List the replies that wait for a coach",
		Long: `List the replies that you have not marked: those the grader is unsure of, then disputed
ones, then some drawn by lot from all replies, the same ones for every coach. They are
nameless unless their trainee shares them, and your own are not among them.`,
		Example: "  spar team queue --as Cora\n  spar team queue --as Cora --only sample --sample 40\n  spar team queue --as Cora --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kind, err := chosen(only)
			if err != nil {
				return err
			}
			o.Only = kind
			if o.Sample < 0 {
				return usage("--sample 20", "--sample %d is no number of replies", o.Sample)
			}
			ctx := cmd.Context()
			return a.asMember(ctx, *db, as, func(m member) error {
				q, err := m.Queue(ctx, m.Person, o)
				switch {
				case err != nil:
					return err
				case asJSON:
					return printJSON(a.stdout, q)
				}
				return report.QueueText(a.out(), q, a.text())
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().StringVar(&only, "only", "", "one `kind`: unsure, disputed or sample")
	completeValues(cmd, "only", []string{"unsure", "disputed", "sample"})
	cmd.Flags().IntVar(&o.Sample, "sample", 0, "draw so `many` by lot (default 20)")
	cmd.Flags().Uint64Var(&o.Seed, "seed", 0, "the draw's `seed` (default this week's)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// chosen reads why replies were looked at.
func chosen(word string) (team.Chosen, error) {
	switch c := team.Chosen(word); c {
	case "", team.Unsure, team.Disputed, team.Sampled:
		return c, nil
	}
	return "", usage("it is unsure, disputed or sample", "--only %s is no kind of reply", word)
}

func newTeamMark(a *app, db *string) *cobra.Command {
	var as, reason string
	var moves []string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "mark REPLY [LEVEL...]",
		Short: "Read a reply and mark it blind, or change a mark with a reason",
		Long: `Without levels, show the reply with all that came before it, and not what the machine
made of it. With a level from 0 to 4 for each thing the scene is about, in the order
shown or by name, keep them, and then show the machine's. After that --reason changes
them; what you gave blind is kept.`,
		Example: "  spar team mark 3fa9c1 --as Cora\n  spar team mark 3fa9c1 2 3 1 --as Cora\n" +
			"  spar team mark 3fa9c1 assertiveness=2 value=3 advance=1 --moves hold,question --as Cora\n" +
			"  spar team mark 3fa9c1 3 3 1 --as Cora --reason \"I overlooked the condition\"",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("spar team queue lists them", "which reply?")
			}
			ctx := cmd.Context()
			return a.asMember(ctx, *db, as, func(m member) error {
				o, err := m.Open(ctx, m.Person, args[0])
				if err == nil && len(args) > 1 {
					var g team.Given
					if g, err = givenBy(args[1:], moves, o.Grades); err != nil {
						return err
					}
					if reason == "" {
						o, err = m.Mark(ctx, m.Person, o.ID, g)
					} else {
						o, err = m.Change(ctx, m.Person, o.ID, g, reason)
					}
				}
				switch {
				case err != nil:
					return err
				case asJSON:
					return printJSON(a.stdout, o)
				}
				return report.OpenedText(a.out(), o, a.text())
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().StringVar(&reason, "reason", "", "change your marks, and say `why`")
	cmd.Flags().StringSliceVar(&moves, "moves", nil, "the `moves` it makes, where you like to name them")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// givenBy reads levels: one for each dimension in their order, or by name.
func givenBy(args, moves []string, grades []grade.Dimension) (team.Given, error) {
	g := team.Given{Levels: team.Levels{}}
	for _, m := range moves {
		g.Moves = append(g.Moves, grade.Move(m))
	}
	var names []string
	for _, d := range grades {
		names = append(names, d.String())
	}
	hint := "a level from 0 to 4 for each of: " + strings.Join(names, ", ")
	for n, arg := range args {
		name, level, named := strings.Cut(arg, "=")
		if !named {
			if n >= len(grades) {
				return g, usage(hint, "%d levels for %d things", len(args), len(grades))
			}
			name, level = names[n], arg
		}
		d, ok := grade.ParseDimension(name)
		if !ok {
			if near := scenario.Nearest(name, names); near != "" {
				return g, usage("did you mean "+near+"="+level, "nothing is called %q", name)
			}
			return g, usage(hint, "nothing is called %q", name)
		}
		v, err := strconv.Atoi(level)
		if err != nil || v < 0 || v > 4 {
			return g, usage(hint, "%q is no level", level)
		}
		g.Levels[d] = v
	}
	return g, nil
}
