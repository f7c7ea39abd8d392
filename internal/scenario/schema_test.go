package scenario

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("scenario.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("scenario.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// value reads a file as an editor's YAML extension does before it asks the schema.
func value(t *testing.T, src []byte) any {
	t.Helper()
	var v any
	if err := yaml.Load(src, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheSchemaTakesWhatTheDecoderTakes(t *testing.T) {
	s := schema(t)
	files := shipped(t)
	files["minimal.yaml"] = []byte(minimal(t))
	for name, src := range files {
		if err := s.Validate(value(t, src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTheSchemaRefusesWhatTheDecoderRefuses tries the codes that a schema can know.
func TestTheSchemaRefusesWhatTheDecoderRefuses(t *testing.T) {
	s := schema(t)
	for _, c := range valueCodes() {
		switch c.ID {
		case CodeDuplicateKey, CodeHash, CodeTooMany, CodeLong, CodeBareWord:
			continue // the YAML reader's business, or ours alone
		}
		src := example(t, minimal(t), c, c.Broken)
		if err := s.Validate(value(t, []byte(src))); err == nil {
			t.Errorf("%s: the schema takes\n%s", c.ID, c.Broken)
		}
	}
}

func TestTheSchemaDescribesEveryKey(t *testing.T) {
	out := string(Schema())
	for _, name := range keyNames() {
		if !strings.Contains(out, `"`+name+`"`) {
			t.Errorf("%s is not in the schema", name)
		}
	}
	var described func(path string, o object)
	described = func(path string, o object) {
		properties, ok := o["properties"].(object)
		for name, p := range properties {
			if _, isLevel := severities[name]; ok && !isLevel && p.(object)["description"] == nil && !strings.Contains(path, "at-") {
				t.Errorf("%s.%s has no description", path, name)
			}
			described(path+"."+name, p.(object))
		}
		if items, ok := o["items"].(object); ok {
			described(path, items)
		}
	}
	described("", scenarioShape.schema())
}
