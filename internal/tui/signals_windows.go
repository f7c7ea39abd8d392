//go:build windows

package tui

import (
	"io"
	"os"

	"golang.org/x/sys/windows"
)

// watch has nothing to do: the console tells of its size with the keys, and it does
// not put programs to sleep.
func (s *session) watch(<-chan struct{}) {}

// stop does nothing: it is never asked to, since sleepless says why not.
func (s *session) stop() {}

// sleepless says why the program cannot be put to sleep.
func sleepless() string { return "this system does not put programs to sleep" }

// allowSequences tells the console that what it is sent holds sequences.
func allowSequences(out io.Writer) error {
	f, ok := out.(*os.File)
	if !ok {
		return nil
	}
	var mode uint32
	console := windows.Handle(f.Fd())
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return nil // it is no console
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING)
}
