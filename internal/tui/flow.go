package tui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/text"
)

// run is a stretch of text in one ink. Its text is made safe when it is laid out, so
// that nothing that a scenario, a name or a reply holds can reach the screen raw.
type run struct {
	text string
	ink  ink
}

// laid are runs as one text that is safe to show. It is read cluster by cluster and cut
// by offsets, so that laying out a screen on every key leaves little behind to clear up.
type laid struct {
	text string
	runs []run
	end  []int // where the i-th run's text ends
}

// lay makes runs safe; flat turns line breaks into spaces.
func lay(flat bool, runs ...run) laid {
	t := laid{runs: runs, end: make([]int, len(runs))}
	safe := func(r run) string {
		if flat {
			return strings.ReplaceAll(text.Safe(r.text), "\n", " ")
		}
		return text.Safe(r.text)
	}
	if len(runs) == 1 {
		t.text = safe(runs[0])
		t.end[0] = len(t.text)
		return t
	}
	var b strings.Builder
	for i, r := range runs {
		b.WriteString(safe(r))
		t.end[i] = b.Len()
	}
	t.text = b.String()
	return t
}

// cluster is the length and the width of the one at i. None reaches from one run into
// the next.
func (t laid) cluster(i int) (n, width int) {
	if c := t.text[i]; c < utf8.RuneSelf && (i+1 == len(t.text) || t.text[i+1] < utf8.RuneSelf) {
		if c == '\n' {
			return 1, 0
		}
		return 1, 1 // what is safe and ASCII is printable
	}
	end := len(t.text)
	for _, e := range t.end {
		if e > i {
			end = e
			break
		}
	}
	c, w := ansi.FirstGraphemeCluster(t.text[i:end], ansi.GraphemeWidth)
	return len(c), w
}

// paint writes what stands from one offset to another, each stretch in its run's ink.
func (t laid) paint(from, to int) string {
	if len(t.runs) == 1 {
		return t.runs[0].ink.on(t.text[from:to])
	}
	var b strings.Builder
	begin := 0
	for i, end := range t.end {
		b.WriteString(t.runs[i].ink.on(t.text[max(from, begin):max(from, begin, min(to, end))]))
		begin = end
	}
	return b.String()
}

// flow lays runs out in lines of at most width columns, broken between words where
// possible. Every line opens and shuts its own inks.
func flow(width int, runs ...run) []string {
	if width < 1 {
		return nil
	}
	t := lay(false, runs...)
	var lines []string
	start, used, gap := 0, 0, -1 // gap: the blank at which the line may be broken
	flush := func(end, next int) {
		lines = append(lines, t.paint(start, end))
		start, used, gap = next, 0, -1
	}
	for i := 0; i < len(t.text); {
		n, w := t.cluster(i)
		blank := n == 1 && t.text[i] == ' '
		if n == 1 && t.text[i] == '\n' {
			flush(i, i+1)
			i++
			continue
		}
		if used+w > width && i > start {
			switch {
			case blank:
				flush(i, i+1)
				i++
				continue
			case gap >= 0:
				flush(gap, gap+1)
				i = start // measure again what was carried over
				continue
			default:
				flush(i, i)
			}
		}
		if blank {
			gap = i
		}
		used += w
		i += n
	}
	if start < len(t.text) || len(lines) == 0 {
		flush(len(t.text), len(t.text))
	}
	return lines
}

// one lays runs out on a single line of at most width columns; what does not fit is
// cut off with a sign for it. Line breaks become spaces.
func one(width int, l look, runs ...run) string {
	t := lay(true, runs...)
	used, room := 0, width-ansi.StringWidth(l.sign.more)
	keep := len(t.text)
	for i := 0; i < len(t.text); {
		if used <= room {
			keep = i
		}
		n, w := t.cluster(i)
		used += w
		i += n
	}
	if used <= width {
		return t.paint(0, len(t.text))
	}
	if room < 0 {
		return ""
	}
	return t.paint(0, keep) + l.sign.more
}

// fit makes a drawn line exactly width columns wide.
func fit(line string, width int) string {
	w := ansi.StringWidth(line)
	if w > width {
		line = ansi.Truncate(line, width, "")
		w = ansi.StringWidth(line)
	}
	return line + strings.Repeat(" ", max(0, width-w))
}

// ends puts one piece at the left and one at the right of a line; where both do not
// fit, the right one goes.
func ends(width int, left, right string) string {
	lw, rw := ansi.StringWidth(left), ansi.StringWidth(right)
	if lw+rw+2 > width {
		return fit(left, width)
	}
	return left + strings.Repeat(" ", width-lw-rw) + right
}

// beside joins two columns: left is leftW wide, then the wall, then right.
func beside(left []string, leftW int, wall string, right []string) []string {
	out := make([]string, max(len(left), len(right)))
	for i := range out {
		var a, b string
		if i < len(left) {
			a = left[i]
		}
		if i < len(right) {
			b = right[i]
		}
		if w := ansi.StringWidth(a); w <= leftW {
			out[i] = a + spaces(leftW-w) + wall + b // in one piece: it is done for every row on every key
			continue
		}
		out[i] = fit(a, leftW) + wall + b
	}
	return out
}

// indent puts pad before every line.
func indent(pad string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = pad + l
	}
	return out
}

// tall cuts or fills lines to exactly height of them.
func tall(lines []string, height int) []string {
	out := make([]string, max(0, height))
	copy(out, lines)
	return out
}
