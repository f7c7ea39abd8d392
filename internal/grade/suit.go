package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// suit.go chooses what of a situation suits an advice: the fact, the person, the thing to give in
// place of price, the day that presses.

// readSuits reads once what the situation offers to advice.
func (p *prepared) readSuits() {
	for _, f := range p.sit.Facts {
		l := text.Parse(f)
		p.facts = append(p.facts, trimmed(f))
		p.timed = append(p.timed, timed(l))
		p.presses = append(p.presses, setsDay(l))
		p.repairs = append(p.repairs, repairs(l))
		p.theirs = append(p.theirs, p.justTold(l))
	}
	for _, s := range p.sit.Stakeholders {
		p.people = append(p.people, p.readPerson(s))
	}
	for _, c := range p.sit.Offer.Concessions {
		p.gives = append(p.gives, trimmed(c))
	}
	p.insight = text.Parse(trimmed(p.sit.Insight))
}

// justTold reports a fact whose figures the buyer's line has all said.
func (p *prepared) justTold(fact *text.Line) bool {
	n := 0
	for _, f := range fact.Numbers {
		if !slices.ContainsFunc(p.buyer.Numbers, func(b text.Number) bool { return near(b.Value, f.Value) }) {
			return false
		}
		n++
	}
	return n > 0
}

// reaches says how much a person has to do with what is talked about: spoken of by the buyer,
// one of those who decide, touched by the insight.
func (p *prepared) reaches(stakeholder string) int {
	n := 0
	l := text.Parse(stakeholder)
	who, _, _ := strings.Cut(stakeholder, ":")
	for i := range l.Words {
		w := &l.Words[i]
		named := w.Start < len(who)
		switch {
		case named && (w.Norm == "daughter" || w.Norm == "child" || w.Norm == "children"):
			return -1 // nobody is sold to beside a child
		case named && crowd[w.Norm]:
			n -= 3
		case named && decides[w.Norm]:
			n++
		case !named && decides[w.Norm]:
			n += 2
		case !named && (w.Norm == "fine" || w.Norm == "claims" || w.Norm == "rates" || w.Norm == "enemy"):
			n--
		}
		if !carries(w) {
			continue
		}
		for _, t := range p.byStem[w.Stem] {
			switch p.topics[t.topic].kind {
			case topicBuyerLine:
				n += 2
				if named {
					n += 2
				}
			case topicInsight:
				n++
			}
		}
	}
	return n
}

// crowd are those who come in numbers, or whom nobody asks in.
var crowd = plainSet(`visitors guests patients pupils tourists passengers customers public tenants mourners bearers residents neighbours viewers readers inspectors inspector police`)

// decides are words by which a list of people says who decides.
var decides = plainSet(`signs sign decides decide approves approve budget board council committee vote director chairman treasurer releases`)

// setsDay reports a fact that tells when something closes, begins or meets.
func setsDay(l *text.Line) bool {
	dated := false
	for _, n := range l.Numbers {
		switch n.Kind {
		case text.Date, text.Day:
			dated = true
		case text.Plain:
			dated = dated || n.Word+1 < len(l.Words) && months[l.Words[n.Word+1].Norm] || n.Word > 0 && months[l.Words[n.Word-1].Norm]
		case text.Money, text.Percent:
			return false
		}
	}
	for i := 1; dated && i < len(l.Words); i++ {
		if l.Words[i-1].Norm == "by" && l.Words[i].Number >= 0 {
			return true
		}
	}
	if !dated {
		return false
	}
	for i := range l.Words {
		if sets[l.Words[i].Norm] {
			return true
		}
	}
	return false
}

// sets are verbs of a day that does not wait.
var sets = plainSet(`closes close ends end meets meet visits visit begins begin starts start due decides decide opens votes vote must until window expires leaves goes sails wakes arrives`)

// repairs reports a fact that tells what can still be done, and when.
func repairs(l *text.Line) bool {
	can, when := false, false
	for i := range l.Words {
		switch l.Words[i].Norm {
		case "can", "could", "would", "lend", "lends", "repairs", "replaces", "take", "takes":
			can = true
		case "cannot", "not", "never", "no", "lost", "was", "were":
			return false
		case "tonight", "tomorrow", "today", "minutes", "hours", "hour":
			when = true
		}
	}
	for _, n := range l.Numbers {
		when = when || n.Kind == text.Clock || n.Kind == text.Day || n.Kind == text.Duration
	}
	return can && when
}

// remedy is what could still be done here and the reply does not say: a fact first, with an hour
// in it if clock is set, then what the offer lists; "" when there is nothing.
func (j *judged) remedy(clock bool) string {
	found := ""
	for i := range j.p.sit.Facts {
		if !j.p.repairs[i] || j.p.faulty[i] || j.used(topicFact, i) || j.figured(i) {
			continue
		}
		if clock && j.p.timed[i] {
			return j.p.facts[i]
		}
		if found == "" && !j.named(i) {
			found = j.p.facts[i]
		}
	}
	return orElse(found, j.cheaper())
}

// timed reports a line with an hour in it.
func timed(l *text.Line) bool {
	for _, n := range l.Numbers {
		if n.Kind == text.Clock {
			return true
		}
	}
	return false
}

// cheaper is what the offer lists first to give in place of price and the reply does not name; ""
// when there is none.
func (j *judged) cheaper() string {
	for i, c := range j.p.gives {
		if len(c) <= 90 && j.offered&(1<<i) == 0 && !j.used(topicConcession, i) && j.touches(topicConcession, i) < 2 {
			return c
		}
	}
	return ""
}

// touches is how many words and figures of a topic the reply has.
func (j *judged) touches(k topicKind, index int) int {
	for _, o := range j.f.Overlaps {
		if o.Kind == k && o.Index == index {
			return o.Words + o.Numbers
		}
	}
	return 0
}

// pressingDay is a day of theirs that does not wait and that the reply does not name.
func (j *judged) pressingDay() string {
	for i := range j.p.sit.Facts {
		if j.p.presses[i] && !j.used(topicFact, i) && !j.figured(i) && len(j.p.sit.Facts[i]) < 90 {
			return asClause(j.p.facts[i])
		}
	}
	return ""
}

// asClause writes a fact as it goes on in a sentence: "the inspection is due on 3 September".
func asClause(fact string) string {
	switch first, _, _ := strings.Cut(fact, " "); first {
	case "The", "A", "An", "It", "He", "She", "They", "His", "Her", "Their", "In", "On", "At", "After", "Before", "Next", "All", "No", "Each":
		return strings.ToLower(fact[:1]) + fact[1:]
	}
	return fact
}

// ownConcern is what the situation says is at stake for the buyer, in its own words, where the
// reply does not touch it; "" when it says nothing.
func (j *judged) ownConcern() string {
	for i := range j.p.people {
		if x := &j.p.people[i]; x.buyer && x.concern != "" && len(x.concern) <= 90 && j.touches(topicStakeholder, i) < 2 {
			return j.buyerIs() + ": " + x.concern
		}
	}
	return ""
}

// onlyPrice reports a concern that is the price and nothing else, or says nothing at all:
// "budget per head", "for it".
func onlyPrice(concern string) bool {
	l := text.Parse(concern)
	told := false
	for i := range l.Words {
		switch w := &l.Words[i]; {
		case ofPrice[w.Norm]:
		case carries(w):
			told = true
		}
	}
	return !told
}

// ofPrice are the words of a concern about the price.
var ofPrice = plainSet(`price prices word words piece kilo hour unit budget cost costs per head month year rates rate debts total cheap spend spending money`)

// buyerIs is how one speaks of the buyer in an advice.
func (j *judged) buyerIs() string {
	if n := trimmed(j.p.sit.BuyerName); n != "" {
		return n
	}
	return "the buyer"
}

// view is the insight, or of a long one the part that has most to do with the facts and that the
// reply does not say: an advice is read in a breath.
func (j *judged) view() string {
	l := j.p.insight
	in := l.Typed
	if len(in) <= longestView {
		return in
	}
	best, from, to := -1.0, 0, 0
	for i := 0; i < len(l.Words); {
		last, worth := i, 0.0
		said := 0
		for ; last < len(l.Words) && l.Words[last].Sentence == l.Words[i].Sentence; last++ {
			w := &l.Words[last]
			if w.Number >= 0 {
				worth++
			}
			if w.Norm == "not" || w.Norm == "but" {
				worth += 0.5
			}
			if carries(w) {
				worth += 0.2
			}
			for _, t := range j.p.byStem[w.Stem] {
				if k := j.p.topics[t.topic].kind; k == topicFact || k == topicBuyerLine {
					worth += t.weight / 2
				}
			}
			for k := range j.line.Words {
				if carries(w) && j.line.Words[k].Stem == w.Stem {
					said++
					break
				}
			}
		}
		if worth -= float64(said) / 2; worth > best {
			best, from, to = worth, l.Words[i].Start, l.Words[last-1].End
		}
		i = last
	}
	return in[from:to]
}

// longestView is the insight that is shown whole, in bytes: two lines of a wide screen.
const longestView = 170
