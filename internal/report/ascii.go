package report

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ASCII is a writer for a reader without Unicode (the C locale): what is written to
// it reaches w in ASCII, letters without their accents, signs in their usual
// spelling, and "?" for what has none. A character split over two writes is kept
// until it is whole.
func ASCII(w io.Writer) io.Writer { return &asciiWriter{w: w} }

type asciiWriter struct {
	w    io.Writer
	rest []byte // the beginning of a character that is not whole yet
}

func (a *asciiWriter) Write(b []byte) (int, error) {
	all := append(a.rest, b...)
	whole := len(all)
	for back := 1; back < utf8.UTFMax && back <= len(all); back++ {
		if c := all[len(all)-back]; utf8.RuneStart(c) {
			if !utf8.FullRune(all[len(all)-back:]) {
				whole = len(all) - back
			}
			break
		}
	}
	a.rest = append([]byte(nil), all[whole:]...)
	if _, err := io.WriteString(a.w, Spelled(string(all[:whole]))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// Spelled is s in ASCII.
func Spelled(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
			continue
		}
		if spelling, ok := spellings(r); ok {
			b.WriteString(spelling)
			continue
		}
		kept := false
		for _, part := range norm.NFKD.String(string(r)) {
			if part < utf8.RuneSelf {
				b.WriteRune(part)
				kept = true
			}
		}
		if !kept {
			b.WriteByte('?')
		}
	}
	return b.String()
}

// spellings are the signs that typists and scenario authors use, in ASCII.
func spellings(r rune) (string, bool) {
	switch r {
	case '‘', '’', '‚', '′':
		return "'", true
	case '“', '”', '„', '«', '»', '″':
		return `"`, true
	case '–', '‐', '‑', '−', '─':
		return "-", true
	case '—':
		return "--", true
	case '€':
		return "EUR ", true
	case '£':
		return "GBP ", true
	case '¥':
		return "JPY ", true
	case '₹':
		return "INR ", true
	case '•', '·':
		return "*", true
	case '├', '└':
		return "+", true
	case '│':
		return "|", true
	case '→':
		return "->", true
	case '×':
		return "x", true
	case 'ß':
		return "ss", true
	case 'ø':
		return "o", true
	case 'Ø':
		return "O", true
	case 'ł':
		return "l", true
	case 'Ł':
		return "L", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	}
	return "", false
}
