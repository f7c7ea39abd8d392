package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/scenario"
	"spar/internal/team"
)

func newDrillCheck(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Tell everything that is wrong in the plan of a drill, with the cure",
		Long: `Check plans of drills: keys and dates, scenarios that are not there, a skill that is
measured only once, a retest on what was played before or that does not call for the same
moves. Every problem is told in one pass, with its line and the cure.

Exit status: 0 nothing was found, 1 something was found, 2 a file cannot be read.`,
		Example: "  spar drill check my-drill.yaml\n  spar drill check midyear\n  spar drill check --json my-drill.yaml",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("spar drill check my-drill.yaml", "which plans are to be checked?")
			}
			return nil
		},
		ValidArgsFunction: completeDrills,
		RunE: func(cmd *cobra.Command, args []string) error {
			var files []*checked
			for _, arg := range args {
				_, _, file, err := a.drillOf(arg, team.CheckDrill)
				if err != nil {
					return err
				}
				files = append(files, file)
			}
			return a.printChecked(files, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	return cmd
}

// completeDrills offers the shipped drills and files to the shell.
func completeDrills(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return shippedDrills(), cobra.ShellCompDirectiveDefault
}

// drillSchemaName is the file that the first line of a new plan points editors to.
const drillSchemaName = "drill.schema.json"

func newDrillNew(a *app) *cobra.Command {
	var title, dir string
	cmd := &cobra.Command{
		Use:   "new [ID]",
		Short: "Write a commented plan that plays at once",
		Long: `Write the commented plan of a drill that opens today and closes in four weeks, and beside
it the schema that lets an editor complete its keys. A file that is there already is left
alone.`,
		Example: "  spar drill new autumn --title \"Autumn drill\"",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			id := strings.TrimSuffix(strings.Join(append(args, "my-drill")[:1], ""), ".yaml")
			src, err := team.NewPlan(id, title, time.Now().In(here()))
			if err != nil {
				return asUsage(err)
			}
			path := filepath.Join(dir, id+".yaml")
			if err := writeNew(path, src); err != nil {
				return err
			}
			if err := writeNew(filepath.Join(dir, drillSchemaName), scenario.PlanSchema()); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
			shown := path
			if !strings.ContainsAny(shown, `/\`) {
				shown = "./" + shown
			}
			_, err = fmt.Fprintf(a.out(), "wrote %s\n\n  check it:   spar drill check %[2]s\n  play it:    spar drill %[2]s\n", showable(path), showable(shown))
			return err
		},
	}
	cmd.Flags().StringVar(&title, "title", "", "what the drill is called")
	cmd.Flags().StringVar(&dir, "dir", ".", "the `folder` to write the file into")
	return cmd
}

// here is this machine's time zone, under the name that others know it by where that can be
// found out.
func here() *time.Location {
	if time.Local.String() != "Local" {
		return time.Local // named by TZ
	}
	// On Linux and macOS a link into the list of zones; elsewhere there is none.
	link, err := os.Readlink("/etc/localtime")
	if _, name, found := strings.Cut(filepath.ToSlash(link), "zoneinfo/"); err == nil && found {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
	}
	return time.Local
}

func newDrillSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of plans, for editors",
		Example: "  spar drill schema > " + drillSchemaName,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := a.stdout.Write(scenario.PlanSchema())
			return err
		},
	}
}
