package main

import (
	"encoding/json"
	"io"

	"spar/internal/report"
)

// printJSON writes v as indented JSON. The characters <, > and & stay as they are:
// the output is for programs and eyes, not for web pages. What a terminal could take
// for a command is escaped.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(report.Escaped(w))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
