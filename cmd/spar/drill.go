package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/team"
	"spar/internal/tui"
	"spar/scenarios"
)

// drilling holds the flags of drill.
type drilling struct{ plain, next, asJSON bool }

func newDrill(a *app) *cobra.Command {
	var how drilling
	cmd := &cobra.Command{
		Use:   "drill [FILE or ID]",
		Short: "Play a drill: a plan of scenarios with a baseline, practice and a retest",
		Long: `Show a drill and play what comes next in it: what is done and what is left, the attempts
with their scores and what these rest on, the limits, and until when it is open. Without an
argument the drills that ship are listed. However the program ends, nothing is lost: the
same command goes on where you stopped.

With --plain it goes line by line; where nobody can be asked it shows the drill, and --next
plays what comes next.`,
		Example: `  spar drill midyear
  spar drill ./autumn.yaml
  spar drill midyear --json
  spar drill midyear --plain --next < replies.txt`,
		Args:              atMostOne,
		ValidArgsFunction: completeDrills,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.drill(cmd, args, how) },
	}
	f := cmd.Flags()
	f.BoolVar(&how.plain, "plain", false, "go line by line, without taking over the screen")
	f.BoolVar(&how.next, "next", false, "play at once what comes next")
	f.BoolVar(&how.asJSON, "json", false, "print how far you are as JSON, and play nothing")
	cmd.AddCommand(newDrillCheck(a), newDrillNew(a), newDrillSchema(a), newDrillExport(a))
	return cmd
}

// drill shows a drill, and plays it as the flags and the terminal ask.
func (a *app) drill(cmd *cobra.Command, args []string, how drilling) (err error) {
	if how.asJSON && (how.next || how.plain) {
		return usage("take one of them", "--json plays nothing, so --next and --plain do not go with it")
	}
	if len(args) == 0 {
		return a.listDrills(how.asJSON)
	}
	return a.withDrill(args[0], func(ctx context.Context, p *practice.Practice, d *team.Drill) error {
		if how.asJSON {
			s, err := d.For(p).Standing(ctx)
			if err != nil {
				return err
			}
			return printJSON(a.stdout, s)
		}
		if err := d.Keep(ctx, p); err != nil {
			return err
		}
		if how.plain || a.plainOnly() || !isTerminal(a.stdin) {
			o := tui.PlainOptions{In: a.stdin, Out: a.out(), Interactive: isTerminal(a.stdin) && isTerminal(a.stdout),
				ANSI: a.ansi(), Width: a.width(), Named: "spar drill " + args[0]}
			return tui.PlainDrill(ctx, p, d, how.next, o)
		}
		return tui.Run(ctx, p, tui.Options{Drill: d, Next: how.next, ASCII: a.asciiOnly()})
	})
}

// withDrill opens the practice with the library of a drill, a plan's path or an id, and
// closes it after do.
func (a *app) withDrill(arg string, do func(context.Context, *practice.Practice, *team.Drill) error) (err error) {
	d, lib, err := a.soundDrill(arg)
	if err != nil {
		return err
	}
	leisurely()
	ctx, stop := untilStopped()
	defer stop()
	p, err := a.openWith(ctx, lib)
	if err != nil {
		return err
	}
	defer closing(ctx, p, &err)
	return do(ctx, p, d)
}

// listDrills lists the drills that ship.
func (a *app) listDrills(asJSON bool) error {
	type row struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	var rows []row
	for _, id := range shippedDrills() {
		d, _, err := a.soundDrill(id)
		if err != nil {
			return err
		}
		rows = append(rows, row{id, d.Title})
	}
	if asJSON {
		return printJSON(a.stdout, rows)
	}
	for _, r := range rows {
		if _, err := fmt.Fprintf(a.out(), "%-12s%s\n", r.ID, r.Title); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(a.out(), "\nPlay one with: spar drill ID. Write your own with: spar drill new.")
	return err
}

// drillSource is the bytes of a plan: a file, or the id of a drill that ships. The library
// is what it plays from: with the pack over it that the plan names.
func (a *app) drillSource(arg string) (name string, src []byte, err error) {
	if !isFile(arg) {
		if src, err := fs.ReadFile(scenarios.Drills, "drills/"+arg+".yaml"); err == nil {
			return arg + ".yaml", src, nil
		}
		hint := "give the path of a plan (./my-drill.yaml), or one that ships: " + strings.Join(shippedDrills(), ", ")
		if near := scenario.Nearest(arg, shippedDrills()); near != "" {
			hint = "did you mean: spar drill " + near
		}
		return "", nil, usage(hint, "there is no drill %q", arg)
	}
	src, err = readScenario(arg)
	if err != nil {
		return "", nil, usage("give the path of a plan, such as ./my-drill.yaml; spar drill new writes one", "%s", err.Error())
	}
	return arg, src, nil
}

// shippedDrills are the ids of the drills that ship.
func shippedDrills() []string {
	files, err := fs.ReadDir(scenarios.Drills, "drills")
	if err != nil {
		return nil // they are part of the program
	}
	var ids []string
	for _, f := range files {
		ids = append(ids, strings.TrimSuffix(f.Name(), ".yaml"))
	}
	return ids
}

// drillLibrary is what a plan plays from: the library, or over it the pack that the plan
// names, which lies beside its file.
func (a *app) drillLibrary(arg string, src []byte) (fs.FS, error) {
	lib, err := a.library()
	if err != nil {
		return nil, err
	}
	plan := scenario.ReadPlan(arg, src).Plan
	if plan == nil || plan.Pack == "" {
		return lib, nil
	}
	path := filepath.Join(filepath.Dir(arg), plan.Pack)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, usage("put the pack beside the plan", "the plan %s plays from the pack %s, and it is not there", arg, path)
	}
	pack, err := readPack(path)
	if err != nil {
		return nil, err
	}
	return practice.Layered{Over: pack.FS(), Under: lib}, nil
}

// readDrill is team.ReadDrill or team.CheckDrill.
type readDrill = func(name string, src []byte, lib team.Library) (*team.Drill, []scenario.Problem)

// drillOf reads the drill that arg names, a file or a shipped id, with the library that it
// plays from and what is wrong with it.
func (a *app) drillOf(arg string, read readDrill) (d *team.Drill, lib fs.FS, file *checked, err error) {
	name, src, err := a.drillSource(arg)
	if err != nil {
		return nil, nil, nil, err
	}
	if lib, err = a.drillLibrary(name, src); err != nil {
		return nil, nil, nil, err
	}
	d, problems := read(name, src, practice.New(nil, lib, practice.Options{}))
	return d, lib, &checked{name: name, src: src, problems: problems}, nil
}

// soundDrill is drillOf for whoever wants to play: a plan with mistakes is an error.
func (a *app) soundDrill(arg string) (*team.Drill, fs.FS, error) {
	d, lib, file, err := a.drillOf(arg, team.ReadDrill)
	if err == nil && d == nil {
		err = problemsError("drill", arg, file.problems)
	}
	return d, lib, err
}
