// Command spar is a sparring partner for salespeople in the terminal. This package
// holds flags, wiring and exit codes, one file a command; what spar does is in
// internal/.
package main

import (
	"os"
	"runtime/debug"
	"time"
)

func main() {
	briskly()
	os.Exit(run(os.Args[1:]))
}

// briskly cleans memory up less often than Go does by itself: reading a library leaves much
// behind at once, and a command that prints something and ends has no need of the room. It
// takes a fifth off what "spar list" costs, for 7 MB. Whoever sets GOGC has said it already.
func briskly() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(brisk)
	}
}

// leisurely takes that back once the program has started, where it stays for as long as
// somebody talks.
func leisurely() {
	if os.Getenv("GOGC") == "" {
		time.AfterFunc(starting, func() { debug.SetGCPercent(usual) })
	}
}

const (
	brisk = 400
	usual = 100 // Go's own
	// starting is as long as the library takes to be read as a whole, or a little longer.
	starting = 2 * time.Second
)

// run does what the arguments ask for and returns the exit status.
func run(args []string) int {
	a := newApp()
	root := newRoot(a)
	root.SetArgs(args)
	return a.report(root.Execute())
}
