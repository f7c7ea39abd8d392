package report

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// Point is a turn at which the talk took its course: what happened there, the words
// that did it, and, where it went badly, what would have answered better.
type Point struct {
	Turn int    `json:"turn"`
	Beat string `json:"beat"`
	Good bool   `json:"good"`
	What string `json:"what"`
	// Words are the trainee's own that did it, "" where it was what they left out.
	Words string `json:"words,omitempty"`
	// Better is a model reply of the beat; "" for a good turn.
	Better string `json:"better,omitempty"`
}

// mostPoints is how many turning points a debrief names: more than three are not
// turning points but a transcript.
const mostPoints = 3

// turningPoints names, in the order of the talk, the first thing given for nothing,
// the weakest reply and the strongest one. One turn is named once, for the first of
// these that it is.
func turningPoints(sc *scenario.Scenario, turns []Turn) []Point {
	points := []Point{}
	add := func(t *Turn, good bool, what string) {
		if t == nil || len(points) == mostPoints {
			return
		}
		for _, p := range points {
			if p.Turn == t.Number {
				return
			}
		}
		p := Point{Turn: t.Number, Beat: t.Beat, Good: good, What: what}
		if good {
			p.Words = words(t.First(), grade.Raises)
		} else {
			p.Words = words(t.First(), grade.Lowers)
			if b := sc.Beat(t.Beat); b != nil && len(b.Models) > 0 {
				p.Better = b.Models[0]
			}
		}
		points = append(points, p)
	}
	if t, e := firstGift(turns); t != nil {
		add(t, false, "You gave something for nothing: "+e.What)
	}
	if t, mean := extreme(turns, false); t != nil && mean <= 2 {
		add(t, false, fmt.Sprintf("Your weakest reply%s", shift(t.First())))
	}
	if t, mean := extreme(turns, true); t != nil && mean >= 3 {
		add(t, true, fmt.Sprintf("Your strongest reply%s", shift(t.First())))
	}
	slices.SortFunc(points, func(a, b Point) int { return a.Turn - b.Turn })
	return points
}

// firstGift is the first turn whose counting try gave something for nothing.
func firstGift(turns []Turn) (*Turn, play.Entry) {
	for i := range turns {
		for _, e := range turns[i].First().Gave {
			if e.For == "" {
				return &turns[i], e
			}
		}
	}
	return nil, play.Entry{}
}

// extreme is the turn with the highest or lowest mean of headline levels, the first
// one where several are alike.
func extreme(turns []Turn, highest bool) (*Turn, float64) {
	var best *Turn
	var bestMean float64
	for i := range turns {
		mean, graded := turns[i].First().headline()
		if !graded || !turns[i].First().Counts {
			continue
		}
		if best == nil || (highest && mean > bestMean) || (!highest && mean < bestMean) {
			best, bestMean = &turns[i], mean
		}
	}
	return best, bestMean
}

// shift says what a reply did to the buyer, as the end of a sentence.
func shift(t Try) string {
	var parts []string
	for _, s := range []struct {
		name  string
		delta int
	}{{"trust", t.TrustDelta}, {"patience", t.PatienceDelta}} {
		if s.delta != 0 {
			parts = append(parts, fmt.Sprintf("%s %+d", s.name, s.delta))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, ", ")
}

// words are the first words of the reply with that effect on a headline dimension,
// or on any where the headline has none.
func words(t Try, effect grade.Effect) string {
	any := ""
	for _, e := range t.Marks.Evidence {
		if e.Effect != effect || !within(e.Span, t.Reply) {
			continue
		}
		said := t.Reply[e.Start:e.End]
		if slices.Contains(grade.Headline(), e.Dimension) {
			return said
		}
		if any == "" {
			any = said
		}
	}
	return any
}

// Advice is one thing to practise next.
type Advice struct {
	// Dimension is what it is about; Mean is how it went so far, over N levels.
	Dimension grade.Dimension `json:"dimension"`
	Mean      float64         `json:"mean"`
	N         int             `json:"n"`
	// Do is the smallest move that was missing most; Turn is where it was missing.
	Do   string `json:"do"`
	Turn int    `json:"turn"`
}

// mostAdvice is how many things at once a trainee can work on.
const mostAdvice = 2

// advice names the dimensions that went worst, the headline first where two are
// alike, each with what was missing on the turn where it went worst. What went at
// level 3 or better on average needs none.
func advice(sc *scenario.Scenario, d Debrief) []Advice {
	weak := slices.Clone(d.Courses)
	weak = slices.DeleteFunc(weak, func(c Course) bool { return c.N == 0 || c.Mean >= 3 })
	slices.SortStableFunc(weak, func(a, b Course) int {
		switch {
		case a.Mean < b.Mean:
			return -1
		case a.Mean > b.Mean:
			return 1
		}
		return 0
	})
	out := []Advice{}
	for _, c := range weak {
		if len(out) == mostAdvice {
			break
		}
		worst := -1
		for i, level := range c.Levels {
			if level != nil && (worst < 0 || *level < *c.Levels[worst]) {
				worst = i
			}
		}
		t := d.Turns[worst]
		do := t.First().Marks.Missing[c.Dimension]
		if do == "" {
			if b := sc.Beat(t.Beat); b != nil {
				do = b.Aim
			}
		}
		out = append(out, Advice{Dimension: c.Dimension, Mean: c.Mean, N: c.N, Do: do, Turn: t.Number})
	}
	return out
}
