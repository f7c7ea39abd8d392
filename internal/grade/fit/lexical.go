package main

import (
	"fmt"
	"math"
	"slices"

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
		words = append(words, slices.Concat(d.reading[i].Words...))
		letters = append(letters, slices.Concat(d.reading[i].Letters...))
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

// linears are the features that rest on the linear part, of all rated replies and
// after them of all made ones.
type linears [][]float32

// leftOut gives for each fold f the linear features of every reply by rows that are
// neither in f nor in the reply's own fold, and the weights of the rows without f.
func (x *lexical) leftOut() ([]linears, []*mat.Dense, error) {
	n := len(x.d.rated) + len(x.d.made)
	out := make([]linears, folds)
	weights := make([]*mat.Dense, folds)
	for f := range folds {
		out[f] = make(linears, n)
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
		w, err := x.ridge.without(f, g)
		if err != nil {
			errs[q] = err
			return
		}
		if f == g {
			weights[f] = w
		}
		m := &grade.Model{}
		x.linear(m, w)
		m.Prepare()
		for i := range n {
			fold := x.d.foldOf(i)
			if fold != f && fold != g {
				continue
			}
			v := make([]float32, grade.FeatureCount)
			m.Linears(v, x.d.readingOf(i))
			v = v[grade.PlainFeatures:]
			if fold == g {
				out[f][i] = v
			}
			if fold == f {
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
