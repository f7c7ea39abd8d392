package grade

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// jsonmarks.go writes marks as JSON without asking what they are made of: in bulk that
// would take as long as grading. The bytes are those of encoding/json; a test compares.

// appendMarks appends a line of output.
func appendMarks(b []byte, id json.RawMessage, m *Marks) []byte {
	b = append(b, '{')
	if len(id) > 0 {
		b = append(b, `"id":`...)
		b = appendCompact(b, id)
		b = append(b, ',')
	}
	b = append(b, `"levels":`...)
	b = appendPer(b, func(b []byte, d Dimension) []byte { return strconv.AppendInt(b, int64(m.Levels[d]), 10) })
	b = append(b, `,"expected":`...)
	b = appendPer(b, func(b []byte, d Dimension) []byte { return appendFloat(b, m.Expected[d]) })
	b = append(b, `,"tone":`...)
	b = appendString(b, string(m.Tone))
	b = append(b, `,"moves":`...)
	b = appendList(b, m.Moves, func(b []byte, x *Move) []byte { return appendString(b, string(*x)) })
	b = append(b, `,"evidence":`...)
	b = appendList(b, m.Evidence, appendEvidence)
	b = append(b, `,"sure":`...)
	b = appendPer(b, func(b []byte, d Dimension) []byte { return strconv.AppendBool(b, m.Sure[d]) })
	b = append(b, `,"range":`...)
	b = appendPer(b, func(b []byte, d Dimension) []byte {
		b = append(strconv.AppendInt(append(b, '['), int64(m.Range[d][0]), 10), ',')
		return append(strconv.AppendInt(b, int64(m.Range[d][1]), 10), ']')
	})
	b = append(b, `,"why":`...)
	b = appendPer(b, func(b []byte, d Dimension) []byte { return appendHTML(b, m.Why[d]) })
	b = append(b, `,"missing":`...)
	b = appendPer(b, func(b []byte, d Dimension) []byte { return appendHTML(b, m.Missing[d]) })
	b = append(b, `,"notes":`...)
	b = appendList(b, m.Notes, func(b []byte, x *Note) []byte { return appendString(b, string(*x)) })
	if len(m.Terms) > 0 {
		b = append(b, `,"terms":`...)
		b = appendList(b, m.Terms, appendTerm)
	}
	return append(b, "}\n"...)
}

func appendEvidence(b []byte, e *Evidence) []byte {
	b = appendSpan(b, e.Start, e.End)
	b = append(b, `,"dimension":`...)
	b = appendString(b, e.Dimension.String())
	b = append(b, `,"move":`...)
	b = appendString(b, string(e.Move))
	b = append(b, `,"effect":`...)
	b = appendString(b, string(e.Effect))
	return append(b, '}')
}

func appendTerm(b []byte, t *Term) []byte {
	b = appendSpan(b, t.Start, t.End)
	if t.Percent != 0 {
		b = append(b, `,"percent":`...)
		b = appendFloat(b, t.Percent)
	}
	b = append(b, `,"concession":`...)
	b = strconv.AppendInt(b, int64(t.Concession), 10)
	b = append(b, `,"what":`...)
	b = appendString(b, t.What)
	if t.For != "" {
		b = append(b, `,"for":`...)
		b = appendString(b, t.For)
	}
	return append(b, '}')
}

// appendSpan begins an object with a span.
func appendSpan(b []byte, start, end int) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(start), 10)
	return strconv.AppendInt(append(b, `,"end":`...), int64(end), 10)
}

// appendPer appends an object with the dimensions as keys.
func appendPer(b []byte, value func([]byte, Dimension) []byte) []byte {
	for d, name := range dimensionNames {
		sep := byte(',')
		if d == 0 {
			sep = '{'
		}
		b = append(append(append(b, sep, '"'), name...), `":`...)
		b = value(b, Dimension(d))
	}
	return append(b, '}')
}

func appendList[T any](b []byte, list []T, value func([]byte, *T) []byte) []byte {
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = value(b, &list[i])
	}
	return append(b, ']')
}

// appendFloat appends a number of usual size; others are left to encoding/json.
func appendFloat(b []byte, x float64) []byte {
	if x == 0 || x >= 1e-6 && x < 1e21 {
		return strconv.AppendFloat(b, x, 'f', -1, 64)
	}
	return appendSlowly(b, x, false)
}

// appendCompact appends JSON without its white space.
func appendCompact(b []byte, raw json.RawMessage) []byte {
	if !bytes.ContainsAny(raw, " \t\r\n\u2028\u2029") {
		return append(b, raw...)
	}
	return appendSlowly(b, raw, false)
}

// appendString appends a string, and appendHTML one in which signs that mean something
// in HTML are escaped.
func appendString(b []byte, s string) []byte { return appendQuoted(b, s, false) }
func appendHTML(b []byte, s string) []byte   { return appendQuoted(b, s, true) }

func appendQuoted(b []byte, s string, html bool) []byte {
	plain := true
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == '"' || c == '\\' || c == 0x7f:
			return appendSlowly(b, s, html)
		case html && (c == '<' || c == '>' || c == '&'):
			return appendSlowly(b, s, html)
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	if !plain && (!utf8.ValidString(s) || strings.ContainsAny(s, "\u2028\u2029")) {
		return appendSlowly(b, s, html)
	}
	return append(append(append(b, '"'), s...), '"')
}

// appendSlowly leaves a value to encoding/json.
func appendSlowly(b []byte, v any, html bool) []byte {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(html)
	if err := enc.Encode(v); err != nil {
		panic("marks that cannot be written as JSON: " + err.Error()) // their types can
	}
	return append(b, bytes.TrimRight(buf.Bytes(), "\n")...)
}
