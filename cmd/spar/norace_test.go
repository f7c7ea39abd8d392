//go:build !race

package main

import "os/exec"

// oneShot is the path of the program: without the race detector there is but one.
func oneShot() (string, error) { return exec.LookPath("spar") }
