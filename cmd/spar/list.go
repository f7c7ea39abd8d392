package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/text"
)

// listed is one scenario as spar list prints it for programs.
type listed struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Skill      string   `json:"skill"`
	Difficulty string   `json:"difficulty"`
	Minutes    int      `json:"minutes"`
	Buyer      string   `json:"buyer"`
	Last       *outcome `json:"last"`
	Best       *outcome `json:"best"`
	Unfinished string   `json:"unfinished,omitempty"` // the attempt's id
	Problem    string   `json:"problem,omitempty"`    // why it cannot be played
}

// outcome is how an attempt ended.
type outcome struct {
	Attempt string  `json:"attempt"`
	Outcome string  `json:"outcome"`
	Ending  string  `json:"ending"`
	Score   float64 `json:"score"`
	Levels  int     `json:"levels"` // how many levels the score is the mean of
}

func newList(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list [PACK.zip]",
		Aliases: []string{"ls"},
		Short:   "List the scenarios, or those of a pack, with your last result",
		Example: "  spar list\n  spar list spring.zip\n  spar list --json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && !isPack(args[0]) {
				return usage("spar list shows the whole library; spar play ID plays one of it", "spar list takes a pack, one file that ends in .zip, and not %q", strings.Join(args, " "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ctx := context.Background()
			lib, _, err := a.chosen(args, playing{})
			if err != nil {
				return err
			}
			cards, err := a.cards(ctx, lib)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(a.stdout, listing(cards))
			}
			return a.list(cards, args)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// cards is the library with the trainee's history or, where that cannot be read or
// written, without it; then it is said why.
func (a *app) cards(ctx context.Context, lib fs.FS) (cards []practice.Card, err error) {
	p, err := a.openWith(ctx, lib)
	if err != nil {
		printError(a.stderr, err)
		fmt.Fprintln(a.stderr, "spar: warning: what follows is listed without your history")
		return practice.Catalogue(lib)
	}
	defer closing(ctx, p, &err)
	return p.Library(ctx)
}

// list prints the library for people; from is the pack that it is, where it is one.
func (a *app) list(cards []practice.Card, from []string) error {
	if len(from) > 0 {
		pack, err := readPack(from[0])
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(a.out(), "%s: %s\n%s\n\n", row(pack.Name), report.Counted(len(pack.Files), "scenario"), row(pack.Digest)); err != nil {
			return err
		}
	}
	if err := listText(a.out(), listing(cards)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out(), "\nspar play %s meets one of them.\n", showable(strings.Join(append(from, "ID"), " ")))
	return err
}

// listing is the library as it is printed.
func listing(cards []practice.Card) []listed {
	all := make([]listed, 0, len(cards))
	for _, c := range cards {
		l := listed{ID: c.ID, Last: outcomeOf(c.Last), Best: outcomeOf(c.Best)}
		if c.Unfinished != nil {
			l.Unfinished = c.Unfinished.ID
		}
		if sc := c.Scenario; sc != nil {
			l.Title, l.Skill, l.Difficulty, l.Minutes, l.Buyer = sc.Title, sc.Skill, sc.Difficulty.String(), sc.Minutes, sc.Buyer.Name
		} else if len(c.Problems) > 0 {
			l.Problem = c.Problems[0].String()
		}
		all = append(all, l)
	}
	return all
}

func outcomeOf(r *practice.Result) *outcome {
	if r == nil {
		return nil
	}
	return &outcome{Attempt: r.Attempt, Outcome: string(r.Outcome), Ending: r.Ending, Score: r.Score, Levels: r.Rests}
}

// listText prints the library as a table.
func listText(w io.Writer, all []listed) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ID\tTITLE\tLEVEL\tMINUTES\tLAST\tBEST")
	for _, l := range all {
		if l.Problem != "" {
			fmt.Fprintf(t, "%s\tcannot be played: %s\n", row(l.ID), row(l.Problem))
			continue
		}
		last := resultText(l.Last)
		if l.Unfinished != "" {
			last = "unfinished"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%s\t%s\n", row(l.ID), row(l.Title), l.Difficulty, l.Minutes, last, resultText(l.Best))
	}
	return t.Flush()
}

// resultText is an outcome and its score: "won 2.8"; "-" for none.
func resultText(o *outcome) string {
	switch {
	case o == nil:
		return "-"
	case o.Levels == 0:
		return o.Outcome
	}
	return fmt.Sprintf("%s %.1f", o.Outcome, o.Score)
}

// row is s safe to show in a cell of a table.
func row(s string) string {
	var b []rune
	for _, r := range text.Safe(s) {
		if r == '\n' || r == '\t' {
			r = ' '
		}
		b = append(b, r)
	}
	return string(b)
}
