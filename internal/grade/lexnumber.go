package grade

import (
	"strconv"
	"strings"
)

var smallNumbers = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
	"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

// number reads digits from i; from is where the digits start after a currency sign.
func (l *lexer) number(i, from int, u unit) int {
	s := l.low
	j := from
	for j < len(s) && (digit(s[j]) || (s[j] == ',' || s[j] == '.') && j+1 < len(s) && digit(s[j+1])) {
		j++
	}
	v := decimal(s[from:j])
	if j+2 < len(s) && s[j] == ':' && digit(s[j+1]) && digit(s[j+2]) {
		j += 3
		u = clock
	}
	switch rest := s[j:]; {
	case endsWord(rest, "k"):
		v, j = v*1000, j+1
	case endsWord(rest, "m"):
		v, j = v*1e6, j+1
	case endsWord(rest, "am"), endsWord(rest, "pm"):
		u, j = clock, j+2
	case endsWord(rest, " am"), endsWord(rest, " pm"):
		u, j = clock, j+3
	case endsWord(rest, "th"), endsWord(rest, "st"), endsWord(rest, "nd"), endsWord(rest, "rd"):
		j += 2
	}
	return l.unitAfter(i, j, v, u)
}

// unitAfter reads the unit behind a number and adds the token.
func (l *lexer) unitAfter(i, j int, v float64, u unit) int {
	s := l.low
	for _, w := range [...]struct {
		word string
		u    unit
		by   float64
	}{
		{"%", percent, 1}, {" %", percent, 1}, {" percent", percent, 1}, {" per cent", percent, 1}, {" pct", percent, 1}, {"pct", percent, 1},
		{" thousand", u, 1000}, {" grand", money, 1000}, {" million", u, 1e6}, {" hundred", u, 100},
		{" usd", money, 1}, {" eur", money, 1}, {" gbp", money, 1}, {" dollars", money, 1}, {" euros", money, 1}, {" euro", money, 1},
		{" pounds", money, 1}, {" quid", money, 1}, {" bucks", money, 1}, {"€", money, 1}, {" €", money, 1}, {"£", money, 1}, {" o'clock", clock, 1},
	} {
		if strings.HasPrefix(s[j:], w.word) && (w.word[len(w.word)-1] == '%' || endsWord(s[j:], w.word)) {
			j += len(w.word)
			v *= w.by
			u = w.u
			if w.by != 100 && w.by != 1000 {
				break
			}
		}
	}
	l.add(token{start: l.f.pos(i), end: l.f.pos(j), kind: numberToken, num: v, unit: u, stem: hashText("<number>") + uint64(u), text: s[i:j]})
	return j
}

// endsWord reports whether s starts with w and no letter or digit follows it.
func endsWord(s, w string) bool {
	return strings.HasPrefix(s, w) && (len(s) == len(w) || !letter(s[len(w)]) && !digit(s[len(w)]))
}

// decimal reads digits with separators: a separator before exactly three digits
// groups thousands, any other is the decimal mark.
func decimal(s string) float64 {
	cut := strings.LastIndexAny(s, ".,")
	whole, part := s, ""
	if cut >= 0 && len(s)-cut-1 != 3 {
		whole, part = s[:cut], s[cut+1:]
	}
	whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	if len(whole) > 15 {
		whole = whole[:15]
	}
	v, err := strconv.ParseFloat(whole+"."+part+"0", 64)
	if err != nil {
		return 0 // no digits: cannot happen, a number starts with one
	}
	return v
}

// wordNumber reads a number in words, of which w was the first: "five", "sixty-two",
// "two hundred", "twelve thousand".
func (l *lexer) wordNumber(i, j int, v float64) int {
	s := l.low
	if v >= 20 && j < len(s) && (s[j] == '-' || s[j] == ' ') {
		k := j + 1
		for k < len(s) && letter(s[k]) {
			k++
		}
		if n, ok := smallNumbers[s[j+1:k]]; ok && n > 0 && n < 10 {
			v, j = v+n, k
		}
	}
	return l.unitAfter(i, j, v, plain)
}
