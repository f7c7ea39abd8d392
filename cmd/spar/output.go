package main

import (
	"encoding/json"
	"io"
)

// printJSON writes v as indented JSON. The characters <, > and & stay as they are:
// the output is for programs and eyes, not for web pages.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
