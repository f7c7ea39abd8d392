package text

import (
	"strconv"
	"strings"
)

// Number is a quantity as typed: "$48,000", "five per cent", "nine working days",
// "48k", "10:15", "Friday".
type Number struct {
	Span
	Kind Kind
	// Value in the unit that Kind and Unit name: money in whole units of currency,
	// a percentage as 5 for 5%, a clock in minutes since midnight, a weekday 1 (Monday)
	// to 7, a day of the month 1 to 31.
	Value float64
	// Unit is "USD", "EUR", "GBP" and so on for money where a sign says so; the
	// singular English noun for a duration or a count ("day", "hour", "seat").
	Unit string
	// Worded is true for a number in words: "five".
	Worded bool
	// Scaled is true where k, thousand, grand or million stood with it.
	Scaled bool
	// Word is the index in Line.Words.
	Word int
}

// Kind is what a number counts.
type Kind uint8

// The kinds.
const (
	Plain Kind = iota
	Money
	Percent
	Clock    // a time of day
	Date     // a day of the month
	Day      // a weekday, today, tomorrow
	Duration // with its unit
)

// number puts the pieces of each number together and reads it.
func (l *Line) number(f *folded, in []piece) []piece {
	out := in[:0]
	for i := 0; i < len(in); {
		if in[i].kind == word && !beginsNumber[f.s[in[i].a:in[i].z]] {
			out = append(out, in[i])
			i++
			continue
		}
		n, used := l.clock(f.s, in, i, out)
		if used == 0 {
			n, used = readNumber(f.s, in[i:])
		}
		if used == 0 {
			out = append(out, in[i])
			i++
			continue
		}
		a, z := in[i].a, in[i+used-1].z
		n.Span = f.span(a, z)
		l.Numbers = append(l.Numbers, n)
		out = append(out, piece{a, z, digit, len(l.Numbers) - 1})
		i += used
	}
	return out
}

// readNumber reads the number that p begins with; used is how many pieces it takes.
func readNumber(s string, p []piece) (n Number, used int) {
	get := func(i int) string {
		if i < len(p) {
			return s[p[i].a:p[i].z]
		}
		return ""
	}
	i := 0
	if cur, w := currencyBefore(get, 0); w > 0 {
		if (w == 2 || get(0) == "r") && w < len(p) && p[0].z != p[1].a {
			return Number{}, 0 // "a $5 fee" is no Australian money, "u r 300 km away" no rand
		}
		if w >= len(p) || p[w].kind != digit {
			return Number{}, 0
		}
		n.Kind, n.Unit, i = Money, cur, w
	}
	w, ok := readValue(s, p[i:], &n)
	if !ok {
		return Number{}, 0
	}
	i += w
	if n.Kind == Clock || n.Kind == Date {
		return n, i
	}
	i += scale(get, i, &n)
	return n, i + unitAfter(get, i, &n)
}

// currencyBefore reads "$", "c$", "usd" and the like; width is how many pieces.
func currencyBefore(get func(int) string, i int) (code string, width int) {
	t := get(i)
	if t == "" {
		return "", 0
	}
	if c, ok := currencySigns[t]; ok {
		return c, 1
	}
	if c, ok := currencyCodes[t]; ok {
		if get(i+1) == "$" {
			return c, 2
		}
		return c, 1
	}
	if c, ok := dollarPrefix[t]; ok && get(i+1) == "$" {
		return c, 2
	}
	if c, ok := fixedCodes[t]; ok && isDigits(get(i+1)) {
		return c, 1
	}
	return "", 0
}

// readValue reads digits or number words and what is fixed to them ("48k", "14th", "9am").
func readValue(s string, p []piece, n *Number) (int, bool) {
	if len(p) == 0 {
		return 0, false
	}
	t := s[p[0].a:p[0].z]
	if p[0].kind != digit {
		if p[0].kind != word {
			return 0, false
		}
		return readWorded(s, p, n)
	}
	d := 0
	for d < len(t) && (t[d] >= '0' && t[d] <= '9' || (t[d] == '.' || t[d] == ',' || t[d] == '\'') && d+1 < len(t) && t[d+1] >= '0' && t[d+1] <= '9') {
		d++
	}
	if used := thousandsApart(s, p); used > 0 {
		v, ok := decimal(strings.ReplaceAll(s[p[0].a:p[used-1].z], " ", ""))
		n.Value = v
		return used, ok
	}
	v, ok := decimal(t[:d])
	if !ok {
		return 0, false
	}
	n.Value = v
	if !suffix(t[d:], n) {
		// Letters that mean nothing to us ("3d", "7xl"): a name, not a number.
		return 0, false
	}
	// 10:15
	if len(p) > 2 && d == len(t) && d <= 2 && s[p[1].a:p[1].z] == ":" && p[2].kind == digit && p[1].a == p[0].z && p[2].a == p[1].z && p[2].z-p[2].a >= 2 {
		if m, err := strconv.Atoi(s[p[2].a : p[2].a+2]); err == nil && v < 25 && m < 60 {
			n.Kind, n.Value = Clock, v*60+float64(m)
			used := 3
			if len(p) > 3 {
				if ap := s[p[3].a:p[3].z]; ap == "pm" || ap == "p.m" {
					used++
					if v < 12 {
						n.Value += 720
					}
				} else if ap == "am" || ap == "a.m" {
					used++
				}
			}
			return used, true
		}
	}
	// "12 and a half percent"
	if d == len(t) && len(p) > 3 && s[p[1].a:p[1].z] == "and" && s[p[2].a:p[2].z] == "a" && s[p[3].a:p[3].z] == "half" {
		n.Value += 0.5
		return 4, true
	}
	return 1, true
}

// thousandsApart is how many pieces make one number with a space between its thousands, "172 500"; 0
// where the first stands alone.
func thousandsApart(s string, p []piece) int {
	if n := p[0].z - p[0].a; n > 3 || s[p[0].a] == '0' || !allDigits(s[p[0].a:p[0].z]) {
		return 0
	}
	used := 1
	for used < len(p) && p[used].kind == digit && p[used].z-p[used].a == 3 && p[used].a == p[used-1].z+1 && s[p[used-1].z] == ' ' && allDigits(s[p[used].a:p[used].z]) {
		used++
	}
	if used == 1 {
		return 0
	}
	return used
}

func allDigits(t string) bool {
	for i := 0; i < len(t); i++ {
		if t[i] < '0' || t[i] > '9' {
			return false
		}
	}
	return t != ""
}

// suffix reads what is fixed to a digit group.
func suffix(t string, n *Number) bool {
	switch t {
	case "":
	case "k":
		n.Value, n.Scaled = n.Value*1e3, true
	case "m", "mn", "mm":
		n.Value, n.Scaled = n.Value*1e6, true
	case "st", "nd", "rd", "th":
		n.Kind = Date
	case "am", "a.m":
		n.Kind, n.Value = Clock, n.Value*60
	case "pm", "p.m":
		n.Kind, n.Value = Clock, n.Value*60
		if n.Value < 720 {
			n.Value += 720
		}
	case "h":
		n.Kind, n.Unit = Duration, "hour"
	case "d":
		n.Kind, n.Unit = Duration, "day"
	case "x", "kg", "km", "g", "t", "mm2", "ml", "l", "cm":
		n.Unit = t
	case "pct", "pc", "percent":
		n.Kind = Percent
	case "eur", "usd", "gbp":
		n.Kind, n.Unit = Money, currencyCodes[t]
	case "yr", "yrs":
		n.Kind, n.Unit = Duration, "year"
	case "min", "mins":
		n.Kind, n.Unit = Duration, "minute"
	case "hr", "hrs":
		n.Kind, n.Unit = Duration, "hour"
	default:
		code, ok := currencyCodes[t]
		n.Kind, n.Unit = Money, code
		return ok
	}
	return true
}

// decimal reads digits with separators of either fashion: "2,400", "2.400", "2,4",
// "61,286.40", "61.286,40". A last group of exactly three digits is thousands unless
// the number begins with 0.
func decimal(t string) (float64, bool) {
	last, groups := -1, 0
	mixed := byte(0)
	for i := 0; i < len(t); i++ {
		if c := t[i]; c == '.' || c == ',' || c == '\'' {
			if last >= 0 && t[last] != c {
				mixed = c
			}
			last = i
			groups++
		}
	}
	point := last
	switch {
	case last < 0 || mixed != 0:
	case groups > 1, len(t)-last-1 == 3 && t[0] != '0' && last <= 3:
		point = -1
	}
	b := make([]byte, 0, 24)
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c >= '0' && c <= '9':
			b = append(b, c)
		case i == point:
			b = append(b, '.')
		}
	}
	v, err := strconv.ParseFloat(string(b), 64)
	return v, err == nil
}

// scale reads "k", "thousand", "grand", "million" after the value.
func scale(get func(int) string, i int, n *Number) int {
	m := 0.0
	switch get(i) {
	case "k", "thousand":
		m = 1e3
	case "grand":
		m = 1e3
		n.Kind = Money
	case "million", "mio", "mn":
		m = 1e6
	case "hundred":
		if n.Worded {
			return 0
		}
		m = 100
	case "lakh":
		m = 1e5
	default:
		return 0
	}
	n.Value, n.Scaled = n.Value*m, true
	return 1
}

// unitAfter reads a percent sign, a currency or a unit after the value. The unit of
// a duration or a count is noted, but stays a word of its own.
func unitAfter(get func(int) string, i int, n *Number) int {
	t := get(i)
	switch t {
	case "%", "percent", "pct", "pc", "prozent", "procent", "percents":
		n.Kind = Percent
		return 1
	case "per":
		if c := get(i + 1); c == "cent" || c == "cents" || c == "cnt" {
			n.Kind = Percent
			return 2
		}
		return 0
	case "cent", "cents", "p", "pence":
		if n.Kind == Plain {
			n.Kind, n.Value = Money, n.Value/100
			return 1
		}
		return 0
	}
	if c, ok := currencySigns[t]; ok && n.Kind != Money {
		n.Kind, n.Unit = Money, c
		return 1
	}
	if c, ok := currencyCodes[t]; ok {
		n.Kind, n.Unit = Money, c
		return 1
	}
	if n.Kind == Money {
		return 0
	}
	j := i
	for t == "-" || betweenUnit[t] {
		j++
		t = get(j)
	}
	if u, ok := timeUnits[t]; ok && n.Kind == Plain {
		n.Kind, n.Unit = Duration, u
	} else if months[t] > 0 && n.Value >= 1 && n.Value <= 31 {
		n.Kind = Date
	}
	return 0
}
