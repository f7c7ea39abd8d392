package main

import (
	"io"
	"slices"
	"strings"

	"spar/internal/report"
	"spar/internal/scenario"
)

// paper is a report that can be written for a terminal, as Markdown and as HTML; some can
// be written as a table too.
type paper interface {
	Text(io.Writer, report.TextOptions) error
	Markdown(io.Writer) error
	HTML(io.Writer) error
}

// writePaper writes a report in a format that is known; as JSON what it is made from.
func (a *app) writePaper(format string, p paper, from any) error {
	switch format {
	case "json":
		return printJSON(a.stdout, from)
	case "html":
		return p.HTML(a.stdout)
	case "markdown":
		return p.Markdown(a.stdout)
	case "csv":
		if t, ok := p.(interface{ CSV(io.Writer) error }); ok {
			return t.CSV(a.stdout)
		}
		return usage("take text, markdown, html or json", "this is a page, not a table")
	}
	return p.Text(a.out(), a.text())
}

// knownFormat refuses a format of reports that there is not, with the nearest one.
func knownFormat(format string) error {
	if slices.Contains(report.Formats(), format) {
		return nil
	}
	hint := "the formats are " + strings.Join(report.Formats(), ", ")
	if near := scenario.Nearest(format, report.Formats()); near != "" {
		hint = "did you mean --format " + near
	}
	return usage(hint, "there is no format %q", format)
}
