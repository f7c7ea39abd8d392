package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ASCII is a writer for a reader without Unicode (the C locale): what is written to
// it reaches w in ASCII, letters without their accents, signs in their usual
// spelling, and "?" for what has none. A character split over two writes is kept
// until it is whole.
func ASCII(w io.Writer) io.Writer { return &runeWriter{w: w, spell: Spelled} }

// Escaped is a writer for JSON: what is written to it reaches w with every character
// that a terminal could take for a command, or that turns the direction of writing
// (controls, C1 included, and format characters), as \u and its code. In JSON these
// can stand in strings only, and there it means the same.
func Escaped(w io.Writer) io.Writer { return &runeWriter{w: w, spell: escapedJSON} }

// escapedJSON is a stretch of JSON with what may not be shown raw as \u escapes.
func escapedJSON(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\n' || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, "\\u%04x", unit)
		}
	}
	return b.String()
}

// runeWriter spells whole characters anew on their way to w.
type runeWriter struct {
	w     io.Writer
	spell func(string) string
	rest  []byte // the beginning of a character that is not whole yet
}

func (a *runeWriter) Write(b []byte) (int, error) {
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
	if _, err := io.WriteString(a.w, a.spell(string(all[:whole]))); err != nil {
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
