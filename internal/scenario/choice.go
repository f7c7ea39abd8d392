package scenario

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"spar/internal/grade"
)

// option is one word of a closed set and what it stands for.
type option[V comparable] struct {
	word  string
	value V
}

// choice is one word of a closed set. code is the code of a word outside it.
func choice[V comparable](what, code string, options []option[V]) shape[V] {
	words := make([]string, len(options))
	for i, o := range options {
		words[i] = o.word
	}
	return shape[V]{
		read: func(r *reading, n *yaml.Node) (v V, ok bool) {
			s, ok := word(r, n)
			if !ok {
				return v, false
			}
			at := slices.Index(words, s)
			if at < 0 {
				r.wrong(n, code, didYouMean(s, words), "%s is not %s", quote(s), what)
				return v, false
			}
			return options[at].value, true
		},
		print: func(v V) *yaml.Node {
			for _, o := range options {
				if o.value == v {
					return scalar("!!str", o.word, yaml.DoubleQuotedStyle)
				}
			}
			return nil
		},
		schema: func() object { return object{"type": "string", "enum": words} },
	}
}

var difficulties = []option[Difficulty]{{"easy", 1}, {"medium", 2}, {"hard", 3}}

var stages = []option[Stage]{{"prospecting", Prospecting}}

var outcomes = []option[Outcome]{{"won", Won}, {"open", Open}, {"lost", Lost}}

var parameterKinds = []option[ParameterKind]{{"text", KindText}, {"money", KindMoney}, {"percent", KindPercent}}

var proofKinds = []option[string]{{"strong", "strong"}, {"weak", "weak"}, {"hard", "hard"}, {"gaming", "gaming"}}

var promises = []option[Promise]{{"none", NoPromise}, {"open", OpenPromise}, {"kept", KeptPromise}, {"broken", BrokenPromise}}

var givings = []option[Giving]{{"something", GaveSomething}, {"nothing", GaveNothing}}

// String is easy, medium or hard.
func (d Difficulty) String() string {
	for _, o := range difficulties {
		if o.value == d {
			return o.word
		}
	}
	return ""
}

// move is one id of the list of moves.
func move() shape[grade.Move] {
	var options []option[grade.Move]
	for _, m := range grade.Moves() {
		options = append(options, option[grade.Move]{string(m.ID), m.ID})
	}
	return choice("a move", CodeUnknownMove, options)
}

// dimensionName is one of the five things a reply is graded on.
func dimensionName() shape[grade.Dimension] {
	var options []option[grade.Dimension]
	for _, d := range grade.Dimensions() {
		options = append(options, option[grade.Dimension]{d.String(), d})
	}
	return choice("a dimension", CodeUnknownLevel, options)
}

// levels bounds the levels of some dimensions: { value: 3 }.
func levels() shape[map[grade.Dimension]int] {
	level := whole(0, 4, false)
	return shape[map[grade.Dimension]int]{
		read: func(r *reading, n *yaml.Node) (map[grade.Dimension]int, bool) {
			if !r.plain(n) {
				return nil, false
			}
			if n.Kind != yaml.MappingNode {
				r.wrong(n, CodeShape, "write it as { value: 3 }", "%s names dimensions with levels, and is not %s", r.here(), kindOf(n))
				return nil, false
			}
			out := map[grade.Dimension]int{}
			for i := 0; i+1 < len(n.Content); i += 2 {
				name, value := n.Content[i], n.Content[i+1]
				d, ok := dimension.read(r, name)
				if !ok {
					continue
				}
				if _, twice := out[d]; twice {
					r.wrong(name, CodeDuplicateKey, "keep one of the two", "%s stands here a second time", quote(name.Value))
					continue
				}
				r.into(step{key: name.Value}, func() {
					if v, ok := level.read(r, value); ok {
						out[d] = v
					}
				})
			}
			if len(out) == 0 {
				return nil, true
			}
			return out, true
		},
		print: func(v map[grade.Dimension]int) *yaml.Node {
			if len(v) == 0 {
				return nil
			}
			out := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
			for _, d := range grade.Dimensions() {
				if l, ok := v[d]; ok {
					out.Content = append(out.Content, scalar("!!str", d.String(), 0), level.print(l))
				}
			}
			return out
		},
		schema: func() object {
			properties := object{}
			for _, d := range grade.Dimensions() {
				properties[d.String()] = level.schema()
			}
			return object{"type": "object", "additionalProperties": false, "properties": properties}
		},
		clone: func(v map[grade.Dimension]int) map[grade.Dimension]int {
			if v == nil {
				return nil
			}
			out := make(map[grade.Dimension]int, len(v))
			for d, l := range v {
				out[d] = l
			}
			return out
		},
	}
}
