package text

import "testing"

func TestCellIsNoFormula(t *testing.T) {
	for in, want := range map[string]string{
		"The price stays.":     "The price stays.",
		"=1+1":                 "'=1+1",
		"+41 79":               "'+41 79",
		"-5% and you sign":     "'-5% and you sign",
		"-0.250":               "-0.250",
		"-3":                   "-3",
		"-3.":                  "'-3.",
		"-3-1":                 "'-3-1",
		"-3.1.1":               "'-3.1.1",
		"--3":                  "'--3",
		"-":                    "'-",
		"-1e5":                 "'-1e5",
		"-A1":                  "'-A1",
		"@SUM(A1)":             "'@SUM(A1)",
		"  =cmd|' /C calc'!A0": "'  =cmd|' /C calc'!A0",
		"\t=1":                 "' =1",
		"\n=1":                 "'\n=1",
		"\u00a0=1":             "' =1",
		"＝1":                   "'＝1",
		"％":                    "％",
		"|calc":                "'|calc",
		"\x1b[31m=1":           "'=1",
		"5 - 3":                "5 - 3",
		"":                     "",
		"two\nlines":           "two\nlines",
		"'=1":                  "'=1",
	} {
		if got := Cell(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
