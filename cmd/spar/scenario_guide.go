package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/scenario"
	"spar/scenarios"
)

// chapter is a part of the guide under a heading of its own.
type chapter struct{ title, text string }

func newScenarioGuide(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "guide [WORDS OF A HEADING]",
		Short: "Print the guide to writing scenarios, or one chapter of it",
		Long: `Print the guide to writing scenarios: from the first file to proofs and packs, with every
key, move and level. With a word or two of a heading it prints that chapter.`,
		Example: `  spar scenario guide proofs
  spar scenario guide every key
  spar scenario guide > guide.md`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return chapterTitles(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.guide(strings.Join(args, " ")) },
	}
}

// guide prints the guide, or the chapter whose heading holds the words.
func (a *app) guide(words string) error {
	text := scenarios.Guide
	if words != "" {
		c, err := chapterOf(words)
		if err != nil {
			return err
		}
		text = c.text
	}
	// Marks by which the tests find a table; nobody needs to read them.
	text = regexp.MustCompile(`(?m)^<!-- .* -->\n\n?`).ReplaceAllString(text, "")
	_, err := io.WriteString(a.out(), text)
	return err
}

// chapters are the guide's, in order.
func chapters() []chapter {
	var all []chapter
	for _, text := range strings.Split("\n"+scenarios.Guide, "\n## ")[1:] {
		title, _, _ := strings.Cut(text, "\n")
		all = append(all, chapter{title, "## " + strings.TrimRight(text, "\n") + "\n"})
	}
	return all
}

func chapterTitles() []string {
	var titles []string
	for _, c := range chapters() {
		titles = append(titles, c.title)
	}
	return titles
}

// chapterOf is the first chapter whose heading holds the words, whatever their case.
func chapterOf(words string) (chapter, error) {
	for _, c := range chapters() {
		if strings.Contains(strings.ToLower(c.title), strings.ToLower(words)) {
			return c, nil
		}
	}
	hint := "the chapters are: " + strings.Join(chapterTitles(), "; ")
	if near := scenario.Nearest(words, chapterTitles()); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return chapter{}, usage(hint, "the guide has no chapter %q", words)
}
