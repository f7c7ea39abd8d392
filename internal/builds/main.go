// Command builds holds the program and all that it is made of against systems that nobody
// here sits at: each package's files for the system are parsed and their types checked, as
// the compiler does before it writes code. It takes a tenth of what building takes, and
// finds what is usually wrong: a name that only one system has, a file for another, a
// number too large for the machine. What it does not show is shown by the systems that are
// built in full: .ci/run builds each system and each kind of processor at least once.
//
//	go run ./internal/builds ./cmd/spar linux/arm64 windows/arm64
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: builds PACKAGE SYSTEM/PROCESSOR...")
		os.Exit(2)
	}
	failed := false
	for _, system := range os.Args[2:] {
		n, err := check(".", os.Args[1], system)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", system, err)
			failed = true
			continue
		}
		fmt.Printf("types hold for %s: %d packages\n", system, n)
	}
	if failed {
		os.Exit(1)
	}
}

// listed is a package as "go list" tells of it.
type listed struct {
	ImportPath, Dir string
	Standard        bool
	GoFiles         []string
	Imports         []string
	ImportMap       map[string]string
	Module          *struct{ GoVersion string }
	Error           *struct{ Err string }
}

// check checks the package in the folder dir, and all that it imports, for a system such as
// "windows/arm64". It gives how many packages there are.
func check(dir, pattern, system string) (int, error) {
	goos, goarch, ok := strings.Cut(system, "/")
	sizes := types.SizesFor("gc", goarch)
	if !ok || sizes == nil {
		return 0, fmt.Errorf("%q is no system and processor, such as windows/arm64", system)
	}
	packages, err := list(dir, pattern, goos, goarch)
	if err != nil {
		return 0, err
	}
	files, byPath := token.NewFileSet(), map[string]*types.Package{}
	var errs []error
	for _, p := range packages { // what a package imports comes before it
		if p.ImportPath == "unsafe" {
			byPath[p.ImportPath] = types.Unsafe
			continue
		}
		errs = append(errs, p.check(files, sizes, byPath)...)
	}
	return len(packages), errors.Join(errs...)
}

// list asks the go command what the package is made of on the system: first what imports
// nothing, last the package itself.
func list(dir, pattern, goos, goarch string) ([]*listed, error) {
	cmd := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Dir,Standard,GoFiles,Imports,ImportMap,Module,Error", pattern)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, complaint.String())
	}
	var all []*listed
	for in := json.NewDecoder(strings.NewReader(string(out))); ; {
		p := &listed{}
		switch err := in.Decode(p); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("what go list says cannot be read: %w", err)
		case p.Error != nil:
			return nil, fmt.Errorf("%s: %s", p.ImportPath, p.Error.Err)
		}
		all = append(all, p)
	}
}

// check parses the package's files and checks their types; all that it imports was checked
// before. Of the standard library only what it offers is looked at: others look after it.
func (p *listed) check(files *token.FileSet, sizes types.Sizes, byPath map[string]*types.Package) (errs []error) {
	var parsed []*ast.File
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		parsed = append(parsed, f)
	}
	config := types.Config{
		Sizes:            sizes,
		IgnoreFuncBodies: p.Standard,
		Error:            func(err error) { errs = append(errs, err) },
		Importer: importer(func(path string) (*types.Package, error) {
			if real, ok := p.ImportMap[path]; ok {
				path = real
			}
			if on := byPath[path]; on != nil {
				return on, nil
			}
			return nil, fmt.Errorf("%s is not among what go list tells of", path)
		}),
	}
	if p.Module != nil && p.Module.GoVersion != "" {
		config.GoVersion = "go" + p.Module.GoVersion
	}
	// Its error is the first of those that were told already.
	byPath[p.ImportPath], _ = config.Check(p.ImportPath, files, parsed, nil)
	return errs
}

// importer finds what a package imports.
type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }
