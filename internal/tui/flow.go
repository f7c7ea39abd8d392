package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/text"
)

// run is a stretch of text in one ink. Its text is made safe when it is laid out, so
// that nothing that a scenario, a name or a reply holds can reach the screen raw.
type run struct {
	text string
	ink  ink
}

// cell is one cluster as it is shown: what stands in one place of the screen.
type cell struct {
	text  string
	width int
	ink   int // index of its run
}

// cells cuts runs into clusters; "\n" stays a cell of its own.
func cells(runs []run) []cell {
	var out []cell
	for i, r := range runs {
		for s := text.Safe(r.text); s != ""; {
			c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
			s = s[len(c):]
			out = append(out, cell{c, w, i})
		}
	}
	return out
}

// flow lays runs out in lines of at most width columns, broken between words where
// possible. Every line opens and shuts its own inks.
func flow(width int, runs ...run) []string {
	if width < 1 {
		return nil
	}
	all := cells(runs)
	var lines []string
	start, used, gap := 0, 0, -1 // gap: the cell after which the line may be broken
	flush := func(end, next int) {
		lines = append(lines, paint(all[start:end], runs))
		start, used, gap = next, 0, -1
	}
	for i := 0; i < len(all); i++ {
		c := all[i]
		if c.text == "\n" || c.text == "\r\n" {
			flush(i, i+1)
			continue
		}
		if used+c.width > width && i > start {
			switch {
			case c.text == " ":
				flush(i, i+1)
				continue
			case gap >= 0:
				next := gap + 1
				flush(gap, next)
				i = next - 1 // measure again what was carried over
				continue
			default:
				flush(i, i)
			}
		}
		if c.text == " " {
			gap = i
		}
		used += c.width
	}
	if start < len(all) || len(lines) == 0 {
		flush(len(all), len(all))
	}
	return lines
}

// paint writes cells of one line, each stretch in its run's ink.
func paint(line []cell, runs []run) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		j := i
		var s strings.Builder
		for j < len(line) && line[j].ink == line[i].ink {
			s.WriteString(line[j].text)
			j++
		}
		b.WriteString(runs[line[i].ink].ink.on(s.String()))
		i = j
	}
	return b.String()
}

// one lays runs out on a single line of at most width columns; what does not fit is
// cut off with a sign for it. Line breaks become spaces.
func one(width int, l look, runs ...run) string {
	flat := make([]run, len(runs))
	for i, r := range runs {
		flat[i] = run{strings.ReplaceAll(text.Safe(r.text), "\n", " "), r.ink}
	}
	all := cells(flat)
	used, room := 0, width-ansi.StringWidth(l.sign.more)
	keep := len(all)
	for i, c := range all {
		if used <= room {
			keep = i
		}
		used += c.width
	}
	if used <= width {
		return paint(all, flat)
	}
	if room < 0 {
		return ""
	}
	return paint(all[:keep], flat) + l.sign.more
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
