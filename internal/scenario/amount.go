package scenario

import (
	"strconv"
	"strings"
)

// ShownPrice is the price as a text says it: "$48,000 per year"; "" where none is at stake.
func (o Offer) ShownPrice() string {
	if o.Price == 0 {
		return ""
	}
	if o.Per == "" {
		return Money(o.Price, o.Currency)
	}
	return Money(o.Price, o.Currency) + " per " + o.Per
}

// parseAmount reads an amount as people write it: "48000", "$48,000", "48 000",
// "48k", "1.2m", "EUR 900".
func parseAmount(s string) (float64, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	s = strings.TrimLeft(s, "$€£¥₹")
	if fields := strings.Fields(s); len(fields) > 1 && len(fields[0]) == 3 && strings.Trim(fields[0], "abcdefghijklmnopqrstuvwxyz") == "" {
		s = strings.Join(fields[1:], "")
	}
	if strings.ContainsAny(s, " \u00a0'") {
		s = strings.NewReplacer(" ", "", "\u00a0", "", "'", "").Replace(s)
	}
	times := 1.0
	switch {
	case strings.HasSuffix(s, "k"):
		s, times = strings.TrimSuffix(s, "k"), 1e3
	case strings.HasSuffix(s, "m"):
		s, times = strings.TrimSuffix(s, "m"), 1e6
	}
	// "3.200" is three thousand to many, and three and a bit to the rest.
	if _, cents, _ := strings.Cut(s, "."); !grouped(s) || len(cents) > 2 && times == 1 {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil {
		return 0, false
	}
	return v * times, true
}

// grouped reports whether s is digits with at most one point and with commas only
// before groups of three: "4,80" is a slip, not 480.
func grouped(s string) bool {
	units, cents, point := strings.Cut(s, ".")
	if units == "" || point && (cents == "" || strings.Trim(cents, "0123456789") != "") {
		return false
	}
	for i, part := range strings.Split(units, ",") {
		if part == "" || strings.Trim(part, "0123456789") != "" || i > 0 && len(part) != 3 {
			return false
		}
	}
	return true
}
