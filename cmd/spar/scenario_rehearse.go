package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"spar/internal/rehearse"
	"spar/internal/report"
	"spar/internal/scenario"
)

func newScenarioRehearse(a *app) *cobra.Command {
	var o rehearse.Options
	var asJSON, strict, all bool
	cmd := &cobra.Command{
		Use:   "rehearse [FILE|FOLDER|ID]...",
		Short: "Try scenarios: proofs, transcripts, simulated trainees",
		Long: `Try scenarios before anyone plays them: every proof is graded and what it missed is
shown with the words behind the grade, every transcript is played, and a search looks
for a way to each beat and ending. With --trainees, made-up trainees of six kinds play
the scenario, too, and the search looks for a way to every branch that none of them
took; a scenario fails in which the challenger does not come out ahead of the pushover
and the bully. A scenario needs proofs, of all four kinds for every beat, before it is fit
to be published. Nothing named means every scenario of the library.

Exit status: 0 all are fit to be published, 1 something must be mended, 2 the command
line cannot be followed.`,
		Example: `  spar scenario rehearse my-buyer.yaml
  spar scenario rehearse --trainees 1000 --seed 1 five-percent
  spar scenario rehearse --strict scenarios/`,
		ValidArgsFunction: a.completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.Trainees < 0 {
				return usage("give a number of 0 or more", "--trainees %d is not a number of trainees", o.Trainees)
			}
			scs, err := a.scenariosFor(args)
			if err != nil {
				return err
			}
			results := a.rehearseAll(scs, o)
			if asJSON {
				err = printJSON(a.stdout, results)
			} else {
				err = report.RehearsalText(a.out(), results, all, a.text())
			}
			if err != nil {
				return err
			}
			if !fit(results) || strict && slices.ContainsFunc(results, func(r rehearse.Result) bool { return len(r.Findings) > 0 }) {
				return errFindings{}
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&o.Trainees, "trainees", 0, "let this `number` of made-up trainees play")
	cmd.Flags().Uint64Var(&o.Seed, "seed", 1, "which trainees: the same `seed` makes the same ones")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.Flags().BoolVar(&strict, "strict", false, "notes count like errors")
	cmd.Flags().BoolVar(&all, "all", false, "list every beat, branch and ending with its count")
	return cmd
}

// rehearseAll rehearses scenarios side by side; the results keep their order.
func (a *app) rehearseAll(scs []*scenario.Scenario, o rehearse.Options) []rehearse.Result {
	results := make([]rehearse.Result, len(scs))
	var mu sync.Mutex
	done, of := 0, len(scs)*max(o.Trainees, 1)
	tick := func(n int) {
		mu.Lock()
		defer mu.Unlock()
		done += n
		if isTerminal(a.stderr) && !a.plainOnly() && (done%20 == 0 || done == of) {
			fmt.Fprintf(a.stderr, "\rrehearsed %d of %d", done, of)
			if done == of {
				fmt.Fprint(a.stderr, "\r                                \r")
			}
		}
	}
	if o.Trainees > 0 {
		o.Progress = func(int, int) { tick(1) }
	}
	var group sync.WaitGroup
	o.Workers = max(1, runtime.NumCPU()/max(1, len(scs)))
	slots := make(chan struct{}, runtime.NumCPU())
	for i, sc := range scs {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			results[i] = rehearse.Rehearse(sc, o)
			if o.Trainees == 0 {
				tick(1)
			}
		})
	}
	group.Wait()
	return results
}

// scenariosFor reads the scenarios that the arguments name, their parameters filled
// with the defaults: files, folders of files, ids of the library; the whole library
// where nothing is named.
func (a *app) scenariosFor(args []string) ([]*scenario.Scenario, error) {
	if len(args) == 0 {
		lib, err := a.library()
		if err != nil {
			return nil, err
		}
		args = scenarioIDs(lib)
	}
	var all []*scenario.Scenario
	for _, arg := range args {
		if isPack(arg) {
			pack, err := readPack(arg)
			if err != nil {
				return nil, err
			}
			for _, f := range pack.Files {
				sc, problems := scenario.Decode(f.Name, f.Src)
				if sc == nil {
					return nil, problemsError("scenario", f.Name, problems)
				}
				all = append(all, sc)
			}
			continue
		}
		files := []string{arg}
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			if files, err = filepath.Glob(filepath.Join(arg, "*.yaml")); err != nil || len(files) == 0 {
				return nil, usage("scenario files end in .yaml", "there is no scenario in the folder %s", arg)
			}
		}
		for _, file := range files {
			sc, err := a.scenario(file)
			if err != nil {
				return nil, err
			}
			all = append(all, sc)
		}
	}
	return all, nil
}
