//go:build unix

package text

import (
	"syscall"
	"time"
)

// spent is how long processors have worked for this program.
func spent() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // it is asked of no other process
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
