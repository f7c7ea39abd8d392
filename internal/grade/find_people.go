package grade

import (
	"strings"

	"spar/internal/text"
)

// peoplePhrases are how a reply speaks to the person.
var peoplePhrases = []phraseSet{
	{gAck, `
		i hear you|that|@ask
		you .. said|mentioned|told|asked
		you are right
		you have .. point
		fair ask|point|enough|question|comment
		i get|see|know|understand .. it|that|why|you|what|how
		understood|understand
		that .. makes sense
		heard
		noted
		good|great question|point
		thank you|thanks .. for|being
		appreciate
		i .. would .. be .. too|cross|angry|annoyed|furious|ask
		in your shoes|place|position
		reasonable
		of course you
		no wonder
		is|are right that|to|about
		i am not surprised
		not argue with him|her|them|that|you
		must be|have been
		sounds like
		i am sorry .. about|to hear|for|that
		i|we would ..1 ask|throw|say|want|wonder|doubt|leave|hang|shout|think|feel|hate|worry|send ..3 too
		that|it|this is ..1 hard|tough|rough|bitter|sad|rotten .. for|on you|both|him|her|them|all|us
		i hate it|that|this for you|him|her|them
		that must hurt|sting|ache|have
		i|we owe him|her
		i|we owe you a|an|one|that
	`},
	{gAckGeneric, `
		i understand
		i hear you
		great|good question|point
		i appreciate
		thank you
		thanks
	`},
	{gOther, `
		use|try|take|go|buy|choose|stay|keep|pick|need .. instead|them
		better fit|off|suited|served .. with|by
		would be better .. with|off
		recommend .. them|their|another|other|somebody|someone
		not .. right fit|one|product|tool|us for
		@me .. are not the right|best
		@me .. do not do that
		they do .. that|it better|well
		does .. well
		go with them
		take|buy|choose|use their|his|hers|theirs
		his|hers|theirs|their|that one .. is .. better|right .. for you|your|here|there
		his|hers|theirs is the right one
		theirs is|are better|right|stronger ..2 there|here|for
		is the right one|machine|tool|firm|man|woman .. for you|your
		they|he|she .. is|are better .. than we|us|i|me|ours|mine
		better than we|us|ours|mine|i .. are|am|is
		leave that|it|them with|to him|her|them
		from me .. not a machine|system|tool
		it|that|this|he|she|they fits|fit|suits|suit you .. better|best
		take|buy|choose the other|others|cheaper|smaller|@num one|ones
		stick with .. them|what|your
		introduce you to
		i know someone|somebody
		point you to
	`},
	{gFeedback, `
		what would make|take .. ten|nine|better|it
		how are|did we do~
		what|where .. could|can|should|did we|i .. better|improve|wrong|differently|change|miss~
		what .. one thing
		report card
		mark|grade|score|rate us|me
		what .. missing
		what .. would you change
		out of ten
		honest feedback
		your feedback
		what .. nine|ten
		what would .. take to get
	`},
	{gReferral, `
		who else .. you|do|should|might|know|would|in
		who else of|among your
		do you .. know anyone|anybody|someone|somebody|others|any
		introduce me|us
		introduction to
		an introduction
		an intro
		put me|us in touch
		refer me|us
		pass .. my|our name
		recommend me|us
		someone you know
		who .. should i|we .. talk|speak|meet
		anyone|anybody .. same|like you|interested
	`},
	{gRecall, `
		how did|is|was .. your|the|go|getting
		fingers crossed
		good luck .. to|with|for|on
		say|give .. hello|regards|love|best
		congratulations|congrats
		tell .. from me|i
		you .. mentioned|told .. last|when|in
		last time .. we|you
		i remember
		i .. remembered
		hope .. exam|kids|family|daughter|son|move|went
		thinking of
	`},
}

// findAcknowledge finds the buyer's own concern taken up: a phrase of hearing with
// words of the buyer's line beside it is stronger than the phrase alone.
func findAcknowledge(s *scan) {
	for _, m := range s.by[gAck] {
		if s.scope(m.first, m.last).Any(text.Hypothetical) || s.scope(m.first, m.last).Any(text.Negated) && !s.negates(m.first, m.last) || s.otherObject(m) || s.givesGround(m) {
			continue
		}
		f, l := s.sentence(m.first)
		st := 0.4
		for _, o := range s.Overlaps {
			if o.Kind == topicBuyerLine && s.spansIn(o.Spans, f, l) > 0 || o.Kind == topicStakeholder && s.spansIn(o.Spans, f, l) > 1 {
				st = 1
			}
		}
		s.add(Acknowledge, m.first, m.last, st, "heard")
	}
	s.reassures()
}

// reassures finds a thing of the buyer's line told to be well: "the basket's sound, tell him that
// first". Where a price is asked for, it is an argument.
func (s *scan) reassures() {
	if s.sit.deal.asked {
		return
	}
	w := s.line.Words
	for i := 1; i < len(w); i++ {
		if !well[w[i].Norm] || w[i].Scope.Any(text.Negated|text.Question|text.Condition) {
			continue
		}
		noun := i - 1
		switch {
		case w[noun].Norm == "is" || w[noun].Norm == "are":
			noun--
		case strings.HasSuffix(s.line.Text(w[noun].Span), "'s") || strings.HasSuffix(s.line.Text(w[noun].Span), "’s"):
		default:
			continue
		}
		if noun < 0 || i+1 < len(w) && w[i+1].Break == text.NoBreak && w[i+1].Norm != "and" {
			continue
		}
		for _, o := range s.Overlaps {
			if o.Kind == topicBuyerLine && spansWithin(o.Spans, w[noun].Start, w[noun].End) > 0 {
				s.add(Acknowledge, s.clause(w[i].Clause).First, i+1, 0.7, "reassures")
				break
			}
		}
	}
}

// well is what one says of what is not lost.
var well = plainSet(`sound safe intact alive unharmed unhurt saved whole undamaged untouched`)

// otherObject reports a verb of hearing whose object is something else: "I get back to you",
// "I see no reason to", "I know a firm that", "I see you on Tuesday".
func (s *scan) otherObject(m match) bool {
	i := m.first + 1
	verb := s.at(i)
	if s.at(m.first) != "i" || verb != "get" && verb != "see" && verb != "know" && verb != "understand" {
		return false
	}
	for i++; hearsWell[s.at(i)]; i++ {
	}
	next := ""
	if i+1 < len(s.line.Words) && s.line.Words[i+1].Break == text.NoBreak {
		next = s.at(i + 1)
	}
	if verb == "know" || verb == "understand" && i >= len(s.line.Words) {
		return unknownTo[s.at(i)]
	}
	switch s.at(i) {
	case "it":
		return verb == "see" && (next == "here" || next == "in" || next == "on" || next == "now") || verb == "get" && (next == "to" || next == "back" || next == "done" || next == "signed" || next == "fixed" || next == "out" || next == "off" || next == "sorted" || next == "ready")
	case "you":
		return verb == "see" && (next == "on" || next == "at" || next == "there" || next == "then" || s.known[min(i+1, len(s.known)-1)].class&roleTime != 0)
	case "that", "why", "what", "how", "where", "this", "your":
		return false
	case "the":
		return verb == "get" || verb == "see"
	}
	return true
}

// unknownTo are the words behind "I know" that begin something of our own.
var unknownTo = plainSet(`a an no nobody some somebody someone people two three one nothing plenty many few`)

// hearsWell are the words that may stand between a verb of hearing and what is heard.
var hearsWell = plainSet(`completely fully perfectly totally entirely really well very just exactly absolutely all quite too`)

// wishes open a wish.
var wishes = plainSet(`fingers good hope congratulations congrats thinking`)

// findRecall finds a personal thing said with words of the context.
func findRecall(s *scan) {
	for _, m := range s.by[gRecall] {
		if s.scope(m.first, m.last).Any(text.Negated) {
			continue
		}
		f, l := s.sentence(m.first)
		if wishes[s.at(m.first)] && !s.personal(f, l) || s.greetsOnly(m, f, l) {
			continue // "good luck with the board" remembers nothing
		}
		for _, o := range s.Overlaps {
			if (o.Kind == topicContext || o.Kind == topicBuyerLine || o.Kind == topicStakeholder) && s.spansIn(o.Spans, f, l) > 0 {
				s.add(Recall, m.first, m.last, 0.8, "remembered")
				break
			}
		}
	}
}

// greetsOnly reports a greeting to be handed on with nothing remembered in it: "give him my best",
// "tell them hello from me". "Give Aoife my love for the exam" remembers something.
func (s *scan) greetsOnly(m match, first, last int) bool {
	switch s.at(m.first) {
	case "say", "give", "tell":
	default:
		return false
	}
	for k := m.first + 1; k < min(m.last+6, last); k++ {
		if k >= m.last && s.line.Words[k].Break >= text.Semi {
			break
		}
		if ofLife[s.at(k)] && s.at(k-1) != "your" {
			return false
		}
		if w := &s.line.Words[k]; k >= m.last && content(*w) && len(s.sit.byStem[w.Stem]) > 0 {
			return false
		}
	}
	return true
}

func findRecommendOther(s *scan) {
	for _, m := range s.by[gOther] {
		if t := s.at(m.last); s.at(m.last-1) == "them" && (t == "to" || t == "away" || t == "off" || t == "out" || t == "back" || t == "down" || t == "along") {
			continue // "take them to court"
		}
		if !s.scope(m.first, m.last).Any(text.Reported | text.Question) {
			s.add(RecommendOther, m.first, m.last, 0.7, "other")
		}
	}
	s.sendsAway()
}

func findAskFeedback(s *scan) {
	for _, m := range s.by[gFeedback] {
		if s.line.Words[m.last-1].Scope.Any(text.Question) || s.at(m.first) == "your" || s.at(m.first) == "honest" {
			s.add(AskFeedback, m.first, m.last, 0.8, "feedback")
		}
	}
}

func findAskReferral(s *scan) {
	for _, x := range s.by[gReferral] {
		// Beside a price asked for, only a question asks for an introduction; the same words
		// in a condition are what a trade wants back.
		if sc := s.scope(x.first, x.last); !sc.Any(text.Negated|text.Reported) && (!s.sit.deal.asked || sc.Any(text.Question)) {
			s.add(AskReferral, x.first, x.last, 0.8, "referral")
		}
	}
}
