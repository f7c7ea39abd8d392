package grade

import "testing"

// TestWarmthIsNeverAFault holds that nothing warm is cited as lowering a level, and that
// no reason blames it: giving in is a fault, being kind is none.
func TestWarmthIsNeverAFault(t *testing.T) {
	f := theField(t)
	warm := map[Move]bool{Acknowledge: true, OwnFault: true, Apology: true, Recall: true, RecommendOther: true, AskFeedback: true, AskReferral: true}
	cited := 0
	for _, x := range some(chance(81), f.replies, 800) {
		m := gradePrepared(f.ready[x.Beat], x.Reply)
		for _, e := range m.Evidence {
			if warm[e.Move] {
				cited++
				if e.Effect == Lowers {
					t.Errorf("%s: %s is cited as lowering %s: %q", x.ID, e.Move, e.Dimension, x.Reply[e.Start:e.End])
				}
			}
		}
	}
	if cited < 60/thin {
		t.Errorf("warm words are cited %d times only", cited)
	}
}
