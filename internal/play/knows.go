package play

import (
	"slices"
	"strings"

	"spar/internal/scenario"
	"spar/internal/text"
)

// answers is how many questions of one reply the buyer answers; an interrogation gets
// no more than this out of them.
const answers = 2

// heardBefore is what a buyer says who is asked the same thing again.
var heardBefore = []string{
	"I've answered that one.",
	"You asked me that already. Same answer.",
	"As I told you a moment ago.",
}

// deflection is what a buyer says to a question they do not want to answer, where
// the file has no words for it.
var deflection = []string{
	"I'd rather not go into that.",
	"Let's leave that out for now.",
	"That's not something I want to get into today.",
}

// answer lets the buyer answer what the reply asks, before they react to the rest.
// Whether they open up depends on their trust after hearing the whole reply. Nothing
// is told twice in the same words. Where they react to the rest in words of their own, the
// stock ones, that this was asked before or is not gone into, are left out: nobody says
// two things at once.
func answer(sc *scenario.Scenario, st State, reply string, events []Event, reacts bool) (State, []Event) {
	said := func(words string) {
		events = append(events, Said{Beat: st.Beat, Buyer: true, Text: words, Aside: true})
	}
	for _, i := range asked(reply, sc.Buyer.Knows) {
		k := sc.Buyer.Knows[i]
		switch told := slices.Contains(st.Told, i); {
		case reacts && (told || st.Trust < k.Trust && (slices.Contains(st.Deflected, i) || k.Deflect == "")):
		case told:
			said(wording(heardBefore, st.Seed, st.Turn, "heard"))
		case st.Trust >= k.Trust:
			said(k.Says)
			st.Told = append(st.Told, i)
		case slices.Contains(st.Deflected, i) || k.Deflect == "":
			said(wording(deflection, st.Seed, st.Turn, "deflect"))
		default:
			said(k.Deflect)
			st.Deflected = append(st.Deflected, i)
		}
	}
	return st, events
}

// asked is which of the things known the reply asks about, in the order of the
// questions, at most as many as the buyer answers. A thing is asked about where the
// words of one of its `about` entries, by stem, stand in one question or request;
// where several are, the question gets the one with the most entries in it.
func asked(reply string, knows []scenario.Knowledge) []int {
	var found []int
	for _, q := range questions(text.Parse(reply)) {
		best, most := -1, 0
		for i, k := range knows {
			n := 0
			for _, about := range k.About {
				if q.mentions(about) {
					n++
				}
			}
			if n > most && !slices.Contains(found, i) {
				best, most = i, n
			}
		}
		if best < 0 {
			continue
		}
		if found = append(found, best); len(found) == answers {
			return found
		}
	}
	return found
}

// question is a sentence that asks for something: its words, spelled right, and
// their stems.
type question struct {
	words string
	stems []string
}

// questions are the sentences that ask for something.
func questions(l *text.Line) []question {
	var all []question
	for i := 0; i < len(l.Words); {
		first, asks := i, false
		var q question
		var words []string
		for ; i < len(l.Words) && l.Words[i].Sentence == l.Words[first].Sentence; i++ {
			words, q.stems = append(words, l.Words[i].Norm), append(q.stems, l.Words[i].Stem)
			asks = asks || l.Words[i].Scope.Has(text.Question)
		}
		if asks || requests(l.Words[first:i]) {
			q.words = strings.Join(words, " ")
			all = append(all, q)
		}
	}
	return all
}

// request are the openings that ask without a question mark.
var request = [][]string{
	{"tell", "me"}, {"walk", "me"}, {"talk", "me"}, {"help", "me", "understand"}, {"show", "me"}, {"give", "me"},
	{"i", "would", "like", "to", "know"}, {"i", "wonder"}, {"let", "us", "talk", "about"}, {"curious"},
}

// requests reports whether the sentence holds one of the openings.
func requests(words []text.Word) bool {
	return slices.ContainsFunc(request, func(opening []string) bool {
		for i := 0; i+len(opening) <= len(words); i++ {
			if slices.EqualFunc(words[i:i+len(opening)], opening, func(w text.Word, o string) bool { return w.Norm == o }) {
				return true
			}
		}
		return false
	})
}

// mentions reports whether every word of about stands in the question, by stem.
func (q question) mentions(about string) bool {
	const head = 3 // no ending changes so much of a word; most are ruled out by it, unparsed
	if folded := text.Fold(about); !strings.Contains(q.words, folded[:min(head, len(folded))]) {
		return false
	}
	words := text.Parse(about).Words
	for _, w := range words {
		if !slices.Contains(q.stems, w.Stem) {
			return false
		}
	}
	return len(words) > 0
}
