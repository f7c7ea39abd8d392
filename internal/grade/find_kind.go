package grade

import (
	"sort"

	"spar/internal/text"
)

// find_kind.go reads gifts that are no money: the cellar as well, two more a month, the
// taxis too. What was asked for names them, so the buyer's line says what to look for;
// a word of granting, or hardly more than the thing itself, gives it.

// kindPhrases are how buyers ask for a thing instead of a lower price (in their lines
// only), and how sellers let them have it.
var kindPhrases = []phraseSet{
	{gAsksKind, `
		what does|do|would|will .. friend|friends|neighbour|neighbor|regular|family .. pay|get|cost
		for a friend|friends
		same again
		then|so also
		also free|for_free|for_nothing
		^ then|and .. as_well|too|also $
		^ then|and .. as_well|too|also ..1 then
		i|we ask also|too for
		and|then .. @num more .. a|per|every month|week|year|visit
		give|let|get|do|throw|leave me|us .. more|extra|another|one|as_well|too
		let me|us have
		i|we|you would|will|want|get|need|expect .. for the|that|this same|money|price
		could|can|would|will|might|surely you|we .. do|include|add|cover|give|bring|put|leave|lend|paint|clean|carry|fix .. as_well|too|also|on_top|while|extra
		could|can|would|will not you .. do|include|add|cover|give|bring|put|leave .. as_well|too|also|on_top|while|extra
		do|include|add|cover|bring|put|clean|paint .. on top
		as a welcome|favour|favor|gesture|present|gift|bonus|courtesy|goodwill|thank
		a|small|little favour|favor|extra
		while you are|were at|there|here .. it?
		nothing to pay
		should|would|do not .. have|expect to pay
		without charging|paying|cost
		part of the service
		you owe me|us one|a
		also .. and the
		confirm|accept those|these too|as_well|also
		@price|quote|it surely|also|already includes|covers
		thought .. was|were|is included
	`},
	{gGrantToo, `
		as_well|too|also $
		as_well|too|also then|from|for|and|but|this|next
		@me will|can|could|would|shall also|even
		@me even
		then .. i|we will .. leave|take|drop .. out|off
	`},
	{gGrantYou, `
		you get|have|keep|receive
		they|she|he gets|get
		you|they|she|he can|will|may|shall|could ..1 have|get|keep|take|receive
		have|take the|them|both|it|one|two|three|all|another|that|those|these
		let you have
		the|those|these|both|all|they|it is|are|be ..1 yours
		is|are yours
	`},
	{gGrantUs, `
		@me will|can|could|would|shall|might ..1 give|do|add|include|throw|put|bring|send|cover|gift|lay|carry|clean|arrange|supply|provide|take|make|waive|lend|sponsor|treat|stretch|manage
		@me give|add|include|throw|put|cover|gift|waive
		let me|us ..1 give|do|add|include|throw|put|cover|gift
		happy|glad|willing|pleased|prepared to ..1 give|do|add|include|throw|put|bring|cover|gift|waive
		consider|count it|them|that|those ..1 done|in|included|yours
	`},
	{gGrantFree, `
		on me|us|the_house
		it|that|this|they|she|he is|are ..1 included|in
		same|this|that money $
		is|are ..1 included
		for free|nothing
		free of charge
		is|are|as|comes|goes|come|go|them|it|be|month|months free
		at|without|no .. charge|cost
		@free $
		our|my treat|gift|present|pleasure
		as|make a present|gift
		not .. pay|owe|charge|bill|cost you|for|a|anything|extra|it|them|that
		nothing to pay
		gift|gifting|treat you
		@money nothing
		pay nothing
		forget the|about bill|charge|cost|invoice
		not send|see|get a|any|the bill|invoice
		let|leave|leaving it|that|them|the ..2 out|off|go|slide
	`},
	{gGrantHalf, `
		one|two|three|half|some .. free|for_nothing .. and .. one|rest|others|other|half .. paid|pay|full|charged
		one|two|three|half|some .. paid|pay .. and .. one|rest|others|other|half .. free
		one|two|three|half|some of them|those|it|these .. free|for_nothing|on_us|on_me
		half of it|them|that .. free|on|for
		one|half on us|me .. one|half|other .. on|you
		you pay .. one|half|rest .. and? i|we .. other|half|rest|pay|do|cover
		i|we pay|cover|do|take .. one|half .. and? you .. other|half|rest|pay
		do one|half|two|three .. for nothing|free
	`},
}

// readKind says whether a buyer's line asks for a thing, and adds the words that name it.
func readKind(l *text.Line, into map[string]bool) bool {
	book := lexicon()
	asks := false
	for _, m := range book.match(nil, l, book.know(nil, nil, l, func(int) uint64 { return roleNumber })) {
		asks = asks || m.group == gAsksKind
	}
	if asks {
		namesOf(l, into)
	}
	return asks
}

// asksThing reports a buyer's line that names no amount and no word of price: what it asks for,
// where anything is asked for, is a thing.
func asksThing(l *text.Line) bool {
	book := lexicon()
	for _, n := range l.Numbers {
		if n.Kind == text.Money || n.Kind == text.Percent || n.Kind == text.Plain && n.Unit == "" && n.Value >= 20 {
			return false
		}
	}
	for i, k := range book.know(nil, nil, l, func(int) uint64 { return roleNumber }) {
		if k.class&(bitPrice|bitOff) != 0 && l.Words[i].Norm != "charge" || aboutMoney[l.Words[i].Norm] {
			return false
		}
	}
	return true
}

// aboutMoney are words by which a line asks for less and not for a thing.
var aboutMoney = plainSet(`cheaper cheap cheapest expensive dear pricey steep budget better best less lower lowest afford match beat halfway middle meet split back refund negotiate negotiable flexible deal offer`)

// namesOf adds the stems of what a line speaks of.
func namesOf(l *text.Line, into map[string]bool) {
	for _, w := range l.Words {
		if content(w) {
			into[w.Stem] = true
		}
	}
}

// kindGives finds the things asked for granted.
func (s *scan) kindGives() {
	if !s.sit.hasPrice() || s.sit.recovery() || s.sit.deal.plain {
		return
	}
	for f := 0; f < len(s.line.Words); {
		_, l := s.sentence(f)
		s.kindGive(f, l)
		f = l
	}
}

// kindGive reads one sentence.
func (s *scan) kindGive(f, l int) {
	if s.kindRefused(f, l) {
		return
	}
	thing := s.thing(f, l)
	yes := s.known[f].class&bitYes != 0 || f > 0 && s.yesBefore(f) || s.at(f) == "no" && smallThing[s.at(f+1)] || s.yesLast(l)
	asks := s.line.Words[l-1].Scope.Any(text.Question) && !s.whatIf(s.line.Words[f].Clause) && s.at(f) != "how"
	try := func(g group, ok bool) bool {
		if !ok || asks {
			return false
		}
		in := s.by[g] // in the order of their first words
		for k := sort.Search(len(in), func(i int) bool { return in[i].first >= f }); k < len(in) && in[k].first < l; k++ {
			m := in[k]
			if m.last > l || s.scope(m.first, m.last).Any(text.Reported|text.Hypothetical|text.Condition) && !s.whatIf(s.line.Words[m.first].Clause) {
				continue
			}
			cl := s.clause(s.line.Words[m.first].Clause)
			if s.line.Words[m.first].Scope.Any(text.Negated) && (!s.negates(m.first, m.last) || s.negates(min(cl.First, m.first), m.first)) {
				continue // "I won't lay it for nothing"
			}
			if g == gGrantToo && (s.at(cl.First+1) == "have" || s.at(cl.First+1) == "am") && !s.anyWord(cl, "you") {
				continue // "I have a board too"
			}
			if g == gGrantFree && !s.sit.deal.named && s.ownsUp(cl, m) {
				continue // "that is on us", of a fault
			}
			if s.at(m.last) == "of" || s.at(m.last-1) == "money" && !s.sit.deal.kind || g == gGrantFree && s.paysTwice(f, l) {
				continue // "leave it out of it"; "you don't pay for the lake, you pay for the pipe"
			}
			if g == gGrantFree && s.at(m.first) == "not" && !s.anyWord(text.Clause{First: cl.First, Last: m.first}, "you", "they", "she", "he") {
				continue // "I don't pay for sleeping", "let's not pay for the bolt"
			}
			if yours := s.at(m.last-1) == "yours"; g == gGrantYou && (!yours && !s.thing(m.last-1, max(cl.Last, m.last)) || yours && s.at(m.last) == "to") {
				continue
			}
			s.give(give{first: min(cl.First, m.first), last: max(cl.Last, m.last), free: true, concession: s.concession(f, l), why: "kind"})
			return true
		}
		return false
	}
	paid := s.charged(f, l)
	asked := s.sit.deal.asked
	switch {
	case try(gGrantHalf, asked):
		s.kindHalf = true
	case try(gGrantFree, asked && (thing || yes) || thing && yes):
	case try(gGrantToo, (asked && (thing || yes) || thing && yes) && !paid):
	case !asked:
	case try(gGrantYou, thing && !paid && s.deliversNothing(f, l)):
	case try(gGrantUs, thing && yes && !paid):
	case yes && thing && !paid && !asks && l-f <= 12 && s.onlyThing(f, l):
		s.give(give{first: f, last: l, free: true, concession: s.concession(f, l), why: "kind"})
	}
}

// kindRefused reports a sentence that keeps the thing, or wants something for it.
func (s *scan) kindRefused(f, l int) bool {
	if s.stateHold(f, l) || s.anyIn(gManager, f, l) || s.has(Defer) && s.anyIn(gDeferWeak, f, l) || s.past(f, l) {
		return true
	}
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "if", "unless", "once", "provided", "when", "owe", "owed", "fault", "mistake", "instead", "but":
			if s.at(i) == "but" || s.at(i) == "if" && i > f+2 && s.at(i+1) == "you" && (s.at(i+2) == "like" || s.at(i+2) == "want") {
				continue
			}
			return true
		}
	}
	return false
}

// thing reports a word of what was asked for, or one that points at it.
func (s *scan) thing(f, l int) bool {
	for i := f; i < l; i++ {
		w := &s.line.Words[i]
		if content(*w) && s.sit.deal.things[w.Stem] {
			return true
		}
		switch w.Norm {
		case "both", "them", "those", "hers", "his", "theirs":
			return true
		case "more", "another", "extra":
			if l-f < 12 {
				return true
			}
		}
	}
	return false
}

// yesBefore reports that all of the reply before word i is a short yes.
func (s *scan) yesBefore(i int) bool { return i <= 5 && s.known[0].class&bitYes != 0 && s.plainYes() }

// ownsUp reports "that is on us" and nothing more: where no thing was asked for it owns a fault.
func (s *scan) ownsUp(cl text.Clause, m match) bool {
	if t := s.at(m.last - 1); s.at(m.first) != "on" || t != "us" && t != "me" || m.last-cl.First > 5 {
		return false
	}
	switch s.at(cl.First) {
	case "that", "this", "it":
		return s.at(cl.First+1) == "is" || s.at(cl.First+1) == "was"
	}
	return false
}

// yesLast reports a yes behind the last comma of a sentence: "two extra cases, with pleasure".
func (s *scan) yesLast(l int) bool {
	switch s.at(l - 1) {
	case "ok", "sure", "gladly", "fine", "yes":
		return s.line.Words[l-1].Break >= text.Comma
	case "pleasure":
		return s.at(l-2) == "with"
	}
	return false
}

// charged reports words that charge for the thing.
func (s *scan) charged(f, l int) bool {
	for i := f; i < l; i++ {
		if s.known[i].class&(roleMoney|roleList) != 0 {
			return true
		}
		if s.at(i) == "at" && s.at(i+1) == "all" {
			continue
		}
		switch s.at(i) {
		case "charge", "charged", "invoice", "bill", "billed", "costs", "cost", "price", "priced", "pay", "paid", "per", "each", "quote", "rate", "fee", "at", "swap", "sign", "order", "contract":
			return true
		}
	}
	return false
}

// deliversNothing reports that no day or hour is named: "you get the report on Monday"
// says when what was bought arrives.
func (s *scan) deliversNothing(f, l int) bool {
	for i := f; i < l; i++ {
		if s.known[i].class&roleTime != 0 {
			return false
		}
	}
	return true
}

// onlyThing reports hardly more than a yes and the thing: "all right, two more a month".
func (s *scan) onlyThing(f, l int) bool {
	other := 0
	for i := f; i < l; i++ {
		w := &s.line.Words[i]
		switch {
		case w.Scope.Any(text.Negated | text.Condition | text.Reported):
			return false
		case s.known[i].class&bitYes != 0, w.Number >= 0, !content(*w), s.sit.deal.things[w.Stem]:
		default:
			other++
		}
		switch w.Norm {
		case "why", "what", "how", "who", "let", "first", "before", "because", "so", "is", "are", "see", "i", "we":
			return false
		}
	}
	return other <= 1
}

// paysTwice reports a sentence that sets one paying against another.
func (s *scan) paysTwice(f, l int) bool {
	n := 0
	for i := f; i < l; i++ {
		if s.at(i) == "pay" {
			n++
		}
	}
	return n > 1
}
