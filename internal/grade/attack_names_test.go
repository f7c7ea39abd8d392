package grade

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spar/internal/text"
)

// strangers are names that stand nowhere in the corpus, for people, firms and things.
var strangers = strings.Fields(`Okonjo Brevia Tamsin Quorlen Ilse Vantor Mbeki Jorah Zelmira Padric Sunniva Halvex Torvald Amarjit
	Lindqvist Ferrow Nkechi Obrecht Yusra Calvane Dimitra Wexley Ruairi Solvane Ottoline Bexton Farida Grenmark Isidro Junivar`)

var aName = regexp.MustCompile(`\b[A-Z][a-z]{2,}\b`)

// names are the proper names of a situation: written with a capital in the middle of a
// sentence, and in no situation without one.
func names(s *Situation, small map[string]bool) []string {
	var out []string
	parts := append([]string{s.BuyerName, s.Context, s.BuyerLine, s.Insight, s.Offer.Item}, s.Facts...)
	for _, part := range append(parts, s.Stakeholders...) {
		l := text.Parse(part)
		for i, w := range l.Words {
			word := strings.TrimSuffix(part[w.Start:w.End], "'s")
			inside := i > 0 && l.Words[i-1].Sentence == w.Sentence || part == s.BuyerName
			if inside && aName.FindString(word) == word && !small[strings.ToLower(word)] && !slices.Contains(out, word) {
				out = append(out, word)
			}
		}
	}
	return out
}

// smallWords are all words that the situations write without a capital, and days and
// months. Replies do not count: in a hurry people type names without one.
func smallWords(f *field) map[string]bool {
	out := map[string]bool{}
	add := func(s string) {
		for _, w := range text.Parse(s).Words {
			if one := s[w.Start:w.End]; one == strings.ToLower(one) {
				out[one] = true
			}
		}
	}
	for i := range f.sits {
		s := &f.sits[i].Situation
		add(strings.Join(append([]string{s.Context, s.Insight, s.BuyerLine, s.BuyerRole}, s.Facts...), ". "))
		add(strings.Join(s.Stakeholders, ". "))
	}
	for w := range strings.FieldsSeq(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july
		august september october november december english german french british european christmas easter`) {
		out[w] = true
	}
	return out
}

// renamed is the situation with other names in all of its texts.
func renamed(t *testing.T, s *Situation, swap func(string) string) *Situation {
	t.Helper()
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var other Situation
	if err := json.Unmarshal([]byte(swap(string(raw))), &other); err != nil {
		t.Fatal(err)
	}
	other.Competency = s.Competency
	return &other
}

func TestOtherNames(t *testing.T) {
	f, r := theField(t), chance(35)
	small := smallWords(f)
	c := newCases(t, "other names")
	moves := newCases(t, "other names: same give")
	n := amount(t, "SPAR_SAME", 250)
	type swapped struct {
		p    *prepared
		swap func(string) string
	}
	ready := map[string]swapped{}
	for _, x := range some(r, f.replies, 0) {
		if c.all == n {
			break
		}
		sw, ok := ready[x.Beat]
		if !ok {
			to := some(r, strangers, 0)
			by := map[string]string{}
			for i, name := range names(x.Situation, small) {
				by[name] = to[i%len(to)]
			}
			sw.swap = func(s string) string {
				return aName.ReplaceAllStringFunc(s, func(w string) string {
					if other, ok := by[w]; ok {
						return other
					}
					return w
				})
			}
			sw.p = prepare(renamed(t, x.Situation, sw.swap))
			ready[x.Beat] = sw
		}
		other := sw.swap(x.Reply)
		if other == x.Reply || !c.fresh(x.Beat, x.Reply) {
			continue
		}
		a, b := gradePrepared(f.ready[x.Beat], x.Reply), gradePrepared(sw.p, other)
		far, where := apart(&a, &b)
		c.count(far <= 1, "%s %s %v becomes %v %q becomes %q", x.ID, where, a.Levels, b.Levels, x.Reply, other)
		moves.count(gives(&a) == gives(&b), "%s %v becomes %v %q becomes %q", x.ID, a.Moves, b.Moves, x.Reply, other)
	}
	c.hold(200, sameFloors["other names"])
	moves.hold(200, sameFloors["other names"])
}
