package scenario

import (
	"strings"
	"testing"
)

func TestEveryTemplateChecksClean(t *testing.T) {
	for _, tmpl := range Templates() {
		src, err := New(tmpl.ID, "mine", Answers{})
		if err != nil {
			t.Errorf("%s: %v", tmpl.ID, err)
			continue
		}
		s, problems := Check("mine.yaml", src)
		for _, p := range problems {
			t.Errorf("%s: %s (hint: %s)", tmpl.ID, p, p.Hint)
		}
		if s != nil && (s.Title != tmpl.Values.Title || s.Offer.Price != tmpl.Values.Price || s.Buyer.Name != tmpl.Values.Name) {
			t.Errorf("%s: the usual answers are not in the file: %q", tmpl.ID, s.Title)
		}
		if strings.Contains(string(src), "__") {
			t.Errorf("%s: a mark is left over", tmpl.ID)
		}
	}
	if len(Templates()) != 6 {
		t.Errorf("%d templates, want 6", len(Templates()))
	}
}

func TestNewTakesAnswersAndRefusesWhatWouldBreakTheFile(t *testing.T) {
	src, err := New("discount", "our-own", Answers{Title: "It's ours: a trial", Price: 990.5, Currency: "eur", Per: "a visit", Name: "Zoë O'Hara", Company: "Söhne & Co"})
	if err != nil {
		t.Fatal(err)
	}
	s, problems := Check("our-own.yaml", src)
	if len(problems) > 0 || s.Title != "It's ours: a trial" || s.Offer.ShownPrice() != "€990.50 per visit" || s.Buyer.Name != "Zoë O'Hara" {
		t.Errorf("%v %+v", problems, s)
	}
	for name, c := range map[string]struct {
		template, id string
		answers      Answers
		want         string
	}{
		"id":       {"discount", "Our Own", Answers{}, `"Our Own" cannot be an id; use small letters, digits and dashes, such as our-own`},
		"template": {"discont", "own", Answers{}, `there is no template "discont"; did you mean "discount"?`},
		"quote":    {"discount", "own", Answers{Name: `Ann "Bee" Cee`}, `the buyer's name cannot be "Ann \"Bee\" Cee"; use one line without double quotes, braces and backslashes`},
		"escape":   {"discount", "own", Answers{Title: "x\x1b[2J"}, `the title cannot be "x\x1b[2J"; use one line without double quotes, braces and backslashes`},
		"currency": {"discount", "own", Answers{Currency: "coins"}, `with these answers the file would not be right: "COINS" is not the code of a currency; three capital letters: USD, EUR, GBP, CHF, JPY`},
		"price":    {"discount", "own", Answers{Price: -1}, "the price must be a number above 0, such as 24000"},
	} {
		if _, err := New(c.template, c.id, c.answers); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
