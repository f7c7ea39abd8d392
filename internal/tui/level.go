package tui

import (
	"fmt"
	"slices"

	"spar/internal/grade"
	"spar/internal/practice"
)

// bar draws part of whole as full and empty signs, so that it reads without colour.
func bar(l look, part, whole int, k ink) string {
	part = min(max(0, part), whole)
	return k.on(repeat(l.sign.full, part)) + l.muted.on(repeat(l.sign.empty, whole-part))
}

// levelInk is the colour of a level; the number and the word beside it say the same.
func levelInk(l look, level int) ink {
	switch {
	case level <= 1:
		return l.bad
	case level >= 3:
		return l.good
	}
	return l.accent
}

// levelRow is a dimension's line: name, number, bar, word. Where the level is not to
// be relied on, the range takes the place of certainty; where it is advice only to the
// trainee's team, that takes the place of what the level is called.
func levelRow(l look, m *grade.Marks, d grade.Dimension, advice practice.Advice) string {
	level := m.Levels[d]
	word, ink := grade.LevelWord(d, level), levelInk(l, level)
	if advice.Only(d) {
		word, ink = "advisory", l.muted
	}
	s := fmt.Sprintf("%-14s", d) + l.strong.on(fmt.Sprint(level)) + "  " +
		bar(l, 2*level, 8, ink) + "  " + ink.on(fmt.Sprintf("%-11s", word))
	if r := m.Range[d]; !m.Sure[d] && r[0] < r[1] {
		s += l.muted.on(fmt.Sprintf("  %d to %d?", r[0], r[1]))
	}
	return s
}

// graded lists the dimensions that a beat grades in display order; all five where it
// names none.
func graded(grades []grade.Dimension) []grade.Dimension {
	if len(grades) == 0 {
		return grade.Dimensions()
	}
	var out []grade.Dimension
	for _, d := range grade.Dimensions() {
		if slices.Contains(grades, d) {
			out = append(out, d)
		}
	}
	return out
}

// next is the smallest move that was missing for the level after this one; "" for none.
func next(m *grade.Marks, d grade.Dimension) string {
	if m.Levels[d] >= 4 {
		return ""
	}
	return m.Missing[d]
}

// adviceLines say why levels are advice only to the trainee's team.
func adviceLines(l look, w int, a practice.Advice, dimensions []grade.Dimension) (out []string) {
	for _, note := range a.Notes(dimensions) {
		out = append(out, flow(w, run{note, l.muted})...)
	}
	return out
}
