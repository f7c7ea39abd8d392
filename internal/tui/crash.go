package tui

import "fmt"

// Crash is the error of a screen that failed: a panic, caught, with the terminal put
// back and the attempt safe.
type Crash struct {
	Where string // which screen or which work
	Value string // what the panic said
	Stack string // for a report
	Title string // the scenario that was being played, "" for none
	Kept  bool   // the newest draft is stored
}

func (c *Crash) Error() string {
	return fmt.Sprintf("%s failed: %s", c.Where, c.Value)
}

// Hint says what became of the attempt and what to do.
func (c *Crash) Hint() string {
	const report = "set SPAR_DEBUG=1 to see where, and please report it"
	switch {
	case c.Title == "":
		return "nothing was being played; " + report
	case !c.Kept:
		return fmt.Sprintf("every reply you sent in %q is kept, the last draft is not: start spar again to go on; %s", c.Title, report)
	}
	return fmt.Sprintf("%q is kept with every reply and the draft: start spar again to go on; %s", c.Title, report)
}
