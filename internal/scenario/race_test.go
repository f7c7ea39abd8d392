//go:build race

package scenario

// slower is how many times longer things may take: the race detector costs that much.
const slower = 8
