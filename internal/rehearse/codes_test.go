package rehearse

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestEveryKindOfFindingHasAPage reads the list of constants, so that no finding can be
// told that "scenario explain" does not know.
func TestEveryKindOfFindingHasAPage(t *testing.T) {
	src, err := os.ReadFile("rehearse.go")
	if err != nil {
		t.Fatal(err)
	}
	constants := regexp.MustCompile(`(?m)^\t\w+ +Code = "([a-z-]+)"`).FindAllStringSubmatch(string(src), -1)
	if len(constants) < 7 || len(constants) != len(Codes()) {
		t.Errorf("%d constants, %d pages", len(constants), len(Codes()))
	}
	for _, m := range constants {
		page, ok := Explain(strings.ToUpper(m[1]))
		if !ok || len(page) < 300 || !strings.HasPrefix(page, m[1]+": ") {
			t.Errorf("%s: %q", m[1], page)
		}
	}
	if _, ok := Explain("proof"); ok {
		t.Error("half a code has a page")
	}
}

// What a page shows is what a finding really says: its words stand in a finding of the
// tests' shop, or in that of a broken one.
func TestThePagesSpeakAsFindingsDo(t *testing.T) {
	weak := `{ beat: ask, kind: weak, reply: "` + gives + `", at-least: { value: 4 } }`
	r := Rehearse(shop(t, "proofs:\n  - "+weak+"\ntranscripts:\n  - { name: gives in, replies: [\""+gives+"\", \"Fine, 10% then, have it.\"], ends: parked }\n"), Options{})
	told := ""
	for _, f := range r.Findings {
		told += string(f.Code) + ": " + f.Message + "\n"
	}
	for code, words := range map[Code]string{ProofMissed: "proof 1 (weak): value at least 4, got value", ProofLacking: "no proof of the kind",
		TranscriptMissed: `transcript "gives in": it ends in "bled" instead of "parked"; its way was ask > more; its last reply got assertiveness 0, value 0`} {
		if !strings.Contains(told, string(code)+": "+words) {
			t.Errorf("no finding says %q:\n%s", words, told)
		}
	}
}
