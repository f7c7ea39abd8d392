package schedule

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// reference is testdata/fsrs6.json, made by testdata/vectors.mjs.
type reference struct {
	Weights   []float64 `json:"weights"`
	Histories [][]struct {
		Elapsed    int     `json:"elapsed"`
		Grade      Rating  `json:"grade"`
		Recall     float64 `json:"recall"`
		Stability  float64 `json:"stability"`
		Difficulty float64 `json:"difficulty"`
		Interval90 int     `json:"interval90"`
		Interval80 int     `json:"interval80"`
	} `json:"histories"`
}

// TestReferenceVectors holds every step of 60 histories to the reference. It rounds to
// eight places at each step, we do not: hence the tolerance.
func TestReferenceVectors(t *testing.T) {
	src, err := os.ReadFile("testdata/fsrs6.json")
	if err != nil {
		t.Fatal(err)
	}
	var ref reference
	if err := json.Unmarshal(src, &ref); err != nil {
		t.Fatal(err)
	}
	ours := weights()
	for i, w := range ref.Weights {
		if ours[i] != w {
			t.Errorf("w%d is %v, the reference has %v", i, ours[i], w)
		}
	}
	near := func(got, want float64) bool { return math.Abs(got-want) <= 2e-6*max(1, math.Abs(want)) }
	steps := 0
	for h, history := range ref.Histories {
		var m Memory
		for i, r := range history {
			if got := m.Recall(float64(r.Elapsed)); !near(got, r.Recall) {
				t.Fatalf("history %d, review %d: recall %v, want %v", h, i, got, r.Recall)
			}
			m = m.Next(r.Elapsed, r.Grade)
			if !near(m.Stability, r.Stability) || !near(m.Difficulty, r.Difficulty) {
				t.Fatalf("history %d, review %d: %+v, want stability %v and difficulty %v", h, i, m, r.Stability, r.Difficulty)
			}
			if got := m.Interval(0.9); got != r.Interval90 {
				t.Fatalf("history %d, review %d: %d days to 90 %%, want %d", h, i, got, r.Interval90)
			}
			if got := m.Interval(0.8); got != r.Interval80 {
				t.Fatalf("history %d, review %d: %d days to 80 %%, want %d", h, i, got, r.Interval80)
			}
			steps++
		}
	}
	if steps != 840 {
		t.Errorf("%d steps compared, the file should hold 840", steps)
	}
}

// FuzzMemory: whatever happens, a memory stays one.
func FuzzMemory(f *testing.F) {
	f.Add([]byte{3, 1, 2, 3, 0, 1, 255, 2})
	f.Fuzz(func(t *testing.T, steps []byte) {
		var m Memory
		for i := 0; i+1 < len(steps); i += 2 {
			m = m.Next(int(steps[i])*int(steps[i]), Rating(1+steps[i+1]%3))
			r := m.Recall(float64(steps[i]))
			if !(m.Stability >= leastStability && m.Stability <= mostStability) || !(m.Difficulty >= 1 && m.Difficulty <= 10) || !(r > 0 && r <= 1) {
				t.Fatalf("%+v, recall %v", m, r)
			}
			if m.Interval(0.9) < 1 {
				t.Fatalf("%+v is due after %d days", m, m.Interval(0.9))
			}
		}
	})
}
