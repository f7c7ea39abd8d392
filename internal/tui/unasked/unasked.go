// Package unasked keeps the libraries below the screen from questioning the terminal
// before the program has begun. Bubble Tea v1 asks for the background colour in its
// package init and waits up to five seconds for an answer that a bare terminal never
// gives. The library asks nothing where CI is set, so CI is set until init is over.
//
// It works because packages start in the order of their import paths, each as soon as
// what it imports has started: this one imports only os, and its path sorts before
// "unicode", on which everything that draws depends. A test starts the program on a
// silent terminal and looks for the question.
package unasked

import "os"

const name = "CI"

// was is what stood there; it is written once, in init, and only read afterwards.
var was, had = os.LookupEnv(name)

func init() {
	if !had {
		// It fails only for an impossible name; the price would be a slow start.
		_ = os.Setenv(name, "true")
	}
}

// Restore puts the environment back as it was found. It is called when every package
// has started and may be called again.
func Restore() error {
	if had {
		return os.Setenv(name, was)
	}
	return os.Unsetenv(name)
}
