package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/scenario"
)

// scenario reads one scenario, by id or from a file, with the parameters it brings.
func (a *app) scenario(arg string) (*scenario.Scenario, error) {
	name, src, err := a.scenarioSource(arg)
	if err != nil {
		return nil, err
	}
	sc, problems := scenario.Decode(name, src)
	if sc == nil {
		return nil, problemsError("scenario", arg, problems)
	}
	return sc, nil
}

// scenarioSource is the name and the bytes of a scenario file.
func (a *app) scenarioSource(arg string) (string, []byte, error) {
	if isFile(arg) {
		src, err := os.ReadFile(arg)
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil, usage("give the path of a scenario file, or an id from spar list", "there is no file %s", arg)
		}
		if err != nil {
			return "", nil, usage("make the file readable", "the file %s cannot be read: %v", arg, err)
		}
		return filepath.Base(arg), src, nil
	}
	lib, err := a.library()
	if err != nil {
		return "", nil, err
	}
	if err := known(lib, arg); err != nil {
		return "", nil, err
	}
	src, err := fs.ReadFile(lib, arg+".yaml")
	if err != nil {
		return "", nil, failure(err, "make the file readable", "the scenario %s cannot be read: %v", arg, err)
	}
	return arg + ".yaml", src, nil
}

// problemsError tells the first problems of a file that cannot be used: a scenario, or a
// drill's plan, which the command of that name checks.
func problemsError(what, arg string, problems []scenario.Problem) error {
	const most = 3
	var b strings.Builder
	fmt.Fprintf(&b, "the %s %s has mistakes", what, arg)
	shown := 0
	for _, p := range problems {
		if p.Severity != scenario.Error {
			continue
		}
		if shown++; shown > most {
			continue
		}
		fmt.Fprintf(&b, "\n  %s", p)
	}
	if shown > most {
		fmt.Fprintf(&b, "\n  and %d more", shown-most)
	}
	return failure(nil, "spar "+what+" check shows them all, with the cure for each", "%s", b.String())
}

// known refuses an id that the library does not have, with the nearest one, or with the
// file of that name that lies in this folder.
func known(lib fs.FS, id string) error {
	if f, err := lib.Open(id + ".yaml"); err == nil {
		return f.Close()
	}
	if file := id + ".yaml"; filepath.IsLocal(file) {
		if _, err := os.Stat(file); err == nil {
			return usage("the file lies in this folder: call it ./"+file, "there is no scenario %q in the library", id)
		}
	}
	hint := "spar list names them all"
	if near := scenario.Nearest(id, scenarioIDs(lib)); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usage(hint, "there is no scenario %q", id)
}

// scenarioIDs lists the ids of a library without reading any file.
func scenarioIDs(lib fs.FS) []string {
	entries, err := fs.ReadDir(lib, ".")
	if err != nil {
		return nil // it serves suggestions only; whoever needs the files will hear of it
	}
	var ids []string
	for _, e := range entries {
		if id, found := strings.CutSuffix(e.Name(), ".yaml"); found && !e.IsDir() {
			ids = append(ids, id)
		}
	}
	return ids
}

// completeScenarios offers ids to the shell.
func (a *app) completeScenarios(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	lib, err := a.library()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return scenarioIDs(lib), cobra.ShellCompDirectiveDefault
}

// completeFlag offers scenario ids to the shell as values of a flag.
func (a *app) completeFlag(cmd *cobra.Command, flag string) {
	complete := func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return a.completeScenarios(c, nil, typed)
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag was defined a line before
	}
}
