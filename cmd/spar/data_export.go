package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
)

func newDataExport(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write everything that is stored as JSON Lines, or the replies as CSV",
		Long: `Write every attempt with its lines, marks and scenario texts to standard output, one
JSON object a line, for another machine (spar data import) or for your own evaluation.
--format csv writes a table instead, a row a reply, for a spreadsheet: what was typed is
kept from being taken for a formula. An attempt that is damaged is left out and named
at the end.`,
		Example: "  spar data export > spar.jsonl\n  spar data export --format csv > replies.csv",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "jsonl" && format != "csv" {
				return usage("it is jsonl or csv", "there is no format %q", format)
			}
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				if format == "csv" {
					return p.ExportTable(ctx, a.stdout)
				}
				return p.Export(ctx, report.Escaped(a.stdout))
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl (everything, for spar data import) or csv (a row a reply)")
	return cmd
}

func newDataImport(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "import [FILE]",
		Short: "Take in what spar data export wrote, without doubles",
		Long: `Take in an export, from a file or from standard input. An attempt that is here already
is not stored twice, one that went on elsewhere is brought up to date, and no line that
is here is ever changed. The exit status is 1 where something could not be taken.`,
		Example: "  spar data import spar.jsonl\n  ssh other spar data export | spar data import",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			in := io.Reader(a.stdin)
			if len(args) == 1 {
				f, err := openNamed(args[0])
				if err != nil {
					return err
				}
				defer func() { _ = f.Close() }() // it was only read
				in = f
			}
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				done, err := p.Import(ctx, in)
				if errors.Is(err, practice.ErrNoExport) {
					return usage("give the file that spar data export wrote", "%s", err.Error())
				}
				if err != nil {
					return err
				}
				return a.importText(done)
			})
		},
	}
}

// importText says what was taken and what was not.
func (a *app) importText(done practice.Imported) error {
	w := a.out()
	if _, err := fmt.Fprintf(w, "%d new, %d brought up to date, %d here already\n", done.New, done.Grown, done.Same); err != nil {
		return err
	}
	if done.Notes > 0 {
		if _, err := fmt.Fprintf(w, "%d remarks, later marks and logged calls\n", done.Notes); err != nil {
			return err
		}
	}
	for _, id := range done.Differ {
		if _, err := fmt.Fprintf(w, "attempt %s went on here and there; it is kept as it is here\n", showable(id)); err != nil {
			return err
		}
	}
	for _, bad := range done.Bad {
		if _, err := fmt.Fprintf(w, "line %d was not taken: %s\n", bad.Line, showable(bad.Err.Error())); err != nil {
			return err
		}
	}
	if len(done.Differ)+len(done.Bad) > 0 {
		return errFindings{}
	}
	return nil
}
