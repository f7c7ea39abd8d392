package main

import (
	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

// hands.go keeps apart who rated what. Everybody reads the same rubric and draws its lines
// a little differently: who rated the further situations is stricter with what sounds like
// giving. So each weight is a sum of a part that all hands share and of one that is a hand's
// own, and the trees may ask whose hand it is. The model that ships reads as the first hand
// does. For the priced moves all hands are one: told apart, those who flagged replies that
// are rich in such moves teach only that they are rich in them.

// hand is who rated a reply.
type hand uint8

const (
	first   hand = iota // of the corpus that the figures rest on
	further             // of the further situations
	hands               // how many there are
)

// ownPart is how much a hand's own part of the weights may vary, beside the shared one.
const ownPart = 0.7

// byHand makes the kernel of rows that share a part of their weights: those by the same
// hand are more alike.
func byHand(k *mat.SymDense, of []hand) {
	for i := range of {
		for j := i; j < len(of); j++ {
			if of[i] == of[j] {
				k.SetSym(i, j, k.At(i, j)*(1+ownPart))
			}
		}
	}
}

// readAs are the rows' weights for estimates as one hand would make them.
func readAs(w *mat.Dense, of []hand, by hand) *mat.Dense {
	out := mat.DenseCopyOf(w)
	for i := range of {
		if of[i] != by {
			continue
		}
		row := out.RawRowView(i)
		for t := range row {
			row[t] *= 1 + ownPart
		}
	}
	return out
}

// handFeature is the column behind all features in which the trees see the hand.
const handFeature = grade.FeatureCount

// asFirst answers the questions after the hand once and for all: it is the first. A node
// that asks becomes one that is never true.
func (f *forest) asFirst() {
	for i, c := range f.feature {
		if int(c) == handFeature {
			f.feature[i], f.cut[i] = 0, grade.NeverCut
		}
	}
}
