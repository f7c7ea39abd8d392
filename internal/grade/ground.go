package grade

import (
	"strings"

	"spar/internal/text"
)

// source is where in a situation a word or number stands.
type source uint8

const (
	inFacts source = iota
	inInsight
	inStakeholders
	inContext
	inBuyerLine
	inOffer
	inConcessions
	sources
)

// ground is a situation made ready for comparing replies with it: which words,
// numbers and names belong to it, and to which part.
type ground struct {
	words   map[uint64]uint16 // stem to bits by source
	facts   map[uint64]uint64 // stem to bits by fact
	factLen []int             // content words by fact, at most 64 facts
	size    [sources]int      // distinct content words by source
	names   map[uint64]bool   // names of people, firms and things
	buyer   map[uint64]bool   // the buyer's own names
	people  map[uint64]bool   // names and roles of stakeholders
	numbers []groundNumber
	pairs   map[uint64]uint8 // pairs of neighbouring words to bits: the buyer line, facts and insight
	asks    buyerAsks
	seen    map[uint64]groundWord // all of this by stem, for looking it up at once
}

// groundWord is what a word is in the situation.
type groundWord struct {
	facts uint64
	bits  uint16
	named uint8
}

type groundNumber struct {
	v    float64
	unit text.Kind
	from source
}

// buyerAsks is what kind of line the buyer said.
type buyerAsks struct {
	price, percent, question, rival, wait, fault, no float64
	kind                                             [5]float64
}

func newGround(s *Situation) *ground {
	g := &ground{
		words: map[uint64]uint16{}, facts: map[uint64]uint64{}, pairs: map[uint64]uint8{},
		names: map[uint64]bool{}, buyer: map[uint64]bool{}, people: map[uint64]bool{},
	}
	if len(s.Facts) > 0 { // of whole situations, and not of an offer by itself
		g.words, g.facts, g.pairs = make(map[uint64]uint16, 256), make(map[uint64]uint64, 64), make(map[uint64]uint8, 128)
		g.names, g.people = make(map[uint64]bool, 16), make(map[uint64]bool, 8)
	}
	book := words()
	for i, f := range s.Facts {
		n := 0
		toks := lex(f)
		for _, t := range toks {
			if t.kind == wordToken && !book.known[t.stem].stop && i < 64 {
				if g.facts[t.stem]&(1<<i) == 0 {
					n++
				}
				g.facts[t.stem] |= 1 << i
			}
		}
		g.factLen = append(g.factLen, n)
		g.take(toks, inFacts)
		g.takePairs(toks, inFacts)
	}
	insight := lex(s.Insight)
	g.take(insight, inInsight)
	g.takePairs(insight, inInsight)
	for _, p := range s.Stakeholders {
		toks := lex(p)
		g.take(toks, inStakeholders)
		for _, t := range toks {
			if t.kind == markToken {
				break
			}
			if t.kind == wordToken && !book.known[t.stem].stop {
				g.people[t.stem] = true
			}
		}
	}
	g.take(lex(s.Context), inContext)
	line := lex(s.BuyerLine)
	g.take(line, inBuyerLine)
	g.takePairs(line, inBuyerLine)
	g.take(lex(s.Offer.Item+". "+s.Offer.Price), inOffer)
	g.take(lex(strings.Join(s.Offer.Concessions, ". ")), inConcessions)
	for _, t := range lex(s.BuyerName) {
		g.buyer[t.stem] = true
		g.names[t.stem] = true
	}
	g.asks = g.readBuyer(line, s)
	g.gather()
	return g
}

// gather puts what the words are into one table.
func (g *ground) gather() {
	g.seen = make(map[uint64]groundWord, len(g.words)+len(g.names))
	put := func(h uint64, set func(*groundWord)) {
		w := g.seen[h]
		set(&w)
		g.seen[h] = w
	}
	for h, v := range g.words {
		put(h, func(w *groundWord) { w.bits = v })
	}
	for h, v := range g.facts {
		put(h, func(w *groundWord) { w.facts = v })
	}
	for bit, in := range [...]map[uint64]bool{g.buyer, g.names, g.people} {
		for h, is := range in {
			put(h, func(w *groundWord) {
				if is {
					w.named |= 1 << bit
				}
			})
		}
	}
}

// take notes the words, names and numbers of one part of the situation.
func (g *ground) take(toks []token, from source) {
	book := words()
	for _, t := range toks {
		switch t.kind {
		case wordToken:
			if t.cap && !book.known[t.stem].stop {
				g.names[t.stem] = true
			}
			if book.known[t.stem].stop {
				break
			}
			if g.words[t.stem]&(1<<from) == 0 {
				g.size[from]++
				g.words[t.stem] |= 1 << from
			}
		case numberToken:
			g.numbers = append(g.numbers, groundNumber{t.num, t.unit, from})
		}
	}
}

// takePairs notes the pairs of neighbouring words of one part of the situation.
func (g *ground) takePairs(toks []token, from source) {
	for i := 1; i < len(toks); i++ {
		if toks[i].kind != markToken && toks[i-1].kind != markToken {
			g.pairs[join(toks[i-1].stem, toks[i].stem)] |= 1 << from
		}
	}
}

// readBuyer says what kind of line the reply answers, from its words and from the
// competency where one is given.
func (g *ground) readBuyer(line []token, s *Situation) buyerAsks {
	var a buyerAsks
	for _, t := range line {
		c := words().known[t.stem].class
		if t.kind == numberToken && t.unit == text.Percent {
			a.percent = 1
		}
		if t.kind == numberToken && t.unit == text.Money || c&(1<<giveWords|1<<priceWords) != 0 {
			a.price++
		}
		if t.mark == text.Ask {
			a.question++
		}
		if c&(1<<lossWords) != 0 {
			a.fault++
		}
		if c&(1<<negations) != 0 {
			a.no++
		}
		switch t.text {
		case "quote", "quotes", "competitor", "cheaper", "others", "another", "everyone":
			a.rival++
		case "later", "wait", "next", "budget", "think", "busy", "time":
			a.wait++
		}
	}
	switch s.Competency {
	case "discount", "halfway", "price-only", "scope-creep", "renewal", "after-hours":
		a.kind[0] = 1
	case "first-impression", "cold-call", "commodity":
		a.kind[1] = 1
	case "recovery", "retention-service", "wrong-fit", "product-input", "report-card", "relationship", "referral":
		a.kind[2] = 1
	case "insight-pushback", "unrecognised-need", "discovery-trap":
		a.kind[3] = 1
	case "timing", "authority", "consensus", "process-explain":
		a.kind[4] = 1
	}
	return a
}

// known says how a number of the reply relates to the situation's: 2 stands there
// as it is, 1 follows from two of them (sum, difference, product, quotient, a part
// in percent, by month or year), 0 is not to be found.
func (g *ground) known(t token) (how int, from uint16) {
	for _, n := range g.numbers {
		if nearly(n.v, t.num) && pointInTime(n.unit) == pointInTime(t.unit) {
			how = 2
			from |= 1 << n.from
		}
	}
	if how > 0 || t.num < 13 && t.unit == text.Plain || pointInTime(t.unit) {
		return how, from
	}
	for i, a := range g.numbers {
		if pointInTime(a.unit) {
			continue
		}
		for _, k := range [...]float64{12, 52, 365, 2, 3, 4, 5} {
			if nearly(a.v*k, t.num) || nearly(a.v/k, t.num) {
				return 1, 1 << a.from
			}
		}
		for _, b := range g.numbers[:i] {
			if pointInTime(b.unit) {
				continue
			}
			if nearly(a.v+b.v, t.num) || nearly(a.v-b.v, t.num) || nearly(b.v-a.v, t.num) || nearly(a.v*b.v, t.num) ||
				nearly(a.v*t.num, b.v) || nearly(b.v*t.num, a.v) || nearly(a.v*b.v/100, t.num) {
				return 1, 1<<a.from | 1<<b.from
			}
		}
	}
	return 0, 0
}

// nearly allows for rounding to about two and a half digits.
func nearly(a, b float64) bool {
	d := a - b
	if d < 0 {
		d = -d
	}
	return d <= 0.004*b && b != 0
}

// pointInTime reports whether a number says when and not how much.
func pointInTime(k text.Kind) bool { return k == text.Clock || k == text.Date || k == text.Day }

// know looks up what the tokens are in the situation, and the hash that stands for each
// where the words of v keep their own name. What they are in every situation is known.
func (g *ground) know(toks []token, v Vocabulary) {
	for i := range toks {
		t := &toks[i]
		switch t.kind {
		case numberToken:
			how, from := g.known(*t)
			t.how, t.bits = uint8(how), from
		case wordToken:
			t.keepName(v)
			w := g.seen[t.stem]
			t.facts, t.bits = w.facts, w.bits
			t.named |= w.named
		}
		t.hash = role(t)
		if i > 0 {
			g.knowPair(&toks[i-1], t)
		}
	}
}

// keepName says whether the word keeps its own name.
func (t *token) keepName(v Vocabulary) {
	t.own = t.named&saysLittle != 0 || t.sense != 0 || v[t.stem]
}

// lookUp finds what is known of the tokens' words in every situation.
func lookUp(toks []token, v Vocabulary) {
	book := words()
	for i := range toks {
		t := &toks[i]
		if t.kind != wordToken {
			continue
		}
		w := book.known[t.stem]
		t.sense, t.named = w.class, 0
		if w.stop {
			t.named = saysLittle
		}
		t.keepName(v)
	}
}

// knowPair looks up where the situation has two neighbouring words.
func (g *ground) knowPair(before, t *token) {
	t.pair = 0
	if before.kind != markToken && t.kind != markToken {
		t.pair = g.pairs[join(before.stem, t.stem)]
	}
}
