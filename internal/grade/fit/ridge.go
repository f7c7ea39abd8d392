package main

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

// sparse is a row of distinct feature ids with one weight each.
type sparse struct {
	id []int32
	w  []float32
}

// table numbers the sequences that are kept and weighs them.
type table struct {
	id     map[uint64]int32
	hash   []uint64
	weight []float64
}

// newTable keeps the sequences that occur in at least minSituations situations, in
// the order of their hashes, and weighs them by inverse frequency to a power.
func newTable(rows [][]uint64, situation []int, minSituations int, power float64) *table {
	type seen struct {
		lastSit, lastRow, situations, rows int
	}
	count := map[uint64]*seen{}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return situation[a] - situation[b] })
	for _, i := range order {
		for _, o := range rows[i] {
			c := count[o]
			if c == nil {
				c = &seen{lastSit: -1, lastRow: -1}
				count[o] = c
			}
			if c.lastRow != i {
				c.lastRow = i
				c.rows++
			}
			if c.lastSit != situation[i] {
				c.lastSit = situation[i]
				c.situations++
			}
		}
	}
	t := &table{id: map[uint64]int32{}}
	for h, c := range count {
		if c.situations >= minSituations && c.rows >= 3 {
			t.hash = append(t.hash, h)
		}
	}
	slices.Sort(t.hash)
	for k, h := range t.hash {
		t.id[h] = int32(k)
		t.weight = append(t.weight, math.Pow(math.Log(1+float64(len(rows))/float64(count[h].rows)), power))
	}
	return t
}

// vector is the weighted row of a text.
func (t *table) vector(row []uint64, scale float64) sparse {
	sum := 0.0
	var ids []int32
	for _, o := range row {
		if k, ok := t.id[o]; ok {
			ids = append(ids, k)
			sum += t.weight[k] * t.weight[k]
		}
	}
	slices.Sort(ids)
	norm := scale / math.Sqrt(sum+grade.Smoothing)
	var out sparse
	for i := 0; i < len(ids); {
		j := i
		for j < len(ids) && ids[j] == ids[i] {
			j++
		}
		out.id = append(out.id, ids[i])
		out.w = append(out.w, float32(float64(j-i)*t.weight[ids[i]]*norm))
		i = j
	}
	return out
}

// gram adds the inner products of all pairs of rows to k.
func gram(k *mat.SymDense, rows []sparse, features int) {
	n := len(rows)
	var wg sync.WaitGroup
	for part := range 2 {
		wg.Go(func() {
			dense := make([]float32, features)
			for i := part; i < n; i += 2 {
				for p, f := range rows[i].id {
					dense[f] = rows[i].w[p]
				}
				for j := i; j < n; j++ {
					var s float32
					r := &rows[j]
					for p, f := range r.id {
						s += r.w[p] * dense[f]
					}
					k.SetSym(i, j, k.At(i, j)+float64(s))
				}
				for _, f := range rows[i].id {
					dense[f] = 0
				}
			}
		})
	}
	wg.Wait()
}

// both runs f for 0..n-1 on two goroutines; results must not depend on the order.
func both(n int, f func(i int)) {
	var wg sync.WaitGroup
	for part := range 2 {
		wg.Go(func() {
			for i := part; i < n; i += 2 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// ridge is a kernel ridge regression whose predictions with any fold left out
// follow in closed form from one inverse.
type ridge struct {
	inv     *mat.SymDense // (K + lambda I)^-1
	weights *mat.Dense    // inv * y
	y       *mat.Dense
	fold    []int
}

func newRidge(k *mat.SymDense, y *mat.Dense, fold []int, lambda float64) (*ridge, error) {
	n := k.SymmetricDim()
	a := mat.NewSymDense(n, nil)
	a.CopySym(k)
	for i := range n {
		a.SetSym(i, i, a.At(i, i)+lambda)
	}
	var c mat.Cholesky
	if !c.Factorize(a) {
		return nil, fmt.Errorf("the kernel matrix is not positive definite")
	}
	if err := c.InverseTo(a); err != nil {
		return nil, fmt.Errorf("inverting the kernel matrix: %w", err)
	}
	var w mat.Dense
	w.Mul(a, y)
	return &ridge{a, &w, y, fold}, nil
}

// without gives the weights of the rows when the folds f and g (which may be equal)
// are left out: with S the rows of the two, w - inv_.S (inv_SS)^-1 w_S, which is 0
// on S.
func (r *ridge) without(f, g int) (*mat.Dense, error) {
	var rows []int
	for i, k := range r.fold {
		if k == f || k == g {
			rows = append(rows, i)
		}
	}
	n, t := r.y.Dims()
	s := mat.NewSymDense(len(rows), nil)
	b := mat.NewDense(len(rows), t, nil)
	side := mat.NewDense(n, len(rows), nil)
	for p, i := range rows {
		for q := p; q < len(rows); q++ {
			s.SetSym(p, q, r.inv.At(i, rows[q]))
		}
		b.SetRow(p, r.weights.RawRowView(i))
		for j := range n {
			side.Set(j, p, r.inv.At(j, i))
		}
	}
	var c mat.Cholesky
	if !c.Factorize(s) {
		return nil, fmt.Errorf("folds %d and %d: not positive definite", f, g)
	}
	var x mat.Dense
	if err := c.SolveTo(&x, b); err != nil {
		return nil, fmt.Errorf("folds %d and %d: %w", f, g, err)
	}
	w := mat.DenseCopyOf(r.weights)
	var less mat.Dense
	less.Mul(side, &x)
	w.Sub(w, &less)
	for _, i := range rows {
		for q := range t {
			w.Set(i, q, 0)
		}
	}
	return w, nil
}

// primal is X' w: one weight for each feature and target.
func primal(rows []sparse, w *mat.Dense, features int) []float64 {
	_, t := w.Dims()
	out := make([]float64, features*t)
	for i := range rows {
		wi := w.RawRowView(i)
		for p, f := range rows[i].id {
			o := out[int(f)*t : int(f)*t+t]
			x := float64(rows[i].w[p])
			for q, v := range wi {
				o[q] += x * v
			}
		}
	}
	return out
}
