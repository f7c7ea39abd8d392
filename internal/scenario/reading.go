package scenario

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// mark is a place in the file, line and column from 1.
type mark struct{ line, col int }

// reading is one file being read: where it stands in the tree, and where each value
// was found, so that later checks can point at it.
type reading struct {
	*source
	// path is where the reader stands, such as "beats[2].leads[0].to".
	path string
	at   map[string]mark
}

// into reads a value one step further down the tree.
func (r *reading) into(step string, n *yaml.Node, read func()) {
	above := r.path
	r.path = join(above, step)
	r.at[r.path] = mark{n.Line, n.Column}
	read()
	r.path = above
}

// join adds a key or an index to a path.
func join(path, step string) string {
	if path == "" || step[0] == '[' {
		return path + step
	}
	return path + "." + step
}

// index is the step to the i-th value of a list.
func index(i int) string { return "[" + strconv.Itoa(i) + "]" }

// wrong reports a problem at a node.
func (r *reading) wrong(n *yaml.Node, code, hint, format string, args ...any) {
	r.add(n.Line, n.Column, code, hint, format, args...)
}

// wrongAt reports a problem at the value of a path; of a path that the file leaves
// out, at the nearest value around it.
func (r *reading) wrongAt(path, code, hint, format string, args ...any) {
	for {
		if m, ok := r.at[path]; ok || path == "" {
			r.add(max(m.line, 1), max(m.col, 1), code, hint, format, args...)
			return
		}
		cut := len(path) - 1
		for cut > 0 && path[cut] != '.' && path[cut] != '[' {
			cut--
		}
		path = path[:cut]
	}
}

// plain refuses what a scenario has no use for in any value: references and tags.
func (r *reading) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		r.wrong(n, CodeAlias, "write the value out; to begin a text with \"*\", put it in quotes", "a reference to another value stands here")
	case n.Anchor != "":
		r.wrong(n, CodeAlias, "leave the name out; to begin a text with \"&\", put it in quotes", "the value is given a name for references: %s", quote("&"+n.Anchor))
	case n.Style&yaml.TaggedStyle != 0:
		r.wrong(n, CodeTag, "leave the tag out; to begin a text with \"!\", put it in quotes", "the value carries a tag: %s", quote(n.Tag))
	default:
		return true
	}
	return false
}

// kindOf names what a node is, for messages.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a group of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return "a single value"
}
