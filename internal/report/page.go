package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"spar/internal/text"
)

// paper is a report before it has a format: what every format is written from.
type paper struct {
	Title    string
	About    string   // whom and which stretch of time
	Notes    []string // said at the top of every format
	Sections []section
}

// section is one part: lines, then a table, bars or quotations, whichever there are.
type section struct {
	Head   string
	Lines  []string
	Table  table
	Scale  []scaleBar
	Shares []shareBar
	Quotes []quotation
}

type table struct {
	Head []string
	Rows [][]string
	// Shades, where there are any, say for each cell how dark a page draws it: 1 to 5, 0
	// for not at all.
	Shades [][]int
}

// scaleBar is a middle and a range on the scale of levels, 0 to 4.
type scaleBar struct {
	Name           string
	Low, Mid, High float64
	Label          string
}

// shareBar is a part of a whole.
type shareBar struct {
	Name    string
	Part, N int
}

// quotation is somebody's words.
type quotation struct{ Who, Words string }

// text writes the paper for a terminal or a pipe.
func (d paper) text(w io.Writer, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	p.line(0, "%s", oneLine(d.Title))
	p.line(0, "%s", oneLine(d.About))
	for _, n := range d.Notes {
		p.line(0, "%s", oneLine(n))
	}
	for _, s := range d.Sections {
		p.gap()
		p.line(0, "%s", oneLine(s.Head))
		for _, l := range s.Lines {
			p.line(4, "  %s", oneLine(l))
		}
		for _, b := range s.Scale {
			p.line(4, "  %-14s %s  %s", oneLine(b.Name), scaleText(b), oneLine(b.Label))
		}
		for _, b := range s.Shares {
			p.line(4, "  %-14s %s  %d of %d", oneLine(b.Name), Bar(b.Part, b.N, 20), b.Part, b.N)
		}
		rows := columnsOf(s.Table)
		if len(rows) > 0 && o.Width > 0 && slices.ContainsFunc(rows, func(r string) bool { return columns(r)+2 > o.Width }) {
			rows = rowsAsLines(s.Table) // a table that is too wide is told row by row
		}
		for _, row := range rows {
			p.line(4, "  %s", row)
		}
		for _, q := range s.Quotes {
			p.line(6, "  %s: %s", oneLine(q.Who), quoted(q.Words))
		}
	}
	return p.err
}

// scaleText draws a range on 0 to 4 in ASCII, four characters a level.
func scaleText(b scaleBar) string {
	const perLevel = 4
	row := []byte(strings.Repeat(".", 4*perLevel+1))
	at := func(v float64) int { return min(max(int(v*perLevel+0.5), 0), len(row)-1) }
	for i := at(b.Low); i <= at(b.High); i++ {
		row[i] = '='
	}
	row[at(b.Mid)] = '#'
	return "0 " + string(row) + " 4"
}

// columnsOf lays a table out in columns.
func columnsOf(t table) []string {
	if len(t.Rows) == 0 {
		return nil
	}
	widths := make([]int, len(t.Head))
	all := append([][]string{t.Head}, t.Rows...)
	for _, row := range all {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(oneLine(c)))
		}
	}
	var out []string
	for _, row := range all {
		var b strings.Builder
		for i, c := range row {
			c = oneLine(c)
			b.WriteString(c)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)+2))
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

// rowsAsLines tells every row of a table on a line: its first two cells, then the others
// that are not empty, each with its head.
func rowsAsLines(t table) []string {
	var out []string
	for _, row := range t.Rows {
		var parts []string
		for i, c := range row {
			switch c = oneLine(c); {
			case i < 2:
				parts = append(parts, c)
			case c != "" && c != "0":
				parts = append(parts, strings.ToLower(t.Head[i])+" "+c)
			}
		}
		out = append(out, strings.Join(parts, "; "))
	}
	return out
}

// markdown writes the paper as Markdown in which nothing that anybody typed is taken
// for a sign of it.
func (d paper) markdown(w io.Writer) error {
	p := &printer{w: w}
	p.line(0, "# %s", plainMarkdown(d.Title))
	p.gap()
	p.line(0, "%s", plainMarkdown(d.About))
	for _, n := range d.Notes {
		p.gap()
		p.line(0, "> %s", plainMarkdown(n))
	}
	for _, s := range d.Sections {
		p.gap()
		p.line(0, "## %s", plainMarkdown(s.Head))
		p.gap()
		for _, l := range s.Lines {
			p.line(0, "- %s", plainMarkdown(l))
		}
		for _, b := range s.Scale {
			p.line(0, "- %s: `%s` %s", plainMarkdown(b.Name), scaleText(b), plainMarkdown(b.Label))
		}
		for _, b := range s.Shares {
			p.line(0, "- %s: %d of %d", plainMarkdown(b.Name), b.Part, b.N)
		}
		markdownTable(p, s.Table)
		for _, q := range s.Quotes {
			p.gap()
			p.line(0, "> %s: %s", plainMarkdown(q.Who), plainMarkdown(q.Words))
		}
	}
	return p.err
}

func markdownTable(p *printer, t table) {
	if len(t.Rows) == 0 {
		return
	}
	row := func(cells []string) {
		out := make([]string, len(cells))
		for i, c := range cells {
			out[i] = plainMarkdown(c)
		}
		p.line(0, "| %s |", strings.Join(out, " | "))
	}
	row(t.Head)
	p.line(0, "|%s", strings.Repeat(" --- |", len(t.Head)))
	for _, r := range t.Rows {
		row(r)
	}
}

// plainMarkdown is s safe to show, on one line, with a backslash before every sign that
// Markdown or HTML could take for its own.
func plainMarkdown(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text.Safe(s)), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|~&!$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	out := b.String()
	if out != "" && strings.ContainsAny(out[:1], "+-=") {
		return "\\" + out
	}
	// A number and a full stop at the beginning would be a list.
	if i := strings.IndexFunc(out, func(r rune) bool { return r < '0' || r > '9' }); i > 0 && (out[i] == '.' || out[i] == ')') {
		return fmt.Sprintf("%s\\%s", out[:i], out[i:])
	}
	return out
}
