package grade

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	percents = regexp.MustCompile(`\b(\d{1,2})( ?%| percent\b| per cent\b)`)
	monies   = regexp.MustCompile(`([$£€])(\d{1,3}),(\d{3})\b`)
	rounds   = regexp.MustCompile(`([$£€])(\d{1,3}),(\d)00\b`)
	numerals = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)

// numberForms are other ways to write the same amounts.
var numberForms = []struct {
	name string
	from *regexp.Regexp
	to   string // "" for a percentage in words
}{
	{"pct", percents, "$1 pct"}, {"%", percents, "$1%"}, {"per cent", percents, "$1 per cent"}, {"words", percents, ""},
	{"dots", monies, "$1$2.$3"}, {"behind", monies, "$2,$3 $1"}, {"plain", monies, "$1$2$3"},
	{"code", monies, "$2.$3 ¤"}, {"k", rounds, "$1$2.${3}k"}, {"comma k", rounds, "$1$2,${3}k"},
}

func TestNumberForms(t *testing.T) {
	f, r := theField(t), chance(34)
	near := newCases(t, "number forms: levels within one")
	same := newCases(t, "number forms: same give")
	tried := map[string]int{}
	n := amount(t, "SPAR_SAME", 250)
	for _, x := range some(r, f.replies, 0) {
		if near.all >= n {
			break
		}
		for _, form := range some(r, numberForms, 3) {
			other := rewrite(x.Reply, form.from, form.to)
			if other == x.Reply || !near.fresh(x.Beat, other) {
				continue
			}
			a, b := gradePrepared(f.ready[x.Beat], x.Reply), gradePrepared(f.ready[x.Beat], other)
			tried[form.name]++
			far, where := apart(&a, &b)
			near.count(far <= 1, "%s %s %s %v becomes %v %q becomes %q", x.ID, form.name, where, a.Levels, b.Levels, x.Reply, other)
			same.count(sameDeal(&a, &b), "%s %s %v becomes %v %q becomes %q", x.ID, form.name, a.Moves, b.Moves, x.Reply, other)
		}
	}
	t.Logf("forms tried: %v", tried)
	near.hold(200, sameFloors[near.kind])
	same.hold(200, sameFloors[same.kind])
}

// rewrite writes every amount that from finds in the form to.
func rewrite(reply string, from *regexp.Regexp, to string) string {
	if to != "" {
		out := from.ReplaceAllString(reply, to)
		for _, c := range [][2]string{{"$", "USD"}, {"£", "GBP"}, {"€", "EUR"}} {
			if strings.Contains(reply, c[0]) {
				out = strings.ReplaceAll(out, "¤", c[1])
			}
		}
		return out
	}
	return from.ReplaceAllStringFunc(reply, func(s string) string {
		k := 0
		for _, c := range s {
			if c < '0' || c > '9' {
				break
			}
			k = 10*k + int(c-'0')
		}
		if k >= len(numerals) || k == 0 {
			return s
		}
		return numerals[k] + " per cent"
	})
}

// amountForms are one amount in the forms in which people type it, the first being the
// plainest: what comes off, then what is left to pay.
var amountForms = []struct {
	beat string
	off  string
	pay  string
}{
	{"D01", "5%|five per cent|5 pct|5 percent|five percent|5 per cent|5 %|$2,400|2.400 USD|$2,4k|$2.4k|2400 dollars|USD 2,400", "$45,600|45.600 USD|45600|$45.6k|$45,6k|45,600 dollars"},
	{"D02", "8%|eight per cent|8 pct|8 per cent|£7,400|7.400 GBP|£7.4k|£7,4k|7400 pounds", "£85,100|85.100 GBP|85100|£85.1k|£85,1k|85,100 pounds"},
	{"D37", "15%|fifteen percent|15 pct|15 per cent|$32,400|32.400 CAD|$32.4k|$32,4k", "$183,600|183.600 CAD|183600|$183.6k|$183,6k"},
	{"E01", "5%|five per cent|5 pct|5 percent|£1,920|1.920 GBP|1920 pounds|GBP 1,920", "£36,480|36.480 GBP|36480|36,480 pounds"},
	{"E35", "10%|ten percent|10 pct|10 per cent|$21,000|21.000 USD|$21k|21k", "$189,000|189.000 USD|189000|$189k|189k"},
	{"D03", "£7,500|7.500 GBP|£7.5k|£7,5k|7500 pounds|7.5k", "£54,900|54.900 GBP|54900|£54.9k|54,9k|fifty-four nine"},
}

// amountTemplates are headed by the move of the deal that each must make in every form;
// "-" for none of them.
const amountTemplates = `
	discount | I can do {off} off.
	discount | OK, {off} off, done.
	trade    | You can have {off} off if you sign for three years.
	-        | I won't take {off} off.
	-        | You asked for {off} off; what would it change?
	discount | I can do it for {pay}.
	discount | Fine, {pay} it is.
	trade    | I'll do {pay} if you pay the whole year up front.
	-        | I'm not going to {pay}.
	-        | If I went to {pay} you'd wonder what the price was worth.
`

// TestAmountsInAllForms says the same thing with the same amount in another form: the
// same moves of the deal, and no level further off than one.
func TestAmountsInAllForms(t *testing.T) {
	f := theField(t)
	near := newCases(t, "amounts: levels within one")
	same := newCases(t, "amounts: the right give in every form")
	for row := range strings.SplitSeq(strings.TrimSpace(amountTemplates), "\n") {
		want, row, _ := strings.Cut(strings.TrimSpace(row), "|")
		want, row = strings.TrimSpace(want), strings.TrimSpace(row)
		slot := "{off}"
		if strings.Contains(row, "{pay}") {
			slot = "{pay}"
		}
		for _, one := range amountForms {
			forms := strings.Split(one.off, "|")
			if slot == "{pay}" {
				forms = strings.Split(one.pay, "|")
			}
			plain := strings.ReplaceAll(row, slot, forms[0])
			a := gradePrepared(f.ready[one.beat], plain)
			for _, form := range forms[1:] {
				other := strings.ReplaceAll(row, slot, form)
				b := gradePrepared(f.ready[one.beat], other)
				far, where := apart(&a, &b)
				near.count(far <= 1, "%s %s %v becomes %v %q becomes %q", one.beat, where, a.Levels, b.Levels, plain, other)
				right := want == "-" && !gives(&b) && !b.Has(Trade) || b.Has(Move(want))
				same.count(right && sameDeal(&a, &b), "%s %v becomes %v %q becomes %q", one.beat, a.Moves, b.Moves, plain, other)
			}
		}
	}
	near.hold(200, sameFloors[near.kind])
	same.hold(200, sameFloors[same.kind])
}

// sameDeal reports the same moves on the price.
func sameDeal(a, b *Marks) bool {
	for _, m := range []Move{Discount, Unconditional, Trade, Halfway} {
		if slices.Contains(a.Moves, m) != slices.Contains(b.Moves, m) {
			return false
		}
	}
	return true
}
