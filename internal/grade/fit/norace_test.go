//go:build !race

package main

// Two fits are compared, their forests of so many trees, their joints from
// every third text.
const fits, fewTrees, thin = 2, 20, 3
