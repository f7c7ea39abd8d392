package main

import (
	"slices"

	"spar/internal/grade"
)

const maxBins = 48

var (
	treeOptions = boostOptions{trees: 240, rate: 0.06, l2: 8, columns: 0.25, rows: 0.7}
	toneOptions = boostOptions{trees: 120, rate: 0.1, l2: 8, columns: 0.25, rows: 0.7}
)

// seeds is how many forests are averaged for each level; for a tone one will do.
const seeds = 2

// model fits a whole model without the fold left, or on all for none: the linear part by
// the weights w of the rows, the trees on top of the left-out linear features.
func (x *lexical) model(w weights, lin linears, left int) *grade.Model {
	d := x.d
	m := &grade.Model{}
	for h := range d.voc {
		m.Vocabulary = append(m.Vocabulary, h)
	}
	slices.Sort(m.Vocabulary)
	x.linear(m, w, first)
	m.Joints = *d.joints(left)
	feats := make([][]float32, len(lin))
	for i := range feats {
		feats[i] = append([]float32(nil), d.readingOf(i).Features...)
		copy(feats[i][grade.PlainFeatures:], lin[i])
		feats[i] = append(feats[i], float32(d.handOf(i)))
	}
	// Behind all replies the same once more, as if no rule had found anything: the trees
	// of the priced moves may lean on the rules, but not so that they fall with them.
	n := len(feats)
	for i := range n {
		blind := slices.Clone(feats[i])
		grade.WithoutRules(blind)
		feats = append(feats, blind)
	}
	b := bin(feats, maxBins)
	m.FeatureCuts = b.cuts[:handFeature]
	y := d.targets()
	for k := range m.Forests {
		if quick && k >= grade.MinorTarget {
			break
		}
		t := make([]float64, len(feats))
		var rows []int
		move := k - grade.PricedOutput
		for i := range n {
			on := true
			if i < len(d.rated) {
				switch {
				case move < 0:
					t[i] = y.At(i, k)
				case flagOf(grade.Voted()[move]) >= 0:
					t[i] = y.At(i, grade.FlagTarget+flagOf(grade.Voted()[move]))
				default:
					on = false
				}
				if k < grade.MinorTarget {
					t[i] += 2
				}
			} else {
				one := &d.made[i-len(d.rated)]
				t[i], on = one.y[k], one.on[k]
			}
			if on && d.foldOf(i) != left {
				rows = append(rows, i)
				if t[n+i] = t[i]; move >= 0 {
					rows = append(rows, n+i)
				}
			}
		}
		var parts []*forest
		o, several := treeOptions, seeds
		if k >= grade.MinorTarget {
			o, several = toneOptions, 1
		}
		if quick {
			several = 1
		}
		for s := range several {
			o.seed, o.hand = uint64(1000*k+s+1), move < 0
			f := boost(b, rows, t, o)
			f.asFirst()
			parts = append(parts, f)
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
	held            *grade.Model // the one fitted without the first fold
	priced          [][]float64  // of the rated replies and after them the made ones
}

// crossValidate fits a model without each fold and lets it estimate that fold.
func (x *lexical) crossValidate(lex []linears, weights []weights) estimates {
	d := x.d
	n := len(d.rated)
	e := estimates{
		expected: make([]grade.Expected, n), apart: make([]grade.Expected, n), tone: make([][4]float64, n),
		flags: make([][]float32, n), priced: make([][]float64, n+len(d.made)),
	}
	both(folds, func(f int) {
		m := x.model(weights[f], lex[f], f)
		if f == 0 {
			e.held = m
		}
		for i := range n {
			if d.fold[i] == f {
				var p [grade.Outputs - grade.PricedOutput]float64
				e.expected[i], e.apart[i], e.tone[i], p = m.Estimate(&d.reading[i])
				e.priced[i] = p[:]
				e.flags[i] = lex[f][i][grade.FlagTarget:grade.Targets]
			}
		}
		for _, i := range d.flaggedRows() {
			if d.made[i].fold == f {
				_, _, _, p := m.Estimate(&d.made[i].reading)
				e.priced[n+i] = p[:]
			}
		}
	})
	return e
}
