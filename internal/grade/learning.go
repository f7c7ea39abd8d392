package grade

// Reading is a reply as the learned model sees it before it is weighed.
type Reading struct {
	// Features are the numbers that describe the reply in its situation.
	Features []float32
	// Words and Letters are its sequences, in order.
	Words, Letters []Sequence
	// Segments is how many stretches it is weighed in.
	Segments int
}

// Sequence is the hash of some neighbouring words or letters and the segment of the
// reply in which they end.
type Sequence = occurrence

// Hash identifies the words or letters.
func (o occurrence) Hash() uint64 { return o.hash }

// Segment is the number of the stretch of the reply.
func (o occurrence) Segment() int { return int(o.segment) }

// FeatureCount is the length of Reading.Features.
const FeatureCount = plainFeatures

// Vocabulary is the set of stems that are common to many situations.
type Vocabulary map[uint64]bool

func (v Vocabulary) common(stem uint64) bool {
	return v[stem] || words().stop[stem] || words().class[stem] != 0
}

// Stems are the hashes of the stems of a reply's words, in order.
func Stems(reply string) []Sequence {
	var out []Sequence
	for _, t := range lex(reply) {
		if t.kind == wordToken {
			out = append(out, Sequence{t.stem, 0})
		}
	}
	return out
}

// Grounds reads replies to one situation.
type Grounds struct{ g *ground }

// NewGrounds makes a situation ready.
func NewGrounds(s *Situation) Grounds { return Grounds{newGround(s)} }

// Read reads one reply; v says which words keep their own name.
func (g Grounds) Read(reply string, v Vocabulary) Reading {
	toks := lex(reply)
	r := Reading{Features: make([]float32, plainFeatures)}
	describe(r.Features, toks, g.g)
	of := make([]int32, len(toks))
	r.Segments = segments(toks, of)
	r.Words = wordGrams(nil, toks, of, g.g, v)
	r.Letters = charGrams(nil, toks, of)
	return r
}
