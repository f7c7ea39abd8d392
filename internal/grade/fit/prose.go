package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// prose.go reads English that nobody rated, from which joints are learned: how people put
// words together, and nothing else.

type prose struct {
	fold int
	kind string
	text string
}

// fewestProse is how many words a text of the library has at least.
const fewestProse = 6

// placeholder is what a scenario leaves open; a figure stands there mostly.
var placeholder = regexp.MustCompile(`\{[a-z._-]+\}`)

// loadProse reads the flagged replies of the corpus and the texts of the library's
// scenarios, and deals buyers and scenarios into folds whole.
func (d *data) loadProse(corpus string) error {
	var replies []flagged
	var names []string
	err := eachFlagged(corpus, func(_ int, f *flagged) error {
		if f.Situation != nil {
			names = append(names, buyerName(f.Buyer))
		} else {
			replies = append(replies, *f)
		}
		return nil
	})
	if err != nil {
		return err
	}
	foldOf := foldsByHash(names)
	for i := range replies {
		k := slices.Index(names, buyerName(replies[i].Buyer))
		if k < 0 {
			return fmt.Errorf("a reply to buyer %d, who is not there", replies[i].Buyer)
		}
		d.prose = append(d.prose, prose{foldOf[k], "flagged", replies[i].Reply})
	}
	return reading(filepath.Join(corpus, libraryTexts), func(r io.Reader) error {
		in := json.NewDecoder(r)
		for n := 0; ; n++ {
			var texts []string
			switch err := in.Decode(&texts); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return fmt.Errorf("scenario %d: %w", n+1, err)
			}
			for _, s := range texts {
				d.prose = append(d.prose, prose{n % folds, "prose", s})
			}
		}
	})
}

// libraryTexts are the texts of the library as the model learned from them, a line of JSON
// for each scenario: who mends a line of a scenario moves no byte of the model.
const libraryTexts = "library.jsonl.gz"

// takeLibrary writes the texts of a folder of scenarios to the corpus.
func takeLibrary(corpus, library string) error {
	files, err := filepath.Glob(filepath.Join(library, "*.yaml"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no scenarios", library)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var root yaml.Node
		if err := yaml.Unmarshal(b, &root); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := json.NewEncoder(z).Encode(textsOf(&root)); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(corpus, libraryTexts), out.Bytes(), 0o644)
}

// textsOf are the texts of a file that are long enough, in the order of the file.
func textsOf(n *yaml.Node) []string {
	texts := []string{}
	for _, k := range n.Content {
		texts = append(texts, textsOf(k)...)
	}
	if s := strings.TrimSpace(placeholder.ReplaceAllString(n.Value, "40")); n.Kind == yaml.ScalarNode && len(strings.Fields(s)) >= fewestProse {
		texts = append(texts, s)
	}
	return texts
}
