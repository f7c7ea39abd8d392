package main

import (
	"strings"

	"spar/internal/grade"
	"spar/internal/text"
)

// augment.go makes replies that nobody wrote, to teach the trees what good words are
// worth in the wrong place. Each is made from replies and situations of one fold only
// and stays in it; the linear part never sees them, and no figure is measured on them.

// made is such a reply with the estimates it should get; those not known are off.
type made struct {
	fold    int
	hand    hand
	reading grade.Reading
	y       [grade.Outputs]float64
	on      [grade.Outputs]bool

	flagged   bool // somebody wrote it, and flagged its moves about the price
	echo      bool // the same words once more, in another situation
	situation int
}

// The outputs by name.
const (
	outA = iota
	outV
	outR
	outC
	outN
	outPassive
	outNeutral
	outAssertive
	outAggressive
)

// How many of each kind are made.
const (
	manySalads    = 80
	manyFigures   = 60
	manyGiveaways = 160
	manyMoved     = 400
	manyPadded    = 180
	manyHostile   = 80
	manyHarmless  = 80
)

// mixer makes replies out of the corpus.
type mixer struct {
	d       *data
	rng     chance
	grounds []grade.Grounds
	byFold  [folds][]int // replies
	out     []made
}

func (d *data) augment(grounds []grade.Grounds) []made {
	m := &mixer{d: d, rng: 7, grounds: grounds}
	for i := range d.rated {
		m.byFold[d.fold[i]] = append(m.byFold[d.fold[i]], i)
	}
	for range manySalads {
		m.salad()
	}
	for range manyFigures {
		m.figures()
	}
	for range manyGiveaways {
		m.giveaway()
	}
	for range manyMoved {
		m.moved()
	}
	for range manyPadded {
		m.padded()
	}
	for range manyHostile {
		m.hostile()
	}
	for range manyHarmless {
		m.harmless()
	}
	return m.out
}

func (m *mixer) below(n int) int { return int(m.rng.next() >> 33 % uint64(n)) }

// pick is a reply of the fold for which ok holds, or -1.
func (m *mixer) pick(fold int, ok func(e grade.Expected, i int) bool) int {
	in := m.byFold[fold]
	for range 200 {
		i := in[m.below(len(in))]
		if ok(m.d.rated[i].Mean(), i) {
			return i
		}
	}
	return -1
}

func good(e grade.Expected, _ int) bool { return e[0] >= 3 && e[1] >= 3 }

// put adds a reply to the situation of reply i.
func (m *mixer) put(i int, reply string, y [grade.Outputs]float64, on ...int) {
	x := made{fold: m.d.fold[i], hand: m.d.hand[i], y: y, reading: m.grounds[m.d.situation[i]].Read(reply, m.d.voc)}
	for _, k := range on {
		x.on[k] = true
	}
	m.out = append(m.out, x)
}

// nothing is what a reply without sense should get.
var nothing = [grade.Outputs]float64{outV: 0.6, outR: 0.1, outC: 0.3, outNeutral: 1}

var all = []int{outA, outV, outR, outC, outN, outPassive, outNeutral, outAssertive, outAggressive}

// salad strings phrases of one to four words of good replies together.
func (m *mixer) salad() {
	fold := m.below(folds)
	to := m.pick(fold, good)
	if to < 0 {
		return
	}
	same := m.below(2) == 0 // of replies to the same buyer
	var parts []string
	for range 3 + m.below(16) {
		i := m.pick(fold, func(e grade.Expected, i int) bool {
			return good(e, i) && (!same || m.d.situation[i] == m.d.situation[to])
		})
		if i < 0 {
			continue
		}
		w := strings.Fields(m.d.rated[i].Reply)
		n := min(1+m.below(4), len(w))
		at := m.below(len(w) - n + 1)
		parts = append(parts, strings.Join(w[at:at+n], " "))
	}
	m.put(to, strings.Join(parts, []string{" ", ", ", ". ", "; ", " and ", "... "}[m.below(6)]), nothing, all...)
}

// figures strings names, numbers and words of meaning of the situation together.
func (m *mixer) figures() {
	fold := m.below(folds)
	to := m.byFold[fold][m.below(len(m.byFold[fold]))]
	s := m.d.rated[to].Situation
	var words []string
	for _, part := range append(append([]string{s.Insight, s.Offer.Price}, s.Facts...), s.Stakeholders...) {
		w := strings.Fields(part)
		for k, one := range w {
			one = strings.Trim(one, ",.;:()")
			if len(one) > 4 || strings.ContainsAny(one, "0123456789") {
				if m.below(3) == 0 && k+1 < len(w) && strings.ContainsAny(one, "0123456789") {
					one += " " + strings.Trim(w[k+1], ",.;:()")
				}
				words = append(words, one)
			}
		}
	}
	if len(words) == 0 {
		return
	}
	list := []string{}
	for range 4 + m.below(14) {
		list = append(list, words[m.below(len(words))])
		if m.below(4) == 0 {
			list = append(list, saleWords[m.below(len(saleWords))])
		}
	}
	m.put(to, strings.Join(list, []string{" ", ", ", ". "}[m.below(3)]), nothing, all...)
}

// giveaway puts good sentences beside a reply that gives something for nothing.
func (m *mixer) giveaway() {
	fold := m.below(folds)
	i := m.pick(fold, func(e grade.Expected, i int) bool {
		return e[0] <= 1 && e[1] <= 1 && m.d.rated[i].Flagged(grade.Unconditional)
	})
	if i < 0 {
		return
	}
	reply := m.d.rated[i].Reply
	e := m.d.rated[i].Mean()
	for range 1 + m.below(2) {
		k := m.pick(fold, func(e grade.Expected, k int) bool {
			return e[0] >= 2.5 && e[1] >= 3 && !m.d.rated[k].Flagged(grade.Discount) && !m.d.rated[k].Flagged(grade.Trade) &&
				(m.d.situation[k] == m.d.situation[i] || m.below(3) == 0)
		})
		if k < 0 {
			return
		}
		s := sentences(m.d.rated[k].Reply)
		one := s[m.below(len(s))]
		if m.below(2) == 0 {
			reply = reply + " " + one
		} else {
			reply = one + " " + reply
		}
	}
	var y [grade.Outputs]float64
	y[outA], y[outV], y[outPassive] = e[0], e[1], 1
	m.put(i, reply, y, outA, outV, outPassive)
}

// moved puts a reply that is about one buyer before another.
func (m *mixer) moved() {
	fold := m.below(folds)
	i := m.pick(fold, func(e grade.Expected, _ int) bool { return e[1] >= 2.5 })
	to := m.byFold[fold][m.below(len(m.byFold[fold]))]
	if i < 0 || m.d.situation[i] == m.d.situation[to] || !m.belongs(i, to) {
		return
	}
	e := m.d.rated[i].Mean()
	y := [grade.Outputs]float64{min(e[0], 2), min(e[1], 1.6), min(e[2], 1.6)}
	m.put(to, m.d.rated[i].Reply, y, outA, outV, outR)
}

// belongs reports that a reply has a figure or a name of its own situation which the one of
// reply to does not have; one without may fit any buyer.
func (m *mixer) belongs(i, to int) bool {
	own, other := sceneOf(m.d.rated[i].Situation), sceneOf(m.d.rated[to].Situation)
	for k, w := range strings.Fields(m.d.rated[i].Reply) {
		w = strings.Trim(w, ".,;:!?()'\"")
		named := k > 0 && w != "" && w[0] >= 'A' && w[0] <= 'Z' && len(w) > 2
		if (named || strings.ContainsAny(w, "0123456789")) && strings.Contains(own, w) && !strings.Contains(other, w) {
			return true
		}
	}
	return false
}

// sceneOf is all that a situation's screen says.
func sceneOf(s *grade.Situation) string {
	return strings.Join(append(append([]string{s.Context, s.Insight, s.BuyerLine, s.Offer.Price}, s.Facts...), s.Stakeholders...), " ")
}

// padded puts small talk about a reply; it is worth what it was.
func (m *mixer) padded() {
	fold := m.below(folds)
	i := m.byFold[fold][m.below(len(m.byFold[fold]))]
	e := m.d.rated[i].Mean()
	reply := m.d.rated[i].Reply
	for range 1 + m.below(4) {
		one := smallTalk[m.below(len(smallTalk))]
		if m.below(2) == 0 {
			reply += " " + one
		} else {
			reply = one + " " + reply
		}
	}
	var y [grade.Outputs]float64
	copy(y[:], e[:])
	m.put(i, reply, y, outA, outV, outR, outN)
}

// sentences cuts a reply where one ends.
func sentences(s string) []string {
	var out []string
	l := text.Parse(s)
	start := 0
	for i := 1; i < len(l.Words); i++ {
		if l.Words[i].Sentence != l.Words[i-1].Sentence {
			out = append(out, strings.TrimSpace(s[start:l.Words[i].Start]))
			start = l.Words[i].Start
		}
	}
	return append(out, strings.TrimSpace(s[start:]))
}
