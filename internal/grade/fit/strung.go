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
	fold         int
	strung       bool
	kind         string
	toks         []grade.JointToken
	seams        []bool  // of the tokens: a phrase begins here
	words, kinds []int32 // rows of the net
	again        [2]int  // how often two and three words are said again
}

// Kinds of samples: those that are joined and those that are strung.
var (
	joinedKinds = []string{"typed", "dressed", "hurried", "flagged", "sentences", "situation", "prose"}
	strungKinds = []string{"own", "all", "long", "facts", "shuffled", "mixed", "signs", "strung prose"}
)

// asTyped reports a text as somebody typed it, or could have.
func (s *sample) asTyped() bool {
	return slices.Index(joinedKinds, s.kind) >= 0 && slices.Index(joinedKinds, s.kind) < 4
}

// stringer makes samples out of the corpus; each stays in the fold of its source.
type stringer struct {
	mixer
	bySituation map[int][]int // replies
	samples     []sample
}

// The longest stretch that is cut out of a reply, the longest of the long ones, how many strings
// of both kinds are made of each reply, and the fewest words of a sample.
const (
	longestPhrase = 4
	longestLong   = 8
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
			m.situation(d.fold[i], r.Situation)
		}
		if r.Flagged(grade.Nonsense) {
			continue
		}
		m.put(d.fold[i], "typed", r.Reply, nil)
		m.put(d.fold[i], "dressed", m.dressed(strings.Fields(r.Reply)), nil)
		if m.below(2) == 0 {
			m.put(d.fold[i], "hurried", m.hurried(r.Reply), nil)
		}
		m.sentences(i)
		m.strung(i)
	}
	m.prose()
	return m.samples
}

// put adds a text, and where in it phrases begin that were strung.
func (m *stringer) put(fold int, kind, typed string, starts []int) {
	if len(strings.Fields(typed)) < fewestWords {
		return
	}
	s := sample{fold: fold, kind: kind, strung: slices.Contains(strungKinds, kind), toks: grade.JointTokens(typed, m.d.voc)}
	s.seams = make([]bool, len(s.toks))
	for i, t := range s.toks {
		for !t.Mark && len(starts) > 0 && starts[0] <= t.Start {
			s.seams[i], starts = i > 0, starts[1:]
		}
	}
	m.samples = append(m.samples, s)
}

// situation takes the sentences of a situation.
func (m *stringer) situation(fold int, s *grade.Situation) {
	m.put(fold, "situation", s.Context, nil)
	m.put(fold, "situation", s.BuyerLine, nil)
	m.put(fold, "situation", s.Insight, nil)
	for _, f := range s.Facts {
		m.put(fold, "situation", f+". "+s.Facts[m.below(len(s.Facts))]+".", nil)
	}
}

// dressed is a reply as somebody types it in a language learned late, or with slips.
func (m *stringer) dressed(words []string) string {
	var other []string
	way := m.below(3)
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
	return strings.Join(other, " ")
}

var (
	noMarks  = strings.NewReplacer(". ", " ", ", ", " ", "? ", " ", "! ", " ", "; ", " ", ": ", " ")
	noCommas = strings.NewReplacer(", ", " ", "'", "", "’", "")
)

// hurried is a reply as it is typed on a phone: without capitals, and without some of the
// marks or all of them.
func (m *stringer) hurried(reply string) string {
	reply = strings.ToLower(reply)
	switch m.below(3) {
	case 0:
		reply = strings.TrimRight(noMarks.Replace(reply), ".?!")
	case 1:
		reply = noCommas.Replace(reply)
	}
	return reply
}

// sentences takes some whole sentences of several replies: people answer in short ones that
// have little to do with one another.
func (m *stringer) sentences(i int) {
	in := m.byFold[m.d.fold[i]]
	var parts []string
	for range 2 + m.below(5) {
		s := sentences(m.d.rated[in[m.below(len(in))]].Reply)
		parts = append(parts, s[m.below(len(s))])
	}
	m.put(m.d.fold[i], "sentences", strings.Join(parts, " "), nil)
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

// phrase is a stretch of a text, of so many words, mostly with one in it that says something.
func (m *stringer) phrase(text string, least, most int) string {
	w := strings.Fields(text)
	plain := m.below(4) == 0
	for try := 0; ; try++ {
		n := min(least+m.below(most-least+1), len(w))
		at := m.below(len(w) - n + 1)
		if part := w[at : at+n]; plain || try == triesToSay || slices.ContainsFunc(part, saysMuch) {
			return strings.Join(part, " ")
		}
	}
}

const triesToSay = 8

// saysMuch reports a word that is hardly a small one: a long one, or one with a figure.
func saysMuch(w string) bool { return len(w) > 4 || strings.ContainsAny(w, "0123456789") }

// separators are what phrases are strung with. Where a space alone stands between them
// they are hardest to tell, so that is half of them.
var separators = []string{" ", ", ", " ", ". ", " ", "... ", " ", " and ", " ", "\n", " ", "; ", " ", " - "}

// join strings n parts behind a beginning, which may be empty.
func (m *stringer) join(fold int, kind, first string, n int, part func() string) {
	separator := separators[m.below(len(separators))]
	all := first
	var starts []int
	for i := range n {
		if all != "" && (i > 0 || strings.HasSuffix(first, ".")) {
			all += separator
		} else if all != "" {
			all += " "
		}
		starts = append(starts, len(all))
		all += part()
	}
	if m.below(4) == 0 { // capitals must not be what tells
		all = strings.ToLower(all)
	}
	m.put(fold, kind, all, starts)
}

// strung strings phrases of the situation's good replies, of any replies, words of its
// facts, the reply's own words in another order, phrases behind a sentence, and the small
// words by which moves are known.
func (m *stringer) strung(i int) {
	r, fold := &m.d.rated[i], m.d.fold[i]
	in := m.byFold[fold]
	own := func() string { return m.phrase(m.d.rated[m.better(i)].Reply, 1, longestPhrase) }
	for range manyStrung {
		m.join(fold, "own", "", 4+m.below(22), own)
		m.join(fold, "all", "", 4+m.below(22), func() string { return m.phrase(m.d.rated[in[m.below(len(in))]].Reply, 1, longestPhrase) })
	}
	m.join(fold, "own", "", 3+m.below(5), own) // few and long pass most easily
	other := in[m.below(len(in))]
	m.join(fold, "long", "", 4+m.below(9), func() string { return m.phrase(m.d.rated[m.better(i)].Reply, 2, longestLong) })
	m.join(fold, "long", "", 4+m.below(9), func() string { return m.phrase(m.d.rated[other].Reply, 2, longestLong) })
	if m.below(2) == 0 {
		m.join(fold, "signs", "", 6+m.below(12), func() string { return signs[m.below(len(signs))] })
	}
	if m.below(2) == 0 {
		m.facts(fold, r.Situation)
	}
	if m.below(4) == 0 {
		w := strings.Fields(r.Reply)
		m.join(fold, "shuffled", "", len(w), func() string { return w[m.below(len(w))] })
	}
	if m.below(3) == 0 {
		all := sentences(r.Reply)
		one := all[m.below(len(all))]
		m.join(fold, "mixed", one, 4+len(strings.Fields(one))/2+m.below(14), own)
	}
}

// facts strings words of the situation, with the small ones or without.
func (m *stringer) facts(fold int, s *grade.Situation) {
	stock := strings.Fields(strings.Join(append(append([]string{s.Insight, s.Offer.Price, s.BuyerName}, s.Facts...), s.Stakeholders...), " "))
	if m.below(2) == 0 {
		stock = slices.DeleteFunc(stock, func(w string) bool { return len(w) <= 3 })
	}
	m.join(fold, "facts", "", 5+m.below(22), func() string { return strings.Trim(stock[m.below(len(stock))], ",.;:()") })
}

// nearProse is from how many texts about it phrases of prose are taken.
const nearProse = 10

// prose takes what was written and never rated: the flagged replies and the library.
func (m *stringer) prose() {
	all := m.d.prose
	for i, p := range all {
		m.put(p.fold, p.kind, p.text, nil)
		if i%2 == 0 {
			m.put(p.fold, p.kind, m.hurried(p.text), nil)
		}
		near := all[max(i-nearProse, 0) : i+1]
		for range manyStrung {
			m.join(p.fold, "strung prose", "", 4+m.below(22), func() string {
				k := near[m.below(len(near))]
				if k.fold != p.fold {
					k = p
				}
				return m.phrase(k.text, 1, longestPhrase)
			})
		}
	}
}

// signs are the words by which moves are known, in no order.
var signs = strings.Fields(`if then you I we would in return exchange provided that on condition no not more less hold trade today first
	later back give get free two years sign price value stay four percent and but for the to it when who next Monday sorry heard understand
	instead against only before after keep stop yes ok deal why what`)
