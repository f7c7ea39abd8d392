package grade

import "spar/internal/text"

// What the fitting command needs to see of a reply.

// Reading is a reply as the learned model sees it before it is weighed.
type Reading struct {
	// Features are FeatureCount numbers; those from PlainFeatures on are left to
	// the linear estimates.
	Features []float32
	// Words and Letters are its sequences, in order, by segment.
	Words, Letters [][]uint64

	joints []JointToken
	// What it opens with, and whether it is itself an opening.
	openings []Reading
	opening  bool
	last     bool    // it is the last sentence
	j        *judged // for the rubric's bounds
}

// The sizes that the fitting command works with.
const (
	FeatureCount  = featureCount
	PlainFeatures = plainFeatures
	Targets       = targets
	Outputs       = outputs
	TreeDepth     = treeDepth
	Smoothing     = smoothing
	WeightOne     = weightOne
	NeverCut      = overBin - 1 // of a question that is never true
	MinorTarget   = toneAt      // the first target that is no level
	FlagTarget    = flagAt
	PricedOutput  = pricedAt // the first output that is a priced move
)

// Voted lists the moves that have trees of their own, in the order of the outputs.
func Voted() []Move { return priced[:] }

// Priced lists those of them that the rubric's raters flag, which have a linear estimate too.
func Priced() []Move { return priced[:pricedCount-1] }

// WithoutRules takes out of a reading's features what rests on the rules' findings.
func WithoutRules(x []float32) {
	clear(x[fMove:fAsked])
	clear(x[fRuled:plainFeatures])
}

// Tones lists the tones in the order of the model's targets.
func Tones() []Tone { return append([]Tone(nil), tones[:]...) }

// Vocabulary is the set of stems that are common to many situations.
type Vocabulary map[uint64]bool

// Stems are the hashes of the stems of a reply's words, in order.
func Stems(reply string) []uint64 {
	var out []uint64
	for _, t := range lex(reply) {
		if t.kind == wordToken {
			out = append(out, t.stem)
		}
	}
	return out
}

// Grounds reads replies to one situation.
type Grounds struct{ p *prepared }

// NewGrounds makes a situation ready.
func NewGrounds(s *Situation) Grounds { return Grounds{prepare(s)} }

// Read reads one reply; v says which words keep their own name.
func (g Grounds) Read(reply string, v Vocabulary) Reading { return g.read(reply, v, false) }

func (g Grounds) read(reply string, v Vocabulary, opening bool) Reading {
	line := text.Parse(clip(reply))
	f := find(g.p, line)
	toks := tokens(nil, line, f.Roles, f.known)
	r := Reading{Features: make([]float32, featureCount), opening: opening}
	g.p.ground.know(toks, v)
	describe(r.Features, toks, g.p.ground)
	r.joints = jointTokens(nil, toks)
	if o := openings(line); len(o) > 0 && !r.opening {
		for _, s := range o {
			part := g.read(line.Typed[s.Start:s.End], v, true)
			part.last = s.Start > o[0].Start
			r.openings = append(r.openings, part)
		}
	}
	r.j = &judged{}
	r.j.judge(g.p, line, f)
	describeFindings(r.Features, g.p, toks, f, &r.j.expected)
	of := make([]int32, len(toks))
	n := segments(toks, of)
	r.Words, r.Letters = make([][]uint64, n), make([][]uint64, n)
	for _, o := range wordGrams(nil, toks, of, f) {
		r.Words[o.segment] = append(r.Words[o.segment], o.hash)
	}
	for _, o := range charGrams(nil, toks, of) {
		r.Letters[o.segment] = append(r.Letters[o.segment], o.hash)
	}
	return r
}

// Estimate is what the model makes of a reading: the expected levels, how far two
// halves of the forest are apart on each, and the estimates of each tone and of each
// priced move.
func (m *Model) Estimate(r *Reading) (expected, apart Expected, tone [toneTargets]float64, moves [pricedCount]float64) {
	g, _ := m.weigh(r)
	expected = g.levels()
	for k := range tone {
		tone[k] = g.forest(toneAt + k)
	}
	for k := range moves {
		moves[k] = g.forest(pricedAt + k)
	}
	if max(expected[Assertiveness], expected[Value]) <= worthTrying {
		return expected, g.apart, tone, moves
	}
	for i := range r.openings {
		if o, oj := m.weigh(&r.openings[i]); oj.yields(o) {
			g.yield(r.openings[i].last)
			for _, d := range []Dimension{Assertiveness, Value} {
				if expected[d] > worthTrying {
					expected[d] = g.level(d)
				}
			}
			break
		}
	}
	return expected, g.apart, tone, moves
}

// weigh makes the guess at a reading ready; the bounds of the rubric hold.
func (m *Model) weigh(r *Reading) (*guess, *judged) {
	x := append([]float32(nil), r.Features...)
	g := &guess{}
	whole, parts := m.linears(r)
	m.guess(g, x, &whole, parts)
	m.bins(&g.bin, x, nil, nil)
	j := *r.j
	j.strung = m.Joints.strung(&joiner{}, r.joints)
	bound(&j, g)
	return g, &j
}

// linears are the linear estimates of a reading and of its segments that hold words.
func (m *Model) linears(r *Reading) (whole [targets]float64, parts [][targets]float64) {
	var all weighed
	for k := range r.Words {
		var w weighed
		for _, h := range r.Words[k] {
			m.Words.add(&w.words, h)
		}
		for _, h := range r.Letters[k] {
			m.Letters.add(&w.letters, h)
		}
		if !w.empty() {
			parts = append(parts, m.linear(&w))
		}
		all.plus(&w, 1)
	}
	return m.linear(&all), parts
}

// Linears fills the features of a reading from PlainFeatures on: the linear estimates
// of the whole and of the segments. x has FeatureCount numbers.
func (m *Model) Linears(x []float32, r *Reading) {
	whole, parts := m.linears(r)
	m.guess(&guess{}, x, &whole, parts)
}

// Found reports whether the rules found the move.
func (r *Reading) Found(m Move) bool { return r.j.f.has(m) }

// JointTokens are a reply as joints see it; v says which words keep their own name.
func JointTokens(reply string, v Vocabulary) []JointToken {
	toks := lex(reply)
	lookUp(toks, v)
	return jointTokens(nil, toks)
}

// The sizes of the net that hears joints.
const (
	JointBefore = jointBefore
	JointPlaces = jointPlaces
	JointUnits  = jointUnits
	JointRow    = jointRow
	WeightStep  = weightStep
	WeightZero  = weightZero
	OutStep     = outStep
	CurveOne    = curveOne
)

// JointNorm is what the sum over so many joints is divided by.
func JointNorm(joints int) float64 { return jointNorm(joints) }

// Looseness is how little a reply's words hang together.
func (m *Joints) Looseness(toks []JointToken) float64 { return m.looseness(&joiner{}, toks) }

// SaidAgain is how often two and three words come one after the other again.
func SaidAgain(toks []JointToken) [2]int { return new(said).again(toks) }

// FewestJoined is how many words and marks it takes to tell.
const FewestJoined = fewestJoined
