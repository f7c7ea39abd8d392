package sshd

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// cooked is a terminal's line discipline for a client whose own is switched off: it
// shows what is typed, lets the last of it be taken back, and hands on whole lines.
type cooked struct {
	in  io.Reader
	out io.Writer

	line []byte // what is being typed
	full []byte // whole lines that nobody has read yet
	esc  int    // bytes of a key's sequence are being passed over
	err  error
}

func newCooked(in io.Reader, out io.Writer) *cooked { return &cooked{in: in, out: out} }

// longestTyped bounds a line that never ends.
const longestTyped = 64 << 10

// Read hands on whole lines.
func (c *cooked) Read(b []byte) (int, error) {
	var raw [256]byte
	for len(c.full) == 0 {
		if c.err != nil {
			return 0, c.err
		}
		n, err := c.in.Read(raw[:])
		c.err = err
		var echo bytes.Buffer
		for _, key := range raw[:n] {
			if c.key(key, &echo) {
				c.err = io.EOF // what was typed after it was for nobody
				break
			}
		}
		if echo.Len() > 0 {
			if _, err := c.out.Write(echo.Bytes()); err != nil {
				c.err = err
			}
		}
	}
	n := copy(b, c.full)
	c.full = c.full[n:]
	return n, nil
}

// The keys that mean something while a line is typed.
const (
	ctrlC, ctrlD, ctrlH, ctrlU, escape, rubout = 3, 4, 8, 21, 27, 127
)

// key takes a key, and is true for one that ends the input.
func (c *cooked) key(k byte, echo *bytes.Buffer) (ends bool) {
	switch {
	case c.esc == 1: // after the escape itself
		c.esc = 0
		if k == '[' || k == 'O' {
			c.esc = 2
		}
	case c.esc == 2:
		if k >= '@' && k <= '~' {
			c.esc = 0
		}
	case k == escape:
		c.esc = 1
	case k == '\r' || k == '\n':
		c.full = append(append(c.full, c.line...), '\n')
		c.line = c.line[:0]
		echo.WriteString("\r\n")
	case k == ctrlC || (k == ctrlD && len(c.line) == 0):
		return true
	case k == ctrlH || k == rubout:
		if _, n := utf8.DecodeLastRune(c.line); n > 0 {
			c.line = c.line[:len(c.line)-n]
			echo.WriteString("\b \b")
		}
	case k == ctrlU:
		for range utf8.RuneCount(c.line) {
			echo.WriteString("\b \b")
		}
		c.line = c.line[:0]
	case k < ' ': // other controls are no typing
	case len(c.line) < longestTyped:
		c.line = append(c.line, k)
		echo.WriteByte(k)
	}
	return false
}

// Write turns line ends into what a raw terminal needs.
func (c *cooked) Write(b []byte) (int, error) {
	if _, err := c.out.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(b), nil
}
