package scenario

import (
	"reflect"
	"testing"
)

func TestFillTakesATraineesOwnDeal(t *testing.T) {
	s := mustDecode(t, minimal(t))
	before := mustDecode(t, minimal(t))
	own, err := s.Fill(map[string]string{"price": "€120k", "ask": "7.5 %", "item": "a {kiln}"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "7.5% of $120,000 is $9,000"; own.Facts[1] != want {
		t.Errorf("fact %q, want %q", own.Facts[1], want)
	}
	if own.Offer.Price != 120000 || own.Offer.Item != "a {kiln}" || own.Digest != s.Digest {
		t.Errorf("offer %+v", own.Offer)
	}
	if !reflect.DeepEqual(s, before) {
		t.Error("filling one changed the other")
	}
	back, err := own.Fill(nil)
	if err != nil || !reflect.DeepEqual(back, s) {
		t.Errorf("filling without a set gives the defaults back: %v", err)
	}
}

func TestFillNamesTheParameterAndTheCure(t *testing.T) {
	s := mustDecode(t, minimal(t))
	for _, c := range []struct{ name, value, want string }{
		{"price", "much", `parameter price is not an amount of money: "much"; write a number above 0, such as 48000`},
		{"price", "4,80", `parameter price is not an amount of money: "4,80"; write a number above 0, such as 48000`},
		{"price", "3.200", `parameter price is not an amount of money: "3.200"; for 3,200 write 3200; for 3 and a fraction write 3.2`},
		{"price", "€3.250", `parameter price is not an amount of money: "€3.250"; for 3,250 write 3250; for 3 and a fraction write 3.25`},
		{"ask", "NaN", `parameter ask is not a percentage: "NaN"; write a number above 0 and up to 100, such as 5`},
		{"ask", "120", `parameter ask is not a percentage: "120"; write a number above 0 and up to 100, such as 5`},
		{"item", "x\x1b[31m", `parameter item is not a plain text: it holds an escape character (U+001B); type it anew`},
		{"item", "x\xff", `parameter item is not a plain text: it holds bytes that are not UTF-8; type it anew, in a terminal set to UTF-8`},
		{"prise", "5", `there is no parameter "prise"; did you mean "price"?`},
	} {
		_, err := s.Fill(map[string]string{c.name: c.value})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s=%q: %v, want %s", c.name, c.value, err, c.want)
		}
	}
}

func TestBraces(t *testing.T) {
	values := map[string]amountOf{"a": {shown: "one"}, "b": {shown: "{a}"}}
	for in, want := range map[string]string{
		"{b} and {a}": "{a} and one", "{{a}}": "{a}", "x {{{a}}}": "x {one}", "open { here": "open { here",
		"close } here": "close } here", "{a": "{a", "": "", "a{a}{a}": "aoneone", "{a}": "one",
		"{a} and {a}": "One and one", "Yes. {a}, no? {a}!": "Yes. One, no? One!", "at 5.{a}": "at 5.one",
		"\"{a} or two\", mr. {a}": "\"One or two\", mr. One",
	} {
		if got := fillText(in, values); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestFillTextTakesTheValuesThatAreFilledIn(t *testing.T) {
	s := mustDecode(t, minimal(t))
	own, err := s.Fill(map[string]string{"price": "120000", "ask": "7.5"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := own.FillText("{ask.of.price} of {price}, {nothing} and {"), "$9,000 of $120,000, {nothing} and {"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
