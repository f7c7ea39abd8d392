//go:build race

package main

// racing is true under the race detector, which makes every program that a test starts
// several times as slow. What starts hundreds of them and has no goroutine of its own to
// look at is left to the plain run.
const racing = true
