package main

import (
	"bufio"
	"encoding/json"
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

// loadProse reads the flagged replies of the corpus and all texts of the library's
// scenarios, and deals buyers and scenarios into folds whole.
func (d *data) loadProse(corpus, library string) error {
	var replies []flagged
	var names []string
	err := reading(filepath.Join(corpus, "moves.jsonl"), func(r io.Reader) error {
		sc := bufio.NewScanner(r)
		sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
		for n := 1; sc.Scan(); n++ {
			var f flagged
			if err := json.Unmarshal(sc.Bytes(), &f); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			if f.Situation != nil {
				names = append(names, buyerName(f.Buyer))
			} else {
				replies = append(replies, f)
			}
		}
		return sc.Err()
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
	return d.loadLibrary(library)
}

// loadLibrary reads the scenarios of a folder.
func (d *data) loadLibrary(library string) error {
	files, err := filepath.Glob(filepath.Join(library, "*.yaml"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no scenarios", library)
	}
	for i, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var root yaml.Node
		if err := yaml.Unmarshal(b, &root); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.scenario(i%folds, &root)
	}
	return nil
}

// scenario takes the texts of a file.
func (d *data) scenario(fold int, n *yaml.Node) {
	for _, k := range n.Content {
		d.scenario(fold, k)
	}
	if s := strings.TrimSpace(placeholder.ReplaceAllString(n.Value, "40")); n.Kind == yaml.ScalarNode && len(strings.Fields(s)) >= fewestProse {
		d.prose = append(d.prose, prose{fold, "prose", s})
	}
}
