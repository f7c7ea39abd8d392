package grade

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// TestTimeGrowsWithLength grades the same text once and doubled, to 10,000 words,
// without the limit on a reply's length.
func TestTimeGrowsWithLength(t *testing.T) {
	p := prepare(fivePercent())
	const once = "The price stays at 48,000 because late fees cost you 3,100 a month, so who besides Martin has to see it before Friday? "
	took := func(times int) time.Duration {
		typed := strings.Repeat(once, times)
		var best []time.Duration
		for range 5 {
			start := time.Now()
			find(p, parse(typed))
			best = append(best, time.Since(start))
		}
		return slices.Min(best)
	}
	took(10)
	half, whole := took(220), took(440)
	if ratio := float64(whole) / float64(half); ratio > 3 {
		t.Errorf("twice the words take %.2f times as long (%v, %v)", ratio, half, whole)
	} else {
		t.Logf("twice the words take %.2f times as long", ratio)
	}
}
