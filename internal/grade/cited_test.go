package grade

import (
	"strings"
	"testing"
)

// leastCited is the share of the wishes of testdata/cited.txt that come out right, less a little.
const leastCited = 0.9

// TestCited holds under which move's name words are underlined, and which are not. The buyers of
// testdata/cited.txt and their replies are fitted on by nothing.
func TestCited(t *testing.T) {
	right, all := 0, 0
	eachWanted(t, "testdata/cited.txt", func(p *prepared, _, wants, reply string) {
		m := gradePrepared(p, reply)
		for want := range strings.SplitSeq(wants, "; ") {
			all++
			if citedAs(t, &m, reply, want) {
				right++
			} else {
				t.Logf("want %s, got %v: %q", want, m.Evidence, reply)
			}
		}
	})
	t.Logf("%d of %d", right, all)
	if share := float64(right) / float64(all); share < leastCited {
		t.Errorf("%.3f right, it was at least %.2f", share, leastCited)
	}
}

// citedAs reports whether a wish is met: "+value quantified 14,000" for words that must be cited,
// "!+any hold wasn't" for words that must not; "any" is any dimension or any move, "how" words
// cited by how they are put.
func citedAs(t *testing.T, m *Marks, reply, want string) bool {
	t.Helper()
	rest, not := strings.CutPrefix(want, "!")
	field := strings.SplitN(rest, " ", 3)
	if len(field) < 3 || len(field[0]) < 2 {
		t.Fatalf("no wish: %q", want)
	}
	effect := Raises
	if field[0][0] == '-' {
		effect = Lowers
	}
	at := strings.Index(reply, field[2])
	if at < 0 {
		t.Fatalf("%q does not stand in %q", field[2], reply)
	}
	for _, e := range m.Evidence {
		d, move := e.Dimension.String(), string(e.Move)
		if move == "" {
			move = "how"
		}
		if e.Effect == effect && (field[0][1:] == "any" || field[0][1:] == d) && (field[1] == "any" || field[1] == move) && e.Start < at+len(field[2]) && at < e.End {
			return !not
		}
	}
	return not
}
