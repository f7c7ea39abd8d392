package grade

import "spar/internal/text"

// managerPhrases put the answer off to somebody above, or to rules somebody made.
var managerPhrases = []phraseSet{
	{gManager, `
		let me|us .. @call .. @boss|@team|them|him|her|internally|around|inside
		@me .. ask|asking .. @boss|permission|approval
		@me .. @call with|to|by|it|that|this|at|up|past? .. my|our|the .. @boss|@team
		ask|asking|check|checking|speak|speaking|talk|talking|consult|phone|ring|text|call|email .. with|to? my|our .. @boss|@team
		ask|check .. upstairs|internally|head|hq|singapore|inside|around
		run|take|pass|put|bring|push|send|refer|escalate|clear|square|raise|get|float|flag .. by|past|to|with|up|from|internally .. my|our|the .. @boss|@team
		take|push|pass|send|run|bring|escalate it|this|that|the .. upstairs|internally|up|higher|above
		run it|that|this|the .. past|by|up
		run .. past|by .. her|him|them
		my|our .. @boss .. has|needs|will|would|signs|sign|decides|decide|approves|approve|okays|to|can|could|might|may|is
		my|our|the .. @boss|team .. sign|signs|approve|approves|approval|okay|ok|agree|authorize|authorizes|allow|allows|wear|decide|decides
		have to|need|must .. ask|check|clear|approval|permission|sign|authorization|authority
		need|get|require|want .. approval|permission|sign-off|authorization|authorisation|authority|go-ahead|blessing|green
		get .. approved|signed|authorized|okayed|cleared
		need|get .. sign off|from
		above my pay|grade|level
		not my decision|call|say|place|level|position|decide|authorized|allowed
		not .. authorized|allowed|permitted|empowered|able|authority|power .. to|decide|@give
		not in? my power|hands|authority|gift
		not up to me
		i|we do not set|make|decide .. price|prices|pricing|rates|rules|fees|call
		hands are tied
		company|corporate|our? policy .. not|does|says|is|forbids
		set|decided|fixed|controlled .. by .. head|office|@boss|singapore|hq
		see|find out|ask what .. they|he|she|@boss|@team .. say|says|do|does|can|let|allow|think
		see if|whether .. they|he|she|@boss|@team .. will|would|can|let|wear|allow|agree|could|approve|might
		they|he|she .. allow|let me|us
		what .. @boss .. says|say
		word|chat with .. my|our|the .. @boss|@team
		go back to .. my|our|the .. @boss|@team
		put .. request|case in|to|up
		i .. only the|a|an .. rep|salesman|account|manager|seller|salesperson
		speak|talk .. @boss directly|yourself|instead
		better off with .. @boss
		@boss .. much? bigger
		check internally
		internal approval|sign
		come|get back .. after|once|when .. spoken|talked|checked|asked
		not got? the? authority
		beyond|outside my authority|remit|limit|power
		that is .. for|with|up .. @boss|@team
		discuss with .. our|my|the|pricing .. team|@boss
		leave it with me
		take .. that|it|this|them .. back .. @boss|@team
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
		if s.scope(m.first, m.first+1).Any(text.Hypothetical) {
			continue
		}
		if !s.putsOff(m) {
			continue
		}
		s.add(Manager, m.first, m.last, 1, "manager")
	}
	if !s.has(Manager) {
		s.vagueCheck()
	}
}

// putsOff tells "let me ask my boss" from "I won't ask my boss", "your boss asked"
// and "let's ask your CFO together".
func (s *scan) putsOff(m match) bool {
	own := false // a negation that belongs to the phrase
	for i := m.first; i < m.last; i++ {
		w := s.line.Words[i]
		if notMyBoss[w.Norm] && s.known[i].class&classBit("boss") == 0 && (i+1 < m.last || i+1 < len(s.known)) {
			for j := i + 1; j < min(i+4, len(s.known)); j++ {
				if s.known[j].class&(classBit("boss")|classBit("team")) != 0 {
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
	if i := m.first; s.at(i-1) == "not" || s.at(i-1) == "without" || s.at(i-2) == "not" || s.at(i-1) == "to" && s.at(i-2) == "need" && s.at(i-3) == "not" {
		return false
	}
	return !w.Scope.Any(text.Reported)
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
