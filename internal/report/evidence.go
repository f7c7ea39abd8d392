package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/text"
)

// The sequences that begin and end an underline.
const (
	underlineOn  = "\x1b[4m"
	underlineOff = "\x1b[24m"
)

// Finding is one stretch of the reply with everything it was found to do.
type Finding struct {
	Span  text.Span // in the text as shown; where two cross, each is drawn on its own
	Words string    // in full, as they may be quoted
	Does  []grade.Evidence
}

// mostFindings is how many stretches are numbered in one reply: with more, the numbers
// hide the words.
const mostFindings = 6

// within reports whether the span lies in s and covers something.
func within(span text.Span, s string) bool {
	return span.Start >= 0 && span.Start < span.End && span.End <= len(s)
}

// Findings gathers the evidence on the graded dimensions (all of them for nil) by its
// words. Words of one move that overlap are told once, as the longest stretch. The
// number of a finding is its place in the list, from 1, and the numbers rise through
// the text. The returned text is reply as it may be shown, and the spans point into it.
func Findings(reply string, evidence []grade.Evidence, grades []grade.Dimension) (string, []Finding) {
	var all []Finding
	for _, e := range joined(reply, evidence, grades) {
		at := slices.IndexFunc(all, func(f Finding) bool { return f.Span == e.Span })
		if at < 0 {
			all = append(all, Finding{Span: e.Span, Words: oneLine(reply[e.Start:e.End])})
			at = len(all) - 1
		}
		if !slices.Contains(all[at].Does, e) {
			all[at].Does = append(all[at].Does, e)
		}
	}
	all = weightiest(all)
	spans := make([]text.Span, len(all))
	for i, f := range all {
		spans[i] = f.Span
	}
	shown, spans := text.SafeSpans(reply, spans)
	for i := range all {
		all[i].Span = spans[i]
	}
	apart(all)
	all = slices.DeleteFunc(all, func(f Finding) bool { return f.Span.Len() <= 0 })
	slices.SortStableFunc(all, func(a, b Finding) int {
		if a.Span.End != b.Span.End {
			return a.Span.End - b.Span.End
		}
		return b.Span.Start - a.Span.Start
	})
	return shown, all
}

// joined is the evidence that can be shown, in which overlapping words of one move
// have become one stretch.
func joined(reply string, evidence []grade.Evidence, grades []grade.Dimension) []grade.Evidence {
	var out []grade.Evidence
	for _, e := range evidence {
		if within(e.Span, reply) && (grades == nil || slices.Contains(grades, e.Dimension)) {
			out = append(out, e)
		}
	}
	for again := true; again; {
		again = false
		for i := range out {
			for k := range out {
				a, b := &out[i], &out[k]
				if kin(a.Move, b.Move) && a.Span != b.Span && a.Start < b.End && b.Start < a.End {
					both := a.Join(b.Span)
					a.Span, b.Span = both, both
					again = true
				}
			}
		}
	}
	return out
}

// kin reports moves that are told as one: what is given for nothing need not be called
// a discount as well.
func kin(a, b grade.Move) bool {
	gift := func(m grade.Move) bool { return m == grade.Discount || m == grade.Unconditional }
	return a == b || gift(a) && gift(b)
}

// Moves are the moves of a finding that have that effect, each once.
func (f Finding) Moves(effect grade.Effect) []grade.Move {
	free := slices.ContainsFunc(f.Does, func(e grade.Evidence) bool { return e.Move == grade.Unconditional })
	var out []grade.Move
	for _, e := range f.Does {
		m := e.Move
		if m == grade.Discount && free {
			m = grade.Unconditional
		}
		if e.Effect == effect && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// weightiest keeps the findings that say most, in their order: what cost something
// before what earned something, then what touches more dimensions.
func weightiest(all []Finding) []Finding {
	if len(all) <= mostFindings {
		return all
	}
	weight := func(f Finding) int {
		n := len(f.Does)
		if f.Costs() {
			n += len(grade.Dimensions())
		}
		return n
	}
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(a, b Finding) int { return weight(b) - weight(a) })
	ranked = ranked[:mostFindings]
	return slices.DeleteFunc(all, func(f Finding) bool {
		return !slices.ContainsFunc(ranked, func(r Finding) bool { return r.Span == f.Span })
	})
}

// apart draws a finding that crosses an earlier one from where that one ends, so that
// brackets never close across each other.
func apart(all []Finding) {
	slices.SortStableFunc(all, func(a, b Finding) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	for i := range all {
		for _, earlier := range all[:i] {
			if all[i].Span.Start < earlier.Span.End && earlier.Span.End < all[i].Span.End {
				all[i].Span.Start = earlier.Span.End
			}
		}
	}
}

// Costs reports whether the words lowered anything.
func (f Finding) Costs() bool {
	return slices.ContainsFunc(f.Does, func(e grade.Evidence) bool { return e.Effect == grade.Lowers })
}

// underline is the shown text with its findings numbered: in brackets with the number
// behind them, or underlined with a raised number.
func underline(shown string, all []Finding, ansi bool) string {
	var b strings.Builder
	depth := 0 // how many underlines are open: they do not nest on a terminal
	for at := 0; at <= len(shown); at++ {
		for i, f := range all { // inner ones end first
			if f.Span.End == at {
				depth--
				b.WriteString(closing(i+1, depth, ansi))
			}
		}
		for _, f := range all {
			if f.Span.Start == at {
				if !ansi {
					b.WriteByte('[')
				} else if depth == 0 {
					b.WriteString(underlineOn)
				}
				depth++
			}
		}
		if at < len(shown) {
			b.WriteByte(shown[at])
		}
	}
	return b.String()
}

// closing ends finding number n with depth others still open.
func closing(n, depth int, ansi bool) string {
	if !ansi {
		return "]" + strconv.Itoa(n)
	}
	again := ""
	if depth > 0 {
		again = underlineOn
	}
	return underlineOff + raised(n) + again
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

// saysText puts into words what a finding does: "gives for nothing, lowers
// assertiveness and value". Each move is told once for each effect.
func (f Finding) saysText() string {
	var parts []string
	for _, effect := range []grade.Effect{grade.Lowers, grade.Raises} {
		for _, m := range f.Moves(effect) {
			var dims []string
			for _, d := range grade.Dimensions() {
				if slices.ContainsFunc(f.Does, func(e grade.Evidence) bool {
					return kin(e.Move, m) && e.Effect == effect && e.Dimension == d
				}) {
					dims = append(dims, d.String())
				}
			}
			parts = append(parts, fmt.Sprintf("%s, %s %s", MoveName(m), effect, listed(dims)))
		}
	}
	return strings.Join(parts, "; ")
}

// MoveName is the name of a move on a screen; its id where it is not in the list. Words
// that count without making a move are told by how they are put.
func MoveName(m grade.Move) string {
	if m == "" {
		return "how it is put"
	}
	for _, row := range grade.Moves() {
		if row.ID == m {
			return row.Name
		}
	}
	return text.Safe(string(m)) // of another grader
}

// listed joins words as one says them: "a", "a and b", "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
