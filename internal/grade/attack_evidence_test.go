package grade

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"spar/internal/text"
)

// Evidence is a claim about the grader itself: these words raised this level. It is
// tried by taking the words away. SPAR_EVIDENCE sets how many replies are tried; the
// whole corpus: SPAR_EVIDENCE=100000 go test ./internal/grade -run EvidenceByTakingItOut -v

// evidenceFloors are the shares reached, rounded down; the aim is 0.95.
var evidenceFloors = map[Effect]float64{Raises: 0.95, Lowers: 0.90}

// deleted is the reply without the spans.
func deleted(reply string, spans []text.Span) string {
	gone := make([]bool, len(reply))
	for _, sp := range spans {
		for i := sp.Start; i < sp.End; i++ {
			gone[i] = true
		}
	}
	out := make([]byte, 0, len(reply))
	for i := range len(reply) {
		if !gone[i] {
			out = append(out, reply[i])
		}
	}
	return string(out)
}

func TestEvidenceByTakingItOut(t *testing.T) {
	f, r := theField(t), chance(51)
	by := map[Effect]*cases{Raises: newCases(t, "evidence: without what raises it falls"), Lowers: newCases(t, "evidence: without what lowers it rises")}
	for _, x := range some(r, f.replies, amount(t, "SPAR_EVIDENCE", 500)) {
		m := gradePrepared(f.ready[x.Beat], x.Reply)
		for _, d := range Dimensions() {
			for _, effect := range []Effect{Raises, Lowers} {
				var spans []text.Span
				for _, e := range m.Evidence {
					if e.Dimension == d && e.Effect == effect {
						spans = append(spans, e.Span)
					}
				}
				if len(spans) == 0 {
					continue
				}
				less := deleted(x.Reply, spans)
				if effect == Lowers && !slices.ContainsFunc([]rune(less), unicode.IsLetter) {
					continue // it was all of the reply: nothing is left that could be worth more
				}
				n := gradePrepared(f.ready[x.Beat], less)
				was, is := m.Expected[d], n.Expected[d]
				by[effect].count(effect == Raises && is < was || effect == Lowers && is > was,
					"%s %s %.3f becomes %.3f %v %q becomes %q", x.ID, d, was, is, m.Moves, x.Reply, less)
			}
		}
	}
	by[Raises].hold(200, evidenceFloors[Raises])
	by[Lowers].hold(100, evidenceFloors[Lowers])
}

// TestEvidenceLiesInTheReply holds that every span is a piece of the reply that does
// not cut a letter in two.
func TestEvidenceLiesInTheReply(t *testing.T) {
	f := theField(t)
	for _, x := range some(chance(52), f.replies, 400) {
		reply := "🤝 " + x.Reply + " – naïve café"
		m := gradePrepared(f.ready[x.Beat], reply)
		for _, e := range m.Evidence {
			if e.Start < 0 || e.End > len(reply) || e.Start >= e.End || !startsRune(reply, e.Start) || !startsRune(reply, e.End) {
				t.Errorf("%s: span %v of %q", x.ID, e.Span, reply)
			}
		}
	}
}

// startsRune reports that no letter is cut in two at byte i.
func startsRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// TestSameBytes grades the same replies twice, forwards, in another order, and by many
// at a time, each with the situation read anew: the bytes must not differ.
func TestSameBytes(t *testing.T) {
	f, r := theField(t), chance(53)
	sample := some(r, f.replies, amount(t, "SPAR_SAME", 250))
	bytes := func(x *Rated, p *prepared) string {
		b, err := json.Marshal(gradePrepared(p, x.Reply))
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	first := make([]string, len(sample))
	for i := range sample {
		first[i] = bytes(&sample[i], f.ready[sample[i].Beat])
	}
	order := make([]int, len(sample))
	for i := range order {
		order[i] = i
	}
	r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	anew := map[string]*prepared{}
	for i := range f.sits {
		s := f.sits[i].Situation
		anew[f.sits[i].Beat] = prepare(&s)
	}
	var wg sync.WaitGroup
	for part := range slices.Chunk(order, (len(order)+3)/4) {
		wg.Go(func() {
			for _, i := range part {
				for range 2 {
					if again := bytes(&sample[i], anew[sample[i].Beat]); again != first[i] {
						t.Errorf("%s: once %s, then %s", sample[i].ID, first[i], again)
					}
				}
			}
		})
	}
	wg.Wait()
}
