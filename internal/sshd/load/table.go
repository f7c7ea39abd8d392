package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"
)

// table shows the servers beside each other, in Markdown.
func table(p plan, all []figures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d sessions, %d of them typing a key every %s; %d processors, %s/%s.\n\n",
		p.sessions, p.typing, p.every, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	b.WriteString("| server | memory a session | cleared up | heap a session | goroutines a session | idle CPU | CPU while typing | login to first frame, median | p99 | key to echo, median | p99 | goroutines left |\n")
	b.WriteString("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, f := range all {
		fmt.Fprintf(&b, "| %s | %.0f kB | %.0f kB | %.0f kB | %.1f | %.3f cores | %.2f cores | %s | %s | %s | %s | %d |\n", f.Name,
			float64(f.AsItIs)/1e3, float64(f.Resident)/1e3, float64(f.Heap)/1e3, f.Goroutines, f.IdleCPU, f.TypingCPU,
			milli(percentile(f.Frames, 50)), milli(percentile(f.Frames, 99)), milli(percentile(f.Keys, 50)), milli(percentile(f.Keys, 99)), f.Left)
	}
	return b.String()
}

// percentile is the smallest value that is not below p percent of all; 0 for none.
func percentile(d []time.Duration, p int) time.Duration {
	if len(d) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(d))
	return sorted[max(0, (len(sorted)*p+99)/100-1)]
}

func milli(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d)/1e6) }
