package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestFlow(t *testing.T) {
	tests := []struct {
		width int
		text  string
		want  []string
	}{
		{10, "hold the price", []string{"hold the", "price"}},
		{8, "hold the price", []string{"hold the", "price"}},
		{4, "overlong", []string{"over", "long"}},
		{10, "", []string{""}},
		{10, "a\n\nb", []string{"a", "", "b"}},
		{5, "食卓食卓", []string{"食卓", "食卓"}},
		{3, "a bc d", []string{"a", "bc", "d"}},
		{6, "a\x1b[2Jb\u202ec", []string{"abc"}},
		{0, "nothing fits", nil},
	}
	for _, tt := range tests {
		if got := flow(tt.width, run{text: tt.text}); !slices.Equal(got, tt.want) {
			t.Errorf("flow(%d, %q) = %q, want %q", tt.width, tt.text, got, tt.want)
		}
	}
}

// TestFlowKeepsInksInTheirLines: a line that is broken within an ink opens and shuts
// it on both sides, so that columns can stand beside each other.
func TestFlowKeepsInksInTheirLines(t *testing.T) {
	l := newLook(nil, []string{"TERM=xterm-256color"}, false)
	lines := flow(12, run{"The price ", l.plain}, run{"stays where it stands", l.earned}, run{"¹ today", l.strong})
	for _, line := range lines {
		if inkOpen(line) {
			t.Errorf("%q leaves an ink open", line)
		}
		if ansi.StringWidth(line) > 12 {
			t.Errorf("%q is too wide", line)
		}
	}
	if got := ansi.Strip(strings.Join(lines, " ")); got != "The price stays where it stands¹ today" {
		t.Errorf("what is read is %q", got)
	}
	if open := strings.Count(strings.Join(lines, ""), l.earned.open); open != 2 {
		t.Errorf("the ink is opened %d times over two lines: %q", open, lines)
	}
}

func TestOne(t *testing.T) {
	l := newLook(nil, nil, false)
	for _, tt := range []struct {
		width      int
		text, want string
	}{
		{5, "price", "price"}, {4, "price", "pri…"}, {1, "price", "…"}, {0, "price", ""},
		{4, "食卓食", "食…"}, {9, "one\ntwo", "one two"},
	} {
		if got := one(tt.width, l, run{tt.text, l.plain}); got != tt.want {
			t.Errorf("one(%d, %q) = %q, want %q", tt.width, tt.text, got, tt.want)
		}
	}
}

func TestCleanLetsInksThroughAndNothingElse(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain é食", "plain é食"},
		{"\x1b[1;38;2;1;2;3mred\x1b[0m", "\x1b[1;38;2;1;2;3mred\x1b[0m"},
		{"\x1b[2Jx", "[2Jx"}, {"\x1b]0;t\x07x", "]0;tx"}, {"\x1b[?25lx", "[?25lx"}, {"\x1b[31", "[31"},
		{"a\u009b5nb", "a5nb"}, {"a\u202eb\u200bc\u2028d", "abcd"}, {"a\xffb", "ab"}, {"👍🏽\ufe0f", "👍"}, {"a\nb\tc", "abc"},
	} {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestASCIIKeepsTheColumns(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"“Café” – €5…", "\"Cafe\" - E5."}, {"食卓", "????"}, {"x\x1b[1mé\x1b[0mq̂", "x\x1b[1me\x1b[0mq"},
	} {
		got := asciiLine(tt.in)
		if got != tt.want || ansi.StringWidth(got) != ansi.StringWidth(tt.in) {
			t.Errorf("asciiLine(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
