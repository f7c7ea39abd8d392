package grade

import "spar/internal/text"

// stancePhrases are predicates about the request and the words that turn them over.
// They are not looked for whole: findStance puts them together clause by clause.
var stancePhrases = []phraseSet{
	{gRefuse, `
		refuse~|decline~|deny|denying|reject~|resist~|object|oppose
		turn|turning .. down
		knock|knocking|push|throw that|it|this|you back
		pass|passing up|on
		pass up
		stand|standing against
		stand|standing|get .. in the|your way
		say|saying no
		tell|telling you|him|her no
		argue|arguing|quibble|quarrel
		objection|objections
		hear|get|give a|any no
	`},
	{gTurn, `
		not|never|hardly|barely|without|nobody|none|unable|neither|nothing
		why would|should|on i|we|anyone|anybody|earth
		who would|could|can|in
		what kind|sort of
		last thing|person|one|man|woman
		more fool me
		shame|pity|crime|waste|sin to
		struggle|loath|reluctant|fail to
		too .. to
		cold day
		not as if|though
		not like i|we
		not no way|chance|how
		by no means
		as if|though
		like i|we would ever|turn|say|refuse|decline|object
		no chance|way|hope|reason|point|question|earthly|world|universe|version|danger|fear|circumstance|circumstances|part|mood|position|objection|objections|complaint|complaints|quarrel|argument|desire|wish|intention|one|body|business|right
		mad|crazy|silly|fool|foolish|daft|nuts|insane|stupid|idiot|mental|bonkers|lunatic|madness|lunacy|bananas|barmy|rude|churlish|wrong|unwise|criminal
		off|out|need my head|mind|rocker
		hard|difficult|tough|impossible|harder|hardest to
		hard|difficult|tough|impossible|harder|hardest for me|us to
		who am i to
		far be it
		how could|can|am|would|do|should i|we
		too good
	`},
	{gAskOut, `
		off the table
		out of the question
		out of reach
		not on
		a no
		too much|far|steep|high
		beyond me|us
		impossible|unrealistic|unworkable
		is no
		a pass
		off limits
		a non-starter|nonstarter|stretch|no-go
		bridge too far
		more than i|we can
		out $
	`},
	{gAskIn, `
		yours
		possible|doable|feasible|manageable|achievable
		in the bag
		agreed|approved|granted|done|sorted|settled
		ok|fine|alright|yes
		on the table
		there for you
		a yes
		available
		happening
		happen
		no problem|issue|bother|trouble|worries|drama|sweat|biggie|problems
		something i|we can|could|will
		what i|we can .. do|offer|give
		within my|our|what|the
		there for|if
		something we|i can
		i|we can .. do|manage|give|live|stretch|offer
		works for me|us
	`},
	{gDoubt, `
		you|they|anyone|everyone|nobody|anybody|committee|board .. wonder~|doubt~|question~|distrust~|suspect~|disbelieve~
		you .. ask what|why|where|how
		you .. ask yourself
		stop|lose|losing trusting|trust|believing|faith
		not .. trust|believe|respect
		make|makes you .. wonder|doubt|question|suspicious|ask
		you .. think .. padded|air|inflated|joke|game|fake|real|soft|high
		suspicious|suspicion
		never .. real|honest|serious|worth
		was .. padded|inflated|soft|invented|air|fake
		not .. worth .. first place
		what it was|is|were .. worth|really
		what else
		padded|hot air
		not .. serious
		tell you .. first|price|number|was
		next time|year .. you .. ask|would|expect|want
	`},
	{gDrop, `
		drop|dropped|dropping|drops|cut|cutting|cuts|lower|lowered|lowering|lowers|knock|knocked|knocking|reduce|reduced|reducing|shave|shaved|shaving|slash|slashing|take|took|taking|came|come .. @price|@ask|@pct|@off|down|it
		gave|give|giving .. @ask|@pct|@off|in|it
		fold|folded|cave|caved|gave in
		@price .. falls|fell|drops|moves|moved|bends|melts|comes
		said|say|saying yes
		discount|discounting|discounts .. would|makes|make|only|says
		discounted
		cave|caved|caving|fold|folded|folding|blink|blinked|yield|yielded
		a discount this
	`},
}

// findStance decides, clause by clause, where the reply stands to the request: a
// predicate of giving or refusing, turned over by every negation before it, open
// ("not") or implied ("I'd be mad to"). An even number of turns leaves it as it is.
func findStance(s *scan) {
	if !s.sit.deal.asked {
		return
	}
	for c := range s.line.Clauses {
		cl := s.clause(c)
		sc := s.line.Words[cl.First].Scope
		if s.deniedThought(c) || sc.Any(text.Condition|text.Hypothetical) && !s.asIf(cl) || s.othersClause(cl) {
			continue
		}
		turns := s.turns(cl)
		if m, ok := s.firstIn(gRefuse, cl.First, cl.Last); ok && !s.hearsNo(cl, m) && (s.mine(cl, m.first) || s.oursToRefuse(cl, m, turns)) {
			s.stand(cl, m, len(turns.before(m.first))%2 == 1)
			continue
		}
		if len(turns) == 0 {
			s.plainStance(cl)
			continue
		}
		if i := s.giveVerb(cl); i >= 0 {
			s.turned(cl, i, turns.before(i))
		}
	}
}

// asIf reports a clause that waves a thought away: "as if I'd turn you down".
func (s *scan) asIf(cl text.Clause) bool {
	for i := cl.First; i < min(cl.First+4, cl.Last); i++ {
		if s.at(i) == "as" && (s.at(i+1) == "if" || s.at(i+1) == "though") {
			return true
		}
	}
	return false
}

// hearsNo reports that it is we who hear a no: "I did not hear a no".
func (s *scan) hearsNo(cl text.Clause, m match) bool {
	return (s.at(m.first) == "hear" || s.at(m.first) == "get") && s.mine(cl, m.first) && s.anyWord(text.Clause{First: cl.First, Last: m.first}, "i", "we")
}

// oursToRefuse reports a refusal that is ours although another word stands as its
// subject: "it would be foolish to decline", "you won't hear a no from me", "nobody in
// their right mind would refuse".
func (s *scan) oursToRefuse(cl text.Clause, m match, turns turnings) bool {
	if s.at(m.first-1) == "to" && len(turns.before(m.first)) > 0 {
		for i := m.first - 1; i >= max(cl.First, m.first-5); i-- {
			if t := s.at(i); t == "you" || t == "they" || t == "he" || t == "she" {
				return false
			}
		}
		return true
	}
	if t := s.at(cl.First); t == "nobody" || t == "no" && s.at(cl.First+1) == "one" || t == "anybody" || t == "anyone" || t == "nothing" || t == "who" || t == "what" || t == "it" && s.anyWord(cl, "me", "us") {
		return true
	}
	from := m.last
	if s.at(from) == "out" {
		from++
	}
	return (s.at(from) == "from" || s.at(from) == "of") && (s.at(from+1) == "me" || s.at(from+1) == "us")
}

// deniedThought reports a refusal asked about and denied in the next breath: "You think
// I'd say no? Not a chance." It gives.
func (s *scan) deniedThought(c int) bool {
	cl := s.clause(c)
	m, ok := s.firstIn(gRefuse, cl.First, cl.Last)
	if !ok || !s.line.Words[cl.First].Scope.Any(text.Question) || c+1 >= len(s.line.Clauses) || s.line.Words[cl.Last].Break != text.Ask {
		return false
	}
	if t := s.at(m.first - 1); t == "not" {
		return false
	}
	next := s.clause(c + 1)
	mad := false
	for _, x := range s.by[gTurn] {
		mad = mad || x.first >= next.First && x.last <= next.Last && madWords[s.at(x.first)]
	}
	switch a, b := s.at(cl.Last), s.at(cl.Last+1); {
	case mad, a == "never", a == "hardly", a == "no" && b != "," && s.clause(c+1).Last-s.clause(c+1).First <= 3, a == "not" && (b == "a" || b == "at" || b == "me" || b == "likely"), a == "of" && b == "course" && s.at(cl.Last+2) == "not", a == "as" && b == "if":
		s.clearHold(cl)
		s.clearHold(next)
		s.stanceGives = append(s.stanceGives, give{first: m.first, last: next.Last, concession: -1, why: "accept"})
		return true
	}
	return false
}

// madWords call the one who would refuse a fool.
var madWords = plainSet(`mad crazy silly fool foolish daft nuts insane stupid idiot mental bonkers lunatic off out need more`)

// turnings are the negations of a clause by their last word.
type turnings []match

func (t turnings) before(word int) turnings {
	var out turnings
	for _, m := range t {
		if m.first < word {
			out = append(out, m)
		}
	}
	return out
}

// turns are the negations in the clause, none counted twice.
func (s *scan) turns(cl text.Clause) turnings {
	var out turnings
	for _, m := range s.by[gTurn] {
		if m.first < cl.First || m.last > cl.Last || len(out) > 0 && m.first < out[len(out)-1].last {
			continue
		}
		if s.at(m.first) == "not" && (s.at(m.first+1) == "only" || s.at(m.first+1) == "just" || s.at(m.first-1) == "why") {
			continue
		}
		out = append(out, m)
	}
	return out
}

// firstIn is the first match of a group that begins among the words.
func (s *scan) firstIn(g group, first, last int) (match, bool) {
	for _, m := range s.by[g] {
		if m.first >= first && m.first < last {
			return m, true
		}
	}
	return match{}, false
}

// othersClause reports a clause about what others do or say.
func (s *scan) othersClause(cl text.Clause) bool {
	switch s.at(cl.First) {
	case "nobody":
		_, refuses := s.firstIn(gRefuse, cl.First, cl.Last)
		return !refuses
	case "they", "he", "she", "somebody", "who", "which", "people":
		return s.at(cl.First) != "who" || s.at(cl.First+1) != "am"
	}
	return s.line.Words[cl.First].Scope.Any(text.Reported)
}

// mine reports that the predicate at word i is said of us: "I" or "we" stands before
// it, or nobody does.
func (s *scan) mine(cl text.Clause, i int) bool {
	for j := i - 1; j >= cl.First; j-- {
		switch s.at(j) {
		case "i", "we", "me", "us":
			return true
		case "you", "they", "he", "she", "it":
			return false
		}
	}
	return true
}

// stand notes the stance: giving or holding.
func (s *scan) stand(cl text.Clause, m match, gives bool) {
	if s.asksBuyer(cl) {
		return
	}
	if !gives {
		s.add(Hold, m.first, m.last, 0.9, "refuses")
		return
	}
	s.clearHold(cl)
	s.stanceGives = append(s.stanceGives, give{first: cl.First, last: cl.Last, concession: -1, why: "accept"})
}

// clearHold takes back a hold found in a clause whose negations cancel out.
func (s *scan) clearHold(cl text.Clause) {
	kept := s.List[:0]
	for _, x := range s.List {
		if x.Move != Hold || x.First < cl.First || x.First >= cl.Last {
			kept = append(kept, x)
		}
	}
	s.List = kept
}

// asksBuyer reports a question that the clause puts to the buyer.
func (s *scan) asksBuyer(cl text.Clause) bool {
	w := s.line.Words[cl.First]
	first := s.at(cl.First)
	if leadsIn[first] {
		first = s.at(cl.First + 1)
	}
	return w.Scope.Any(text.Question) && first != "who" && first != "how" && first != "why" && (first != "what" || s.at(cl.First+1) != "kind" && s.at(cl.First+1) != "sort")
}

// giveVerb is the word of giving in a clause that has the request for its object, or -1.
func (s *scan) giveVerb(cl text.Clause) int {
	for i := cl.First; i < cl.Last; i++ {
		switch s.at(i) {
		case "do", "give", "giving", "offer", "offering", "manage", "meet", "take", "taking", "knock", "knocking", "agree", "agreeing", "accept", "grant", "match", "matching", "drop", "dropping", "cut", "cutting", "lower", "lowering", "reduce", "reducing", "go", "going", "get", "stretch", "move", "discount", "discounting", "shave", "budge", "come", "sell", "approve", "allow", "doing":
		default:
			continue
		}
		if s.at(i) == "do" && (s.at(i+1) == "not" || s.at(i+1) == "you") || s.at(i) == "going" && s.at(i+1) == "to" {
			continue
		}
		for j := i; j < min(i+6, cl.Last); j++ {
			if s.known[j].class&(roleAsk|bitOff) != 0 || j > i && (s.at(j) == "that" || s.at(j) == "it" || s.at(j) == "this") && (j+1 >= cl.Last-1 || s.tag(j+1, cl)) {
				if s.mine(cl, i) {
					return i
				}
			}
		}
	}
	return -1
}

// tag reports that only a tag follows: "am I", "can we".
func (s *scan) tag(i int, cl text.Clause) bool {
	if i+2 != cl.Last {
		return false
	}
	switch s.at(i) {
	case "am", "are", "can", "could", "will", "would", "do", "did", "is":
		return true
	}
	return false
}

// turned notes a giving under negations: one of them holds, two of them give.
func (s *scan) turned(cl text.Clause, i int, before turnings) {
	switch {
	case len(before) == 0:
	case len(before)%2 == 1:
		s.add(Hold, before[0].first, i+1, 0.9, "not-given")
	default:
		if !s.asksBuyer(cl) {
			s.clearHold(cl)
			s.stanceGives = append(s.stanceGives, give{first: cl.First, last: cl.Last, concession: -1, why: "accept"})
		}
	}
}

// plainStance reads what is said of the request itself, with no negation about: "five
// percent is yours", "5% is off the table".
func (s *scan) plainStance(cl text.Clause) {
	at := -1
	for i := cl.First; i < cl.Last; i++ {
		if s.known[i].class&roleAsk != 0 {
			at = i
			break
		}
	}
	if at < 0 || s.line.Words[at].Scope.Any(text.Question|text.Reported) {
		return
	}
	for i := cl.First; i+1 < at; i++ {
		if (s.at(i) == "could" || s.at(i) == "can") && s.at(i+1) == "say" {
			return // what could be said is not said
		}
	}
	if m, ok := s.firstIn(gAskOut, at, min(at+7, cl.Last)); ok && !smallThing[s.at(m.last)] {
		s.add(Hold, at, m.last, 0.9, "ask-refused")
		return
	}
	if m, ok := s.firstIn(gAskIn, at+1, min(at+6, cl.Last)); ok && !s.has(Defer) {
		s.stanceGives = append(s.stanceGives, give{first: at, last: m.last, concession: -1, why: "ask-granted"})
	}
}

// smallThing are words after "no" that call the request a small matter.
var smallThing = plainSet(`problem problems issue bother trouble worries drama sweat biggie`)

// doubted reports a sentence in which a cut only serves to say what the buyer would
// think of it.
func (s *scan) doubted(first, last int) bool {
	return s.onlySupposed(first, last) || s.anyIn(gDoubt, first, last) && s.dropIn(first, last)
}

func (s *scan) dropIn(first, last int) bool {
	return s.anyIn(gDrop, first, last)
}
