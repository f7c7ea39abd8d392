package scenario

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// scalar makes a node of one value.
func scalar(tag, value string, style yaml.Style) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value, Style: style}
}

// isBare reports whether the value stands in the file without quotes or "|", ">".
func isBare(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// bareWords are what one reader of YAML or another takes for true, false or nothing.
var bareWords = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"}

// word takes a single value that is meant as text, trimmed.
func word(r *reading, n *yaml.Node) (string, bool) {
	if !r.plain(n) {
		return "", false
	}
	switch {
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0:
		r.wrong(n, CodeQuotes, "put quotes around it: \"{name} ...\"", "a text that begins with a brace needs quotes")
		return "", false
	case n.Kind != yaml.ScalarNode:
		r.wrong(n, CodeShape, "write one text here; a long one goes on the lines below, indented, with \">\" after the key",
			"%s is a text, not %s", r.here(), kindOf(n))
		return "", false
	case isBare(n) && n.Tag == "!!null" && n.Value == "", strings.TrimSpace(n.Value) == "":
		r.wrong(n, CodeBlank, "write something, or leave the key out where it is optional", "%s is empty", r.here())
		return "", false
	case isBare(n) && slices.Contains(bareWords, strings.ToLower(n.Value)):
		r.wrong(n, CodeBareWord, "put quotes around it: \""+n.Value+"\"",
			"a bare %s means true, false or nothing in YAML, not the word", n.Value)
		return "", false
	case isBare(n) && n.Tag != "!!str" && n.Tag != "!!merge":
		r.wrong(n, CodeBareWord, "put quotes around it", "a bare %s is a number or a date in YAML, not a text", quote(n.Value))
		return "", false
	}
	if c := n.LineComment; isBare(n) && len(c) > 1 && c[0] == '#' && c[1] != ' ' && c[1] != '#' {
		r.wrong(n, CodeHash, "put quotes around the whole text", "everything from the \"#\" on is taken for a comment: %s", quote(c))
	}
	if what := HiddenIn(n.Value); what != "" {
		// A character written as an escape in double quotes: "\x1b".
		r.wrong(n, CodeHidden, "take the escape out of the text", "the text holds %s", what)
		return "", false
	}
	if strings.ContainsRune(n.Value, '\t') {
		return strings.TrimSpace(strings.ReplaceAll(n.Value, "\t", " ")), true
	}
	return strings.TrimSpace(n.Value), true
}

// The longest texts: a title or a name, what somebody says, and a reply (the same
// bound that a typed reply has).
const (
	maxLine  = 200
	maxText  = 2000
	maxReply = 4000
)

// text is a text of at most so many characters, with placeholders. A line has no
// line ends of its own.
func text(most int, oneLine bool) shape[string] {
	return shape[string]{
		read: func(r *reading, n *yaml.Node) (string, bool) {
			s, ok := word(r, n)
			if !ok {
				return "", false
			}
			if long := utf8.RuneCountInString(s); long > most {
				r.wrong(n, CodeLong, "say it in fewer words", "the text has %d characters, the most is %d", long, most)
				return "", false
			}
			if oneLine && strings.ContainsRune(s, '\n') {
				r.wrong(n, CodeLong, "write it on one line", "%s must be one line", r.here())
				return "", false
			}
			return s, true
		},
		print: func(v string) *yaml.Node {
			if v == "" {
				return nil
			}
			return scalar("!!str", v, yaml.DoubleQuotedStyle)
		},
		schema: func() object { return object{"type": "string", "minLength": 1, "maxLength": most} },
		texts:  func(at *trail, v *string, visit visitor) { visit(at, v) },
	}
}

// id is a name by which the file speaks of one of its own parts.
func id(what string) shape[string] {
	return shape[string]{
		read: func(r *reading, n *yaml.Node) (string, bool) {
			s, ok := word(r, n)
			if ok && !isID(s) {
				r.wrong(n, CodeID, "small letters, digits and dashes, beginning with a letter, such as "+quote(idLike(s)),
					"%s cannot be %s", quote(s), what)
				return "", false
			}
			return s, ok
		},
		print: func(v string) *yaml.Node {
			if v == "" {
				return nil
			}
			return scalar("!!str", v, yaml.DoubleQuotedStyle)
		},
		schema: func() object { return object{"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,59}$"} },
	}
}

func isID(s string) bool {
	for i, c := range []byte(s) {
		letter, rest := c >= 'a' && c <= 'z', c >= '0' && c <= '9' || c == '-' || c == '_'
		if !letter && (i == 0 || !rest) {
			return false
		}
	}
	return s != "" && len(s) <= 60
}

// idLike is an id made of s, to suggest.
func idLike(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z', b.Len() > 0 && c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == 40 {
			break
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "five-percent"
}

// number is a number from low to high, whole or not.
func number(low, high float64, whole bool) shape[float64] {
	return shape[float64]{
		read: func(r *reading, n *yaml.Node) (float64, bool) { return readNumber(r, n, low, high, whole) },
		print: func(v float64) *yaml.Node {
			s := strconv.FormatFloat(v, 'f', -1, 64)
			tag := "!!float"
			if v == math.Trunc(v) {
				tag = "!!int"
			}
			return scalar(tag, s, 0)
		},
		schema: func() object {
			kind := "number"
			if whole {
				kind = "integer"
			}
			return object{"type": kind, "minimum": low, "maximum": high}
		},
	}
}

// dressed is a number with a currency before or behind it, or with commas between its
// thousands.
var dressed = regexp.MustCompile(`^(?:[A-Z]{3}|[$€£¥])? *(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)*) *(?:[A-Z]{3}|[$€£¥])?$`)

// bareNumber is the number that was meant by a dressed one; "" for anything else.
func bareNumber(s string) string {
	m := dressed.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return strings.ReplaceAll(m[1], ",", "")
}

// thousands is a number with a point where some countries put it between thousands.
var thousands = regexp.MustCompile(`^\d{1,3}(\.\d{3})+$`)

// eitherWay is the cure for a number with points in it that could be thousands: what to
// write for each way of reading it.
func eitherWay(s string) string {
	groups := strings.Split(s, ".")
	hint := "for " + strings.Join(groups, ",") + " write " + strings.Join(groups, "")
	if len(groups) == 2 {
		hint += "; for " + groups[0] + " and a fraction write " + strings.TrimSuffix(groups[0]+"."+strings.TrimRight(groups[1], "0"), ".")
	}
	return hint
}

func readNumber(r *reading, n *yaml.Node, low, high float64, whole bool) (float64, bool) {
	if !r.plain(n) {
		return 0, false
	}
	span := "from " + shortNumber(low) + " to " + shortNumber(high)
	kind := "a number"
	if whole {
		kind = "a whole number"
	}
	v, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.wrong(n, CodeShape, "write a number "+span, "%s is %s, not %s", r.here(), kind, kindOf(n))
	case !isBare(n) || err != nil || strings.ContainsAny(n.Value, "xXpPeEiInN_"):
		hint := "write " + kind + " " + span + ", without quotes, signs of currency or commas: 48000, 0.3"
		if meant := bareNumber(n.Value); thousands.MatchString(meant) {
			hint = eitherWay(meant) + ", without quotes and signs of currency"
		} else if meant != "" {
			hint = "write it as " + meant + ", without quotes, signs of currency or commas"
		}
		r.wrong(n, CodeNumber, hint,
			"%s is not a number", quote(n.Value))
	case high > 1000 && thousands.MatchString(n.Value):
		r.wrong(n, CodeNumber, eitherWay(n.Value), "%s could be read in two ways", quote(n.Value))
	case whole && v != math.Trunc(v):
		r.wrong(n, CodeNumber, "write a whole number "+span, "%s is not a whole number", quote(n.Value))
	case v < low || v > high:
		r.wrong(n, CodeNumber, "write "+kind+" "+span, "%s is out of range", n.Value)
	default:
		return v, true
	}
	return 0, false
}

func shortNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// optionalNumber is a number whose zero is not written.
func optionalNumber(low, high float64) shape[float64] {
	s := number(low, high, false)
	print := s.print
	s.print = func(v float64) *yaml.Node {
		if v == 0 {
			return nil
		}
		return print(v)
	}
	return s
}

// whole is a whole number; with leaveOut, its zero is not written.
func whole(low, high int, leaveOut bool) shape[int] {
	s := number(float64(low), float64(high), true)
	return shape[int]{
		read: func(r *reading, n *yaml.Node) (int, bool) {
			v, ok := s.read(r, n)
			return int(v), ok
		},
		print: func(v int) *yaml.Node {
			if v == 0 && leaveOut {
				return nil
			}
			return s.print(float64(v))
		},
		schema: s.schema,
	}
}

// listed writes names in a row for a hint.
func listed(names []string) string { return strings.Join(names, ", ") }
