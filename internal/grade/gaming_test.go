package grade

import (
	"strings"
	"testing"

	"spar/internal/text"
)

// gamer strings words together in the hope of a level.
type gamer struct {
	draw
	rated   []Rated
	phrases []string
	said    []string // sentences of good replies
	giving  []int    // replies that give something for nothing
}

func newGamer(t testing.TB) *gamer {
	t.Helper()
	_, rated := readCorpus(t)
	g := &gamer{draw: 11, rated: rated}
	for i := range rated {
		e := rated[i].Mean()
		switch {
		case e[Assertiveness] >= 3 && e[Value] >= 3:
			l := text.Parse(rated[i].Reply)
			for first := 0; first < len(l.Words); first += 3 {
				last := min(len(l.Words)-1, first+g.below(4))
				if l.Words[first].End < l.Words[last].End || first == last {
					g.phrases = append(g.phrases, rated[i].Reply[l.Words[first].Start:l.Words[last].End])
				}
			}
			for s := range strings.SplitSeq(rated[i].Reply, ". ") {
				g.said = append(g.said, s)
			}
		case e[Assertiveness] <= 1 && e[Value] <= 1 && rated[i].Flagged(Unconditional):
			g.giving = append(g.giving, i)
		}
	}
	return g
}

func headline(m *Marks) bool {
	return m.Levels[Assertiveness] >= 3 || m.Levels[Value] >= 3
}

// TestStringsOfGoodPhrases grades random strings of one to four good words each; at
// most one in twenty may reach level 3 on a headline dimension.
func TestStringsOfGoodPhrases(t *testing.T) {
	g := newGamer(t)
	n := 1000
	won := 0
	ready := map[*Situation]*prepared{}
	for range n {
		s := g.rated[g.below(len(g.rated))].Situation
		if ready[s] == nil {
			ready[s] = prepare(s)
		}
		var parts []string
		for range 2 + g.below(8) {
			parts = append(parts, g.phrases[g.below(len(g.phrases))])
		}
		reply := strings.Join(parts, []string{" ", ", ", ". "}[g.below(3)])
		if m := gradePrepared(ready[s], reply); headline(&m) {
			if won++; won <= 12 {
				t.Logf("%v %.2f: %s", m.Levels, m.Expected, reply)
			}
		}
	}
	t.Logf("%d of %d strings reach level 3", won, n)
	if won*20 > n {
		t.Errorf("%d of %d strings reach level 3, at most one in twenty may", won, n)
	}
}

// TestGiveawaysWithGoodWords puts the best of a few sentences behind replies that give
// something away, again and again; at most one in twenty may reach level 3.
func TestGiveawaysWithGoodWords(t *testing.T) {
	g := newGamer(t)
	const cases, queries = 40, 24
	won := 0
	for range cases {
		r := &g.rated[g.giving[g.below(len(g.giving))]]
		p := prepare(r.Situation)
		best, top := r.Reply, -1.0
		for range queries {
			with := best + " " + g.said[g.below(len(g.said))]
			if m := gradePrepared(p, with); m.Expected[Assertiveness]+m.Expected[Value] > top {
				best, top = with, m.Expected[Assertiveness]+m.Expected[Value]
			}
		}
		if m := gradePrepared(p, best); headline(&m) {
			won++
			t.Logf("%s %v %.2f: %s", r.ID, m.Levels, m.Expected, best)
		}
	}
	t.Logf("%d of %d giveaways reach level 3", won, cases)
	if won*20 > cases {
		t.Errorf("%d of %d giveaways reach level 3, at most one in twenty may", won, cases)
	}
}
