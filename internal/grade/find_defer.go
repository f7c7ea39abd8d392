package grade

import "spar/internal/text"

// deferPhrases set the request aside with the promise to come back to it. gDeferWeak
// needs the price or the request named in the same sentence, or a reply that says
// nothing else about it.
var deferPhrases = []phraseSet{
	{gDefer, `
		park|parking|parked|shelve|shelving|table|tabling .. it|that|this|@price|@ask|@num|@off|one|money|question|for
		set|put|leave|leaving|lay|place|setting|putting|keep|move|stick|pop|lock|rest .. aside|apart
		put|leave|set|lay|keep|place|have .. on|to|in|one|the .. side|shelf|hold|ice|parking|bench|back
		put|lay .. face down
		leave|hold|keep|park .. @price|@ask|@off|number|figure|five|percent|money|terms|that|it .. till|until|after|once|for now|later|when
		leave|keep .. @price|@ask|number|figure .. out of it|this
		leave it|that|the five|them where|sitting|there|for
		let the? @ask|@price|number|figure|that|it rest|sit|wait
		hold|hang on .. that|to that thought
		hold that|the thought
		hold off|fire on
		come|coming|get|getting|go|circle|circling|return|returning|revert|turn|loop .. back? to the|your|that|it|this|@price|@ask|@off|number|figure|money|terms|commercials .. later|after|once|when|in|at|before|end|last|then|soon|for|promise|minute|moment|bit|next|tomorrow|@time|@dur
		will|let|to|would|can|and|then come|get|go|circle|return|revert back? to .. it|that|the|your|this|@price|@ask|price|number|discount
		coming back to that|it|the|your|this
		back to that|it|the|your .. @ask|@price|in a|later|after|then|once|minute|moment
		get|got to @price|@ask|that|it|terms|money .. end|after|later|last|once|when
		we will get there
		talk|discuss|look|settle|do|answer|address|handle|tackle|take|cover|sort|deal|speak|decide|revisit|finish|agree|open .. @price|@ask|@off|number|figure|money|terms|it|that|commercials|commercial|percent|percentage .. last|later|after|afterwards|end|once|when|then|until|before we|in a minute|tomorrow|@time|together
		@price|@ask|number|money|figure|terms|that|percent .. last|later|afterwards|after we|once we|when we
		@price .. comes|come|goes|go|is last|later|after|at the end|next|second|at the bottom
		@price last|later|after
		before @me|you|it .. talk|get|touch|answer|discuss|go|look|come|do|settle|near|speak|decide|open .. @price|@ask|number|numbers|figure|money|terms|discount|that|commercial|commercials|percentage|percent|matching
		before @price|@ask|@off|numbers|terms|money|that
		first .. then .. @price|@ask|number|discount|money|five|it|that
		once|when|after|till|until .. scope|settled|clear|agreed|know|seen|through|done|fixed|ticked|checked|closed .. @price|@ask|discount|number|figure|answer|straight|settle
		give|have .. straight|clear|proper|honest|real|firm|final answer .. then|after|once|when|by|on|end|before|at
		then .. give|have .. straight|clear|proper|honest|firm|yes answer|no
		not .. answer|ignoring|forgetting|dodging|ducking|forgotten|avoiding .. it|that|yet|now|first|just|the|your|@ask
		not yet
		not now
		not dodging|ducking|avoiding|ignoring|forgetting
		@ask|@price .. noted
		noted .. @ask|@price
		noted on|the .. @ask|@price|@off
		@ask .. heard
		heard .. @ask
		write|written|jotted|noted|got|have .. @ask .. down|pad|notepad|notes|list|page|heard
		on my list|pad|notepad|page
		in my notes|pocket
		item two|three|four|last
		gets|get its turn
		for .. later
		save|saving .. that|it|@price|@ask .. for|till|until|last
		one .. at a time
		in abeyance
		keep .. in mind .. after|later|when
		goes|go under|to|in .. for now|bottom|end|last|fridge
		bottom|end of the page|list|agenda
		can .. wait .. until|till|minute
		that .. wait
		pick .. up .. later|after|then|once|again
		take up your? @ask|@price|number .. again|after|then
		price out of it
		leave .. out of it .. now|until|first
		after that|which we|you .. @price|@ask|number|money|commercials
		first thing|things first
		something|things first
		price .. is the last
		last .. thing on|we
		want to talk .. before .. price
	`},
	{gDeferWeak, `
		for now
		for the moment
		later on
		to one side
		first
		come back to it|that|this
		in a minute|moment|bit|second|sec
		before i answer
		before we
		another conversation
	`},
}

// findDefer finds the price set aside. It needs a price on the table; a manager in the
// same sentence makes it a dodge, and a give takes it back.
func findDefer(s *scan) {
	if !s.sit.deal.asked && !s.sit.hasPrice() {
		return
	}
	for _, m := range s.by[gDefer] {
		if s.scope(m.first, m.last).Any(text.Reported|text.Hypothetical) && !s.line.Words[m.first].Quoted {
			continue
		}
		f, l := s.sentence(m.first)
		if s.anyIn(gManager, f, l) {
			continue
		}
		if s.line.Words[m.first].Scope.Any(text.Negated) && s.at(m.first) != "not" {
			continue
		}
		s.add(Defer, m.first, m.last, 1, "defer")
	}
}
