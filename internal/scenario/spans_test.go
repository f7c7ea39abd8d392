package scenario

import (
	"testing"

	"spar/internal/grade"
	typed "spar/internal/text"
)

// wordByWord are the moves that a word or a figure makes: what is cited for them may stand
// inside a clause.
var wordByWord = map[grade.Move]bool{grade.Hedge: true, grade.Apology: true, grade.Commodity: true, grade.Quantified: true}

// TestCitedWordsAreWholeClauses grades every model reply and proof of the library: what is
// cited for a level begins where a clause begins and ends where one ends, as it would be
// read aloud.
func TestCitedWordsAreWholeClauses(t *testing.T) {
	cited := 0
	for name, src := range shipped(t) {
		s, _ := Decode(name, src)
		filled, err := s.Fill(nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range filled.Beats {
			b := &filled.Beats[i]
			situation := filled.Situation(b)
			here := grade.Prepare(&situation)
			replies := append([]string(nil), b.Models...)
			for _, p := range filled.Proofs {
				if p.Beat == b.ID && p.Kind != "gaming" {
					replies = append(replies, p.Reply)
				}
			}
			for _, reply := range replies {
				begins, ends := clauseEdges(reply)
				m := here.Grade(reply)
				for _, e := range m.Evidence {
					cited++
					if !wordByWord[e.Move] && (!begins[e.Start] || !ends[e.End]) {
						t.Errorf("%s %s: %s is cited for %q, which is half a clause of %q", name, b.ID, e.Move, reply[e.Start:e.End], reply)
					}
				}
			}
		}
	}
	if cited < 2000 {
		t.Errorf("only %d stretches were cited", cited)
	}
}

// clauseEdges are the bytes at which the reply's clauses begin and end.
func clauseEdges(reply string) (begins, ends map[int]bool) {
	begins, ends = map[int]bool{}, map[int]bool{}
	for _, c := range typed.Parse(reply).Clauses {
		begins[c.Start], ends[c.End] = true, true
	}
	return begins, ends
}
