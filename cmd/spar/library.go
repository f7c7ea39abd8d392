package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

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
	return layered{over: os.DirFS(p.Scenarios), under: scenarios.Files}, nil
}

// layered is two folders as one; what is in over hides what is in under.
type layered struct{ over, under fs.FS }

// Open opens the file from over, or, where it has none, from under.
func (l layered) Open(name string) (fs.File, error) {
	f, err := l.over.Open(name)
	if absent(err) {
		return l.under.Open(name)
	}
	return f, err
}

// ReadDir lists both folders, each name once, in order.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(l.over, name)
	if err != nil && !absent(err) {
		return nil, err
	}
	under, err := fs.ReadDir(l.under, name)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(over)
	for _, e := range under {
		if !slices.ContainsFunc(over, func(o fs.DirEntry) bool { return o.Name() == e.Name() }) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	return all, nil
}

// absent reports whether err means that there is nothing of that name: no such file, or
// no such folder because something else stands in its path.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
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
