//go:build race

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// oneShot is the path of the program for tests that start it anew for each of many
// commands. Under the race detector every start of the tests' own binary costs a second,
// and a command that runs one goroutine has no race to find: those tests get the program
// as users build it. The screens, the server and the talks in a pipe stay with "spar" on
// the PATH, which is the tests' binary and watched.
var oneShot = sync.OnceValues(func() (string, error) {
	watched, err := exec.LookPath("spar")
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(watched), "unwatched", "spar") // goes with the folder it is in
	build := exec.Command("go", "build", "-o", path, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is shipped
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return path, nil
})
