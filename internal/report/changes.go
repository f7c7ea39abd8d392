package report

import (
	"fmt"
	"strings"

	"spar/internal/rehearse"
)

// ChangeLine is a change as a line of text: "Turn 1: value 3, before 2; leads to more,
// before to thinks".
func ChangeLine(c rehearse.Change) string {
	where := "The talk"
	if c.Turn > 0 {
		where = fmt.Sprintf("Turn %d", c.Turn)
	}
	return where + ": " + oneLine(strings.Join(c.What, "; "))
}
