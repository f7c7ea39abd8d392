package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func norms(l *Line) string {
	var out []string
	for _, w := range l.Words {
		out = append(out, w.Norm)
	}
	return strings.Join(out, " ")
}

func TestContractionsAndSpelling(t *testing.T) {
	for typed, want := range map[string]string{
		"I can't do that":      "i can not do that",
		"i cant do that":       "i can not do that",
		"we won’t":             "we will not",
		"ill do it, id say":    "i will do it i would say",
		"she was ill, show id": "she was ill show id",
		"it's Luis's team":     "it is luis team",
		"let's go":             "let us go",
		"gonna ask my manger":  "going to ask my manager",
		"a disocunt":           "a discount",
		"the price is prices":  "the price is prices",
		"finalise the favour":  "finalize the favor",
		"promise to revise":    "promise to revise",
	} {
		if got := norms(Parse(typed)); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		typed string
		kind  Kind
		value float64
		unit  string
	}{
		{"$48,000", Money, 48000, "USD"}, {"48k", Plain, 48000, ""}, {"2.400 EUR", Money, 2400, "EUR"}, {"$2,4k", Money, 2400, "USD"},
		{"five per cent", Percent, 5, ""}, {"5 pct", Percent, 5, ""}, {"5%", Percent, 5, ""}, {"5percent", Percent, 5, ""}, {"2.5 %", Percent, 2.5, ""},
		{"£61,286.40", Money, 61286.4, "GBP"}, {"61.286,40 €", Money, 61286.4, "EUR"}, {"C$2,040", Money, 2040, "CAD"},
		{"nine working days", Duration, 9, "day"}, {"9 days", Duration, 9, "day"}, {"9-day", Duration, 9, "day"}, {"48h", Duration, 48, "hour"},
		{"ten grand", Money, 10000, ""}, {"nineteen hundred quid", Money, 1900, "GBP"}, {"two and a half", Plain, 2.5, ""},
		{"three thousand two hundred", Plain, 3200, ""}, {"fifty-four nine", Plain, 54.9, ""}, {"10:15", Clock, 615, ""}, {"9am", Clock, 540, ""},
		{"3pm", Clock, 900, ""}, {"the 14th", Date, 14, ""}, {"14 June", Date, 14, ""}, {"Friday", Day, 5, ""}, {"0.178", Plain, 0.178, ""},
		{"R185,000", Money, 185000, "ZAR"}, {"412.000 Kč", Money, 412000, "CZK"}, {"14.500 zł", Money, 14500, "PLN"}, {"7 800 lei", Money, 7800, "RON"}, {"86.000 kr", Money, 86000, "KR"},
		{"KSh540,000", Money, 540000, "KES"}, {"Rs 500", Money, 500, "INR"}, {"1200kr", Money, 1200, "KR"}, {"₺4500", Money, 4500, "TRY"}, {"172 500", Plain, 172500, ""}, {"1 450 €", Money, 1450, "EUR"},
		{"a million", Plain, 1e6, ""}, {"half a million", Plain, 5e5, ""}, {"eighty one five", Plain, 81.5, ""}, {"thirteen two fifty", Plain, 13.25, ""}, {"thirteen six-fifty", Plain, 13.65, ""}, {"eleven fifty", Plain, 1150, ""}, {"one eight five", Plain, 185, ""}, {"fifteen twenty", Plain, 1520, ""},
		{"40 seats", Plain, 40, "seat"}, {"$1.2m", Money, 1.2e6, "USD"}, {"１２％", Percent, 12, ""},
	} {
		l := Parse(c.typed)
		if len(l.Numbers) != 1 {
			t.Errorf("%q: %d numbers, want 1", c.typed, len(l.Numbers))
			continue
		}
		n := l.Numbers[0]
		if n.Kind != c.kind || n.Value != c.value || n.Unit != c.unit {
			t.Errorf("%q: got kind %d value %v unit %q, want %d %v %q", c.typed, n.Kind, n.Value, n.Unit, c.kind, c.value, c.unit)
		}
	}
}

func TestTwoNumbers(t *testing.T) {
	for typed, want := range map[string]int{
		"ten thirty": 2, "two three weeks": 2, "12 5000": 2, "at 10 1200 bricks": 2, "10.500 300": 2, "u r 300 km away": 1, "an r2 unit": 0, "mad 500": 1,
	} {
		if got := len(Parse(typed).Numbers); got != want {
			t.Errorf("%q: %d numbers, want %d", typed, got, want)
		}
	}
}

// scopeOf is the scope of the first word whose Norm is w.
func scopeOf(t *testing.T, typed, w string) Scope {
	t.Helper()
	for _, x := range Parse(typed).Words {
		if x.Norm == w {
			return x.Scope
		}
	}
	t.Fatalf("%q: no word %q", typed, w)
	return 0
}

func TestScopes(t *testing.T) {
	for _, c := range []struct {
		typed, word string
		has, lacks  Scope
	}{
		{"I can't do 5%", "5%", Negated, Question},
		{"I can do 5%", "5%", 0, Negated | Condition | Question},
		{"no way I'd say no to that", "that", 0, Negated},
		{"I don't mind giving 5%", "5%", 0, Negated},
		{"not a penny, but 5% on renewal", "5%", 0, Negated},
		{"I can do 5% if you sign", "sign", Condition, Hypothetical},
		{"I can do 5% if you sign", "5%", Consequent, Condition},
		{"if you sign for three years I can do 5%", "5%", Consequent, Condition},
		{"If I dropped the price you'd wonder", "dropped", Hypothetical, 0},
		{"If I dropped the price, you'd wonder", "wonder", Hypothetical | Consequent, 0},
		{"You asked for 5%; what would it buy you?", "5%", Reported, Question},
		{"You asked for 5%; what would it buy you?", "buy", Question, Reported},
		{"what would it buy you", "buy", Question, 0},
		{"can you get Martin on the call", "call", Question, 0},
		{"what I can do is hold the slot", "hold", 0, Question},
	} {
		got := scopeOf(t, c.typed, c.word)
		if !got.Has(c.has) || got.Any(c.lacks) {
			t.Errorf("%q: %q has scope %06b, want %06b without %06b", c.typed, c.word, got, c.has, c.lacks)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Dіscоunt":             "discount", // Cyrillic i and o
		"ｆｉｖｅ　５％":              "five 5%",
		"dis\u200bcount":       "discount",
		"\x1b[31mred\x1b[0m":   "red",
		"Lívia  said\t\"ok\"":  "livia said \"ok\"",
		"ΑΒ can’t — no":        "ab can't - no",
		"bad\xffbyte\u202eend": "bad byteend",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSpansPointIntoTyped(t *testing.T) {
	typed := "“Dis\u200bcоunt” of ｆｉｖｅ％, don’t"
	want := []string{"Dis\u200bcоunt", "of", "ｆｉｖｅ％", "don’t", "don’t"}
	l := Parse(typed)
	for i, w := range l.Words {
		if i >= len(want) || l.Text(w.Span) != want[i] {
			t.Errorf("word %d is %q", i, l.Text(w.Span))
		}
	}
}

func TestSafeSpans(t *testing.T) {
	in := "a\x1b[31mb\u202ec\td👍🏽e\u0301"
	out, spans := SafeSpans(in, []Span{{strings.Index(in, "c"), strings.Index(in, "c") + 1}, {strings.Index(in, "👍"), len(in)}})
	if out != "abc d👍é" {
		t.Fatalf("shown %q", out)
	}
	if got := out[spans[0].Start:spans[0].End]; got != "c" {
		t.Errorf("first span shows %q", got)
	}
	if got := out[spans[1].Start:spans[1].End]; got != "👍é" {
		t.Errorf("second span shows %q", got)
	}
}

// checkSafe fails on anything that may not reach a terminal.
func checkSafe(t *testing.T, s string) {
	t.Helper()
	out := Safe(s)
	if again := Safe(out); again != out {
		t.Fatalf("Safe(%q) = %q, and again %q", s, out, again)
	}
	if !utf8.ValidString(out) {
		t.Fatalf("Safe(%q) is no UTF-8", s)
	}
	for _, r := range out {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0 || unicode.Is(unicode.Cf, r) || invisible(r) || tone(r)) {
			t.Fatalf("Safe(%q) shows %U", s, r)
		}
	}
}

func checkLine(t *testing.T, s string) {
	t.Helper()
	l := Parse(s)
	check := func(sp Span) {
		if sp.Start < 0 || sp.Start > sp.End || sp.End > len(s) {
			t.Fatalf("%q: span %v out of range", s, sp)
		}
		for _, at := range []int{sp.Start, sp.End} {
			if utf8.ValidString(s) && at < len(s) && !utf8.RuneStart(s[at]) {
				t.Fatalf("%q: span %v cuts a character", s, sp)
			}
		}
	}
	for i, w := range l.Words {
		check(w.Span)
		if w.Clause >= len(l.Clauses) || i < l.Clauses[w.Clause].First || i >= l.Clauses[w.Clause].Last {
			t.Fatalf("%q: word %d outside its clause", s, i)
		}
		if w.Number >= 0 && l.Numbers[w.Number].Word != i {
			t.Fatalf("%q: number %d does not know its word", s, w.Number)
		}
	}
	for _, n := range l.Numbers {
		check(n.Span)
	}
	for _, c := range l.Clauses {
		check(c.Span)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "I can't do 5%", "fifty-four nine", "Dis\u200bcоunt ｆｉｖｅ％", "\xff\xfe$", "$", "a.b:c_d'", "\x1b[31m\x1b", "e\u0301\u0301", "'", "c$5 10:15 pm", "if if if, if", "ﷺ ½ ² ǆ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkLine(t, s)
		if folded := Fold(s); Fold(folded) != folded {
			t.Fatalf("Fold(%q) = %q, and again %q", s, folded, Fold(folded))
		}
	})
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{"", "\x1b[31mred", "\x1b]0;title\x07x", "a\u0300\u0300\u0300\u0300\u0300", "\u0958\u093c\u093c\u093c", "\r\n\r", "\u009b31m", "👩🏽‍💻", "\xf0\x9f", "\u202e\u2066x\u2069", strings.Repeat("\u0301", 90)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkSafe(t, s)
		out, spans := SafeSpans(s, []Span{{0, len(s)}, {len(s) / 2, len(s)}})
		for _, sp := range spans {
			if sp.Start < 0 || sp.Start > sp.End || sp.End > len(out) {
				t.Fatalf("SafeSpans(%q): span %v of %q", s, sp, out)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	s := "I hear you, and I'm not going to knock off five per cent for nothing. Approvals went from nine days to two; that's $3,100 a month in late fees gone. Who besides Martin has to see it before Friday at 10?"
	for _, n := range []int{1, 10, 100} {
		b.Run(itoa(n), func(b *testing.B) {
			long := strings.Repeat(s+" ", n)
			b.ReportAllocs()
			for b.Loop() {
				Parse(long)
			}
		})
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}
