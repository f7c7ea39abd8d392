package text

// A time of day in words or bare digits looks like any small number; only what stands
// around it tells "Thursday at ten" from "at ten percent" and "half past two" from
// half of the price.

// clock reads a time of day that begins with piece i of p; used is how many pieces it
// takes, 0 where there is none. out are the pieces before it, numbers put together.
func (l *Line) clock(s string, p []piece, i int, out []piece) (n Number, used int) {
	get := func(k int) string {
		if i+k < len(p) {
			return s[p[i+k].a:p[i+k].z]
		}
		return ""
	}
	at, day := l.before(s, out)
	if minutes, to, ok := partOfHour(get, at); ok {
		if h, w, ok := hour(s, p, i+2); ok {
			if to {
				minutes = -minutes
			}
			return Number{Kind: Clock, Value: ofDay(h) + minutes, Worded: true}, 2 + w
		}
	}
	h, w, ok := hour(s, p, i)
	if !ok {
		return Number{}, 0
	}
	n = Number{Kind: Clock, Value: ofDay(h), Worded: p[i].kind == word}
	next := get(w)
	switch {
	case next == "o'clock" || next == "oclock":
		return n, w + 1
	case !at || next == "%" || next == "-" || next == "." && i+w+1 < len(p) && p[i+w+1].kind == digit:
		return Number{}, 0
	case day && !counts(next), isDay(next), next == "on" && isDay(get(w+1)), next == "sharp",
		next == "in" && get(w+1) == "the" && partOfDay(get(w+2)):
		return n, w
	}
	return Number{}, 0
}

// before says whether a word that a time follows stands before it ("at"), and
// whether a day stands before that ("Thursday at", "Thursday, at").
func (l *Line) before(s string, out []piece) (at, day bool) {
	k := len(out) - 1
	if k < 0 {
		return false, false
	}
	switch s[out[k].a:out[k].z] {
	case "at", "by", "from", "until", "till", "around", "before", "after":
	default:
		return false, false
	}
	if k--; k >= 0 && s[out[k].a:out[k].z] == "," {
		k--
	}
	if k < 0 {
		return true, false
	}
	if number := out[k].number; number >= 0 {
		kind := l.Numbers[number].Kind
		return true, kind == Day || kind == Date
	}
	return true, partOfDay(s[out[k].a:out[k].z])
}

// partOfHour reads "half past", "quarter to", "ten past". What "to" says is a time
// only after "at": "ten to twelve seats" is a range.
func partOfHour(get func(int) string, at bool) (minutes float64, to, ok bool) {
	switch get(0) {
	case "half":
		return 30, false, get(1) == "past"
	case "quarter":
		minutes = 15
	case "five", "5":
		minutes = 5
	case "ten", "10":
		minutes = 10
	case "twenty", "20":
		minutes = 20
	default:
		return 0, false, false
	}
	return minutes, get(1) == "to", get(1) == "past" || get(1) == "to" && at
}

// hour reads 1 to 12 in words, or 1 to 24 in digits, at piece i.
func hour(s string, p []piece, i int) (h float64, used int, ok bool) {
	if i >= len(p) {
		return 0, 0, false
	}
	t := s[p[i].a:p[i].z]
	if p[i].kind == word {
		h, ok = units[t]
		if !ok && t != "dozen" {
			h, ok = teens[t]
		}
		return h, 1, ok && h >= 1 && h <= 12
	}
	if p[i].kind != digit || len(t) > 2 {
		return 0, 0, false
	}
	h, ok = decimal(t)
	return h, 1, ok && h >= 1 && h <= 24
}

// ofDay is the hour in minutes since midnight; before seven the afternoon is meant,
// since nobody meets at four in the morning.
func ofDay(h float64) float64 {
	if h < 7 {
		h += 12
	}
	return h * 60
}

func isDay(t string) bool { _, ok := weekdays[t]; return ok }

func partOfDay(t string) bool {
	return t == "morning" || t == "afternoon" || t == "evening" || t == "noon"
}

// counts reports whether a word after a number makes it a quantity.
func counts(t string) bool {
	_, currency := currencyCodes[t]
	_, sign := currencySigns[t]
	_, unit := timeUnits[t]
	switch t {
	case "percent", "per", "pct", "pc", "k", "grand", "thousand", "hundred", "million", "point", "seats", "users", "units", "off":
		return true
	}
	return currency || sign || unit
}
