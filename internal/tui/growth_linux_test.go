package tui

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"spar/internal/practice"
	"spar/internal/report"
)

// TestDrawingGrowsWithTheText makes what is drawn four times as long and wants about four
// times the time, as a test in text does: what is quadratic takes 16. One good pair of tries is
// enough, since a busy machine can only make it longer.
func TestDrawingGrowsWithTheText(t *testing.T) {
	const short, long, most = 4 << 10, 16 << 10, 9
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	// What is left behind is cleaned up between texts, not in one of the tries.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	l := newLook(nil, nil, false)
	for name, work := range map[string]func(string){
		"flow":   func(s string) { flow(40, run{s, l.plain}, run{s, l.good}) },
		"one":    func(s string) { one(40, l, run{s, l.plain}) },
		"editor": func(s string) { newEditor(s).view(l, 40, 10, true, "") },
		"paste":  func(s string) { editor{}.insert(s) },
		"words":  func(s string) { newEditor(s).press(keyMsg("ctrl+left"), 40) },
		"wrap":   func(s string) { report.Wrap(s, 40, 2) },
		"clean":  func(s string) { clean(s) },
		"history": func(s string) {
			h := history{loaded: true, all: make([]practice.Summary, len(s)/16), filter: newEditor("x")}
			h.view(kit{w: 120, h: 40, look: l})
		},
	} {
		for _, piece := range []string{"a", "a ", "\n", "e\u0301", "\u0301", "食", "👩\u200d", "\x1b[", "\xff", "-"} {
			a, b := strings.Repeat(piece, short/len(piece)), strings.Repeat(piece, long/len(piece))
			runtime.GC()
			ratio := 0.0
			for range 12 {
				if ratio = float64(quickestOf(work, b)) / float64(max(quickestOf(work, a), 20*time.Microsecond)); ratio < most {
					break
				}
			}
			if ratio >= most {
				t.Errorf("%s of %q over and over takes %.1f times as long when it is four times as long", name, piece, ratio)
			}
		}
	}
}

// quickestOf is the shortest of three tries, in time of this thread on a processor: what
// else the machine does is no part of it.
func quickestOf(work func(string), s string) time.Duration {
	best := time.Hour
	for range 3 {
		began := threadTime()
		work(s)
		best = min(best, threadTime()-began)
	}
	return best
}

// threadTime is how long the thread has run so far.
func threadTime() time.Duration {
	var at unix.Timespec
	// What getrusage tells is counted in whole ticks on some systems, longer than a try.
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &at); err != nil {
		panic(err)
	}
	return time.Duration(at.Nano())
}
