package tui

import (
	"slices"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/text"
)

// finding is one stretch of a reply with all that it was found to do.
type finding struct {
	span text.Span // in the reply as it is shown
	does []grade.Evidence
}

// costs reports whether the words lowered anything.
func (f finding) costs() bool {
	return slices.ContainsFunc(f.does, func(e grade.Evidence) bool { return e.Effect == grade.Lowers })
}

// findings gathers the evidence on the graded dimensions by its span, in text order;
// a finding's number is its place in the list, from 1. The text that comes back is
// the reply as it may be shown.
func findings(reply string, evidence []grade.Evidence, grades []grade.Dimension) (string, []finding) {
	var all []finding
	for _, e := range evidence {
		if e.Start < 0 || e.Start >= e.End || e.End > len(reply) || !slices.Contains(grades, e.Dimension) {
			continue
		}
		at := slices.IndexFunc(all, func(f finding) bool { return f.span == e.Span })
		if at < 0 {
			all = append(all, finding{span: e.Span})
			at = len(all) - 1
		}
		all[at].does = append(all[at].does, e)
	}
	slices.SortStableFunc(all, func(a, b finding) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	spans := make([]text.Span, len(all))
	for i, f := range all {
		spans[i] = f.span
	}
	shown, spans := text.SafeSpans(reply, spans)
	for i := range all {
		all[i].span = spans[i]
	}
	return shown, slices.DeleteFunc(all, func(f finding) bool { return f.span.Len() <= 0 })
}

// markedRuns is the reply with its findings underlined and numbered, or in numbered
// brackets where an underline cannot be relied on. Where findings overlap, words that
// cost something look so.
func markedRuns(l look, shown string, all []finding) []run {
	cuts := []int{0, len(shown)}
	for _, f := range all {
		cuts = append(cuts, f.span.Start, f.span.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []run
	for i, from := range cuts {
		if l.brackets {
			for _, f := range all {
				if f.span.Start == from {
					out = append(out, run{"[", l.strong})
				}
			}
		}
		if i+1 == len(cuts) {
			break
		}
		to := cuts[i+1]
		out = append(out, run{shown[from:to], inkAt(l, all, from)})
		for n := len(all) - 1; n >= 0; n-- {
			if all[n].span.End != to {
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
func inkAt(l look, all []finding, at int) ink {
	k := l.plain
	for _, f := range all {
		if f.span.Start > at || at >= f.span.End {
			continue
		}
		if f.costs() {
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
func footnotes(width int, l look, all []finding) []string {
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

// movesOf names the moves of a finding that have that effect, each once. What is given
// for nothing need not be called a discount as well.
func movesOf(f finding, effect grade.Effect) []string {
	var ids []grade.Move
	for _, e := range f.does {
		if e.Effect == effect && !slices.Contains(ids, e.Move) {
			ids = append(ids, e.Move)
		}
	}
	if slices.Contains(ids, grade.Unconditional) {
		ids = slices.DeleteFunc(ids, func(m grade.Move) bool { return m == grade.Discount })
	}
	var out []string
	for _, m := range ids {
		out = append(out, moveName(m))
	}
	return out
}

// dimensionsOf names the dimensions on which a finding has that effect.
func dimensionsOf(f finding, effect grade.Effect) string {
	var names []string
	for _, d := range grade.Dimensions() {
		if slices.ContainsFunc(f.does, func(e grade.Evidence) bool { return e.Effect == effect && e.Dimension == d }) {
			names = append(names, d.String())
		}
	}
	return strings.Join(names, ", ")
}

// moveName is a move's name for the screen; its id where it is not in the list.
func moveName(m grade.Move) string {
	for _, row := range grade.Moves() {
		if row.ID == m {
			return row.Name
		}
	}
	return string(m)
}

func leftPad(s string, n int) string  { return spaces(n-len(s)) + s }
func rightPad(s string, n int) string { return s + spaces(n-len(s)) }
