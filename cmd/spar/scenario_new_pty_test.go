//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spar/internal/scenario"
)

// TestNewAsksOnATerminal answers some questions, takes what is offered for others, and
// plays what came of it.
func TestNewAsksOnATerminal(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	x := start(t, nil, "scenario", "new")
	seen := 0
	for _, turn := range []struct{ question, answer string }{
		{"A number [1]: ", "seven"}, // no such number: it says so and asks again
		{"Type one of the numbers 1 to 6.\r\nA number [1]: ", "Recovery"},
		{"without .yaml [recovery]: ", "Twice a Month"},
		{`use small letters, digits and dashes, such as twice-a-month`, "twice"},
		{"A title [Twice in one month]: ", ""},
		{"What you sell [daily parts deliveries]: ", "linen by the van"},
		{"The list price, as a number [52000]: ", "eighteen"},
		{"write it like 24000", "18,500"},
		{"The currency [EUR]: ", "pounds"},
		{"The currency [EUR]: ", "gbp"},
		{"What that is for (year, month, visit, once) [year]: ", "month"},
		{"The buyer's name [Ines Duarte]: ", "Oda Nilsen"},
		{"Their job [site manager]: ", ""},
		{"Where they work [Duarte Roofing]: ", "Nilsen Hotels"},
	} {
		x.awaitAfter(seen, turn.question)
		seen = len(x.output())
		x.enter(turn.answer)
	}
	if out, status := x.end(); status != 0 || !strings.Contains(out, "play it:") {
		t.Fatalf("it ended with %d:\n%s", status, out)
	}
	src, err := os.ReadFile(filepath.Join(dir, "twice.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Check("twice.yaml", src)
	if len(problems) > 0 || s.Title != "Twice in one month" || s.Offer.ShownPrice() != "£18,500 per month" || s.Buyer.Company != "Nilsen Hotels" {
		t.Errorf("%v\n%s", problems, src)
	}
}

// TestNewWritesNothingWhenItIsStopped ends the input in the middle of the questions.
func TestNewWritesNothingWhenItIsStopped(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	x := start(t, nil, "scenario", "new")
	x.await("A number [1]: ")
	x.enter("1")
	x.await("without .yaml [")
	x.press(4) // the end of input
	if out, status := x.end(); status != 1 || !strings.Contains(out, "stopped; nothing was written") {
		t.Fatalf("it ended with %d:\n%s", status, out)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
