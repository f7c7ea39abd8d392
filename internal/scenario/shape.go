package scenario

import (
	"slices"
	"strconv"
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
	texts func(at *trail, v *V, visit visitor)
	// clone copies v so that nothing is shared; nil where assigning does.
	clone func(v V) V
}

// visitor is called with the place of a text and the text itself, to look at or change. The
// trail goes on afterwards: whoever wants to keep the path asks for its String.
type visitor func(at *trail, s *string)

// trail is the path of the value that is looked at. Few paths are ever told, so that they
// are not put together for each of a file's texts.
type trail struct{ path []byte }

func (t *trail) String() string { return string(t.path) }

// begins reports whether the path begins so.
func (t *trail) begins(with string) bool {
	return len(t.path) >= len(with) && string(t.path[:len(with)]) == with
}

// key and index go a step on and say how long the path was: what back takes it back to.
func (t *trail) key(name string) (back int) {
	back = len(t.path)
	if back > 0 {
		t.path = append(t.path, '.')
	}
	t.path = append(t.path, name...)
	return back
}

func (t *trail) index(i int) (back int) {
	back = len(t.path)
	t.path = append(strconv.AppendInt(append(t.path, '['), int64(i), 10), ']')
	return back
}

func (t *trail) back(to int) { t.path = t.path[:to] }

// A key is a row: one key of one group, what it means, and where its value goes.
type key[T any] struct {
	name, doc string
	need      bool
	read      func(r *reading, n *yaml.Node, to *T)
	print     func(from *T) *yaml.Node
	schema    func() object
	texts     func(at *trail, in *T, visit visitor)
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
		k.texts = func(at *trail, in *T, visit visitor) { s.texts(at, field(in), visit) }
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
		texts: func(at *trail, v *T, visit visitor) {
			for i := range keys {
				if k := &keys[i]; k.texts != nil {
					back := at.key(k.name)
					k.texts(at, v, visit)
					at.back(back)
				}
			}
		},
		clone: func(v T) T {
			for i := range keys {
				if keys[i].clone != nil {
					keys[i].clone(&v)
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
	var few [24]*yaml.Node
	seen := few[:] // the name of each key, where it stands
	if len(keys) > len(few) {
		seen = make([]*yaml.Node, len(keys))
	}
	var meant map[string]bool // needed keys that stand there with a slip in the name
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if len(*r.list) > enough {
			break
		}
		at := slices.Index(names, name.Value)
		switch {
		case !r.plain(name):
		case name.Kind != yaml.ScalarNode || at < 0:
			if meant == nil {
				meant = map[string]bool{}
			}
			meant[nearest(name.Value, names)] = true
			hint := didYouMean(name.Value, names)
			if n.Style&yaml.FlowStyle != 0 && value.Tag == "!!null" {
				hint = "write a number without commas: 48000"
				if strings.Trim(name.Value, "0123456789.") != "" {
					hint = "inside braces a text that holds a comma needs quotes: { label: \"Well, yes\" }"
				}
			}
			r.wrong(name, CodeUnknownKey, hint, "%s has no key %s", what, quote(name.Value))
		case seen[at] != nil:
			r.wrong(name, CodeDuplicateKey, "keep one of the two", "%s stands here a second time; first on line %d",
				quote(name.Value), seen[at].Line)
		default:
			seen[at] = name
			r.into(step{key: name.Value}, func() { keys[at].read(r, value, &v) })
		}
	}
	for i := range keys {
		if k := &keys[i]; k.need && seen[i] == nil && !meant[k.name] {
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
			out := slices.Grow([]V(nil), len(n.Content))
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
		s.texts = func(at *trail, v *[]V, visit visitor) {
			for i := range *v {
				back := at.index(i)
				item.texts(at, &(*v)[i], visit)
				at.back(back)
			}
		}
	}
	return s
}
