package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"spar/internal/rehearse"
	"spar/internal/scenario"
)

// guideFile is the file that the authoring guide builds up: its first example with the
// proofs and transcripts that follow.
func guideFile() ([]byte, error) {
	b, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "README.md"))
	if err != nil {
		return nil, err
	}
	file := ""
	for _, e := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(b), -1) {
		if file == "" || strings.HasPrefix(e[1], "proofs:") || strings.HasPrefix(e[1], "transcripts:") {
			file += e[1]
		}
	}
	return []byte(file), nil
}

// TestTheGuidesProofsAndTranscriptsHold rehearses that file, as its reader would.
func TestTheGuidesProofsAndTranscriptsHold(t *testing.T) {
	file, err := guideFile()
	if err != nil {
		t.Fatal(err)
	}
	sc, problems := scenario.Decode("cheaper-offer.yaml", file)
	if sc == nil {
		t.Fatal(problems)
	}
	if len(sc.Proofs) < 4 || len(sc.Transcripts) < 2 {
		t.Fatalf("%d proofs and %d transcripts were found", len(sc.Proofs), len(sc.Transcripts))
	}
	for _, f := range rehearse.Rehearse(sc, rehearse.Options{}).Findings {
		t.Errorf("%+v", f)
	}
}
