package main

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

// What the linear part was tuned to on the development situations.
const (
	lambda        = 0.8 // ridge
	bias          = 0.3 // of the constant in the kernel
	letterScale   = 0.7 // of letters beside words
	minSituations = 2   // that a sequence must occur in
	minVocabulary = 5   // situations that a word must occur in to keep its own name
)

// lexical is the linear part, fitted on all rows, from which every fold can be left out.
type lexical struct {
	d              *data
	words, letters *table
	wrows, lrows   []sparse
	ridge          *ridge
}

func newLexical(d *data) (*lexical, error) {
	n := len(d.rated)
	x := &lexical{d: d}
	var words, letters [][]uint64
	for i := range d.reading {
		words, letters = append(words, d.reading[i].Words), append(letters, d.reading[i].Letters)
	}
	x.words = newTable(words, d.situation, minSituations, 1)
	x.letters = newTable(letters, d.situation, minSituations, 1)
	k := mat.NewSymDense(n, nil)
	for i := range n {
		x.wrows = append(x.wrows, x.words.vector(words[i], 1))
		x.lrows = append(x.lrows, x.letters.vector(letters[i], letterScale))
		for j := i; j < n; j++ {
			k.SetSym(i, j, bias)
		}
	}
	gram(k, x.wrows, len(x.words.hash))
	gram(k, x.lrows, len(x.letters.hash))
	step("%d word sequences, %d of letters", len(x.words.hash), len(x.letters.hash))
	var err error
	x.ridge, err = newRidge(k, d.targets(), d.fold, lambda)
	return x, err
}

// linear puts the weights w of the rows into the model.
func (x *lexical) linear(m *grade.Model, w *mat.Dense) {
	for i := range len(x.d.rated) {
		for t, v := range w.RawRowView(i) {
			m.Bias[t] += float32(bias * v)
		}
	}
	for _, part := range []struct {
		to   *grade.Linear
		t    *table
		rows []sparse
		by   float64
	}{{&m.Words, x.words, x.wrows, 1}, {&m.Letters, x.letters, x.lrows, letterScale}} {
		p := primal(part.rows, w, len(part.t.hash))
		var top [grade.Targets]float64
		for i, v := range p {
			top[i%grade.Targets] = max(top[i%grade.Targets], math.Abs(v))
		}
		for t, v := range top {
			part.to.Scale[t] = float32(v / 127 * part.by)
		}
		for k, h := range part.t.hash {
			part.to.Hash = append(part.to.Hash, h)
			part.to.Weight = append(part.to.Weight, uint16(math.Round(part.t.weight[k]*grade.WeightOne)))
			for t, v := range p[k*grade.Targets : (k+1)*grade.Targets] {
				part.to.Column = append(part.to.Column, int8(math.Round(v/top[t]*127)))
			}
		}
	}
}

// leftOut gives for each fold f the estimates of every row by rows that are neither
// in f nor in the row's own fold, and the weights of the rows with f left out.
func (x *lexical) leftOut() ([][][]float64, []*mat.Dense, error) {
	n := len(x.d.rated)
	out := make([][][]float64, folds)
	weights := make([]*mat.Dense, folds)
	for f := range folds {
		out[f] = make([][]float64, n)
	}
	type pair struct{ f, g int }
	var pairs []pair
	for f := range folds {
		for g := f; g < folds; g++ {
			pairs = append(pairs, pair{f, g})
		}
	}
	errs := make([]error, len(pairs))
	both(len(pairs), func(q int) {
		f, g := pairs[q].f, pairs[q].g
		rows, w, err := x.ridge.without(f, g)
		if err != nil {
			errs[q] = err
			return
		}
		if f == g {
			weights[f] = w
		}
		var b [grade.Targets]float64
		for i := range n {
			for t, v := range w.RawRowView(i) {
				b[t] += bias * v
			}
		}
		pw, pl := primal(x.wrows, w, len(x.words.hash)), primal(x.lrows, w, len(x.letters.hash))
		for _, i := range rows {
			v := append([]float64(nil), b[:]...)
			score(v, x.wrows[i], pw)
			score(v, x.lrows[i], pl)
			if x.d.fold[i] == g {
				out[f][i] = v
			}
			if x.d.fold[i] == f {
				out[g][i] = v
			}
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, nil, fmt.Errorf("leaving folds out: %w", err)
		}
	}
	return out, weights, nil
}
