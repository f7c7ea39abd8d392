package grade

import (
	"slices"
	"strings"
	"testing"
)

// TestOutside changes what stands outside of a reply's words: case, spaces, marks, quotes, a face behind it. No
// level and no move may change.
func TestOutside(t *testing.T) {
	f := theField(t)
	ways := []struct {
		kind  string
		dress func(string) string
	}{
		{"capitals", strings.ToUpper},
		{"small letters", strings.ToLower},
		{"two spaces", func(s string) string { return strings.ReplaceAll(s, " ", "  ") }},
		{"no mark at the end", func(s string) string { return strings.TrimRight(s, ".!") }},
		{"three stops", func(s string) string { return strings.ReplaceAll(s, ". ", "... ") }},
		{"printed quotes", strings.NewReplacer("'", "’", "\"", "”").Replace},
		{"a face", func(s string) string { return s + " 🙂" }},
		{"a thumb", func(s string) string { return s + "👍" }},
	}
	for _, way := range ways {
		c := newCases(t, "outside: "+way.kind)
		for i, x := range f.replies {
			other := way.dress(x.Reply)
			if i%8 != 0 || other == x.Reply {
				continue
			}
			a, b := Prepared{f.ready[x.Beat]}.Bare(x.Reply), Prepared{f.ready[x.Beat]}.Bare(other)
			far, where := apart(&a, &b)
			c.count(far == 0 && slices.Equal(a.Moves, b.Moves), "%s %v %v %v %q", where, a.Levels, a.Moves, b.Moves, other)
		}
		c.hold(100, 0.995)
	}
}
