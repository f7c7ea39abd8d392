package grade

import "spar/internal/text"

// asidePhrases lead away from what the buyer said: a change of subject, or the firm's
// own praise in place of an answer.
var asidePhrases = []phraseSet{
	{gAside, `
		speaking|talking of
		that reminds me
		reminds me of
		funny you should
		funny you mention
		by the way
		on another|a_different note|subject|topic
		moving on
		changing the subject
		did you catch|see|watch the
		how is|was the|your|work|business weather|weekend|new|holiday|family|parking|traffic|office|puppy|role
		what is the weather|parking|traffic
		how about|did the|that football|game|weather|match
		the weather
		at the weekend
		my brother|cousin|uncle|flatmate|wife|dog|mum|sister in|is|was|used|had|works|did|applied
		long story
		did you get our
		did you know that
		would you .. leave .. review
		rate your|the experience
		between one and ten
		how can|may i help
		who is this
		^ hello $
		let me know when you
		let us move to
		never mind that
		not my department|area|job
		above my pay
		marketing put
		company policy
		a different|separate question|matter
		in due course
		is a matter for
		before i answer
		interesting|fascinating|excellent question .. and|there|many|but
		many|various|different views|opinions|factors|sides
		so many factors|things|variables|options
		as you|we all? know
		is|are not everything
		always a|an|been moving|journey
		moving target
		all over the place
		is|are a|an|such fascinating|exciting|interesting market|industry|subject|topic|field
		touch base
		reach|reaching out and
		let me first|begin|start .. how we|our
		rather talk|speak about what|how|our
		did you enjoy
		let us not think|talk|dwell about|of|on
		important thing for|to you in
		have you tried our
		nice to meet|talk
		as good a time
		many|several causes|reasons $
		and so on and
	`},
	{gBoast, `
		we have|are|were .. award~|voted|founded|offices|leading|largest|best|over
		founded in
		since @num
		we pride
		our company|story|history|mission|values|vision|people
		we provide|offer|deliver|specialise|specialize
		we are .. a|the .. provider|supplier|firm|company|partner|leader
		we|i .. value your
		we are committed|dedicated|passionate|proud
		committed to
		most of our|many of our|many clients|customers
		many|most companies|customers|clients say|tell|find|felt|use
		in our|my experience|view
		is a journey
		thank you for raising|your|bringing|sharing|letting
		we take .. seriously
		rest assured
		i can assure
		i .. assure you
		is .. important to us
		apologise|apologize|sorry for the|any inconvenience
		relevant department|team
		best possible
		great for|product|team
		will love
		all our clients|customers
		of all sizes
		highly trained|qualified|skilled|motivated|experienced
		people|partners|suppliers we trust
		leaflet|brochure|film about our|us
	`},
}

// findEvasive finds replies that lead away from the buyer's line. It takes a sign: a
// change of subject, praise of the own firm with nothing of this situation in it, or
// words about something else altogether. A short answer that only refers ("Not our
// core, no") answers.
func findEvasive(s *scan) {
	n := len(s.line.Words)
	if n == 0 || s.has(Nonsense) {
		return
	}
	s.Answered = s.speaksTo()
	if s.answers() {
		return
	}
	touched := s.touched()
	switch {
	case s.leads(gAside) && touched < 3:
		s.add(Evasive, 0, n, 0.7, "aside")
	case s.leads(gBoast) && touched < 3 && !s.has(Quantified):
		s.add(Evasive, 0, n, 0.6, "praise")
	case s.count(Commodity) >= 1 && touched < 3 && !s.has(Quantified):
		s.add(Evasive, 0, n, 0.6, "common")
	case n >= 8 && !s.Answered && !s.has(Question) && !s.has(NextStep) && !s.foresees() && s.nothing():
		s.add(Evasive, 0, n, 0.5, "elsewhere")
	}
}

// leads reports a phrase of the group that is not told of others.
func (s *scan) leads(g group) bool {
	for _, m := range s.by[g] {
		if !s.scope(m.first, m.last).Any(text.Reported | text.Negated) {
			return true
		}
	}
	return false
}

// answers reports a move that deals with what the buyer asks, or that has its own name.
func (s *scan) answers() bool {
	for _, m := range []Move{Hold, Discount, Trade, Defer, Halfway, Manager, Insight, OwnFault, RecommendOther, AskReferral, Insult, Pressure} {
		if s.has(m) {
			return true
		}
	}
	return len(s.gives) > 0 || saysTrade(s.line) || s.known[0].class&bitYes != 0 || s.has(Recall) && !s.leads(gAside)
}

// saysTrade reports a caller who says plainly that they sell: no gatekeeper can call that
// leading elsewhere.
func saysTrade(l *text.Line) bool {
	for i := range l.Words {
		switch w := &l.Words[i]; w.Norm {
		case "sales", "selling", "sell", "salesman", "saleswoman", "salesperson":
			if w.Scope.Any(text.Negated | text.Reported) {
				continue
			}
			for k := max(0, i-4); k < i; k++ {
				switch l.Words[k].Norm {
				case "i", "we", "it", "this", "a", "am":
					return true
				}
			}
		}
	}
	return false
}

// touched counts the words and figures of the part of the situation that the reply takes
// up most: a fact, the insight, a person's concern or the buyer's line.
func (s *scan) touched() int {
	most := 0
	for _, o := range s.Overlaps {
		switch o.Kind {
		case topicFact, topicInsight, topicStakeholder, topicBuyerLine, topicConcession:
			most = max(most, o.Words+2*o.Numbers)
		}
	}
	return most
}

// nothing reports that no word of the reply belongs to this situation and none is put
// to the buyer.
func (s *scan) nothing() bool {
	for _, o := range s.Overlaps {
		if o.Kind != topicName {
			return false
		}
	}
	for i := range s.line.Words {
		switch s.at(i) {
		case "you", "your", "yours":
			return false
		}
	}
	return s.Content >= 4
}
