package team

import (
	"math"
	"testing"
)

func TestStudentAgreesWithTheTable(t *testing.T) {
	// Values of the printed table of the t distribution, two-sided 95 %.
	for df, want := range map[int]float64{1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 9: 2.262, 19: 2.093, 39: 2.023, 120: 1.980} {
		if got := student975(df); math.Abs(got-want) > 0.02 {
			t.Errorf("%d degrees of freedom: %.4f, the table says %.3f", df, got, want)
		}
	}
}

func TestSpreadAndChange(t *testing.T) {
	s := spread([]float64{1, 2, 3, 4})
	if s.N != 4 || s.Mean != 2.5 || math.Abs(s.SD-1.2909944) > 1e-6 || s.Low != 1 || s.High != 4 {
		t.Errorf("%+v", s)
	}
	if s := spread(nil); s != (Spread{}) {
		t.Errorf("of nothing: %+v", s)
	}
	// Gosset's own ten differences in hours of sleep: mean 1.58, deviation 1.23 (n-1).
	c := change([]float64{1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4})
	if math.Abs(c.Mean-1.58) > 1e-9 || math.Abs(c.SD-1.2299) > 1e-3 || math.Abs(c.From-0.7001) > 5e-3 || math.Abs(c.To-2.4599) > 5e-3 {
		t.Errorf("%+v", c)
	}
	if c := change([]float64{3}); c.Known {
		t.Errorf("an interval from one person: %+v", c)
	}
}
