// Command control is a stock Bubble Tea textarea, as the examples have it: what spar
// would be if it left drawing to the library. The bench types into both.
package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
)

type control struct{ input textarea.Model }

func main() {
	input := textarea.New()
	input.Placeholder = "Write something"
	input.CharLimit = 0
	input.SetWidth(100)
	input.SetHeight(10)
	input.Focus()
	if _, err := tea.NewProgram(control{input}, tea.WithAltScreen()).Run(); err != nil {
		fmt.Fprintln(os.Stderr, "control:", err)
		os.Exit(1)
	}
}

func (c control) Init() tea.Cmd { return textarea.Blink }

func (c control) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok && key.Type == tea.KeyCtrlC {
		return c, tea.Quit
	}
	var cmd tea.Cmd
	c.input, cmd = c.input.Update(msg)
	return c, cmd
}

func (c control) View() string { return c.input.View() }
