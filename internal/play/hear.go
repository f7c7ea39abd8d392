package play

import "spar/internal/grade"

// The most and the least trust and patience a buyer has.
const (
	Least = 0
	Most  = 10
)

// hearing is what a reply does to the buyer before any lead is chosen.
type hearing struct{ trust, patience int }

// hear is the one rule for all scenarios; a lead adds its own on top. Being attacked
// costs most. Pressure costs both. Owning a fault and being heard as a partner
// (connection 4) earn trust, each by one; being brushed off (connection 0) costs one.
// No answer costs patience, and so does having to say the same line for the third
// time. A reply said before earns nothing and tries the patience. Nothing that is
// only warm, and nothing that is only firm, costs anything.
func hear(m *grade.Marks, again bool, visits int) hearing {
	var h hearing
	switch {
	case m.Has(grade.Insult):
		h = hearing{-2, -2}
	case m.Has(grade.Pressure):
		h = hearing{-1, -1}
	case m.Levels[grade.Connection] == 0:
		h.trust--
	case m.Levels[grade.Connection] == 4:
		h.trust++
	}
	if m.Has(grade.OwnFault) {
		h.trust++
	}
	if m.Has(grade.Evasive) || m.Has(grade.Nonsense) || again {
		h.patience--
	}
	if visits >= 3 {
		h.patience--
	}
	if again {
		h.trust = min(h.trust, 0)
	}
	return h
}

// clamp keeps trust and patience in their range.
func clamp(v int) int { return min(max(v, Least), Most) }
