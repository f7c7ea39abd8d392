package main

import (
	"slices"
	"strings"

	"spar/internal/grade"
)

// strung.go makes what the joints are learned from: replies as people type them, and
// good words strung together.

// sample is a text that is joined in sentences or strung together.
type sample struct {
	fold   int
	strung bool
	kind   string
	hashes []uint64
	places int
}

// stringer makes samples out of the corpus; each stays in the fold of its source.
type stringer struct {
	mixer
	bySituation map[int][]int // replies
	samples     []sample
}

// The longest stretch that is cut out of a reply, how many such strings are made of
// each reply, and the fewest words of a sample.
const (
	longestPhrase = 4
	manyStrung    = 3
	fewestWords   = 4
)

func (d *data) strings() []sample {
	m := &stringer{mixer: mixer{d: d, rng: 11}, bySituation: map[int][]int{}}
	for i := range d.rated {
		m.byFold[d.fold[i]] = append(m.byFold[d.fold[i]], i)
		m.bySituation[d.situation[i]] = append(m.bySituation[d.situation[i]], i)
	}
	for i := range d.rated {
		r := &d.rated[i]
		if in := m.bySituation[d.situation[i]]; in[0] == i {
			m.situation(i)
		}
		if r.Flagged(grade.Nonsense) {
			continue
		}
		m.sample(i, "typed", r.Reply)
		m.dressed(i, strings.Fields(r.Reply))
		m.strung(i)
	}
	return m.samples
}

// Kinds of samples that are strung; all others are joined.
var strungKinds = []string{"own", "all", "facts", "shuffled", "mixed", "signs"}

func (m *stringer) sample(i int, kind, typed string) {
	if len(strings.Fields(typed)) < fewestWords {
		return
	}
	hashes, places := grade.JointsOf(typed, m.d.voc)
	m.samples = append(m.samples, sample{m.d.fold[i], slices.Contains(strungKinds, kind), kind, hashes, places})
}

// situation takes the sentences of a situation.
func (m *stringer) situation(i int) {
	s := m.d.rated[i].Situation
	m.sample(i, "situation", s.Context)
	m.sample(i, "situation", s.BuyerLine)
	m.sample(i, "situation", s.Insight)
	for _, f := range s.Facts {
		m.sample(i, "situation", f+". "+s.Facts[m.below(len(s.Facts))]+".")
	}
}

// dressed takes a reply as somebody types it in a hurry or in a language learned late,
// and with some words left out.
func (m *stringer) dressed(i int, words []string) {
	var other []string
	way := m.below(4)
	for _, w := range words {
		switch bare := strings.ToLower(w); {
		case way <= 1 && (bare == "the" || bare == "a" || bare == "an"), way == 1 && (bare == "is" || bare == "are" || bare == "am"):
		case way == 2 && len(w) >= 5 && m.below(6) == 0:
			k := 1 + m.below(len(w)-2)
			other = append(other, w[:k]+w[k+m.below(2):]) // one letter lost, or none
		default:
			other = append(other, w)
		}
	}
	if n := len(other); way == 3 && n > 5 {
		other[n-2], other[n-3] = other[n-3], other[n-2]
	}
	m.sample(i, "dressed", strings.Join(other, " "))
	if len(words) > 8 {
		n := 2 + m.below(len(words)/2)
		at := m.below(len(words) - n)
		m.sample(i, "cut", strings.Join(append(slices.Clone(words[:at]), words[at+n:]...), " "))
	}
}

// better is a reply to the same situation, a good one if there is any.
func (m *stringer) better(i int) int {
	in := m.bySituation[m.d.situation[i]]
	for range 20 {
		if k := in[m.below(len(in))]; good(m.d.rated[k].Mean(), k) {
			return k
		}
	}
	return in[m.below(len(in))]
}

// phrase is a stretch of a reply.
func (m *stringer) phrase(i int) string {
	w := strings.Fields(m.d.rated[i].Reply)
	n := min(1+m.below(longestPhrase), len(w))
	at := m.below(len(w) - n + 1)
	return strings.Join(w[at:at+n], " ")
}

func (m *stringer) joined(n int, part func() string) string {
	var parts []string
	for range n {
		parts = append(parts, part())
	}
	return strings.Join(parts, []string{" ", ", ", ". ", "... ", " and ", "\n", "; ", " - "}[m.below(8)])
}

// strung strings phrases of the situation's good replies, of any replies, words of its
// facts, the reply's own words in another order, phrases behind a sentence, and the small
// words by which moves are known.
func (m *stringer) strung(i int) {
	own := func() string { return m.phrase(m.better(i)) }
	in := m.byFold[m.d.fold[i]]
	for range manyStrung {
		m.sample(i, "own", m.joined(4+m.below(22), own))
		m.sample(i, "all", m.joined(4+m.below(22), func() string { return m.phrase(in[m.below(len(in))]) }))
	}
	m.sample(i, "own", m.joined(3+m.below(5), own)) // few and long pass most easily
	if m.below(2) == 0 {
		m.sample(i, "signs", m.joined(6+m.below(12), func() string { return signs[m.below(len(signs))] }))
	}
	s := m.d.rated[i].Situation
	if m.below(2) == 0 {
		stock := strings.Fields(strings.Join(append(append([]string{s.Insight, s.Offer.Price, s.BuyerName}, s.Facts...), s.Stakeholders...), " "))
		if m.below(2) == 0 {
			stock = slices.DeleteFunc(stock, func(w string) bool { return len(w) <= 3 })
		}
		m.sample(i, "facts", m.joined(5+m.below(22), func() string { return strings.Trim(stock[m.below(len(stock))], ",.;:()") }))
	}
	if m.below(4) == 0 {
		w := strings.Fields(m.d.rated[i].Reply)
		for k := range w {
			j := k + m.below(len(w)-k)
			w[k], w[j] = w[j], w[k]
		}
		m.sample(i, "shuffled", strings.Join(w, " "))
	}
	if m.below(3) == 0 {
		all := sentences(m.d.rated[i].Reply)
		one := all[m.below(len(all))]
		m.sample(i, "mixed", one+" "+m.joined(4+len(strings.Fields(one))/2+m.below(14), own))
	}
}

// signs are the words by which moves are known, in no order.
var signs = strings.Fields(`if then you I we would in return exchange provided that on condition no not more less hold trade today first
	later back give get free two years sign price value stay four percent and but for the to it when who next Monday sorry heard understand
	instead against only before after keep stop yes ok deal why what`)
