//go:build unix

package grade

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"spar/internal/text"
)

// TestTimeGrowsWithLength reads and searches twice as many words, up to some ten thousand,
// without the limit on a reply's length. Processor time counts, since others may use the
// machine as well, without that of collecting garbage; and the least of several tries.
func TestTimeGrowsWithLength(t *testing.T) {
	const most = 2.8 // what is quadratic takes 4 times
	p := prepare(fivePercent())
	const once = "The price stays at 48,000 because late fees cost you 3,100 a month, so who besides Martin has to see it before Friday? "
	half, whole := strings.Repeat(once, 220), strings.Repeat(once, 440)
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	// At a desk, as replies are read: what is asked of the system for room is no reading.
	d := newDesk(learned())
	var line text.Line
	var f findings
	took := func(typed string) float64 {
		runtime.GC()
		start := processorTime(t)
		d.reader.Read(&line, typed)
		d.find(&f, p, &line)
		return float64(processorTime(t) - start)
	}
	least := [2]float64{took(half), took(whole)}
	for n := 0; n < 25/thin+1 || n < 100/thin && least[1] > most*least[0]; n++ {
		least[0], least[1] = min(least[0], took(half)), min(least[1], took(whole))
	}
	ratio := least[1] / least[0]
	t.Logf("twice the words take %.2f times as long (%.1f ms)", ratio, least[1]/1e6)
	if ratio > most && thin == 1 { // the race detector keeps a time of its own
		t.Errorf("twice the words take %.2f times as long, at most %.1f", ratio, most)
	}
}
