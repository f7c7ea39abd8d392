package grade

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is one word, number or mark of a reply, folded for comparing. Its span is
// in bytes of the text as typed.
type token struct {
	start, end int32
	stem       uint64 // hash of the stem, of the mark, or of the number's kind
	num        float64
	kind       tokenKind
	unit       unit
	cap        bool // starts with a capital letter
	first      bool // first of its sentence
	sentence   int16
	clause     int16
	text       string // folded and lowered
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	markToken // . ? ! , ; : - ( ) "
)

// unit is what a number counts.
type unit uint8

const (
	plain unit = iota
	percent
	money
	clock
)

// folded is a text as it is compared: marks and case of letters gone, look-alikes
// of other scripts and typographic quotes made plain, nothing invisible left. at
// gives for each byte where it came from; nil when the text was plain to begin with.
type folded struct {
	s  string
	at []int32
	n  int // bytes of the text as typed
}

func (f *folded) pos(i int) int32 {
	if f.at == nil {
		return int32(i)
	}
	if i >= len(f.at) {
		return int32(f.n)
	}
	return f.at[i]
}

func foldTyped(s string) folded {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return folded{s: s, n: len(s)}
	}
	var b strings.Builder
	at := make([]int32, 0, len(s)+8)
	put := func(t string, from int) {
		for range len(t) {
			at = append(at, int32(from))
		}
		b.WriteString(t)
	}
	for i, r := range s {
		if r < utf8.RuneSelf {
			put(string(r), i)
			continue
		}
		if t, ok := plainFor(r); ok {
			put(t, i)
			continue
		}
		for _, k := range norm.NFKD.String(string(r)) {
			if unicode.In(k, unicode.Mn, unicode.Cf) {
				continue
			}
			if t, ok := plainFor(k); ok {
				put(t, i)
				continue
			}
			put(string(k), i)
		}
	}
	return folded{b.String(), at, len(s)}
}

// plainFor is the ASCII that a rune stands for in typed English.
func plainFor(r rune) (string, bool) {
	switch r {
	case '‘', '’', 'ʼ', '′', '`':
		return "'", true
	case '“', '”', '«', '»', '„':
		return "\"", true
	case '–', '—', '‒', '―', '−', '‐', '‑':
		return "-", true
	case '…':
		return "...", true
	case '\u00a0', '\u202f', '\u2009', '\u3000':
		return " ", true
	case '€', '£', '¥', '₹':
		return string(r), true
	}
	const from, to = "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅαοινρΑΒΕΗΙΚΜΝΟΡΤΧıßøł", "aeopcyxijsdhqwABEKMHOPCTXIJSaoivpABEHIKMNOPTXisol"
	if i := strings.IndexRune(from, r); i >= 0 {
		n := utf8.RuneCountInString(from[:i])
		return to[n : n+1], true
	}
	return "", false
}

// hashText is FNV-1a over the bytes.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// join mixes hashes into one that depends on their order.
func join(a, b uint64) uint64 {
	h := (a ^ (b + 0x9e3779b97f4a7c15 + a<<6 + a>>2)) * 0xff51afd7ed558ccd
	return h ^ h>>33
}

// lex cuts a text into tokens.
func lex(typed string) []token {
	f := foldTyped(typed)
	low := strings.ToLower(f.s)
	if len(low) != len(f.s) { // a letter whose lower case has another length
		low = lowerASCII(f.s)
	}
	l := lexer{f: &f, low: low, toks: make([]token, 0, len(low)/4+8), start: true}
	l.run()
	return l.toks
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 32
		}
	}
	return string(b)
}

type lexer struct {
	f        *folded
	low      string
	toks     []token
	start    bool // at the start of a sentence
	sentence int16
	clause   int16
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || c >= utf8.RuneSelf }
func digit(c byte) bool  { return '0' <= c && c <= '9' }

func (l *lexer) run() {
	s := l.low
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case currencyAt(s[i:]) > 0 && i+currencyAt(s[i:]) < len(s) && digit(s[i+currencyAt(s[i:])]):
			i = l.number(i, i+currencyAt(s[i:]), money)
		case digit(c):
			i = l.number(i, i, plain)
		case letter(c) && currencyAt(s[i:]) == 0:
			i = l.word(i)
		default:
			i = l.mark(i)
		}
	}
}

// currencyAt is the length of the currency sign that s starts with, or 0.
func currencyAt(s string) int {
	switch {
	case s[0] == '$':
		return 1
	case s[0] < utf8.RuneSelf:
		for _, p := range [...]string{"usd", "eur", "gbp", "aud", "cad", "chf", "a$", "c$", "us$"} {
			if strings.HasPrefix(s, p) && len(s) > len(p) && (digit(s[len(p)]) || s[len(p)] == ' ' && len(s) > len(p)+1 && digit(s[len(p)+1])) {
				if s[len(p)] == ' ' {
					return len(p) + 1
				}
				return len(p)
			}
		}
	case strings.HasPrefix(s, "€"), strings.HasPrefix(s, "₹"):
		return 3
	case strings.HasPrefix(s, "£"), strings.HasPrefix(s, "¥"):
		return 2
	}
	return 0
}

func (l *lexer) add(t token) {
	t.first = l.start
	t.sentence, t.clause = l.sentence, l.clause
	l.toks = append(l.toks, t)
	l.start = false
}

// mark reads one punctuation mark; a run of the same counts once.
func (l *lexer) mark(i int) int {
	s, c := l.low, l.low[i]
	j := i + 1
	for j < len(s) && s[j] == c {
		j++
	}
	t := token{start: l.f.pos(i), end: l.f.pos(j), kind: markToken, stem: uint64(c), text: s[i : i+1]}
	ends := c == '?' || c == '!' || c == '\n' || c == '.'
	if c != '\n' {
		l.add(t)
	}
	l.start = ends || l.start
	if ends {
		l.sentence++
	}
	if ends || c == ',' || c == ';' || c == ':' || c == '-' && (i == 0 || s[i-1] == ' ') || c == '(' || c == ')' {
		l.clause++
	}
	return j
}

// word reads letters and inner apostrophes, and takes contractions apart.
func (l *lexer) word(i int) int {
	s := l.low
	j := i
	for j < len(s) && (letter(s[j]) || s[j] == '\'' && j+1 < len(s) && letter(s[j+1]) || digit(s[j]) && j > i) {
		j++
	}
	w := s[i:j]
	start, end := l.f.pos(i), l.f.pos(j)
	isCap := l.f.s[i] != s[i]
	if n, ok := smallNumbers[w]; ok && w != "one" {
		return l.wordNumber(i, j, n)
	}
	a, b := contraction(w)
	l.add(token{start: start, end: end, stem: hashText(stem(a)), cap: isCap, text: a})
	if b != "" {
		l.add(token{start: start, end: end, stem: hashText(stem(b)), text: b})
	}
	if clauseWord(a) {
		// the word opens a clause of its own
		l.clause++
		l.toks[len(l.toks)-1].clause = l.clause
	}
	return j
}

func clauseWord(w string) bool {
	switch w {
	case "but", "because", "so", "if", "although", "though", "unless", "and", "then", "however", "while":
		return true
	}
	return false
}
