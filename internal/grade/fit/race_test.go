//go:build race

package main

// Under the race detector, which makes a fit ten times as slow, one is made, of small
// forests and from few texts: goroutines meet over every tree and every fold. Two are
// compared without it.
const fits, fewTrees, thin = 1, 2, 12
