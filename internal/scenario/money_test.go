package scenario

import "testing"

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		amount   float64
		currency string
		want     string
	}{
		{48000, "USD", "$48,000"},
		{999, "EUR", "€999"},
		{1249.5, "gbp", "£1,249.50"},
		{1234567.894, "CHF", "CHF 1,234,567.89"},
		{999.999, "USD", "$1,000"},
		{-2400, "USD", "-$2,400"},
		{0, "", "0"},
	} {
		if got := Money(c.amount, c.currency); got != c.want {
			t.Errorf("Money(%v, %q) is %q, want %q", c.amount, c.currency, got, c.want)
		}
	}
}

func TestPercent(t *testing.T) {
	for p, want := range map[float64]string{5: "5%", 2.5: "2.5%", 16.666: "16.7%", 0: "0%"} {
		if got := Percent(p); got != want {
			t.Errorf("Percent(%v) is %q, want %q", p, got, want)
		}
	}
}
