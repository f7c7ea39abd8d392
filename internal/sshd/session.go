package sshd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/store"
	"spar/internal/text"
	"spar/internal/tui"
)

// lookup bounds how long finding out who somebody is may take.
const lookup = 5 * time.Second

// session finds out who came, shows them their screens, and says goodbye.
func (v *visit) session() {
	status := uint32(1)
	defer close(v.ended)
	defer func() { v.leave(status) }()
	defer v.guard("the session")
	ctx, cancel := context.WithTimeout(v.ctx, lookup)
	person, err := v.s.o.Store.PersonByKey(ctx, v.key())
	cancel()
	switch {
	case errors.Is(err, store.ErrNotFound):
		v.say("This key is not known here: "+v.key(), "")
		return
	case err != nil:
		v.log.Error("cannot look a key up", "err", err)
		v.say("spar: error: who you are cannot be looked up just now", "spar: hint: nothing is lost; log in again in a minute")
		return
	}
	leave, why := v.s.gate.enter(person.ID)
	if why != "" {
		v.s.figures.refused(why)
		v.log.Warn("refused", "why", string(why))
		v.say(v.s.full(why))
		return
	}
	defer leave()
	v.door()
	if v.play(person) {
		status = 0
	}
}

// full tells a person why there is no room.
func (s *Server) full(why refusal) (string, string) {
	if why == fullPerson {
		return fmt.Sprintf("spar: error: you are logged in %d times already", s.o.Limits.PerPerson), "spar: hint: leave one of them with ctrl+c"
	}
	return fmt.Sprintf("spar: error: all %d places here are taken", s.o.Limits.Sessions), "spar: hint: try again in a few minutes"
}

// play shows the screens until the person leaves or is sent home, and reports whether
// all went well.
func (v *visit) play(person store.Person) bool {
	began := time.Now()
	in, out, stop := v.streams()
	defer stop()
	v.s.figures.began()
	defer v.s.figures.ended()
	v.log.Info("began", "term", v.asked.term, "w", v.asked.size.W, "h", v.asked.size.H)
	p := v.s.o.Practice.On(v.s.o.Store.For(person.ID))
	var err error
	if v.asked.dumb() {
		err = v.plain(p, in, out)
	} else {
		err = tui.Run(v.ctx, p, tui.Options{
			In: in, Out: out, Environ: v.asked.env(), ASCII: v.asked.ascii(),
			Remote: true, Size: v.asked.size, Resized: v.asked.resized, Told: v.told,
		})
	}
	v.log.Info("ended", "after", time.Since(began).Round(time.Millisecond), "why", v.ending(err))
	return err == nil
}

// streams are the way in and out, with their limits; stop ends what watches them.
func (v *visit) streams() (io.Reader, io.Writer, func()) {
	l := v.s.o.Limits
	idle := time.AfterFunc(l.Idle, func() { v.end(errIdle) })
	meter := v.s.figures.meter()
	in := newInput(v.ch, l.Input, v.ctx.Done(), func() { idle.Reset(l.Idle); meter.typed() })
	out := newOutput(v.ch, l.Slow, func() {
		v.end(errSlow)
		_ = v.net.Close() // nothing else ends a write that hangs
	}, meter.wrote)
	return in, out, func() { idle.Stop() }
}

// ending is a session's end in a few words for the log, and tells the person what is
// kept where they did not leave by themselves.
func (v *visit) ending(err error) string {
	var crash *tui.Crash
	switch cause := context.Cause(v.ctx); {
	case errors.As(err, &crash):
		v.s.figures.panicked()
		v.log.Error("panic", "where", crash.Where, "kept", crash.Kept, "stack", crash.Stack)
		v.say("spar: error: something in here failed, and only for you", "spar: hint: every reply is kept; log in again to go on, and tell whoever runs this server: "+v.id)
		return "panic"
	case errors.Is(cause, errIdle):
		v.say(fmt.Sprintf("Nothing was typed for %s, so the session was closed.", v.s.o.Limits.Idle), kept)
		return "idle"
	case errors.Is(cause, errOver):
		v.say("The server is being restarted.", kept)
		return "server stops"
	case errors.Is(cause, errSlow):
		return "slow reader"
	case errors.Is(cause, errGone):
		return "connection gone"
	case err != nil:
		v.log.Error("session failed", "err", err)
		v.say("spar: error: the session cannot go on just now", "spar: hint: every reply that was graded is kept; log in again to go on")
		return "failed"
	}
	return "left"
}

const kept = "Every reply and your draft are kept: log in again to go on."

// farewell is said on the screen when the server is told to stop.
func (s *Server) farewell() string {
	return fmt.Sprintf("The server will be restarted in %s. All is kept: ctrl+c leaves, then log in again.", (s.o.Limits.Drain * 3 / 4).Round(time.Second))
}

// say writes lines to the terminal as it was found.
func (v *visit) say(lines ...string) {
	var b strings.Builder
	for _, line := range lines {
		if line != "" {
			b.WriteString(text.Safe(line) + "\r\n")
		}
	}
	out := newOutput(v.ch, v.s.o.Limits.Slow, func() { _ = v.net.Close() }, func(int) {}) // as in streams
	_, _ = io.WriteString(out, b.String())                                                // told if it can be
}

// leave closes the session; what cannot be sent any more was for nobody.
func (v *visit) leave(status uint32) {
	_, _ = v.ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{status}))
	_ = v.ch.Close()
}
