package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/rehearse"
	"spar/internal/scenario"
)

func newScenarioExplain(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Print the page of a code, or the list of all codes",
		Long: `Print what a code of "spar scenario check" means, with a broken example and the same
example mended, or what a finding of "spar scenario rehearse" means. Without a code it
lists them all.`,
		Example: `  spar scenario explain SP006
  spar scenario explain proof-missed
  spar scenario explain`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeCodes,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.explain(args) },
	}
}

// explain prints one page, or one line for every code.
func (a *app) explain(args []string) error {
	w := a.out()
	if len(args) == 0 {
		for _, c := range append(scenario.Codes(), scenario.PlanCodes()...) {
			if _, err := fmt.Fprintf(w, "%s  %-7s  %s\n", c.ID, c.Severity, c.Title); err != nil {
				return err
			}
		}
		for _, c := range rehearse.Codes() {
			weighs, _, _ := strings.Cut(c.Weighs, ":")
			if _, err := fmt.Fprintf(w, "%-17s  %-5s  %s\n", c.Code, weighs, c.Title); err != nil {
				return err
			}
		}
		return nil
	}
	page, ok := scenario.Explain(args[0])
	if !ok {
		page, ok = rehearse.Explain(args[0])
	}
	if !ok {
		return usage("spar scenario explain lists them all", "there is no code %q", args[0])
	}
	_, err := io.WriteString(w, page)
	return err
}

// completeCodes offers the codes to the shell.
func completeCodes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, c := range append(scenario.Codes(), scenario.PlanCodes()...) {
		ids = append(ids, c.ID+"\t"+c.Title)
	}
	for _, c := range rehearse.Codes() {
		ids = append(ids, string(c.Code)+"\t"+c.Title)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

func newScenarioSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files, for editors",
		Long: `Print a JSON Schema (draft 2020-12) of the scenario file. Editors that know YAML
complete its keys and mark slips while you type when a file begins with the line

  # yaml-language-server: $schema=scenario.schema.json

which "spar scenario new" writes, and the schema lies beside the file.`,
		Example: `  spar scenario schema > scenario.schema.json`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := a.stdout.Write(scenario.Schema())
			return err
		},
	}
}
