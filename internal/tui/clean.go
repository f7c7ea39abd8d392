package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// clean is the last gate before the terminal: of a drawn line it lets through what
// can be printed and the sequences that set an ink (CSI digits and semicolons, "m"),
// and nothing else. Text is made safe where it is laid out; this holds even if a
// screen forgets to.
func clean(line string) string {
	if i := firstBad(line); i < 0 {
		return line
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		if n := inkLen(line[i:]); n > 0 {
			b.WriteString(line[i : i+n])
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(line[i:])
		if fine(r, n) {
			b.WriteString(line[i : i+n])
		}
		i += n
	}
	return b.String()
}

// gate is what every drawn line passes.
func (l look) gate(lines []string) []string {
	for i, line := range lines {
		lines[i] = clean(line)
		if l.ascii {
			lines[i] = asciiLine(lines[i])
		}
	}
	return lines
}

// asciiLine writes a clean line with ASCII alone, every cluster as wide as it was.
func asciiLine(line string) string {
	var b strings.Builder
	for line != "" {
		if c := line[0]; c < utf8.RuneSelf && (len(line) == 1 || line[1] < utf8.RuneSelf) {
			b.WriteByte(c)
			line = line[1:]
			continue
		}
		c, w := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		line = line[len(c):]
		b.WriteString(rightPad(asciiFor(c, w), w))
	}
	return b.String()
}

// asciiFor is the nearest ASCII to a cluster, at most w wide.
func asciiFor(cluster string, w int) string {
	switch r, _ := utf8.DecodeRuneInString(cluster); r {
	case '“', '”', '„', '«', '»':
		return "\""
	case '‘', '’', '‚', '´':
		return "'"
	case '–', '—', '−', '‑':
		return "-"
	case '…':
		return "."
	case '·', '•':
		return "-"
	case '×':
		return "x"
	case '€':
		return "E"
	case '£':
		return "L"
	case '→':
		return ">"
	}
	// A letter without its marks.
	if r, _ := utf8.DecodeRuneInString(norm.NFKD.String(cluster)); r < utf8.RuneSelf && r >= ' ' {
		return string(r)
	}
	return strings.Repeat("?", w)
}

// firstBad is where the first thing stands that may not pass, or -1.
func firstBad(line string) int {
	for i := 0; i < len(line); {
		if c := line[i]; c >= 0x20 && c < 0x7f {
			i++
			continue
		}
		if n := inkLen(line[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(line[i:])
		if !fine(r, n) {
			return i
		}
		i += n
	}
	return -1
}

// inkLen is the length of the ink sequence that s begins with, or 0.
func inkLen(s string) int {
	if len(s) < 3 || s[0] != 0x1b || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// fine reports whether a rune may be shown: no control or format character, no
// surrogate, no line or paragraph separator, no broken byte, no variation selector.
func fine(r rune, n int) bool {
	switch {
	case r == utf8.RuneError && n <= 1, r < 0x20, r == 0x7f:
		return false
	case r < 0x7f:
		return true
	case unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Variation_Selector):
		return false
	case r >= 0x1f3fb && r <= 0x1f3ff, r == 0x34f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0:
		return false
	}
	return true
}
