package main

import (
	"math"
	"slices"

	"spar/internal/grade"
)

// boosting of symmetric trees: all nodes of one depth ask the same question, so a
// tree of depth d is d comparisons and a table of 2^d values.

type boostOptions struct {
	trees    int
	rate, l2 float64
	columns  float64 // part of the features tried at each tree
	rows     float64 // part of the rows that each tree sees
	seed     uint64
	hand     bool // whether whose hand it is may be asked
}

// forest is what boosting gives: trees of whole-number cuts over binned features.
type forest struct {
	base    float64
	feature []uint16
	cut     []uint8
	leaf    []float64
}

// chance is splitmix64.
type chance uint64

func (c *chance) next() uint64 {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (c *chance) float() float64 { return float64(c.next()>>11) / (1 << 53) }

// binned are features cut into at most 255 bins: value x falls in the first bin b
// with x <= cuts[b].
type binned struct {
	col  [][]uint8
	cuts [][]float32
}

func bin(x [][]float32, bins int) *binned {
	nf := len(x[0])
	b := &binned{make([][]uint8, nf), make([][]float32, nf)}
	both(nf, func(f int) {
		v := make([]float32, len(x))
		for i := range x {
			v[i] = x[i][f]
		}
		s := slices.Clone(v)
		slices.Sort(s)
		u := slices.Compact(slices.Clone(s))
		var cuts []float32
		if len(u) <= bins {
			for i := 1; i < len(u); i++ {
				cuts = append(cuts, (u[i-1]+u[i])/2)
			}
		} else {
			for k := 1; k < bins; k++ {
				i := k * len(s) / bins
				c := (s[i-1] + s[i]) / 2
				if s[i-1] != s[i] && (len(cuts) == 0 || c > cuts[len(cuts)-1]) {
					cuts = append(cuts, c)
				} else if s[i-1] == s[i] {
					// step to the end of the run of equal values
					j, _ := slices.BinarySearch(u, s[i])
					if j+1 < len(u) {
						c = (u[j] + u[j+1]) / 2
						if len(cuts) == 0 || c > cuts[len(cuts)-1] {
							cuts = append(cuts, c)
						}
					}
				}
			}
		}
		col := make([]uint8, len(v))
		for i, w := range v {
			lo, hi := 0, len(cuts)
			for lo < hi {
				m := (lo + hi) / 2
				if w <= cuts[m] {
					hi = m
				} else {
					lo = m + 1
				}
			}
			col[i] = uint8(lo)
		}
		b.col[f], b.cuts[f] = col, cuts
	})
	return b
}

// boost fits y on the given rows of b by least squares.
func boost(b *binned, rows []int, y []float64, o boostOptions) *forest {
	rng := chance(o.seed)
	var base float64
	for _, i := range rows {
		base += y[i] / float64(len(rows))
	}
	f := &forest{base: base}
	res := make([]float64, len(y))
	for _, i := range rows {
		res[i] = y[i] - base
	}
	nf := len(b.col)
	node := make([]uint8, len(y))
	for range o.trees {
		var sample []int
		for _, i := range rows {
			node[i] = 0
			if rng.float() < o.rows {
				sample = append(sample, i)
			}
		}
		var cols []int
		for c := range nf {
			if len(b.cuts[c]) > 0 && rng.float() < o.columns && (o.hand || c != handFeature) {
				cols = append(cols, c)
			}
		}
		depth := 0
		for d := range grade.TreeDepth {
			c, cut, ok := 0, 0, false
			if depth == d {
				c, cut, ok = bestCut(b, sample, cols, node, res, 1<<d, o.l2)
			}
			if !ok {
				// never true, and the same from here on
				f.feature, f.cut = append(f.feature, 0), append(f.cut, grade.NeverCut)
				continue
			}
			depth++
			f.feature, f.cut = append(f.feature, uint16(c)), append(f.cut, uint8(cut))
			for _, i := range rows {
				if int(b.col[c][i]) > cut {
					node[i] |= 1 << d
				}
			}
		}
		var sum, n [1 << grade.TreeDepth]float64
		for _, i := range sample {
			sum[node[i]] += res[i]
			n[node[i]]++
		}
		for k := range sum {
			sum[k] = o.rate * sum[k] / (n[k] + o.l2)
		}
		for _, i := range rows {
			res[i] -= sum[node[i]]
		}
		f.leaf = append(f.leaf, sum[:]...)
	}
	return f
}

// bestCut is the feature and the cut that lower the squared error most when every
// leaf is cut there, and whether there is one.
func bestCut(b *binned, rows, cols []int, node []uint8, res []float64, leaves int, l2 float64) (int, int, bool) {
	bestGain, bestCol, bestAt := math.Inf(-1), -1, 0
	type cell struct{ sum, n float64 }
	var cells []cell
	var gains []float64
	// What is the same for all columns is laid side by side once.
	type seen struct {
		res  float64
		row  int32
		node int32
	}
	side := make([]seen, len(rows))
	for k, i := range rows {
		side[k] = seen{res[i], int32(i), int32(node[i])}
	}
	for _, c := range cols {
		nb := len(b.cuts[c]) + 1
		col := b.col[c]
		cells = append(cells[:0], make([]cell, leaves*nb)...)
		for k := range side {
			s := &side[k]
			at := &cells[int(s.node)*nb+int(col[s.row])]
			at.sum += s.res
			at.n++
		}
		gains = append(gains[:0], make([]float64, nb-1)...)
		for l := range leaves {
			var all, left cell
			for _, k := range cells[l*nb : l*nb+nb] {
				all.sum += k.sum
				all.n += k.n
			}
			for k := range gains {
				left.sum += cells[l*nb+k].sum
				left.n += cells[l*nb+k].n
				right := cell{all.sum - left.sum, all.n - left.n}
				gains[k] += left.sum*left.sum/(left.n+l2) + right.sum*right.sum/(right.n+l2)
			}
		}
		for k, g := range gains {
			if g > bestGain {
				bestGain, bestCol, bestAt = g, c, k
			}
		}
	}
	return bestCol, bestAt, bestCol >= 0
}
