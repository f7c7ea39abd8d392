package play

import (
	"slices"
	"testing"

	"spar/internal/grade"
)

// TestModelRepliesDoNotCount types every model reply of every shipped scenario at its
// opening beat: the beat's own are noted as copied and do not count; another beat's
// were written for another moment and are worth value 2 at most. A reply of fewer than
// four words is anybody's.
func TestModelRepliesDoNotCount(t *testing.T) {
	here, there := 0, 0
	for _, sc := range shipped(t)[1:] {
		begin, _ := Begin(sc, 1)
		for _, b := range sc.Beats {
			for _, model := range b.Models {
				_, events, err := Step(sc, begin, model)
				if err != nil {
					t.Fatalf("%s, %s: %v", sc.ID, b.ID, err)
				}
				m, _ := find[Marked](events)
				switch {
				case b.ID == begin.Beat:
					here++
					if m.Counts || !slices.Contains(m.Marks.Notes, grade.NoteCopied) {
						t.Errorf("%s, %s: counts %v, noted %v: %q", sc.ID, b.ID, m.Counts, m.Marks.Notes, model)
					}
				default:
					there++
					if m.Marks.Levels[grade.Value] > 2 {
						t.Errorf("%s, from %s at %s: value %d: %q", sc.ID, b.ID, begin.Beat, m.Marks.Levels[grade.Value], model)
					}
				}
			}
		}
	}
	if here < 20 || there < 50 {
		t.Errorf("only %d and %d model replies tried", here, there)
	}
	t.Logf("%d of the opening beats, %d of others", here, there)
}
