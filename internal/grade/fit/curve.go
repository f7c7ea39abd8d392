package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"spar/internal/grade"
)

// curve.go draws the learning curve: the agreement on situations that were not learned
// from, by how many were.

// How many situations are learned from, and how often each number is drawn.
var curveSizes = []int{10, 20, 30, 40, 50}

const curveDraws = 2

// held are estimates of replies to situations that were not learned from.
type held struct {
	rated     *grade.Rated
	situation int
	expected  grade.Expected
}

// curve prints a line for each number of situations.
func curve(dir string) error {
	for _, n := range curveSizes {
		var all []held
		for draw := range curveDraws {
			part, err := curveDraw(dir, n, draw)
			if err != nil {
				return fmt.Errorf("%d situations: %w", n, err)
			}
			all = append(all, part...)
		}
		fmt.Printf("%d situations learned from, %d estimates:", n, len(all))
		for _, k := range grade.Dimensions() {
			fmt.Printf("  %s %.3f", k, heldKappa(all, k))
		}
		fmt.Println()
	}
	return nil
}

// curveDraw fits a model on n situations and lets it estimate the replies to the others.
func curveDraw(dir string, n, draw int) ([]held, error) {
	d, err := load(dir, false)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(d.names))
	for i := range order {
		order[i] = i
	}
	rank := func(s int) uint64 {
		h := fnv.New64a()
		fmt.Fprintf(h, "curve %d %s", draw, d.names[s]) // never fails
		return h.Sum64()
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	sub := d.only(order[:n])
	m, err := sub.fitted()
	if err != nil {
		return nil, err
	}
	grounds := map[int]grade.Grounds{}
	for _, s := range order[n:] {
		grounds[s] = grade.Grounds{}
	}
	var out []held
	for i := range d.measured {
		s := d.situation[i]
		g, ok := grounds[s]
		if !ok {
			continue
		}
		if g == (grade.Grounds{}) {
			g = grade.NewGrounds(d.rated[i].Situation)
			grounds[s] = g
		}
		r := g.Read(d.rated[i].Reply, sub.voc)
		e, _, _, _ := m.Estimate(&r)
		out = append(out, held{&d.rated[i], s, e})
	}
	return out, nil
}

// only is the data of some situations, dealt into folds anew.
func (d *data) only(situations []int) *data {
	out := &data{tone: d.tone}
	number := map[int]int{}
	for _, s := range situations {
		number[s] = len(out.names)
		out.names = append(out.names, d.names[s])
	}
	foldOf := foldsByHash(out.names)
	for i := range d.rated {
		if s, ok := number[d.situation[i]]; ok {
			out.rated = append(out.rated, d.rated[i])
			out.situation, out.fold = append(out.situation, s), append(out.fold, foldOf[s])
			out.hand = append(out.hand, d.hand[i])
		}
	}
	return out
}

// heldKappa is the agreement with cuts fitted on the other half of the situations.
func heldKappa(all []held, k grade.Dimension) float64 {
	var rated, graded []int
	for half := range 2 {
		var x []float64
		var r []int
		for _, h := range all {
			if h.situation%2 != half {
				x, r = append(x, h.expected[k]), append(r, h.rated.Level(k))
			}
		}
		cuts := grade.FitCuts(x, r)
		for _, h := range all {
			if h.situation%2 == half {
				rated, graded = append(rated, h.rated.Level(k)), append(graded, cuts.Level(h.expected[k]))
			}
		}
	}
	return grade.Kappa(rated, graded)
}
