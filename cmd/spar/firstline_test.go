package main

import (
	"io/fs"
	"strings"
	"testing"

	"spar/internal/play"
	"spar/internal/scenario"
	"spar/scenarios"
)

// TestNoShippedTalkEndsOnAFirstLineThatSaysLittle types what a trainee types who is not
// awake yet: whoever the buyer is, they go on.
func TestNoShippedTalkEndsOnAFirstLineThatSaysLittle(t *testing.T) {
	files, err := fs.Glob(scenarios.Files, "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		src, err := scenarios.Files.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sc, problems := scenario.Decode(file, src)
		if sc == nil {
			t.Fatal(problems)
		}
		if sc, err = sc.Fill(nil); err != nil {
			t.Fatal(err)
		}
		for _, reply := range []string{"I understand.", "Sorry, what do you mean by that?", "No.", "hello, how are you today?"} {
			for seed := range uint64(3) {
				st, _ := play.Begin(sc, seed)
				st, _, err := play.Step(sc, st, reply)
				if err != nil {
					t.Fatal(err)
				}
				if st.Done() {
					t.Errorf("%s ends in %q after %q (seed %d)", strings.TrimSuffix(file, ".yaml"), st.Ending, reply, seed)
				}
			}
		}
	}
}
