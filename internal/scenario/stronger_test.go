package scenario

import (
	"testing"

	"spar/internal/grade"
)

// What the library reached when this was set, less a little.
const (
	leastStronger = 0.90 // of pairs of a stronger reply and a lower one
	mostGiven     = 5    // stronger replies held to give price away, all of them wrongly; the aim is none
)

// TestStrongerReplyIsStronger grades the stronger reply that a trainee is shown in each
// beat beside every proof of that beat below level 4: it must come out higher on the
// headline dimensions, and give no price away.
func TestStrongerReplyIsStronger(t *testing.T) {
	pairs, higher, given, replies := 0, 0, 0, 0
	for name, src := range shipped(t) {
		sc, _ := Decode(name, src)
		filled, err := sc.Fill(nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range filled.Beats {
			b := &filled.Beats[i]
			situation := filled.Situation(b)
			here := grade.Prepare(&situation)
			strong := here.Bare(b.Models[0])
			replies++
			if strong.Has(grade.Unconditional) || strong.Has(grade.Halfway) {
				given++
				t.Logf("%s %s: the stronger reply gives something away: %q", name, b.ID, b.Models[0])
			}
			for _, p := range filled.Proofs {
				if p.Beat != b.ID {
					continue
				}
				m := here.Bare(p.Reply)
				for _, d := range grade.Headline() {
					if m.Levels[d] >= 4 {
						continue
					}
					pairs++
					if strong.Expected[d] > m.Expected[d] {
						higher++
					} else {
						t.Logf("%s %s %s: %.2f for the stronger reply, %.2f for %q", name, b.ID, d, strong.Expected[d], m.Expected[d], p.Reply)
					}
				}
			}
		}
	}
	t.Logf("%d of %d pairs have the stronger reply higher; %d of %d stronger replies give something away", higher, pairs, given, replies)
	if replies < 100 || float64(higher) < leastStronger*float64(pairs) || given > mostGiven {
		t.Errorf("%d of %d pairs higher, %d of %d given", higher, pairs, given, replies)
	}
}
