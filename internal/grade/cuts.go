package grade

import (
	"fmt"
	"math"
	"slices"
)

// Cuts are the four values of the estimate at which one level becomes the next.
type Cuts [levelCount - 1]float64

// Level is the level of an estimate.
func (c *Cuts) Level(x float64) int {
	l := 0
	for l < len(c) && x > c[l] {
		l++
	}
	return l
}

// firmFrom is the least cut between levels 2 and 3: what a bound holds to the middle has to
// stay below it.
const firmFrom = middle + 0.05

// FitCuts finds the cuts that agree best with the rated levels: kappa, less a
// penalty for a mean that is off and for a level that is hardly ever recognised. Level 3
// begins above what the rubric's bounds hold to the middle.
func FitCuts(estimate []float64, rated []int) Cuts {
	c := Cuts{0.5, 1.5, 2.5, 3.5}
	sorted := slices.Clone(estimate)
	slices.Sort(sorted)
	score := func(c Cuts) float64 {
		var m confusion
		for i, x := range estimate {
			m.add(rated[i], c.Level(x))
		}
		s := m.kappa() - 0.2*max(0, math.Abs(m.smd())-0.03)
		for l := range levelCount {
			if r, n := m.recall(l); n > 0 {
				s -= 0.25 * max(0, 0.60-r)
			}
		}
		return s
	}
	best := score(c)
	for _, step := range [...]float64{0.2, 0.1, 0.05, 0.02} {
		for moved := true; moved; {
			moved = false
			for k := range c {
				for _, by := range [...]float64{-step, step} {
					try := c
					try[k] += by
					if !slices.IsSorted(try[:]) || try[2] < firmFrom {
						continue
					}
					if s := score(try); s > best+1e-9 {
						c, best, moved = try, s, true
					}
				}
			}
		}
	}
	return c
}

// Summary is a line of figures, for the fitting command.
func Summary(rated, graded []int) string {
	var m confusion
	for i := range rated {
		m.add(rated[i], graded[i])
	}
	s := fmt.Sprintf("kappa %.4f exact %.3f adjacent %.3f off2 %.3f smd %+.3f recall", m.kappa(), m.within(0), m.within(1), 1-m.within(1), m.smd())
	for l := range levelCount {
		r, _ := m.recall(l)
		s += fmt.Sprintf(" %.2f", r)
	}
	return s
}

// Kappa is Cohen's kappa with quadratic weights of graded levels beside rated ones.
func Kappa(rated, graded []int) float64 {
	var m confusion
	for i := range rated {
		m.add(rated[i], graded[i])
	}
	return m.kappa()
}
