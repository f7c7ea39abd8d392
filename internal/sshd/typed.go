package sshd

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// typed bounds what the reader of keys behind it has to keep. That one gathers a paste
// until its end is marked, and letters that come without a pause until there is one, and
// looks through all of it each time more has come: without a bound, a client that never
// ends a paste takes a processor and all the memory.
type typed struct {
	in    io.Reader
	spare func(n int) // so many bytes were passed over, and cost nothing
	err   error
	ready []byte // read, and not handed on yet

	tail    [6]byte // the last bytes that were read
	pasting bool
	pasted  int  // bytes of the paste that were handed on
	cutting bool // the rest of the paste is passed over
	full    int  // how often in a row all that was asked for was there
}

const (
	pasteOn  = "\x1b[200~"
	pasteOff = "\x1b[201~"
	// mostPaste is as much of one paste as the editor keeps.
	mostPaste = 64 << 10
	// mostFull is after how many buffers of letters without a pause one is made.
	mostFull = 32
	// longestKey is longer than the sequence of any key.
	longestKey = 32
)

func newTyped(in io.Reader, spare func(int)) *typed { return &typed{in: in, spare: spare} }

// Read hands on what was typed. It never hands on a part of a letter.
func (t *typed) Read(b []byte) (int, error) {
	for {
		for len(t.ready) == 0 {
			if t.err != nil {
				return 0, t.err
			}
			t.more()
		}
		n := copy(b, t.ready)
		if t.full++; n < len(b) {
			t.full = 0
		}
		if t.full > mostFull && !t.pasting {
			t.full, n = 0, pause(b[:n])
		}
		if whole := wholeRunes(b[:n]); whole > 0 || t.err != nil {
			if t.err == nil {
				n = whole
			}
			t.ready = t.ready[:copy(t.ready, t.ready[n:])]
			return n, nil
		}
		t.more()
	}
}

// more reads what has come.
func (t *typed) more() {
	var buf [256]byte
	n, err := t.in.Read(buf[:])
	t.err = err
	over := 0
	for _, c := range buf[:n] {
		if t.take(c); t.cutting {
			over++
		}
	}
	t.spare(over)
}

// take follows where pastes begin and end, and passes over what is too much of one.
func (t *typed) take(c byte) {
	copy(t.tail[:], t.tail[1:])
	t.tail[len(t.tail)-1] = c
	switch {
	case !t.pasting:
		t.ready = append(t.ready, c)
		if string(t.tail[:]) == pasteOn {
			t.pasting, t.pasted = true, 0
		}
		return
	case string(t.tail[:]) == pasteOff:
		if !t.cutting {
			t.ready = append(t.ready, c)
		}
		t.pasting, t.cutting = false, false
		return
	case t.cutting:
		if c == ctrlC { // whoever waits for an end that was lost gets out
			t.ready = append(t.ready, c)
			t.pasting, t.cutting = false, false
		}
		return
	}
	// It is cut before a letter, and not within what may be its end.
	if t.pasted >= mostPaste && utf8.RuneStart(c) && bytes.IndexByte(t.tail[:], escape) < 0 {
		t.ready = append(t.ready, pasteOff...)
		t.cutting = true
		return
	}
	t.pasted++
	t.ready = append(t.ready, c)
}

// pause is a length less than all of b at which neither a letter nor a key is cut, or
// all of it where a key ends it: nothing is gathered then.
func pause(b []byte) int {
	if bytes.IndexByte(b[max(0, len(b)-longestKey):], escape) >= 0 {
		return len(b)
	}
	for n := len(b) - 1; n > 0; n-- {
		if utf8.RuneStart(b[n]) {
			return n
		}
	}
	return len(b)
}

// wholeRunes is how much of b is there without the beginning of a letter at its end.
func wholeRunes(b []byte) int {
	for n := len(b) - 1; n >= 0 && n > len(b)-utf8.UTFMax; n-- {
		if utf8.RuneStart(b[n]) {
			if utf8.FullRune(b[n:]) {
				return len(b)
			}
			return n
		}
	}
	return len(b)
}
