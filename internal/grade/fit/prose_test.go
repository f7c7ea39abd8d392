package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTheLibrarysTextsAreTaken: those that are long enough, with a figure where a scenario
// leaves one open, each in the fold of its scenario.
func TestTheLibrarysTextsAreTaken(t *testing.T) {
	corpus, library := t.TempDir(), t.TempDir()
	for name, body := range map[string]string{
		filepath.Join(corpus, "moves.jsonl"): "",
		filepath.Join(library, "a.yaml"):     "title: Too short\nbrief: They ask for {ask.percent} off & sign on <Friday>.\nbeats:\n  - buyer: [\"What do you say to that, then?\"]\n",
		filepath.Join(library, "b.yaml"):     "why: You held the price and said why.\n",
	} {
		if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := takeLibrary(corpus, library); err != nil {
		t.Fatal(err)
	}
	var d data
	if err := d.loadProse(corpus); err != nil {
		t.Fatal(err)
	}
	want := []prose{{0, "prose", "They ask for 40 off & sign on <Friday>."}, {0, "prose", "What do you say to that, then?"}, {1, "prose", "You held the price and said why."}}
	if len(d.prose) != len(want) {
		t.Fatalf("%+v", d.prose)
	}
	for i, p := range d.prose {
		if p != want[i] {
			t.Errorf("%+v; want %+v", p, want[i])
		}
	}
	if err := takeLibrary(corpus, corpus); err == nil {
		t.Error("a folder without scenarios was taken")
	}
}
