package grade

import (
	"slices"
	"strings"
	"testing"
)

// askRow says what a buyer of the development corpus asks for, in words that fit after
// "give you": what comes off ("off"), what they want to pay ("pay").
type askRow struct {
	beat string
	off  []string
	pay  []string
}

var askRows = []askRow{
	{"D01", []string{"5%", "five percent", "$2,400"}, []string{"$45,600"}},
	{"D02", []string{"8%", "eight per cent", "£7,400"}, []string{"£85,100"}},
	{"D03", []string{"£7,500", "seven and a half grand"}, []string{"£54,900", "fifty-four nine"}},
	{"D04", nil, []string{"£176,000", "176"}},
	{"D37", []string{"15%", "15 percent", "fifteen percent"}, []string{"CA$183,600"}},
	{"E01", []string{"5%", "5 per cent", "£1,920"}, []string{"£36,480"}},
	{"E02", []string{"4%", "four per cent"}, []string{"£61,286"}},
	{"E04", []string{"three pounds a head", "£3 a child"}, []string{"£11.50"}},
	{"E35", []string{"10%", "ten percent", "$21,000"}, []string{"$189,000"}},
	{"E39", nil, []string{"3,600", "$3,600"}},
	{"D21", []string{"6%", "ten percent"}, nil},
	{"D22", []string{"10%", "20 per cent"}, nil},
}

// scene is one place in which a template is filled: the situation and its slots.
type scene struct {
	beat  string
	slots *strings.Replacer
	off   string // "" where the slot cannot be filled
	pay   string
	fact  string
}

// scenes are all ways to fill the slots {off}, {pay}, {name}, {who} and {fact}. Facts
// go round, so that no two scenes of a situation speak of the same one.
func scenes(t testing.TB) []scene {
	f := theField(t)
	var out []scene
	for _, row := range askRows {
		i := slices.IndexFunc(f.sits, func(s RatedSituation) bool { return s.Beat == row.beat })
		if i < 0 {
			t.Fatalf("no situation %s", row.beat)
		}
		s := &f.sits[i].Situation
		for k := range max(len(row.off), len(row.pay)) {
			sc := scene{beat: row.beat}
			if k < len(row.off) {
				sc.off = row.off[k]
			}
			if k < len(row.pay) {
				sc.pay = row.pay[k]
			}
			sc.fact = s.Facts[k%len(s.Facts)]
			name, _, _ := strings.Cut(s.BuyerName, " ")
			who := s.Stakeholders[k%len(s.Stakeholders)]
			who, _, _ = strings.Cut(who, ":")
			who, _, _ = strings.Cut(who, ",")
			sc.slots = strings.NewReplacer("{off}", sc.off, "{pay}", sc.pay, "{name}", name, "{who}", who, "{fact}", strings.TrimRight(sc.fact, "."))
			out = append(out, sc)
		}
	}
	return out
}

// fill is the template in that scene; false when it has no words for a slot.
func (s *scene) fill(template string) (string, bool) {
	if s.off == "" && strings.Contains(template, "{off}") || s.pay == "" && strings.Contains(template, "{pay}") {
		return "", false
	}
	return s.slots.Replace(template), true
}

// fillAll hands every template in every scene to use, each different text once.
func fillAll(t *testing.T, kind, templates string, use func(c *cases, beat, reply string)) *cases {
	t.Helper()
	c := newCases(t, kind)
	all := scenes(t)
	for row := range strings.SplitSeq(templates, "\n") {
		if row = strings.TrimSpace(row); row == "" {
			continue
		}
		for i := range all {
			if reply, ok := all[i].fill(row); ok && c.fresh(all[i].beat, reply) {
				use(c, all[i].beat, reply)
			}
		}
	}
	return c
}

// gives reports a price given, for nothing or for something.
func gives(m *Marks) bool { return m.Has(Discount) || m.Has(Unconditional) || m.Has(Halfway) }
