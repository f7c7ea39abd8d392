package grade

import (
	"strings"
	"testing"

	"spar/internal/text"
)

// TestWhatIsCitedCanBeRead holds how far a stretch is widened: from the words in brackets to
// those behind the arrow.
func TestWhatIsCitedCanBeRead(t *testing.T) {
	p := prepare(aNursery())
	for _, row := range []struct{ reply, from, readable, tail string }{
		{"The cloth is not the thing. The minutes are.", "cloth", "The cloth is not the thing", "The cloth is not the thing. The minutes are"},
		{"Cloth is cloth. Who pulls it?", "cloth", "Cloth is cloth", "Cloth is cloth"},
		{"You lost a third of them, because nobody was there at noon, and Rui paid.", "nobody", "You lost a third of them, because nobody was there at noon, and Rui paid", ""},
		{"I pull one house by hand and you take the motor, forty minutes.", "forty", "you take the motor, forty minutes", ""},
		{"The rest is growers like you, nine nurseries in the valley, and not one of them has gone back to pulling fleece by hand since.", "nine", "nine nurseries in the valley", ""},
	} {
		d := newDesk(learned())
		v := newView(d, p, learned(), row.reply)
		at := strings.Index(strings.ToLower(row.reply), row.from)
		s := v.readable(text.Span{Start: at, End: at + len(row.from)})
		if got := row.reply[s.Start:s.End]; !strings.Contains(got, row.readable) {
			t.Errorf("%q is read as %q, want %q", row.from, got, row.readable)
		}
		if s = v.withTail(s); row.tail != "" && row.reply[s.Start:s.End] != row.tail {
			t.Errorf("with its tail %q is read as %q, want %q", row.from, row.reply[s.Start:s.End], row.tail)
		}
		d.leave()
	}
}
