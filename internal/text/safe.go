package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// marks is how many combining marks a letter may carry on a screen; a heap of them
// would run over the lines above and below.
const marks = 3

// Safe is s as it may be shown on a terminal: composed (NFC), without control and
// escape characters, C1, bidi and zero-width characters, skin tones and variation
// selectors. A new line is kept, a tab becomes a space, bytes that are no UTF-8
// become U+FFFD. Safe(Safe(s)) is Safe(s).
func Safe(s string) string {
	if plain(s) {
		return s
	}
	out, _ := SafeSpans(s, nil)
	return out
}

// plain reports that s is printable ASCII and new lines, which Safe leaves alone.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

// SafeSpans is Safe with spans of s carried over to the text that is shown. A span
// of which nothing is shown comes back empty.
func SafeSpans(s string, spans []Span) (string, []Span) {
	if plain(s) {
		return s, append([]Span(nil), spans...)
	}
	kept, from := visible(s)
	shown, at := compose(kept, from)
	out := make([]Span, len(spans))
	for i, sp := range spans {
		out[i] = carry(at, len(shown), sp)
	}
	return shown, out
}

// carry finds the range of shown bytes that were made from the bytes of sp.
// at is ascending: at[i] is the place in the source that shown byte i came from.
func carry(at []int, n int, sp Span) Span {
	a, z := lower(at, sp.Start), lower(at, sp.End)
	if a > n {
		a = n
	}
	return Span{a, max(a, z)}
}

// lower is the first index whose value is at least v.
func lower(at []int, v int) int {
	lo, hi := 0, len(at)
	for lo < hi {
		m := (lo + hi) / 2
		if at[m] < v {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// visible drops what may not be shown; from[i] is where kept byte i stood in s.
func visible(s string) (string, []int) {
	var b strings.Builder
	b.Grow(len(s))
	from := make([]int, 0, len(s))
	put := func(t string, at int) {
		b.WriteString(t)
		for range len(t) {
			from = append(from, at)
		}
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			put("\uFFFD", i)
		case r == 0x1b:
			n = escape(s[i:])
		case r == '\n' || r == 0x2028 || r == 0x2029 || r == 0x85:
			put("\n", i)
		case r == '\r':
			// A lone carriage return is a new line; before one it is dropped.
			if !strings.HasPrefix(s[i+1:], "\n") {
				put("\n", i)
			}
		case r == '\t' || r > 0x7f && unicode.IsSpace(r):
			put(" ", i)
		case r < ' ' || r == 0x7f || invisible(r) || tone(r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r):
		default:
			put(s[i:i+n], i)
		}
		i += n
	}
	return b.String(), from
}

// tone reports a skin-tone modifier, which corrupts some terminals' widths.
func tone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// compose brings kept to NFC, piece by piece so that places are carried along.
func compose(kept string, from []int) (string, []int) {
	kept, from = thin(kept, from, 4*marks) // before composing: a long heap would be cut up
	var b strings.Builder
	b.Grow(len(kept))
	at := make([]int, 0, len(kept))
	var buf []byte
	for i := 0; i < len(kept); {
		n := norm.NFC.NextBoundaryInString(kept[i:], true)
		if n <= 0 {
			n = len(kept) - i
		}
		buf = norm.NFC.AppendString(buf[:0], kept[i:i+n])
		b.Write(buf)
		for range len(buf) {
			at = append(at, from[i])
		}
		i += n
	}
	return thin(b.String(), at, marks)
}

// thin keeps at most limit combining marks on each letter.
func thin(s string, at []int, limit int) (string, []int) {
	var b strings.Builder
	b.Grow(len(s))
	out := make([]int, 0, len(at))
	seen := 0
	for i, r := range s {
		if unicode.Is(unicode.M, r) {
			seen++
		} else {
			seen = 0
		}
		if seen > limit {
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+n])
		out = append(out, at[i:i+n]...)
	}
	return b.String(), out
}
