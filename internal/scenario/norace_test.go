//go:build !race

package scenario

// slower is how many times longer things may take than promised.
const slower = 1
