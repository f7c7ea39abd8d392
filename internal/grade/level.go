package grade

import "spar/internal/text"

// judged is a reply with what its findings are worth.
type judged struct {
	p        *prepared
	line     *text.Line
	f        *findings
	expected Expected
	facts    int
	numbers  int
	buyer    int
	hedges   int
	tone     Tone
	cited    []Evidence // the words the levels rest on, once they are known
	strung   int        // how surely the words were strung together, not joined
	spent    uint64     // facts that an advice has named already, a bit each
	offered  uint64     // the same of what the offer lists to give
	tear     text.Span  // where a strung reply hangs together least
}

// judge turns findings into expected levels, by the rubric's own sentences: each line
// below names the line of the rubric it stands for.
func (j *judged) judge(p *prepared, line *text.Line, f *findings) {
	*j = judged{p: p, line: line, f: f, hedges: f.count(Hedge)}
	for _, o := range f.Overlaps {
		switch o.Kind {
		case topicFact, topicInsight:
			if o.Words+2*o.Numbers >= 2 {
				j.facts++
			}
			j.numbers += o.Numbers
		case topicBuyerLine:
			j.buyer = o.Words + o.Numbers
		}
	}
	j.expected[Assertiveness] = j.assertiveness()
	j.expected[Value] = j.value()
	j.expected[Reframe] = j.reframe()
	j.expected[Connection] = j.connection()
	j.expected[Advance] = j.advance()
}

func (j *judged) has(m Move) bool { return j.f.has(m) }

func (j *judged) assertiveness() float64 {
	f := j.f
	switch {
	case f.has(Nonsense), f.has(Insult) && f.has(Pressure):
		return 0
	case f.has(Unconditional) && !f.has(Hold), f.has(Manager) && !f.has(Hold):
		return 0.3
	}
	x := 2.0
	if f.has(Hold) || f.has(Defer) || f.has(Trade) {
		x += 0.8
	}
	if f.has(NextStep) {
		x += 0.5
	}
	if f.has(Question) {
		x += 0.3
	}
	if f.has(Quantified) || f.has(Insight) {
		x += 0.5
	}
	if f.has(Unconditional) || f.has(Halfway) || f.has(Manager) {
		x -= 1.5
	}
	if f.has(Pressure) || f.has(Insult) {
		x -= 1.3
	}
	if f.has(Evasive) {
		x -= 0.8
	}
	x -= 0.35 * float64(min(4, j.hedges))
	return clamp(x)
}

func (j *judged) value() float64 {
	f := j.f
	switch {
	case f.has(Nonsense):
		return 0.4
	case f.has(Unconditional) && f.has(Halfway):
		return 0.6
	case f.has(Unconditional):
		return 0.2
	case f.has(Manager):
		return 1
	}
	x := 1.7
	if f.has(Trade) {
		x = max(x, 3)
	}
	if f.has(Defer) && f.has(Question) {
		x = max(x, 2.5)
	}
	x += 0.45 * float64(min(3, j.facts))
	if f.has(Quantified) {
		x += 0.7
	}
	if f.has(Insight) {
		x += 0.3
	}
	if f.has(Commodity) {
		x -= 0.4
	}
	if f.has(Evasive) || f.has(Pressure) {
		x -= 0.5
	}
	return clamp(x)
}

func (j *judged) reframe() float64 {
	f := j.f
	if f.has(Nonsense) || f.has(Unconditional) && !f.has(Insight) {
		return 0
	}
	x := 0.6
	if f.has(Insight) {
		x = 2.6
	} else if f.has(Hold) {
		x = 1
	}
	x += 0.35 * float64(min(3, j.facts))
	if f.has(Quantified) {
		x += 0.4
	}
	if f.has(Evasive) {
		x -= 0.5
	}
	return clamp(x)
}

func (j *judged) connection() float64 {
	f := j.f
	switch {
	case f.has(Nonsense):
		return 0.3
	case f.has(Insult):
		return 0
	}
	x := 1.3
	if f.has(Acknowledge) {
		x = 2
	}
	if j.buyer >= 2 {
		x += 0.5
	}
	if f.has(Apology) && f.has(OwnFault) || f.has(Recall) || f.has(RecommendOther) {
		x += 1
	}
	x += 0.3 * float64(min(3, j.facts))
	if f.has(Question) {
		x += 0.3
	}
	if f.has(Pressure) {
		x -= 1.2
	}
	if f.has(Evasive) {
		x -= 0.4
	}
	return clamp(x)
}

func (j *judged) advance() float64 {
	f := j.f
	if f.has(Nonsense) {
		return 0
	}
	x := 0.2
	for _, e := range f.List {
		switch {
		case e.Move == NextStep && e.Strength >= 1:
			x = max(x, 3)
		case e.Move == NextStep && e.Strength >= 0.7:
			x = max(x, 2.5)
		case e.Move == NextStep:
			x = max(x, 1.6)
		case e.Move == Question:
			x = max(x, 1+e.Strength)
		}
	}
	if f.has(Question) && x >= 2.5 {
		x += 0.6
	}
	return clamp(x)
}

func clamp(x float64) float64 { return max(0, min(4, x)) }

// effects says which moves raise or lower which dimension, in the rubric's sense.
var effects = []struct {
	move   Move
	effect Effect
	on     []Dimension
}{
	{Discount, Lowers, []Dimension{Value}},
	{Unconditional, Lowers, []Dimension{Assertiveness, Value}},
	{Trade, Raises, []Dimension{Assertiveness, Value}},
	{Halfway, Lowers, []Dimension{Assertiveness, Value}},
	{Manager, Lowers, []Dimension{Assertiveness, Value}},
	{Defer, Raises, []Dimension{Assertiveness, Value}},
	{Hedge, Lowers, []Dimension{Assertiveness}},
	{Quantified, Raises, []Dimension{Value, Reframe}},
	{Insight, Raises, []Dimension{Value, Reframe}},
	{Question, Raises, []Dimension{Advance, Assertiveness}},
	{Commodity, Lowers, []Dimension{Value, Reframe}},
	{Pressure, Lowers, []Dimension{Assertiveness, Connection}},
	{Insult, Lowers, []Dimension{Assertiveness, Connection}},
	{Hold, Raises, []Dimension{Assertiveness, Value}},
	{Acknowledge, Raises, []Dimension{Connection}},
	{NextStep, Raises, []Dimension{Advance, Assertiveness}},
	{RecommendOther, Raises, []Dimension{Connection}},
	{OwnFault, Raises, []Dimension{Connection}},
	{Recall, Raises, []Dimension{Connection}},
	{AskFeedback, Raises, []Dimension{Connection}},
	{AskReferral, Raises, []Dimension{Advance}},
}
