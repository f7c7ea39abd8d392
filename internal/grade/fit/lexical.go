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
	// priced is fitted on the flagged replies as well, whose rows follow the others'.
	priced *ridge
}

func newLexical(d *data) (*lexical, error) {
	x := &lexical{d: d}
	var words, letters [][]uint64
	add := func(r *grade.Reading) {
		words = append(words, slices.Concat(r.Words...))
		letters = append(letters, slices.Concat(r.Letters...))
	}
	for i := range d.reading {
		add(&d.reading[i])
	}
	situation, fold := slices.Clone(d.situation), slices.Clone(d.fold)
	// What is there twice is weighed once: the cost grows with the cube of the rows.
	extra := slices.DeleteFunc(d.flaggedRows(), func(i int) bool { return d.made[i].echo })
	for _, i := range extra {
		add(&d.made[i].reading)
		situation, fold = append(situation, d.made[i].situation), append(fold, d.made[i].fold)
	}
	x.words = newTable(words, situation, minSituations, 1)
	x.letters = newTable(letters, situation, minSituations, 1)
	all := len(words)
	k := mat.NewSymDense(all, nil)
	for i := range all {
		x.wrows = append(x.wrows, x.words.vector(words[i], 1))
		x.lrows = append(x.lrows, x.letters.vector(letters[i], letterScale))
		for j := i; j < all; j++ {
			k.SetSym(i, j, bias)
		}
	}
	gram(k, x.wrows, len(x.words.hash))
	gram(k, x.lrows, len(x.letters.hash))
	step("%d word sequences, %d of letters", len(x.words.hash), len(x.letters.hash))
	y := d.targets()
	n := len(d.rated)
	py := mat.NewDense(all, len(grade.Priced()), nil)
	for m, move := range grade.Priced() {
		for i := range n {
			py.Set(i, m, y.At(i, grade.FlagTarget+flagOf(move)))
		}
		for p, i := range extra {
			py.Set(n+p, m, d.made[i].y[grade.PricedOutput+m])
		}
	}
	var err error
	if x.priced, err = newRidge(k, py, fold, lambda); err != nil {
		return nil, err
	}
	rated, ok := k.SliceSym(0, n).(*mat.SymDense)
	if !ok {
		return nil, fmt.Errorf("the kernel matrix has no part for the rated replies")
	}
	byHand(rated, d.hand)
	x.ridge, err = newRidge(rated, y, d.fold, lambda)
	return x, err
}

// weights are those of the rows: of the rated replies for all targets, and of these and
// the flagged ones for the priced moves.
type weights struct{ all, priced *mat.Dense }

// whole are the weights with nothing left out.
func (x *lexical) whole() weights { return weights{x.ridge.weights, x.priced.weights} }

// without are the weights with two folds left out.
func (x *lexical) without(f, g int) (weights, error) {
	a, err := x.ridge.without(f, g)
	if err != nil {
		return weights{}, err
	}
	p, err := x.priced.without(f, g)
	return weights{a, p}, err
}

// linear puts the weights of the rows into the model, as a hand would rate.
func (x *lexical) linear(m *grade.Model, w weights, by hand) {
	w.all = readAs(w.all, x.d.hand, by)
	of := map[int]int{} // the priced move that a target is
	for p, move := range grade.Priced() {
		of[grade.FlagTarget+flagOf(move)] = p
	}
	for i := range len(x.d.rated) {
		for t, v := range w.all.RawRowView(i) {
			if _, ok := of[t]; !ok {
				m.Bias[t] += float32(bias * v)
			}
		}
	}
	rows, _ := w.priced.Dims()
	for i := range rows {
		for t, p := range of {
			m.Bias[t] += float32(bias * w.priced.At(i, p))
		}
	}
	for _, part := range []struct {
		to   *grade.Linear
		t    *table
		rows []sparse
		by   float64
	}{{&m.Words, x.words, x.wrows, 1}, {&m.Letters, x.letters, x.lrows, letterScale}} {
		p := primal(part.rows[:len(x.d.rated)], w.all, len(part.t.hash))
		q := primal(part.rows, w.priced, len(part.t.hash))
		for k := range part.t.hash {
			for t, c := range of {
				p[k*grade.Targets+t] = q[k*len(of)+c]
			}
		}
		var top [grade.Targets]float64
		for i, v := range p {
			top[i%grade.Targets] = max(top[i%grade.Targets], math.Abs(v))
		}
		for t, v := range top {
			part.to.Scale[t] = float32(v / 127 * part.by)
		}
		for k, h := range part.t.hash {
			var column [grade.Targets]int8
			for t, v := range p[k*grade.Targets : (k+1)*grade.Targets] {
				column[t] = int8(math.Round(v / top[t] * 127))
			}
			part.to.Put(h, uint16(math.Round(part.t.weight[k]*grade.WeightOne)), &column)
		}
	}
}

// linears are the features that rest on the linear part, of all rated replies and
// after them of all made ones.
type linears [][]float32

// leftOut gives for each fold f the linear features of every reply by rows that are
// neither in f nor in the reply's own fold, and the weights of the rows without f.
func (x *lexical) leftOut() ([]linears, []weights, error) {
	var pairs []pair
	for f := range folds {
		for g := f; g < folds; g++ {
			pairs = append(pairs, pair{f, g})
		}
	}
	return x.leave(pairs)
}

// leftOutOnce gives of each fold f the features of the replies in it only: all that the
// trees of a whole model need.
func (x *lexical) leftOutOnce() ([]linears, []weights, error) {
	var pairs []pair
	for f := range folds {
		pairs = append(pairs, pair{f, f})
	}
	return x.leave(pairs)
}

// pair are two folds left out, which may be the same.
type pair struct{ f, g int }

func (x *lexical) leave(pairs []pair) ([]linears, []weights, error) {
	n := len(x.d.rated) + len(x.d.made)
	out := make([]linears, folds)
	ws := make([]weights, folds)
	for f := range folds {
		out[f] = make(linears, n)
	}
	errs := make([]error, len(pairs))
	both(len(pairs), func(q int) {
		f, g := pairs[q].f, pairs[q].g
		w, err := x.without(f, g)
		if err != nil {
			errs[q] = err
			return
		}
		if f == g {
			ws[f] = w
		}
		var by [hands]*grade.Model
		for h := range by {
			by[h] = &grade.Model{}
			x.linear(by[h], w, hand(h))
			by[h].Prepare()
		}
		for i := range n {
			fold := x.d.foldOf(i)
			if fold != f && fold != g {
				continue
			}
			m := by[x.d.handOf(i)]
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
	return out, ws, nil
}
