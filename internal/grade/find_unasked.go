package grade

import "spar/internal/text"

// find_unasked.go reads what is given away to a buyer who asked for nothing: "you can tell them
// that we're giving 300,000", "perhaps if I took a million off, the vote would be easier?". No
// word of theirs says what is meant, so these rows name the cut themselves.

// unaskedPhrases offer less to somebody who did not ask. gUnasked stands in any sentence;
// gUnaskedIf is a cut only supposed, which offers where the sentence asks how it would be taken.
var unaskedPhrases = []phraseSet{
	{gUnasked, `
		want|like me to ..1 knock|take|shave|drop|lower|cut .. off|price|@pct|@money|@counter
		we|i am|are giving|knocking|taking|dropping .. @num|@pct|@money
		i|we can|could|will|would ..1 give|knock|take|shave .. @num|@pct|@money off|less
		there is @num|@pct|@money less|off
		i|we can|could|will|would ..2 do|make|find|give|offer something .. on|off|with .. price|rate|fee
		i|we can|could|will|would ..1 do|offer|give|make you? a? ..1 discount|reduction|special_price|better_price
		first|opening season|month|year|order|visit|job half price
		half price .. first|season|month|year|trial
		for|with you .. i|we ..1 make|do|say|take ..2 @counter
		because|as it|you .. first|new .. make|do it ..1 @counter
		normally|usually @list .. with|for you .. @counter
		i|we will|would|can|could waive .. @list|fee|price|charge|cost
	`},
	{gUnaskedIf, `
		if i|we took|take|knocked|knock|dropped|drop|shaved .. @num|@pct|@money off
		if i|we ..1 came|come|went|go down .. @num|@pct|@money|to|by|a|some
		if i|we ..1 did|do it .. for|at ..1 @counter
		if i|we ..1 lowered|lower|cut|reduced|reduce|dropped|drop the|our|my price
	`},
	{gLeak, `
		he|she|they|@boss might|may|could|would ..1 be ok|okay|fine|happy|alright with|at|about ..1 @counter|@ask
		he|she|they|@boss might|may|could ..1 do|give|agree|accept|allow|approve|sign .. @counter|@pct
		if|whether .. @boss|he|she|they would|could|might|will do|give|accept|agree|allow .. @counter
		perhaps|maybe|possibly ..1 @counter
	`},
}

// byOffering names a cut that is put on the table in so many words, unasked or let slip: trees do
// not outvote it.
const byOffering = "offers"

// findLeak finds a figure let slip while the answer is put off to somebody above: "he might be ok
// with 35,2", "I could ask the lab, perhaps 130?". The buyer has heard it.
func findLeak(s *scan) {
	if !s.has(Manager) || len(s.gives) > 0 || !s.sit.hasPrice() || s.has(Discount) || s.has(Trade) {
		return
	}
	for _, m := range s.by[gLeak] {
		if f, l := s.sentence(m.first); !s.scope(m.first, m.last).Any(text.Negated|text.Reported) && !s.stateHold(f, l) {
			s.unasked(m)
			return
		}
	}
}

// findUnasked finds the gift that nobody asked for.
func findUnasked(s *scan) {
	findLeak(s)
	if s.sit.deal.asked || !s.sit.hasPrice() || s.sit.recovery() || s.has(Discount) || s.has(Trade) {
		return
	}
	for _, m := range s.by[gUnasked] {
		sc := s.scope(m.first, m.last)
		f, l := s.sentence(m.first)
		if sc.Any(notGiven|text.Condition) || s.stateHold(f, l) || s.othersGive(m) || !s.cutInside(m) || sc.Any(text.Question) && s.at(m.first) != "want" && s.at(m.first) != "like" {
			continue
		}
		s.unasked(m)
	}
	for _, m := range s.by[gUnaskedIf] {
		if f, l := s.sentence(m.first); s.soundsOut(f, l) && s.cutInside(m) {
			s.unasked(m)
		}
	}
}

// cutInside reports that the figures of the match, where it has any, are a part of the price: "this
// is my number I'm giving you, 07700 900412" cuts nothing.
func (s *scan) cutInside(m match) bool {
	for i := m.first; i < m.last; i++ {
		n := s.line.Words[i].Number
		if n < 0 || s.known[i].class&(rolePercent|roleCounter|roleList|roleTime|roleSpell) != 0 {
			continue
		}
		if r := ratio(s.line.Numbers[n], s.sit.deal.list[0]); r < 0.004 || r > 0.6 {
			return false
		}
	}
	return true
}

// unasked notes the gift.
func (s *scan) unasked(m match) {
	g := give{first: m.first, last: m.last, concession: -1, why: byOffering}
	s.give(g)
	s.Terms = append(s.Terms, s.term(&g))
	s.add(Discount, m.first, m.last, 0.9, byOffering)
	s.add(Unconditional, m.first, m.last, 0.9, byOffering)
}

// soundsOut reports a sentence that asks how a cut would be taken: "would they look at it
// kinder?", "perhaps if I ..., the vote would be easier?", and not what it would prove.
func (s *scan) soundsOut(f, l int) bool {
	asks := s.line.Words[l-1].Scope.Any(text.Question)
	if !asks {
		return s.at(f) == "and" && s.at(f+1) == "if" || s.at(f) == "maybe" || s.at(f) == "perhaps"
	}
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "why", "what", "wonder", "trust", "believe", "lie", "lying", "tomorrow", "next", "which", "who", "how", "worse", "less":
			return false
		}
	}
	return true
}
