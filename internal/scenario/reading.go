package scenario

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// mark is a place in the file, line and column from 1.
type mark struct{ line, col int }

// reading is one file being read: its tree, and where in it the reader stands.
type reading struct {
	*source
	root  *yaml.Node
	steps []step
}

// step is one step down the tree: a key, or the index of a list where key is "".
type step struct {
	key   string
	index int
}

// into reads a value one step further down the tree.
func (r *reading) into(s step, read func()) {
	r.steps = append(r.steps, s)
	read()
	r.steps = r.steps[:len(r.steps)-1]
}

// here is the path of the value that is being read, such as beats[2].leads[0].to, in
// quotes for a message.
func (r *reading) here() string {
	path := ""
	for _, s := range r.steps {
		if s.key == "" {
			path += index(s.index)
		} else {
			path = join(path, s.key)
		}
	}
	return quote(path)
}

// join adds a key to a path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// index is the step to the i-th value of a list, as paths write it.
func index(i int) string { return "[" + strconv.Itoa(i) + "]" }

// find gives the place of the value at a path, or false and the place of the nearest
// value around it. Paths are followed when something is to be told, since most files
// have little to tell.
func (r *reading) find(path string) (mark, bool) {
	n, ok := r.node(path)
	return mark{max(n.Line, 1), max(n.Column, 1)}, ok
}

// node is find for the node itself.
func (r *reading) node(path string) (*yaml.Node, bool) {
	n := r.root
	for path != "" {
		var next *yaml.Node
		end := strings.IndexAny(path[1:], ".[") + 1
		if end == 0 {
			end = len(path)
		}
		one, rest := path[:end], strings.TrimPrefix(path[end:], ".")
		if one[0] == '[' {
			i, err := strconv.Atoi(strings.Trim(one, "[]"))
			switch {
			case err == nil && n.Kind == yaml.SequenceNode && i < len(n.Content):
				next = n.Content[i]
			case i == 0 && n.Kind == yaml.ScalarNode:
				next = n // one wording in place of a list
			}
		} else {
			for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
				if n.Content[i].Value == one {
					next = n.Content[i+1]
					break
				}
			}
		}
		if next == nil {
			return n, false
		}
		n, path = next, rest
	}
	return n, true
}

// wrong reports a problem at a node.
func (r *reading) wrong(n *yaml.Node, code, hint, format string, args ...any) {
	r.add(n.Line, n.Column, code, hint, format, args...)
}

// wrongAt reports a problem at the value of a path; of a path that the file leaves
// out, at the nearest value around it.
func (r *reading) wrongAt(path, code, hint, format string, args ...any) {
	at, _ := r.find(path)
	r.add(at.line, at.col, code, hint, format, args...)
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
