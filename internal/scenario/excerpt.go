package scenario

import (
	"strings"
	"unicode/utf8"
)

// Excerpt is line number line of a file as it may be shown, with everything hidden
// in it replaced by a dot, and the part of it that stands before column col, so that
// a caret can be set below that column. Both are cut to about a hundred characters
// around the column. It gives "" for a line that is not there, or that is no text.
func Excerpt(src []byte, line, col int) (text, before string) {
	s := &source{text: []byte(strings.TrimPrefix(string(src), "\ufeff"))}
	lines := s.lines()
	if line < 1 || line > len(lines) || !utf8.ValidString(lines[line-1]) || strings.Contains(lines[line-1], "\x00") {
		return "", ""
	}
	runes := []rune(strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case hidden(r):
			return '·'
		}
		return r
	}, lines[line-1]))
	at := max(0, min(col-1, len(runes)))
	const around = 100
	from := max(0, at-around*2/3)
	to := min(len(runes), from+around)
	return string(runes[from:to]), string(runes[from:at])
}
