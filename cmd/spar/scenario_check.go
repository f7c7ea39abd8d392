package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/report"
	"spar/internal/scenario"
)

func newScenarioCheck(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Tell everything that is wrong in scenario files, with the cure",
		Long: `Check scenario files: what cannot be read, what is missing, where the talk leads
nowhere, what contradicts itself. Every problem is told in one pass, with its line and
the cure; "spar scenario explain" has a page for each code. A folder stands for all
scenario files in it (a folder "drills" holds plans, and is passed over), a pack for those
that it holds, "-" for standard input, an id for a scenario of the library.

Exit status: 0 nothing was found, 1 something was found, 2 a file cannot be read.`,
		Example: `  spar scenario check my-buyer.yaml
  spar scenario check scenarios/
  spar scenario check --json my-buyer.yaml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("spar scenario check my-buyer.yaml", "which files are to be checked?")
			}
			return nil
		},
		ValidArgsFunction: a.completeScenarios,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.check(args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	return cmd
}

// checked is one file with what is wrong in it.
type checked struct {
	name     string // as it was given, for messages
	src      []byte
	problems []scenario.Problem
	episode  *scenario.Scenario // kept where the file is one of several with a client
}

// check checks every file and prints what is wrong.
func (a *app) check(args []string, asJSON bool) error {
	files, err := a.scenarioFiles(args)
	if err != nil {
		return err
	}
	if err := a.checkAll(files); err != nil {
		return err
	}
	return a.printChecked(files, asJSON)
}

// printChecked prints what is wrong in files that were checked; the error says only that
// something was found.
func (a *app) printChecked(files []*checked, asJSON bool) error {
	together(files)
	found := 0
	for _, f := range files {
		found += len(f.problems)
	}
	if asJSON {
		all := []scenario.Problem{}
		for _, f := range files {
			all = append(all, f.problems...)
		}
		if err := printJSON(a.stdout, map[string]any{"files": len(files), "problems": all}); err != nil {
			return err
		}
	} else if err := printProblems(a.out(), files); err != nil {
		return err
	}
	if found > 0 {
		return errFindings{}
	}
	return nil
}

// scenarioFiles names the files that the arguments stand for: files, folders, ids of
// the library, and "-" for standard input. None is read yet but what has no path.
func (a *app) scenarioFiles(args []string) ([]*checked, error) {
	var files []*checked
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			src, err := io.ReadAll(io.LimitReader(a.stdin, scenario.MaxBytes+1))
			if err != nil {
				return nil, failure(err, "pipe a scenario file into it", "standard input cannot be read: %v", err)
			}
			files = append(files, &checked{name: "stdin", src: src})
		case err == nil && info.IsDir():
			inside, err := yamlFiles(arg)
			if err != nil {
				return nil, err
			}
			for _, name := range inside {
				files = append(files, &checked{name: name})
			}
		case isPack(arg):
			pack, err := readPack(arg)
			if err != nil {
				return nil, err
			}
			for _, f := range pack.Files {
				files = append(files, &checked{name: filepath.Join(arg, f.Name), src: f.Src})
			}
		case err == nil || isFile(arg):
			files = append(files, &checked{name: arg})
		default:
			name, src, err := a.scenarioSource(arg)
			if err != nil {
				return nil, err
			}
			files = append(files, &checked{name: name, src: src})
		}
	}
	return files, nil
}

// yamlFiles lists the scenario files of a folder and the folders in it.
func yamlFiles(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		// Plans of drills are YAML, too, and no scenarios.
		if d.IsDir() && path != dir && (strings.HasPrefix(d.Name(), ".") || d.Name() == "drills") {
			return filepath.SkipDir
		}
		if ext := filepath.Ext(path); d.Type().IsRegular() && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path)
		}
		return nil
	})
	if err != nil {
		return nil, usage("make the folder readable", "the folder %s cannot be read: %v", dir, err)
	}
	if len(names) == 0 {
		return nil, usage("scenario files end in .yaml; spar scenario new writes one", "there is no scenario file in %s", dir)
	}
	slices.Sort(names)
	return names, nil
}

// readScenario reads a file, and not much more of it than a scenario may have.
func readScenario(name string) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("give the path of a scenario file, or an id from spar list", "there is no file %s", name)
	}
	if err != nil {
		return nil, usage("make the file readable", "the file %s cannot be read: %v", name, err)
	}
	defer f.Close() // it was only read
	src, err := io.ReadAll(io.LimitReader(f, scenario.MaxBytes+1))
	if err != nil {
		return nil, usage("make the file readable", "the file %s cannot be read: %v", name, err)
	}
	return src, nil
}

// checkAll checks the files on every core. On a terminal it tells how far it is, once
// it has taken more than a second.
func (a *app) checkAll(files []*checked) error {
	jobs := make(chan int)
	var workers sync.WaitGroup
	errs := make([]error, len(files))
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range jobs {
				f := files[i]
				if f.src == nil {
					src, err := readScenario(f.name)
					if err != nil {
						errs[i] = err
						continue
					}
					f.src = src
				}
				var sc *scenario.Scenario
				sc, f.problems = scenario.Check(f.name, f.src)
				switch {
				case sc != nil && sc.Account != nil:
					f.episode = sc
				case len(f.problems) == 0:
					f.src = nil // it is needed only to show the lines
				}
			}
		})
	}
	start, told := time.Now(), false
	for i := range files {
		jobs <- i
		if isTerminal(a.stderr) && i%50 == 0 && time.Since(start) > time.Second {
			told = true
			fmt.Fprintf(a.stderr, "\rchecked %d of %d files", i, len(files))
		}
	}
	close(jobs)
	workers.Wait()
	if told {
		fmt.Fprintf(a.stderr, "\r%40s\r", "")
	}
	return firstError(errs)
}

// together adds what is wrong between the episodes of a client.
func together(files []*checked) {
	var episodes []scenario.File
	var of []*checked
	for _, f := range files {
		if f.episode != nil {
			episodes, of = append(episodes, scenario.File{Name: f.name, Src: f.src, Scenario: f.episode}), append(of, f)
		}
	}
	for i, found := range scenario.Episodes(episodes) {
		of[i].problems = append(of[i].problems, found...)
	}
}

// firstError is the error of the first file that has one: one cure at a time.
func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// printProblems writes every problem with its line and its cure, and a count.
func printProblems(w io.Writer, files []*checked) error {
	errs, warnings := 0, 0
	for _, f := range files {
		for _, p := range f.problems {
			if p.Severity == scenario.Warning {
				warnings++
			} else {
				errs++
			}
		}
		if err := report.ProblemsText(w, f.src, f.problems); err != nil {
			return err
		}
	}
	last := report.Counted(len(files), "file") + " checked, nothing to mend"
	if errs+warnings > 0 {
		last = fmt.Sprintf("%s in %s: %s, %s. A page on each code: spar scenario explain CODE",
			report.Counted(errs+warnings, "problem"), report.Counted(len(files), "file"), report.Counted(errs, "error"), report.Counted(warnings, "warning"))
	}
	_, err := fmt.Fprintln(w, last)
	return err
}
