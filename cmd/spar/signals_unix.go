//go:build unix

package main

import (
	"os"
	"syscall"
)

// stopSignals ask the program to stop: Ctrl+C, a kill, the terminal going away.
func stopSignals() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
}
