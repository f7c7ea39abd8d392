// Command spar is a sparring partner for salespeople in the terminal. This package
// holds flags, wiring and exit codes, one file a command; what spar does is in
// internal/.
package main

import "os"

func main() { os.Exit(run(os.Args[1:])) }

// run does what the arguments ask for and returns the exit status.
func run(args []string) int {
	a := newApp()
	root := newRoot(a)
	root.SetArgs(args)
	return a.report(root.Execute())
}
