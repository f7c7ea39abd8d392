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
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: builds PACKAGE SYSTEM/PROCESSOR...")
		os.Exit(2)
	}
	status := 0
	for _, system := range os.Args[2:] {
		n, err := check(".", os.Args[1], system)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", system, err)
			status = 1
			continue
		}
		fmt.Printf("types hold for %s: %d packages\n", system, n)
	}
	os.Exit(status)
}

// everything is the types of a package and of all that it imports, from their files.
const everything = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
	packages.NeedDeps | packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedModule

// check checks the package in the folder dir, and all that it imports, for a system such as
// "windows/arm64". It gives how many packages there are.
func check(dir, pattern, system string) (int, error) {
	goos, goarch, ok := strings.Cut(system, "/")
	if !ok {
		return 0, fmt.Errorf("%q is no system and processor, such as windows/arm64", system)
	}
	loaded, err := packages.Load(&packages.Config{Mode: everything, Dir: dir,
		Env: append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)}, pattern)
	n, errs := 0, []error{err}
	packages.Visit(loaded, nil, func(p *packages.Package) {
		n++
		for _, wrong := range p.Errors {
			errs = append(errs, wrong)
		}
	})
	return n, errors.Join(errs...)
}
