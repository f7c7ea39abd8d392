//go:build !unix

package main

import "os"

// stopSignals ask the program to stop.
func stopSignals() []os.Signal { return []os.Signal{os.Interrupt} }
