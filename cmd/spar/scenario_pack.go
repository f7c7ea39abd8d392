package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"spar/internal/rehearse"
	"spar/internal/report"
	"spar/internal/scenario"
)

// packing holds the flags of pack.
type packing struct {
	out   string
	name  string
	force bool
}

func newScenarioPack(a *app) *cobra.Command {
	var how packing
	cmd := &cobra.Command{
		Use:   "pack FOLDER|FILE... -o FILE.zip",
		Short: "Put scenarios into one file to hand round",
		Long: `Put the scenario files of a folder into a pack, a zip that "spar play FILE.zip" plays
from without unpacking it. Only what is fit to be published is packed: "spar scenario
check" must find nothing, and "spar scenario rehearse" nothing that fails.

The pack's digest is printed, and stands in its manifest beside that of each file, so
that everybody can tell whether they have the same. The same files give the same pack,
byte for byte.`,
		Example: `  spar scenario pack spring/ -o spring.zip
  spar scenario pack one.yaml two.yaml -o both.zip
  spar list spring.zip`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usage("spar scenario pack spring/ -o spring.zip", "which folder is to be packed?")
			case how.out == "":
				return usage("name the pack with -o, such as -o spring.zip", "where is the pack to be written?")
			case !isPack(how.out):
				return usage("end its name in .zip, such as -o spring.zip", "%s would not be known for a pack", how.out)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.packScenarios(args, how) },
	}
	f := cmd.Flags()
	f.StringVarP(&how.out, "output", "o", "", "the `file` to write, which ends in .zip")
	f.StringVar(&how.name, "name", "", "what the pack is called; its file's name where it is left out")
	f.BoolVar(&how.force, "force", false, "write over a file that is there")
	return cmd
}

// packScenarios checks, rehearses and packs.
func (a *app) packScenarios(args []string, how packing) error {
	if _, err := os.Lstat(how.out); err == nil && !how.force {
		return failure(fs.ErrExist, "write over it with --force, or name another file with -o", "%s is there already; it is left as it is", how.out)
	}
	files, err := a.scenarioFiles(args)
	if err != nil {
		return err
	}
	scs, err := a.publishable(files)
	if err != nil {
		return err
	}
	sources := map[string][]byte{}
	for i, sc := range scs {
		name := sc.ID + ".yaml"
		if _, twice := sources[name]; twice {
			return usage("give one of them another name", "two files are called %s", name)
		}
		sources[name] = files[i].src
	}
	if how.name == "" {
		base := filepath.Base(how.out)
		how.name = base[:len(base)-len(".zip")]
	}
	pack, err := scenario.NewPack(how.name, sources)
	if err != nil {
		return err
	}
	zip, err := pack.Bytes()
	if err != nil {
		return err
	}
	if err := writeWhole(how.out, zip, how.force); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out(), "wrote %s: %s, %d KB\n  %s\n\n  see it:   spar list %[1]s\n  play it:  spar play %[1]s\n",
		showable(how.out), report.Counted(len(pack.Files), "scenario"), (len(zip)+1023)>>10, pack.Digest)
	return err
}

// publishable reads, checks and rehearses files. Where something is found that keeps
// one of them from being handed round, that is printed and nothing is written.
func (a *app) publishable(files []*checked) ([]*scenario.Scenario, error) {
	var scs []*scenario.Scenario
	found := false
	for _, f := range files {
		if f.src == nil {
			src, err := readScenario(f.name)
			if err != nil {
				return nil, err
			}
			f.src = src
		}
		var sc *scenario.Scenario
		sc, f.problems = scenario.Check(f.name, f.src)
		scs = append(scs, sc)
		if sc != nil && sc.Account != nil {
			f.episode = sc
		}
	}
	together(files)
	for _, f := range files {
		found = found || len(f.problems) > 0
	}
	if found {
		return nil, errors.Join(printProblems(a.out(), files), a.notPacked())
	}
	results := a.rehearseAll(scs, rehearse.Options{})
	if fit(results) {
		return scs, nil
	}
	return nil, errors.Join(report.RehearsalText(a.out(), results, false, a.text()), a.notPacked())
}

// notPacked says that what was found has stopped the packing.
func (a *app) notPacked() error {
	if _, err := fmt.Fprintln(a.out(), "Nothing was packed: a pack holds only what check and rehearse find nothing wrong with."); err != nil {
		return err
	}
	return errFindings{}
}

// writeWhole writes a file beside its place and then moves it there, so that whoever
// reads the old one meanwhile has all of it.
func writeWhole(path string, zip []byte, force bool) error {
	if !force {
		return writeNew(path, zip)
	}
	beside := path + ".new"
	if err := os.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure(err, "take it away by hand", "%s cannot be written: %v", beside, err)
	}
	if err := writeNew(beside, zip); err != nil {
		return err
	}
	if err := os.Rename(beside, path); err != nil {
		return failure(errors.Join(err, os.Remove(beside)), "choose a folder that you may write to", "%s cannot be written: %v", path, err)
	}
	return nil
}

// fit reports whether rehearsing found nothing that keeps the scenarios from being
// published.
func fit(results []rehearse.Result) bool {
	for i := range results {
		if results[i].Failed() {
			return false
		}
	}
	_, _, tooMany := rehearse.Disputed(results)
	return !tooMany
}
