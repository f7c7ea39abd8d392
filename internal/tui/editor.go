package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"spar/internal/text"
)

// editor holds what is being typed, exactly as typed, and the place of typing. It is
// a value: every method that changes something returns the next editor. Only what it
// shows is made safe.
type editor struct {
	text string
	at   int // byte offset of the place of typing, on a cluster's border
	// line keeps it to a single line, as a form's field is.
	line bool
	// want is the column that moving up and down tries to keep, plus one; 0 is none.
	want int
	// cuts are what ctrl+u, ctrl+k and ctrl+w took, for ctrl+y, the last one at the end.
	cuts []string
}

// hold is the most that the editor keeps, in bytes: far over the longest reply, so
// that a long paste can be shortened instead of being lost.
const hold = 64 << 10

// holdLine is the most of a form's field: all of it is gone through on every key, by
// whoever is at the enrolment too.
const holdLine = 2 << 10

func newEditor(s string) editor { return editor{text: s, at: len(s)} }

// typed is how many characters it holds, counted as the reply's limit counts them.
func (e editor) typed() int { return utf8.RuneCountInString(e.text) }

// blank reports whether there is nothing to send.
func (e editor) blank() bool { return strings.TrimSpace(e.text) == "" }

// insert puts s at the place of typing. Control characters do not count as typing;
// a tab becomes a space. The second result is false when something did not fit.
func (e editor) insert(s string) (editor, bool) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && !e.line:
			return r
		case r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	whole, most := true, hold
	if e.line {
		most = holdLine
	}
	if room := most - len(e.text); len(s) > room {
		whole = false
		for room > 0 && !utf8.RuneStart(s[room]) {
			room--
		}
		s = s[:max(0, room)]
	}
	e.text = e.text[:e.at] + s + e.text[e.at:]
	e.at += len(s)
	e.want = 0
	return e, whole
}

// cutTo takes away what lies between the place of typing and another offset.
func (e editor) cutTo(other int, keep bool) editor {
	from, to := min(e.at, other), max(e.at, other)
	if keep && from < to {
		e = e.aside(e.text[from:to])
	}
	e.text, e.at, e.want = e.text[:from]+e.text[to:], from, 0
	return e
}

// mostCuts is how many pieces are remembered.
const mostCuts = 20

// aside remembers a piece of text for ctrl+y.
func (e editor) aside(piece string) editor {
	from := max(0, len(e.cuts)+1-mostCuts)
	e.cuts = append(append([]string(nil), e.cuts[from:]...), piece)
	return e
}

// putBack inserts the piece that was cut last; the one before it comes next.
func (e editor) putBack() editor {
	if len(e.cuts) == 0 {
		return e
	}
	last := len(e.cuts) - 1
	e, _ = e.insert(e.cuts[last])
	e.cuts = e.cuts[:last:last]
	return e
}

// before and after are the offsets of the neighbouring cluster's border.
func (e editor) before() int {
	if e.at == 0 {
		return 0
	}
	// Clusters do not reach over a line break, so it is enough to read this line.
	from := strings.LastIndexByte(e.text[:e.at-1], '\n') + 1
	if e.text[e.at-1] == '\n' {
		return e.at - 1
	}
	last := from
	for s := e.text[from:e.at]; s != ""; {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		last = e.at - len(s)
		s = s[len(c):]
	}
	return last
}

func (e editor) after() int {
	c, _ := ansi.FirstGraphemeCluster(e.text[e.at:], ansi.GraphemeWidth)
	return e.at + len(c)
}

// wordBefore and wordAfter skip spaces and then a word.
func (e editor) wordBefore() int {
	s := strings.TrimRightFunc(e.text[:e.at], unicode.IsSpace)
	return strings.LastIndexFunc(s, unicode.IsSpace) + 1
}

func (e editor) wordAfter() int {
	rest := e.text[e.at:]
	s := strings.TrimLeftFunc(rest, unicode.IsSpace)
	n := strings.IndexFunc(s, unicode.IsSpace)
	if n < 0 {
		return len(e.text)
	}
	return e.at + len(rest) - len(s) + n
}

func (e editor) lineStart() int { return strings.LastIndexByte(e.text[:e.at], '\n') + 1 }

func (e editor) lineEnd() int {
	if n := strings.IndexByte(e.text[e.at:], '\n'); n >= 0 {
		return e.at + n
	}
	return len(e.text)
}

func (e editor) to(at int) editor {
	e.at, e.want = at, 0
	return e
}

// row is one line as it is shown: bytes [from,to) of the text. The blank at which a
// row was broken belongs to it and hangs over the edge.
type row struct{ from, to int }

// rows breaks the text into lines of at most width columns.
func (e editor) rows(width int) []row {
	width = max(1, width)
	var out []row
	start, used, gap, gapUsed := 0, 0, -1, 0
	for i := 0; i < len(e.text); {
		if e.text[i] == '\n' {
			out = append(out, row{start, i})
			i++
			start, used, gap = i, 0, -1
			continue
		}
		c, w := shown(e.text[i:])
		if used+w > width && i > start && c != " " {
			if gap >= 0 {
				out = append(out, row{start, gap})
				start, used, gap = gap, used-gapUsed, -1
			} else {
				out = append(out, row{start, i})
				start, used = i, 0
			}
		}
		used += w
		i += clusterLen(e.text[i:])
		if c == " " {
			gap, gapUsed = i, used
		}
	}
	return append(out, row{start, len(e.text)})
}

// shown is the first cluster of s as the screen shows it, and its width; nothing is
// shown of clusters made of format characters alone.
func shown(s string) (string, int) {
	if s == "" {
		return "", 0
	}
	c := text.Safe(s[:clusterLen(s)])
	return c, ansi.StringWidth(c)
}

func clusterLen(s string) int {
	c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return len(c)
}

// place is the row and column of the place of typing.
func (e editor) place(rows []row, width int) (int, int) {
	for i := len(rows) - 1; i >= 0; i-- {
		r := rows[i]
		if e.at < r.from {
			continue
		}
		col := 0
		for j := r.from; j < e.at; j += clusterLen(e.text[j:]) {
			_, w := shown(e.text[j:])
			col += w
		}
		return i, min(col, max(0, width-1))
	}
	return 0, 0
}

// climb moves by rows, up where by is negative.
func (e editor) climb(width, by int) editor {
	rows := e.rows(width)
	i, col := e.place(rows, width)
	if e.want > 0 {
		col = e.want - 1
	}
	j := min(max(0, i+by), len(rows)-1)
	if i+by < 0 {
		return e.to(0)
	}
	if i+by > len(rows)-1 {
		return e.to(len(e.text))
	}
	at, used := rows[j].from, 0
	for at < rows[j].to {
		_, w := shown(e.text[at:])
		next := at + clusterLen(e.text[at:])
		// A broken row's end is the next row's start: stop one short of it.
		if used+w > col || (j < len(rows)-1 && next == rows[j+1].from) {
			break
		}
		used += w
		at = next
	}
	e.at, e.want = at, col+1
	return e
}

// press does what the key means for typing; false when it means nothing here.
func (e editor) press(m tea.KeyMsg, width int) (editor, bool) {
	if m.Type == tea.KeyRunes || m.Type == tea.KeySpace {
		if m.Alt {
			return e.alt(m.String())
		}
		next, _ := e.insert(string(m.Runes))
		return next, true
	}
	switch m.String() {
	case "left", "ctrl+b":
		return e.to(e.before()), true
	case "right", "ctrl+f":
		return e.to(e.after()), true
	case "up":
		return e.climb(width, -1), true
	case "down":
		return e.climb(width, 1), true
	case "home", "ctrl+a":
		return e.to(e.lineStart()), true
	case "end", "ctrl+e":
		return e.to(e.lineEnd()), true
	case "ctrl+left", "alt+left":
		return e.to(e.wordBefore()), true
	case "ctrl+right", "alt+right":
		return e.to(e.wordAfter()), true
	case "ctrl+home":
		return e.to(0), true
	case "ctrl+end":
		return e.to(len(e.text)), true
	case "backspace", "ctrl+h":
		return e.cutTo(e.before(), false), true
	case "delete", "ctrl+d":
		return e.cutTo(e.after(), false), true
	case "ctrl+w", "alt+backspace":
		return e.cutTo(e.wordBefore(), true), true
	case "ctrl+u":
		return e.cutTo(e.lineStart(), true), true
	case "ctrl+k":
		return e.cutTo(e.lineEnd(), true), true
	case "ctrl+y":
		return e.putBack(), true
	}
	return e, false
}

func (e editor) alt(name string) (editor, bool) {
	switch name {
	case "alt+b":
		return e.to(e.wordBefore()), true
	case "alt+f":
		return e.to(e.wordAfter()), true
	case "alt+d":
		return e.cutTo(e.wordAfter(), true), true
	}
	return e, false
}

// view draws the rows around the place of typing, at most height of them, and where
// live marks that place. Empty text shows the hint.
func (e editor) view(l look, width, height int, live bool, hint string) []string {
	if e.text == "" {
		if !live {
			return tall([]string{l.muted.on(one(width, l, run{hint, l.plain}))}, height)
		}
		return tall([]string{caret + l.muted.on(one(width, l, run{hint, l.plain}))}, height)
	}
	rows := e.rows(width)
	i, col := e.place(rows, width)
	top := min(max(0, i-height+1), max(0, len(rows)-height))
	var out []string
	for n := top; n < len(rows) && len(out) < height; n++ {
		out = append(out, e.viewRow(rows[n], width, live && n == i, col))
	}
	return tall(out, height)
}

func (e editor) viewRow(r row, width int, here bool, col int) string {
	var b strings.Builder
	used, marked := 0, !here
	for i := r.from; i < r.to; i += clusterLen(e.text[i:]) {
		c, w := shown(e.text[i:])
		if used+w > width {
			break // the blank at the end of a broken row
		}
		if !marked && used >= col && w > 0 {
			c, marked = caret+c, true
		}
		b.WriteString(c)
		used += w
	}
	if !marked {
		b.WriteString(caret)
	}
	return b.String()
}
