//go:build race

package main

// Under the race detector, which makes a fit ten times as slow, one is made, of small
// forests: goroutines meet over every tree. Two are compared without it.
const fits, fewTrees = 1, 2
