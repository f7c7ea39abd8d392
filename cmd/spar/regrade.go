package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/text"
)

func newRegrade(a *app) *cobra.Command {
	var diff, write, asJSON bool
	cmd := &cobra.Command{
		Use:   "regrade",
		Short: "See what this grader makes of replies that an earlier one marked",
		Long: `Mark once more every reply that another version of the grader marked, in the situation
in which it was said, and show what changes and why. Nothing is changed unless --write
says so: then the new marks are kept beside the old ones, progress and schedules go by
the new ones, and the talks show what they showed. How a talk went stays as it was.

The exit status is 1 where something would change and nothing was written.`,
		Example: "  spar regrade --diff\n  spar regrade --diff --json\n  spar regrade --write",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !diff && !write {
				return usage("--diff shows what would change, --write keeps the new marks", "say what to do")
			}
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				over := a.whileLong("marking your replies once more")
				got, err := p.Regrade(ctx, write)
				over()
				if err != nil {
					return err
				}
				if asJSON {
					err = printJSON(a.stdout, got)
				} else {
					err = regradeText(a.out(), got, diff, a.text().Width)
				}
				if err == nil && (len(got.Problems) > 0 || len(got.Changes) > 0 && !write) {
					err = errFindings{}
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&diff, "diff", false, "show every change")
	cmd.Flags().BoolVar(&write, "write", false, "keep the new marks beside the old ones")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func regradeText(w io.Writer, got practice.Regraded, diff bool, width int) error {
	var errs []error
	line := func(indent int, format string, args ...any) {
		_, err := fmt.Fprintln(w, report.Wrap(fmt.Sprintf(format, args...), width, indent))
		errs = append(errs, err)
	}
	if diff {
		for _, c := range got.Changes {
			line(2, "%s, %s, turn %d: %q", text.Safe(c.Attempt), text.Safe(c.Scenario), c.Turn, text.Safe(c.Reply))
			for _, l := range c.Levels {
				line(4, "  %s %d becomes %d", l.Dimension, l.Old, l.New)
				line(8, "    was: %s", orNothing(l.OldWhy))
				line(8, "    now: %s", orNothing(l.NewWhy))
			}
			if len(c.Found)+len(c.Lost) > 0 {
				line(4, "  moves:%s", movesChanged(c))
			}
			if c.OldTone != c.NewTone {
				line(4, "  tone: %s becomes %s", text.Safe(string(c.OldTone)), c.NewTone)
			}
		}
	}
	for _, p := range got.Problems {
		line(2, "attempt %s was not looked at: %s", text.Safe(p.Attempt), text.Safe(p.Problem))
	}
	switch {
	case got.Replies == 0:
		line(0, "Nothing to do: every reply was marked by this grader (version %s).", text.Safe(got.Version))
	default:
		line(0, "%s in %s marked by another grader: %d the same, %d changed.",
			report.Counted(got.Replies, "reply"), report.Counted(got.Attempts, "talk"), got.Same, len(got.Changes))
	}
	switch {
	case got.Written > 0:
		line(0, "%d new marks are kept beside the old ones.", got.Written)
	case got.Replies > 0:
		line(0, "Nothing was changed; spar regrade --write keeps the new marks beside the old ones.")
	}
	return errors.Join(errs...)
}

func orNothing(why string) string {
	if why == "" {
		return "nothing in the words"
	}
	return text.Safe(why)
}

// movesChanged names what is found now and what is not any more.
func movesChanged(c practice.Change) string {
	var b strings.Builder
	for _, m := range grade.Moves() {
		for _, found := range c.Found {
			if found == m.ID {
				b.WriteString(" +" + m.Name)
			}
		}
		for _, lost := range c.Lost {
			if lost == m.ID {
				b.WriteString(" -" + m.Name)
			}
		}
	}
	return b.String()
}
