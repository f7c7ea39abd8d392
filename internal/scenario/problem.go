package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Severity says whether a problem keeps a scenario from being played.
type Severity uint8

// An Error must be mended before the scenario can be played; a Warning should be.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalText writes "error" or "warning".
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is one thing that is wrong in a scenario file, where it stands, and how to
// mend it. Line and Col count from 1, Col in characters. No field holds raw text of the
// file or a raw file name: what they quote is escaped.
type Problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Col      int      `json:"col"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
	Severity Severity `json:"severity"`
}

// String is "file:line:col: code: message", the form that editors can jump to.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", p.File, p.Line, p.Col, p.Code, p.Message)
}

// Broken reports whether one of the problems is an error.
func Broken(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
}

// maxProblems is how many problems of one file are told. A file with more is not a
// scenario with slips but another kind of file; enough is when the reader stops
// looking for further ones, so that such a file costs no more than a good one.
const (
	maxProblems = 100
	enough      = 4 * maxProblems
)

// sorted orders problems by position, drops those that say the same of the same
// place, and cuts the list at maxProblems.
func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	problems = slices.CompactFunc(problems, func(a, b Problem) bool {
		return a.Line == b.Line && a.Col == b.Col && a.Code == b.Code && a.Message == b.Message
	})
	if len(problems) > maxProblems {
		last := problems[maxProblems-1]
		problems = append(problems[:maxProblems:maxProblems], Problem{
			File: last.File, Line: last.Line, Col: last.Col, Code: CodeTooMany,
			Message: "there are more problems after this one",
			Hint:    "mend the ones above and check again",
		})
	}
	return problems
}

// quote shows text of the file in a message: short, in quotes, everything that is
// not a plain printable character escaped.
func quote(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "..."
	}
	return escape(strconv.Quote(s))
}

// plainName is a file's name as it may be shown; most need no change.
func plainName(s string) string {
	var b strings.Builder
	for _, r := range s {
		if hidden(r) || r == '\n' || r == '\r' || r == '\t' || r == utf8.RuneError {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escape writes out the invisible characters that strconv.Quote takes for printable.
func escape(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return '?'
		}
		return r
	}, s)
}
