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

// finding is one stretch of the reply with everything it was found to do.
type finding struct {
	span  text.Span // in the reply as typed, then in the text as shown
	words string
	says  []grade.Evidence
}

// within reports whether the span lies in s and covers something.
func within(span text.Span, s string) bool {
	return span.Start >= 0 && span.Start < span.End && span.End <= len(s)
}

// findings gathers the evidence by its span, in text order, the longer first where
// two begin together; the number of a finding is its place in the list, from 1.
// The returned text is reply as it may be shown, and the spans point into it.
func findings(reply string, evidence []grade.Evidence) (string, []finding) {
	var all []finding
	for _, e := range evidence {
		if !within(e.Span, reply) {
			continue
		}
		at := slices.IndexFunc(all, func(f finding) bool { return f.span == e.Span })
		if at < 0 {
			all = append(all, finding{span: e.Span, words: oneLine(reply[e.Start:e.End])})
			at = len(all) - 1
		}
		all[at].says = append(all[at].says, e)
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
	all = slices.DeleteFunc(all, func(f finding) bool { return f.span.Len() == 0 })
	return shown, all
}

// underline is the shown text with its findings numbered: in brackets with the number
// behind them, or underlined with a raised number. A finding that crosses an earlier
// one is drawn from where that one ends; its footnote quotes it in full.
func underline(shown string, all []finding, ansi bool) string {
	spans := make([]text.Span, len(all))
	for i, f := range all {
		spans[i] = f.span
		for _, earlier := range spans[:i] {
			if spans[i].Start < earlier.End && earlier.End < spans[i].End {
				spans[i].Start = earlier.End
			}
		}
	}
	var b strings.Builder
	depth := 0 // how many underlines are open: they do not nest on a terminal
	for at := 0; at <= len(shown); at++ {
		for i := len(spans) - 1; i >= 0; i-- { // inner ones end first
			if spans[i].End == at {
				depth--
				b.WriteString(closing(i+1, depth, ansi))
			}
		}
		for i := range spans {
			if spans[i].Start == at && spans[i].Len() > 0 {
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

// says puts into words what a finding does: "gives for nothing, lowers assertiveness
// and value". Evidence of one move and effect is told once.
func (f finding) saysText() string {
	var parts []string
	done := map[string]bool{}
	for _, e := range f.says {
		key := string(e.Move) + " " + string(e.Effect)
		if done[key] {
			continue
		}
		done[key] = true
		var dims []string
		for _, d := range grade.Dimensions() {
			if slices.ContainsFunc(f.says, func(o grade.Evidence) bool {
				return o.Move == e.Move && o.Effect == e.Effect && o.Dimension == d
			}) {
				dims = append(dims, d.String())
			}
		}
		says := fmt.Sprintf("%s %s", e.Effect, listed(dims))
		if e.Move != "" { // words can weigh without being a move that has a name
			says = moveName(e.Move) + ", " + says
		}
		parts = append(parts, says)
	}
	return strings.Join(parts, "; ")
}

// moveName is the name of a move on a screen; its id where it is not in the list.
func moveName(m grade.Move) string {
	for _, row := range grade.Moves() {
		if row.ID == m {
			return row.Name
		}
	}
	return string(m)
}

// listed joins words as one says them: "a", "a and b", "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
