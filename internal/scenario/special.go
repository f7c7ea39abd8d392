package scenario

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/currency"

	"spar/internal/grade"
)

// Shapes that only one or two keys have.

var (
	aMove     = move()
	dimension = dimensionName()
)

// formatOne is the version of the format.
func formatOne() shape[int] {
	s := whole(1, 1, false)
	s.print = func(int) *yaml.Node { return scalar("!!int", "1", 0) }
	s.schema = func() object { return object{"const": 1} }
	return s
}

// maybe is a group that may be left out.
func maybe[T any](s shape[T]) shape[*T] {
	return shape[*T]{
		read: func(r *reading, n *yaml.Node) (*T, bool) {
			v, ok := s.read(r, n)
			return &v, ok
		},
		print: func(v *T) *yaml.Node {
			if v == nil {
				return nil
			}
			return s.print(*v)
		},
		schema: s.schema,
		texts: func(at *trail, v **T, visit visitor) {
			if *v != nil {
				s.texts(at, *v, visit)
			}
		},
		clone: func(v *T) *T {
			if v == nil {
				return nil
			}
			c := s.clone(*v)
			return &c
		},
	}
}

// sayings is one text, or a list of wordings.
func sayings() shape[[]string] {
	many := list(prose, 1)
	s := many
	s.read = func(r *reading, n *yaml.Node) ([]string, bool) {
		if n.Kind == yaml.SequenceNode {
			return many.read(r, n)
		}
		var out []string
		r.into(step{}, func() {
			if one, ok := prose.read(r, n); ok {
				out = []string{one}
			}
		})
		return out, out != nil
	}
	s.print = func(v []string) *yaml.Node {
		if len(v) == 1 {
			return prose.print(v[0])
		}
		return many.print(v)
	}
	s.schema = func() object { return object{"oneOf": []object{prose.schema(), many.schema()}} }
	return s
}

// parameters is a group whose keys are the parameters' own names.
func parameters() shape[[]Parameter] {
	one := group("a parameter", parameterKeys())
	return shape[[]Parameter]{
		read: func(r *reading, n *yaml.Node) ([]Parameter, bool) { return readParameters(r, n, one) },
		print: func(v []Parameter) *yaml.Node {
			if len(v) == 0 {
				return nil
			}
			out := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
			for _, p := range v {
				out.Content = append(out.Content, scalar("!!str", p.Name, yaml.DoubleQuotedStyle), one.print(p))
			}
			return out
		},
		schema: func() object {
			return object{"type": "object", "additionalProperties": one.schema(),
				"propertyNames": object{"pattern": "^[a-z][a-z0-9_-]{0,59}$"}}
		},
		clone: slices.Clone[[]Parameter],
	}
}

func readParameters(r *reading, n *yaml.Node, one shape[Parameter]) ([]Parameter, bool) {
	if !r.plain(n) {
		return nil, false
	}
	if n.Kind != yaml.MappingNode {
		r.wrong(n, CodeShape, "write it as \"price: { label: List price, kind: money, default: 48000 }\"",
			"the parameters are names with a label, a kind and a default, not %s", kindOf(n))
		return nil, false
	}
	var out []Parameter
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		switch {
		case !r.plain(name):
			continue
		case !isID(name.Value):
			r.wrong(name, CodeID, "small letters, digits and dashes, beginning with a letter, such as "+quote(idLike(name.Value)),
				"%s cannot be the name of a parameter", quote(name.Value))
			continue
		case slices.ContainsFunc(out, func(p Parameter) bool { return p.Name == name.Value }):
			r.wrong(name, CodeDuplicateKey, "keep one of the two", "the parameter %s stands here a second time", quote(name.Value))
			continue
		}
		r.into(step{key: name.Value}, func() {
			if p, ok := one.read(r, value); ok {
				p.Name = name.Value
				out = append(out, p)
			}
		})
	}
	return out, true
}

// loose is a parameter's default: a text, or a number as it is written.
func loose() shape[string] {
	s := text(maxLine, true)
	read := s.read
	s.read = func(r *reading, n *yaml.Node) (string, bool) {
		if n.Kind == yaml.ScalarNode && isBare(n) && (n.Tag == "!!int" || n.Tag == "!!float") && r.plain(n) {
			return n.Value, true
		}
		return read(r, n)
	}
	s.schema = func() object { return object{"type": []string{"string", "number"}} }
	s.texts = nil
	return s
}

// written is a price as it stands in the file: a number, or a parameter in braces.
type written struct {
	number    float64
	parameter string
}

// amount is a price: a number, or "{name}" of a money parameter.
func amount() shape[written] {
	plain := number(0.01, 1e12, false)
	return shape[written]{
		read: func(r *reading, n *yaml.Node) (written, bool) {
			if n.Kind == yaml.ScalarNode && !isBare(n) && strings.HasPrefix(strings.TrimSpace(n.Value), "{") {
				s, ok := word(r, n)
				name := strings.TrimSuffix(strings.TrimPrefix(s, "{"), "}")
				if ok && !isID(name) {
					r.wrong(n, CodePlaceholder, "write a number, or one money parameter: \"{price}\"", "%s is not one parameter", quote(s))
					return written{}, false
				}
				return written{parameter: name}, ok
			}
			if n.Kind == yaml.MappingNode {
				r.wrong(n, CodeQuotes, "put quotes around it: \"{price}\"", "a placeholder needs quotes")
				return written{}, false
			}
			if thousands.MatchString(n.Value) {
				r.wrong(n, CodeNumber, eitherWay(n.Value), "%s could be read in two ways", quote(n.Value))
				return written{}, false
			}
			v, ok := plain.read(r, n)
			return written{number: v}, ok
		},
		print: func(v written) *yaml.Node {
			switch {
			case v.parameter != "":
				return scalar("!!str", "{"+v.parameter+"}", yaml.DoubleQuotedStyle)
			case v.number != 0:
				return plain.print(v.number)
			}
			return nil
		},
		schema: func() object {
			return object{"oneOf": []object{plain.schema(), {"type": "string", "pattern": `^\{[a-z][a-z0-9_-]*\}$`}}}
		},
	}
}

// currencyCode is three letters of ISO 4217.
func currencyCode() shape[string] {
	return shape[string]{
		read: func(r *reading, n *yaml.Node) (string, bool) {
			s, ok := word(r, n)
			if !ok {
				return "", false
			}
			if _, err := currency.ParseISO(s); err != nil || s != strings.ToUpper(s) {
				r.wrong(n, CodeCurrency, "three capital letters: USD, EUR, GBP, CHF, JPY", "%s is not the code of a currency", quote(s))
				return "", false
			}
			return s, true
		},
		print:  func(v string) *yaml.Node { return scalar("!!str", v, yaml.DoubleQuotedStyle) },
		schema: func() object { return object{"type": "string", "pattern": "^[A-Z]{3}$"} },
	}
}

// bounds is { at-least: 3, at-most: 5 } with one of the two or both.
func bounds(what string, low, high float64, wholes bool) shape[Bounds] {
	one := pointer(number(low, high, wholes))
	return group(what, []key[Bounds]{
		optional("at-least", "the lowest", one, func(b *Bounds) **float64 { return &b.AtLeast }),
		optional("at-most", "the highest", one, func(b *Bounds) **float64 { return &b.AtMost }),
	})
}

// pointer is a number that may be absent.
func pointer(s shape[float64]) shape[*float64] {
	return shape[*float64]{
		read: func(r *reading, n *yaml.Node) (*float64, bool) {
			v, ok := s.read(r, n)
			if !ok {
				return nil, false
			}
			return &v, true
		},
		print: func(v *float64) *yaml.Node {
			if v == nil {
				return nil
			}
			return s.print(*v)
		},
		schema: s.schema,
	}
}

// condition is the group of a lead's "when", with a cure for one that names only a move.
func condition() shape[When] {
	s := group(`"when"`, whenKeys())
	read := s.read
	s.read = func(r *reading, n *yaml.Node) (When, bool) {
		if n.Kind == yaml.MappingNode || !r.plain(n) {
			return read(r, n)
		}
		hint := "write it as { any: [question] } or { at-least: { value: 3 } }"
		if _, ok := grade.ParseMove(n.Value); ok {
			hint = "write it as { any: [" + n.Value + "] }"
		}
		r.wrong(n, CodeShape, hint, "a condition names moves, levels or numbers, each under a key of its own")
		return When{}, false
	}
	return s
}

// always reports whether the condition holds whatever the reply did.
func (w When) always() bool {
	return len(w.All)+len(w.Any)+len(w.None)+len(w.AtLeast)+len(w.AtMost) == 0 &&
		w.Given == (Bounds{}) && w.Trust == (Bounds{}) && w.Patience == (Bounds{}) && w.Visits == (Bounds{}) && w.Account == nil
}
