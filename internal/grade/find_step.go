package grade

import "spar/internal/text"

// stepPhrases name what happens next, and the ways of leaving it to the buyer.
var stepPhrases = []phraseSet{
	{gStepDo, `
		i|we will|would .. send|call|ring|bring|show|draft|write|come|book|put|prepare|run|walk|drop|be|have|get|start|email|text|share|set|meet|visit|count|sit|print|join|do|keep|hold|lock|deliver
		i|we ring|call|phone|come|bring|send|write .. this|now|today|tonight|at|on
		i am .. sending|calling|ringing|bringing|booking|putting|drafting|coming
		let me show|explain|sit|come|bring|walk|draw|count|stand|print
		let us .. meet|sit|get|walk|look|go|book|call|put|start|do|take|talk|build|bring|run|count|try|test|measure|show|open|read|ask|stand|drive|visit|check|plan|fix|ring|hear
		can|could|shall|would|will we|i|you .. meet|call|ring|sit|come|bring|get|show|send|walk|join|introduce|put|book|start|see|run|have|take|give|find|confirm|draft
		put .. in .. diary|calendar
		give me .. minutes|hour|day|hours|@dur
		twenty|ten|fifteen|thirty|five|@dur minutes
		shall i|we
		bring .. to|along
		i propose|suggest
		next step
		get .. on|in|into the|a call|room|phone|diary
		send me
		call me on|at|@time
		how about @time
		are you|is .. free|around|open|available
		does @time .. work|suit
		is @time .. work|good|possible|open|ok|free
		which .. day|week|morning|works|of you
		see you @time|on
		on your desk
		in your inbox|mail|mailbox|post|hands
	`},
	{gStepOrder, `
		^ come|pop|drop|swing|stop by|in|over|round|around|along|past
		^ come|pop|swing|stop into|to|at the|my|our|your|a
		^ come .. see|look|meet|sit|watch|try|with|to|@time
		^ bring|grab|fetch|take .. along|over|with|to|round|@time|here
		^ bring|grab your|the|@boss
		^ bring|fetch|hand me|us
		^ bring|grab .. on|and|@num
		^ get|have|ask|tell .. to send|ring|call|join|come|meet|sit|email|mail
		^ get|have|keep|hold|block|save|reserve|pencil .. on|at|free|in|open|for @time
		^ keep|hold|block|save|reserve|pencil .. @time
		^ put|get|loop|patch|cc|copy|add .. on|in|into|to|onto|through the|a|our|this ..1 call|phone|line|loop|thread|mail|room|meeting|copy
		^ loop|patch|cc .. in
		^ text|mail|email|forward|message|ring|call|phone|ping|whatsapp me|us|him|her|them
		^ ring|phone|text|email|mail .. today|tomorrow|tonight|now|@time
		^ lend|spare me|us
		^ give me|us @time
		^ meet me|us|him|her|them
	`},
	{gStepWho, `
		who else|besides|decides|signs|needs|approves|sits|runs|do|should|has|is|holds|owns|would|will|in
		whose .. signature|call|decision|budget|desk
		with you and? @boss
		get|bring|have|put|invite .. @boss .. on|in|to|along|room
		you me
		you and me|i
		the two|three of you|us
		your .. @boss|@team .. in|on|with|to|and
	`},
	{gStepTime, `
		on|by|before|at|this|next|for @time
		@time at|morning|afternoon|evening|noon|lunchtime
		tomorrow|today|tonight
		this|next second|minute|instant|hour
		right|straight away|now
		at once
		this|next week|morning|afternoon|month
		in @dur
		within @dur
		by noon|lunch|end|close|tonight
		@time
	`},
	{gStepVague, `
		let me know
		get|come back to you
		talk|speak|chat soon
		be in touch
		touch base
		send .. something|over|brochure|information|info|details|leaflet|materials
		whenever .. suits|you|works
		have a think
		think about it
		any time
		i|we will see
		at some point
		one day
		follow up
		circle back
		keep in touch
		feel free
		happy to help|chat|talk
	`},
	{gLeaves, `
		let me know
		up to you
		your call|choice|decision
		whatever you
		you decide|tell
		feel free
		whenever you
		no rush|hurry
		if you change
		you have my card|number
	`},
	{gGeneric, `
		what are your .. needs|challenges|goals|priorities|pain
		what keeps you up
		tell me .. more|about
		what .. looking for
		how can|may i|we help
		does that|this|it .. work|sound|help|make|suit|answer
		is that .. ok|okay|fair|alright|fine
		what do you think
		thoughts
		would .. that be .. interest|ok|okay|fine|useful|helpful
		are you .. interested
		sound .. good|fair|ok
		any questions
		is there anything else
		how are you
		make sense
		can i get back
		can i ask
		how does that .. sound|sit
		what would you like
		would you like
		is it ok
		do you .. want .. me
		am i right
		right
		fair
		deal
		ok
	`},
	{gProbe, `
		keeps you up|awake
		what .. keeps you .. up|awake|night
		what are|is your ..1 biggest|main|greatest|top|key|current|pain|challenges|challenge|needs|goals|priorities|pains|requirements
		what challenges|needs|goals|priorities|requirements .. do|are|have you
		what .. would|does your ideal|dream|perfect .. look
		what does success look
		where do you see .. in @num|@dur years?
		^ do you want that i|we
		^ do you want ..2 me to
		^ should|shall|can|may|could i|we ..1 send|mail|email|forward you .. video|brochure|catalogue|catalog|leaflet|flyer|link|information|info|material|materials|presentation|deck|newsletter|pdf
		^ should|shall|can|may|could i|we ..1 leave you|a|my .. brochure|catalogue|catalog|leaflet|flyer|card
	`},
	{gDirect, `
		here is .. what|how|the|where
		what i|we will|can do|suggest|propose
		what it takes|would take
		i want|need you
		let us
		i propose|suggest|recommend
		the way|order i
		before @me
		first .. then
		tell me|us .. one|which|what|how|who|when|first
		show me
		so
	`},
}

// findQuestions finds questions put to the buyer. A probe that fits every buyer and a
// tag ("right?") move nothing and do not count.
func findQuestions(s *scan) {
	for c := 0; c < len(s.line.Clauses); c++ {
		cl := s.clause(c)
		if !s.line.Words[cl.First].Scope.Any(text.Question) {
			continue
		}
		first := cl.First
		last := cl.Last
		for c+1 < len(s.line.Clauses) && s.clause(c+1).Sentence == cl.Sentence && s.line.Words[s.clause(c+1).First].Scope.Any(text.Question) {
			c++
			last = s.clause(c).Last
		}
		if last-first < 3 && len(s.line.Words) > 8 && s.whAbout(first, last) && last == len(s.line.Words) {
			s.add(Question, first, last, 0.6, "which")
			continue
		}
		if s.notAsked(first) {
			continue
		}
		if last-first < 3 && !s.agreeable(first, last) || s.generic(first, last) || s.asksLeave(first, last) {
			continue
		}
		f, l := s.sentence(first)
		if p := s.pointed(first, last); p > 0.5 || last-first >= 7 || s.subject(f, l) || s.anyIn(gNotOffer, f, l) || s.has(Defer) || s.sit.deal.asked && s.whAbout(first, last) {
			s.add(Question, first, last, p, "question")
		}
	}
}

// whAbout reports a what, who, where or how put about "it" or "you".
func (s *scan) whAbout(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "what", "who", "where", "how", "which", "whose":
			return true
		}
	}
	return false
}

// generic reports a question that would fit any buyer, whatever is hung on to it.
func (s *scan) generic(first, last int) bool {
	for _, m := range s.by[gGeneric] {
		if m.first >= first && m.last <= last && (last-first) <= (m.last-m.first)+4 {
			return true
		}
	}
	return s.anyIn(gProbe, first, last)
}

// asksLeave reports a question that offers a give or asks for permission.
func (s *scan) asksLeave(first, last int) bool {
	for _, g := range s.gives {
		if g.first >= first && g.last <= last && !g.traded {
			return true
		}
	}
	return false
}

// pointed is how much a question has to do with this buyer: words of the situation,
// a person, a time.
func (s *scan) pointed(first, last int) float64 {
	from, to := s.line.Words[first].Start, s.line.Words[last-1].End
	p := 0.5
	for _, o := range s.Overlaps {
		if o.Kind != topicContext && spansWithin(o.Spans, from, to) > 0 {
			p = 0.8
		}
	}
	if s.anyIn(gStepWho, first, last) || s.anyIn(gStepTime, first, last) {
		p = 1
	}
	return p
}

// findNextStep finds a step: an act of ours or of both with a time, a person or a
// place in the talk. "I'll send something over" is none.
func findNextStep(s *scan) {
	s.steps(gStepDo)
	s.steps(gStepOrder)
	for _, m := range s.by[gStepWho] {
		if s.line.Words[m.first].Scope.Any(text.Question) && !s.blames(m) && !s.notAsked(m.first) {
			s.add(NextStep, m.first, max(m.last, s.clauseEnd(m.first)), 0.7, "who")
		}
	}
}

// steps notes the acts of one group that have somebody, some time or something in them.
func (s *scan) steps(g group) {
	for _, m := range s.by[g] {
		sc := s.scope(m.first, m.last)
		if sc.Any(text.Negated|text.Reported|text.Hypothetical) || sc.Any(text.Condition) {
			continue
		}
		if s.justLong(m) || s.leftOpen(m) || s.putOff(m) || g == gStepDo && s.termsOnly(m) {
			continue
		}
		f, l := s.sentence(m.first)
		timed, who := s.anyIn(gStepTime, f, l), s.anyIn(gStepWho, f, l) || s.namesSomebody(f, l)
		vague := s.anyIn(gStepVague, m.first, min(l, m.last+3))
		last := max(m.last, s.clauseEnd(m.first))
		switch {
		case timed && who:
			s.add(NextStep, m.first, last, 1, "step-who-when")
			s.markOrder(g)
		case timed || who:
			s.add(NextStep, m.first, last, 0.8, "step")
			s.markOrder(g)
		case !vague && s.overlapIn(f, l):
			s.add(NextStep, m.first, last, 0.5, "step-what")
		}
	}
}

// markOrder notes of the step just found that it is put as an order.
func (s *scan) markOrder(g group) {
	if n := len(s.List); g == gStepOrder && n > 0 && s.List[n-1].Move == NextStep {
		s.List[n-1].order = true
	}
}

// blames reports a question after who pays for what goes wrong, or did something once: it
// brings nobody into the purchase.
func (s *scan) blames(m match) bool {
	f, l := s.sentence(m.first)
	for i := m.first; i < min(m.first+4, l); i++ {
		if t := s.at(i); t == "did" || t == "was" || t == "had" {
			return true
		}
	}
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "blame", "blamed", "blames", "fault", "account", "accountable", "liable", "responsible", "wrong", "hurt", "hurts", "loses", "sacked", "fired", "suffers", "laughs":
			return true
		}
	}
	return false
}

// justLong reports a stretch of time that says how long something takes and not that we
// ask for it: "they wait eleven minutes" is a fact, "give me eleven minutes" a step.
func (s *scan) justLong(m match) bool {
	if w := s.line.Words[m.first]; w.Number < 0 {
		return false
	}
	if f, l := s.sentence(m.first); l-f <= 4 {
		return false
	}
	switch s.at(m.first - 1) {
	case "for", "in":
		f, l := s.sentence(m.first)
		for i := f; i < l; i++ {
			switch s.at(i) {
			case "i", "we", "me", "us", "let", "can", "could", "shall", "give", "spare", "lend", "call", "meet", "sit", "join", "talk", "come", "free":
				return false
			}
		}
		return !s.anyIn(gStepTime, m.last, l)
	case "give", "me", "another", "take", "need", "takes", "spare", "just", "only", "have":
		return false
	}
	return true
}

// findPlan finds a step told as it will happen: a day or an hour, somebody who acts and
// a verb that is not of the past ("On Monday at eight Gethin collects them, you, she and
// I read it on the twentieth").
func findPlan(s *scan) {
	named := s.named()
	for c := 0; c < len(s.line.Words); {
		f, l := s.sentence(c)
		c = l
		if s.scope(f, l).Any(text.Hypothetical) || s.past(f, l) || l-f < 5 {
			continue
		}
		when := s.appointment(f, l)
		if when < 0 || s.asksHabit(f, l) {
			continue
		}
		people := s.actors(f, l)
		somebody := named[s.line.Words[f].Sentence]
		if people == 0 && !somebody || !s.somebodyActs(f, l) || s.whatFor(f, l) {
			continue
		}
		if people >= 2 || somebody {
			s.add(NextStep, f, l, 1, "plan")
		} else {
			s.add(NextStep, f, l, 0.8, "plan")
		}
	}
}

// whatFor reports a sentence that says what they pay for: "you pay so that at 3 in the morning
// somebody reads a label".
func (s *scan) whatFor(first, last int) bool {
	for i := first; i+2 < min(first+6, last); i++ {
		if s.at(i) == "you" && paysFor[s.at(i+1)] {
			for k := i + 2; k < min(i+6, last); k++ {
				if t := s.at(k); t == "so" || t == "that" || t == "for" || t == "because" || t == "to" {
					return true
				}
			}
		}
	}
	return false
}

// asksHabit reports a question about what others do or did: "who rings you on Monday?"
// arranges nothing, "could you and Rosa come on Monday?" does.
func (s *scan) asksHabit(first, last int) bool {
	if !s.line.Words[first].Scope.Any(text.Question) {
		return false
	}
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "i", "we", "us", "me", "my", "let", "shall", "can", "could", "would", "will", "come", "join", "meet", "suit", "suits", "free", "work", "works":
			return false
		}
	}
	return true
}

// past reports a sentence that tells what was.
func (s *scan) past(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "was", "were", "had", "did", "ago", "went", "came", "got", "lost", "saw", "took", "since", "last":
			return true
		}
	}
	return false
}

// actors counts the persons who act among the words: of I, we, you, he, she, they.
func (s *scan) actors(first, last int) int {
	i, you, third := 0, 0, 0
	for k := first; k < last; k++ {
		switch s.at(k) {
		case "i", "we", "us", "me":
			i = 1
		case "you":
			you = 1
		case "he", "she", "they":
			third = 1
		}
	}
	return i + you + third
}

// agreeable reports a short question that asks whether a step suits.
func (s *scan) agreeable(first, last int) bool {
	return last-first == 2 && s.at(first) == "is" && s.known[last-1].class&roleTime != 0
}

// findAgreement finds the buyer asked to say yes to a step just named: "Does that
// work?", "Agreed?", "May I ring him?". Without a step such a question moves nothing.
func findAgreement(s *scan) {
	if !s.has(NextStep) && !s.has(Trade) {
		return
	}
	w := s.line.Words
	last := len(w) - 1
	if last < 6 || !w[last].Scope.Any(text.Question) {
		return
	}
	f, l := s.sentence(last)
	if l-f <= 14 && f > 0 {
		s.add(Question, f, l, 0.7, "agreement")
	}
}

// named says of every sentence whether it names a person of the situation.
func (s *scan) named() []bool {
	if len(s.line.Words) == 0 {
		return nil
	}
	out := make([]bool, s.line.Words[len(s.line.Words)-1].Sentence+1)
	for _, o := range s.Overlaps {
		if o.Kind != topicStakeholder || o.Names == 0 {
			continue
		}
		for _, sp := range o.Spans {
			out[s.line.Words[s.wordAt(sp)].Sentence] = true
		}
	}
	return out
}

// namesSomebody reports a person of the situation among the words.
func (s *scan) namesSomebody(first, last int) bool {
	from, to := s.line.Words[first].Start, s.line.Words[last-1].End
	for _, o := range s.Overlaps {
		if o.Kind != topicStakeholder || o.Names == 0 {
			continue
		}
		for _, sp := range o.Spans {
			if sp.Start >= from && sp.End <= to {
				return true
			}
		}
	}
	return false
}

// overlapIn reports words of the situation's own among words first to last.
func (s *scan) overlapIn(first, last int) bool {
	from, to := s.line.Words[first].Start, s.line.Words[last-1].End
	for _, o := range s.Overlaps {
		if o.Kind == topicContext {
			continue
		}
		for _, sp := range o.Spans {
			if sp.Start >= from && sp.End <= to {
				return true
			}
		}
	}
	return false
}
