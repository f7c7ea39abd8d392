package tui

import (
	"fmt"
	"regexp"
	"testing"
	"unicode"
	"unicode/utf8"
)

// vt reads bytes as a terminal does (after Paul Williams' parser for DEC terminals) and
// reports what the terminal would do: print a character, obey a control character, or
// obey a sequence. It shares no code with what draws. What is allowed it passes over.
type vt struct {
	state    vtState
	seq      []byte
	complain func(format string, args ...any)
}

type vtState uint8

const (
	vtGround     vtState = iota
	vtEscape             // after ESC
	vtCSI                // after ESC [
	vtText               // in a string for the terminal: OSC, DCS, SOS, PM, APC
	vtTextEscape         // after ESC in such a string
)

// allowed are the only sequences that the program may send, with what they do.
var allowed = []struct {
	what string
	seq  *regexp.Regexp
}{
	{"set an ink", regexp.MustCompile(`^\x1b\[([0-9]{1,3}(;[0-9]{1,3})*)?m$`)},
	{"go to a cell", regexp.MustCompile(`^\x1b\[([0-9]{1,3};[0-9]{1,3})?H$`)},
	{"erase the rest of the line, the rest of the screen, the screen", regexp.MustCompile(`^\x1b\[(K|J|2J)$`)},
	{"the alternate screen, bracketed paste, the cursor, synchronized output", regexp.MustCompile(`^\x1b\[\?(1049|2004|25|2026)[hl]$`)},
}

func (v *vt) feed(out string) {
	for i := 0; i < len(out); {
		r, n := rune(out[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(out[i:]); r == utf8.RuneError && n == 1 {
				v.complain("the broken byte %q", out[i])
			}
		}
		v.take(r, out[i:i+n])
		i += n
	}
}

// take is one character from the program's side.
func (v *vt) take(r rune, raw string) {
	switch {
	case r == 0x1b && v.state != vtText:
		if v.state != vtGround {
			v.complain("the sequence %q is not finished", v.seq)
		}
		v.state, v.seq = vtEscape, append(v.seq[:0], 0x1b)
		return
	case r == 0x18 || r == 0x1a: // they break any sequence off
		v.complain("the control character %U", r)
		v.state = vtGround
		return
	}
	switch v.state {
	case vtGround:
		v.ground(r)
	case vtEscape:
		v.seq = append(v.seq, raw...)
		switch {
		case r == '[':
			v.state = vtCSI
		case r == ']' || r == 'P' || r == 'X' || r == '^' || r == '_':
			v.complain("a string for the terminal begins: %q", v.seq)
			v.state = vtText
		case r >= 0x30 && r <= 0x7e:
			v.complain("the sequence %q", v.seq)
			v.state = vtGround
		case r < 0x20 || r > 0x2f:
			v.complain("%U within the sequence %q", r, v.seq)
		}
	case vtCSI:
		v.seq = append(v.seq, raw...)
		switch {
		case r >= 0x40 && r <= 0x7e:
			v.finished()
			v.state = vtGround
		case r < 0x20 || r > 0x3f:
			v.complain("%U within the sequence %q", r, v.seq)
		}
	case vtText:
		switch r {
		case 0x07, 0x9c:
			v.state = vtGround
		case 0x1b:
			v.state = vtTextEscape
		}
	case vtTextEscape:
		v.state = vtGround
		if r != '\\' {
			v.state = vtText
		}
	}
}

func (v *vt) finished() {
	for _, a := range allowed {
		if a.seq.Match(v.seq) {
			return
		}
	}
	v.complain("the sequence %q", v.seq)
}

// ground is a character outside any sequence.
func (v *vt) ground(r rune) {
	switch {
	case r == '\r' || r == '\n': // between lines, when the screen is given back
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp, unicode.Variation_Selector),
		r >= 0x1f3fb && r <= 0x1f3ff, r == 0x34f, r == 0x115f:
		v.complain("the character %U", r)
	}
}

// checkBytes fails on everything that a terminal could take for a command and that is
// not on the list, and on every character that may not be shown.
func checkBytes(t *testing.T, out string) {
	t.Helper()
	bad := 0
	v := &vt{complain: func(format string, args ...any) {
		if bad++; bad <= 5 {
			t.Errorf("the program sent "+format, args...)
		}
	}}
	v.feed(out)
	if v.state != vtGround {
		v.complain("the sequence %q and no end of it", v.seq)
	}
	if bad > 5 {
		t.Errorf("and %d more", bad-5)
	}
}

// TestTheCheckOfBytesBites: what the list does not hold is found, wherever it stands.
func TestTheCheckOfBytesBites(t *testing.T) {
	bad := []string{
		"\x1b]0;x\x07", "\x1b]52;c;aGk=\x1b\\", "\x1bPq\x1b\\", "\x1b_x\x1b\\", "\x1bXx\x1b\\", "\x1b^x\x1b\\", "\x1bc", "\x1b(0", "\x1b7",
		"\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?1000h", "\x1b[?1049;1000h", "\x1b[9999m", "\x1b[1;2;3H", "\x1b[3J", "\x1b[?6n", "\x1b[2 q", "\x1b[!p", "\x1b[21t",
		"\u009b5n", "\x9b5n", "\u009d0;x\u009c", "\u0085", "\u202e", "\u200b", "\u200d", "\ufeff", "\u2028", "\ue000", "\ufe0f", "👍🏽", "\u034f",
		"a\x07", "\b", "\t", "\x7f", "\x0e", "\x18", "\xff", "\xc3", "\x1b[3\x1b[0m", "\x1b[3\nm", "\x1b[", "\x1b",
	}
	for _, s := range bad {
		for _, around := range []string{"%s", "fine %s fine", "\x1b[1m%s\x1b[0m", "食%s卓"} {
			inner := &testing.T{}
			checkBytes(inner, fmt.Sprintf(around, s))
			if !inner.Failed() {
				t.Errorf("%q passes the check within %q", s, around)
			}
		}
	}
	inner := &testing.T{}
	checkBytes(inner, takeScreen+string(change(picture{}, picture{w: 9, h: 3, lines: []string{"\x1b[38;2;1;2;3ma\x1b[0m", "食卓", "q\u0302"}, live: true}))+giveScreen+"Kept.\r\n")
	if inner.Failed() {
		t.Error("what the program has to send is refused")
	}
}
