//go:build unix

package tui

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// watch listens to what the system tells a program that has a terminal: its size
// changed, it shall sleep, it was woken. What asks it to end is the context's matter.
func (s *session) watch(done <-chan struct{}) {
	s.told = make(chan os.Signal, 8)
	signal.Notify(s.told, syscall.SIGWINCH, syscall.SIGTSTP, syscall.SIGCONT)
	s.desk.spawn("listening to signals", func() {
		defer signal.Stop(s.told)
		for {
			select {
			case <-done:
				return
			case sig := <-s.told:
				s.signalled(sig)
			}
		}
	})
}

func (s *session) signalled(sig os.Signal) {
	switch sig {
	case syscall.SIGWINCH:
		s.resized()
	case syscall.SIGTSTP:
		s.prog.Send(sleepMsg{})
	case syscall.SIGCONT:
		// Also after a stop that nobody announced: the shell has used the terminal.
		s.prog.Send(wokenMsg{})
	}
}

// asleepAtMost bounds the wait for being stopped. A process whose group has lost its
// shell is not stopped at all; then it goes on at once.
const asleepAtMost = 300 * time.Millisecond

// stop puts the whole process group to sleep, as Ctrl+Z in a plain terminal does, and
// returns when it is awake.
func (s *session) stop() {
	woken := make(chan os.Signal, 1)
	signal.Notify(woken, syscall.SIGCONT)
	defer signal.Stop(woken)
	signal.Reset(syscall.SIGTSTP)
	defer signal.Notify(s.told, syscall.SIGTSTP)
	// Without permission there is nothing to wake from.
	if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
		return
	}
	select {
	case <-woken:
	case <-time.After(asleepAtMost):
	}
}

// allowSequences is for systems that have to be told that sequences will come.
func allowSequences(io.Writer) error { return nil }
