package scenario

import (
	"iter"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// figure is an amount of money in a text; percentage is one of those too.
var (
	figure     = regexp.MustCompile(`(?:[$€£¥₹]|\b[A-Z]{3} ?)(\d[\d,]*(?:\.\d+)?)\b`)
	percentage = regexp.MustCompile(`(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)`)
)

// mayHoldFigure reports whether looking for amounts of money is worth it: right behind a
// sign, or behind a capital such as a currency's last, stands a digit.
func mayHoldFigure(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		before := s[i-1]
		if before == ' ' && i > 1 {
			if before = s[i-2]; before == '$' || before >= utf8.RuneSelf {
				continue // only letters have a space behind them
			}
		}
		if before == '$' || before >= utf8.RuneSelf || before >= 'A' && before <= 'Z' {
			return true
		}
	}
	return false
}

// checkPrices finds amounts that look like the price and are not: off by up to three
// in a hundred, with two digits swapped, or with a nought too many or too few. What
// a percentage of the texts makes of the price is no contradiction.
func checkPrices(s *checking) {
	price := s.Offer.Price
	if price == 0 {
		return
	}
	var texts []said
	for _, t := range s.texts {
		if t.voice != rehearsed && strings.ContainsAny(t.text, "0123456789") {
			texts = append(texts, t)
		}
	}
	derived := []float64{price}
	for _, t := range texts {
		if !strings.Contains(t.text, "%") && !strings.Contains(t.text, "cent") {
			continue
		}
		for _, m := range percentage.FindAllStringSubmatch(t.text, -1) {
			if p, ok := parseAmount(m[1]); ok {
				derived = append(derived, price*(1-p/100), price*(1+p/100), price*p/100)
			}
		}
	}
	for _, t := range texts {
		if !mayHoldFigure(t.text) || !strings.ContainsAny(t.text, "$€£¥₹") && !strings.Contains(t.text, s.Offer.Currency) {
			continue
		}
		for _, m := range figure.FindAllStringSubmatch(t.text, -1) {
			v, ok := parseAmount(m[1])
			known := slices.ContainsFunc(derived, func(d float64) bool { return math.Abs(d-v) < 1 })
			if !ok || known || !looksLike(v, price) {
				continue
			}
			at := s.locate(t.path, m[1])
			s.add(at.line, at.col, CodePrices, "write the price the same everywhere, best as a parameter: {price}",
				"%s stands close to the price of %s; is it meant to be the same?", quote(m[0]), Money(price, s.Offer.Currency))
		}
	}
}

// looksLike reports whether somebody may have meant price and written v.
func looksLike(v, price float64) bool {
	if math.Abs(v-price) <= 0.03*price || v == price*10 || v*10 == price {
		return true
	}
	a, b := []rune(shortNumber(v)), []rune(shortNumber(price))
	if len(a) != len(b) || len(strings.Trim(string(b), "0")) < 2 {
		return false
	}
	different := edits(a, b) == 1
	slices.Sort(a)
	slices.Sort(b)
	return different && slices.Equal(a, b)
}

// checkNames finds words that are a letter away from a person's or a company's name.
func checkNames(s *checking) {
	names := map[string]bool{}
	sources := []string{s.Buyer.Name, s.Buyer.Company}
	for _, w := range s.Stakeholders {
		who, _, _ := strings.Cut(w.Who, ",")
		sources = append(sources, who)
	}
	for _, n := range sources {
		for w := range words(n) {
			names[w] = isName(w)
		}
	}
	type slip struct {
		said
		name string
	}
	var slips []slip
	seen, common := map[string]bool{}, map[string]bool{}
	for _, t := range s.texts {
		if t.voice == rehearsed {
			continue // proofs hold slips on purpose
		}
		for w := range words(t.text) {
			if w[0] >= 'a' && w[0] <= 'z' || seen[w] || !isName(w) || names[w] {
				continue
			}
			seen[w] = true
			if name := nameMeant(w, names); name != "" {
				slips = append(slips, slip{said{t.path, w, t.voice}, name})
				common[strings.ToLower(w)] = false
			}
		}
	}
	if len(slips) == 0 {
		return
	}
	for _, t := range s.texts {
		if t.voice == rehearsed {
			continue
		}
		for w := range words(t.text) {
			if _, asked := common[w]; asked && w[0] >= 'a' && w[0] <= 'z' {
				common[w] = true // no name, but a word of the language
			}
		}
	}
	for _, c := range slips {
		if !common[strings.ToLower(c.text)] {
			at := s.locate(c.path, c.text)
			s.add(at.line, at.col, CodeNames, "spell the name the same everywhere, or choose names that differ more",
				"%s and %s: is it the same name?", quote(c.text), quote(c.name))
		}
	}
}

// words gives the stretches of letters of a text, at least four bytes long.
func words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		from := -1
		for i, r := range s {
			letter := r|' ' >= 'a' && r|' ' <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r)
			if letter && from < 0 {
				from = i
			}
			if !letter && from >= 0 {
				if i-from >= 4 && !yield(s[from:i]) {
					return
				}
				from = -1
			}
		}
		if from >= 0 && len(s)-from >= 4 {
			yield(s[from:])
		}
	}
}

// isName reports whether a word begins with a capital and has at least four letters.
func isName(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) && utf8.RuneCountInString(w) >= 4
}

// nameMeant is the name that is one slip away from w, two where it is long.
func nameMeant(w string, names map[string]bool) string {
	best, long := "", utf8.RuneCountInString(w)
	for name, is := range names {
		if !is {
			continue
		}
		slips, letters := 1, utf8.RuneCountInString(name)
		if letters >= 8 {
			slips = 2
		}
		if max(letters-long, long-letters) > slips {
			continue
		}
		if d := edits([]rune(w), []rune(name)); d <= slips && !strings.EqualFold(w, name+"s") && (best == "" || name < best) {
			best = name
		}
	}
	return best
}
