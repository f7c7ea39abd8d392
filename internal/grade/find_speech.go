package grade

import (
	"strings"

	"spar/internal/text"
)

// hedgePhrases take back what they stand beside. "I think" before a claim with a
// reason is how people speak; counted with others it still weakens.
var hedgePhrases = []phraseSet{
	{gHedge, `
		maybe|perhaps|possibly|probably|hopefully
		kind|sort of
		i guess|suppose
		i think .. might|could|maybe|would
		i am .. not sure|certain
		not .. sure|certain .. if|what|how|but|about|whether|that
		just wanted|wondering|checking|thought
		i was .. wondering|hoping
		might be able
		could possibly
		see what i|we can
		see if there
		a bit|little
		somehow
		if that|it is|makes ok|okay|alright|sense|possible
		if you do not mind
		no worries if
		if i may
		or something
		i would have to .. check|see|look|ask|find
		i will try
		try to .. see|find|get|do
		cannot|not promise
		do not hold me
		i do not know
		sorry but|to bother
		would you maybe|mind
		if not .. no problem|worries
		i hope .. ok|okay|that|you
		could be
		to be honest i
		honestly i do not
		i feel bad
		i would love to but
		technically
		up to you .. really
		whatever .. easier|you prefer
		hmm|um|er|erm|uh|umm
		we will see
		i could look
		as far as i know
	`},
}

// findHedges finds hedges outside what others said.
func findHedges(s *scan) {
	foreign := s.foreign()
	for _, x := range s.by[gHedge] {
		if s.scope(x.first, x.last).Any(text.Reported|text.Hypothetical) || foreign && x.last-x.first == 1 && len(s.at(x.first)) <= 4 {
			continue // "um" and "er" are words of other languages
		}
		s.add(Hedge, x.first, x.last, 0.6, "hedge")
	}
}

// apologyPhrases say sorry.
var apologyPhrases = []phraseSet{
	{gApology, `
		sorry
		apologize~
		apology|apologies
		beg your pardon
		forgive me|us
		my bad
		pardon me
		regret
		excuse me|us
	`},
	{gOwnFault, `
		our|my fault|mistake|error|failure|doing|mess
		on us|me $
		that is .. on us|me
		@me got|get .. wrong
		@me .. let you down
		@me .. should have
		@me .. should not have
		@me .. messed|screwed|failed|missed|dropped|lost|broke
		down to us|me
		is on our side|end
		@me own it|that|this
		no excuse|excuses
		you .. are right .. angry|cross|annoyed
		@me .. did wrong
		@me forgot|overlooked|mistyped|misread
		blame .. us|me
		mine to fix|answer
		we did that
		that was us
		^ because of us|me
		^ all ours|mine $
		nobody|no_one else is? fault|mistake|doing
		nobody|no_one is fault|mistake|doing but ours|mine
		silly|wrong|careless|clumsy|rude|hasty|lazy|stupid|sloppy|blind|foolish|thoughtless|dumb of me|us
		i take it|that back
		i failed it|that|you
		that was my|our ..2 not
	`},
}

func findApology(s *scan) { s.simple(Apology, gApology, text.Negated|text.Reported, 1, "sorry") }

// liesOn are the words before "on us" that say where a fault lies.
var liesOn = plainSet(`is are was were be been lies all both that this it fault squarely clearly entirely completely only so and sits falls mistake delay`)

// backward are the words that point back at what went wrong.
var backward = plainSet(`that this it one delay mistake those fault all which what`)

// findOwnFault finds the fault owned; "not my fault" is the contrary.
func findOwnFault(s *scan) {
	for _, m := range s.by[gOwnFault] {
		sc := s.scope(m.first, m.first+1)
		if sc.Any(text.Negated|text.Reported|text.Question|text.Condition) && s.at(m.first) != "no" {
			continue
		}
		if s.at(m.first-1) == "what" && s.at(m.first-2) == "of" {
			continue // "a list of what we missed"
		}
		if s.deniesFault(m) {
			continue
		}
		if m.last-m.first > 2 && s.at(m.first+1) == "never" {
			continue // "in five years we never lost one"
		}
		if t := s.at(m.last - 1); (t == "us" || t == "me") && s.at(m.last-2) == "on" && (s.at(m.first-1) == "not" || s.line.Words[m.last-1].Scope.Any(text.Negated)) {
			continue // "that is not on us"
		}
		if s.at(m.first) == "on" && m.last-m.first == 2 && m.first > 0 && s.line.Words[m.first].Break == text.NoBreak && !liesOn[s.at(m.first-1)] {
			continue // "hang up on me", "count on us"
		}
		if b := s.at(m.first - 1); s.sit.deal.asked && s.at(m.first) == "on" && (b == "is" || b == "are") && m.first > 1 && !backward[s.at(m.first-2)] {
			continue // "the training is on us" pays for it
		}
		s.add(OwnFault, m.first, m.last, 1, "fault")
	}
	if s.sit.failed {
		s.ownDeed()
		s.admits()
	}
}

// deniesFault reports a fault put off: "that is not on us". Nobody's but ours is ours.
func (s *scan) deniesFault(m match) bool {
	for i := m.first; i < m.last; i++ {
		if s.at(i) == "not" {
			switch s.at(i + 1) {
			case "on", "our", "my", "ours", "mine", "us", "me", "down", "because":
				return true
			}
		}
	}
	return false
}

// ownDeed finds a deed of ours, or of our people, told as wrong where something of ours failed:
// "we fuelled at the wrong hour", "I sent it too late", "our fitter was wrong".
func (s *scan) ownDeed() {
	for c, cl := range s.line.Clauses {
		if c > 0 && s.calledWrong(cl) && s.clause(c-1).Last-s.clause(c-1).First < 12 && ours[s.at(s.clause(c-1).First)] {
			s.add(OwnFault, s.clause(c-1).First, cl.Last, 0.9, "deed")
		}
		for i := cl.First; i+2 < cl.Last; i++ {
			if s.line.Words[i].Scope.Any(text.Question | text.Condition | text.Reported) {
				continue
			}
			v := i + 1
			switch s.at(i) {
			case "our", "my":
				v = i + 2
			case "i", "we":
			default:
				continue
			}
			if s.told(v, cl.Last, v > i+1) {
				s.add(OwnFault, i, cl.Last, 0.9, "deed")
			}
		}
	}
}

// calledWrong reports a clause that says of what stands before it that it was wrong.
func (s *scan) calledWrong(cl text.Clause) bool {
	if cl.Last-cl.First < 3 || !pointsBack[s.at(cl.First)] || s.at(cl.First+1) != "was" && s.at(cl.First+1) != "is" {
		return false
	}
	for i := cl.First + 2; i < cl.Last; i++ {
		switch s.at(i) {
		case "wrong", "mistake", "stupid", "careless", "unacceptable", "late", "ours", "mine":
			return !s.line.Words[i].Scope.Any(text.Negated | text.Question)
		}
	}
	return false
}

var (
	pointsBack = plainSet(`that this it which`)
	ours       = plainSet(`i we our my`)
)

// told reports a verb of the past at word v and behind it that it was wrong; of somebody of ours
// it may say so itself.
func (s *scan) told(v, last int, ofOurs bool) bool {
	verb := s.at(v)
	was := ofOurs && (verb == "was" || verb == "were")
	if !was && !strings.HasSuffix(verb, "ed") && !didOnce[verb] || s.line.Words[v].Scope.Any(text.Negated) {
		return false
	}
	if lostOnce[verb] && (ofOurs || s.at(v+1) == "it" || s.at(v+1) == "them" || s.at(v+1) == "your" || s.at(v+1) == "the") {
		return true
	}
	for k := v + 1; k < last; k++ {
		switch s.at(k) {
		case "wrong", "too", "careless", "instead":
			return true
		case "nobody", "nowhere", "none":
			return !ofOurs
		case "no":
			if s.at(k+1) == "one" {
				return !ofOurs
			}
		case "not": // "we stamped the box and not the music"
			if j := s.at(k - 1); k > v+2 && (j == "and" || j == "but") && !s.line.Words[v].Scope.Any(text.Negated) && wholeThing[s.at(k+1)] {
				return true
			}
		case "twice":
			if tooOften[verb] {
				return true
			}
		case "late":
			return was || k+1 == last || s.at(k-1) == "hours" || s.at(k-1) == "days"
		}
	}
	return false
}

// wholeThing are the words that open what was left out of a deed of ours.
var wholeThing = plainSet(`the a an your his her their its what who where`)

// tooOften are deeds that are wrong when done twice.
var tooOften = plainSet(`charged billed invoiced booked took collected sent printed delivered debited`)

// lostOnce are deeds that need no word to be wrong, where a failure is spoken of.
var lostOnce = plainSet(`left forgot dropped lost broke missed mixed spilled spoiled overlooked failed damaged scratched drilled ignored skipped neglected flooded cracked ruined`)

// didOnce are verbs of the past that do not end in -ed.
var didOnce = plainSet(`forgot lost broke hung rang hit cut let got laid tied threw fell drew wound swung bent shut lent paid met said heard read saw chose stuck found held bound fed ground hid led meant rode rose spent spread swept taught tore understood sent wrote took read put set gave told came went had left made drove brought built did ran sold said kept thought`)

// commodityPhrases are words that every rival uses.
var commodityPhrases = []phraseSet{
	{gCommodity, `
		best in class
		world class|leading
		industry|market leader|leading
		leading supplier|provider|company|brand|player
		cutting|leading edge
		state of the art
		one stop shop
		number one
		win win
		synergy|synergies|leverage|holistic|seamless|robust|scalable|turnkey|bespoke|innovative|innovation|unparalleled|unrivaled|unmatched|passionate|excellence|empower~|unlock~|streamline~|transform~|elevate~|optimize~|tailored
		solution|solutions
		complete|full|tailor-made|innovative|integrated|premium|total|smart solution|solutions
		premium ..2 solution|solutions|product|products
		premium product|products
		partnership|partnering
		partner with you|us
		trusted partner|advisor|adviser
		strategic partner|fit
		peace of mind
		value added|add|proposition
		added value
		great|excellent|superior|outstanding|exceptional|top|highest|high|premium quality|service|support
		quality .. service|product|support|has|and
		customer satisfaction|focus|centric|journey|experience|success
		at the heart of
		go the extra mile
		years of experience
		@dur ..1 of experience
		dedicated .. team|account|manager|support
		we pride ourselves
		proud to
		second to none
		game changer|changing
		roi|kpi|esg|ai-powered
		total cost of
		in business since
		family owned
		iso
		award winning
		wide|full|complete range
		competitive price|prices|pricing
		value for money
		cost effective
		tick all
		we care
		we value .. customer|every|you
		think you will .. satisfied|happy|find
		many|other clients|customers felt|found
		comprehensive
		best practice|practices|service|quality|product|support
		ecosystem|paradigm|alignment|stakeholders
		complete|full|total|integrated|tailor-made|all-in-one|end-to-end package|packages
		one stop
		full service
		clinically proven
		tailor made|tailor-made
		cutting-edge|state-of-the-art|best-in-class|one-stop|world-class|full-service|award-winning
		any|the inconvenience .. caused|cause|may
		for|regret any|the inconvenience
		stands|stand for .. quality|innovation|reliability|excellence|trust
		looking|look forward to .. hearing|serving
		your valuable|valued feedback|custom|opinion|time|business
		value your feedback|custom|business|opinion|input
		take .. feedback|suggestions|complaints|concerns .. seriously
		best investment
		mere supplier
	`},
}

func findCommodity(s *scan) {
	s.simple(Commodity, gCommodity, text.Negated|text.Reported|text.Question, 0.8, "common")
}
