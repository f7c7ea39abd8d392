package grade

import (
	"slices"
	"testing"

	"spar/internal/text"
)

// TestEvidenceIsTrue takes the cited words out of replies and grades what is left:
// without all raising words of a dimension its estimate must fall, without all
// lowering ones it must rise.
func TestEvidenceIsTrue(t *testing.T) {
	_, rated := readCorpus(t)
	ready := map[*Situation]*prepared{}
	var held, all [2]int
	shown := 0
	for i := 0; i < len(rated); i += 3 {
		r := &rated[i]
		p := ready[r.Situation]
		if p == nil {
			p = prepare(r.Situation)
			ready[r.Situation] = p
		}
		m := gradePrepared(p, r.Reply)
		for _, d := range Dimensions() {
			for k, effect := range []Effect{Raises, Lowers} {
				var cut []text.Span
				for _, e := range m.Evidence {
					if e.Dimension == d && e.Effect == effect {
						cut = append(cut, e.Span)
					}
				}
				if len(cut) == 0 {
					continue
				}
				rest := gradePrepared(p, cutOut(r.Reply, cut))
				all[k]++
				if effect == Raises && rest.Expected[d] < m.Expected[d] || effect == Lowers && rest.Expected[d] > m.Expected[d] {
					held[k]++
				} else if shown++; shown <= 10 {
					t.Logf("%s %s %s: %.3f, without %.3f\n  %q\n  %q", r.ID, d, effect, m.Expected[d], rest.Expected[d], r.Reply, cutOut(r.Reply, cut))
				}
			}
		}
	}
	t.Logf("raising %d of %d, lowering %d of %d", held[0], all[0], held[1], all[1])
	for k, name := range []string{"raising", "lowering"} {
		if all[k] < 100 || float64(held[k]) < 0.95*float64(all[k]) {
			t.Errorf("%s words are true in %d of %d cases, 95%% must be", name, held[k], all[k])
		}
	}
}

// cutOut is s without the spans.
func cutOut(s string, cut []text.Span) string {
	gone := make([]bool, len(s))
	for _, c := range cut {
		for i := c.Start; i < c.End; i++ {
			gone[i] = true
		}
	}
	var out []byte
	for i := range len(s) {
		if !gone[i] {
			out = append(out, s[i])
		}
	}
	return string(out)
}

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
