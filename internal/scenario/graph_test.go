package scenario

import (
	"math/rand/v2"
	"strings"
	"testing"

	"spar/internal/grade"
)

func bound(v float64) *float64 { return &v }

func TestContradictionsAreNamed(t *testing.T) {
	for _, c := range []struct {
		when  When
		again bool
		want  string
	}{
		{When{}, false, ""},
		{When{All: []grade.Move{grade.Trade}, None: []grade.Move{grade.Trade}}, true, `trade stands in "all" and in "none"`},
		{When{Any: []grade.Move{grade.Trade, grade.Hold}, None: []grade.Move{grade.Hold}}, true, ""},
		{When{Any: []grade.Move{grade.Trade, grade.Hold}, None: []grade.Move{grade.Hold, grade.Trade}}, true, `"any" asks for trade or hold, which "none" rules out`},
		{When{AtLeast: map[grade.Dimension]int{grade.Value: 3}, AtMost: map[grade.Dimension]int{grade.Value: 2}}, true, "value is to be at least 3 and at most 2"},
		{When{AtLeast: map[grade.Dimension]int{grade.Value: 3}, AtMost: map[grade.Dimension]int{grade.Value: 3}}, true, ""},
		{When{Given: Bounds{AtLeast: bound(5), AtMost: bound(4.5)}}, true, "given is to be at least 5 and at most 4.5"},
		{When{Trust: Bounds{AtLeast: bound(5), AtMost: bound(4)}}, true, "trust is to be at least 5 and at most 4"},
		{When{Visits: Bounds{AtLeast: bound(2)}}, false, "no way leads back to this beat, so it is played only once"},
		{When{Visits: Bounds{AtLeast: bound(2)}}, true, ""},
	} {
		if got := c.when.contradiction(c.again); got != c.want {
			t.Errorf("%+v: %q, want %q", c.when, got, c.want)
		}
	}
}

// moment is one reply with the state it is heard in, to try a condition on.
type moment struct {
	made                            uint64
	levels                          [5]int
	given, trust, patience, visited float64
}

// holds is what a condition says, written out a second time and in another way.
func (w When) holds(m moment) bool {
	made := func(x grade.Move) bool { return m.made&bit(x) != 0 }
	for _, x := range w.All {
		if !made(x) {
			return false
		}
	}
	for _, x := range w.None {
		if made(x) {
			return false
		}
	}
	found := len(w.Any) == 0
	for _, x := range w.Any {
		found = found || made(x)
	}
	for d, l := range w.AtLeast {
		found = found && m.levels[d] >= l
	}
	for d, l := range w.AtMost {
		found = found && m.levels[d] <= l
	}
	in := func(b Bounds, v float64) bool {
		return (b.AtLeast == nil || v >= *b.AtLeast) && (b.AtMost == nil || v <= *b.AtMost)
	}
	return found && in(w.Given, m.given) && in(w.Trust, m.trust) && in(w.Patience, m.patience) && in(w.Visits, m.visited)
}

// randomWhen is a condition over three moves and a few numbers, so that random ones
// meet and exclude each other often.
func randomWhen(r *rand.Rand) When {
	var w When
	some := func() []grade.Move {
		var out []grade.Move
		for _, m := range []grade.Move{grade.Trade, grade.Hold, grade.Manager} {
			if r.IntN(3) == 0 {
				out = append(out, m)
			}
		}
		return out
	}
	switch r.IntN(4) {
	case 0:
		w.All = some()
	case 1:
		w.Any = some()
	case 2:
		w.None = some()
	}
	if r.IntN(2) == 0 {
		w.AtLeast = map[grade.Dimension]int{grade.Value: r.IntN(5)}
	}
	if r.IntN(3) == 0 {
		w.AtMost = map[grade.Dimension]int{grade.Value: r.IntN(5)}
	}
	if r.IntN(4) == 0 {
		w.Trust.AtMost = bound(float64(r.IntN(11)))
	}
	if r.IntN(4) == 0 {
		w.Given.AtLeast = bound(float64(r.IntN(4)) / 2)
	}
	return w
}

// everyMoment runs through all moments that those conditions can tell apart.
func everyMoment(visit func(moment)) {
	for made := range 8 {
		var m moment
		for i, x := range []grade.Move{grade.Trade, grade.Hold, grade.Manager} {
			if made&(1<<i) != 0 {
				m.made |= bit(x)
			}
		}
		for level := range 5 {
			for trust := range 11 {
				for given := range 4 {
					m.levels[grade.Value], m.trust, m.given, m.patience, m.visited = level, float64(trust), float64(given)/2, 5, 1
					visit(m)
				}
			}
		}
	}
}

// TestRegionsAgreeWithTryingEveryMoment compares the computed regions with the brute
// way: a lead can be taken if and only if there is a moment in which it holds and
// none above it does.
func TestRegionsAgreeWithTryingEveryMoment(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	never := 0
	for range 300 {
		leads := make([]When, 1+r.IntN(5))
		for i := range leads {
			leads[i] = randomWhen(r)
		}
		taken := make([]bool, len(leads))
		everyMoment(func(m moment) {
			for i, w := range leads {
				if w.holds(m) {
					taken[i] = true
					break
				}
			}
		})
		left := []box{everything(true)}
		for i, w := range leads {
			if got := len(w.where(left)) > 0; got != taken[i] {
				t.Fatalf("lead %d of %+v: reachable %v, by trying %v", i, leads, got, taken[i])
			}
			if !taken[i] {
				never++
			}
			var ok bool
			if left, ok = w.minus(left); !ok {
				t.Fatal("too many boxes for five leads")
			}
		}
	}
	if never < 50 {
		t.Errorf("only %d leads that cannot be taken were tried", never)
	}
}

func TestTheLeadThatShadowsIsNamed(t *testing.T) {
	src := change(t, minimal(t), "      - when: { any: [unconditional, halfway] }\n",
		"      - when: { at-least: { value: 2 } }\n        to: later\n      - when: { any: [unconditional, halfway] }\n")
	_, problems := Check("minimal.yaml", []byte(src))
	if len(problems) != 1 || problems[0].Code != CodeShadowed || !strings.Contains(problems[0].Hint, "the lead on line 55 takes them") {
		t.Errorf("problems %v", problems)
		for _, p := range problems {
			t.Log(p.Hint)
		}
	}
}

// TestTheLeadsAboveTogetherTakeAll has no single lead to blame.
func TestTheLeadsAboveTogetherTakeAll(t *testing.T) {
	src := change(t, minimal(t), "      - when: { patience: { at-most: 4 } }\n        to: later\n",
		"      - when: { patience: { at-most: 4 } }\n        to: later\n      - when: { patience: { at-least: 5 }, none: [hedge] }\n        to: bled\n      - when: { all: [hedge] }\n        to: signed\n")
	_, problems := Check("minimal.yaml", []byte(src))
	if len(problems) != 1 || problems[0].Code != CodeShadowed {
		t.Errorf("problems %v", problems)
	}
}
