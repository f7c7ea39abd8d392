//go:build !race

package main

// Two fits are compared, their forests of so many trees.
const fits, fewTrees = 2, 20
