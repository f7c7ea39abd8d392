package main

import (
	"context"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
)

// reporting holds the flags of report.
type reporting struct {
	format, since, who string
	sheet              bool
}

func newReport(a *app) *cobra.Command {
	var how reporting
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Report on a stretch of practice, for yourself or your coach",
		Long: `Report on what you practised: levels and moves with what they rest on, how soft or hard
your replies were, every talk with its price and its help. The HTML page needs no network
and runs nothing: send it, open it in a browser, print it.

--talk-sheet writes one page for a coach's talk with you instead: one strength, one move
to change, the next drill. Reports are for practice and coaching, not for employment
decisions, and say so.`,
		Example: `  spar report --since 30d
  spar report --since 2026-01-01 --format html > report.html
  spar report --talk-sheet --format markdown --name "Ada"`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, args []string) error { return a.writeReport(how) },
	}
	f := cmd.Flags()
	f.StringVar(&how.format, "format", "text", "write it as `text`, markdown, html, csv or json")
	f.StringVar(&how.since, "since", "", "only from this `day` on (2026-01-31), or so long back (7d, 12w)")
	f.StringVar(&how.who, "name", "", "whose practice it is, as it stands at the top")
	f.BoolVar(&how.sheet, "talk-sheet", false, "one page for a coach's talk: a strength, a move to change, the next drill")
	return cmd
}

// writeReport writes the report that the flags ask for.
func (a *app) writeReport(how reporting) error {
	if err := knownFormat(how.format); err != nil {
		return err
	}
	if how.sheet && how.format == "csv" {
		return usage("take text, markdown, html or json", "a talk sheet is a page, not a table")
	}
	since, err := sinceDay(how.since, time.Now())
	if err != nil {
		return err
	}
	p, err := a.period(since, how.who)
	if err != nil {
		return err
	}
	if how.sheet {
		return a.writePaper(how.format, talkSheet{p}, p.Sheet)
	}
	return a.writePaper(how.format, p, p)
}

// talkSheet is the talk sheet of a period, as a report of its own.
type talkSheet struct{ of report.Period }

func (s talkSheet) Text(w io.Writer, o report.TextOptions) error { return s.of.SheetText(w, o) }
func (s talkSheet) Markdown(w io.Writer) error                   { return s.of.SheetMarkdown(w) }
func (s talkSheet) HTML(w io.Writer) error                       { return s.of.SheetHTML(w) }

// period gathers what was practised since a time.
func (a *app) period(since time.Time, who string) (made report.Period, err error) {
	err = a.with(func(ctx context.Context, p *practice.Practice) error {
		defer a.whileLong(readingLong)()
		s, err := p.Standing(ctx)
		if err != nil {
			return err
		}
		talks, left, err := p.Talks(ctx, since, 0)
		if err != nil {
			return err
		}
		made = report.NewPeriod(s, talks, left, since, who)
		return nil
	})
	return made, err
}

// sinceDay reads a day, or a length of time back from now: "30d", "12w". "" is the
// beginning.
func sinceDay(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if day, err := time.ParseInLocation("2006-01-02", s, now.Location()); err == nil {
		return day, nil
	}
	days := map[byte]int{'d': 1, 'w': 7}[s[len(s)-1]]
	n, err := strconv.Atoi(s[:len(s)-1])
	if days == 0 || err != nil || n < 1 || n > 5000 {
		return time.Time{}, usage("write a day as 2026-01-31, or a length as 30d or 12w", "--since %s is no day", s)
	}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	return today.AddDate(0, 0, -n*days), nil
}
