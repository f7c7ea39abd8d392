package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"spar/internal/tui"
)

// Exit statuses. Scripts may rely on them.
const (
	exitOK      = 0
	exitFailed  = 1 // findings, or something failed while working
	exitUsage   = 2 // the command line asks for something that does not exist
	exitStopped = 130
)

// app is what every command is given: the three streams and the environment. It
// opens nothing by itself, so that a command pays only for what it uses.
type app struct {
	stdin  *os.File
	stdout *os.File
	stderr *os.File
	getenv func(string) string

	// dataDir is --data; "" is the usual place.
	dataDir string
}

func newApp() *app {
	return &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
}

// report prints err as spar prints every error and returns the exit status for it.
func (a *app) report(err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, context.Canceled) {
		return exitStopped // it was asked to stop, and said what is kept
	}
	var findings errFindings
	if errors.As(err, &findings) {
		return exitFailed // what was found is printed already
	}
	printError(a.stderr, err)
	var crash *tui.Crash
	if errors.As(err, &crash) && a.getenv("SPAR_DEBUG") != "" {
		fmt.Fprintln(a.stderr, crash.Stack)
	}
	return exitStatus(err)
}
