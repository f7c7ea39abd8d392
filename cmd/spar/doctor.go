package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/store"
)

// examination is what spar doctor prints for programs.
type examination struct {
	Versions versions `json:"versions"`
	Places   places   `json:"places"`
	// Database is null where there is none yet, or where it cannot be opened.
	Database  *health   `json:"database"`
	Backups   []backup  `json:"backups"`
	Scenarios int       `json:"scenarios"` // that can be played
	Own       int       `json:"own_scenarios"`
	Findings  []finding `json:"findings"`
}

// backup is a copy of the database that spar made before it changed something.
type backup struct {
	Path  string    `json:"path"`
	Bytes int64     `json:"bytes"`
	Made  time.Time `json:"made"`
}

// finding is something that is wrong, and what to do about it.
type finding struct {
	What string `json:"what"`
	Hint string `json:"hint,omitempty"`
}

func newDoctor(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether all is well: versions, where data lies, what is damaged",
		Long: `Look whether all is well, and say where things lie: the versions of spar and of its
grader, the folder and the database, its integrity (every checksum, and every talk played
once more from its lines), the backups beside it, and your own scenario files. Nothing
is changed and nothing is created. The exit status is 1 where something was found.`,
		Example: "  spar doctor\n  spar doctor --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := untilStopped()
			defer stop()
			e, err := a.examine(ctx)
			if err != nil {
				return err
			}
			if asJSON {
				err = printJSON(a.stdout, e)
			} else {
				err = e.text(a.out())
			}
			if err == nil && len(e.Findings) > 0 {
				err = errFindings{}
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// examine looks everywhere and changes nothing.
func (a *app) examine(ctx context.Context) (examination, error) {
	e := examination{Versions: theseVersions(), Backups: []backup{}, Findings: []finding{}}
	var err error
	if e.Places, err = a.places(); err != nil {
		e.found(err)
		return e, nil
	}
	if err := e.database(ctx, a); err != nil {
		return e, err
	}
	e.backups()
	lib, err := a.library()
	if err != nil {
		e.found(err)
		return e, nil
	}
	e.library(lib)
	return e, nil
}

// found adds an error as a finding, with its hint.
func (e *examination) found(err error) {
	f := finding{What: err.Error()}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		f.Hint = hinted.Hint()
	}
	e.Findings = append(e.Findings, f)
}

// database checks the database where there is one. The error is for being stopped.
func (e *examination) database(ctx context.Context, a *app) error {
	if err := store.StrayLog(e.Places.Database); err != nil {
		e.found(err)
		return nil
	}
	if _, err := os.Lstat(e.Places.Database); practice.Absent(err) {
		if err := couldWrite(e.Places.Folder); err != nil {
			e.found(err)
		}
		return nil
	}
	h, err := a.health()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		e.found(err)
		return nil
	}
	e.Database = &h
	for _, p := range h.Problems {
		what, hint := p.Problem, "a backup can be put in its place: spar data restore FILE"
		if p.Attempt != "" {
			what, hint = "attempt "+p.Attempt+": "+what, "the others are whole; spar data delete "+p.Attempt+" --yes removes it, and a backup may still hold it"
		}
		e.Findings = append(e.Findings, finding{what, hint})
	}
	return nil
}

// couldWrite says why the folder could not be made or written, by its nearest ancestor
// that is there; it makes nothing.
func couldWrite(folder string) error {
	at := folder
	for {
		info, err := os.Stat(at)
		switch {
		case err == nil && !info.IsDir():
			return failure(nil, "move it, or choose another folder: --data FOLDER for one command, XDG_DATA_HOME for all", "%s is no folder", at)
		case err == nil && info.Mode().Perm()&0o200 == 0:
			return failure(nil, "make it yours, or choose another folder: --data FOLDER for one command, XDG_DATA_HOME for all", "the folder %s may not be written", at)
		case err == nil:
			return nil
		case filepath.Dir(at) == at:
			return failure(err, "choose another folder: --data FOLDER", "the folder %s cannot be reached: %v", folder, err)
		}
		at = filepath.Dir(at)
	}
}

// backups lists what stands beside the database.
func (e *examination) backups() {
	paths, err := filepath.Glob(filepath.Join(e.Places.Folder, "spar.db.before-*"))
	if err != nil {
		e.found(err)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			e.found(err)
			continue
		}
		e.Backups = append(e.Backups, backup{Path: path, Bytes: info.Size(), Made: info.ModTime().UTC()})
	}
}

// library reads every scenario; those of the trainee's own that cannot be played are
// findings.
func (e *examination) library(lib fs.FS) {
	cards, err := practice.Catalogue(lib)
	if err != nil {
		e.found(err)
		return
	}
	for _, c := range cards {
		_, err := os.Lstat(filepath.Join(e.Places.Scenarios, c.ID+".yaml"))
		if err == nil {
			e.Own++
		}
		if c.Scenario != nil {
			e.Scenarios++
			continue
		}
		i := max(0, slices.IndexFunc(c.Problems, func(p scenario.Problem) bool { return p.Severity == scenario.Error }))
		if i < len(c.Problems) {
			e.Findings = append(e.Findings, finding{c.Problems[i].String(), "spar scenario check " + filepath.Join(e.Places.Scenarios, c.ID+".yaml")})
		}
	}
}

func (e examination) text(w io.Writer) error {
	var b strings.Builder
	say := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-10s %s\n", name, showable(fmt.Sprintf(format, args...)))
	}
	say("spar", "%s, grader %s, %s %s/%s", e.Versions.Spar, e.Versions.GraderVersion, e.Versions.Go, e.Versions.OS, e.Versions.Arch)
	say("grader", "%s", e.Versions.GraderDigest)
	say("folder", "%s", e.Places.Folder)
	switch d := e.Database; {
	case d != nil:
		say("database", "%s, schema %d", d.Database, d.Version)
		say("", "%s, %s; %d replayed and the same, %d marked by another grader", report.Counted(d.Attempts, "attempt"), report.Counted(d.Lines, "line"), d.Replayed, d.Older)
		if d.Older > 0 {
			say("", "spar regrade --diff shows what this grader would mark otherwise")
		}
	case len(e.Findings) == 0:
		say("database", "%s: not there yet; the first attempt makes it", e.Places.Database)
	default:
		say("database", "%s", e.Places.Database)
	}
	for _, c := range e.Backups {
		say("backup", "%s, %d kB, of %s", c.Path, (c.Bytes+1023)/1024, c.Made.Local().Format("2 January 2006 15:04"))
	}
	say("scenarios", "%d can be played, %d of them your own in %s", e.Scenarios, e.Own, e.Places.Scenarios)
	for _, f := range e.Findings {
		fmt.Fprintf(&b, "\nfound: %s\n", showable(f.What))
		if f.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", showable(f.Hint))
		}
	}
	if len(e.Findings) == 0 {
		b.WriteString("\nAll is well.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
