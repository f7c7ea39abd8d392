//go:build unix

package tui

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
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
		if sleepless() == "" {
			s.prog.Send(sleepMsg{})
		}
	case syscall.SIGCONT:
		// Also after a stop that nobody announced: the shell has used the terminal.
		s.prog.Send(wokenMsg{})
	}
}

// asleepAtMost bounds the wait for the word that we were woken, which comes when we
// already are.
const asleepAtMost = 300 * time.Millisecond

// stop puts the whole process group to sleep, as Ctrl+Z in a plain terminal does, and
// returns when it is awake. It sends SIGSTOP: once a Go program has listened to
// SIGTSTP, that signal does not stop it any more.
func (s *session) stop() {
	woken := make(chan os.Signal, 1)
	signal.Notify(woken, syscall.SIGCONT)
	defer signal.Stop(woken)
	if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
		return // without permission there is nothing to wake from
	}
	select {
	case <-woken:
	case <-time.After(asleepAtMost):
	}
}

// sleepless says why the program cannot be put to sleep: "" when a shell with job
// control stands below. Such a shell gives each job a process group of its own, in
// its own session; where our group is the session's first, or our parent is not of
// the session, nobody would ever wake us.
func sleepless() string {
	const nobody = "there is no shell below that could wake spar"
	session, err := unix.Getsid(0)
	if err != nil || unix.Getpgrp() == session {
		return nobody
	}
	if parents, err := unix.Getsid(unix.Getppid()); err != nil || parents != session {
		return nobody
	}
	return ""
}

// allowSequences is for systems that have to be told that sequences will come.
func allowSequences(io.Writer) error { return nil }
