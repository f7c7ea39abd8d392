package grade

import (
	"math/bits"

	"spar/internal/text"
)

// The features of a reply that are not words: what it takes up from its situation,
// the classes of its words, its numbers, whom it addresses, and how it ends.
const (
	fWords = iota
	fSentences
	fMeanSentence
	fQuestions
	fEndsAsking
	fDurations
	fMarks
	fDistinct
	fStopShare
	fNumbers
	fPercents
	fMoneys
	fClocks
	fNumbersFact
	fNumbersLine
	fNumbersOffer
	fNumbersInsight
	fNumbersDerived
	fNumbersUnknown
	fNumbersLast
	fNumberMax
	fBuyerName
	fPeople
	fNames
	fFirstPerson
	fSecondPerson
	fWePerson
	fYouShare
	fYouLast
	fIFirst
	fBestFact
	fFactsTouched
	fBestFactWords
	fLinePairs
	fLinePairShare
	fFactPairs
	fInsightPairs
	fNewWords
	fNewShare
	fOnTopic
	fOnTopicShare
	fInsightOnly
	fLineOnly
	fNegateGive
	fNegatePrice
	fIfReturn
	fHaveReturn
	fNotBut
	fLastWords
	fFirstWords
	fAskPrice
	fAskPercent
	fAskQuestion
	fAskRival
	fAskWait
	fAskFault
	fAskNo
	fKind      // 5
	fScopes    = fKind + 5
	fSrc       = fScopes + 6
	fClass     = fSrc + 3*int(sources)
	fClassLast = fClass + int(senses)
	fFindings  = fClassLast + int(senses)
)

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// describe fills the front of x for the tokens of a reply, which are known.
func describe(x []float32, toks []token, g *ground) {
	var d describer
	d.g = g
	if len(toks) > 0 {
		d.last = lastSentence(toks)
	}
	for i := range toks {
		d.token(toks, i)
	}
	d.fill(x, toks)
}

// lastSentence is the number of the last sentence that holds a word.
func lastSentence(toks []token) int16 {
	for i := len(toks) - 1; i >= 0; i-- {
		if toks[i].kind != markToken {
			return toks[i].sentence
		}
	}
	return 0
}

// describer gathers counts over the tokens.
type describer struct {
	g                                     *ground
	last                                  int16
	x                                     [fFindings]float64
	words, stops, content, lastN, firstN  float64
	seen                                  [64]uint64 // distinct stems, open hash; long replies overflow into more
	more                                  map[uint64]bool
	distinct                              float64
	src                                   [sources]float64
	factHits                              [64]uint8
	onTopic, newWords, pairs, linePairs   float64
	factPairs, insightPairs               float64
	negated                               int // words since the last negation
	conditional                           int
	haveReturn, ifReturn, notBut, notSeen float64
}

// fresh reports whether the stem is new, and remembers it.
func (d *describer) fresh(h uint64) bool {
	i := h & 63
	for range 8 {
		switch d.seen[i] {
		case 0:
			d.seen[i] = h
			d.distinct++
			return true
		case h:
			return false
		}
		i = (i + 1) & 63
	}
	if d.more == nil {
		d.more = make(map[uint64]bool)
	}
	if d.more[h] {
		return false
	}
	d.more[h] = true
	d.distinct++
	return true
}

func (d *describer) token(toks []token, i int) {
	t := &toks[i]
	switch t.kind {
	case markToken:
		d.x[fMarks]++
		if t.mark == text.Ask {
			d.x[fQuestions]++
		}
		d.negated, d.conditional = 0, max(0, d.conditional-4)
		return
	case numberToken:
		d.number(t)
	case wordToken:
		d.word(t)
	}
	if i > 0 && toks[i-1].kind != markToken {
		d.pair(t.pair)
	}
}

func (d *describer) pair(in uint8) {
	d.pairs++
	d.linePairs += float64(in >> inBuyerLine & 1)
	d.factPairs += float64(in >> inFacts & 1)
	d.insightPairs += float64(in >> inInsight & 1)
}

func (d *describer) number(t *token) {
	x := &d.x
	d.words++
	x[fNumbers]++
	switch t.unit {
	case text.Percent:
		x[fPercents]++
	case text.Money:
		x[fMoneys]++
	case text.Duration:
		x[fDurations]++
	case text.Clock, text.Day, text.Date:
		x[fClocks]++
	}
	x[fNumberMax] = max(x[fNumberMax], t.num)
	if t.sentence == d.last {
		x[fNumbersLast]++
		d.lastN++
	}
	from := t.bits
	switch t.how {
	case 0:
		if !pointInTime(t.unit) && (t.num > 12 || t.unit != text.Plain) {
			x[fNumbersUnknown]++
		}
	case 1:
		x[fNumbersDerived]++
	}
	if from&(1<<inFacts|1<<inContext) != 0 && from&(1<<inBuyerLine) == 0 {
		x[fNumbersFact]++
	}
	if from&(1<<inBuyerLine) != 0 {
		x[fNumbersLine]++
	}
	if from&(1<<inOffer) != 0 {
		x[fNumbersOffer]++
	}
	if from&(1<<inInsight) != 0 {
		x[fNumbersInsight]++
	}
}

func (d *describer) word(t *token) {
	x := &d.x
	d.words++
	last := t.sentence == d.last
	if last {
		d.lastN++
	}
	if t.sentence == 0 {
		d.firstN++
	}
	c := t.sense
	for rest := c; rest != 0; rest &= rest - 1 {
		k := bits.TrailingZeros64(rest)
		x[fClass+k]++
		if last {
			x[fClassLast+k]++
		}
	}
	for k := range 6 {
		x[fScopes+k] += float64(t.scope >> k & 1)
	}
	d.scopes(c)
	if last && c&(1<<secondPerson) != 0 {
		x[fYouLast]++
	}
	if t.sentence == 0 && c&(1<<firstPerson) != 0 {
		x[fIFirst]++
	}
	if t.named&namesBuyer != 0 {
		x[fBuyerName]++
	} else if t.named&namesOne != 0 {
		x[fNames]++
	}
	if t.named&namesPerson != 0 {
		x[fPeople]++
	}
	isNew := d.fresh(t.stem)
	if t.named&saysLittle != 0 {
		d.stops++
		return
	}
	if !isNew {
		return
	}
	d.content++
	for rest := t.bits; rest != 0; rest &= rest - 1 {
		d.src[bits.TrailingZeros16(rest)]++
	}
	if t.bits == 0 {
		d.newWords++
	} else {
		d.onTopic++
	}
	if t.bits&(1<<inInsight) != 0 && t.bits&(1<<inBuyerLine) == 0 {
		x[fInsightOnly]++
	}
	if t.bits == 1<<inBuyerLine {
		x[fLineOnly]++
	}
	for rest := t.facts; rest != 0; rest &= rest - 1 {
		d.factHits[bits.TrailingZeros64(rest)]++
	}
}

// scopes counts what stands near a negation or a condition.
func (d *describer) scopes(c uint64) {
	if d.negated > 0 {
		d.negated--
		if c&(1<<giveWords) != 0 {
			d.x[fNegateGive]++
		}
		if c&(1<<priceWords) != 0 {
			d.x[fNegatePrice]++
		}
	}
	if c&(1<<negations) != 0 {
		d.negated = 6
		d.notSeen = 1
	}
	if d.notSeen > 0 && c&(1<<contrasts) != 0 && c&(1<<negations) == 0 {
		d.notBut++
	}
	if d.conditional > 0 {
		d.conditional--
		if c&(1<<returnWords) != 0 {
			d.ifReturn++
		}
	}
	if c&(1<<conditions) != 0 {
		d.conditional = 10
	}
	if c&(1<<returnWords) != 0 {
		d.haveReturn++
	}
}

func (d *describer) fill(out []float32, toks []token) {
	x, g := &d.x, d.g
	n := d.words
	x[fWords] = n
	if len(toks) > 0 {
		x[fSentences] = float64(toks[len(toks)-1].sentence) + 1
		end := toks[len(toks)-1]
		if end.mark == text.Ask {
			x[fEndsAsking] = 1
		}
	}
	for k := range 6 {
		x[fScopes+k] = share(x[fScopes+k], n)
	}
	x[fMeanSentence] = share(n, x[fSentences])
	x[fDistinct] = share(d.distinct, n)
	x[fStopShare] = share(d.stops, n)
	x[fFirstPerson] = x[fClass+int(firstPerson)]
	x[fSecondPerson] = x[fClass+int(secondPerson)]
	x[fWePerson] = x[fClass+int(weYou)]
	x[fYouShare] = share(x[fSecondPerson], x[fSecondPerson]+x[fFirstPerson]+x[fWePerson])
	for k, hits := range d.factHits[:min(len(g.factLen), 64)] {
		x[fBestFact] = max(x[fBestFact], share(float64(hits), float64(g.factLen[k])))
		x[fBestFactWords] = max(x[fBestFactWords], float64(hits))
		if hits >= 2 {
			x[fFactsTouched]++
		}
	}
	x[fLinePairs], x[fLinePairShare] = d.linePairs, share(d.linePairs, d.pairs)
	x[fFactPairs], x[fInsightPairs] = d.factPairs, d.insightPairs
	x[fNewWords], x[fNewShare] = d.newWords, share(d.newWords, d.content)
	x[fOnTopic], x[fOnTopicShare] = d.onTopic, share(d.onTopic, d.content)
	x[fIfReturn], x[fHaveReturn], x[fNotBut] = d.ifReturn, d.haveReturn, d.notBut
	x[fLastWords], x[fFirstWords] = d.lastN, d.firstN
	a := &g.asks
	x[fAskPrice], x[fAskPercent], x[fAskQuestion], x[fAskRival] = a.price, a.percent, a.question, a.rival
	x[fAskWait], x[fAskFault], x[fAskNo] = a.wait, a.fault, a.no
	copy(x[fKind:fKind+5], a.kind[:])
	for s := range d.src {
		x[fSrc+3*s] = d.src[s]
		x[fSrc+3*s+1] = share(d.src[s], float64(g.size[s]))
		x[fSrc+3*s+2] = share(d.src[s], d.content)
	}
	for i, v := range x {
		out[i] = float32(v)
	}
}
