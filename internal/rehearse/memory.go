package rehearse

import (
	"strings"

	"spar/internal/grade"
)

// memory gives the marks of replies in one scenario, and grades each only once: the
// proofs, the transcripts under every seed and the search ask for the same ones again
// and again, and grading is nearly all that rehearsing costs.
type memory struct {
	moments map[string]grade.Prepared
	known   map[heard]grade.Marks
}

// heard is a reply at a moment of the talk.
type heard struct{ moment, reply string }

func newMemory() *memory {
	return &memory{moments: map[string]grade.Prepared{}, known: map[heard]grade.Marks{}}
}

// grade is grade.Grade for a situation of the scenario, without the evidence and the
// reasons: the ways of a talk do not depend on them. It keeps the situation.
func (m *memory) grade(sit *grade.Situation, reply string) grade.Marks {
	key := heard{momentIn(sit), reply}
	marks, ok := m.known[key]
	if !ok {
		marks = m.at(key.moment, sit).Bare(reply)
		m.known[key] = marks
	}
	return marks
}

// explained is grade with the evidence and the reasons.
func (m *memory) explained(sit *grade.Situation, reply string) grade.Marks {
	key := heard{momentIn(sit), reply}
	marks := m.at(key.moment, sit).Grade(reply)
	m.known[key] = marks
	return marks
}

// at is the moment made ready for grading.
func (m *memory) at(moment string, sit *grade.Situation) grade.Prepared {
	at, ok := m.moments[moment]
	if !ok {
		at = grade.Prepare(sit)
		m.moments[moment] = at
	}
	return at
}

// bare grades without remembering anything, for many at a time.
func bare(sit *grade.Situation, reply string) grade.Marks { return grade.Prepare(sit).Bare(reply) }

// gradeAlone leaves the turns before out of account, which a search can afford: what it
// finds is played again as it would be in earnest.
func (m *memory) gradeAlone(sit *grade.Situation, reply string) grade.Marks {
	alone := *sit
	// Of what went before, the opening line: an ask made there still stands.
	alone.History = nil
	if len(sit.History) > 0 {
		alone.History = []grade.Turn{{Buyer: sit.History[0].Buyer}}
	}
	return m.grade(&alone, reply)
}

// momentIn is the same for what differs between the situations of one scenario: the
// beat, by its model replies, the buyer's line and what was said before.
func momentIn(sit *grade.Situation) string {
	said := append([]string{sit.BuyerLine}, sit.Models...)
	for _, turn := range sit.History {
		said = append(said, turn.Buyer, turn.Reply)
	}
	return strings.Join(said, "\x00")
}
