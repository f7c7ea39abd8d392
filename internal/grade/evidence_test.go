package grade

import (
	"slices"
	"testing"
)

func TestEvidenceOwnsItsSpan(t *testing.T) {
	p := prepare(fivePercent())
	reply := "I hear you, Dana. The price stays at 48,000; late fees cost you 3,100 a month. Who signs besides Martin?"
	m := gradePrepared(p, reply)
	if len(m.Evidence) == 0 {
		t.Fatal("nothing is cited")
	}
	if !slices.IsSortedFunc(m.Evidence, func(a, b Evidence) int { return a.Start - b.Start }) {
		t.Errorf("not in text order: %+v", m.Evidence)
	}
	for _, e := range m.Evidence {
		if e.Start < 0 || e.End > len(reply) || e.Start >= e.End {
			t.Errorf("span out of the reply: %+v", e)
		}
	}
}
