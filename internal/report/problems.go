package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"spar/internal/scenario"
	"spar/internal/text"
)

// Problem is a problem of a scenario file as lines of text: what is wrong and where, the
// line of the file with a caret below the place, and the cure. Excerpt is empty where
// there is no such line, Hint where there is no cure.
type Problem struct {
	Head, Hint string
	Excerpt    []string
}

// NewProblem words a problem of the file src.
func NewProblem(src []byte, p scenario.Problem) Problem {
	out := Problem{Head: text.Safe(p.String())}
	if p.Severity == scenario.Warning {
		out.Head += " (warning)"
	}
	if line, before := scenario.Excerpt(src, p.Line, p.Col); line != "" {
		out.Excerpt = []string{
			fmt.Sprintf("%6d | %s", p.Line, line),
			fmt.Sprintf("       | %s^", strings.Repeat(" ", runewidth.StringWidth(before))),
		}
	}
	if p.Hint != "" {
		out.Hint = "hint: " + text.Safe(p.Hint)
	}
	return out
}

// Lines are the lines of text, without the empty one that follows a problem.
func (p Problem) Lines() []string {
	lines := append([]string{p.Head}, p.Excerpt...)
	if p.Hint != "" {
		lines = append(lines, "         "+p.Hint)
	}
	return lines
}

// ProblemsText writes the problems of one file, each followed by an empty line.
func ProblemsText(w io.Writer, src []byte, problems []scenario.Problem) error {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(strings.Join(NewProblem(src, p).Lines(), "\n") + "\n\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
