package grade

import "spar/internal/text"

// findSupposed finds a cut that is only supposed, in order to say what the buyer would
// think of it: some form of "if I dropped it" (a condition, a gerund, an order with its
// consequence, a price that falls) beside a word of doubt. It may run over two sentences.
func findSupposed(s *scan) {
	if !s.sit.deal.asked {
		return
	}
	for i := 0; i < len(s.line.Words); {
		f, l := s.sentence(i)
		i = l
		end := l
		if s.supposes(f, l) && !s.doubtIn(f, l) && l < len(s.line.Words) {
			_, end = s.sentence(l)
		}
		if s.supposes(f, end) && s.doubtIn(f, end) {
			s.supposed = append(s.supposed, [2]int{f, end})
			s.add(Hold, f, end, 0.7, "supposed-only")
		}
	}
}

// supposes reports a cut that is supposed among the words.
func (s *scan) supposes(first, last int) bool {
	for i := first; i < last; i++ {
		if s.cutAt(first, i, last) && s.unreal(first, i, last) {
			return true
		}
	}
	return false
}

// cutAt reports that word i speaks of a price going down: a verb of cutting, of giving
// in, or a price that falls.
func (s *scan) cutAt(first, i, last int) bool {
	t := s.at(i)
	switch {
	case cutVerbs[t]:
		return true
	case t == "cheaper":
		return s.near(first, i, last, "made", "make", "making")
	case comeVerbs[t]:
		for j := i + 1; j < min(i+4, last); j++ {
			if s.at(j) == "down" || s.at(j) == "off" || s.at(j) == "lower" {
				return true
			}
		}
	case giveVerbs[t]:
		for j := i + 1; j < min(i+6, last); j++ {
			n := s.at(j)
			if n == "it" || n == "in" || n == "that" || n == "off" || n == "yes" || n == "away" || n == "up" || s.known[j].class&(roleAsk|bitOff|rolePercent) != 0 {
				return true
			}
		}
	case fallVerbs[t]:
		for j := max(first, i-5); j < i; j++ {
			if s.known[j].class&(bitPrice|roleAsk|rolePercent|bitOff) != 0 {
				return true
			}
		}
		for j := i + 1; j < min(i+3, last); j++ {
			if s.known[j].class&bitPrice != 0 || s.at(j) == "it" {
				return true
			}
		}
	case t == "discount" || t == "reduction":
		for j := i + 1; j < min(i+4, last); j++ {
			switch s.at(j) {
			case "from", "would", "quick", "easy", "easily", "fast", "quickly", "this", "that", "so", "without":
				return true
			}
		}
	}
	return false
}

var (
	cutVerbs = plainSet(`drop dropped dropping cut cutting lower lowered lowering reduce reduced reducing knock knocked knocking shave shaved shaving slash slashed slashing
		trim trimmed trimming drops cuts lowers reduces knocks shaves slashes folds caves discounts fold folded folding cave caved caving discount discounted discounting budge budged blink blinked yield yielded`)
	comeVerbs = plainSet(`come came coming comes gets takes brings go went going take took taking get got mark marked bring brought bringing`)
	giveVerbs = plainSet(`give gives gave giving says lets say said saying do did let letting hand handed take took taking throw threw`)
	fallVerbs = plainSet(`fall falls fell drop drops dropped move moves moved moving bend bends melt melts change changes changed shift shifts shrink shrinks`)
)

// unreal reports that the cut at word i is not announced but supposed: under a condition
// or a supposing word, as a gerund that opens its clause, as an order to oneself whose
// consequence is the buyer's ("drop it and you'd"), or of a price or a seller in general.
func (s *scan) unreal(first, i, last int) bool {
	w := s.line.Words[i]
	t := s.at(i)
	cl := s.clause(w.Clause)
	if w.Scope.Any(text.Condition | text.Hypothetical) {
		return true
	}
	if len(t) > 4 && t[len(t)-3:] == "ing" && i <= cl.First+1 {
		return true
	}
	for j := max(first, i-8); j < i; j++ {
		switch s.at(j) {
		case "if", "assume", "assuming", "suppose", "imagine", "moment", "minute", "instant", "second", "once", "day", "when", "say", "after", "whenever", "supplier", "somebody", "someone", "seller", "sellers", "vendor", "whoever", "anybody", "anyone":
			return true
		}
	}
	if t == "lower" && s.known[min(i+1, len(s.known)-1)].class&bitPrice != 0 && (s.at(i+2) == "would" || s.at(i+2) == "only") {
		return true
	}
	if (t == "discount" || t == "reduction") || s.known[max(0, i-1)].class&bitPrice != 0 || s.at(i-1) == "that" {
		return true
	}
	// "Knock it down and you'd wonder", "I drop it, and you're left wondering"
	if i <= cl.First+2 && !s.weWill(cl.First, i) {
		for j := i + 1; j < last; j++ {
			if p := s.at(j); (p == "you" || p == "tomorrow" || p == "people") && (s.at(j-1) == "and" || s.at(j+1) == "would" || s.at(j+1) == "start" || s.at(j+1) == "will" || s.at(j+1) == "never" || s.at(j+1) == "are" || s.at(j-1) == "tomorrow") {
				return true
			}
		}
	}
	return false
}

// weWill reports that we announce something among the words.
func (s *scan) weWill(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "can", "will", "could", "shall", "let":
			return true
		}
	}
	return false
}

// doubtIn reports what a buyer thinks of a price that gave way.
func (s *scan) doubtIn(first, last int) bool {
	if s.anyIn(gDoubt, first, last) {
		return true
	}
	for i := first; i < last; i++ {
		w := s.line.Words[i]
		switch {
		case doubting[w.Norm] || doubting[w.Stem]:
			return true
		case trusting[w.Norm]:
			if w.Scope.Any(text.Negated|text.Question|text.Hypothetical) || s.near(first, i, last, "less", "lose", "stop", "hard", "harder", "never", "not", "would") {
				return true
			}
		case w.Norm == "question" && i > 0 && (s.at(i-1) == "to" || s.at(i-1) == "fair" || s.at(i-1) == "would" || s.at(i-1) == "you" || s.at(i-1) == "the" && (s.at(i-2) == "raise" || s.at(i-2) == "raises")):
			return true
		case w.Norm == "worth" && s.near(first, i, last, "what", "less", "not"), w.Norm == "think" && s.at(i+1) == "less":
			return true
		case w.Norm == "ask" || w.Norm == "asking" || w.Norm == "think" || w.Norm == "thinking" || w.Norm == "tell" || w.Norm == "tells" || w.Norm == "say" || w.Norm == "says" || w.Norm == "show" || w.Norm == "shows" || w.Norm == "expect" || w.Norm == "feel" || w.Norm == "figure":
			if s.worthAfter(i+1, min(last, i+14)) {
				return true
			}
		}
	}
	return false
}

var (
	doubting = plainSet(`wonder wondering wondered doubt doubts doubting doubtful suspicious suspicion suspect distrust disbelieve sceptical skeptical kick regret overcharged overcharging mistrust mistrusting mistrusted`)
	trusting = plainSet(`trust trusting believe believing respect faith confidence`)
)

// near reports one of the words close to word i.
func (s *scan) near(first, i, last int, any ...string) bool {
	for j := max(first, i-4); j < min(last, i+5); j++ {
		for _, a := range any {
			if s.at(j) == a {
				return true
			}
		}
	}
	return false
}

// worthAfter reports words about what the price was worth or whether it was true.
func (s *scan) worthAfter(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "worth", "value", "real", "really", "true", "fake", "padded", "padding", "overcharging", "overcharged", "overpaying", "inflated", "invented", "serious", "made-up", "wrong", "sleeve", "else", "begin", "before", "paying", "paid", "high", "air", "honest", "soft":
			return true
		case "first":
			if s.at(i+1) == "place" || s.known[min(i+1, len(s.known)-1)].class&bitPrice != 0 {
				return true
			}
		case "made":
			if s.at(i+1) == "up" || s.at(i+2) == "up" {
				return true
			}
		case "about":
			if i+2 >= last || s.at(i+1) == "it" || s.known[min(i+2, len(s.known)-1)].class&bitPrice != 0 || s.at(i+2) == "value" {
				return true
			}
		}
	}
	return false
}

// onlySupposed reports words inside a supposed cut.
func (s *scan) onlySupposed(first, last int) bool {
	for _, x := range s.supposed {
		if first < x[1] && x[0] < last {
			return true
		}
	}
	return false
}
