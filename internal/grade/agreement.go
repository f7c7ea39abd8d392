package grade

import "math"

// levels 0 to 4
const levelCount = 5

// confusion counts graded levels (second index) against raters' levels (first).
type confusion [levelCount][levelCount]float64

func (c *confusion) add(rated, graded int) { c[rated][graded]++ }

// kappa is Cohen's kappa with quadratic weights (Cohen 1968): 1 minus the observed
// mean squared distance over the one expected from the margins. 1 when both are 0.
func (c *confusion) kappa() float64 {
	var n float64
	var rows, cols [levelCount]float64
	for i := range c {
		for j, v := range c[i] {
			rows[i] += v
			cols[j] += v
			n += v
		}
	}
	if n == 0 {
		return math.NaN()
	}
	var seen, expected float64
	for i := range c {
		for j, v := range c[i] {
			w := float64((i - j) * (i - j))
			seen += w * v
			expected += w * rows[i] * cols[j] / n
		}
	}
	if expected == 0 {
		return 1
	}
	return 1 - seen/expected
}

// within is the share of replies whose two levels are at most k apart.
func (c *confusion) within(k int) float64 {
	var n, in float64
	for i := range c {
		for j, v := range c[i] {
			n += v
			if i-j <= k && j-i <= k {
				in += v
			}
		}
	}
	return in / n
}

// smd is the standardised mean difference, graded less rated, over the pooled
// standard deviation (Williamson, Xi and Breyer 2012).
func (c *confusion) smd() float64 {
	var n, sr, sg, rr, gg float64
	for i := range c {
		for j, v := range c[i] {
			n += v
			sr += v * float64(i)
			sg += v * float64(j)
			rr += v * float64(i*i)
			gg += v * float64(j*j)
		}
	}
	pooled := math.Sqrt(((rr/n - sr*sr/n/n) + (gg/n - sg*sg/n/n)) / 2)
	if pooled == 0 {
		return 0
	}
	return (sg - sr) / n / pooled
}

// recall is the share of replies rated at level l that were graded l, and how many.
func (c *confusion) recall(l int) (share float64, n int) {
	var all float64
	for _, v := range c[l] {
		all += v
	}
	if all == 0 {
		return math.NaN(), 0
	}
	return c[l][l] / all, int(all)
}
