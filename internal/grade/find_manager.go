package grade

import "spar/internal/text"

// managerPhrases put the answer off to somebody above, or to rules somebody made.
var managerPhrases = []phraseSet{
	{gManager, `
		let me|us .. check|speak|talk|consult|phone|call|ring|confirm|discuss|raise|escalate|text|verify|clarify .. @boss|@team|them|him|her|internally|around|inside|upstairs
		let me|us ask|check .. @boss|@team|them|him|her|internally|around|inside|upstairs|if|whether|production
		let me|us see .. with|if_they|if_he|if_she|what_they|what_he|what_she
		let me get .. manager|boss|director|supervisor|her|him
		@me|to ask|asking|check|speak|talk|consult|confirm|discuss|verify|clarify|see .. my|our|the|with .. @boss|@team
		@me|to phone|ring|text|call|email|message my|our|the .. @boss|partner|office|finance
		@me .. ask|asking|get|request|need .. permission|approval|authorization|sign-off|okay|go-ahead|blessing
		ask|check .. upstairs|internally|head|hq|singapore
		run|running it|that|this|the|your|@num|@ask .. past|by|up .. @boss|@team|them|him|her|someone|somebody|chain|flagpole
		run it past|by|up
		run that|this past|by
		take|push|send|escalate|bring|put|kick|pass|flag|float|raise|refer|carry .. it|this|that|the|your|them|request|number .. upstairs|internally|higher|above
		take|push|send|escalate|bring|put|kick|pass|flag|float|raise|refer|carry .. it|this|that|the|your|them|request|number|back .. to|with|by my|our|the ..1 @boss
		take .. that|it|this .. back to him|her|them|the
		escalate .. to|with .. @boss
		pass it all on to
		my|our|the .. @boss .. has|needs|must|have|will|would|can .. approve|sign|decide|agree|ok|allow|authorize|clear|bless|say
		my|our|the .. @boss .. signs|decides|approves|okays|authorizes
		my|our .. @boss .. would|will|could|might|may .. go|agree|let|allow|do|say|be|wear|give|approve|accept
		@boss|she|he|simon|team|committee|desk|finance|partner sign|signs|approve|approves|decide|decides .. off|on|anything|it|discounts|discounting|extras|that|below|under|everything|this|above|over
		sign-off .. from|by .. @boss|@team
		need|get|require|takes .. approval|permission|sign-off|authorization|authority|go-ahead|blessing|okay
		need .. to ok|approve|agree|sign|clear|authorize|okay|bless|wear|see it
		would|will|might need|have to ask|check $
		need to ask|check .. if|whether|with|how much|first $
		i will ask .. if|whether $
		i will ask $
		i can|could ask .. if|whether|what|our|my
		ask my|our|the .. what|how|if|whether|about
		must .. ask|see|check|speak .. with|permission|my|the|our
		need|get|have|wait|want .. sign-off|okay|ok|nod|approval|go-ahead|blessing|green|permission|authority|yes .. from my|our|the|finance|head|legal|management|upstairs|above|higher
		sign off from my|our|the|finance
		not authorized|empowered
		only my|our|the .. @boss .. can|could|may|approves|decides|signs
		above|beyond|outside my pay|grade|level|authority|remit|limit|power|head|station
		sits|lies|rests|stays|is with|up_to my|our|the ..1 @boss
		without my|our|a ..2 approval|okay|ok|permission|sign-off|say-so|blessing
		i|we need|want|await approval|permission|sign-off
		loop in my|our|the ..1 @boss
		loop my|our|the ..1 @boss in
		not my decision|call|place|level|position|department|area
		not .. mine to give|make|decide|offer
		not in my power|gift|authority|hands
		not up to me|us
		not really up to me
		not .. i|me who .. decide|decides|sets|set|make|makes
		can not decide
		i|we do not set|make|decide .. price|prices|pricing|rates|rules|fees|call
		not .. have .. authority|power
		got|have no authority|power|say
		see what they|he|she|@boss|the|my|our|finance .. say|says|can|do|will
		see if|whether they|he|she|@boss|the|my|our .. will|would|can|let|wear|allow|agree|could|approve|might|may
		see .. if they will|would|let
		find out .. what .. @boss|they|he|she .. say|allow
		find out if|whether|what .. they|he|she|@boss|we
		perhaps|maybe they allow|let
		what .. @boss .. says|say|thinks|can do
		word|chat with .. my|our|the .. @boss|@team
		have .. word with
		go back to .. my|our|the .. @boss|@team
		put the|a|your request|case in|up
		i .. only the|a|an .. rep|salesman|manager|seller|salesperson|junior
		i .. just the|a .. rep|salesman|account|manager|seller|salesperson|sales
		better off with .. @boss
		@boss .. much? bigger
		she|he can do .. bigger|more|better
		check|approved|cleared|socialize~ .. internally
		internal approval|sign|process
		once i have .. spoken|talked|checked|asked|socialize~
		would have to speak|talk|check .. with|to .. @boss|@team
		that is for|with|down_to .. @boss|finance $
		something to discuss with
		that is .. decided by .. @boss
		discuss with .. our|my|the|pricing .. team|@boss
		come|ring|call|get back .. with .. answer|verdict|decision
		with her|his|their answer
		until i have spoken|asked|checked
		all decided in|by|at
		the decision .. is .. with|made
		she|he|they decide|decides
		go to .. she|he is .. director|manager|boss|head
		step out and .. call|ring|ask|find
		if i can get .. budget|approval|it past|permission
		can i call my
		could probably get that approved
		not .. get to decide|approve|choose
		not me who
		have|need|must to? .. escalate it|that|this|@ask $
		will|let_me escalate it|that|this|@ask $
		goes|go|is over|above my head
		my limit is
		not allowed to .. sign|approve|give|decide|go
		not .. on my own|authority let|i|we
		would have to agree to
		have|need to see what|whether|if they|he|she|@boss|@team .. allow|say|says|allows|let|lets
		@price|prices|rates|discounts|reductions|it ..1 is|are|get|gets made|set|decided|fixed|settled|done by|in|at|upstairs|above|elsewhere .. @boss|@team|office|upstairs
		have to ring|call|text|phone|ask him|her|them
		@boss|@team|hr|accounts|legal|finance|he|she|they can|could|will|should|must take|handle|sort|answer|decide|settle it|this|that|from .. here|there|over|on|with
		@boss|hr|accounts|legal|finance can|will|could take it|this|that
		for|with|to|by hr|finance|legal|accounts|head|my|our|the .. to decide|say|answer|settle
		the|our|my system|computer|software|till|screen|programme|program ..2 not let|allow|give|take|accept|go|do
		the|our|my system|computer|software|till|screen ..1 needs|wants|asks|requires|blocks|stops|caps|locks
		put that|it|this|@ask in front of my|our|the
		above|beyond me|us
		take|bring|raise .. up with my|our|the|@boss|@team
		@boss|chef|agency|landlord|dad|father|mum|mom|mother|wife|husband|brother|sister|partner|accounts|office|company sets|fixes|makes|decides|runs|handles it|that|this|them|@price|prices|rates|money|discounts
		@boss|chef|landlord|dad|father|mum|mom|mother|wife|husband|brother|sister|partner decides $
		@boss|@team gives|hands out
		i|we am? only|just ..1 take|write|fill|carry|pass the? orders|order|tickets|ticket|messages
		i|we am? only|just ..1 work|help|sell|drive|deliver here|there|them
		@price .. is not mine|my|up_to_me
		agent|accountant|solicitor handles|does|decides|sets|makes that|it|this|@price|money
		@price|prices|rates|discounts|reductions ..1 is|are|get|gets made|set|decided|fixed|settled|done upstairs|elsewhere|above|higher
		have|has|need|needs to vote|agree on|over it|that|this|@ask
		@ask|that|it goes|go|went to the|our|my ..1 @team|@boss|desk
		does|handles|makes|decides|sets the money|prices|price|pricing|rates|discounts|numbers $
		let me run it|that|this|@ask|@price past|by
		put that|it|this|@ask to my|our|the .. @boss|@team
	`},
	{gManagerWeak, `
		see what i|we can do
		get back to you
		come back to you
		have to check|ask
		need to check|ask
		let me check|ask|see
	`},
	{gHands, `
		my .. @boss .. no|not
		@boss .. said|says no
		said no
	`},
}

// notMyBoss are the words before a boss that make him the buyer's.
var notMyBoss = wordSet(`your his her their client customer you`)

// findManager finds the answer put off upwards. The buyer's own bosses are whom the
// sale needs, and bringing an expert in is help, so only a decision put off counts.
func findManager(s *scan) {
	for _, m := range s.by[gManager] {
		if s.at(m.first) == "see" && s.at(m.first+1) == "what" && (s.at(m.first-1) == "can" || s.at(m.first-1) == "will") && s.at(m.first-2) == "you" {
			continue // "so you can see what they do"
		}
		if s.known[m.first].class&bitPrice != 0 && s.at(m.last-1) == "mine" && s.clause(s.line.Words[m.first].Clause).Last < m.last {
			continue // "a lovely number, but it isn't mine"
		}
		if s.scope(m.first, m.first+1).Any(text.Hypothetical|text.Condition) || !s.putsOff(m) || s.onlyColleague(m) {
			continue
		}
		s.add(Manager, m.first, m.last, 1, "manager")
	}
	findConsult(s)
	s.asksNamed()
	if !s.has(Manager) {
		s.vagueCheck()
	}
}

// putsOff tells "let me ask my boss" from "I won't ask my boss", "your boss asked"
// and "let's ask your CFO together".
func (s *scan) putsOff(m match) bool {
	if s.at(m.last) == "together" || s.at(m.last) == "both" {
		return false
	}
	if t := s.at(m.first); t == "does" || t == "handles" || t == "makes" || t == "decides" || t == "sets" {
		switch s.at(m.first - 1) {
		case "market", "demand", "it", "that", "which", "what", "who", "you", "quality", "weather", "steel", "this":
			return false
		}
	}
	own := false // a negation that belongs to the phrase
	for i := m.first; i < m.last; i++ {
		w := s.line.Words[i]
		if notMyBoss[w.Norm] && s.known[i].class&bitBoss == 0 && (i+1 < m.last || i+1 < len(s.known)) {
			for j := i + 1; j < min(i+4, len(s.known)); j++ {
				if s.known[j].class&(bitBoss|bitTeam) != 0 {
					return false
				}
			}
		}
		if w.Norm == "not" || w.Norm == "no" {
			own = true
		}
	}
	w := s.line.Words[m.first]
	if w.Scope.Any(text.Negated) && !own {
		return false
	}
	if s.line.Words[m.first].Scope.Any(text.Question) && (s.at(m.first) == "you" || s.at(m.first-1) == "you") {
		return false
	}
	if t := s.at(m.first); (t == "need" || t == "have" || t == "get" || t == "want") && (s.saidOfYou(m.first) || s.at(m.first-1) == "you" || s.at(m.first-2) == "you" && s.at(m.first-1) == "still") {
		return false
	}
	if i := m.first; s.at(i-1) == "not" || s.at(i-1) == "without" || s.at(i-2) == "not" || s.at(i-1) == "to" && s.at(i-2) == "need" && s.at(i-3) == "not" {
		return false
	}
	return !w.Scope.Any(text.Reported)
}

// onlyColleague reports a match that rests on a colleague who decides nothing: asked
// where no price is at stake, or named so far from "our" that it is no person at all
// ("the two pages side by side").
func (s *scan) onlyColleague(m match) bool {
	team := -1
	for i := m.first; i < m.last; i++ {
		if s.known[i].class&bitBoss != 0 {
			return false
		}
		if s.known[i].class&bitTeam != 0 {
			team = i
		}
	}
	if team < 0 || team != m.last-1 {
		return false
	}
	if !s.sit.deal.asked {
		f, l := s.sentence(m.first)
		for i := f; i < l; i++ {
			if s.at(i) == "back" && i >= m.last || s.at(i) == "send" && s.at(i+1) == "you" {
				return false
			}
		}
		return true
	}
	for i := max(m.first, team-2); i < team; i++ {
		switch s.at(i) {
		case "my", "our", "the", "with", "to", "from", "a":
			return false
		}
	}
	return s.at(team) != "internally"
}

// vagueCheck finds a put-off that names nobody: "let me check and come back to you".
func (s *scan) vagueCheck() {
	if !s.sit.deal.asked {
		return
	}
	for _, m := range s.by[gManagerWeak] {
		if s.line.Words[m.first].Scope.Any(text.Negated | text.Question | text.Condition | text.Reported) {
			continue
		}
		if (s.at(m.first) == "have" || s.at(m.first) == "need") && s.at(m.first-1) == "you" {
			continue
		}
		s.add(Hedge, m.first, m.last, 0.7, "put-off")
	}
}

// asksNamed finds "let me ask Imke": a person outside the buyer's own circle is asked.
func (s *scan) asksNamed() {
	for _, m := range s.by[gManagerWeak] {
		if s.at(m.first) != "let" || s.at(m.last-1) != "ask" || m.last >= len(s.line.Words) {
			continue
		}
		w := s.line.Words[m.last]
		if plainWords[w.Norm] || w.Number >= 0 || s.known[m.last].class&bitMe != 0 || grammar[w.Norm] || w.Norm == "straight" || w.Norm == "directly" || w.Norm == "plainly" || w.Scope.Any(text.Negated|text.Condition) {
			continue
		}
		if s.buyersPerson(w) {
			continue
		}
		s.add(Manager, m.first, m.last+1, 0.8, "asks-named")
	}
}

// buyersPerson reports a name of the buyer's side: a stakeholder's or the buyer's own.
func (s *scan) buyersPerson(w text.Word) bool {
	for i := range s.sit.topics {
		t := &s.sit.topics[i]
		if t.kind != topicStakeholder && t.kind != topicName {
			continue
		}
		for _, n := range t.names {
			if n == w.Stem {
				return true
			}
		}
	}
	return false
}
