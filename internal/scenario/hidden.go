package scenario

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// hidden reports whether r is a character that cannot be seen or that steers a
// terminal: controls, escapes, direction marks, zero-width and private ones. Line
// ends and tabs are not hidden; the callers deal with them.
func hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\r' || r == '\t':
		return false
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// hiddenName says what kind of hidden character r is, in a coach's words.
func hiddenName(r rune) string {
	kind := "an invisible character"
	switch {
	case r == 0x1b:
		kind = "an escape character"
	case unicode.Is(unicode.Cc, r):
		kind = "a control character"
	case unicode.Is(unicode.Bidi_Control, r):
		kind = "an invisible mark that turns the direction of writing"
	}
	return fmt.Sprintf("%s (U+%04X)", kind, r)
}

const hiddenHint = "delete it and type the words around it anew; it often comes with text copied from a web page or a chat"

// HiddenIn finds the first character of s that must not stand in a scenario's text,
// and names it; "" when there is none. A trainee's own parameters are held against it too.
func HiddenIn(s string) string {
	for _, r := range s {
		if hidden(r) {
			return hiddenName(r)
		}
	}
	return ""
}
