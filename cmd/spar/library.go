package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/scenarios"
)

// dataFolder is where attempts and the trainee's own scenarios lie: --data, or the
// place the system has for such things. It is not created here.
func (a *app) dataFolder() (string, error) {
	if a.dataDir != "" {
		abs, err := filepath.Abs(a.dataDir)
		if err != nil {
			return "", failure(err, "give --data a folder that exists", "cannot find the folder %s", a.dataDir)
		}
		return abs, nil
	}
	return store.DataDir(runtime.GOOS, a.getenv)
}

// library is every scenario there is: those that ship, and over them the trainee's
// own in the data folder. A file of the same name takes the place of a shipped one.
func (a *app) library() (fs.FS, error) {
	p, err := a.places()
	if err != nil {
		return nil, err
	}
	return practice.Layered{Over: os.DirFS(p.Scenarios), Under: scenarios.Files}, nil
}

// withFile is a library with one more scenario in it, from anywhere on the disk.
type withFile struct {
	fs.FS
	name string
	path string
}

// Open opens the one file by its name, everything else from the library.
func (w withFile) Open(name string) (fs.File, error) {
	if name == w.name {
		return os.Open(w.path)
	}
	return w.FS.Open(name)
}

// ReadDir lists the library; the one file is there only for who knows its name.
func (w withFile) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

// isFile reports whether what a person typed for a scenario names a file rather than
// an id of the library.
func isFile(arg string) bool {
	return strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml") || strings.ContainsAny(arg, `/\`)
}
