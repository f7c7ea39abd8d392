package main

import (
	"fmt"
	"math"
	"slices"

	"spar/internal/grade"
)

// What the joints were tuned to on the development situations.
const (
	jointEpochs = 8
	jointRate   = 0.1
	jointPull   = 2e-6 // towards 0
	jointLeast  = 12   // times that a joint must have been seen
	joinedCount = 4.0  // what a joined text counts beside a strung one
	jointInput  = 5.0  // scale of the input, so that the weights' is about 1
	falseAlarms = 0.009
	sureAlarms  = 0.003
)

// fitJoints learns by logistic regression from the samples where in is true.
func fitJoints(all []sample, in func(fold int) bool) *grade.Joints {
	hash := slices.Clone(grade.UnseenJoints())
	count := map[uint64]int{}
	var rows []*sample
	for i := range all {
		if in(all[i].fold) {
			rows = append(rows, &all[i])
			for _, h := range all[i].hashes {
				count[h]++
			}
		}
	}
	for h, n := range count {
		if n >= jointLeast {
			hash = append(hash, h)
		}
	}
	slices.Sort(hash)
	number := make(map[uint64]int32, len(hash))
	for i, h := range hash {
		number[h] = int32(i)
	}
	ids := make([][]int32, len(rows))
	for k, s := range rows {
		for _, h := range s.hashes {
			j, ok := number[h]
			if !ok {
				j = number[grade.Unseen(h)]
			}
			ids[k] = append(ids[k], j)
		}
	}
	w, base := logistic(rows, ids, len(hash))
	top := 0.0
	for _, v := range w {
		top = max(top, math.Abs(v))
	}
	m := &grade.Joints{Scale: float32(top / 127 * jointInput), Base: float32(base)}
	for k, h := range hash {
		if v := int8(math.Round(w[k] / top * 127)); v < -1 || v > 1 || grade.Unseen(h) == h {
			m.Put(h, v)
		}
	}
	m.Prepare()
	return m
}

// logistic fits the weights, each with a step of its own that shrinks the more it has
// moved.
func logistic(rows []*sample, ids [][]int32, n int) ([]float64, float64) {
	w, moved := make([]float64, n), make([]float64, n)
	var base, baseMoved float64
	rng := chance(3)
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	for range jointEpochs {
		for k := range order {
			j := k + int(rng.next()>>33%uint64(len(order)-k))
			order[k], order[j] = order[j], order[k]
		}
		for _, k := range order {
			by := jointInput / grade.JointNorm(rows[k].places)
			z := 0.0
			for _, j := range ids[k] {
				z += w[j]
			}
			g := joinedCount / (1 + math.Exp(-base-z*by))
			if rows[k].strung {
				g = g/joinedCount - 1
			}
			baseMoved += g * g
			base -= jointRate / 2 * g / math.Sqrt(baseMoved+1e-6)
			for _, j := range ids[k] {
				gj := g*by + jointPull*w[j]
				moved[j] += gj * gj
				w[j] -= jointRate * gj / math.Sqrt(moved[j]+1e-3)
			}
		}
	}
	return w, base
}

// joints are those fitted without a fold, or on all for none.
func (d *data) joints(left int) *grade.Joints {
	var m *grade.Joints
	if left == none {
		m = fitJoints(d.samples, func(int) bool { return true })
	} else {
		m = d.jointsLeft[left]
	}
	m.Loose = d.loose
	return m
}

// readJoints fits the joints without each fold and sets from which looseness on a reply
// is held to be strung, unless that is known.
func (d *data) readJoints() {
	d.samples = d.strings()
	if d.loose != [2]float32{} {
		return
	}
	z := make([]float64, len(d.samples))
	both(folds, func(f int) {
		m := fitJoints(d.samples, func(g int) bool { return g != f })
		d.jointsLeft[f] = m
		for i := range d.samples {
			if s := &d.samples[i]; s.fold == f {
				z[i] = m.Looseness(s.hashes, s.places)
			}
		}
	})
	var typed []float64
	for i, s := range d.samples {
		if (s.kind == "typed" || s.kind == "dressed") && s.places > fewestWords {
			typed = append(typed, z[i])
		}
	}
	slices.Sort(typed)
	for k, part := range []float64{falseAlarms, sureAlarms} {
		d.loose[k] = float32(typed[int(float64(len(typed))*(1-part))])
	}
	line := ""
	for _, kind := range append([]string{"typed", "dressed", "cut", "situation"}, strungKinds...) {
		n, over := 0, 0
		for i, s := range d.samples {
			if s.kind == kind {
				n++
				if z[i] >= float64(d.loose[0]) {
					over++
				}
			}
		}
		line += fmt.Sprintf(" %s %.3f of %d,", kind, float64(over)/float64(n), n)
	}
	step("held to be strung, left out:%s", line)
}
