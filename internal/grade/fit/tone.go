package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"path/filepath"

	"spar/internal/grade"
)

// tone.go puts sentences with contempt, blame or a threat in them beside good replies, and others
// that share their words and harm nobody. Only the trees are taught by them. Told to the linear
// part as well, alone and as replies of their own, they cost 0.02 of kappa on connection, and of
// sentences it had not seen it held 60% of the hard and 53% of the harmless ones for hard: words and
// letters do not tell "you have made a mess" from "we have".

// toneLines are the sentences by fold: one that is known is known in its own fold alone.
type toneLines struct{ hard, fair [folds][]grade.ToneLine }

// loadTone reads the sentences of the folder's tone.tsv.
func (d *data) loadTone(dir string) error {
	var lines []grade.ToneLine
	err := reading(filepath.Join(dir, "tone.tsv"), func(r io.Reader) (err error) {
		lines, err = grade.ReadToneLines(r)
		return err
	})
	if err != nil {
		return err
	}
	for i := range lines {
		h := fnv.New64a()
		fmt.Fprintf(h, "tone 1 %s", lines[i].Text) // never fails
		f := h.Sum64() >> 20 % folds
		if lines[i].Hard {
			d.tone.hard[f] = append(d.tone.hard[f], lines[i])
		} else {
			d.tone.fair[f] = append(d.tone.fair[f], lines[i])
		}
	}
	return nil
}

// beside is a sentence of the list as it is said to the buyer of reply i, before or behind it.
func (m *mixer) beside(i int, list []grade.ToneLine) string {
	r := &m.d.rated[i]
	one := list[m.below(len(list))]
	if m.below(2) == 0 {
		return one.To(r.Situation) + " " + r.Reply
	}
	return r.Reply + " " + one.To(r.Situation)
}

// hostile puts contempt or a threat beside a good reply: that is too hard, whatever else it says.
func (m *mixer) hostile() {
	fold := m.below(folds)
	i := m.pick(fold, func(e grade.Expected, _ int) bool { return e[0] >= 2.5 })
	if i < 0 || len(m.d.tone.hard[fold]) == 0 {
		return
	}
	e := m.d.rated[i].Mean()
	var y [grade.Outputs]float64
	y[outA], y[outC], y[outAggressive] = min(e[0], 1), min(e[3], 1), 1
	m.put(i, m.beside(i, m.d.tone.hard[fold]), y, outA, outC, outPassive, outNeutral, outAssertive, outAggressive)
}

// harmless puts a sentence that shares their words beside a reply, which is worth what it was.
func (m *mixer) harmless() {
	fold := m.below(folds)
	i := m.pick(fold, func(e grade.Expected, _ int) bool { return e[3] >= 2 })
	if i < 0 || len(m.d.tone.fair[fold]) == 0 {
		return
	}
	e := m.d.rated[i].Mean()
	var y [grade.Outputs]float64
	copy(y[:], e[:])
	m.put(i, m.beside(i, m.d.tone.fair[fold]), y, outA, outV, outC)
}
