package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"spar/internal/tui"
)

func newScenarioPreview(a *app) *cobra.Command {
	var plain bool
	var seed uint64
	cmd := &cobra.Command{
		Use:   "preview FILE",
		Short: "Try a scenario out while you write it",
		Long: `Talk with the buyer of a file that you have open in an editor. Whenever you save it, the
same replies are played again and what that has changed is shown: levels, moves, and
where they led. A mistake in the file is shown with its cure, and the talk goes on when
it is mended. Nothing is stored; what you said is printed at the end as a transcript
that you may put into the file.

Where the output is no terminal, or with --plain, it talks line by line.`,
		Example: `  spar scenario preview my-buyer.yaml
  spar scenario preview --plain my-buyer.yaml < replies.txt`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("for example: spar scenario preview my-buyer.yaml", "preview watches one file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.preview(args[0], plain, seed) },
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "talk line by line, without taking over the screen")
	cmd.Flags().Uint64Var(&seed, "seed", 0, "choose the buyer's wordings by this `number`")
	return cmd
}

// preview watches the file and talks.
func (a *app) preview(path string, plain bool, seed uint64) error {
	if _, err := readScenario(path); err != nil {
		if !isFile(path) {
			return usage("name a file that you can edit; spar scenario new writes one", "there is no file %s to watch", path)
		}
		return err
	}
	leisurely()
	ctx, stop := untilStopped()
	defer stop()
	watching, end := context.WithCancel(ctx)
	defer end()
	o := tui.PreviewOptions{
		Name: path, States: watchFile(watching, path), Seed: seed,
		In: a.stdin, Out: a.stdout, ASCII: a.asciiOnly(), Width: a.width(),
	}
	talk := tui.Preview
	if plain || a.plainOnly() || !isTerminal(a.stdin) {
		o.Out, o.Interactive = a.out(), isTerminal(a.stdin) && isTerminal(a.stdout)
		talk = tui.PreviewPlain
	}
	replies, ending, err := talk(ctx, o)
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if len(replies) == 0 {
		return nil
	}
	_, err = fmt.Fprint(a.out(), transcript(replies, ending))
	return err
}

// transcript is what was said, as a piece of a scenario file. Where the talk was left before
// its end, the ending is for the coach to name.
func transcript(replies []string, ending string) string {
	var b strings.Builder
	head := "What you said, to put into the file:"
	if ending == "" {
		head = "What you said. The talk has not come to an end: add replies and the ending they lead to."
	}
	b.WriteString("\n" + head + "\n\ntranscripts:\n  - name: from the preview\n    replies:\n")
	for _, r := range replies {
		fmt.Fprintf(&b, "      - %s\n", quoted(r))
	}
	if ending == "" {
		ending = "# an ending's id"
	}
	fmt.Fprintf(&b, "    ends: %s\n", ending)
	return b.String()
}

// quoted is s between YAML's single quotes, or, where it holds line ends or what cannot
// be seen, between double ones with those written out.
func quoted(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
