package grade

import (
	"strings"
	"testing"
	"time"
)

// TestTimeGrowsWithLength finds moves in the same text once and doubled, to 10,000
// words, without the limit on a reply's length. Others may use the machine as well, so
// the least of many times counts.
func TestTimeGrowsWithLength(t *testing.T) {
	const most = 2.6
	p := prepare(fivePercent())
	const once = "The price stays at 48,000 because late fees cost you 3,100 a month, so who besides Martin has to see it before Friday? "
	half, whole := parse(strings.Repeat(once, 220)), parse(strings.Repeat(once, 440))
	took := func(again func()) time.Duration {
		start := time.Now()
		again()
		return time.Since(start)
	}
	least := [2]time.Duration{time.Hour, time.Hour}
	for n := 0; n < 25/thin+1 || n < 200/thin && float64(least[1]) > most*float64(least[0]); n++ {
		least[0] = min(least[0], took(func() { find(p, half) }))
		least[1] = min(least[1], took(func() { find(p, whole) }))
	}
	ratio := float64(least[1]) / float64(least[0])
	t.Logf("twice the words take %.2f times as long (%v, %v)", ratio, least[0], least[1])
	if ratio > most {
		t.Errorf("twice the words take %.2f times as long", ratio)
	}
}
