package grade

import (
	"encoding/binary"
	"math"

	"spar/internal/text"
)

// joints.go tells sentences from good words strung together. Wherever two words meet is
// a joint. Sentences join "the" to a noun and "will" to a verb; phrases cut out of them
// and strung together meet in ways that no sentence has. How a joint sounds is learned by a
// small net over the words about it, from texts that people could have written (good
// and bad replies, with slips, without articles, capitals or marks, and the scenes and
// sentences that ship) and from strung ones, whose seams are known. Nothing of what a
// reply means or is worth goes into it.

// The joint before a word is heard with the jointBefore tokens before it and, the word
// itself among them, jointBehind from there on.
const (
	jointBefore = 5
	jointBehind = 4
	jointPlaces = jointBefore + jointBehind
	jointUnits  = 32 // of the net
	jointRow    = jointPlaces * jointUnits
)

// The net is kept in whole numbers: a weight of 1 is weightStep in a row, and outStep in
// what the units weigh.
const (
	weightStep = 32
	weightZero = 128
	outStep    = 256
)

// Joints is the net. A row holds, place for place, what a token lends to each unit there.
type Joints struct {
	Hidden [jointUnits]int32 // lent by nothing
	Out    [jointUnits]int32
	Base   int32 // of the units' sum
	// Curve is what a joint adds to looseness, in 256ths, by what the units say in steps of
	// 1/16 from -8 on. One joint says hardly anything for sentences and a little against them.
	Curve [curveSteps]int16
	// Each is added for every joint, and Again for two and for three words that came one
	// after the other before, in 256ths too.
	Each  int32
	Again [2]int32
	// Loose is the looseness from which a reply is held to be strung together, and from
	// which that is as good as sure.
	Loose [2]float32

	hash  []byte // of each token that has a row, 8 bytes, sorted
	rows  []byte // jointRow bytes each; weightZero is 0
	table jointTable
}

const (
	curveSteps = 256
	curveStep  = weightStep * outStep / 16
	curveOne   = 256
)

// Put adds a token's row; they come in the order of their hashes.
func (m *Joints) Put(hash uint64, row []byte) {
	m.hash = binary.LittleEndian.AppendUint64(m.hash, hash)
	m.rows = append(m.rows, row...)
}

// Prepare builds what is not in the file.
func (m *Joints) Prepare() { m.table.build(m.hash) }

// fewestJoined is how many words and marks it takes to tell.
const fewestJoined = 8

// joiner is room for the joints of a reply.
type joiner struct {
	toks  []JointToken
	rows  []int32 // of the tokens, with the border on both sides
	loose []int32 // of the joint before each token, in steps of the curve; of marks, none
	said  said
}

// said are two and three words one after the other, by bits of their hash.
type said [2][64]uint64

// again is how often two and three words come one after the other, and have done so before; in
// a very long reply it may take others for them.
func (s *said) again(toks []JointToken) (n [2]int) {
	*s = said{}
	for i := 1; i < len(toks); i++ {
		h := toks[i].Word
		for k := 0; k < len(s) && i-1-k >= 0 && !toks[i].Mark && !toks[i-1-k].Mark; k++ {
			h = join(toks[i-1-k].Word, h)
			bit, at := uint64(1)<<(h&63), &s[k][h>>6&63]
			if *at&bit != 0 {
				n[k]++
			}
			*at |= bit
		}
	}
	return n
}

// noJoint stands where there is no joint: at marks and at the first word.
const noJoint = math.MinInt32

// strung says how surely words were strung together: 0 for not, 1 for likely, 2 for
// surely.
func (m *Joints) strung(j *joiner, toks []JointToken) int {
	n := 0
	if len(toks) >= fewestJoined {
		loose := m.looseness(j, toks)
		for n < len(m.Loose) && loose >= float64(m.Loose[n]) {
			n++
		}
		switch {
		case n == 1 && scraps(toks):
			n = 0
		case n == 0 && len(toks) >= manyJoined && loose >= float64(m.Loose[0])-manyLess:
			n = 1
		}
	}
	return n
}

// Over so many words and marks people's sentences sound alike, and less looseness is enough to tell:
// of 1,410 rated replies of thirty words none comes near it, and three do in small letters without
// marks, where one did before.
const (
	manyJoined = 34
	manyLess   = 0.15
)

// scraps reports so few words with marks between them that they may well be an answer in scraps:
// it takes more than a likelihood to call that strung.
func scraps(toks []JointToken) bool {
	words, marks := 0, 0
	for i := range toks {
		if toks[i].Mark {
			marks++
		} else {
			words++
		}
	}
	return words <= fewWords && 2*marks >= words-fewWords/2
}

// looseness is the higher, the more likely the words were strung together. It grows with
// the length, but not as fast as what the joints add up to: to the power of 1/4.
func (m *Joints) looseness(j *joiner, toks []JointToken) float64 {
	m.hear(j, toks)
	sum, n := 0, 0
	for _, s := range j.loose {
		if s != noJoint {
			sum += int(m.Curve[s]) + int(m.Each)
			n++
		}
	}
	again := j.said.again(toks)
	sum += int(m.Again[0])*again[0] + int(m.Again[1])*again[1]
	return float64(sum) / (curveOne * jointNorm(n))
}

// jointSmoothing keeps a few joints from saying much.
const jointSmoothing = 6

// jointNorm is what the sum over so many joints is divided by: their number to the power of 3/4.
func jointNorm(joints int) float64 {
	n := float64(joints) + jointSmoothing
	return math.Sqrt(n * math.Sqrt(n))
}

// hear asks the net about each joint.
func (m *Joints) hear(j *joiner, toks []JointToken) {
	n := len(toks)
	j.rows = room(j.rows, n+jointPlaces)
	j.loose = room(j.loose, n)
	border := m.row(JointBorder, JointUnknown)
	for i := range j.rows {
		j.rows[i] = border
	}
	for i := range toks {
		j.rows[jointBefore+i] = m.row(toks[i].Word, toks[i].Kind)
	}
	for i := range toks {
		j.loose[i] = noJoint
		if i > 0 && !toks[i].Mark {
			j.loose[i] = int32(min(max(m.at(j.rows[i:i+jointPlaces])/curveStep+curveSteps/2, 0), curveSteps-1))
		}
	}
}

// row is where the row of a token begins, of its kind, or of what is unknown.
func (m *Joints) row(word, kind uint64) int32 {
	i := m.table.find(word)
	if i < 0 {
		i = m.table.find(kind)
	}
	if i < 0 {
		i = m.table.find(JointUnknown)
	}
	return int32(max(i, 0) * jointRow)
}

// at is what the net says to the joint with these rows about it. Units are added eight
// at a time, four in each of two words of 64 bits.
func (m *Joints) at(rows []int32) int {
	const low = 0x00ff00ff00ff00ff
	out := int(m.Base)
	for u := 0; u < jointUnits; u += 8 {
		var even, odd uint64
		for p, r := range rows {
			w := binary.LittleEndian.Uint64(m.rows[int(r)+p*jointUnits+u:])
			even += w & low
			odd += w >> 8 & low
		}
		for k := 0; k < 8; k += 2 {
			out += m.unit(u+k, int32(even&0xffff)) + m.unit(u+k+1, int32(odd&0xffff))
			even, odd = even>>16, odd>>16
		}
	}
	return out
}

// unit is what a unit says, given the sum of its bytes.
func (m *Joints) unit(u int, sum int32) int {
	return int(max(sum-weightZero*jointPlaces+m.Hidden[u], 0)) * int(m.Out[u])
}

// tear is where the reply hangs together least: the two neighbouring words whose joint
// sounds least like a sentence.
func (v *view) tear() text.Span {
	j := &v.desk.joiner
	j.toks = jointTokens(j.toks[:0], v.toks)
	v.m.Joints.hear(j, j.toks)
	best, at, last := int32(noJoint), text.Span{}, text.Span{}
	for i := range v.toks {
		if v.toks[i].kind == markToken {
			continue
		}
		if last.Len() > 0 && j.loose[i] > best {
			best, at = j.loose[i], last.Join(v.toks[i].Span)
		}
		last = v.toks[i].Span
	}
	if at.Len() == 0 && len(v.toks) > 0 {
		at = v.toks[0].Span
	}
	return at
}
