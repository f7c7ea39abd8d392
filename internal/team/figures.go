package team

import "math"

// Spread is what some numbers come to, and how far they lie apart.
type Spread struct {
	N    int     `json:"n"`
	Mean float64 `json:"mean"`
	SD   float64 `json:"sd"` // sample standard deviation, 0 for fewer than two
	Low  float64 `json:"lowest"`
	High float64 `json:"highest"`
}

// spread sums numbers up. The deviation is that of a sample, over n-1.
func spread(all []float64) Spread {
	s := Spread{N: len(all)}
	if s.N == 0 {
		return s
	}
	s.Low, s.High = all[0], all[0]
	for _, v := range all {
		s.Mean += v / float64(s.N)
		s.Low, s.High = min(s.Low, v), max(s.High, v)
	}
	if s.N > 1 {
		sum := 0.0
		for _, v := range all {
			sum += (v - s.Mean) * (v - s.Mean)
		}
		s.SD = math.Sqrt(sum / float64(s.N-1))
	}
	return s
}

// Change is a difference between two measurements of the same people.
type Change struct {
	Spread
	// From and To are the 95 % confidence interval of the mean: the mean plus and minus
	// t(0.975, n-1) standard errors (W. S. Gosset, "The probable error of a mean",
	// Biometrika 6, 1908). Known is false for fewer than two.
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Known bool    `json:"interval_known"`
}

// change is the mean of paired differences with its interval.
func change(differences []float64) Change {
	c := Change{Spread: spread(differences)}
	if c.N < 2 {
		return c
	}
	half := student975(c.N-1) * c.SD / math.Sqrt(float64(c.N))
	c.From, c.To, c.Known = c.Mean-half, c.Mean+half, true
	return c
}

// student975 is the 0.975 quantile of Student's t with df degrees of freedom: exact for
// one and two, else the expansion by the normal quantile of Abramowitz and Stegun,
// Handbook of Mathematical Functions (1964), 26.7.5, which is right to 0.02 from three on.
func student975(df int) float64 {
	switch df {
	case 1:
		return 12.7062
	case 2:
		return 4.3027
	}
	const z = 1.959964
	n, z2 := float64(df), z*z
	return z + z*(z2+1)/(4*n) +
		z*((5*z2+16)*z2+3)/(96*n*n) +
		z*(((3*z2+19)*z2+17)*z2-15)/(384*n*n*n) +
		z*((((79*z2+776)*z2+1482)*z2-1920)*z2-945)/(92160*n*n*n*n)
}
