package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
)

// attempted is one attempt as spar history prints it for programs.
type attempted struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind"` // talk; fork: another way from a turn; warm-up: a line by itself. Only talks count
	Scenario string     `json:"scenario"`
	Title    string     `json:"title"`
	Status   string     `json:"status"` // open, ended or abandoned
	Outcome  string     `json:"outcome,omitempty"`
	Ending   string     `json:"ending,omitempty"`
	Score    float64    `json:"score"`
	Levels   int        `json:"levels"` // how many levels the score is the mean of
	Replies  int        `json:"replies"`
	Help     int        `json:"help"` // how often help was asked for
	Started  time.Time  `json:"started"`
	Updated  time.Time  `json:"updated"`
	Ended    *time.Time `json:"ended,omitempty"`
	Damaged  bool       `json:"damaged,omitempty"`
}

func newHistory(a *app) *cobra.Command {
	var asJSON, every bool
	var limit int
	cmd := &cobra.Command{
		Use:   "history",
		Short: "List your attempts, the newest first",
		Long: `List your attempts, the newest first. Those in which nothing was ever typed are left out,
and counted below; --all lists them too.`,
		Example: "  spar history\n  spar history --limit 5\n  spar show $(spar history --json | jq -r '.[0].id')",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 0 {
				return usage("0 lists all of them", "--limit %d is less than nothing", limit)
			}
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				all, err := p.History(ctx, 0)
				if err != nil {
					return err
				}
				began := len(all)
				if !every {
					all = slices.DeleteFunc(all, func(s practice.Summary) bool { return s.Empty })
				}
				empty := began - len(all)
				if limit > 0 && len(all) > limit {
					all = all[:limit]
				}
				if asJSON {
					return printJSON(a.stdout, history(all))
				}
				return historyText(a.out(), all, empty)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.Flags().BoolVar(&every, "all", false, "list also attempts in which nothing was typed")
	cmd.Flags().IntVar(&limit, "limit", 20, "list at most this many; 0 for all")
	return cmd
}

func history(all []practice.Summary) []attempted {
	list := make([]attempted, 0, len(all))
	for _, s := range all {
		one := attempted{
			ID: s.ID, Kind: s.Kind, Scenario: s.Scenario, Title: s.Title, Status: string(s.Status),
			Outcome: string(s.Outcome), Ending: s.Ending, Score: s.Score, Levels: s.Rests, Replies: s.Turns, Help: s.Help,
			Started: s.Started, Updated: s.Updated, Damaged: s.Damaged,
		}
		if !s.Ended.IsZero() {
			one.Ended = &s.Ended
		}
		list = append(list, one)
	}
	return list
}

// historyText prints the attempts as a table, and how many empty ones it leaves out.
func historyText(w io.Writer, all []practice.Summary, empty int) error {
	if len(all)+empty == 0 {
		_, err := fmt.Fprintln(w, "Nothing yet. spar list names the buyers; spar play ID meets one.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "WHEN\tSCENARIO\tRESULT\tREPLIES\tATTEMPT")
	for _, s := range all {
		result := report.Result(s)
		if s.Help > 0 {
			result += fmt.Sprintf(", helped %d times", s.Help)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%s\n", s.Updated.Local().Format("2006-01-02 15:04"), row(s.Scenario), result, s.Turns, row(s.ID))
	}
	if len(all) == 0 {
		fmt.Fprintln(w, "Nothing was typed yet.")
	} else if err := t.Flush(); err != nil {
		return err
	}
	if empty == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "Not listed: %s in which nothing was typed; --all lists them.\n", report.Counted(empty, "attempt"))
	return err
}
