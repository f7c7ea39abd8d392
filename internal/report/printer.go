package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/text"
)

// TextOptions say for what kind of reader a text is written.
type TextOptions struct {
	// ANSI underlines evidence with escape sequences. It is for a terminal that
	// takes colour; everywhere else evidence stands in brackets.
	ANSI bool
	// Width is where lines are wrapped, in columns; 0 leaves lines whole, as
	// programs and screen readers like them.
	Width int
	// Grades are the dimensions that the beat is about; nil is all of them. The
	// others are only mentioned.
	Grades []grade.Dimension
	// Advice says which levels are advice only to the reader's team.
	Advice practice.Advice
	// MarksAbove says that the marks of every reply stand above already: a debrief then
	// does not name the words that counted a second time.
	MarksAbove bool
}

// printer writes lines and keeps the first error, so that the text can be written
// down as it reads.
type printer struct {
	w     io.Writer
	width int
	err   error
}

// line writes one line, wrapped; what follows its first row is indented by indent.
// The text is already safe to show.
func (p *printer) line(indent int, format string, args ...any) {
	if p.err != nil {
		return
	}
	_, p.err = io.WriteString(p.w, Wrap(fmt.Sprintf(format, args...), p.width, indent)+"\n")
}

// gap leaves one line empty.
func (p *printer) gap() { p.line(0, "") }

// Wrap breaks s at spaces into rows of at most width columns, where a word permits
// it, and indents all rows but the first by indent. Width 0 changes only the indent
// after line breaks that s brings along.
func Wrap(s string, width, indent int) string {
	pad := strings.Repeat(" ", indent)
	var out strings.Builder
	for i, row := range strings.Split(s, "\n") {
		if i > 0 {
			out.WriteString("\n" + pad)
		}
		start := len(row) - len(strings.TrimLeft(row, " "))
		column := start
		if i > 0 {
			column += indent
		}
		out.WriteString(row[:start])
		for j, word := range strings.Split(row[start:], " ") {
			n := columns(word)
			switch {
			case j == 0:
			case width > 0 && column+1+n > width:
				out.WriteString("\n" + pad)
				column = indent
			default:
				out.WriteByte(' ')
				column++
			}
			out.WriteString(word)
			column += n
		}
	}
	return out.String()
}

// columns is how wide s is: its characters, without escape sequences.
func columns(s string) int {
	n := utf8.RuneCountInString(s)
	for {
		at := strings.Index(s, "\x1b[")
		if at < 0 {
			return n
		}
		end := strings.IndexByte(s[at:], 'm')
		if end < 0 {
			return n
		}
		n -= end + 1
		s = s[at+end+1:]
	}
}

// oneLine is s safe to show, on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(text.Safe(s)), " ") }

// quoted is s in quotation marks, safe to show, on one line.
func quoted(s string) string { return "“" + oneLine(s) + "”" }

// UpperFirst is s with a capital.
func UpperFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}
