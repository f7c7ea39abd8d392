package scenario

import (
	"math"
	"strconv"
	"strings"
)

// currencySign is written before the amount; any other currency is named by its
// ISO 4217 code and a space.
func currencySign(code string) string {
	switch strings.ToUpper(code) {
	case "USD":
		return "$"
	case "EUR":
		return "€"
	case "GBP":
		return "£"
	case "JPY":
		return "¥"
	case "INR":
		return "₹"
	case "":
		return ""
	}
	return strings.ToUpper(code) + " "
}

// Money is an amount in major units as it is shown: the currency's sign, thousands
// separated, cents only where there are any: "$48,000", "€1,249.50", "CHF 90".
func Money(amount float64, currency string) string {
	if math.IsNaN(amount) || math.IsInf(amount, 0) {
		return "?"
	}
	sign := ""
	if amount < 0 {
		sign, amount = "-", -amount
	}
	digits := strconv.FormatFloat(math.Round(amount*100)/100, 'f', 2, 64)
	whole, cents, _ := strings.Cut(digits, ".")
	var b strings.Builder
	b.WriteString(sign + currencySign(currency))
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if cents != "00" {
		b.WriteString("." + cents)
	}
	return b.String()
}

// Percent is a percentage as it is shown, with one decimal where it needs one: "5%", "2.5%".
func Percent(p float64) string {
	return strconv.FormatFloat(math.Round(p*10)/10, 'f', -1, 64) + "%"
}
