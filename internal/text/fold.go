package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text brought to a form for comparing, with the way back: byte i of s
// was made from typed[start[i]:end[i]]. Nil maps mean that s has typed's own bytes
// in their places.
type folded struct {
	typed            string
	s                string
	start, end       []int32
	letters, foreign int
}

// span carries a range of the folded text back to the bytes as typed.
func (f *folded) span(a, b int) Span {
	if a >= b {
		return Span{}
	}
	if f.start == nil {
		return Span{a, b}
	}
	return Span{int(f.start[a]), int(f.end[b-1])}
}

// Fold brings s to the form in which texts are compared: compatibility forms and
// lookalikes become plain letters, case and accents go, invisible characters and
// escapes are dropped, runs of white space become one space.
func Fold(s string) string {
	var f folded
	f.fold(s)
	out := make([]byte, 0, len(f.s))
	space := true
	for i := 0; i < len(f.s); i++ {
		c := f.s[i]
		if c == ' ' || c == '\n' || c == '\t' {
			if !space {
				out = append(out, ' ')
			}
			space = true
			continue
		}
		out = append(out, c)
		space = false
	}
	if n := len(out); n > 0 && out[n-1] == ' ' {
		out = out[:n-1]
	}
	return string(out)
}

// fold folds a text; what f held before is gone.
func (f *folded) fold(typed string) {
	*f = folded{typed: typed}
	if f.ascii() {
		return
	}
	b := make([]byte, 0, len(typed)+16)
	f.start = make([]int32, 0, len(typed)+16)
	f.end = make([]int32, 0, len(typed)+16)
	put := func(s string, a, z int) {
		b = append(b, s...)
		for range len(s) {
			f.start = append(f.start, int32(a))
			f.end = append(f.end, int32(z))
		}
	}
	var buf [64]byte
	for i := 0; i < len(typed); {
		if c := typed[i]; c < utf8.RuneSelf {
			n := escape(typed[i:])
			if n > 0 {
				i += n
				continue
			}
			// An ASCII base may carry combining marks; they are dropped when met.
			put(asciiFold(c), i, i+1)
			if isLetter(c) {
				f.letters++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(typed[i:])
		if r == utf8.RuneError && n == 1 {
			put(" ", i, i+1)
			i++
			continue
		}
		if unicode.IsLetter(r) {
			f.letters++
			if !unicode.Is(unicode.Latin, r) {
				f.foreign++
			}
		}
		if s, ok := lookalike[r]; ok {
			put(s, i, i+n)
			i += n
			continue
		}
		// Compatibility decomposition splits accents off their letters, so that
		// "Lívia" and "Livia" meet; the marks themselves are then dropped.
		dec := norm.NFKD.AppendString(buf[:0], typed[i:i+n])
		for len(dec) > 0 {
			d, m := utf8.DecodeRune(dec)
			if s, ok := foldRune(d); ok {
				put(s, i, i+n)
			}
			dec = dec[m:]
		}
		i += n
	}
	f.s = string(b)
}

// ascii folds a text of plain ASCII without a map back, which is most of them.
func (f *folded) ascii() bool {
	upper := false
	for i := 0; i < len(f.typed); i++ {
		c := f.typed[i]
		if c >= utf8.RuneSelf || c == 0x7f || c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
		if isLetter(c) {
			f.letters++
			upper = upper || c < 'a'
		}
	}
	if !upper {
		f.s = f.typed
		return true
	}
	f.s = strings.ToLower(f.typed)
	return true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// asciiText holds every ASCII character as a string, so that folding one allocates nothing.
const asciiText = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\n\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"

func asciiFold(c byte) string {
	if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
		return ""
	}
	return asciiText[c : c+1]
}

// escape is the length of a terminal escape sequence that s starts with, or 0. Only
// a well-formed CSI goes as a whole; of anything else the escape character alone, so
// that no sequence can swallow what was typed after it.
func escape(s string) int {
	if s[0] != 0x1b {
		return 0
	}
	if len(s) < 2 || s[1] != '[' {
		return 1
	}
	for i := 2; i < len(s) && i < 40; i++ {
		c := s[i]
		if c >= 0x40 && c <= 0x7e {
			return i + 1
		}
		if c < 0x20 || c > 0x3f {
			return 1
		}
	}
	return 1
}

// foldRune is what one decomposed rune becomes; false when it is dropped.
func foldRune(r rune) (string, bool) {
	if r < utf8.RuneSelf {
		s := asciiFold(byte(r))
		return s, s != ""
	}
	if s, ok := lookalike[r]; ok {
		return s, s != ""
	}
	switch {
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), invisible(r):
		return "", false
	case unicode.IsSpace(r):
		return " ", true
	}
	low := unicode.ToLower(r)
	if s, ok := lookalike[low]; ok {
		return s, true
	}
	return string(low), true
}

// invisible reports a character that shows nothing of its own: format characters
// (bidi controls, zero-width, tags), C1 controls, variation selectors, fillers.
func invisible(r rune) bool {
	switch {
	case r >= 0x80 && r < 0xa0,
		r == 0x034f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5,
		r == 0x3164, r == 0xffa0, r == 0x2800,
		r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff,
		r >= 0x180b && r <= 0x180f:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
