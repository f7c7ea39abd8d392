package main

import (
	"archive/zip"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// unhurried keeps a program built with the race detector from sleeping a second before
// it ends; it means nothing to any other.
const unhurried = "GORACE=atexit_sleep_ms=0"

// TestMain lets the scripts run the program itself, as a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"spar": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ESC", "\x1b[31mred\u202e")
			return scripted(env)
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "zip": zipFiles, "required": required, "signer": signer, "altered": altered},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// scripted gives a script its own folders and the guide's first scenario.
func scripted(env *testscript.Env) error {
	program, err := oneShot()
	if err != nil {
		return err
	}
	env.Setenv("PATH", filepath.Dir(program)+string(os.PathListSeparator)+env.Getenv("PATH"))
	env.Setenv("XDG_DATA_HOME", env.Getenv("WORK")+"/data")
	env.Setenv("TERM", "dumb")
	env.Vars = append(env.Vars, unhurried)
	env.Setenv("LC_ALL", "C.UTF-8")
	guide, err := guideFile("proofs:", "transcripts:")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(env.WorkDir, "cheaper-offer.yaml"), guide, 0o644)
}

// exits is the script command "exits STATUS PROGRAM ARGS...": it runs the program and
// demands exactly that exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s did not run: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s ended with status %d, want %d", args[1], got, want)
	}
}

// zipFiles is the script command "zip FILE NAME...": it makes a zip whose entries have
// exactly these names, whatever they are, each with the bytes of the script's own file
// of that name, where there is one.
func zipFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: zip FILE NAME...")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(f)
	for _, name := range args[1:] {
		entry, err := w.Create(name)
		ts.Check(err)
		if src, err := os.ReadFile(ts.MkAbs(filepath.Base(name))); err == nil {
			_, err = entry.Write(src)
			ts.Check(err)
		}
	}
	ts.Check(w.Close())
	ts.Check(f.Close())
}
