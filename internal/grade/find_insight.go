package grade

import "spar/internal/text"

// insightHints say how much each sign speaks for an insight, in tenths; insightEnough
// is where they make one. No sign is enough by itself: a fact becomes an insight by
// what is said of it. The weights were fitted once to the development replies.
const (
	hintInsightWord = 5 // a word of the situation's insight, up to six
	hintInsightSum  = 3 // a figure of it
	hintFactWord    = 3 // a word of one fact, in the sentence richest in them
	hintTurn        = 3 // a phrase that turns the view
	hintCause       = 1 // because, so, costs, loses
	hintContrast    = 2 // not, nobody, never; a thing of the past
	hintFigure      = 3
	hintQuestion    = 6
	hintHedged      = -12
	hintEmpty       = -10 // everyone's words, a gift, a push
	hintManager     = -6
	hintApology     = -4
	insightEnough   = 20
)

// findInsight finds a new view told with the situation's own things, however plain the
// words: cause, consequence and contrast beside facts and figures.
func findInsight(s *scan) {
	points, facts := 0, 0
	for _, o := range s.Overlaps {
		if o.Kind == topicInsight {
			points += hintInsightWord*min(6, o.Words) + hintInsightSum*min(3, o.Numbers)
		}
	}
	rich := s.richness()
	best, where, to := -1, 0, 0
	for c := 0; c < len(s.line.Words); {
		f, l := s.sentence(c)
		c = l
		r := rich[s.line.Words[f].Sentence]
		facts = max(facts, min(6, r.facts))
		if k := r.facts + r.insight + r.turn; k > best {
			best, where, to = k, f, l
		}
	}
	turns := 0
	for _, m := range s.by[gInsightTurn] {
		if !s.line.Words[m.first].Scope.Any(text.Hypothetical) {
			turns++
		}
	}
	points += hintFactWord*facts + hintTurn*min(4, turns) + s.plainHints()
	for _, h := range [...]struct {
		move Move
		by   int
	}{
		{Quantified, hintFigure}, {Question, hintQuestion}, {Hedge, hintHedged}, {Commodity, hintEmpty},
		{Unconditional, hintEmpty}, {Pressure, hintEmpty}, {Manager, hintManager}, {Apology, hintApology},
	} {
		if s.has(h.move) {
			points += h.by
		}
	}
	if points >= insightEnough && best >= 1 {
		s.add(Insight, where, to, min(1, float64(points)/40), "view")
	}
}

// plainHints counts the small words of cause and contrast.
func (s *scan) plainHints() int {
	causes, nots, pasts := 0, 0, 0
	for i := range s.line.Words {
		switch s.line.Words[i].Stem {
		case "because", "so", "sinc", "therefor", "whi", "mean", "cost", "caus", "lose", "lost", "pay", "paid", "save", "wast":
			causes++
		case "not", "no", "never", "nobodi", "noth":
			nots++
		case "was", "were", "had", "did":
			pasts++
		}
	}
	return hintCause*min(4, causes) + hintContrast*(min(3, nots)+min(3, pasts))
}

// telling is what a sentence tells of the situation: words of the fact it tells most of,
// words of the insight, and 2 where a phrase in it turns the view.
type telling struct{ facts, insight, turn int }

// richness is the telling of every sentence, found in one pass over the overlaps.
func (s *scan) richness() []telling {
	if len(s.line.Words) == 0 {
		return nil
	}
	out := make([]telling, s.line.Words[len(s.line.Words)-1].Sentence+1)
	for _, o := range s.Overlaps {
		if o.Kind != topicFact && o.Kind != topicInsight {
			continue
		}
		n, at := 0, -1
		for _, sp := range o.Spans { // in the order of the text
			if k := s.line.Words[s.wordAt(sp)].Sentence; k != at {
				n, at = 0, k
			}
			n++
			out[at].facts = max(out[at].facts, n)
			if o.Kind == topicInsight {
				out[at].insight = max(out[at].insight, n)
			}
		}
	}
	for _, m := range s.by[gInsightTurn] {
		if w := &s.line.Words[m.first]; !w.Scope.Any(text.Hypothetical) {
			out[w.Sentence].turn = 2
		}
	}
	return out
}
