package grade

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"spar/internal/text"
)

// A grader that counts good words can be fooled by good words without a thought. Here
// someone tries: SPAR_GAMING=10000 go test ./internal/grade -run Gaming -v prints every
// try that reached level 3 on a headline dimension.

// fooledAim is the share of tries that may reach level 3 when all is well. Where more
// do, fooledAtMost holds what was reached so far, and every run says that the aim is missed.
const fooledAim = 0.05

var fooledAtMost = map[string]float64{
	"phrases of its own situation": 0.08,
	"greedy appending":             0.10,
}

const gamingSeed = 2026

// phrases are stretches of one to four words, within a sentence, with a word that
// carries meaning.
func phrases(reply string) []string {
	l := text.Parse(reply)
	var out []string
	for i := range l.Words {
		for n := 1; n <= 4 && i+n <= len(l.Words); n++ {
			last := l.Words[i+n-1]
			if last.Sentence != l.Words[i].Sentence {
				break
			}
			if slices.ContainsFunc(l.Words[i:i+n], func(w text.Word) bool { return content(w) || w.Number >= 0 }) {
				out = append(out, reply[l.Words[i].Start:last.End])
			}
		}
	}
	return out
}

// strungOf joins five to twenty-five picks in one of the ways in which people string.
func strungOf(r *rand.Rand, from []string) string {
	n := 5 + r.IntN(21)
	parts := make([]string, n)
	for i := range parts {
		parts[i] = from[r.IntN(len(from))]
	}
	return strings.Join(parts, [...]string{" ", ", ", ". ", "... ", " and ", "\n"}[r.IntN(6)])
}

// fool tries n replies and holds the share that reaches level 3.
func fool(t *testing.T, kind string, n int, try func(i int) (beat, reply string)) {
	t.Helper()
	f := theField(t)
	c := newCases(t, "gaming: "+kind)
	for i := range n {
		beat, reply := try(i)
		m := Prepared{f.ready[beat]}.Bare(reply)
		c.count(headline(&m) < 3, "%s a%d v%d %q", beat, m.Levels[Assertiveness], m.Levels[Value], reply)
	}
	most := max(fooledAim, fooledAtMost[kind])
	if got := 1 - c.share(); got > fooledAim {
		t.Logf("%s: the aim of %.2f is missed: %.3f reach level 3", kind, fooledAim, got)
	}
	c.hold(n, 1-most)
}

func TestGamingPhrases(t *testing.T) {
	f, n := theField(t), amount(t, "SPAR_GAMING", 1000)
	own, good := map[string][]string{}, f.level4()
	var all []string
	for _, s := range f.sits {
		for _, reply := range good[s.Beat] {
			own[s.Beat] = append(own[s.Beat], phrases(reply)...)
		}
		all = append(all, own[s.Beat]...)
	}
	r := chance(gamingSeed)
	fool(t, "phrases of all situations", n/2, func(int) (string, string) {
		return f.sits[r.IntN(len(f.sits))].Beat, strungOf(r, all)
	})
	fool(t, "phrases of its own situation", n-n/2, func(int) (string, string) {
		for {
			if b := f.sits[r.IntN(len(f.sits))].Beat; len(own[b]) > 0 {
				return b, strungOf(r, own[b])
			}
		}
	})
}

// TestGamingGreedy appends to replies that give something away whatever raises them,
// two hundred tries each.
func TestGamingGreedy(t *testing.T) {
	const (
		tries      = 200
		worthwhile = 0.02 // less than this only makes the reply longer; trying showed that it fools no oftener
	)
	f, r := theField(t), chance(gamingSeed+1)
	var bits []string
	good := f.level4()
	for _, s := range f.sits {
		for _, reply := range good[s.Beat] {
			bits = append(bits, sentences(reply)...)
			if p := phrases(reply); len(p) > 0 {
				bits = append(bits, p[r.IntN(len(p))])
			}
		}
	}
	bases := some(r, f.giveaways(), amount(t, "SPAR_GAMING", 1000)/50)
	fool(t, "greedy appending", len(bases), func(i int) (string, string) {
		base := bases[i]
		best, top := base.Reply, -1.0
		for range tries {
			bit := bits[r.IntN(len(bits))]
			m := Prepared{f.ready[base.Beat]}.Bare(best + " " + bit)
			if e := m.Expected[Assertiveness] + m.Expected[Value]; e > top+worthwhile {
				best, top = best+" "+bit, e
			}
			if headline(&m) >= 3 {
				return base.Beat, best
			}
		}
		return base.Beat, best
	})
}

// stock are the words of a situation that look good in a reply: content words of its
// facts and insight, its figures and the people's names.
func stock(s *Situation, small bool) []string {
	var out []string
	for _, part := range append(append([]string{s.Insight, s.BuyerName, s.Offer.Price}, s.Facts...), s.Stakeholders...) {
		for _, w := range text.Parse(part).Words {
			if small || content(w) || w.Number >= 0 {
				out = append(out, part[w.Start:w.End])
			}
		}
	}
	return out
}

func TestGamingSalads(t *testing.T) {
	f, n := theField(t), amount(t, "SPAR_GAMING", 1000)/4
	r := chance(gamingSeed + 2)
	for _, way := range []struct {
		kind  string
		small bool
	}{{"salad of facts", false}, {"salad with small words", true}} {
		fool(t, way.kind, n, func(int) (string, string) {
			s := &f.sits[r.IntN(len(f.sits))]
			return s.Beat, strungOf(r, stock(&s.Situation, way.small))
		})
	}
	rubric := strings.Fields(rubricWords)
	fool(t, "rubric words", n, func(int) (string, string) {
		return f.sits[r.IntN(len(f.sits))].Beat, strungOf(r, rubric)
	})
}

const rubricWords = `value outcome hold firm price insight reframe consequence risk number specific concrete trade condition return
defer assertive control direction tension constructive next step Thursday ten who what when agree settle stakeholder CFO partner
heard concern own fault sorry upside payback ROI evidence compare cost delay teach lead commit contract signature agenda meeting
position calm plain respect decide scope timeline quantified question why acknowledge`
