//go:build !race

package main

// racing is true under the race detector: see the other file.
const racing = false
