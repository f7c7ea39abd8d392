package grade

import (
	"cmp"
	"slices"

	"spar/internal/text"
)

// smalltalk.go holds that being warm costs nothing. Thanks, the weather and good wishes about
// a reply say nothing of the matter, so the matter is weighed without them: however long they
// are, they neither thin a refusal out nor stand where a reply ends. What they do for the
// person they still do.

// smallTalkPhrases are what a sentence holds that is there for company.
var smallTalkPhrases = []phraseSet{
	{gSmallTalk, `
		thanks|thank_you again|ever|kindly|too
		thanks|thank_you so|very much
		thanks a lot|million|bunch
		many thanks
		thanks|thank_you for .. time|coffee|tea|lunch|cake|welcome|call|calling|visit|having|seeing|meeting|chat|kindness|hospitality|company|patience|openness|trust
		thanks|thank_you for being
		it means .. lot|much|world to us|me
		hope .. well|weekend|evening|holiday|holidays|family|day|week|trip|journey|sun|weather|better|healthy|fun|nice|lovely
		enjoy .. evening|weekend|day|holiday|holidays|rest|week|trip|sun|sunshine|dinner|lunch|break
		have a|yourself .. weekend|evening|day|week|one|holiday|trip|afternoon|morning|break
		such|what|real a .. pleasure|joy|treat|delight
		what a? pleasure|joy|delight
		pleasure|joy|delight|privilege to|getting|working|talking|speaking|meeting
		always .. pleasure|joy|enjoy
		the|this weather
		raining|snowing|sunny|sunshine
		say hello|hi to
		my|best|kind|kindest|warm|warmest regards|wishes|greetings
		give my|our .. love|regards|best
		take .. care of yourself|yourselves
		^ take care $
		stay safe|well|healthy|warm|dry
		all the best $
		speak|talk|see_you soon $
		good|nice|lovely|great|wonderful to .. see|meet|hear you|your|from
		what a day|week|month|morning|journey|view|season
		how are you|things|the_kids|the_family|the_dog
		my|our|your .. wife|husband|dog|cat|son|daughter|kids|mother|grandson|granddaughter|grandchildren|puppy
		fingers crossed
		made|brighten~|makes my|our .. day
		you|everyone|everybody|they .. so|very|really|ever|always kind|friendly|lovely|nice|welcoming|wonderful|helpful|patient
		everyone|everybody .. has|was|is|are been? lovely|kind|friendly|wonderful|nice
		good|nice|lovely|great|wonderful chatting|talking|catching|seeing|hearing|meeting
		you are .. star|angel|gem|darling|treasure|legend|sweetheart|saint|wonder
		wishing you
		wish you .. weekend|evening|day|week|holiday|trip|luck|christmas
		safe travels|journey|trip|flight|drive
		pass on my|our
		remember me to
		talk~ your ear
		let|leave you .. get back|to_your .. lunch|dinner|sandwich|sandwiches|tea|coffee|evening|weekend
		kind|sweet|nice|lovely|good of you to
		feel so? welcome
		how welcome
		quite|what a storm|day|night|party|match|view|journey|drive
		where does|did the time
		sound|looking|look .. tired|rested|well|under_the_weather
		nicest|loveliest|kindest|best clients|customers|people|team
		slept|sleep like|well|badly
		on my way here|over
		the way here|over
		the cold is|was|out
		birthday|wedding|christening|graduation
		garden|barbecue|holiday|holidays was|were|went|go
		happy birthday|christmas|easter|holidays|new
		merry christmas
		the traffic|trains|motorway|roadworks
		noise .. background
		long|busy|hard|crazy|mad week|day|month
		match|game last night
		on|at|over the|this weekend
		picture|plants|flowers .. wall|lobby|desk|window
		your receptionist|garden|roses
	`},
}

// matters are the moves by which a sentence is more than company, wherever it holds one.
var matters = map[Move]bool{
	Discount: true, Unconditional: true, Trade: true, Halfway: true, Manager: true, Defer: true, Quantified: true, Insight: true, Apology: true,
	Pressure: true, Hold: true, NextStep: true, Insult: true, RecommendOther: true, OwnFault: true, AskFeedback: true, AskReferral: true,
}

const (
	// fewestMatter is how many words have to be left when small talk is taken away.
	fewestMatter = 4
	// mostTouched is how many words of a part of the situation small talk may hold: people
	// thank for the coffee that the buyer spoke of.
	mostTouched = 1
)

// withoutSmallTalk is the reply with blanks where it only keeps company, so that every place
// in it stays what it was; "" where there is nothing to take away or nothing would be left.
func (v *view) withoutSmallTalk() string {
	var rest []byte
	left, looked := len(v.line.Words), 0
	for _, m := range v.f.Phrases {
		if m.group != gSmallTalk || m.first < looked {
			continue // each sentence is looked at once, however much of this it holds
		}
		first, last, span := v.sentenceAbout(m.first)
		looked = last
		if !v.onlyCompany(first, last, span) {
			continue
		}
		if rest == nil {
			rest = []byte(v.line.Typed)
		}
		for i := span.Start; i < span.End; i++ {
			rest[i] = ' '
		}
		left -= last - first
	}
	if left < fewestMatter {
		return ""
	}
	return string(rest)
}

// sentenceAbout is the sentence of word i: its words, first to last exclusive, and its span
// up to the next one.
func (v *view) sentenceAbout(i int) (first, last int, span text.Span) {
	w := v.line.Words
	for first = i; first > 0 && !begins(v.line, first); first-- {
	}
	for last = i + 1; last < len(w) && !begins(v.line, last); last++ {
	}
	span = text.Span{Start: w[first].Start, End: len(v.line.Typed)}
	if last < len(w) {
		span.End = w[last].Start
	}
	return first, last, span
}

// onlyCompany reports a sentence that says nothing of the matter: no figure, no move, no
// "but" and "if", and hardly a word of the situation's.
func (v *view) onlyCompany(first, last int, span text.Span) bool {
	for _, w := range v.line.Words[first:last] {
		if w.Norm == "but" || w.Norm == "if" || w.Quoted {
			return false
		}
	}
	for _, n := range v.line.Numbers {
		if n.Word >= first && n.Word < last {
			return false
		}
	}
	for i := range v.f.List {
		if f := &v.f.List[i]; matters[f.Move] && f.First < last && f.Last > first {
			return false
		}
	}
	for _, o := range v.f.Overlaps {
		touched := 0
		for _, s := range o.Spans {
			if s.Start >= span.Start && s.End <= span.End {
				touched++
			}
		}
		if o.Kind != topicName && touched > mostTouched {
			return false
		}
	}
	return true
}

// besides puts into the marks of the matter what the small talk about it did for the
// person: the marks of the whole, where these are higher.
func (m *Marks) besides(whole *Marks) {
	const d = Connection
	if whole.Expected[d] <= m.Expected[d] {
		return
	}
	m.Levels[d], m.Expected[d], m.Sure[d], m.Range[d] = whole.Levels[d], whole.Expected[d], whole.Sure[d], whole.Range[d]
	m.Why[d], m.Missing[d] = whole.Why[d], whole.Missing[d]
	m.Evidence = slices.DeleteFunc(m.Evidence, func(e Evidence) bool { return e.Dimension == d })
	cited := map[Move]bool{}
	for _, e := range whole.Evidence {
		if e.Dimension == d {
			m.Evidence = append(m.Evidence, e)
			cited[e.Move] = true
		}
	}
	slices.SortStableFunc(m.Evidence, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Dimension, b.Dimension))
	})
	made := []Move{}
	for _, row := range moves {
		if id := row.ID; m.Has(id) || whole.Has(id) && (id == Acknowledge || id == Recall || cited[id]) {
			made = append(made, id)
		}
	}
	m.Moves = made
}
