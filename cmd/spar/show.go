package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/text"
)

// shown is an attempt as spar show prints it for programs.
type shown struct {
	ID            string            `json:"id"`
	Scenario      string            `json:"scenario"`
	Digest        string            `json:"digest"`
	GraderVersion string            `json:"grader_version"`
	GraderDigest  string            `json:"grader_digest"`
	Seed          uint64            `json:"seed"`
	Set           map[string]string `json:"set,omitempty"`
	Started       time.Time         `json:"started"`
	Events        []json.RawMessage `json:"events"`
	Debrief       report.Debrief    `json:"debrief"`
}

func newShow(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show [ATTEMPT]",
		Short: "Show an attempt: what was said, its marks, the debrief",
		Long: `Show what was said in an attempt, what every reply got, and the debrief. The attempt
is named by its id or the beginning of it (spar history); without one it is the last.`,
		Example: "  spar show\n  spar show 0198c2\n  spar show --json > attempt.json",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				id, err := attemptID(ctx, p, strings.Join(args, ""))
				if err != nil {
					return err
				}
				attempt, err := p.Resume(ctx, id)
				if err != nil {
					return err
				}
				d, err := report.LookBack(ctx, p, attempt)
				if err != nil {
					return err
				}
				if asJSON {
					return showJSON(a.stdout, attempt, d)
				}
				return showText(a.out(), attempt, d, a.text())
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON, with every event")
	return cmd
}

// attemptID is the full id of the one attempt that begins with start; the last one
// for "".
func attemptID(ctx context.Context, p *practice.Practice, start string) (string, error) {
	all, err := p.History(ctx, 0)
	if err != nil {
		return "", err
	}
	if start == "" {
		if len(all) == 0 {
			return "", failure(store.ErrNotFound, "spar play begins one", "there is no attempt yet")
		}
		return all[0].ID, nil
	}
	one, err := byStart(all, func(s practice.Summary) string { return s.ID }, start, "attempt", "spar history")
	return one.ID, err
}

func showJSON(w io.Writer, a *practice.Attempt, d report.Debrief) error {
	s := shown{
		ID: a.ID, Scenario: a.Scenario.ID, Digest: a.Scenario.Digest,
		GraderVersion: a.GraderVersion, GraderDigest: a.GraderDigest,
		Seed: a.State.Seed, Set: a.Set, Started: a.Started,
		Debrief: d,
	}
	for _, ev := range a.Events {
		b, err := play.EncodeEvent(ev)
		if err != nil {
			return err
		}
		s.Events = append(s.Events, b)
	}
	return printJSON(w, s)
}

// showText tells the attempt turn by turn, then the debrief.
func showText(w io.Writer, a *practice.Attempt, d report.Debrief, o report.TextOptions) error {
	var errs []error
	line := func(format string, args ...any) {
		_, err := fmt.Fprintln(w, report.Wrap(fmt.Sprintf(format, args...), o.Width, 2))
		errs = append(errs, err)
	}
	line("Attempt %s, begun %s", row(a.ID), a.Started.Local().Format("2 January 2006 15:04"))
	line("Graded by version %s, %s", text.Safe(a.GraderVersion), text.Safe(a.GraderDigest))
	for _, turn := range d.Turns {
		line("")
		line("Turn %d. %s: %s", turn.Number, text.Safe(a.Scenario.Buyer.Name), text.Safe(turn.Buyer))
		for i, try := range turn.Tries {
			if i > 0 {
				line("Tried again")
			}
			o.Grades = try.Grades
			errs = append(errs, report.MarksText(w, try.Marks, try.Reply, o))
		}
	}
	line("")
	o.Grades, o.MarksAbove = nil, true
	errs = append(errs, d.Text(w, o))
	return errors.Join(errs...)
}
