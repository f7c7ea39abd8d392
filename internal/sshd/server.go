// Package sshd shows the screens of tui over SSH: whoever comes with a known key gets
// their own session, whoever comes with another one the enrolment screen, and nobody
// anything else: no commands, no files, no forwarding, no second channel.
//
// It speaks golang.org/x/crypto/ssh directly. The layer that was meant to lie between,
// gliderlabs/ssh v0.3.8, says yes to agent forwarding, keeps as many variables as a
// client cares to send, and blocks for good on a size that nobody reads any more, which
// leaves a goroutine behind for every such session; each is for its own handler, so
// nothing of it would have been left in use.
package sshd

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
)

// Options are what a server needs.
type Options struct {
	Store    *store.Store // where people, their keys and their practice are
	Team     *team.Team
	Practice *practice.Practice // over the library that all share
	HostKey  ssh.Signer
	Limits   Limits
	Log      *slog.Logger
}

// Server serves any number of listeners. It is made by New.
type Server struct {
	o       Options
	config  *ssh.ServerConfig
	gate    *gate
	figures *figures

	stopping chan struct{} // closed when no more are let in
	over     chan struct{} // closed when those inside are sent home

	mu        sync.Mutex
	listeners map[net.Listener]struct{}
	conns     map[net.Conn]struct{}
	all       sync.WaitGroup // one for each connection
}

// New makes a server. The error is a *LimitError for limits that cannot be kept.
func New(o Options) (*Server, error) {
	if err := o.Limits.check(); err != nil {
		return nil, err
	}
	s := &Server{
		o: o, gate: newGate(o.Limits), figures: newFigures(),
		stopping: make(chan struct{}), over: make(chan struct{}),
		listeners: map[net.Listener]struct{}{}, conns: map[net.Conn]struct{}{},
	}
	s.config = s.keysOnly()
	return s, nil
}

// Serve takes connections from l until the server is told to stop, and closes l. The
// error is nil after Stop.
func (s *Server) Serve(l net.Listener) error {
	if !s.listen(l) {
		return l.Close()
	}
	pause := time.Duration(0)
	for {
		conn, err := l.Accept()
		switch {
		case err == nil:
			pause = 0
			s.take(conn)
		case s.stopped():
			return nil
		case errors.Is(err, net.ErrClosed):
			return err
		default:
			// Out of file descriptors, or a client that was gone at once: others go on.
			s.o.Log.Warn("cannot take a connection", "err", err)
			pause = min(max(2*pause, 5*time.Millisecond), time.Second)
			select {
			case <-time.After(pause):
			case <-s.stopping:
			}
		}
	}
}

func (s *Server) listen(l net.Listener) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped() {
		return false
	}
	s.listeners[l] = struct{}{}
	return true
}

// take gives a connection its own goroutine, if there is room at the door.
func (s *Server) take(conn net.Conn) {
	leave, why := s.gate.knock(conn.RemoteAddr())
	if why != "" {
		s.figures.refused(why)
		s.o.Log.Warn("refused", "why", string(why), "from", origin(conn.RemoteAddr()))
		_ = conn.Close() // it was never of use
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped() {
		leave()
		_ = conn.Close() // as above
		return
	}
	s.conns[conn] = struct{}{}
	s.all.Add(1)
	go func() {
		defer s.all.Done()
		defer s.forget(conn)
		newVisit(s, conn, leave).run()
	}()
}

func (s *Server) forget(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, conn)
}

func (s *Server) stopped() bool {
	select {
	case <-s.stopping:
		return true
	default:
		return false
	}
}

// Stop ends the server in order: no more are let in, those inside are told, and who is
// still there when Limits.Drain is nearly over is sent home with the draft stored. A
// second call, or the context's end, closes every connection at once.
func (s *Server) Stop(ctx context.Context) error {
	s.mu.Lock()
	first := !s.stopped()
	if first {
		close(s.stopping)
	}
	var errs []error
	for l := range s.listeners {
		errs = append(errs, l.Close())
		delete(s.listeners, l)
	}
	s.mu.Unlock()
	if !first {
		s.cut()
		return nil
	}
	gone := make(chan struct{})
	go func() { s.all.Wait(); close(gone) }()
	leaving := time.NewTimer(s.o.Limits.Drain * 3 / 4)
	defer leaving.Stop()
	last := time.NewTimer(s.o.Limits.Drain)
	defer last.Stop()
	for {
		select {
		case <-gone:
			return errors.Join(errs...)
		case <-leaving.C:
			close(s.over)
		case <-last.C:
			s.cut()
		case <-ctx.Done():
			s.cut()
			<-gone
			return errors.Join(errs...)
		}
	}
}

// cut closes every connection. Sessions end by themselves then, and store their drafts.
func (s *Server) cut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		_ = c.Close() // what it still had to say does not matter any more
	}
}
