package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/text"
)

func newDataRemarks(a *app) *cobra.Command {
	var asJSON bool
	var drop string
	cmd := &cobra.Command{
		Use:   "remarks",
		Short: "List the marks that you hold to be wrong, for a coach",
		Long: `List every reply whose marks you said are wrong (the key w on the marks screen), with
the buyer's line, the marks and your note. Give it to your coach; --json holds all of
the marks. --drop takes a remark back.`,
		Example: "  spar data remarks\n  spar data remarks --json > for-my-coach.json\n  spar data remarks --drop 0198c2",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				all, err := p.Remarks(ctx)
				switch {
				case err != nil:
					return err
				case drop != "":
					return a.dropRemark(ctx, p, all, drop)
				case asJSON:
					return printJSON(a.stdout, all)
				}
				return remarksText(a.out(), all, a.text())
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON, with all of the marks")
	cmd.Flags().StringVar(&drop, "drop", "", "take back the remark of this `id`, or the beginning of it")
	return cmd
}

func (a *app) dropRemark(ctx context.Context, p *practice.Practice, all []practice.Remarked, start string) error {
	one, err := byStart(all, func(r practice.Remarked) string { return r.ID }, start, "remark", "spar data remarks")
	if err != nil {
		return err
	}
	if _, err := p.DropRemark(ctx, one.ID); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out(), "taken back: %s\n", text.Safe(one.Note))
	return err
}

func remarksText(w io.Writer, all []practice.Remarked, o report.TextOptions) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "None. The key w on the marks screen says that a mark is wrong.")
		return err
	}
	var errs []error
	line := func(indent int, format string, args ...any) {
		_, err := fmt.Fprintln(w, report.Wrap(fmt.Sprintf(format, args...), o.Width, indent))
		errs = append(errs, err)
	}
	for i, r := range all {
		if i > 0 {
			line(0, "")
		}
		line(2, "%s, %s, turn %d of %s, remark %s", r.Created.Local().Format("2 January 2006"), text.Safe(r.Scenario), r.Turn, text.Safe(r.Attempt), text.Safe(r.ID))
		line(2, "Buyer: %s", text.Safe(r.Buyer))
		errs = append(errs, report.MarksText(w, r.Marks, r.Reply, o))
		line(2, "Wrong, says the trainee: %s", text.Safe(r.Note))
	}
	return errors.Join(errs...)
}
