package grade

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// bulkline.go reads a line of input without looking at every byte of it three times: most of
// a line is its situation, and that is mostly the situation of the line before.

// bulkIn is a line of input; unknown fields are ignored.
type bulkIn struct {
	ID        json.RawMessage `json:"id"`
	Reply     *string         `json:"reply"`
	Situation json.RawMessage `json:"situation"`
	Scenario  string          `json:"scenario"`
	Beat      string          `json:"beat"`
	History   json.RawMessage `json:"history"`
}

// decode reads a line. What is plain is read the quick way; whatever else there is in JSON
// is left to encoding/json, with its errors.
func (in *bulkIn) decode(line []byte) error {
	if in.quick(line) {
		return nil
	}
	*in = bulkIn{}
	return json.Unmarshal(line, in)
}

// quick reads an object of plain members and reports whether it could. It takes a line for
// granted only as far as that is sure: where a situation or a history ends, not that it is
// sound, since whoever uses one decodes it.
func (in *bulkIn) quick(line []byte) bool {
	s := jsonScan{rest: line}
	if !s.take('{') {
		return false
	}
	for {
		key, ok := s.plain()
		if !ok || !s.take(':') {
			return false
		}
		value, ok := s.value()
		if !ok || !in.set(key, value) {
			return false
		}
		if s.take('}') {
			return len(s.spaced()) == 0
		}
		if !s.take(',') {
			return false
		}
	}
}

// set sets a member and reports whether it could be.
func (in *bulkIn) set(key string, value []byte) bool {
	switch key {
	case "id":
		in.ID = value
		return json.Valid(value)
	case "reply":
		reply := new(string)
		in.Reply = reply
		return unquote(value, reply)
	case "situation":
		in.Situation = value
		return value[0] == '{'
	case "scenario":
		return unquote(value, &in.Scenario)
	case "beat":
		return unquote(value, &in.Beat)
	case "history":
		in.History = value
		return value[0] == '['
	}
	for _, name := range [...]string{"id", "reply", "situation", "scenario", "beat", "history"} {
		if strings.EqualFold(key, name) {
			return false
		}
	}
	return json.Valid(value)
}

// unquote reads a string.
func unquote(value []byte, to *string) bool {
	if value[0] != '"' {
		return false
	}
	if in := value[1 : len(value)-1]; asTyped(in) {
		*to = string(in)
		return true
	}
	return json.Unmarshal(value, to) == nil
}

// asTyped reports that what stands between quotation marks stands for itself.
func asTyped(s []byte) bool {
	for _, c := range s {
		if c < ' ' || c == '\\' || c == '"' {
			return false
		}
	}
	return utf8.Valid(s)
}

// jsonScan goes through JSON from value to value.
type jsonScan struct{ rest []byte }

// spaced is what is left after white space.
func (s *jsonScan) spaced() []byte {
	for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\t' || s.rest[0] == '\r' || s.rest[0] == '\n') {
		s.rest = s.rest[1:]
	}
	return s.rest
}

// take goes past a sign and reports whether it was there.
func (s *jsonScan) take(sign byte) bool {
	if b := s.spaced(); len(b) == 0 || b[0] != sign {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// plain is the string that comes next, if it stands for itself.
func (s *jsonScan) plain() (string, bool) {
	v, ok := s.value()
	if !ok || v[0] != '"' || !asTyped(v[1:len(v)-1]) {
		return "", false
	}
	return string(v[1 : len(v)-1]), true
}

// value goes past the value that comes next. Of an object or a list only its strings and
// brackets are looked at.
func (s *jsonScan) value() ([]byte, bool) {
	b := s.spaced()
	end, depth := 0, 0
	for end < len(b) {
		switch c := b[end]; c {
		case '"':
			n := stringEnd(b[end:])
			if n < 0 {
				return nil, false
			}
			end += n
		case '{', '[':
			depth++
			end++
		case '}', ']', ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				s.rest = b[end:]
				return b[:end], end > 0
			}
			if c == '}' || c == ']' {
				depth--
			}
			end++
		default:
			end++
			continue
		}
		if depth == 0 {
			s.rest = b[end:]
			return b[:end], true
		}
	}
	return nil, false
}

// stringEnd is the length of the string that b begins with, or -1.
func stringEnd(b []byte) int {
	for end := 1; ; {
		n := bytes.IndexByte(b[end:], '"')
		if n < 0 {
			return -1
		}
		end += n
		slashes := 0
		for b[end-1-slashes] == '\\' {
			slashes++
		}
		end++
		if slashes%2 == 0 {
			return end
		}
	}
}
