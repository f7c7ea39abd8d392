package sshd

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestLinesAreCooked types keys and looks at the lines that come of them, and at what is
// shown meanwhile.
func TestLinesAreCooked(t *testing.T) {
	for name, tt := range map[string]struct{ keys, lines, echo string }{
		"lines":              {"one\rtwo\n", "one\ntwo\n", "one\r\ntwo\r\n"},
		"taken back":         {"abc\x7f\x08d\r", "ad\n", "abc\b \b\b \bd\r\n"},
		"a letter is whole":  {"a\u4e2d\x7fb\r", "ab\n", "a\u4e2d\b \bb\r\n"},
		"more than there is": {"\x7f\x7fa\r", "a\n", "a\r\n"},
		"all of it":          {"abc\x15d\r", "d\n", "abc\b \b\b \b\b \bd\r\n"},
		"keys are no text":   {"a\x1b[A\x1bOB\x1b[1;5Cb\x07\x00\r", "ab\n", "ab\r\n"},
		"ctrl+d in a line":   {"ab\x04c\r\x04never\r", "abc\n", "abc\r\n"},
		"ctrl+c":             {"one\rtwo\x03three\r", "one\n", "one\r\ntwo"},
	} {
		for _, in := range []io.Reader{strings.NewReader(tt.keys), iotest.OneByteReader(strings.NewReader(tt.keys))} {
			var echo bytes.Buffer
			got, err := io.ReadAll(newCooked(in, &echo))
			if err != nil || string(got) != tt.lines {
				t.Errorf("%s: %q, %v; want %q", name, got, err, tt.lines)
			}
			if shown := echo.String(); !strings.HasPrefix(shown, tt.echo) {
				t.Errorf("%s shows %q, want %q", name, shown, tt.echo)
			}
		}
	}
}

func TestALineThatNeverEndsIsBounded(t *testing.T) {
	var echo bytes.Buffer
	got, err := io.ReadAll(newCooked(strings.NewReader(strings.Repeat("x", 3*longestTyped)+"\r"), &echo))
	if err != nil || len(got) != longestTyped+1 || got[longestTyped] != '\n' {
		t.Errorf("a line of %d bytes, %v", len(got), err)
	}
	if echo.Len() != longestTyped+2 {
		t.Errorf("%d bytes are shown", echo.Len())
	}
}

func TestLineEndsSuitARawTerminal(t *testing.T) {
	var out bytes.Buffer
	if n, err := io.WriteString(newCooked(nil, &out), "a\nb\n"); n != 4 || err != nil || out.String() != "a\r\nb\r\n" {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
}
