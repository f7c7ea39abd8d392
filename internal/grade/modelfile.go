package grade

import (
	_ "embed" // the model's file
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// This prints the figures of cross-validation, keeps a model that has seen neither the part
// set aside nor the first fold, for the test of floors, and writes the one that ships, which
// is fitted on the part set aside as well and has its cuts from the rest.
//
//go:generate go run ./fit -corpus corpus -o model.bin -held testdata/heldout.bin.gz

//go:embed model.bin
var modelFile []byte

// learned is the model that ships, read when the first reply is graded.
var learned = sync.OnceValue(func() *Model {
	m, err := DecodeModel(modelFile)
	if err != nil {
		panic("the model inside the program is damaged: " + err.Error()) // a test reads it
	}
	return m
})

// modelSum is the SHA-256 of the model's file, in hex. It is kept beside the file, for
// adding it up would take longer than the rest of "spar version"; TestModelFile holds it.
//
//go:embed model.sha256
var modelSum string

// modelDigest identifies the model's file.
func modelDigest() string { return strings.TrimSpace(modelSum) }

// modelMagic opens a model's file; the last byte is the version of its format.
const modelMagic = "spar model\x04"

var errModel = errors.New("not a model of this version")

// Encode is the model as a file.
func (m *Model) Encode() ([]byte, error) {
	f := modelCoder{b: []byte(modelMagic), writing: true}
	f.model(m)
	return f.b, f.err
}

// DecodeModel reads a model's file.
func DecodeModel(b []byte) (*Model, error) {
	if len(b) < len(modelMagic) || string(b[:len(modelMagic)]) != modelMagic {
		return nil, errModel
	}
	f := modelCoder{b: b[len(modelMagic):]}
	m := &Model{}
	f.model(m)
	if f.err != nil {
		return nil, f.err
	}
	if len(f.b) != 0 {
		return nil, fmt.Errorf("%w: %d bytes too many", errModel, len(f.b))
	}
	if len(m.FeatureCuts) != featureCount {
		return nil, fmt.Errorf("%w: %d features, the program has %d", errModel, len(m.FeatureCuts), featureCount)
	}
	for _, cuts := range m.FeatureCuts {
		if len(cuts) >= overBin {
			return nil, fmt.Errorf("%w: %d cuts of a feature, at most %d", errModel, len(cuts), overBin-1)
		}
	}
	for i := range m.Forests {
		if !m.Forests[i].sound() {
			return nil, fmt.Errorf("%w: a tree asks what there is not", errModel)
		}
	}
	m.Prepare()
	return m, nil
}

// modelCoder writes a model to b, or takes one from its front.
type modelCoder struct {
	b       []byte
	writing bool
	err     error
}

func (f *modelCoder) model(m *Model) {
	slice(f, &m.Vocabulary)
	f.linear(&m.Words)
	f.linear(&m.Letters)
	f.joints(&m.Joints)
	f.fixed(&m.Bias)
	n := uint32(len(m.FeatureCuts))
	f.fixed(&n)
	if !f.writing && f.err == nil {
		if n > 1<<16 {
			f.err = errModel
			return
		}
		m.FeatureCuts = make([][]float32, n)
	}
	for i := range m.FeatureCuts {
		slice(f, &m.FeatureCuts[i])
	}
	for i := range m.Forests {
		t := &m.Forests[i]
		f.fixed(&t.Base)
		slice(f, &t.Feature)
		slice(f, &t.Cut)
		slice(f, &t.Leaf)
	}
	f.fixed(&m.Levels, &m.ToneBias, &m.Doubt, &m.Flags, &m.Priced)
}

// joints codes the net; it cannot do without the row of what is unknown.
func (f *modelCoder) joints(j *Joints) {
	f.list(&j.hash, 8)
	f.list(&j.rows, jointRow)
	f.fixed(&j.Hidden, &j.Out, &j.Base, &j.Curve, &j.Each, &j.Again, &j.Loose)
	if n := len(j.hash) / 8; f.err == nil && (n == 0 || n != len(j.rows)/jointRow || binary.LittleEndian.Uint64(j.hash) != JointUnknown) {
		f.err = errModel
	}
}

// linear codes hashes, weights and columns one list after the other, since like things side
// by side pack better; in use a row has them together.
func (f *modelCoder) linear(l *Linear) {
	var weights, columns []byte
	if f.writing {
		for i := range l.rows {
			weights = binary.LittleEndian.AppendUint16(weights, uint16(l.rows[i].weight))
			for t := range targets {
				columns = append(columns, byte(l.rows[i].column(t)))
			}
		}
	}
	f.list(&l.hash, 8)
	f.list(&weights, 2)
	f.fixed(&l.Scale)
	f.list(&columns, 1)
	if f.writing || f.err != nil {
		return
	}
	n := len(l.hash) / 8
	if len(weights) != 2*n || len(columns) != targets*n {
		f.err = errModel
		return
	}
	l.rows = make([]row, n)
	for i := range l.rows {
		r := &l.rows[i]
		r.weight = uint64(binary.LittleEndian.Uint16(weights[2*i:]))
		for k := range r.columns {
			// The same as adding columnZero to each of eight: it turns over their signs.
			r.columns[k] = binary.LittleEndian.Uint64(columns[targets*i+8*k:]) ^ 0x8080808080808080
		}
	}
}

// list codes how many values of some bytes there are and then their bytes. What is read
// stays where it is in the file.
func (f *modelCoder) list(b *[]byte, size int) {
	n := uint32(len(*b) / size)
	f.fixed(&n)
	switch {
	case f.err != nil:
	case f.writing:
		f.b = append(f.b, *b...)
	case int(n) > len(f.b)/size:
		f.err = fmt.Errorf("%w: cut short", errModel)
	default:
		*b, f.b = f.b[:int(n)*size:int(n)*size], f.b[int(n)*size:]
	}
}

// fixed codes what the pointers lead to, values of fixed size, one after the other.
func (f *modelCoder) fixed(pointers ...any) {
	for _, v := range pointers {
		switch {
		case f.err != nil:
		case f.writing:
			f.b, f.err = binary.Append(f.b, binary.LittleEndian, v)
		default:
			n, err := binary.Decode(f.b, binary.LittleEndian, v)
			if err != nil {
				f.err = fmt.Errorf("%w: %w", errModel, err)
				return
			}
			f.b = f.b[n:]
		}
	}
}

// slice codes how many values there are and then the values.
func slice[T any](f *modelCoder, v *[]T) {
	n := uint32(len(*v))
	f.fixed(&n)
	if f.err != nil {
		return
	}
	if f.writing {
		f.b, f.err = binary.Append(f.b, binary.LittleEndian, *v)
		return
	}
	if int(n) > len(f.b) {
		f.err = fmt.Errorf("%w: cut short", errModel)
		return
	}
	*v = make([]T, n)
	k := binary.Size(*v)
	if k > len(f.b) {
		f.err = fmt.Errorf("%w: cut short", errModel)
		return
	}
	// Only the values' own bytes are handed on: for some types all that is given is read.
	if _, err := binary.Decode(f.b[:k], binary.LittleEndian, *v); err != nil {
		f.err = fmt.Errorf("%w: %w", errModel, err)
		return
	}
	f.b = f.b[k:]
}
