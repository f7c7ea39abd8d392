package main

import (
	"math"
	"slices"

	"spar/internal/grade"
)

// jointnet.go fits the net that hears joints (grade/joints.go). It learns two things at
// once: at which words strung phrases begin, and, summed up as it will be, which texts are strung.

// What was tuned on the development situations.
const (
	jointEpochs = 4
	jointRate   = 0.2 // in the first epoch; then jointRate*jointSlower and so on
	jointSlower = 0.78
	textRate    = 0.1
	jointLeast  = 6    // times that a word must have been seen
	jointHidden = 0.25 // part of the words that are hidden, so that their kinds must do
	joinedJoint = 2.0  // what a joint of a joined text counts beside one of a strung
	joinedCount = 4.0  // what a joined text counts beside a strung one
	jointScale  = 4.0  // of a text's sum, so that its weight is about 1
	jointShots  = 4    // times an epoch that the weights are taken into the mean
	jointEnough = 0.005
	// The curve: how likely a joint is a seam, in a strung text, where one says nothing more.
	curveSeams = 0.4
	curveTilt  = 1
	curveMost  = 7.0
)

// curve is what a joint adds to looseness by what the net says, and its slope.
func jointCurve(s float64) (y, slope float64) {
	q := curveSeams * math.Exp(min(s+curveTilt, curveMost))
	if s+curveTilt < curveMost {
		slope = q / (1 - curveSeams + q)
	}
	return math.Log(1 - curveSeams + q), slope
}

const (
	units = grade.JointUnits
	rowOf = grade.JointRow
)

// unitWeights are the weights that lead to the units, or what has moved them.
type unitWeights struct {
	words, kinds []float32 // rowOf by row
	hidden, out  [units]float32
	base         float32
}

// jointNet is the net while it learns: what a token lends is the sum of what its word and
// its kind do.
type jointNet struct {
	unitWeights
	mean, moved unitWeights
	shots       float32
	text        [textSums]float64 // weights of a text's sums
	textMoved   [textSums]float64
	word, kind  map[uint64]int32
	kindOf      map[uint64]uint64 // of a word
	rng         chance
	heard       []heard // of the text that is learned from
}

// What a text is judged by: what its joints add up to, how many they are, how often two and
// three words are said again, and nothing.
const (
	sumJoints = iota
	sumEach
	sumAgain
	sumAgain3
	sumNothing
	textSums
)

// heard is a joint with what the net makes of it.
type heard struct {
	words, kinds []int32 // about it
	hidden       uint64  // bits of the words that are
	unit         [units]float32
	says         float32
	seam         bool
}

// The rows of what is unknown and of what is before and behind a reply.
const unknownRow, borderRow, firstRow = 0, 1, 2

func newJointNet(rows []*sample) *jointNet {
	n := &jointNet{word: map[uint64]int32{}, kind: map[uint64]int32{}, kindOf: map[uint64]uint64{}, rng: 5}
	count := map[uint64]int{}
	for _, s := range rows {
		for _, t := range s.toks {
			if !s.strung {
				count[t.Word]++
				n.kindOf[t.Word], n.kindOf[t.Kind] = t.Kind, t.Kind
				n.kind[t.Kind] = 0
			}
		}
	}
	for _, h := range sorted(n.kind) {
		n.kind[h] = int32(firstRow + len(n.word))
		n.word[h] = n.kind[h]
	}
	for _, h := range sorted(count) {
		if _, known := n.word[h]; !known && count[h] >= jointLeast {
			n.word[h] = int32(firstRow + len(n.word))
		}
	}
	words, kinds := firstRow+len(n.word), firstRow+len(n.kind)
	for _, w := range []*unitWeights{&n.unitWeights, &n.mean, &n.moved} {
		w.words, w.kinds = make([]float32, words*rowOf), make([]float32, kinds*rowOf)
	}
	for i := range n.kinds {
		n.kinds[i] = float32(n.rng.float()-0.5) * 0.2
	}
	for u := range units {
		n.out[u] = float32(n.rng.float()-0.5) * 0.5
	}
	n.base, n.text[sumJoints] = -1, 0.5
	return n
}

// sorted are the keys of a map in order.
func sorted[V any](m map[uint64]V) []uint64 {
	var out []uint64
	for h := range m {
		out = append(out, h)
	}
	slices.Sort(out)
	return out
}

// number looks up the rows of a text, with the border about it.
func (n *jointNet) number(s *sample) {
	s.words = make([]int32, len(s.toks)+grade.JointPlaces)
	s.kinds = make([]int32, len(s.words))
	for i := range s.words {
		s.words[i], s.kinds[i] = borderRow, borderRow
	}
	for i, t := range s.toks {
		w, known := n.word[t.Word]
		if !known {
			w = n.word[t.Kind]
		}
		s.words[grade.JointBefore+i], s.kinds[grade.JointBefore+i] = w, n.kind[t.Kind]
	}
	s.again = grade.SaidAgain(s.toks)
}

// hear puts what the net says to a joint into h.
func (n *jointNet) hear(h *heard) {
	h.unit = n.hidden
	for p := range grade.JointPlaces {
		if h.hidden>>p&1 == 0 {
			plus(&h.unit, n.words[int(h.words[p])*rowOf+p*units:])
		}
		plus(&h.unit, n.kinds[int(h.kinds[p])*rowOf+p*units:])
	}
	h.says = n.base
	for u, v := range h.unit {
		if v > 0 {
			h.says += v * n.out[u]
		}
	}
}

func plus(to *[units]float32, from []float32) {
	from = from[:units]
	for u := range to {
		to[u] += from[u]
	}
}

// learn goes once over the texts.
func (n *jointNet) learn(rows []*sample, epoch int) {
	rate := float32(jointRate * math.Pow(jointSlower, float64(epoch)))
	for k := range rows {
		j := k + int(n.rng.next()>>33%uint64(len(rows)-k))
		rows[k], rows[j] = rows[j], rows[k]
	}
	for at, s := range rows {
		n.listen(s)
		of := n.wrong(s)
		for i := range n.heard {
			h := &n.heard[i]
			g := float32(1 / (1 + math.Exp(-float64(h.says))))
			if h.seam {
				g--
			}
			if !s.strung {
				g *= joinedJoint
			}
			if epoch > 0 {
				_, slope := jointCurve(float64(h.says))
				g += float32(of * slope)
			}
			if g < -jointEnough || g > jointEnough {
				n.step(h, g, rate)
			}
		}
		if part := len(rows)/jointShots + 1; epoch > 0 && at%part == part-1 {
			n.shoot()
		}
	}
}

// listen hears the joints of a text, with some of the words hidden.
func (n *jointNet) listen(s *sample) {
	n.heard = n.heard[:0]
	for i := 1; i < len(s.toks); i++ {
		if s.toks[i].Mark {
			continue
		}
		h := heard{words: s.words[i : i+grade.JointPlaces], kinds: s.kinds[i : i+grade.JointPlaces], seam: s.seams[i]}
		r := n.rng.next()
		for p := range grade.JointPlaces {
			if float64(r>>(6*p)&63) < 64*jointHidden {
				h.hidden |= 1 << p
			}
		}
		n.hear(&h)
		n.heard = append(n.heard, h)
	}
}

// wrong is how far a text is taken for the other kind, by its sums, and learns what they weigh.
func (n *jointNet) wrong(s *sample) float64 {
	by := jointScale / grade.JointNorm(len(n.heard))
	x := [textSums]float64{sumEach: float64(len(n.heard)) * by, sumAgain: float64(s.again[0]) * by, sumAgain3: float64(s.again[1]) * by, sumNothing: 1}
	for i := range n.heard {
		y, _ := jointCurve(float64(n.heard[i].says))
		x[sumJoints] += y * by
	}
	z := 0.0
	for k := range x {
		z += n.text[k] * x[k]
	}
	g := 1 / (1 + math.Exp(-z))
	if s.strung {
		g--
	} else {
		g *= joinedCount
	}
	was := n.text[sumJoints]
	for k := range x {
		n.textMoved[k] += g * x[k] * g * x[k]
		n.text[k] -= textRate * g * x[k] / math.Sqrt(n.textMoved[k]+1)
	}
	return g * was * by
}

// step moves what led to a joint against its slope g, each weight by the less the more it
// has moved.
func (n *jointNet) step(h *heard, g, rate float32) {
	var gu [units]float32
	for u, v := range h.unit {
		if v <= 0 {
			continue
		}
		gu[u] = g * n.out[u]
		go1 := g * v
		n.moved.out[u] += go1 * go1
		n.out[u] -= 0.3 * rate * go1 / root(n.moved.out[u]+1)
		n.moved.hidden[u] += gu[u] * gu[u]
		n.hidden[u] -= rate * gu[u] / root(n.moved.hidden[u]+1)
	}
	n.moved.base += g * g
	n.base -= rate * g / root(n.moved.base+1)
	for p := range grade.JointPlaces {
		if h.hidden>>p&1 == 0 {
			at := int(h.words[p])*rowOf + p*units
			stepRow(n.words[at:], n.moved.words[at:], &gu, rate)
		}
		at := int(h.kinds[p])*rowOf + p*units
		stepRow(n.kinds[at:], n.moved.kinds[at:], &gu, rate)
	}
}

func stepRow(w, moved []float32, gu *[units]float32, rate float32) {
	w, moved = w[:units], moved[:units]
	for u, g := range gu {
		if g != 0 {
			moved[u] += g * g
			w[u] -= rate * g / root(moved[u]+0.1)
		}
	}
}

func root(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// shoot takes the weights into their mean, which does better than any of them.
func (n *jointNet) shoot() {
	n.shots++
	mean := func(to, of []float32) {
		for i := range to {
			to[i] += (of[i] - to[i]) / n.shots
		}
	}
	mean(n.mean.words, n.words)
	mean(n.mean.kinds, n.kinds)
	mean(n.mean.hidden[:], n.hidden[:])
	mean(n.mean.out[:], n.out[:])
	n.mean.base += (n.base - n.mean.base) / n.shots
}
