package scenario

import (
	"io/fs"
	"testing"

	"spar/internal/grade"
	"spar/scenarios"
)

// TestAskStandsLater gives in on later beats, where the buyer's line no longer names the
// figure: what was asked at the opening still stands, and the ledger gets its line.
func TestAskStandsLater(t *testing.T) {
	for _, c := range []struct {
		file, beat, reply string
		percent           float64
	}{
		{"five-percent", "ask", "OK, 5% it is.", 5},
		{"five-percent", "press", "OK, 5% it is.", 5},
		{"five-percent", "press", "Deal.", 5},
		{"five-percent", "halfway", "Fine, you can have the whole 5%.", 5},
		{"five-percent", "boss", "OK, 5% it is.", 5},
		{"five-percent", "terms", "All right, I'll put the 5% in the contract.", 5},
		{"halfway", "fifty", "Deal, $77,000 it is.", 8.3333},
		{"halfway", "again", "Fine, I'll write 73,500 in the contract.", 12.5},
	} {
		src, err := fs.ReadFile(scenarios.Files, c.file+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		sc, _ := Decode(c.file+".yaml", src)
		if sc, err = sc.Fill(nil); err != nil {
			t.Fatal(err)
		}
		sit := sc.Situation(sc.Beat(c.beat))
		m := grade.Grade(&sit, c.reply)
		if !m.Has(grade.Unconditional) || len(m.Terms) != 1 || m.Terms[0].For != "" || m.Terms[0].Percent != c.percent {
			t.Errorf("%s, %s: %q: moves %v, terms %+v", c.file, c.beat, c.reply, m.Moves, m.Terms)
		}
	}
}
