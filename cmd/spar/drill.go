package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/team"
	"spar/scenarios"
)

func newDrill(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "drill",
		Short:   "Play a drill: a plan of scenarios with a baseline, practice and a retest",
		Example: "  spar drill check midyear\n  spar drill new autumn",
		Args:    noSuchCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDrillCheck(a), newDrillNew(a), newDrillSchema(a))
	return cmd
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
	return layered{over: pack.FS(), under: lib}, nil
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
