package scenario

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// object is a piece of JSON Schema.
type object = map[string]any

// A shape is what a value of the file may be. One row of a key table names it once,
// and reading, printing, the schema, copying and the filling in of parameters follow.
type shape[V any] struct {
	// read takes the value from a node, or reports what is wrong and gives false.
	read func(r *reading, n *yaml.Node) (V, bool)
	// print gives the node that reads back as v; nil leaves the key out.
	print  func(v V) *yaml.Node
	schema func() object
	// texts visits each text that may hold placeholders, with its path; nil for none.
	texts func(path string, v *V, visit visitor)
	// clone copies v so that nothing is shared; nil where assigning does.
	clone func(v V) V
}

// visitor is called with the path of a text and the text itself, to look at or change.
type visitor func(path string, s *string)

// A key is a row: one key of one group, what it means, and where its value goes.
type key[T any] struct {
	name, doc string
	need      bool
	read      func(r *reading, n *yaml.Node, to *T)
	print     func(from *T) *yaml.Node
	schema    func() object
	texts     func(path string, in *T, visit visitor)
	clone     func(t *T) // nil, as texts, where the value has no need of it
}

// needed is a row for a key that must be there.
func needed[T, V any](name, doc string, s shape[V], field func(*T) *V) key[T] {
	k := optional(name, doc, s, field)
	k.need = true
	return k
}

// optional is a row for a key that may be left out; the field then keeps its zero value.
func optional[T, V any](name, doc string, s shape[V], field func(*T) *V) key[T] {
	k := key[T]{name: name, doc: doc, schema: s.schema}
	k.read = func(r *reading, n *yaml.Node, to *T) {
		if v, ok := s.read(r, n); ok {
			*field(to) = v
		}
	}
	k.print = func(from *T) *yaml.Node { return s.print(*field(from)) }
	if s.texts != nil {
		k.texts = func(path string, in *T, visit visitor) { s.texts(path, field(in), visit) }
	}
	if s.clone != nil {
		k.clone = func(t *T) { *field(t) = s.clone(*field(t)) }
	}
	return k
}

// group is a mapping with the keys of a table.
func group[T any](what string, keys []key[T]) shape[T] {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return shape[T]{
		read: func(r *reading, n *yaml.Node) (T, bool) { return readGroup(r, n, what, keys, names) },
		print: func(v T) *yaml.Node {
			out := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
			for _, k := range keys {
				if value := k.print(&v); value != nil {
					out.Content = append(out.Content, scalar("!!str", k.name, 0), value)
				}
			}
			if out.Content == nil {
				return nil
			}
			return out
		},
		schema: func() object { return groupSchema(keys) },
		texts: func(path string, v *T, visit visitor) {
			for _, k := range keys {
				if k.texts != nil {
					k.texts(join(path, k.name), v, visit)
				}
			}
		},
		clone: func(v T) T {
			for _, k := range keys {
				if k.clone != nil {
					k.clone(&v)
				}
			}
			return v
		},
	}
}

func readGroup[T any](r *reading, n *yaml.Node, what string, keys []key[T], names []string) (v T, ok bool) {
	if !r.plain(n) {
		return v, false
	}
	if n.Kind != yaml.MappingNode {
		r.wrong(n, CodeShape, "write it as \"key: value\" lines; the keys are "+listed(names),
			"%s is a group of keys, not %s", what, kindOf(n))
		return v, false
	}
	seen := make(map[string]*yaml.Node, len(keys))
	meant := map[string]bool{} // needed keys that stand there with a slip in the name
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if len(*r.list) > enough {
			break
		}
		at := slices.Index(names, name.Value)
		switch {
		case !r.plain(name):
		case name.Kind != yaml.ScalarNode || at < 0:
			meant[nearest(name.Value, names)] = true
			hint := didYouMean(name.Value, names)
			if n.Style&yaml.FlowStyle != 0 && value.Tag == "!!null" {
				hint = "write a number without commas: 48000"
				if strings.Trim(name.Value, "0123456789.") != "" {
					hint = "inside braces a text that holds a comma needs quotes: { label: \"Well, yes\" }"
				}
			}
			r.wrong(name, CodeUnknownKey, hint, "%s has no key %s", what, quote(name.Value))
		case seen[name.Value] != nil:
			r.wrong(name, CodeDuplicateKey, "keep one of the two", "%s stands here a second time; first on line %d",
				quote(name.Value), seen[name.Value].Line)
		default:
			seen[name.Value] = name
			r.into(step{key: name.Value}, func() { keys[at].read(r, value, &v) })
		}
	}
	for _, k := range keys {
		if k.need && seen[k.name] == nil && !meant[k.name] {
			r.wrong(n, CodeMissingKey, "add \""+k.name+":\" "+k.doc, "%s lacks %s", what, quote(k.name))
		}
	}
	return v, true
}

// list is a sequence of at least atLeast values; named is what one of them is called.
func list[V any](item shape[V], atLeast int) shape[[]V] {
	s := shape[[]V]{
		read: func(r *reading, n *yaml.Node) ([]V, bool) {
			if !r.plain(n) {
				return nil, false
			}
			if n.Kind != yaml.SequenceNode {
				r.wrong(n, CodeShape, "begin each of its values with \"- \" on a line of its own, or write [one, another]",
					"%s is a list, not %s", r.here(), kindOf(n))
				return nil, false
			}
			if len(n.Content) < atLeast {
				r.wrong(n, CodeBlank, "add at least one", "the list %s is empty", r.here())
				return nil, false
			}
			var out []V
			for i, c := range n.Content {
				if len(*r.list) > enough {
					break
				}
				// A value that cannot be read keeps its place, so that paths stay true.
				var v V
				r.into(step{index: i}, func() { v, _ = item.read(r, c) })
				out = append(out, v)
			}
			return out, true
		},
		print: func(v []V) *yaml.Node {
			if len(v) == 0 {
				return nil
			}
			out := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
			for _, one := range v {
				out.Content = append(out.Content, item.print(one))
			}
			return out
		},
		schema: func() object {
			o := object{"type": "array", "items": item.schema()}
			if atLeast > 0 {
				o["minItems"] = atLeast
			}
			return o
		},
		clone: func(v []V) []V {
			v = slices.Clone(v)
			if item.clone != nil {
				for i := range v {
					v[i] = item.clone(v[i])
				}
			}
			return v
		},
	}
	if item.texts != nil {
		s.texts = func(path string, v *[]V, visit visitor) {
			for i := range *v {
				item.texts(path+index(i), &(*v)[i], visit)
			}
		}
	}
	return s
}
