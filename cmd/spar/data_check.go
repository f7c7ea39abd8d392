package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
)

// health is what spar data check prints for programs.
type health struct {
	Database string          `json:"database"`
	Version  int64           `json:"version"`
	Attempts int             `json:"attempts"`
	Lines    int             `json:"lines"`
	Replayed int             `json:"replayed"` // came out as they are stored
	Older    int             `json:"older"`    // marked by another grader, so not compared
	Problems []healthProblem `json:"problems"`
}

type healthProblem struct {
	Attempt string `json:"attempt,omitempty"`
	Problem string `json:"problem"`
}

func newDataCheck(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Read everything that is stored and say whether it is whole",
		Long: `Read everything that is stored against its checksums, and play every attempt that
this grader marked once more from its lines: it must come out as it is stored. Nothing
is changed. The exit status is 1 where something is damaged.`,
		Example: "  spar data check\n  spar data check --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			h, err := a.health()
			if err != nil {
				return err
			}
			return a.printHealth(h, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// printHealth prints what a check has found; errFindings where that is something.
func (a *app) printHealth(h health, asJSON bool) (err error) {
	if asJSON {
		err = printJSON(a.stdout, h)
	} else {
		err = a.healthText(h)
	}
	if err == nil && len(h.Problems) > 0 {
		err = errFindings{}
	}
	return err
}

// health checks the store and puts what it found into words.
func (a *app) health() (h health, err error) {
	err = a.with(func(ctx context.Context, p *practice.Practice) (err error) {
		h, err = a.checkUp(ctx, p)
		return err
	})
	return h, err
}

// checkUp checks all that p sees.
func (a *app) checkUp(ctx context.Context, p *practice.Practice) (h health, err error) {
	over := a.whileLong("playing every talk once more from its lines")
	found, err := p.Check(ctx)
	over()
	if err != nil {
		return h, err
	}
	h = health{
		Database: found.Path, Version: found.Version, Attempts: found.Attempts, Lines: found.Lines,
		Replayed: found.Replayed, Older: found.Older, Problems: []healthProblem{},
	}
	for _, problem := range found.Problems {
		h.Problems = append(h.Problems, healthProblem{Attempt: problem.Attempt, Problem: problem.Err.Error()})
	}
	return h, nil
}

func (a *app) healthText(h health) error {
	w := a.out()
	if _, err := fmt.Fprintf(w, "%s, version %d\n%s, %s; %d replayed and the same, %d marked by another grader\n",
		showable(h.Database), h.Version, report.Counted(h.Attempts, "attempt"), report.Counted(h.Lines, "line"), h.Replayed, h.Older); err != nil {
		return err
	}
	for _, p := range h.Problems {
		where := "the database"
		if p.Attempt != "" {
			where = "attempt " + showable(p.Attempt)
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n", where, showable(p.Problem)); err != nil {
			return err
		}
	}
	if len(h.Problems) > 0 {
		return nil
	}
	_, err := fmt.Fprintln(w, "nothing is damaged")
	return err
}
