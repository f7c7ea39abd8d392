package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// topicKind is what part of the situation a topic comes from.
type topicKind uint8

const (
	topicFact topicKind = iota
	topicInsight
	topicStakeholder
	topicBuyerLine
	topicContext
	topicOffer
	topicConcession
	topicName // the buyer's name
	topicKinds
)

// topic is one thing of the situation that a reply can take up: its content words
// by stem and its quantities.
type topic struct {
	kind  topicKind
	index int                // in the situation's list
	stems map[string]float64 // with the weight of each
	total float64
	nums  []text.Number
	names []string // stems of words written with a capital inside the sentence
}

// overlap is a topic that the reply takes up, with the words that do it.
type overlap struct {
	Kind  topicKind
	Index int
	// Weight is how much of the topic is taken up: 0 to 1.
	Weight float64
	// Words counts its content words in the reply, Numbers its quantities, Names its
	// proper names.
	Words, Numbers, Names int
	Spans                 []text.Span
}

// newTopics cuts the situation into topics. A word that stands in many topics says
// little about any, so weights fall with the number of topics a word stands in.
func newTopics(sit *Situation, buyer *text.Line) []topic {
	var ts []topic
	var lines []*text.Line // of the topics
	read := func(k topicKind, i int, l *text.Line) {
		ts, lines = append(ts, newTopic(k, i, l)), append(lines, l)
	}
	put := func(k topicKind, i int, s string) {
		if s != "" {
			read(k, i, text.Parse(s))
		}
	}
	for i, f := range sit.Facts {
		put(topicFact, i, f)
	}
	put(topicInsight, 0, sit.Insight)
	for i, f := range sit.Stakeholders {
		put(topicStakeholder, i, f)
	}
	if sit.BuyerLine != "" {
		read(topicBuyerLine, 0, buyer)
	}
	put(topicContext, 0, sit.Context)
	put(topicOffer, 0, sit.Offer.Item)
	for i, f := range sit.Offer.Concessions {
		put(topicConcession, i, f)
	}
	put(topicName, 0, sit.BuyerName)
	seen := map[string]int{}
	for _, t := range ts {
		for st := range t.stems {
			seen[st]++
		}
	}
	for i := range ts {
		for st := range ts[i].stems {
			w := 1.0
			if n := seen[st]; n > 2 {
				w = 2 / float64(n)
			}
			ts[i].stems[st] = w
		}
		// Summed in one fixed order, the order of the text, so that floats agree.
		for j := range lines[i].Words {
			ts[i].total += ts[i].stems[lines[i].Words[j].Stem]
		}
	}
	return ts
}

func newTopic(k topicKind, i int, l *text.Line) topic {
	t := topic{kind: k, index: i, stems: map[string]float64{}}
	for j := range l.Words {
		if w := &l.Words[j]; carries(w) {
			t.stems[w.Stem] = 1
			if c := l.Typed[w.Start]; c >= 'A' && c <= 'Z' && (j > 0 && w.Break < text.Stop || k == topicStakeholder || k == topicName) {
				t.names = append(t.names, w.Stem)
			}
		}
	}
	for _, n := range l.Numbers {
		if n.Value > 1 || n.Kind != text.Plain {
			t.nums = append(t.nums, n)
		}
	}
	return t
}

// content reports a word that carries meaning by itself.
func content(w text.Word) bool { return carries(&w) }

func carries(w *text.Word) bool {
	return w.Number < 0 && len(w.Norm) > 2 && !plainWords[w.Norm] && !plainWords[w.Stem]
}

// stemTopic is a topic that holds a stem.
type stemTopic struct {
	topic  int32
	weight float64
	name   bool
}

// topicsByStem says of each stem which topics hold it, in their order.
func topicsByStem(ts []topic) map[string][]stemTopic {
	out := map[string][]stemTopic{}
	for i := range ts {
		for st, w := range ts[i].stems {
			out[st] = append(out[st], stemTopic{int32(i), w, slices.Contains(ts[i].names, st)})
		}
	}
	return out
}

// topicHit is a word of the reply that a topic holds.
type topicHit struct {
	topic int32
	span  text.Span
}

// takesUp finds what the reply takes up, and counts its own content words.
func (d *desk) takesUp(f *findings, p *prepared, l *text.Line) {
	all := room(d.topics, len(p.topics))
	d.topics, d.weight, d.hits = all, room(d.weight, len(p.topics)), d.hits[:0]
	for j := range l.Words {
		w := &l.Words[j]
		if w.Number < 0 && len(w.Norm) > 2 && f.known[j].small&isPlain == 0 {
			f.Content++
			for _, h := range p.byStem[w.Stem] {
				o := &all[h.topic]
				o.Words++
				d.hits = append(d.hits, topicHit{h.topic, w.Span})
				d.weight[h.topic] += h.weight
				if h.name {
					o.Names++
				}
			}
			continue
		}
		if w.Number < 0 || j != l.Numbers[w.Number].Word {
			continue
		}
		for i := range p.topics {
			if len(p.topics[i].nums) > 0 && p.topics[i].holds(l.Numbers[w.Number]) {
				all[i].Numbers++
				d.hits = append(d.hits, topicHit{int32(i), w.Span})
				d.weight[i]++
			}
		}
	}
	f.spans = room(f.spans, len(d.hits))
	left := f.spans
	for i := range all {
		o, t := &all[i], &p.topics[i]
		n := o.Words + o.Numbers
		if n == 0 {
			continue
		}
		o.Kind, o.Index = t.kind, t.index
		if t.total > 0 {
			o.Weight = min(1, d.weight[i]/(t.total+float64(len(t.nums))))
		}
		o.Spans, left = left[:0:n], left[n:]
	}
	for _, h := range d.hits {
		all[h.topic].Spans = append(all[h.topic].Spans, h.span)
	}
	for i := range all {
		if len(all[i].Spans) > 0 {
			f.Overlaps = append(f.Overlaps, all[i])
		}
	}
}

// holds reports whether the topic states the quantity n, in whatever form.
func (t *topic) holds(n text.Number) bool {
	if n.Kind == text.Clock || n.Kind == text.Day {
		for _, m := range t.nums {
			if m.Kind == n.Kind && m.Value == n.Value && n.Value > 0 {
				return true
			}
		}
		return false
	}
	for _, m := range t.nums {
		if m.Kind == text.Clock || m.Kind == text.Day {
			continue
		}
		if !near(m.Value, n.Value) && !(near(m.Value, n.Value*1000) && n.Value >= 1 && m.Value >= 1000) {
			continue
		}
		if m.Kind == n.Kind || m.Kind == text.Plain || n.Kind == text.Plain || m.Kind == text.Date {
			if m.Kind == text.Duration && n.Kind == text.Duration && m.Unit != n.Unit {
				continue
			}
			return true
		}
	}
	return false
}

// plainWords carry no meaning of their own, or belong to every sale.
var plainWords = wordSet(`the and that this with from for you your yours our ours ourselves yourself was were are is has have had will would can could should shall may might must
not but they them their there then than what which who whom whose when where why how all any some each every both other another such only own same too very just also
about into over after before under again once here more most much many few less least because while until during between through against above below out off down
does did doing done get gets got getting make makes made let lets put want wants need needs know like think say says said tell told see look come came goes going
one two thing things something anything nothing someone anyone everyone way lot bit time really still even ever never yes yeah okay sure well now first last next
good great nice fine right thank thanks please sorry hello hear day week month year days weeks months years today tomorrow per cent percent
its it's him her his she he we us me my mine i'm been being back call give take keep work help use give gave went yet already always maybe perhaps quite rather enough
without within ask asked asking question answer talk speak people everybody anybody nobody it'd sell seller buyer price`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
		m[text.Stem(w)] = true
	}
	return m
}
