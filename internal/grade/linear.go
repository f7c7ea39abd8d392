package grade

import (
	"encoding/binary"
	"math"
)

// Linear weighs sequences: a vector of the weights of those that occur, divided by
// its length, times one column for each target.
type Linear struct {
	Scale [targets]float32

	hash []byte // of each sequence, 8 bytes, sorted
	rows []row
	index
}

const (
	smoothing = 60 // keeps very short texts from weighing too much
	weightOne = 4096
)

// row is a sequence's weight and columns side by side, so that it lies in one line of
// the processor's cache. Eight columns share a word, a byte each, raised by columnZero so
// that none is below 0.
type row struct {
	columns [targets / 8]uint64
	weight  uint64
}

const (
	columnZero = 128
	_          = -uint(targets % 8) // no column is left over
)

func (r *row) set(t int, v int8) { r.columns[t/8] |= uint64(int(v)+columnZero) << (t % 8 * 8) }

func (r *row) column(t int) int8 {
	return int8(int(r.columns[t/8]>>(t%8*8)&0xff) - columnZero)
}

// Put adds a sequence; they come in the order of their hashes. weight is in 1/WeightOne.
func (l *Linear) Put(hash uint64, weight uint16, column *[targets]int8) {
	r := row{weight: uint64(weight)}
	for t, v := range column {
		r.set(t, v)
	}
	l.hash = binary.LittleEndian.AppendUint64(l.hash, hash)
	l.rows = append(l.rows, r)
}

func (l *Linear) prepare() { l.build(l.hash) }

// sums are the weighted columns of a stretch of text, exact and in whole numbers,
// so that stretches can be added and taken away again.
type sums struct {
	column [targets]int64
	square int64
}

// plus adds another stretch, sign times.
func (s *sums) plus(o *sums, sign int64) {
	s.square += sign * o.square
	for k, v := range o.column {
		s.column[k] += sign * v
	}
}

// summer adds rows to sums, two columns at a time: each word holds the sums of two, 32 bits
// for each, until they might run over.
type summer struct {
	pairs          [targets / 2]uint64
	square, weight uint64
	rows           int
}

const (
	twoOfEight = 0xff_000000ff // the first column of a word and the fifth
	// mostRows is how many rows are added before a sum of 32 bits might run over.
	mostRows = math.MaxUint32 / (math.MaxUint8 * math.MaxUint16)
)

func (a *summer) add(r *row) {
	w := r.weight
	for k, c := range r.columns {
		p := a.pairs[4*k : 4*k+4 : 4*k+4]
		p[0] += c & twoOfEight * w
		p[1] += c >> 8 & twoOfEight * w
		p[2] += c >> 16 & twoOfEight * w
		p[3] += c >> 24 & twoOfEight * w
	}
	a.square += w * w
	a.weight += w
	a.rows++
}

// flush moves what was added to s.
func (a *summer) flush(s *sums) {
	zero := int64(columnZero * a.weight)
	for k, p := range a.pairs {
		t := k/4*8 + k%4
		s.column[t] += int64(p&math.MaxUint32) - zero
		s.column[t+4] += int64(p>>32) - zero
	}
	s.square += int64(a.square)
	*a = summer{}
}

// add weighs one sequence.
func (l *Linear) add(s *sums, h uint64) {
	if i := l.find(h); i >= 0 {
		var a summer
		a.add(&l.rows[i])
		a.flush(s)
	}
}

// estimate adds the linear estimate of the targets to out. No product is added in
// one step, since some machines would round that differently.
func (l *Linear) estimate(out *[targets]float64, s *sums) {
	norm := 1 / math.Sqrt(float64(s.square)/(weightOne*weightOne)+smoothing) / weightOne
	for t := range out {
		v := float64(s.column[t]) * float64(l.Scale[t])
		out[t] += float64(v * norm)
	}
}
