package scenario

import "encoding/json"

// Schema is a JSON Schema (draft 2020-12) of the scenario file, made from the same
// rows as the decoder, so that an editor completes keys and marks slips while a
// coach types.
func Schema() []byte {
	o := scenarioShape.schema()
	o["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	o["title"] = "A scenario of spar"
	o["description"] = "One buyer to practise with: who they are, what they say, and where each kind of reply leads."
	b, err := json.MarshalIndent(o, "", "  ")
	if err != nil {
		// Maps of strings, numbers and lists always encode; anything else is a slip
		// in a row, found by the first test that runs.
		panic(err)
	}
	return append(b, '\n')
}

func groupSchema[T any](keys []key[T]) object {
	properties, required := object{}, []string{}
	for _, k := range keys {
		p := k.schema()
		p["description"] = k.doc
		properties[k.name] = p
		if k.need {
			required = append(required, k.name)
		}
	}
	o := object{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

// keyNames lists every key of the format, whatever group it belongs to.
func keyNames() []string {
	var names []string
	var walk func(o object)
	walk = func(o object) {
		if properties, ok := o["properties"].(object); ok {
			for name, p := range properties {
				names = append(names, name)
				walk(p.(object))
			}
		}
		for _, below := range []string{"items", "additionalProperties"} {
			if o, ok := o[below].(object); ok {
				walk(o)
			}
		}
	}
	walk(scenarioShape.schema())
	return names
}
