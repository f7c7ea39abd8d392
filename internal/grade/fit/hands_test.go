package main

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

// TestHandsShareAPart fits rows of one feature that two hands rate apart: read as either,
// the weight must be what the kernel says of a new row by that hand, and lie between what
// all say and what the hand says alone.
func TestHandsShareAPart(t *testing.T) {
	feature := []float64{1, 2, 3, 1, 2, 3}
	of := []hand{first, first, first, further, further, further}
	rated := []float64{2, 4, 6, 1, 2, 3} // the first hand gives 2 for one, the further 1
	k := mat.NewSymDense(len(of), nil)
	for i := range of {
		for j := i; j < len(of); j++ {
			k.SetSym(i, j, feature[i]*feature[j])
		}
	}
	byHand(k, of)
	r, err := newRidge(k, mat.NewDense(len(of), 1, rated), []int{0, 1, 2, 3, 4, 5}, 0.01)
	if err != nil {
		t.Fatal(err)
	}
	weight := func(by hand) float64 {
		w, sum := readAs(r.weights, of, by), 0.0
		for i, x := range feature {
			sum += w.At(i, 0) * x
		}
		return sum
	}
	for _, by := range []hand{first, further} {
		want := 0.0 // of a new row with feature 1
		for i, x := range feature {
			alike := 1.0
			if of[i] == by {
				alike += ownPart
			}
			want += alike * x * r.weights.At(i, 0)
		}
		if got := weight(by); math.Abs(got-want) > 1e-9 {
			t.Errorf("hand %d: weight %.4f, the kernel says %.4f", by, got, want)
		}
	}
	if w := weight(first); w < 1.9 || w > 2.05 {
		t.Errorf("read as the first hand the weight is %.3f, want nearly 2", w)
	}
	if w := weight(further); w < 0.95 || w > 1.1 {
		t.Errorf("read as the further hand the weight is %.3f, want nearly 1", w)
	}
}

// TestTreesForgetTheHand wants no question after the hand left, and the others as they were.
func TestTreesForgetTheHand(t *testing.T) {
	f := forest{feature: []uint16{3, uint16(handFeature), 5}, cut: []uint8{1, 0, 2}}
	f.asFirst()
	if f.feature[1] != 0 || f.cut[1] != grade.NeverCut {
		t.Errorf("the question after the hand is %d > %d, want one that is never true", f.feature[1], f.cut[1])
	}
	if f.feature[0] != 3 || f.cut[0] != 1 || f.feature[2] != 5 || f.cut[2] != 2 {
		t.Errorf("other questions changed: %v %v", f.feature, f.cut)
	}
}
