package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// piece is a word or a sign as it stands in the folded text, before contractions
// are taken apart. A number that was put together of several pieces is one piece.
type piece struct {
	a, z   int // range in the folded text
	kind   kind
	number int // index in Line.Numbers, or -1
}

type kind uint8

const (
	word  kind = iota
	digit      // begins with a digit
	sign       // punctuation and symbols
	line       // a new line
)

// split cuts the folded text at Unicode word boundaries, drops the spaces and appends the
// pieces to out.
func split(f *folded, out []piece) []piece {
	if out == nil {
		out = make([]piece, 0, len(f.s)/4+4)
	}
	it := words.FromString(f.s)
	for it.Next() {
		a, z := it.Start(), it.End()
		c := f.s[a]
		switch {
		case c == '\n' || c == '\r':
			out = append(out, piece{a, z, line, -1})
		case c == ' ' || c == '\t':
		case c >= '0' && c <= '9':
			out = append(out, piece{a, z, digit, -1})
		case c >= 0x80 && pictured(f.s[a:z]):
			out = append(out, piece{a, z, sign, -1})
		case isLetter(c) || c >= 0x80:
			out = cut(out, f.s, a, z)
		case c == '\'' || c == '_':
			out = cut(out, f.s, a, z)
		default:
			out = append(out, piece{a, z, sign, -1})
		}
	}
	return out
}

// pictured reports a picture, a face or an ornament: it stands beside what is said and is no word.
func pictured(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x2190 && unicode.In(r, unicode.So, unicode.Sk)
}

// cut splits a piece where Unicode's rule keeps letters together that people meant
// to part: "no.it", "price:no", "snake_case". Initials ("p.m", "e.g") stay whole.
func cut(out []piece, s string, a, z int) []piece {
	from := a
	if i := numberHead(s[a:z]); i > 0 {
		// "the five's on my list", "ten'll do": a number and a verb.
		out = append(out, piece{a, a + i, word, -1})
		from, a = z, z
	}
	if i := codeHead(s[a:z]); i > 0 {
		// "r185,000", "ksh540": a currency fixed to its amount.
		out = append(out, piece{a, a + i, word, -1}, piece{a + i, z, digit, -1})
		from, a = z, z
	}
	for i := a; i < z; i++ {
		c := s[i]
		if c != '.' && c != ':' && c != '_' && (c != '\'' || i > a && i+1 < z) {
			continue
		}
		if c == '.' && (i-from == 1 || z-i == 2) {
			continue
		}
		if i > from {
			out = append(out, piece{from, i, word, -1})
		}
		out = append(out, piece{i, i + 1, sign, -1})
		from = i + 1
	}
	if from < z {
		k := word
		if s[from] >= '0' && s[from] <= '9' {
			k = digit
		} else if !isLetter(s[from]) && s[from] < 0x80 {
			k = sign
		}
		out = append(out, piece{from, z, k, -1})
	}
	return out
}

// codeHead is the length of a currency's letters that an amount of at least two digits is
// fixed to, or 0.
func codeHead(s string) int {
	i := 0
	for i < len(s) && i < 5 && isLetter(s[i]) {
		i++
	}
	if i == 0 || i+1 >= len(s) || s[i] < '0' || s[i] > '9' || s[i+1] < '0' || s[i+1] > '9' {
		return 0
	}
	for k := i; k < len(s); k++ {
		if c := s[k]; (c < '0' || c > '9') && c != ',' && c != '.' && c != '\'' && c != 'k' {
			return 0
		}
	}
	_, short := fixedCodes[s[:i]]
	if _, ok := currencyCodes[s[:i]]; !ok && (!short || len(s)-i < 3) {
		return 0
	}
	return i
}

// numberHead is the length of a number word that has "'s", "'ll" or "'d" after it, or 0.
func numberHead(s string) int {
	for i := 3; i < len(s) && i < 10; i++ {
		if s[i] != '\'' {
			continue
		}
		_, u := units[s[:i]]
		_, t := teens[s[:i]]
		if u || t {
			return i
		}
		return 0
	}
	return 0
}
