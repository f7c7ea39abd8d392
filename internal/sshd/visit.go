package sshd

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Why a session ended before its person left.
var (
	errGone = errors.New("the connection is gone")
	errIdle = errors.New("nothing was typed for too long")
	errSlow = errors.New("the terminal took no more output")
	errOver = errors.New("the server stops")
	errLate = errors.New("the invitation was not used in time")
)

// visit is one connection from its first byte to its last.
type visit struct {
	s    *Server
	net  net.Conn
	log  *slog.Logger
	id   string // names the visit in the log and to its person
	door func() // gives the place at the door back

	mu   sync.Mutex
	away func() // gives the place inside back
	left bool   // it has been given back

	conn  *ssh.ServerConn
	ch    ssh.Channel // the one session; nil before
	asked *asked
	told  chan string // what the server says to the person
	began bool        // the session runs
	ended chan struct{}

	ctx context.Context
	end context.CancelCauseFunc
}

func newVisit(s *Server, conn net.Conn, door func()) *visit {
	v := &visit{s: s, net: conn, id: newID(), door: door, away: func() {}, asked: newAsked(), told: make(chan string, 1), ended: make(chan struct{})}
	v.log = s.o.Log.With("session", v.id)
	v.ctx, v.end = context.WithCancelCause(context.Background())
	return v
}

// newID is short enough to be read out, and says nothing.
func newID() string {
	var b [5]byte
	rand.Read(b[:]) // never errs, says crypto/rand
	return hex.EncodeToString(b[:])
}

// run serves the connection to its end. A panic ends this connection alone.
func (v *visit) run() {
	defer v.leaveDoor()
	defer v.end(errGone)
	defer v.net.Close() // mostly closed already, and then it errs
	defer v.guard("the connection")

	late := time.Now().Add(v.s.o.Limits.Handshake)
	if err := v.net.SetDeadline(late); err != nil {
		return // it is gone already
	}
	conn, chans, reqs, err := ssh.NewServerConn(v.net, v.s.config)
	if err != nil {
		v.greetingFailed(err)
		return
	}
	v.conn = conn
	if err := v.net.SetDeadline(time.Time{}); err != nil {
		_ = conn.Close() // it is gone, and what is left of it shall go too
	}
	v.log = v.log.With("key", brief(v.key()))
	v.attend(chans, reqs, time.Until(late))
}

// leaveDoor gives the place at the door back.
func (v *visit) leaveDoor() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.door()
}

func (v *visit) key() string { return v.conn.Permissions.Extensions[fingerprint] }

// guard is deferred around what runs for one connection.
func (v *visit) guard(where string) {
	if r := recover(); r != nil {
		v.s.figures.panicked()
		// The value may hold what somebody typed; the stack does not.
		v.log.Error("panic", "where", where, "stack", string(debug.Stack()))
		_ = v.net.Close() // nobody knows what state it is in
	}
}

// greetingFailed notes why somebody did not come in, in words of ours: what a client
// says of itself does not reach the log.
func (v *visit) greetingFailed(err error) {
	why := "no greeting"
	var auth *ssh.ServerAuthError
	var timeout net.Error
	switch {
	case errors.As(err, &auth):
		why = "no key"
	case errors.As(err, &timeout) && timeout.Timeout():
		why = "too slow"
	}
	v.s.figures.greetingFailed(why)
	v.log.Info("not let in", "why", why, "from", origin(v.net.RemoteAddr()))
}

// goodbye is how long a client may take to close after its session has ended. Closing
// first could take the last words away from it.
const goodbye = 2 * time.Second

// attend answers what the client asks until the connection is gone. It reads every
// channel to its end, since whoever feeds them waits for that.
func (v *visit) attend(chans <-chan ssh.NewChannel, reqs <-chan *ssh.Request, patience time.Duration) {
	var asks <-chan *ssh.Request
	ended, stopping, over := v.ended, v.s.stopping, v.s.over
	closing := time.AfterFunc(patience, func() { _ = v.net.Close() }) // it had its time
	defer closing.Stop()
	alive := v.keepAlive()
	defer alive.Stop()
	for chans != nil || reqs != nil || asks != nil {
		select {
		case c, ok := <-chans:
			if !ok {
				chans = nil
				v.end(errGone)
			} else if accepted := v.open(c); accepted != nil {
				asks = accepted
			}
		case r, ok := <-reqs:
			if !ok {
				reqs = nil
			} else {
				refuse(r) // forwarding, and whatever else goes beyond the session
			}
		case r, ok := <-asks:
			if !ok {
				asks = nil
				v.end(errGone)
			} else if v.ask(r) {
				closing.Stop()
			}
		case <-stopping:
			stopping = nil
			v.told <- v.s.farewell()
			if !v.began {
				_ = v.net.Close() // it has nothing to lose
			}
		case <-over:
			over = nil
			v.end(errOver)
		case <-ended:
			ended = nil
			closing.Reset(goodbye)
		}
	}
	if v.began {
		<-v.ended
	}
}

// refuse says no where an answer is awaited.
func refuse(r *ssh.Request) {
	if r.WantReply {
		_ = r.Reply(false, nil) // a connection that is gone shows itself elsewhere
	}
}

// open accepts the first session and refuses everything else.
func (v *visit) open(c ssh.NewChannel) <-chan *ssh.Request {
	why, words := ssh.UnknownChannelType, "spar forwards nothing; log in without -L, -D, -W or -J"
	if c.ChannelType() == "session" {
		why, words = ssh.Prohibited, "spar gives one session to a connection; log in once more, without ControlMaster"
	}
	if v.ch != nil || why == ssh.UnknownChannelType {
		v.s.figures.refusedAsk(c.ChannelType())
		_ = c.Reject(why, words) // as in refuse
		return nil
	}
	ch, asks, err := c.Accept()
	if err != nil {
		return nil // it is gone
	}
	v.ch = ch
	return asks
}

// ask answers one request of the session, and is true for the one that begins it.
func (v *visit) ask(r *ssh.Request) bool {
	granted, begins := false, false
	switch r.Type {
	case "pty-req":
		granted = !v.began && v.asked.terminal(r.Payload, v.s.o.Limits)
	case "env":
		granted = !v.began && v.asked.set(r.Payload)
	case "window-change":
		v.asked.resize(r.Payload, v.s.o.Limits)
		granted = true
	case "shell":
		granted = !v.began
		begins = granted
	case "exec", "subsystem":
		v.s.figures.refusedAsk(r.Type)
		return v.turnAway(r)
	default: // agent and X11 forwarding, signals, breaks
		v.s.figures.refusedAsk(r.Type)
	}
	if r.WantReply {
		_ = r.Reply(granted, nil) // as in refuse
	}
	if begins {
		v.began = true
		go v.session()
	}
	return begins
}

// turnAway tells whoever asks for a command or for files what there is instead. Nothing is
// run; the request is granted all the same, since of one that is refused a client shows
// nothing but that, and no words.
func (v *visit) turnAway(r *ssh.Request) bool {
	if v.began {
		refuse(r) // their screen is there
		return false
	}
	what := "no commands are run here"
	if r.Type == "subsystem" {
		what = "no files can be copied to or from here"
	}
	if r.WantReply {
		_ = r.Reply(true, nil) // as in refuse
	}
	v.began = true
	go func() {
		defer close(v.ended)
		defer v.guard("turning somebody away")
		v.sayOn(v.ch.Stderr(), "spar: error: "+what+", there are only screens", "spar: hint: log in without a command: ssh HOST; line by line, for screen readers: ssh -T HOST")
		v.leave(1)
	}()
	return true
}

// keepAlive asks the client now and then whether it is there, and closes a connection
// that does not answer before the next time. A timer costs nothing while it waits.
func (v *visit) keepAlive() *time.Timer {
	every := v.s.o.Limits.Keepalive
	var next *time.Timer
	ready := make(chan struct{})
	next = time.AfterFunc(every, func() {
		defer v.guard("asking whether somebody is there")
		<-ready
		dead := time.AfterFunc(every, func() { _ = v.net.Close() }) // it is dead
		_, _, err := v.conn.SendRequest("keepalive@openssh.com", true, nil)
		dead.Stop()
		if err == nil {
			next.Reset(every)
		}
	})
	close(ready)
	return next
}
