// Command fit fits the grader's learned model.
package main

import (
	"encoding/gob"
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

var start = time.Now()

func step(format string, a ...any) {
	fmt.Fprintf(os.Stderr, "%6.1fs ", time.Since(start).Seconds())
	fmt.Fprintf(os.Stderr, format+"\n", a...)
}

var (
	lambda   = flag.Float64("lambda", 0.8, "")
	idfP     = flag.Float64("idf", 1, "")
	charW    = flag.Float64("char", 0.7, "")
	minSit   = flag.Int("minsit", 2, "")
	vocSit   = flag.Int("voc", 5, "")
	cache    = flag.String("cache", "/tmp/learn.gob", "")
	useOld   = flag.Bool("old", false, "")
	trees    = flag.Int("trees", 400, "")
	depth    = flag.Int("depth", 5, "")
	rate     = flag.Float64("rate", 0.04, "")
	l2       = flag.Float64("l2", 8, "")
	columns  = flag.Float64("cols", 0.3, "")
	rowsP    = flag.Float64("rows", 0.7, "")
	noTrees  = flag.Bool("notrees", false, "")
	lexParts = flag.Int("parts", 5, "")
	seeds    = flag.Int("seeds", 1, "")
)

// targets: five levels, four tones, fifteen flags
const targets = 5 + 4 + 15

func main() {
	flag.Parse()
	d, err := load("internal/grade/corpus")
	if err != nil {
		log.Fatal(err)
	}
	n := len(d.rated)
	// vocabulary
	var stems [][]grade.Sequence
	for i := range d.rated {
		stems = append(stems, grade.Stems(d.rated[i].Reply))
	}
	voc := grade.Vocabulary{}
	for _, h := range newTable(stems, d.situation, *vocSit, 1).hash {
		voc[h] = true
	}
	g := map[string]grade.Grounds{}
	var words, letters [][]grade.Sequence
	var segs []int
	var feats [][]float32
	for i := range d.rated {
		r := &d.rated[i]
		gr, ok := g[r.Beat]
		if !ok {
			gr = grade.NewGrounds(r.Situation)
			g[r.Beat] = gr
		}
		rd := gr.Read(r.Reply, voc)
		words, letters = append(words, rd.Words), append(letters, rd.Letters)
		feats = append(feats, rd.Features)
		segs = append(segs, rd.Segments)
	}
	y := mat.NewDense(n, targets, nil)
	for i := range d.rated {
		r := &d.rated[i]
		m := r.Mean()
		for k := range m {
			y.Set(i, k, m[k]-2)
		}
		for _, one := range r.Ratings {
			for k, t := range []grade.Tone{grade.Passive, grade.Neutral, grade.Assertive, grade.Aggressive} {
				if one.Tone == t {
					y.Set(i, 5+k, y.At(i, 5+k)+1/float64(len(r.Ratings)))
				}
			}
			for _, f := range one.Flags {
				for k, md := range grade.Moves()[:15] {
					if md.ID == f {
						y.Set(i, 9+k, y.At(i, 9+k)+1/float64(len(r.Ratings)))
					}
				}
			}
		}
	}
	step("read %d, vocabulary %d", n, len(voc))
	lex := oof(d, y, words, letters, segs)
	step("lexical")
	report(d, func(i, k int) float64 { return lex[d.fold[i]][i][k] + 2 })
	if *noTrees {
		return
	}
	pred := stack(d, y, feats, lex)
	step("stacked")
	report(d, func(i, k int) float64 { return pred[i][k] })
}

// oof gives lex[f][i]: predictions for row i by a model that saw neither fold f nor i's own:
// of the whole, the highest, lowest, last and first segment.
func oof(d *data, y *mat.Dense, words, letters [][]grade.Sequence, segs []int) [][][]float64 {
	n := len(d.rated)
	lex := make([][][]float64, folds)
	if *useOld {
		f, err := os.Open(*cache)
		if err != nil {
			log.Fatal(err)
		}
		if err := gob.NewDecoder(f).Decode(&lex); err != nil {
			log.Fatal(err)
		}
		return lex
	}
	k := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			k.SetSym(i, j, bias)
		}
	}
	wt := newTable(words, d.situation, *minSit, *idfP)
	ct := newTable(letters, d.situation, *minSit, *idfP)
	var wrows, crows []sparse
	for i := range n {
		wrows = append(wrows, wt.vector(words[i], -1, 1))
		crows = append(crows, ct.vector(letters[i], -1, *charW))
	}
	gram(k, wrows, len(wt.hash))
	gram(k, crows, len(ct.hash))
	step("grams %d letters %d", len(wt.hash), len(ct.hash))
	r, err := newRidge(k, y, d.fold, *lambda)
	if err != nil {
		log.Fatal(err)
	}
	step("inverse")
	for f := range folds {
		lex[f] = make([][]float64, n)
	}
	type pair struct{ f, g int }
	var pairs []pair
	for f := range folds {
		for h := f; h < folds; h++ {
			pairs = append(pairs, pair{f, h})
		}
	}
	both(len(pairs), func(q int) {
		f, h := pairs[q].f, pairs[q].g
		rows, w, err := r.without(f, h)
		if err != nil {
			log.Fatal(err)
		}
		var sum [targets]float64
		for i := range n {
			for t, v := range w.RawRowView(i) {
				sum[t] += bias * v
			}
		}
		pw := primal(wrows, w, len(wt.hash))
		pc := primal(crows, w, len(ct.hash))
		for _, i := range rows {
			v := make([]float64, parts*targets)
			for p := -1; p < segs[i]; p++ {
				out := sum
				score(out[:], wt.vector(words[i], p, 1), pw)
				score(out[:], ct.vector(letters[i], p, *charW), pc)
				for t, x := range out {
					if p < 0 {
						v[t] = x
						continue
					}
					if p == 0 {
						v[targets+t], v[2*targets+t], v[4*targets+t] = x, x, x
					}
					v[targets+t] = max(v[targets+t], x)
					v[2*targets+t] = min(v[2*targets+t], x)
					v[3*targets+t] = x
				}
			}
			if d.fold[i] == h {
				lex[f][i] = v
			}
			if d.fold[i] == f {
				lex[h][i] = v
			}
		}
	})
	out, err := os.Create(*cache)
	if err != nil {
		log.Fatal(err)
	}
	if err := gob.NewEncoder(out).Encode(lex); err != nil {
		log.Fatal(err)
	}
	return lex
}

const bias = 0.3
const parts = 5

func stack(d *data, y *mat.Dense, feats [][]float32, lex [][][]float64) [][5]float64 {
	n := len(d.rated)
	pred := make([][5]float64, n)
	both(folds, func(f int) {
		x := make([][]float32, n)
		for i := range x {
			x[i] = append([]float32(nil), feats[i]...)
			for _, v := range lex[f][i][:*lexParts*targets] {
				x[i] = append(x[i], float32(v))
			}
		}
		b := bin(x, 48)
		var rows []int
		for i := range x {
			if d.fold[i] != f {
				rows = append(rows, i)
			}
		}
		for k := range 5 {
			t := make([]float64, n)
			for i := range t {
				t[i] = y.At(i, k) + 2
			}
			for s := range *seeds {
				m := boost(b, rows, t, boostOptions{*trees, *depth, *rate, *l2, *columns, *rowsP, uint64(100*f + 10*k + s)})
				for i := range x {
					if d.fold[i] == f {
						pred[i][k] += m.predict(x[i]) / float64(*seeds)
					}
				}
			}
		}
	})
	return pred
}

// report prints kappa with cut-points fitted on the other folds.
func report(d *data, p func(i, k int) float64) {
	var total float64
	defer func() { fmt.Printf("mean r2 %.4f\n", total/5) }()
	for k := range 5 {
		rated := make([]int, len(d.rated))
		exp := make([]float64, len(d.rated))
		for i := range d.rated {
			rated[i] = d.rated[i].Level(grade.Dimension(k))
			exp[i] = p(i, k)
		}
		graded := make([]int, len(rated))
		for f := range folds {
			var e []float64
			var r []int
			for i := range rated {
				if d.fold[i] != f {
					e, r = append(e, exp[i]), append(r, rated[i])
				}
			}
			cuts := grade.FitCuts(e, r)
			for i := range rated {
				if d.fold[i] == f {
					graded[i] = cuts.Level(exp[i])
				}
			}
		}
		var mse, mean, vr float64
		for i := range exp {
			mean += d.rated[i].Mean()[k] / float64(len(exp))
		}
		for i := range exp {
			m := d.rated[i].Mean()[k]
			mse += (m - exp[i]) * (m - exp[i])
			vr += (m - mean) * (m - mean)
		}
		total += 1 - mse/vr
		fmt.Printf("%-13s r2 %.4f %s\n", grade.Dimension(k), 1-mse/vr, grade.Summary(rated, graded))
	}
}
