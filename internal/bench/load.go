package main

import (
	"os"
	"strings"
)

// load is how many processes wanted the processor over the last minute; "unknown"
// where the system does not say.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	one, _, _ := strings.Cut(string(b), " ")
	return one
}
