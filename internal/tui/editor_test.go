package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// typed presses keys on an editor ten columns wide and shows the text with a bar at
// the place of typing.
func typed(e editor, keys ...string) (editor, string) {
	for _, k := range keys {
		next, ok := e.press(keyMsg(k), 10)
		if !ok {
			return e, "not a key of the editor: " + k
		}
		e = next
	}
	return e, e.text[:e.at] + "|" + e.text[e.at:]
}

func TestEditorKeys(t *testing.T) {
	tests := []struct {
		start string
		keys  []string
		want  string
	}{
		{"", []string{"a", "b"}, "ab|"},
		{"ab", []string{"left", "x"}, "ax|b"},
		{"ab", []string{"home", "delete"}, "|b"},
		{"hold the price", []string{"ctrl+w"}, "hold the |"},
		{"hold the price", []string{"ctrl+left", "ctrl+left", "ctrl+k"}, "hold |"},
		{"hold the price", []string{"ctrl+w", "home", "ctrl+y"}, "price|hold the "},
		{"one two", []string{"ctrl+w", "ctrl+w", "ctrl+y", "ctrl+y", "ctrl+y"}, "one two|"},
		{"one\ntwo", []string{"ctrl+u"}, "one\n|"},
		{"one\ntwo", []string{"home"}, "one\n|two"},
		{"one\ntwo", []string{"up"}, "one|\ntwo"},
		{"one\ntwo", []string{"up", "up"}, "|one\ntwo"},
		{"long line\nab\nlong line", []string{"up", "up"}, "long line|\nab\nlong line"}, // the column is kept
		{"hold the price now", []string{"up"}, "hold the| price now"},                   // rows are broken at ten columns
		{"é食👍", []string{"left", "left", "backspace"}, "|食👍"},
		{"q̂̂x", []string{"left", "left"}, "|q̂̂x"}, // a letter with its marks is one
		{"👍🏽a", []string{"left", "backspace"}, "|a"},
		{"a\u200bb", []string{"left", "left"}, "a|\u200bb"},
		{"a b", []string{"alt+b", "alt+d"}, "a |"},
	}
	for _, tt := range tests {
		if _, got := typed(newEditor(tt.start), tt.keys...); got != tt.want {
			t.Errorf("%q %q: %q, want %q", tt.start, tt.keys, got, tt.want)
		}
	}
}

func TestEditorKeepsWhatIsTypedAndShowsWhatIsSafe(t *testing.T) {
	e, whole := editor{}.insert("price\u202e 食\r\nline\ttwo\x1b[2J\x00")
	if !whole || e.text != "price\u202e 食\nline two[2J" {
		t.Errorf("kept %q", e.text)
	}
	shown := strings.Join(e.view(newLook(nil, nil, false), 20, 4, true, ""), "\n")
	if strings.ContainsAny(shown, "\u202e\x00") || !strings.Contains(ansi.Strip(shown), "price 食") {
		t.Errorf("shown %q", shown)
	}
	line := editor{line: true}
	if line, _ = line.insert("one\ntwo"); line.text != "one two" {
		t.Errorf("a field holds %q", line.text)
	}
	if line, whole = line.insert(strings.Repeat("x", hold)); whole || len(line.text) != holdLine {
		t.Errorf("a field holds %d bytes", len(line.text))
	}
}

func TestEditorKeepsALongPaste(t *testing.T) {
	long := strings.Repeat("wort ", 2000)
	e, whole := editor{}.insert(long)
	if !whole || e.text != long {
		t.Errorf("%d bytes of %d are kept", len(e.text), len(long))
	}
	if e, whole = e.insert(strings.Repeat("食", hold)); whole || len(e.text) > hold || !strings.HasSuffix(e.text, "食") {
		t.Errorf("past the end %d bytes are kept, whole %v", len(e.text), whole)
	}
}

// TestEditorRows: no row is wider than its place, nothing is left out or shown twice,
// and the place of typing stands where the next letter will.
func TestEditorRows(t *testing.T) {
	texts := []string{"", "a", "hold the price where it stands today", "averylongwordthatfitsnowhere", "食卓食卓 食卓食卓食卓", "a  b   c    d", "one\n\ntwo\n", "q̂q̂q̂q̂ q̂q̂"}
	for _, s := range texts {
		for width := 1; width < 14; width++ {
			e := newEditor(s)
			rows := e.rows(width)
			at := 0
			for _, r := range rows {
				if r.from != at && !(r.from == at+1 && s[at] == '\n') {
					t.Fatalf("%q at %d: row %v does not follow %d", s, width, r, at)
				}
				at = r.to
				row := strings.TrimRight(s[r.from:r.to], " ")
				if w := ansi.StringWidth(row); w > width && len(row) > clusterLen(row) {
					t.Fatalf("%q at %d: row %q is %d wide", s, width, s[r.from:r.to], w)
				}
			}
			if at != len(s) {
				t.Fatalf("%q at %d: the rows end at %d", s, width, at)
			}
			view := e.view(look{}, width, len(rows), true, "")
			if got := strings.Count(strings.Join(view, ""), caret); got != 1 {
				t.Fatalf("%q at %d: %d carets in %q", s, width, got, view)
			}
		}
	}
}
