package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spar/internal/rehearse"
	"spar/internal/scenario"
)

var (
	guideExample = regexp.MustCompile("(?s)```yaml\n(.*?)```")
	topKey       = regexp.MustCompile(`(?m)^[a-z]+:`)
)

// guideFile is the file that the authoring guide builds up: its first example, and in
// place of the same keys those of the later examples that begin with one of these.
func guideFile(begins ...string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "README.md"))
	if err != nil {
		return nil, err
	}
	file := ""
	for _, e := range guideExample.FindAllStringSubmatch(string(b), -1) {
		if file == "" {
			file = e[1]
			continue
		}
		if !slices.ContainsFunc(begins, func(key string) bool { return strings.HasPrefix(e[1], key) }) {
			continue
		}
		for i, at := range topKey.FindAllStringIndex(e[1], -1) {
			key, piece := e[1][at[0]:at[1]], e[1][at[0]:]
			if next := topKey.FindAllStringIndex(e[1], -1)[i:]; len(next) > 1 {
				piece = e[1][at[0]:next[1][0]]
			}
			whole := regexp.MustCompile(`(?m)^` + key + `(.*\n)(^[ #\n].*\n?)*`)
			if found := whole.FindString(file); found != "" {
				file = strings.Replace(file, found, piece, 1)
			} else {
				file += piece
			}
		}
	}
	return []byte(file), nil
}

// TestTheGuidesCommandsWork runs every command that the guide shows, in its order, in a
// folder that holds the file which it builds up.
func TestTheGuidesCommandsWork(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "spring"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, begins := range map[string][]string{
		"my-buyer.yaml": {"proofs:", "transcripts:"}, "spring/cheaper-offer.yaml": {"proofs:", "transcripts:"}, "cheaper-offer.yaml": {"parameters:"},
	} {
		file, err := guideFile(begins...)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), file, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	commands := regexp.MustCompile("(?m)`(spar [a-z][^`]*)`|^(spar [a-z].*)$").FindAllStringSubmatch(string(b), -1)
	if len(commands) < 15 {
		t.Fatalf("only %d commands were found", len(commands))
	}
	ran := map[string]bool{}
	for _, found := range commands {
		line := found[1] + found[2]
		if ran[line] {
			continue
		}
		ran[line] = true
		words, _, _ := strings.Cut(line, " > ") // where the shell puts it
		var args []string
		for _, word := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(words, -1)[1:] {
			args = append(args, strings.Trim(word, `"`))
		}
		if slices.Contains(args, "preview") {
			continue // it watches until it is stopped: TestPreviewLineByLine
		}
		cmd := command(t, args...)
		cmd.Env = inData(dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
	}
}

// TestTheGuidesProofsAndTranscriptsHold rehearses that file, as its reader would.
func TestTheGuidesProofsAndTranscriptsHold(t *testing.T) {
	file, err := guideFile("proofs:", "transcripts:")
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
