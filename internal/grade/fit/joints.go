package main

import (
	"fmt"
	"math"
	"slices"

	"spar/internal/grade"
)

// What part of what people typed may be held to be strung, and what part surely so, left out.
const (
	falseAlarms = 0.006
	sureAlarms  = 0.002
)

// fitJoints learns from the samples where in is true.
func fitJoints(all []sample, in func(fold int) bool) *grade.Joints {
	var rows []*sample
	for i := range all {
		if in(all[i].fold) {
			s := all[i] // its rows are this net's
			rows = append(rows, &s)
		}
	}
	n := newJointNet(rows)
	for _, s := range rows {
		n.number(s)
	}
	epochs := jointEpochs
	if quick {
		epochs = 2 // the first that counts into the mean
	}
	for epoch := range epochs {
		n.learn(rows, epoch)
	}
	return n.joints()
}

// joints is the mean of what was learned, in whole numbers.
func (n *jointNet) joints() *grade.Joints {
	m := &grade.Joints{}
	w := &n.mean
	whole := func(x float32, step float64) int32 { return int32(math.Round(float64(x) * step)) }
	for u := range units {
		m.Hidden[u], m.Out[u] = whole(w.hidden[u], grade.WeightStep), whole(w.out[u], grade.OutStep)
	}
	m.Base = whole(w.base, grade.WeightStep*grade.OutStep)
	for k := range m.Curve {
		y, _ := jointCurve((float64(k-len(m.Curve)/2) + 0.5) / 16)
		m.Curve[k] = int16(math.Round(y * grade.CurveOne))
	}
	beside := func(k int) int32 { return int32(math.Round(n.text[k] / n.text[sumJoints] * grade.CurveOne)) }
	m.Each, m.Again = beside(sumEach), [2]int32{beside(sumAgain), beside(sumAgain3)}
	row := func(word, kind int32) []byte {
		out := make([]byte, rowOf)
		for i := range out {
			x := whole(w.words[int(word)*rowOf+i]+w.kinds[int(kind)*rowOf+i], grade.WeightStep) + grade.WeightZero
			out[i] = byte(min(max(x, 0), 255))
		}
		return out
	}
	m.Put(grade.JointUnknown, row(unknownRow, unknownRow))
	m.Put(grade.JointBorder, row(borderRow, borderRow))
	for _, h := range sorted(n.word) {
		m.Put(h, row(n.word[h], n.kind[n.kindOf[h]]))
	}
	m.Prepare()
	return m
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
	if d.thin > 1 {
		kept := d.samples[:0]
		for i, s := range d.samples {
			if i%d.thin == 0 {
				kept = append(kept, s)
			}
		}
		d.samples = kept
	}
	if d.loose != [2]float32{} {
		return
	}
	z := make([]float64, len(d.samples))
	both(folds, func(f int) {
		m := fitJoints(d.samples, func(g int) bool { return g != f })
		d.jointsLeft[f] = m
		for i := range d.samples {
			if s := &d.samples[i]; s.fold == f {
				z[i] = m.Looseness(s.toks)
			}
		}
	})
	d.cutJoints(z)
}

// cutJoints sets the cuts from what is left out, and prints what they hold to be strung.
func (d *data) cutJoints(z []float64) {
	var typed []float64
	for i := range d.samples {
		if s := &d.samples[i]; s.asTyped() && len(s.toks) >= grade.FewestJoined {
			typed = append(typed, z[i])
		}
	}
	slices.Sort(typed)
	for k, part := range []float64{falseAlarms, sureAlarms} {
		d.loose[k] = float32(typed[int(float64(len(typed))*(1-part))])
	}
	line := ""
	for _, kind := range append(slices.Clone(joinedKinds), strungKinds...) {
		n, over := 0, 0
		for i := range d.samples {
			if s := &d.samples[i]; s.kind == kind && len(s.toks) >= grade.FewestJoined {
				n++
				if z[i] >= float64(d.loose[0]) {
					over++
				}
			}
		}
		if n > 0 {
			line += fmt.Sprintf(" %s %.3f of %d,", kind, float64(over)/float64(n), n)
		}
	}
	step("held to be strung, left out:%s", line)
}
