package scenario

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestEveryPlanConstantIsARow(t *testing.T) {
	src, err := os.ReadFile("code_plan.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for _, c := range PlanCodes() {
		if rows[c.ID] || c.Title == "" || len(c.Doc) < 60 || c.Broken == "" || c.Mended == "" || c.Broken == c.Mended {
			t.Errorf("the page of %s is not written, or is there twice", c.ID)
		}
		rows[c.ID] = true
		if page, ok := Explain(c.ID); !ok || !strings.Contains(page, c.Title) {
			t.Errorf("%s is not explained", c.ID)
		}
	}
	for _, c := range Codes() {
		if rows[c.ID] {
			t.Errorf("%s is a code of scenarios too", c.ID)
		}
	}
	constants := regexp.MustCompile(`Code\w+ += "(SP\d{3})"`).FindAllStringSubmatch(string(src), -1)
	if len(constants) != len(rows) {
		t.Errorf("%d constants and %d pages", len(constants), len(rows))
	}
	for _, m := range constants {
		if !rows[m[1]] {
			t.Errorf("%s has no page", m[1])
		}
	}
}

// TestReadPlanOfAnything wants an answer to whatever is given for a plan, with places.
func TestReadPlanOfAnything(t *testing.T) {
	for _, src := range []string{"", "\x00", "[", "a: b", "format: 1\nskills: 3", strings.Repeat("[", 5000), "baseline: {scenarios: [{}]}", "- x\n- y",
		"retest: &a {scenarios: [*a]}", "zone: \"\\e[31m\"", "title: \u202e\n"} {
		in := ReadPlan("x.yaml", []byte(src))
		problems := in.Problems()
		if len(problems) == 0 {
			t.Errorf("%.20q is taken for a plan", src)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Col < 1 || HiddenIn(p.String()+p.Hint) != "" || strings.Contains(p.Hint, "scenario new") {
				t.Errorf("%.20q: %+v", src, p)
			}
		}
	}
	problems := ReadPlan("My Drill.yaml", []byte("x: 1")).Problems()
	if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Code == CodeID }) {
		t.Errorf("a name that is no id: %v", problems)
	}
}

// TestPlanSchemaTakesTheShippedDrill holds the schema to a file that the decoder takes,
// and lets it refuse a key that does not exist.
func TestPlanSchemaTakesTheShippedDrill(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(PlanSchema())))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("drill.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled := c.MustCompile("drill.json")
	src, err := os.ReadFile("../../scenarios/drills/midyear.yaml")
	if err != nil {
		t.Fatal(err)
	}
	read := func(src string) any {
		var v any
		if err := yaml.Unmarshal([]byte(src), &v); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		v, err = jsonschema.UnmarshalJSON(strings.NewReader(string(b)))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if err := compiled.Validate(read(string(src))); err != nil {
		t.Error(err)
	}
	if compiled.Validate(read(strings.Replace(string(src), "attempts:", "atempts:", 1))) == nil {
		t.Error("the schema takes a key that does not exist")
	}
}
