package grade

import "spar/internal/text"

// deferPhrases set something aside. gDefer names the request itself; gDeferWeak says
// "later" and counts where its sentence, or the one before, speaks of the request.
var deferPhrases = []phraseSet{
	{gDefer, `
		come|coming|get|getting|circle|circling|return|returning|turn|loop .. back|round to .. @price|@ask|@off|@num
		we will get there
		return|revert|pivot to .. @price|@ask|@off|@num
		let us not .. @price|numbers|money|figures|discount .. yet|now|today|first
		not .. @price|numbers|money|figures yet
		once|when|after .. then|i ..1 give|have|get ..2 yes_or_no|answer|straight|number|price|figure
		we will get|come to terms|that|it|the @price|@ask|price|number
		bring .. @price|@ask|@off .. back to the table
		talk|discuss|look|settle|do|answer|address|handle|tackle|take|cover|sort|deal|speak|decide|revisit|finish|agree|open|treat .. @price|@ask|@off|@num|money|terms|commercial|commercials|percentage|percent|budget .. last|later|after|afterwards|end|finish|once|when|then|until|before|minute|tomorrow
		@price|@ask|@off|money|terms|commercials|percentage|percent|budget .. last|later|afterwards|after_we|once_we|when_we|at_the_end|at_the_finish|in_the_end
		@price|@ask|money|fee .. comes|come|goes|go|is .. last|later|after|end|next|bottom|third|fourth
		@price|@off|money|terms|numbers|percentage|number last|later|third
		@price last
		money is the last
		get|come to that|it|@ask ..2 not before|yet|until|till
		after|once|when .. you ask me|us ..2 again
		keep|save that|it|this|@ask for the end|last|finish|afterwards
		^^ i|we will after|once|when you ..1 told|shown|seen|tell|show
		@price|@ask|@off|money .. do|see|look|talk|discuss|settle|decide .. at_the_end|afterwards|later
		before @me|you|it .. talk|get|touch|answer|discuss|go|look|come|do|settle|near|speak|decide|open .. @price|@ask|@off|@num|money|terms|commercial|commercials|percentage|percent|matching|there
		before the @price|@ask|@off|numbers|terms|money|number|figure
		first .. then .. @price|@ask|discount|money
		not .. answer .. @price|@ask|discount .. before|until|till|yet|first
		will not .. get|go into .. @ask|@price .. now|yet
		rather not .. get into|talk|discuss .. now|yet|today
		out of it until|till
		@price out of it
		keep @price out
		give|have .. straight|clear|proper|honest|real|firm|final answer .. then|after|once|when|by|on|before|thursday|friday
		then i|you .. give|get|have .. straight|clear|proper|honest|firm answer
		give you my answer on .. @ask|@price|@time
		have my answer on .. @ask|the
		ask me again .. on|then|after|friday|when
		not yet .. on|@ask|@price
		@ask .. noted|heard|logged|registered|parked|understood
		noted|heard|logged .. @ask
		@ask is|are .. in|on|at my .. notes|list|pad|notepad|page|mind|book
		write|written|jotted|noted .. @ask .. pad|notepad|notes|page|down
		have|got .. @ask|@price .. down|noted|parked
		item two|three|four|five
		gets|get|have its own|turn|slot
		in abeyance
		take|treat the|your @price|@off|money|budget .. last|later|after|end
		take up .. @ask|@price|number .. then|after|again|this|later|when
		give me until|till ..4 @price|@ask|number
		proper moment for .. @price|@ask
		time|moment|place for .. @price|@ask .. is|comes
		later conversation
		@price|@ask .. waits|wait|keep|keeps .. until|till|friday|for
		saving .. that|it|@ask .. for
		take .. your @ask .. head on tomorrow
		forget|drop .. @ask|@price for a .. minute|moment|second
		settle .. @price|@ask|number|figure|money .. with|then|after|before i leave|together|by
		nearer|closer the end
		scope|value|need|problem|outcome|details|rest first
		let .. @price|@ask .. follow
		the rest first
		sleep on it|that|this|@ask|the
		sleep|night|weekend .. over it|that|@ask
		mull|chew .. over|on .. it|that|this|@ask
		think it|that|this|@ask over|through
		let me|us think about|on|over
		i|we will|would|need|want|have ..1 think about|on|over it|that|this|@ask
		@ask|@price can|must|may|will ..1 wait
		@ask i|we can|will take|pick|look|come .. when|after|once|later|then
		think on|about it|that|@ask .. first|overnight|and|tonight|tomorrow|then|until|till
		come|get back to? me .. end|in|next|after|when|once|@time|later|tomorrow
		afterwards|then|after you ..2 have|get|hear my|our|a ..1 word|answer|number|figure|price
		and|then i|we tell|answer|give you .. @price|@ask
		then i|we|let_us look|talk|see|speak|discuss|decide .. @price|money
		have to see|know|read|count|measure|weigh|check .. before|first .. @ask|@price|anything|number|figure|yes|answer
		give|send|tell you my|our|a|the @price|answer|figure|number .. on|by|when|once|after|then|tomorrow
		you get|have my|our|a|your|the @price|answer|figure|number .. on|by|when|once|after|then|tomorrow
		on|by @time ..2 you get|have my|our|a|your|the @price|answer|figure|number
		give me a|until|till|till_the|one|two day|days|night|week|weekend|@time
		keep your @ask .. until|till|for
		ask me .. again|then|after
		too early|soon for|to .. @price|@ask|number|figure|money
		say anything|something about|to|on .. @ask|@price .. when|once|after|until
	`},
	{gDeferWeak, `
		park|parking|parked|shelve|shelving|shelved
		put|set|leave|leaving|lay|place|setting|putting|keep|keeping|move|stick|pop|hold|bookmark|table|tabling .. aside|apart
		put|leave|set|lay|keep|place|hold|stick|pop .. on|to|in .. shelf|hold|ice|bench|fridge|drawer|pocket|back-burner|burner|pile|parking
		put|lay|lie .. face down
		put|stick a pin in
		on my list|pad|notepad
		put|leave|set|lay|keep|place .. to one side
		setting|set|put it|that|this|@ask|@price|percentage .. down
		lay|laying|lie|lying .. there|down
		come|get to .. in a|while|later|minute|bit|moment
		leave|keep .. it|that|them for .. later|bit|now|moment|another|next
		turn the page
		moving it .. to|bottom|last
		not forgetting|forgotten|ignoring|dodging|ducking|avoiding|running|dropping
		leave|let|leaving|keep .. it|that|them|@ask|@price|number .. where|sitting|sit|there|rest|stand|lie|for_now|till|until|out_of_it|untouched|open|later
		let the @ask|@price|number|figure|that|it rest|sit|wait|stand|lie
		hold|hang on .. that|to that thought
		hold that|the|your thought
		hold fire
		wrong moment|time
		in the right order
		do it second|last|later|after
		we|i will come to that|it
		we will come to
		at the end i|we will|can see|talk|look|speak|come
		look|talk|speak|see .. once|after|when .. done|finished|in|ready|signed
		after|once|when .. i|we look|talk|see|decide|speak|discuss
		after|once|when .. then i|we look|talk|see|decide|speak|discuss
		come|coming|get|getting|go|circle|circling|return|returning|revert|turn|back|loop|swing .. back|round to that|it|this|the|your|them
		come|coming|circle|return|revert|get|go back|round .. later|after|once|then|when|in a|at the end|tomorrow|@time
		back to that|it|this|your|the .. in|later|after|then|once|promise|minute|moment
		get|got to that|it .. end|after|later|last|once|when|promise|minute|moment|soon|swear
		will .. get to that|it
		talk|discuss|look|settle|do|answer|address|handle|tackle|cover|deal|speak|decide|revisit .. it|that|this|there|together .. last|later|after|afterwards|end|once_we|when_we|once_the|when_the|once_you
		first thing|things first
		pick .. up .. later|after|then|once|again
		put|leave|set|lay|keep|place|hold|move .. to|on one side $
		put|leave|set|lay|keep|place|hold|move .. to|on one side for|until|till|while
		put|leave|set|lay|keep|place|hold|move .. to|on the side
		goes|go|live|stays|stay|sits under|to|in|on .. for now|bottom|end|last|fridge|desk|table|book|there|drawer
		bottom|end|foot of the page|list|agenda|meeting|review
		one .. at a time
		keep .. in mind .. after|later|when|propose
		not yet
		^ not now
		not .. just|right now
		it will keep
		another|different conversation
		for later
		once|when|after .. settled|clear|agreed|closed|done|seen|ticked|checked|finished .. then|will|answer|settle
	`},
}

// findDefer finds the price set aside. It needs a price asked for; a manager in the
// same sentence makes it a dodge, and a give in it takes it back.
func findDefer(s *scan) {
	if !s.sit.deal.asked && !s.sit.deal.spoken {
		return
	}
	for _, g := range []group{gDefer, gDeferWeak} {
		for _, m := range s.by[g] {
			w := s.line.Words[m.first]
			if !s.sit.deal.asked && !s.subject(s.sentence(m.first)) || s.longAgo(m) || s.isOrdered(s.sentence(m.first)) {
				continue
			}
			if s.scope(m.first, m.last).Any(text.Reported|text.Hypothetical) && !w.Quoted {
				continue
			}
			f, l := s.sentence(m.first)
			if s.anyIn(gManager, f, l) || w.Scope.Any(text.Negated) && s.at(m.first) != "not" && s.at(m.first) != "will" && s.at(m.first) != "rather" || w.Scope.Any(text.Condition) {
				continue
			}
			if g == gDeferWeak && !s.aboutAsk(f, l) && !s.laterThing(m, f, l) || s.carPark(m) {
				continue
			}
			s.add(Defer, m.first, m.last, 1, "defer")
		}
	}
}

// carPark reports parking that is a place for cars: "gym and parking spot".
func (s *scan) carPark(m match) bool {
	if s.at(m.first) != "parking" {
		return false
	}
	switch s.at(m.first + 1) {
	case "spot", "spots", "space", "spaces", "place", "lot", "fee", "garage", "bay", "ticket", "permit", "available", "included", "is", "and":
		return true
	}
	switch s.at(m.first - 1) {
	case "covered", "street", "free", "the", "and", "private", "has", "have", "with", "or", "no":
		return true
	}
	return false
}

// laterThing reports that what they asked for is looked at later: "after the summer we look who
// gets the corner", "we'll come to coffee".
func (s *scan) laterThing(m match, f, l int) bool {
	switch s.at(m.first) {
	case "at", "we", "after", "once", "when", "look", "talk", "speak", "see":
		return s.sit.deal.kind && s.thing(f, l)
	}
	return false
}

// longAgo reports words of order that tell of the past or of something else: "since last
// summer", "a year later", "what did it cost in the end".
func (s *scan) longAgo(m match) bool {
	switch e := m.last - 1; s.at(e) {
	case "then": // "I can do it for 46k then": in that case
		return s.known[e-1].class&(roleAsk|roleCounter|roleSmall|rolePercent) != 0 && (m.last == len(s.line.Words) || s.line.Words[m.last].Break > text.NoBreak)
	case "last":
		return s.at(e-1) == "since" || monthName[s.at(m.last)] || m.last < len(s.line.Words) && s.line.Words[m.last].Break == text.NoBreak && (s.at(m.last) == "year" || s.at(m.last) == "month" || s.at(m.last) == "week" || s.at(m.last) == "summer" || s.at(m.last) == "time" || s.at(m.last) == "quarter")
	case "there":
		return s.at(m.first-1) == "us" && s.at(m.first-2) == "let" && (m.last == len(s.line.Words) || s.line.Words[m.last].Break >= text.Stop)
	case "once":
		return s.at(m.last) == "a" || s.at(m.last) == "per" || s.at(m.last) == "every"
	case "yet":
		return s.at(m.last) == "a" || s.at(m.last) == "an"
	case "later":
		return s.known[e-1].class&roleSpell != 0 || s.at(e-1) == "year" || s.at(e-1) == "years"
	case "end":
		f, _ := s.sentence(m.first)
		return s.at(f+1) == "did" || s.at(f+1) == "does"
	}
	return false
}

var monthName = plainSet(`january february march april may june july august september october november december winter spring autumn night`)

// aboutAsk reports that words first to last speak of the request: by figure, by the
// price, or by a bare "it" after a sentence that does or at the reply's beginning.
func (s *scan) aboutAsk(first, last int) bool {
	if s.subject(first, last) {
		return true
	}
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "it", "that", "this", "one":
			if first == 0 {
				return true
			}
			f, l := s.sentence(first - 1)
			return s.subject(f, l) || f == 0 && l-f <= 8
		}
	}
	return false
}

// subject reports the price, the buyer's figure or the request among the words.
func (s *scan) subject(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleAsk|rolePercent|roleSmall|bitPrice|bitOff) != 0 {
			return true
		}
		switch s.at(i) {
		case "money", "moneys", "terms", "commercial", "commercials", "percent", "percentage", "budget", "request", "ask", "match", "matching", "subject", "question":
			return true
		}
	}
	return false
}
