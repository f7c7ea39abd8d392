//go:build !unix

package text

import "time"

var begun = time.Now()

// spent is how long the program runs.
func spent() time.Duration { return time.Since(begun) }
