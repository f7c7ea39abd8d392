package tui

import (
	"slices"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/report"
)

// markedRuns is the reply with its findings underlined and numbered, or in numbered
// brackets where an underline cannot be relied on. Where findings overlap, words that
// cost something look so.
func markedRuns(l look, shown string, all []report.Finding) []run {
	cuts := []int{0, len(shown)}
	for _, f := range all {
		cuts = append(cuts, f.Span.Start, f.Span.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []run
	for i, from := range cuts {
		if l.brackets {
			for _, f := range all {
				if f.Span.Start == from {
					out = append(out, run{"[", l.strong})
				}
			}
		}
		if i+1 == len(cuts) {
			break
		}
		to := cuts[i+1]
		out = append(out, run{shown[from:to], inkAt(l, all, from)})
		for n := range all { // inner ones end first
			if all[n].Span.End != to {
				continue
			}
			if l.brackets {
				out = append(out, run{"]" + strconv.Itoa(n+1), l.strong})
			} else {
				out = append(out, run{raised(n + 1), l.strong})
			}
		}
	}
	return out
}

// inkAt is how the byte at offset at is drawn.
func inkAt(l look, all []report.Finding, at int) ink {
	k := l.plain
	for _, f := range all {
		if f.Span.Start > at || at >= f.Span.End {
			continue
		}
		if f.Costs() {
			return l.cost
		}
		k = l.earned
	}
	return k
}

// raised writes n in superscript digits.
func raised(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	var b strings.Builder
	for _, r := range strconv.Itoa(n) {
		b.WriteRune(digits[r-'0'])
	}
	return b.String()
}

// footnotes say of every finding what it did: its number, whether it earned or cost,
// the moves, and the dimensions.
func footnotes(width int, l look, all []report.Finding) []string {
	var out []string
	for n, f := range all {
		for _, effect := range []grade.Effect{grade.Lowers, grade.Raises} {
			moves := movesOf(f, effect)
			if len(moves) == 0 {
				continue
			}
			word, k := "earned", l.good
			if effect == grade.Lowers {
				word, k = "cost", l.bad
			}
			head := l.strong.on(leftPad(strconv.Itoa(n+1), 2)+" ") + k.on(rightPad(word, 7))
			body := flow(width-10, run{strings.Join(moves, ", "), l.strong},
				run{" " + l.sign.dot + " " + dimensionsOf(f, effect), l.muted})
			out = append(out, head+body[0])
			out = append(out, indent(spaces(10), body[1:])...)
		}
	}
	return out
}

// movesOf names the moves of a finding that have that effect.
func movesOf(f report.Finding, effect grade.Effect) []string {
	var out []string
	for _, m := range f.Moves(effect) {
		out = append(out, report.MoveName(m))
	}
	return out
}

// dimensionsOf names the dimensions on which a finding has that effect.
func dimensionsOf(f report.Finding, effect grade.Effect) string {
	var names []string
	for _, d := range grade.Dimensions() {
		if slices.ContainsFunc(f.Does, func(e grade.Evidence) bool { return e.Effect == effect && e.Dimension == d }) {
			names = append(names, d.String())
		}
	}
	return strings.Join(names, ", ")
}

func leftPad(s string, n int) string  { return spaces(n-len(s)) + s }
func rightPad(s string, n int) string { return s + spaces(n-len(s)) }
