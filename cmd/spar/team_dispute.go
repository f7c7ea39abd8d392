package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/grade"
	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/team"
	"spar/internal/text"
)

func newTeamHeard(a *app, db *string) *cobra.Command {
	var as string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "marks [ATTEMPT]",
		Short: "Show what coaches gave your replies, beside the machine's levels",
		Long: `Show an attempt of yours, the last one where none is named, with the machine's level and
each coach's for every reply: what the coach gave blind, and, after ">", what they hold
now. Disputes and what you share are shown with it.`,
		Example: "  spar team marks --as \"Ann Lee\"\n  spar team marks 0198c2 --as \"Ann Lee\" --json",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.asMember(ctx, *db, as, func(m member) error {
				_, heard, err := m.heard(ctx, strings.Join(args, ""))
				switch {
				case err != nil:
					return err
				case asJSON:
					return printJSON(a.stdout, heard)
				}
				return report.HeardText(a.out(), heard, a.text())
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// heard is an attempt of the member's own with what coaches made of it.
func (m member) heard(ctx context.Context, attempt string) (string, []team.Heard, error) {
	id, err := attemptID(ctx, m.practice(), attempt)
	if err != nil {
		return "", nil, err
	}
	all, err := m.Hear(ctx, m.Person, id)
	return id, all, err
}

// turn is the reply that counts of a turn of an attempt of the member's own.
func (m member) turn(ctx context.Context, attempt, turn string) (string, team.Heard, error) {
	id, all, err := m.heard(ctx, attempt)
	if err != nil {
		return "", team.Heard{}, err
	}
	n, err := strconv.Atoi(turn)
	for _, h := range all {
		if err == nil && h.Turn == n {
			return id, h, nil
		}
	}
	return "", team.Heard{}, usage(fmt.Sprintf("the attempt has %d replies; spar team marks lists them", len(all)), "there is no turn %q", turn)
}

func newTeamShare(a *app, db *string) *cobra.Command {
	var as string
	var off bool
	cmd := &cobra.Command{
		Use:   "share ATTEMPT [TURN]",
		Short: "Let coaches see whose an attempt, or one reply, is",
		Long: `Let coaches see your name on an attempt, or on the reply of one turn. Without it they
see replies and no name. --off takes it back; what coaches have seen they have seen.`,
		Example: "  spar team share 0198c2 --as \"Ann Lee\"\n  spar team share 0198c2 3 --as \"Ann Lee\"\n  spar team share 0198c2 --off --as \"Ann Lee\"",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usage("spar team share 0198c2 3", "give the attempt and, for one reply, its turn")
			}
			ctx := cmd.Context()
			return a.asMember(ctx, *db, as, func(m member) error {
				id, err := attemptID(ctx, m.practice(), args[0])
				what, seq := "The attempt", 0
				if err == nil && len(args) == 2 {
					var h team.Heard
					id, h, err = m.turn(ctx, args[0], args[1])
					what, seq = fmt.Sprintf("Turn %d", h.Turn), h.Seq
				}
				if err == nil {
					err = m.Share(ctx, m.Person, id, seq, off)
				}
				if err != nil {
					return err
				}
				how := "is shared with coaches under your name; --off takes it back"
				if off {
					how = "is not shared any more"
				}
				_, err = fmt.Fprintf(a.out(), "%s %s.\n", what, how)
				return err
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().BoolVar(&off, "off", false, "take it back")
	return cmd
}

func newTeamDispute(a *app, db *string) *cobra.Command {
	var as, drop string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "dispute ATTEMPT TURN WHAT NOTE...",
		Short: "Say that one level of a reply of yours is wrong, and why",
		Long: `Say that a level of a reply of yours is wrong: the attempt, the turn, what (such as
value), and in your own words why. A coach marks the reply without seeing the level or
your note, reads both, and settles it. One dispute at a time for each level; --drop takes
an open one back.`,
		Example: "  spar team dispute 0198c2 3 value \"I named what an hour costs them\" --as \"Ann Lee\"\n" +
			"  spar team dispute --drop 0198d4 --as \"Ann Lee\"",
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if drop != "" && len(args) == 0 {
				return a.asMember(ctx, *db, as, func(m member) error { return m.Withdraw(ctx, m.Person, drop) })
			}
			if drop != "" || len(args) < 4 {
				return usage(`spar team dispute 0198c2 3 value "I named what an hour costs them"`, "give the attempt, the turn, what is wrong and why")
			}
			dim, ok := grade.ParseDimension(args[2])
			if !ok {
				return usage("it is one of "+strings.Join(dimensionNames(), ", "), "nothing is called %q", args[2])
			}
			return a.asMember(ctx, *db, as, func(m member) error {
				id, h, err := m.turn(ctx, args[0], args[1])
				if err != nil {
					return err
				}
				o, err := m.Dispute(ctx, m.Person, id, h.Seq, dim, strings.Join(args[3:], " "))
				switch {
				case errors.Is(err, store.ErrExists):
					return usage("wait until a coach has settled it, or take it back with --drop ID: spar team marks lists it", "this level is disputed already")
				case err != nil:
					return err
				case asJSON:
					return printJSON(a.stdout, o)
				}
				_, err = fmt.Fprintf(a.out(), "Disputed: %s of turn %d, at level %d. A coach will look at it.\n", dim, h.Turn, h.Marks.Levels[dim])
				return err
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().StringVar(&drop, "drop", "", "take back the open dispute of this `id`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func dimensionNames() []string {
	var names []string
	for _, d := range grade.Dimensions() {
		names = append(names, d.String())
	}
	return names
}

func newTeamSettle(a *app, db *string) *cobra.Command {
	var as, proof string
	var asJSON, all bool
	cmd := &cobra.Command{
		Use:   "settle [DISPUTE LEVEL WHY...]",
		Short: "List disputes and settle them, or make a proof of a settled one",
		Long: `Without a dispute, list those that are open. With one, say what the level should be and
why; you must have marked the reply blind before. The machine's marks stay as they are,
and the trainee sees both.

--proof prints a settled dispute as an item for the list "proofs:" of the scenario's
file: the scenario then holds the grader to it, or, where the grader still disagrees,
says so. The reply is a trainee's own words: ask them before you publish it.`,
		Example: "  spar team settle --as Cora\n  spar team settle 0198d4 3 \"The figure is the buyer's own\" --as Cora\n" +
			"  spar team settle --proof 0198d4 --as Cora >> five-percent.proofs.yaml",
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.asMember(ctx, *db, as, func(m member) error {
				switch {
				case proof != "" && len(args) == 0:
					return a.prove(ctx, m, proof, asJSON)
				case proof == "" && len(args) == 0:
					return a.listDisputes(ctx, m, all, asJSON)
				case proof != "" || len(args) < 3:
					return usage(`spar team settle 0198d4 3 "The figure is the buyer's own"`, "give the dispute, the level and why")
				}
				level, err := strconv.Atoi(args[1])
				if err != nil {
					return usage("a level is 0 to 4", "%q is no level", args[1])
				}
				d, err := m.Settle(ctx, m.Person, args[0], level, strings.Join(args[2:], " "))
				switch {
				case err != nil:
					return err
				case asJSON:
					return printJSON(a.stdout, map[string]any{"id": d.ID, "dimension": d.Dimension, "level": d.Level, "why": d.Why})
				}
				_, err = fmt.Fprintf(a.out(), "Settled: %s at level %d. To make a proof of it: spar team settle --proof %s\n", row(d.Dimension), d.Level, row(d.ID))
				return err
			})
		},
	}
	asFlag(cmd, &as)
	cmd.Flags().StringVar(&proof, "proof", "", "print the settled dispute of this `id` as a proof")
	cmd.Flags().BoolVar(&all, "all", false, "list also those that are settled")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func (a *app) listDisputes(ctx context.Context, m member, all, asJSON bool) error {
	list, err := m.Disputes(ctx, m.Person, all)
	switch {
	case err != nil:
		return err
	case asJSON:
		return printJSON(a.stdout, list)
	}
	return report.DisputesText(a.out(), list, a.text())
}

// prove prints the proof alone on standard output, so that it can be appended to a file.
func (a *app) prove(ctx context.Context, m member, id string, asJSON bool) error {
	p, err := m.Prove(ctx, m.Person, id)
	switch {
	case err != nil:
		return err
	case asJSON:
		return printJSON(a.stdout, p)
	}
	if _, err := fmt.Fprint(a.out(), text.Safe(p.YAML)); err != nil {
		return err
	}
	told := "the grader agrees with it now"
	if p.Disputed {
		told = "the grader still disagrees: the item says so"
	}
	_, err = fmt.Fprintf(a.stderr, "for proofs: in %s.yaml; %s\n", row(p.Scenario), told)
	return err
}
