package grade

import "testing"

// TestSilentOnBuyers grades every buyer's own line as if it were a reply to another
// situation and to none: what buyers say must not be taken for what sellers do.
func TestSilentOnBuyers(t *testing.T) {
	const most = 5 // an offer of the middle reads the same from either side, and gives
	rows := lines[situationRow](t, "corpus/situations.jsonl")
	empty := prepare(&Situation{})
	scene := prepare(fivePercent())
	alarms := 0
	for _, r := range rows {
		for _, p := range []*prepared{empty, scene, prepare(&r.Situation)} {
			f := find(p, parse(r.BuyerLine))
			for _, m := range []Move{Unconditional, Trade, Halfway, Manager, Defer} {
				if f.has(m) {
					alarms++
					for _, x := range f.List {
						if x.Move == m {
							t.Logf("%s %s [%s:%s] %q", r.Beat, m, x.Rule, r.BuyerLine[x.Span.Start:x.Span.End], r.BuyerLine)
						}
					}
				}
			}
		}
	}
	if alarms > most {
		t.Errorf("%d false alarms on %d lines, three situations each", alarms, len(rows))
	}
}
