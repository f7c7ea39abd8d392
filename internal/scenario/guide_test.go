package scenario

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spar/internal/grade"
)

var guidePath = filepath.Join("..", "..", "scenarios", "README.md")

func guide(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(guidePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// topKeys cuts a file into its top-level keys, each with the lines below it.
func topKeys(src string) (names []string, blocks map[string]string) {
	blocks = map[string]string{}
	name := ""
	for _, line := range strings.SplitAfter(src, "\n") {
		if key, _, ok := strings.Cut(line, ":"); ok && key != "" && key[0] >= 'a' && key[0] <= 'z' {
			name = key
			names = append(names, name)
		}
		blocks[name] += line
	}
	return names, blocks
}

// TestEveryExampleOfTheGuideRuns checks each example as the guide says: the first is a
// whole file, and each later one takes the place of the same keys in it.
func TestEveryExampleOfTheGuideRuns(t *testing.T) {
	examples := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(guide(t), -1)
	if len(examples) < 8 {
		t.Fatalf("only %d examples were found", len(examples))
	}
	names, base := topKeys(examples[0][1])
	for i, e := range examples {
		file, given := base, e[1]
		order := slices.Clone(names)
		if i > 0 {
			file = map[string]string{}
			for k, v := range base {
				file[k] = v
			}
			own, blocks := topKeys(given)
			for _, k := range own {
				if !slices.Contains(order, k) {
					order = append(order, k)
				}
				file[k] = blocks[k]
			}
		}
		var whole strings.Builder
		for _, k := range order {
			whole.WriteString(file[k])
		}
		s, problems := Check("cheaper-offer.yaml", []byte(whole.String()))
		for _, p := range problems {
			t.Errorf("example %d: %s (hint: %s)", i+1, p, p.Hint)
		}
		if s == nil {
			t.Errorf("example %d is not a scenario:\n%s", i+1, given)
		}
	}
}

// keyTables writes the tables of keys from the rows that the decoder reads by.
func keyTables() string {
	var b strings.Builder
	table(&b, "the file", scenarioKeys())
	table(&b, "`parameters:`, each name", parameterKeys())
	table(&b, "`offer:`", offerKeys())
	table(&b, "`buyer:`", buyerKeys())
	table(&b, "`buyer:`, each of `knows:`", knowledgeKeys())
	table(&b, "each of `stakeholders:`", stakeholderKeys())
	table(&b, "each of `beats:`", beatKeys())
	table(&b, "each of a beat's `leads:`", leadKeys())
	table(&b, "a lead's `when:`", whenKeys())
	table(&b, "each of a beat's `so_far:`", turnKeys())
	table(&b, "each of `endings:`", endingKeys())
	table(&b, "each of `proofs:`", proofKeys())
	table(&b, "each of `transcripts:`", transcriptKeys())
	table(&b, "`account:`", accountKeys())
	table(&b, "`account:`, each of `past:`", pastKeys())
	table(&b, "a beat's `opens:`, and `account:` of a lead's `when:`", rememberedKeys())
	table(&b, "each of a beat's `remembers:`", wordingKeys())
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func table[T any](b *strings.Builder, name string, keys []key[T]) {
	fmt.Fprintf(b, "| %s | | |\n| --- | --- | --- |\n", name)
	for _, k := range keys {
		need := "optional"
		if k.need {
			need = "needed"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", k.name, need, k.doc)
	}
	b.WriteString("\n")
}

// moveTables lists the moves and the dimensions as the grader knows them.
func moveTables() string {
	var b strings.Builder
	b.WriteString("| move | a reply that makes it |\n| --- | --- |\n")
	for _, m := range grade.Moves() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", m.ID, m.Doc)
	}
	b.WriteString("\n| dimension | 0 | 1 | 2 | 3 | 4 |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, d := range grade.Dimensions() {
		fmt.Fprintf(&b, "| `%s` |", d)
		for level := range 5 {
			fmt.Fprintf(&b, " %s |", grade.LevelWord(d, level))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestTheGuidesTablesAreCurrent compares the tables between the marks with what the
// program knows. To write them anew: SPAR_UPDATE=1 go test -run Guide ./internal/scenario
func TestTheGuidesTablesAreCurrent(t *testing.T) {
	text := guide(t)
	for name, want := range map[string]string{"keys": keyTables(), "moves": moveTables()} {
		part := regexp.MustCompile("(?s)(<!-- " + name + " -->\n)(.*?)(<!-- end -->)")
		found := part.FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("the guide has no part %q", name)
		}
		if strings.TrimSpace(found[2]) != strings.TrimSpace(want) {
			if os.Getenv("SPAR_UPDATE") == "" {
				t.Errorf("the part %q of %s is not current; SPAR_UPDATE=1 go test -run Guide ./internal/scenario writes it", name, guidePath)
			}
			text = strings.Replace(text, found[0], found[1]+"\n"+want+"\n"+found[3], 1)
		}
	}
	if os.Getenv("SPAR_UPDATE") != "" {
		if err := os.WriteFile(guidePath, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTheGuideNamesScenariosThatShip reads the ids in its table.
func TestTheGuideNamesScenariosThatShip(t *testing.T) {
	files := shipped(t)
	_, after, ok := strings.Cut(guide(t), "<!-- library -->")
	if !ok {
		t.Fatal("the guide has no part \"library\"")
	}
	rows := regexp.MustCompile("(?m)^\\| .* \\| `([a-z0-9-]+)` \\|$").FindAllStringSubmatch(after, -1)
	if len(rows) < 3 {
		t.Fatalf("only %d scenarios are named", len(rows))
	}
	for _, row := range rows {
		if files[row[1]+".yaml"] == nil {
			t.Errorf("%s does not ship", row[1])
		}
	}
}
