package grade

import (
	"sort"

	"spar/internal/text"
)

// insightPhrases turn the buyer's view.
var insightPhrases = []phraseSet{
	{gInsightTurn, `
		it|that|this is not .. it|that|but|the .. is
		is not .. the|your problem|question|cost|issue|risk|price
		the .. real|actual|hidden|true cost|problem|question|issue|risk|price
		what .. costs|cost you
		costs|cost|costing you .. more|every|each
		more than .. @ask|@off|discount
		every|each day|week|month .. costs|cost|you|of
		that is why
		because
		which means|is
		means .. you|that
		the reason
		what .. nobody|most|few .. tell|see|count|measure|notice
		turns out
		rather than
		not because|about .. but|about|because
		leak~|hides|hidden|buried
		compare~|comparing|compared
		adds up
		looks like .. but
		have you .. looked|counted|measured|checked|noticed|ever
		did you know
		as much as
		tenth|third|half|most of
		is|are|was|were what ..1 burned|burnt|broke|breaks|cost|costs|stopped|stops|lost|loses|kills|killed|spoils|spoiled|ruins|ruined|eats|ate|takes|took
	`},
}

// findQuantified finds a figure of the situation used in the reply, unless it only
// says the buyer's own figure or our price back.
func findQuantified(s *scan) {
	for _, o := range s.Overlaps {
		if o.Kind != topicFact && o.Kind != topicInsight && o.Kind != topicContext || o.Numbers == 0 {
			continue
		}
		for _, sp := range o.Spans {
			i := s.wordAt(sp)
			n := s.line.Words[i].Number
			if n < 0 || s.Roles[n]&(roleAsk|roleList|roleTime) != 0 || s.line.Numbers[n].Value <= 2 && s.line.Numbers[n].Kind == text.Plain {
				continue
			}
			if s.line.Numbers[n].Kind == text.Money && o.Kind != topicContext && s.line.Numbers[n].Value >= 10 {
				s.add(Quantified, i, i+1, 0.9, "figure")
				continue
			}
			if s.line.Words[i].Scope.Any(text.Hypothetical) {
				continue
			}
			if f, l := s.sentence(i); o.Kind == topicContext && o.Words < 3 || s.factWords(f, l) < 2 || s.line.Numbers[n].Worded && s.line.Numbers[n].Value < 4 && s.line.Numbers[n].Kind == text.Plain {
				continue
			}
			s.add(Quantified, i, i+1, 1, "figure")
		}
	}
	s.derived()
}

// derived finds figures worked out: money or a duration that belongs to the value and
// stands in no list, beside a word of the facts.
func (s *scan) derived() {
	for i, n := range s.line.Numbers {
		if s.Roles[i]&(roleAsk|roleList|roleCounter|roleTime|roleSmall) != 0 || n.Kind != text.Money && n.Kind != text.Duration && n.Kind != text.Percent {
			continue
		}
		if n.Kind == text.Duration && (n.Unit == "minute" || n.Value <= 2 && n.Unit != "hour") {
			continue
		}
		f, l := s.sentence(n.Word)
		if s.factWords(f, l) >= 3 && !s.line.Words[n.Word].Scope.Any(text.Hypothetical) {
			s.add(Quantified, n.Word, n.Word+1, 0.6, "derived")
		}
	}
}

// factWords counts words of facts and insight among words first to last.
func (s *scan) factWords(first, last int) int {
	if t := &s.counted; t.first == first && t.last == last {
		return t.words
	}
	from, to := s.line.Words[first].Start, s.line.Words[last-1].End
	best := 0
	for _, o := range s.Overlaps {
		if o.Kind != topicFact && o.Kind != topicInsight {
			continue
		}
		best = max(best, spansWithin(o.Spans, from, to))
	}
	s.counted.first, s.counted.last, s.counted.words = first, last, best
	return best
}

// spansWithin counts the spans, which are in order, that lie between two bytes.
func spansWithin(spans []text.Span, from, to int) int {
	first := sort.Search(len(spans), func(i int) bool { return spans[i].Start >= from })
	n := 0
	for _, sp := range spans[first:] {
		if sp.End > to {
			break
		}
		n++
	}
	return n
}

func (s *scan) wordAt(sp text.Span) int {
	lo, hi := 0, len(s.line.Words)-1
	for lo < hi {
		m := (lo + hi) / 2
		if s.line.Words[m].Start < sp.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

func (s *scan) spansIn(spans []text.Span, first, last int) int {
	from, to, n := s.line.Words[first].Start, s.line.Words[last-1].End, 0
	for _, sp := range spans {
		if sp.Start >= from && sp.End <= to {
			n++
		}
	}
	return n
}
