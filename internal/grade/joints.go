package grade

import (
	"encoding/binary"
	"math"
	"strings"

	"spar/internal/text"
)

// joints.go tells sentences from good words strung together. Wherever two words meet is
// a joint. Sentences join "the" to a noun and "will" to a verb; phrases cut out of them
// and strung together meet in ways that no sentence has. How much a kind of joint speaks
// for stringing is learned from replies that people could have typed (good and bad ones,
// with slips, without articles, with words left out) and from strung ones. Nothing of
// what a reply means or is worth goes into it.

// Joints weighs the kinds of joints, by hash.
type Joints struct {
	Scale float32 // of the weights
	Base  float32
	// Loose is the looseness from which a reply is held to be strung together, and from
	// which that is as good as sure.
	Loose [2]float32

	hash   []byte // of each joint, 8 bytes, sorted; the first are those of kinds that were not seen
	weight []byte // of each joint, in two's complement
	table  jointTable
	unseen [jointMask + 1]int8 // the weights of the first
}

// Put adds a joint; they come in the order of their hashes.
func (m *Joints) Put(hash uint64, weight int8) {
	m.hash = binary.LittleEndian.AppendUint64(m.hash, hash)
	m.weight = append(m.weight, byte(weight))
}

// Prepare builds what is not in the file.
func (m *Joints) Prepare() {
	m.table.build(m.hash)
	m.unseen = [jointMask + 1]int8{}
	for i := range m.weight {
		h := binary.LittleEndian.Uint64(m.hash[8*i:])
		if h > jointMask {
			break
		}
		m.unseen[h] = int8(m.weight[i])
	}
}

// The kinds of joints: two words as kinds, as themselves, and one as either; three; and
// how long a sentence or a stretch between marks is. A joint's hash ends in its kind.
const (
	jointKinds = iota + 1
	jointWords
	jointKindWord
	jointWordKind
	jointThreeKinds
	jointThreeWords
	jointLength
	jointMask = 7
)

// jointSmoothing keeps a few joints from saying much.
const jointSmoothing = 6

// fewestJoined is how many words and marks it takes to tell.
const fewestJoined = 8

// strung says how surely words were strung together: 0 for not, 1 for likely, 2 for
// surely.
func (m *Joints) strung(hashes []uint64, places int) int {
	n := 0
	if places >= fewestJoined {
		loose := m.looseness(hashes, places)
		for n < len(m.Loose) && loose >= float64(m.Loose[n]) {
			n++
		}
	}
	return n
}

// looseness is the higher, the more likely the words were strung together. Beside the
// joints' sum it grows with the length, but not as fast as that: to the power of 1/4.
func (m *Joints) looseness(hashes []uint64, places int) float64 {
	return float64(m.Base) + float64(float64(m.sum(hashes))*float64(m.Scale))/jointNorm(places)
}

// sum is what the joints weigh.
func (m *Joints) sum(hashes []uint64) int {
	sum := 0
	for _, h := range hashes {
		if i := m.table.find(h); i >= 0 {
			sum += int(int8(m.weight[i]))
		} else {
			sum += int(m.unseen[h&jointMask])
		}
	}
	return sum
}

// tear is where the reply hangs together least: the two neighbouring words whose joint
// weighs most.
func (v *view) tear() text.Span {
	j := &v.desk.joiner
	j.begin()
	weight := make([]int, len(v.toks))
	for i := range v.toks {
		n := len(j.hashes)
		j.token(&v.toks[i])
		weight[i] = v.m.Joints.sum(j.hashes[n:])
	}
	best, at := math.MinInt, text.Span{}
	for i := 1; i < len(v.toks); i++ {
		if v.toks[i-1].kind == markToken || v.toks[i].kind == markToken || weight[i] <= best {
			continue
		}
		best, at = weight[i], v.toks[i-1].Join(v.toks[i].Span)
	}
	if at.Len() == 0 && len(v.toks) > 0 {
		at = v.toks[0].Span
	}
	return at
}

// jointNorm is what the joints' sum is divided by: their number to the power of 3/4.
func jointNorm(places int) float64 {
	n := float64(places) + jointSmoothing
	return math.Sqrt(n * math.Sqrt(n))
}

// joiner gathers the joints of a reply.
type joiner struct {
	hashes []uint64
	places int
	// The one and two tokens before, as kinds and as words.
	kind1, kind2, word1, word2 uint64
	before                     uint64     // the kind before the last mark, until it is used
	run, length                int        // words since the last mark and in the sentence
	verb                       uint64     // whether the sentence has a word that is surely a verb
	said                       [64]uint64 // pairs of words that came before, by bits of their hash
}

// again reports whether two words came one after the other before; in a very long reply
// it may take another pair for them.
func (j *joiner) again(pair uint64) bool {
	bit := uint64(1) << (pair & 63)
	at := &j.said[pair>>6&63]
	was := *at&bit != 0
	*at |= bit
	return was
}

func (j *joiner) put(kind, h uint64) { j.hashes = append(j.hashes, h&^jointMask|kind) }

// begin makes the joiner ready for another reply.
func (j *joiner) begin() {
	const start = 0x1b1
	*j = joiner{hashes: j.hashes[:0], kind1: start, kind2: start, word1: start, word2: start}
}

// join are the joints of the tokens, whose words are looked up, and how many places
// there are. They stand until the joiner is used again.
func (j *joiner) join(toks []token) ([]uint64, int) {
	j.begin()
	sentence := int16(0)
	for i := range toks {
		if toks[i].sentence != sentence {
			j.endSentence()
			sentence = toks[i].sentence
		}
		j.token(&toks[i])
	}
	j.endSentence()
	return j.hashes, j.places
}

func (j *joiner) token(t *token) {
	k := wordKind(t)
	w := k
	if t.kind == wordToken && t.own {
		w = hashText(t.text)
	}
	j.put(jointKinds, join(j.kind1, k))
	j.put(jointWords, join(j.word1, w))
	j.put(jointKindWord, join(j.kind1, w))
	j.put(jointWordKind, join(j.word1, k))
	j.put(jointThreeKinds, join(join(j.kind2, j.kind1), k))
	j.put(jointThreeWords, join(join(j.word2, j.word1), w))
	j.places++
	if t.kind == markToken {
		j.before = j.kind1
		j.put(jointLength, join(uint64(min(j.run, 16)), 0x1a1))
		j.run = 0
	} else {
		if j.run > 0 && j.again(join(j.word1, w)) {
			j.put(jointLength, 0x1a3<<3)
		}
		j.run++
		j.length++
		if j.before != 0 {
			j.put(jointLength, join(j.before, k))
			j.before = 0
		}
		if t.kind == wordToken && t.small&(inTying|isFinite) != 0 {
			j.verb = 1
		}
	}
	j.kind2, j.kind1, j.word2, j.word1 = j.kind1, k, j.word1, w
}

// endSentence notes how long the sentence was, in steps of five words from ten on.
func (j *joiner) endSentence() {
	if n := j.length; n > 0 {
		j.put(jointLength, join(join(uint64(min(n, 10)+min(max(n-10, 0)/5, 8)), j.verb), 0x1a2))
	}
	j.length, j.verb = 0, 0
}

// finite are small words that are verbs by themselves.
var finite = plainSet(`is are was were am do did does has have had will would can could should may might must`)

// wordKind is the kind of a word: small words stand for themselves, others for their
// ending.
func wordKind(t *token) uint64 {
	switch {
	case t.kind == markToken:
		return join(0x1c1, uint64(t.mark))
	case t.kind == numberToken && t.unit == text.Plain && t.num < 13:
		return 0x1c6
	case t.kind == numberToken:
		return join(0x1c2, uint64(t.unit))
	case t.small&(inGrammar|inTying) != 0:
		return hashText(t.text)
	case t.cap:
		return 0x1c3
	}
	for i, e := range endings {
		if len(t.text) > len(e)+2 && strings.HasSuffix(t.text, e) {
			return join(0x1c4, uint64(i))
		}
	}
	return 0x1c5
}

var endings = [...]string{"ing", "ed", "ly", "ness", "tion", "sion", "ment", "ity", "ous", "ful", "less", "able", "ible", "ive",
	"al", "est", "er", "or", "ist", "ies", "ss", "us", "s", "en", "ent", "ant", "ic", "y"}
