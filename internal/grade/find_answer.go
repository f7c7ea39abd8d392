package grade

import (
	"strings"

	"spar/internal/text"
)

// find_answer.go tells when a reply speaks to the buyer's line, whatever its words are: it
// answers the buyer's question in the kind that was asked for, says back a word of the question
// in a sentence of its own, or tells the buyer what to do. None of this leads elsewhere, and
// no estimate from words may say so.

// asked are kinds of questions.
type asked uint8

const (
	askedWhen asked = 1 << iota
	askedWho
	askedHow
	askedWhy
	askedWhat
	askedWhether // yes or no
	askedWhere
)

// askedBy is what the buyer's line asks.
func askedBy(l *text.Line) (k asked) {
	for i := 0; i < len(l.Words); {
		first := i
		for i < len(l.Words) && l.Words[i].Sentence == l.Words[first].Sentence {
			i++
		}
		if l.Words[i-1].Scope.Any(text.Question) {
			k |= askedIn(l.Words[first:i])
		}
	}
	return k
}

// askedIn is what a question asks, by its first word that asks. It is one of yes or no if it has
// none.
func askedIn(w []text.Word) asked {
	for i := range w {
		switch w[i].Norm {
		case "when":
			return askedWhen
		case "who", "whose":
			return askedWho
		case "how":
			if i+1 < len(w) && (w[i+1].Norm == "soon" || w[i+1].Norm == "long" || w[i+1].Norm == "fast") {
				return askedWhen
			}
			return askedHow
		case "why":
			return askedWhy
		case "where":
			return askedWhat | askedWhere
		case "what", "which":
			return askedWhat
		}
	}
	return askedWhether
}

// speaksTo reports a reply that speaks to the buyer's line. It takes one sentence that does.
func (s *scan) speaksTo() bool {
	if s.listsSteps() || s.scraps() {
		return true
	}
	for i := 0; i < len(s.line.Words); {
		first, last := s.sentence(i)
		i = last
		if s.scope(first, last).Any(text.Reported) {
			continue
		}
		if s.asksWhen(first, last) || s.tellsToDo(first, last) || s.answersKind(first, last) || s.saysBack(first, last) || first == 0 && s.sit.asked&askedWhether != 0 && s.affirms(last) {
			return true
		}
	}
	return false
}

// asksWhen reports the buyer asked for a better time: "when do i ring better?".
func (s *scan) asksWhen(first, last int) bool {
	when, me := false, false
	for i := first; i < last; i++ {
		n := s.at(i)
		when, me = when || n == "when", me || n == "i" || n == "we"
	}
	return when && me && s.scope(first, last).Any(text.Question)
}

// tellsToDo reports a sentence that tells the buyer to do something, other than to wait or
// to leave it to us: "Ask Joost what the pallets look like at six".
func (s *scan) tellsToDo(first, last int) bool {
	i := first
	for i < last && beforeDoing[s.at(i)] {
		i++
	}
	if i >= last || !doing[s.at(i)] || s.scope(first, last).Any(text.Question) {
		return false
	}
	for k := i + 1; k < last; k++ {
		switch s.at(k) {
		case "me", "us", "we":
			return false
		}
	}
	return last-i >= 3 && (s.at(i) != "look" || s.at(i+1) == "at")
}

// beforeDoing are words that come before an order.
var beforeDoing = plainSet(`then so well just ok okay and now no yes do not but first instead simply better`)

// doing are verbs of what a buyer is told to do or to look at.
var doing = plainSet(`show ask bring take put sit stand look weigh count read compare clap open touch smell taste walk drive come go write click press check try watch
measure imagine picture let keep drop pull turn hold follow start stop cut print choose pick add train test knock feel visit`)

// answersKind reports a sentence that answers in the kind that was asked for.
func (s *scan) answersKind(first, last int) bool {
	k := s.sit.asked
	head := s.at(first)
	switch {
	case k&askedWhen != 0 && s.timed(first, last):
		return true
	case k&askedWho != 0 && s.says(first, last) && s.at(first+1) != "understand":
		return true
	case k&askedHow != 0 && (byWhat[head] && last-first >= 2 && s.at(first+1) != "us" && s.at(first+1) != "you" || s.doesHabit(first, last)):
		return true
	case k&askedWhere != 0 && s.placed(first, last):
		return true
	case k&askedWhy != 0 && (head == "because" || head == "so" && s.at(first+1) == "that" || head == "since"):
		return true
	}
	return false
}

// placed reports that it is said where something is: "it is on the lorry as we speak".
func (s *scan) placed(first, last int) bool {
	is := false
	for i := first; i+1 < last; i++ {
		switch s.at(i) {
		case "is", "are", "am", "was", "left", "leaves", "sits", "stands", "lies", "waits", "got", "still":
			is = true
		case "on", "in", "at", "near", "behind", "outside", "between", "from", "inside", "under", "halfway", "past":
			if is && !s.scope(first, last).Any(text.Question) {
				return true
			}
		}
	}
	return false
}

// affirms reports that the reply's first sentence answers a question of yes or no: "Guilty", "it
// is", "I promise".
func (s *scan) affirms(last int) bool {
	if affirms[s.at(0)] {
		return true
	}
	if last < 2 || !plainSubject[s.at(0)] {
		return false
	}
	switch s.at(1) {
	case "is", "are", "am", "do", "does", "did", "can", "promise", "guarantee", "was", "were":
		return last == 2 || s.line.Words[2].Break != text.NoBreak || s.at(1) == "can" || s.at(1) == "promise" || s.at(1) == "guarantee" || s.at(2) == "not" && last == 3
	}
	return false
}

// byWhat open what tells how or through whom.
var byWhat = plainSet(`by through with from via over`)

// affirms open an answer to a question of yes or no.
var affirms = plainSet(`yes no yep nope both neither guilty true busted correct indeed promise promised certainly never`)

var plainSubject = plainSet(`i we it they he she you that this`)

// timed reports a word that says when.
func (s *scan) timed(first, last int) bool {
	for i := first; i < last; i++ {
		if s.known[i].class&(roleTime|roleSpell) != 0 {
			return true
		}
	}
	return false
}

// says reports who is speaking: "I'm Sara", "Sara here, I sell film".
func (s *scan) says(first, last int) bool {
	for i := first; i < min(last, first+4); i++ {
		if n := s.at(i); (n == "i" || n == "we") && i+1 < last {
			switch s.at(i + 1) {
			case "am", "sell", "make", "run", "work", "are", "build", "supply", "install":
				return true
			}
		}
	}
	return false
}

// doesHabit reports what the seller does, or the buyer would do, as a habit: "I read job ads",
// "you write stop and it stops".
func (s *scan) doesHabit(first, last int) bool {
	if n := s.at(first); n != "i" && n != "we" && n != "you" || last-first < 3 {
		return false
	}
	switch s.at(first + 1) {
	case "am", "are", "was", "were", "have", "had", "do", "did", "can", "could", "will", "would", "should", "may", "might", "must", "not",
		"understand", "hear", "appreciate", "think", "feel", "believe", "hope", "see", "know", "guess", "love", "like", "need", "want", "never", "always", "just":
		return false
	}
	w := &s.line.Words[first+1]
	return w.Number < 0 && s.known[first+1].small&inGrammar == 0 && !s.past(first+1, first+2)
}

// saysBack reports a sentence with a verb that takes up a word of the buyer's line, where such words are
// a third of what the reply says: "it's a sales call", "Brakes don't make cardboard wet". The word
// alone is not enough: "Traffic on the highway is getting worse every year".
func (s *scan) saysBack(first, last int) bool {
	if s.scope(first, last).Any(text.Question) || !s.bends(first, last) || s.anyIn(gApology, first, last) {
		return false
	}
	for _, o := range s.Overlaps {
		if o.Kind != topicBuyerLine || 3*o.Words < s.Content {
			continue
		}
		for _, sp := range o.Spans {
			if s.line.Words[first].Start <= sp.Start && sp.End <= s.line.Words[last-1].End {
				return true
			}
		}
	}
	return false
}

// bends reports a verb that cannot be anything else among the words.
func (s *scan) bends(first, last int) bool {
	for i := first; i < last; i++ {
		if n := s.at(i); s.known[i].small&(isFinite|isVerb) != 0 || len(n) > 3 && strings.HasSuffix(n, "ed") {
			return true
		}
	}
	return false
}
