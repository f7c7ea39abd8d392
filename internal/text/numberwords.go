package text

// The words that numbers are made of. All are lower case and folded.
var (
	currencySigns = map[string]string{"$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "¥": "JPY",
		"₺": "TRY", "₽": "RUB", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₩": "KRW"}
	currencyCodes = map[string]string{
		"usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "cad": "CAD", "aud": "AUD", "nzd": "NZD", "chf": "CHF", "brl": "BRL",
		"dollar": "USD", "dollars": "USD", "bucks": "USD", "buck": "USD", "euro": "EUR", "euros": "EUR",
		"pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP", "rupees": "INR", "francs": "CHF", "reais": "BRL", "rupee": "INR",
		// Codes and names that mean something else in English ("try", "won", "mad", "crowns") are left out.
		"kr": "KR", "kronor": "SEK", "kroner": "NOK", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "isk": "ISK",
		"pln": "PLN", "zl": "PLN", "zloty": "PLN", "zlotys": "PLN", "czk": "CZK", "kc": "CZK", "huf": "HUF", "forint": "HUF", "forints": "HUF",
		"lei": "RON", "leva": "BGN", "rsd": "RSD", "dinar": "RSD", "dinars": "RSD", "lira": "TRY", "liras": "TRY", "tl": "TRY",
		"rub": "RUB", "rubles": "RUB", "roubles": "RUB", "uah": "UAH", "hryvnia": "UAH", "lari": "GEL",
		"aed": "AED", "dirham": "AED", "dirhams": "AED", "dhs": "AED", "riyal": "SAR", "riyals": "SAR", "shekel": "ILS", "shekels": "ILS", "egp": "EGP",
		"zar": "ZAR", "rand": "ZAR", "kes": "KES", "ksh": "KES", "kshs": "KES", "shilling": "KES", "shillings": "KES", "ngn": "NGN", "naira": "NGN", "cedis": "GHS",
		"pkr": "PKR", "lkr": "LKR", "taka": "BDT", "baht": "THB", "thb": "THB", "vnd": "VND", "dong": "VND", "rupiah": "IDR", "idr": "IDR", "ringgit": "MYR", "rm": "MYR",
		"sgd": "SGD", "hkd": "HKD", "pesos": "MXN", "peso": "MXN", "mxn": "MXN", "jpy": "JPY", "yen": "JPY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY",
	}
	// fixedCodes stand right before the digits and are no word of their own.
	fixedCodes   = map[string]string{"r": "ZAR", "rs": "INR"}
	dollarPrefix = map[string]string{"us": "USD", "ca": "CAD", "c": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "r": "BRL"}

	units = map[string]float64{
		"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	}
	teens = map[string]float64{
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
		"seventeen": 17, "eighteen": 18, "nineteen": 19, "dozen": 12,
	}
	tens = map[string]float64{
		"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	// notes are banknotes by their name.
	notes     = map[string]float64{"fiver": 5, "tenner": 10}
	timeUnits = map[string]string{
		"minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
		"hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
		"day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
		"month": "month", "months": "month", "mth": "month", "mths": "month", "quarter": "quarter", "quarters": "quarter",
		"year": "year", "years": "year", "yr": "year", "yrs": "year", "second": "second", "seconds": "second",
	}
	betweenUnit = map[string]bool{"working": true, "business": true, "full": true, "calendar": true, "whole": true, "odd": true}
	months      = map[string]int{
		"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "june": 6, "jun": 6, "july": 7, "jul": 7,
		"august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
	}
	weekdays = map[string]float64{
		"monday": 1, "mon": 1, "mondays": 1, "tuesday": 2, "tues": 2, "tue": 2, "tuesdays": 2, "wednesday": 3, "weds": 3, "wed": 3,
		"thursday": 4, "thurs": 4, "thur": 4, "thu": 4, "friday": 5, "fri": 5, "fridays": 5, "saturday": 6, "saturdays": 6, "sunday": 7, "sundays": 7,
		"today": 0, "tonight": 0, "tomorrow": 0,
	}
)

// shortDays are days in a form that means other things as often ("he sat"); dayBefore are
// words that stand behind a day.
var (
	shortDays = map[string]float64{"sat": 6, "sun": 7}
	dayBefore = map[string]bool{"at": true, "morning": true, "afternoon": true, "evening": true, "night": true, "noon": true, "around": true, "arvo": true, "works": true, "or": true, "lunch": true}
)

func isDigits(t string) bool { return t != "" && t[0] >= '0' && t[0] <= '9' }

// beginsNumber are all folded words that a number or a time of day may begin with, so that every
// other word is known to begin none at one look. What readNumber or clock learn to begin
// with belongs in here too.
var beginsNumber = func() map[string]bool {
	out := map[string]bool{"a": true, "half": true, "quarter": true}
	for _, words := range [...]map[string]float64{units, teens, tens, notes, weekdays, shortDays} {
		for w := range words {
			out[w] = true
		}
	}
	for _, words := range [...]map[string]string{currencySigns, currencyCodes, dollarPrefix, fixedCodes} {
		for w := range words {
			out[w] = true
		}
	}
	return out
}()

// readWorded reads a number in words: "five", "fifty-four", "nineteen hundred",
// "two and a half", "ten thousand". "fifty-four nine" is read 54.9 and "two fifty" 250,
// as prices are said.
func readWorded(s string, p []piece, n *Number) (int, bool) {
	get := func(i int) string {
		if i < len(p) {
			return s[p[i].a:p[i].z]
		}
		return ""
	}
	if d, ok := weekdays[get(0)]; ok {
		n.Kind, n.Value = Day, d
		return 1, true
	}
	if d, ok := shortDays[get(0)]; ok && (dayBefore[get(1)] || get(1) == "" && get(0) == "sat" || isDigits(get(1))) {
		n.Kind, n.Value = Day, d
		return 1, true
	}
	n.Worded = true
	if v, ok := notes[get(0)]; ok {
		n.Kind, n.Unit, n.Value = Money, "GBP", v
		return 1, true
	}
	v, i, ok := small(get, 0)
	if get(0) == "half" && get(1) == "a" && get(2) == "million" {
		n.Value, n.Scaled = 5e5, true
		return 3, true
	}
	if get(0) == "a" && (get(1) == "hundred" || get(1) == "thousand" || get(1) == "million") {
		v, i, ok = 1, 1, true
	}
	if !ok {
		return 0, false
	}
	switch get(i) {
	case "hundred":
		v *= 100
		i++
		j := i
		if get(j) == "and" {
			j++
		}
		if w, k, ok := small(get, j); ok {
			v, i = v+w, k
		}
	case "and":
		if get(i+1) == "a" && get(i+2) == "half" {
			v, i = v+0.5, i+3
		}
	case "point":
		if u, ok := units[get(i+1)]; ok {
			v, i = v+u/10, i+2
		}
	default:
		v, i = spokenTail(get, v, i)
	}
	if get(i) == "thousand" || get(i) == "grand" {
		v, n.Scaled = v*1000, true
		if get(i) == "grand" {
			n.Kind = Money
		}
		i++
		if w, k, ok := small(get, i); ok && get(k) == "hundred" {
			v, i = v+w*100, k+1
		}
	}
	n.Value = v
	return i, true
}

// spokenTail reads what is said behind the first words of a price, with no "hundred" between:
// "fifty-four nine" 54.9, "thirteen two fifty" 13.25 thousand, "two fifty" 250, "eleven fifty"
// 1,150, "one eight five" 185. At ten, eleven and twelve a half and a quarter are hours.
func spokenTail(get func(int) string, v float64, i int) (float64, int) {
	ten := func(k int) (float64, int) {
		if get(k) == "-" {
			k++
		}
		return tens[get(k)], k + 1
	}
	u, unit := units[get(i)]
	t, next := ten(i)
	switch {
	case unit && u > 0 && (v > 20 && (i == 3 || i == 2 && float64(int(v/10))*10 != v) || v > 12 && v < 20):
		v, i = v+u/10, i+1
		if t, next := ten(i); t > 0 {
			v, i = v+t/1000, next
		}
	case unit && v > 0 && v < 10 && i == 1:
		if last, ok := units[get(i+1)]; ok && v+1 != u && (v != u || u != last) && units[get(i+2)] == 0 {
			v, i = v*100+u*10+last, i+2
		} else if u > 0 && v > 1 && v+1 != u && (get(i+1) == "" || behindSpoken[get(i+1)]) {
			v, i = v+u/10, i+1 // "tell him two four and he can stop worrying"
		}
	case t > 0 && (v > 0 && v < 10 || v > 12 && v < 20 || v >= 10 && v <= 12 && t >= 50):
		v, i = v*100+t, next
	}
	return v, i
}

// behindSpoken are what may stand behind "two four" where it is one price and not two counts.
var behindSpoken = map[string]bool{".": true, ",": true, "!": true, "?": true, "and": true, "then": true, "but": true, "if": true, "would": true, "is": true, "it": true,
	"final": true, "flat": true, "cash": true, "max": true, "for": true, "with": true, "when": true, "works": true, "will": true}

// small reads 0 to 99 in words from piece i on; next is the piece after it.
func small(get func(int) string, i int) (v float64, next int, ok bool) {
	t := get(i)
	if u, ok := units[t]; ok {
		return u, i + 1, true
	}
	if u, ok := teens[t]; ok {
		return u, i + 1, true
	}
	v, ok = tens[t]
	if !ok {
		return 0, i, false
	}
	j := i + 1
	if get(j) == "-" {
		j++
	}
	if u, ok := units[get(j)]; ok && u > 0 {
		// The index after "fifty-four" is always i+3, hyphen or not, only with it.
		return v + u, j + 1, true
	}
	return v, i + 1, true
}
