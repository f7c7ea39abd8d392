package grade

import "spar/internal/text"

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
	s.simple(Hedge, gHedge, text.Reported|text.Hypothetical, 0.6, "hedge")
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
		@me own it|that|this
		no excuse|excuses
		you .. are right .. angry|cross|annoyed
		@me .. did wrong
		blame .. us|me
		mine to fix|answer
		we did that
		that was us
	`},
}

func findApology(s *scan) { s.simple(Apology, gApology, text.Negated|text.Reported, 1, "sorry") }

// findOwnFault finds the fault owned; "not my fault" is the contrary.
func findOwnFault(s *scan) {
	for _, m := range s.by[gOwnFault] {
		sc := s.scope(m.first, m.first+1)
		if sc.Any(text.Negated|text.Reported|text.Question|text.Condition) && s.at(m.first) != "no" {
			continue
		}
		s.add(OwnFault, m.first, m.last, 1, "fault")
	}
}

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
	`},
}

func findCommodity(s *scan) {
	s.simple(Commodity, gCommodity, text.Negated|text.Reported|text.Question, 0.8, "common")
}

// pressurePhrases push by hurry, guilt or threat; gInsult attacks the person.
var pressurePhrases = []phraseSet{
	{gPressure, `
		take it or leave it
		now or never
		last chance|offer|warning
		final offer
		offer .. expires|ends|valid|gone
		only .. today|tonight
		today only
		before .. gone|too late
		will be gone
		gone by|tomorrow|tonight
		you will regret
		you .. would be .. crazy|mad|foolish|stupid|irresponsible
		irresponsible
		somebody|someone else will|wants|is|waiting
		others .. waiting|interested|asking|lined
		lined up
		@num others|other|companies|clients|people|restaurants .. waiting|interested|asking|lined
		price .. goes|go|going up .. tomorrow|monday|friday|next|after|week|today
		not .. chasing you|chase
		your loss
		your funeral
		on your head
		your problem|risk then
		do not come crying
		good luck .. with|then|explaining
		after all .. done|did for
		i drove|driven|drive
		hear me out
		come on
		i have .. wasted
		wasting .. time
		want it or not
		yes or no
		make up your mind
		decide now|today|tonight
		need .. answer .. now|today|tonight
		need to know by
		sign .. or
		or i am .. moving|giving|out|walking|gone
		stop gambling|wasting|being
		with respect .. nonsense
		do you even
		you people
		do not you care|want
		your children|kids|family
		will pay for that|it
		unlimited fine
		while stocks|slots last
		limited time|slots|availability
		only .. slot|slots|left|one left
		one slot left
		expires
		i will .. tell your
		go elsewhere
		you should .. have .. thought|plan~
		what happens when one does not plan
		everyone else .. has|is|signed
		you .. lose .. slot|place
		let you go .. elsewhere
	`},
	{gInsult, `
		stupid|idiot|idiots|moron|dumb|dumbest|clueless|ridiculous|pathetic|liar|liars|joke|rubbish|nonsense|bullshit|crap|shut|insane
		hell|damn|fuck|fucking|shit|bloody|piss|bollocks|arse|screw
		you are .. wrong|lying|mad|crazy|cheap|rude|blind|naive|being
		grow up
		has not .. clue
		have not .. clue
		no idea .. talking
		what do you know
		you do not .. understand|know|get|have
		that is .. rude|daft|silly|absurd|laughable|cheek
		do your homework
		wake up
		unbelievable
		cheapskate|tight-fisted|ignorant|arrogant|foolish
	`},
}

func findPressure(s *scan) {
	s.simple(Pressure, gPressure, text.Reported|text.Negated|text.Hypothetical, 0.8, "pressure")
	for _, m := range s.by[gPressure] {
		if s.at(m.first) == "not" && !s.scope(m.first, m.last).Any(text.Reported|text.Hypothetical) {
			s.add(Pressure, m.first, m.last, 0.8, "pressure")
		}
	}
}

func findInsult(s *scan) { s.simple(Insult, gInsult, text.Negated|text.Reported, 0.8, "insult") }
