package grade

import (
	"strings"

	"spar/internal/text"
)

// findMeeting finds an appointment that opens with its time and needs no verb ("Monday at
// ten, with Callum"), or tells at once who does what then ("friday at noon i call you");
// and a deed of ours whose day stands behind it without a small word ("that side we take
// down friday").
func findMeeting(s *scan) {
	named := s.named()
	for c := range s.line.Clauses {
		cl := s.clause(c)
		f, l := s.sentence(cl.First)
		i, first := s.opensAt(f, cl), cl.First
		if i >= 0 {
			first = i
		} else if s.peopleFirst(f, cl.First) {
			i, first = cl.First, f
		}
		if i >= 0 {
			if e := s.timeEnd(i, l); e > i && !s.scope(i, e).Any(text.Negated|text.Reported|text.Hypothetical|text.Condition) {
				if first < i && (e == l || !tells[s.at(e)] && !s.hasVerb(e, l)) {
					s.addMeeting(first, l, true)
				} else {
					s.meeting(i, e, l, named[s.line.Words[f].Sentence])
				}
			}
		}
		s.deedOn(cl)
	}
}

// peopleFirst reports nothing but people among the words: "us three, | thursday at eight".
func (s *scan) peopleFirst(first, last int) bool {
	if last-first < 2 || last-first > 9 || !whoComes[s.at(first)] && !s.namesSomebody(first, first+1) || s.hasVerb(first, last) {
		return false
	}
	for i := first; i < last; i++ {
		w := &s.line.Words[i]
		if w.Scope.Any(text.Negated) || content(*w) && len(s.sit.byStem[w.Stem]) == 0 {
			return false
		}
	}
	return true
}

// opensAt is where the clause could open with a time: at its first word when nothing but
// small words of joining stand before it in the sentence, or a colon does; -1 otherwise.
func (s *scan) opensAt(sentence int, cl text.Clause) int {
	if s.line.Words[cl.First].Break != text.Semi {
		for i := sentence; i < cl.First; i++ {
			if !beforeTime[s.at(i)] {
				return -1
			}
		}
	}
	i := cl.First
	for i < cl.Last && beforeTime[s.at(i)] {
		i++
	}
	if i == cl.Last {
		return -1
	}
	return i
}

// beforeTime are the words that may stand before a time that opens a sentence.
var beforeTime = plainSet(`so ok okay then or better and well how about what right good great fine yes sure alright next rather let_us on at for`)

// timeEnd is the word behind a stretch of words that begins at i and says when, with a day
// or an hour in it; i when there is none.
func (s *scan) timeEnd(i, last int) int {
	e, said := i, false
	for k := i; k < last; k++ {
		w := &s.line.Words[k]
		if k > i && w.Break >= text.Semi {
			break
		}
		switch {
		case s.isDay(k), w.Norm == "tomorrow", w.Norm == "tonight":
			said, e = true, k+1
		case said && s.isHour(k), said && partOfDay[w.Norm]:
			e = k + 1
		case k > i && timeJoins[w.Norm], k == i && w.Norm == "this":
		default:
			return e
		}
	}
	return e
}

// isDay reports a day, a date or an hour of the clock that is meant once: not "Fridays".
func (s *scan) isDay(k int) bool {
	w := &s.line.Words[k]
	if w.Number < 0 || strings.HasSuffix(w.Text, "days") {
		return false
	}
	switch s.line.Numbers[w.Number].Kind {
	case text.Day, text.Date, text.Clock:
		return true
	}
	return false
}

// isHour reports a bare number that can be an hour.
func (s *scan) isHour(k int) bool {
	n := s.line.Words[k].Number
	return n >= 0 && s.line.Numbers[n].Kind == text.Plain && s.line.Numbers[n].Unit == "" && s.line.Numbers[n].Value <= 24
}

var (
	partOfDay = plainSet(`morning afternoon evening noon lunch lunchtime breakfast dinner midday night early late sharp latest ish thing then`)
	timeJoins = plainSet(`at on around about by before after from till until the in of first half past quarter next this`)
)

// meeting notes the appointment whose time stands from first to end in a sentence that
// ends at last, if somebody is in it.
func (s *scan) meeting(first, end, last int, somebody bool) {
	if end == last {
		switch {
		case !s.clocked(first, end):
		case s.listsPeople(last):
			_, l := s.sentence(last)
			s.addMeeting(first, l, true)
		default:
			s.addMeeting(first, last, false)
		}
		return
	}
	part := end + 1
	for part < last && s.line.Words[part].Break == text.NoBreak {
		part++
	}
	if tells[s.at(end)] || s.past(end, part) || s.asksHabit(first, last) {
		return
	}
	people := s.actors(end, last)
	if s.at(first) == "today" && !s.clocked(first, end) {
		return // "today half of it comes from two firms"
	}
	if w := s.at(end); (w == "i" || w == "we") && s.line.Words[end].Break < text.Stop {
		v := s.verbAt(end+1, last)
		if v < 0 || s.line.Words[v].Scope.Any(text.Negated) {
			return
		}
		s.addMeeting(first, last, people >= 2 || somebody)
		return
	}
	if s.hasVerb(end, last) {
		return
	}
	with := s.at(end) == "with" && end+1 < last && !notWho[s.at(end+1)] || s.at(end) == "with" && s.namesSomebody(end, last)
	for i := end + 1; i < last; i++ {
		if s.line.Words[i].Break == text.Comma && tells[s.at(i)] && s.at(i) != "or" {
			return // "Tuesday, with that heat, is hard"
		}
	}
	switch {
	case people >= 2 || somebody || with:
		s.addMeeting(first, last, true)
	case s.line.Words[end].Break == text.Comma && (people > 0 || s.clocked(first, end)), s.joinsLater(end, last):
		s.addMeeting(first, last, false)
	}
}

// joinsLater reports somebody named behind a comma: "Wednesday 6:30 at your gate, me with a bag".
func (s *scan) joinsLater(first, last int) bool {
	for i := first; i < last; i++ {
		if b := s.line.Words[i].Break; whoComes[s.at(i)] && b >= text.Comma && b < text.Stop && !s.hasVerb(i, last) {
			return true
		}
	}
	return false
}

// notWho are the words behind a "with" that bring nobody.
var notWho = plainSet(`that this it such so all no some more less`)

// listsPeople reports that the sentence that begins at word i says who comes: "you, me,
// Herr Pohl".
func (s *scan) listsPeople(i int) bool {
	if i >= len(s.line.Words) || !whoComes[s.at(i)] && s.at(i) != "both" && s.at(i) != "with" {
		return false
	}
	f, l := s.sentence(i)
	return l-f <= 12 && (s.actors(f, l) >= 2 || s.namesSomebody(f, l)) && !s.hasVerb(f, l) && (l-f < 2 || s.at(f+1) == "and" || s.line.Words[f+1].Break == text.Comma || s.at(f) == "with" || s.at(f) == "both")
}

// addMeeting notes the appointment, with somebody in it or not; where other phrases found a
// step in the same words, it is that one.
func (s *scan) addMeeting(first, last int, who bool) {
	strength := 0.8
	if who {
		strength = 1
	}
	for i := range s.List {
		if x := &s.List[i]; x.Move == NextStep && x.First <= first && last <= x.Last {
			x.Rule, x.Strength = byMeeting, max(x.Strength, strength)
			return
		}
	}
	s.add(NextStep, first, last, strength, byMeeting)
}

// byMeeting names the rule of an appointment.
const byMeeting = "meeting"

// clocked reports a day with an hour beside it among the words.
func (s *scan) clocked(first, end int) bool {
	n := 0
	for i := first; i < end; i++ {
		if s.isDay(i) || s.isHour(i) || s.at(i) == "tomorrow" || s.at(i) == "noon" {
			n++
		}
	}
	return n >= 2
}

// tells are the words behind a time that make it the subject of a statement: "Monday is
// too late".
var tells = plainSet(`is was are were does did has had means costs cost will would can could not never or might may should work works suit suits`)

// verbAt is the verb of a deed at word i, or a little further behind small words; -1 for
// none. What we can or will do is known by other phrases.
func (s *scan) verbAt(i, last int) int {
	for k := i; k < min(i+3, last); k++ {
		switch t := s.at(k); {
		case deeds[t]:
			return k
		case t == "just" || t == "also" || t == "both" || t == "all" || t == "two" || t == "myself":
		default:
			return -1
		}
	}
	return -1
}

// deeds are what is done on a day one names.
var deeds = plainSet(`send call ring phone bring show draft write come book put prepare run walk drop get start email mail text share set meet visit count sit print deliver fix take pick fetch load look check cook measure test try cut mark go drive stand talk speak read clean build open collect grind mount install swap change train`)

// hasVerb reports a word that makes the rest of a sentence a statement about the time. What
// follows a "then" or a comma says what the meeting is for.
func (s *scan) hasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if i > first && (s.line.Words[i].Break >= text.Comma && s.at(i) != "and" && !whoComes[s.at(i)] || s.at(i) == "then") {
			return false
		}
		switch s.at(i) {
		case "is", "are", "am", "has", "have", "does", "do", "will", "would", "can", "could", "shall", "should", "must", "not":
			return true
		}
	}
	return false
}

var whoComes = plainSet(`us you me i he she we they him her them`)

// deedOn finds a deed of ours with its day behind it in the clause, told for the time to come.
func (s *scan) deedOn(cl text.Clause) {
	for i := cl.First; i+2 < cl.Last; i++ {
		if t := s.at(i); t != "i" && t != "we" {
			continue
		}
		v := s.verbAt(i+1, cl.Last)
		if s.at(i+1) == "am" && thereWords[s.at(i+2)] {
			v = i + 1
		}
		if v < 0 || s.scope(i, cl.Last).Any(text.Negated|text.Reported|text.Hypothetical|text.Condition|text.Question) || s.past(cl.First, cl.Last) {
			continue
		}
		if s.at(v) != "am" && !s.putsIn(cl) && !s.putOff(match{first: i, last: v + 1}) && s.namesSomebody(v, cl.Last) && !s.habit(i, cl.Last) {
			s.addMeeting(cl.First, cl.Last, false)
			return
		}
		for k := v + 1; k < min(cl.Last, v+8); k++ {
			if (s.isDay(k) || s.at(k) == "tomorrow" || s.at(k) == "tonight") && !everyOne[s.at(k-1)] && (k+1 == cl.Last || s.timeEnd(k, cl.Last) == cl.Last || s.at(k+1) == "with" || s.at(k+1) == "and") {
				s.addMeeting(cl.First, cl.Last, s.actors(cl.First, cl.Last) >= 2)
				return
			}
		}
	}
}

// habit reports what is done again and again, and no step.
func (s *scan) habit(first, last int) bool {
	for i := first; i < last; i++ {
		if t := s.at(i); everyOne[t] || t == "always" || t == "usually" || t == "often" || t == "never" || strings.HasSuffix(s.line.Words[i].Text, "days") {
			return true
		}
	}
	return false
}

// thereWords are where somebody is who says that he will be.
var thereWords = plainSet(`there here with by at on over back coming free round`)

// everyOne are the words before a day that is no single one, or not to come.
var everyOne = plainSet(`every each any all most last past other like than some one`)

// appointment is the first word of a day, a date or an hour to come, or -1.
func (s *scan) appointment(first, last int) int {
	for i := first; i < last; i++ {
		w := &s.line.Words[i]
		switch w.Norm {
		case "tomorrow", "tonight":
			return i
		case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
			if s.at(i-1) == "of" {
				return i // "on the first of August"
			}
		}
		if w.Scope.Any(text.Negated | text.Reported) {
			continue
		}
		if w.Number >= 0 {
			switch s.line.Numbers[w.Number].Kind {
			case text.Day, text.Clock, text.Date:
				before := s.at(i - 1)
				if before == "the" {
					before = s.at(i - 2) // "on the 10th"
				}
				switch before {
				case "on", "at", "by", "until", "till", "before", "for", "next", "this", "from", "of":
					return i
				}
			}
		}
	}
	return -1
}
