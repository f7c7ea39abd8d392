package sshd

import (
	"fmt"
	"time"
)

// Limits are what a server gives at most. They exist so that one person, one address or
// one broken client cannot take what belongs to everybody. Zero is not "no limit": take
// Default and change what is to be changed.
type Limits struct {
	Sessions   int           // people served at once
	PerPerson  int           // sessions of one person at once
	Waiting    int           // connections that are not yet anybody's: greeting or, at most half of them, enrolling
	PerAddress int           // of those, how many from one address (IPv6: one /64)
	Handshake  time.Duration // from the connection to an open session
	AuthTries  int           // keys that are refused before the connection is
	Enrol      time.Duration // how long a stranger may stay on the enrolment screen
	Idle       time.Duration // without a key pressed
	Keepalive  time.Duration // how often a silent peer is asked whether it is there
	Slow       time.Duration // how long one write may take before the reader is dropped
	Input      int           // bytes of typing a second that are read; more waits
	Width      int           // columns that are drawn at most
	Height     int           // rows that are drawn at most
	Drain      time.Duration // from being told to stop to the last session's end
}

// Default is what one machine with two processors serves well.
func Default() Limits {
	return Limits{
		Sessions: 1200, PerPerson: 4, Waiting: 200, PerAddress: 50,
		Handshake: 20 * time.Second, AuthTries: 6, Enrol: 15 * time.Minute,
		Idle: 30 * time.Minute, Keepalive: time.Minute, Slow: 15 * time.Second,
		Input: 16 << 10, Width: 500, Height: 200, Drain: 20 * time.Second,
	}
}

// Garbage is the GOGC that suits a server of many quiet sessions. Less gives back more of
// what logins leave behind, but a key that comes while garbage is collected waits for it:
// at 40, collecting took twice as much of the time, and with it the slowest keys.
const Garbage = 80

// LimitError names a limit that cannot be kept.
type LimitError struct{ Name, Value, Cure string }

func (e *LimitError) Error() string { return fmt.Sprintf("%s cannot be %s", e.Name, e.Value) }

// Hint says what would do.
func (e *LimitError) Hint() string { return e.Cure }

// check refuses limits that would lock everybody out, or nobody.
func (l Limits) check() error {
	for _, n := range []struct {
		name string
		got  int
		most int
	}{
		{"sessions", l.Sessions, 1 << 20}, {"per-person", l.PerPerson, 1 << 20}, {"waiting", l.Waiting, 1 << 20},
		{"per-address", l.PerAddress, 1 << 20}, {"auth-tries", l.AuthTries, 100}, {"input", l.Input, 1 << 30},
		{"width", l.Width, 500}, {"height", l.Height, 200},
	} {
		if n.got < 1 || n.got > n.most {
			return &LimitError{n.name, fmt.Sprint(n.got), fmt.Sprintf("give %s a number from 1 to %d", n.name, n.most)}
		}
	}
	for _, d := range []struct {
		name string
		got  time.Duration
	}{
		{"handshake", l.Handshake}, {"enrol", l.Enrol}, {"idle", l.Idle},
		{"keepalive", l.Keepalive}, {"slow", l.Slow}, {"drain", l.Drain},
	} {
		if d.got <= 0 {
			return &LimitError{d.name, d.got.String(), "give " + d.name + " a time, such as 30s or 15m"}
		}
	}
	return nil
}
