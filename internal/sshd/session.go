package sshd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/text"
	"spar/internal/tui"
)

// lookup bounds how long finding out who somebody is may take. The store gives up on a
// database that hangs sooner than that, and says so.
const lookup = 20 * time.Second

// session finds out who came, shows them their screens, and says goodbye. Somebody
// whose key is nobody's gets to the enrolment screen.
func (v *visit) session() {
	status := uint32(1)
	defer close(v.ended)
	defer func() { v.leave(status) }()
	defer v.goAway()
	defer v.guard("the session")
	ctx, cancel := context.WithTimeout(v.ctx, lookup)
	person, err := v.s.o.Team.Member(ctx, v.key())
	cancel()
	switch {
	case errors.Is(err, store.ErrNotFound):
		if err := v.wait(); err != nil {
			v.say("spar: error: "+err.Error(), "spar: hint: "+err.Hint())
			return
		}
		if v.play(nil, store.Person{}, v.enrolment()) {
			status = 0
		}
		return
	case err != nil:
		v.log.Error("cannot look a key up", "err", err)
		v.say("spar: error: who you are cannot be looked up just now", "spar: hint: nothing is lost; log in again in a minute")
		return
	}
	if err := v.enter(person); err != nil {
		v.say("spar: error: "+err.Error(), "spar: hint: "+err.Hint())
		return
	}
	if v.play(v.practice(person), person, nil) {
		status = 0
	}
}

// practice is a person's own, over the library that all share.
func (v *visit) practice(person store.Person) *practice.Practice {
	return v.s.o.Practice.On(v.s.o.Store.For(person.ID))
}

// fullError says that there is no room, and what to do.
type fullError struct{ what, cure string }

func (e *fullError) Error() string { return e.what }
func (e *fullError) Hint() string  { return e.cure }

// enter takes a place for a person, and gives the one at the door back. It is nil where
// there was one.
func (v *visit) enter(person store.Person) *fullError {
	leave, why := v.s.gate.enter(person.ID)
	switch why {
	case "":
		v.mu.Lock()
		defer v.mu.Unlock()
		if v.left {
			leave() // they went while they were let in
			return &fullError{"the connection is gone", "log in again"}
		}
		v.away = leave
		v.door()
		return nil
	case fullPerson:
		v.refuse(why)
		return &fullError{fmt.Sprintf("you are logged in %d times already", v.s.o.Limits.PerPerson), "leave one of them with ctrl+c"}
	}
	v.refuse(why)
	return &fullError{fmt.Sprintf("all %d places here are taken", v.s.o.Limits.Sessions), "try again in a few minutes"}
}

// wait takes one of the places for those who enrol. There are fewer of them than at the
// door, so that strangers who stay cannot keep out those who are known.
func (v *visit) wait() *fullError {
	leave, why := v.s.gate.stay(v.net.RemoteAddr())
	if why != "" {
		v.refuse(why)
		return &fullError{"too many are enrolling just now", "try again in a few minutes"}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	door := v.door
	v.door = func() { leave(); door() }
	return nil
}

// goAway gives the place inside back, and makes sure that none is taken any more.
func (v *visit) goAway() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.left = true
	v.away()
}

func (v *visit) refuse(why refusal) {
	v.s.figures.refused(why)
	v.log.Warn("refused", "why", string(why))
}

// play shows the screens until the person leaves or is sent home, and reports whether
// all went well. A stranger has no practice before they have enrolled.
func (v *visit) play(p *practice.Practice, person store.Person, enrolment *tui.Enrolment) bool {
	began := time.Now()
	in, out, stop := v.streams()
	defer stop()
	v.s.figures.began()
	defer v.s.figures.ended()
	v.log.Info("began", "term", v.asked.term, "w", v.asked.size.W, "h", v.asked.size.H)
	var boards tui.Boards // a stranger has theirs from when they are enrolled
	if p != nil {
		boards = v.s.o.Team.BoardsFor(p.Whose())
	}
	var err error
	if v.asked.dumb() {
		err = v.plain(p, enrolment, in, out)
	} else {
		err = tui.Run(v.ctx, p, tui.Options{
			In: newTyped(in, in.spare), Out: out, Environ: v.asked.env(), ASCII: v.asked.ascii(),
			Remote: true, Size: v.asked.size, Resized: v.asked.resized, Told: v.told, Given: v.given(),
			Enrolment: enrolment, Boards: boards, Team: v.s.o.Team, Me: person,
		})
	}
	v.log.Info("ended", "seconds", time.Since(began).Round(time.Millisecond).Seconds(), "why", v.ending(err))
	return err == nil
}

// given tells of changes of the team's drills and goals; nil where they cannot be followed,
// and then the next login has them.
func (v *visit) given() <-chan string {
	changed, err := v.s.o.Team.GivenChanged(v.ctx)
	if err != nil {
		v.log.Warn("drills and goals are not followed", "err", err)
	}
	return changed
}

// streams are the way in and out, with their limits; stop ends what watches them.
func (v *visit) streams() (*input, io.Writer, func()) {
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
	case errors.Is(cause, errLate):
		v.say(fmt.Sprintf("Nobody enrolled for %s, so the connection was closed.", v.s.o.Limits.Enrol), "Log in again when you have your code.")
		return "enrolment too long"
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
func (v *visit) say(lines ...string) { v.sayOn(v.ch, lines...) }

func (v *visit) sayOn(to io.Writer, lines ...string) {
	var b strings.Builder
	for _, line := range lines {
		if line != "" {
			b.WriteString(text.Safe(line) + "\r\n")
		}
	}
	out := newOutput(to, v.s.o.Limits.Slow, func() { _ = v.net.Close() }, func(int) {}) // as in streams
	_, _ = io.WriteString(out, b.String())                                              // told if it can be
}

// leave closes the session; what cannot be sent any more was for nobody.
func (v *visit) leave(status uint32) {
	_, _ = v.ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{status}))
	_ = v.ch.Close()
}
