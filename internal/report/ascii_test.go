package report

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
)

// JSON that goes through Escaped means the same and holds nothing that a terminal
// could obey, however it is cut into writes.
func TestEscapedJSONMeansTheSameAndShowsNothingRaw(t *testing.T) {
	hostile := "a\u009b31m \u202egnp.exe \u2066x\u2069 \u200b \ufeff \U000e0041 \x7f \u0085 caf\u00e9 \u98df\u5353 <b>&\n\t\"q\""
	raw, err := json.Marshal(map[string]string{"reply": hostile})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []int{1, 2, 3, 5, len(raw)} {
		var out strings.Builder
		w := Escaped(&out)
		for i := 0; i < len(raw); i += step {
			if _, err := w.Write(raw[i:min(i+step, len(raw))]); err != nil {
				t.Fatal(err)
			}
		}
		for _, r := range out.String() {
			if r == '\u009b' || r == '\u202e' || r == '\u2066' || r == '\u200b' || r == 0x7f || r == '\U000e0041' {
				t.Errorf("writes of %d bytes leave %U raw", step, r)
			}
		}
		var back map[string]string
		if err := json.Unmarshal([]byte(out.String()), &back); err != nil || back["reply"] != hostile {
			t.Errorf("writes of %d bytes: %q, %v", step, back["reply"], err)
		}
		if !strings.Contains(out.String(), "caf\u00e9 \u98df\u5353") {
			t.Errorf("what may be shown was escaped: %s", out.String())
		}
	}
	var _ io.Writer = Escaped(io.Discard)
}
