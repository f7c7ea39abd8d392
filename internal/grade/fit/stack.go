package main

import (
	"slices"

	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

const maxBins = 48

var (
	treeOptions = boostOptions{trees: 240, rate: 0.06, l2: 8, columns: 0.25, rows: 0.7}
	toneOptions = boostOptions{trees: 120, rate: 0.1, l2: 8, columns: 0.25, rows: 0.7}
)

// seeds is how many forests are averaged for each level; for a tone one will do.
const seeds = 2

// model fits a whole model on the folds where in is true: the linear part by the
// weights w of the rows, the trees on top of the left-out linear features.
func (x *lexical) model(w *mat.Dense, lin linears, in func(fold int) bool) *grade.Model {
	d := x.d
	m := &grade.Model{}
	for h := range d.voc {
		m.Vocabulary = append(m.Vocabulary, h)
	}
	slices.Sort(m.Vocabulary)
	x.linear(m, w)
	m.Joints = *d.joints(in)
	feats := make([][]float32, len(lin))
	for i := range feats {
		feats[i] = append([]float32(nil), d.readingOf(i).Features...)
		copy(feats[i][grade.PlainFeatures:], lin[i])
	}
	b := bin(feats, maxBins)
	m.FeatureCuts = b.cuts
	y := d.targets()
	for k := range m.Forests {
		if quick && k >= grade.MinorTarget {
			break
		}
		t := make([]float64, len(feats))
		var rows []int
		for i := range t {
			on := true
			if i < len(d.rated) {
				t[i] = y.At(i, k)
				if k < grade.MinorTarget {
					t[i] += 2
				}
			} else {
				one := &d.made[i-len(d.rated)]
				t[i], on = one.y[k], one.on[k]
			}
			if on && in(d.foldOf(i)) {
				rows = append(rows, i)
			}
		}
		var parts []*forest
		o, n := treeOptions, seeds
		if k >= grade.MinorTarget {
			o, n = toneOptions, 1
		}
		if quick {
			n = 1
		}
		for s := range n {
			o.seed = uint64(1000*k + s + 1)
			parts = append(parts, boost(b, rows, t, o))
		}
		m.Forests[k] = weave(parts)
	}
	m.Prepare()
	return m
}

// weave averages forests, tree by tree in turn.
func weave(parts []*forest) grade.Forest {
	var out grade.Forest
	n := float64(len(parts))
	var base float64
	const l, d = 1 << grade.TreeDepth, grade.TreeDepth
	for _, p := range parts {
		base += p.base / n
	}
	out.Base = float32(base)
	for t := range len(parts[0].leaf) / l {
		for _, p := range parts {
			out.Feature = append(out.Feature, p.feature[t*d:(t+1)*d]...)
			out.Cut = append(out.Cut, p.cut[t*d:(t+1)*d]...)
			for _, v := range p.leaf[t*l : (t+1)*l] {
				out.Leaf = append(out.Leaf, float32(v/n))
			}
		}
	}
	return out
}

// estimates are what models say of replies they have not seen.
type estimates struct {
	expected, apart []grade.Expected
	tone            [][4]float64
	flags           [][]float32
}

// crossValidate fits a model without each fold and lets it estimate that fold.
func (x *lexical) crossValidate(lex []linears, weights []*mat.Dense) estimates {
	d := x.d
	n := len(d.rated)
	e := estimates{make([]grade.Expected, n), make([]grade.Expected, n), make([][4]float64, n), make([][]float32, n)}
	both(folds, func(f int) {
		m := x.model(weights[f], lex[f], func(fold int) bool { return fold != f })
		for i := range n {
			if d.fold[i] == f {
				e.expected[i], e.apart[i], e.tone[i] = m.Estimate(&d.reading[i])
				e.flags[i] = lex[f][i][grade.FlagTarget:grade.Targets]
			}
		}
	})
	return e
}
