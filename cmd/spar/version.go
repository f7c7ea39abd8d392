package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"spar/internal/grade"
)

// versions are what a bug report needs to name.
type versions struct {
	Spar          string `json:"spar"`
	GraderVersion string `json:"grader_version"`
	GraderDigest  string `json:"grader_digest"`
	Go            string `json:"go"`
	OS            string `json:"os"`
	Arch          string `json:"arch"`
}

func newVersion(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of spar and of its grader",
		Example: "  spar version\n  spar version --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON {
				return printJSON(a.stdout, theseVersions())
			}
			return a.printVersion()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// printVersion prints the versions for people: "spar version", and "spar --version", which
// many try first.
func (a *app) printVersion() error {
	v := theseVersions()
	_, err := fmt.Fprintf(a.stdout, "spar %s\ngrader %s, %s\n%s %s/%s\n", v.Spar, v.GraderVersion, v.GraderDigest, v.Go, v.OS, v.Arch)
	return err
}

func theseVersions() versions {
	return versions{
		Spar: builtVersion(), GraderVersion: grade.Version(), GraderDigest: grade.Digest(),
		Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH,
	}
}

// builtVersion is the version that the Go tool stamped into the program, or "devel"
// where it was built from a working copy.
func builtVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// noArguments refuses words after a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(cmd.CommandPath()+" --help shows how it is used", "%s takes no arguments, got %q", cmd.CommandPath(), args[0])
}
