package sshd

import (
	"io"
	"sync"
	"time"
)

// input is what a person types: it feeds the idle clock and holds a flood to a rate.
// What is over the rate is not lost, it waits: the client may send no more than the
// channel's window holds until it is read.
type input struct {
	from io.Reader
	done <-chan struct{} // closed when the session ends
	seen func()          // somebody typed

	rate   int // bytes a second
	tokens int // how many more may be read now
	filled time.Time
	now    func() time.Time
}

// burst is how many seconds' worth of typing may come at once: by default, twice the
// longest paste that the editor keeps.
const burst = 8

func newInput(from io.Reader, rate int, done <-chan struct{}, seen func()) *input {
	return &input{from: from, done: done, seen: seen, rate: rate, tokens: rate * burst, filled: time.Now(), now: time.Now}
}

// Read reads what is there, at most as much as the rate allows.
func (in *input) Read(b []byte) (int, error) {
	for in.room() == 0 {
		wait := time.NewTimer(time.Second/time.Duration(in.rate) + time.Millisecond)
		select {
		case <-wait.C:
		case <-in.done:
			wait.Stop()
			return 0, io.EOF
		}
	}
	n, err := in.from.Read(b[:min(len(b), in.tokens)])
	in.tokens -= n
	if n > 0 {
		in.seen()
	}
	return n, err
}

// spare gives back what n bytes took that nothing was done with.
func (in *input) spare(n int) { in.tokens = min(in.tokens+n, in.rate*burst) }

// room tops the tokens up by the time that has passed, and tells how many there are.
func (in *input) room() int {
	now := in.now()
	if more := int(now.Sub(in.filled).Seconds() * float64(in.rate)); more > 0 {
		in.tokens, in.filled = min(in.tokens+more, in.rate*burst), now
	}
	return in.tokens
}

// output is the way to a person's terminal. A write that takes longer than limit drops
// the reader: nothing else could end it, and what is drawn must not pile up.
type output struct {
	to    io.Writer
	limit time.Duration
	drop  func()
	wrote func(n int)

	mu    sync.Mutex // one write at a time has the timer
	timer *time.Timer
}

func newOutput(to io.Writer, limit time.Duration, drop func(), wrote func(int)) *output {
	return &output{to: to, limit: limit, drop: drop, wrote: wrote}
}

// Write writes all of b, or fails because the connection was dropped.
func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.timer == nil {
		o.timer = time.AfterFunc(o.limit, o.drop)
	} else {
		o.timer.Reset(o.limit)
	}
	n, err := o.to.Write(b)
	o.timer.Stop()
	o.wrote(n)
	return n, err
}
