package scenario

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// example is the whole file that a piece of a page stands for: the base with one piece
// replaced, or with the piece at its end where it is a key of its own.
func example(t *testing.T, base string, c Code, piece string) string {
	t.Helper()
	in := c.in
	if in == "" {
		in = c.Mended
	}
	switch {
	case strings.Contains(base, in):
		return strings.Replace(base, in, piece, 1)
	case c.in != "" || strings.HasPrefix(piece, " "):
		t.Fatalf("the base does not hold %q", in)
	}
	return base + piece + "\n"
}

func TestEveryCodeHasAPageThatIsTrue(t *testing.T) {
	base := minimal(t)
	for _, c := range Codes() {
		t.Run(c.ID, func(t *testing.T) {
			if c.Title == "" || len(c.Doc) < 60 || c.Broken == "" || c.Mended == "" || c.Broken == c.Mended {
				t.Fatalf("the page of %s is not written", c.ID)
			}
			var broken, mended []byte
			if c.file != nil {
				broken, mended = c.file(base), []byte(base)
			} else {
				broken, mended = []byte(example(t, base, c, c.Broken)), []byte(example(t, base, c, c.Mended))
			}
			check := func(src []byte) []Problem {
				s, problems := Check("minimal.yaml", src)
				if c.beside != "" {
					first := []byte(base + c.beside)
					earlier, _ := Check("first.yaml", first)
					for _, found := range Episodes([]File{{Name: "first.yaml", Src: first, Scenario: earlier}, {Name: "minimal.yaml", Src: src, Scenario: s}}) {
						problems = append(problems, found...)
					}
				}
				return problems
			}
			problems := check(broken)
			if len(problems) == 0 {
				t.Fatal("the broken example has no problem")
			}
			told := false
			for _, p := range problems {
				if p.Code == c.ID {
					told = true
				}
				if p.Severity != severities[p.Code] || p.Hint == "" || p.Line < 1 || p.Col < 1 {
					t.Errorf("%+v: a problem has its code's severity, a place and a cure", p)
				}
				if p.Code != c.ID && c.ID != CodeTooMany {
					t.Errorf("the broken example has another problem: %s", p)
				}
			}
			if !told {
				t.Error("the broken example does not have its own problem")
			}
			for _, p := range check(mended) {
				t.Errorf("the mended example: %s", p)
			}
		})
	}
}

// TestEveryConstantIsARow reads the list of constants, so that a code cannot be used
// without a page, and no page describes a code that nothing reports.
func TestEveryConstantIsARow(t *testing.T) {
	src, err := os.ReadFile("code.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for _, c := range Codes() {
		if rows[c.ID] {
			t.Errorf("%s has two pages", c.ID)
		}
		rows[c.ID] = true
	}
	constants := regexp.MustCompile(`Code\w+ +(?:[A-Za-z]+ )?= "(SP\d{3})"`).FindAllStringSubmatch(string(src), -1)
	if len(constants) < 40 {
		t.Fatalf("only %d constants were found", len(constants))
	}
	for _, m := range constants {
		if !rows[m[1]] {
			t.Errorf("%s has no page", m[1])
		}
		delete(rows, m[1])
	}
	for id := range rows {
		t.Errorf("%s has a page and no constant", id)
	}
}

func TestExplain(t *testing.T) {
	page, ok := Explain("sp006")
	if !ok || !strings.Contains(page, "SP006: a colon in a text without quotes (error)") ||
		!strings.Contains(page, "Broken:\n\n            says: Well: that") || !strings.Contains(page, "Mended:") {
		t.Errorf("page %q", page)
	}
	if _, ok := Explain("SP999"); ok {
		t.Error("SP999 has no page")
	}
}

// TestCodesAreInOrder holds what "spar scenario explain" lists to the order of the ids,
// each once.
func TestCodesAreInOrder(t *testing.T) {
	last := ""
	for _, c := range Codes() {
		if c.ID <= last {
			t.Errorf("%s comes after %s", c.ID, last)
		}
		last = c.ID
	}
}
