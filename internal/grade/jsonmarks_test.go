package grade

import (
	"bytes"
	"encoding/json"
	"testing"
)

// bulkOut is a line of output.
type bulkOut struct {
	ID json.RawMessage `json:"id,omitempty"`
	Marks
}

// TestMarksAsJSON compares the bytes with those of encoding/json, also where quotation
// marks, signs of HTML, broken bytes and line separators are typed.
func TestMarksAsJSON(t *testing.T) {
	f := theField(t)
	odd := []string{"", " <b>\"5%\" & \\more</b>", " \xff\xfe", " a\u2028b\u2029c", " naïve “café” 🤝", "\x00\x1b[31m\x7f", " line\nline\ttab"}
	ids := []json.RawMessage{nil, []byte(`"x"`), []byte(`17`), []byte(`{"a": [1, 2]}`), []byte("\"a\u2028b<\"")}
	terms := 0
	for i, x := range some(chance(71), f.replies, 700) {
		m := gradePrepared(f.ready[x.Beat], odd[i%len(odd)]+x.Reply+odd[(i+3)%len(odd)])
		for k := range m.Terms {
			m.Terms[k].What += odd[i%len(odd)]
		}
		terms += len(m.Terms)
		id := ids[i%len(ids)]
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(bulkOut{id, m}); err != nil {
			t.Fatal(err)
		}
		if got := appendMarks(nil, id, &m); !bytes.Equal(got, want.Bytes()) {
			t.Fatalf("%s: got\n%swant\n%s", x.ID, got, want.Bytes())
		}
	}
	if terms < 20 {
		t.Errorf("only %d terms among the marks", terms)
	}
}
